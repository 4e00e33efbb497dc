"""Papers: as many questions of each domain as the blueprint says, none of them twice."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from random import Random

from recommender.model.exam import Domain, Exam
from recommender.model.knowledge import Knowledge
from recommender.model.question import ExamQuestion, Facet
from recommender.study.setter import Setter
from recommender.study.shares import apportioned

SEEDS = 2**32
RATINGS = 1 / 3
"""Among the questions of a decision, the share of those that ask for a rating."""


def paper(exam: Exam, knowledge: Knowledge, as_of: date, seed: int) -> tuple[ExamQuestion, ...]:
    """Return the questions of a paper; the same seed gives the same paper.

    Args:
        exam: the blueprint.
        knowledge: what is asked about, with the examples beside the rules.
        as_of: the day whose knowledge is asked for.
        seed: any number.
    """
    rng = Random(f"{exam.id} {seed} {as_of}")
    return _Paper(exam, knowledge, Setter(knowledge, as_of), rng).questions()


class _Paper:
    """A paper being set."""

    def __init__(self, exam: Exam, knowledge: Knowledge, setter: Setter, rng: Random) -> None:
        self._exam, self._setter, self._rng = exam, setter, rng
        self._checklists = {one.id for one in knowledge.decisions if one.choose == "any"}
        self._asked: set[str] = set()
        self._known: set[str] = set()
        self._told: set[tuple[object, ...]] = set()

    def questions(self) -> tuple[ExamQuestion, ...]:
        """Return the questions of all domains, mixed."""
        shares = {domain.id: domain.share for domain in self._exam.domains}
        wanted = apportioned(self._exam.questions, shares)
        several = self._exam.questions * self._exam.multiple_response // 100
        listing = {
            domain.id: domain.share
            for domain in self._exam.domains
            if self._checklists & {facet.decision for facet in self._of(domain)}
        }
        of_lists = apportioned(several, listing)
        found = [
            question
            for domain in self._exam.domains
            for question in self._domain(domain, wanted[domain.id], of_lists.get(domain.id, 0))
        ]
        self._rng.shuffle(found)
        return tuple(found)

    def _of(self, domain: Domain) -> list[Facet]:
        return [facet for facet in self._setter.facets() if facet.section in domain.sections]

    def _domain(self, domain: Domain, wanted: int, several: int) -> list[ExamQuestion]:
        """Return the questions of a domain; what one sort cannot fill is left to the other."""
        groups: dict[tuple[str, str], list[Facet]] = {}
        for facet in self._of(domain):
            groups.setdefault((facet.decision, facet.section), []).append(facet)
        lists = self._mixed(of for (name, _), of in groups.items() if name in self._checklists)
        ones = self._mixed(of for (name, _), of in groups.items() if name not in self._checklists)
        found = [*islice(lists, min(several, wanted))]
        return [*found, *islice(chain(ones, lists), wanted - len(found))]

    def _mixed(self, groups: Iterable[Sequence[Facet]]) -> Iterator[ExamQuestion]:
        """Yield a question of each group in turn, as long as there are any."""
        streams = [self._stream(group) for group in groups]
        self._rng.shuffle(streams)
        while streams:
            for stream in [*streams]:
                question = next(stream, None)
                if question is None:
                    streams.remove(stream)
                else:
                    yield question

    def _stream(self, facets: Sequence[Facet]) -> Iterator[ExamQuestion]:
        """Yield a question for each facet of a group, in an order of chance."""
        for facet in self._in_turn(facets):
            if facet.key not in self._known:
                seed = self._rng.randrange(SEEDS)
                question = self._setter.question(facet, seed, frozenset(self._asked))
                if question and self._is_new(question):
                    self._known.add(facet.key)
                    self._asked.add(question.id)
                    yield question

    def _is_new(self, question: ExamQuestion) -> bool:
        """Tell whether the paper tells its situation for the first time."""
        if question.scenario is None:
            return True
        told = (question.facet.decision, question.scenario.declared, question.scenario.decided)
        new = told not in self._told
        self._told.add(told)
        return new

    def _in_turn(self, facets: Sequence[Facet]) -> Iterator[Facet]:
        ratings = [facet for facet in facets if facet.kind == "rating"]
        others = [facet for facet in facets if facet.kind != "rating"]
        for some in (ratings, others):
            self._rng.shuffle(some)
        while ratings or others:
            rated = ratings and (not others or self._rng.random() < RATINGS)
            yield (ratings if rated else others).pop()
