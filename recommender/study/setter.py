"""Who sets questions: one facet, one seed, one question."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import chain
from random import Random

from recommender.model.knowledge import Knowledge
from recommender.model.question import ExamQuestion, Facet
from recommender.study.checklists import checklist_questions
from recommender.study.choices import scenario_questions
from recommender.study.desk import Desk
from recommender.study.services import service_questions, ways
from recommender.study.situations import Situations
from recommender.study.turning import turning_questions

TURNING = 0.3
"""The share of the questions about rules that ask for the turning point, where there is one."""


class Setter:
    """Sets questions from the rules, as they stand on a day.

    The knowledge has to hold the examples beside the rules; without them only services are asked.
    """

    def __init__(self, knowledge: Knowledge, as_of: date) -> None:
        self._desk = Desk(knowledge, as_of)
        self._situations: dict[str, Situations] = {}

    def facets(self) -> tuple[Facet, ...]:
        """Return every facet that can be asked, decision by decision, then the services."""
        return self._facets

    @cached_property
    def _facets(self) -> tuple[Facet, ...]:
        return tuple(facet for facet in self._desk.facets if self._can_be_asked(facet))

    def _can_be_asked(self, facet: Facet) -> bool:
        """Tell whether some situation has it in it; it may still not decide in any of them."""
        if facet.kind == "service":
            return bool(ways(self._desk.knowledge.service[facet.subject], self._desk))
        situations = self._at(facet.decision)
        if facet.kind == "rating":
            return facet.subject in situations.compared
        return facet.subject in situations.holding

    def question(
        self, facet: Facet, seed: int, unlike: frozenset[str] = frozenset()
    ) -> ExamQuestion | None:
        """Return a question that asks for the facet; None if none was found.

        Args:
            facet: what it asks for above all.
            seed: the same seed gives the same question.
            unlike: the ids of questions that are not to be asked again.
        """
        rng = Random(f"{facet.key} {seed} {self._desk.day}")
        found = self._questions(facet, rng)
        return next((question for question in found if question.id not in unlike), None)

    def _questions(self, facet: Facet, rng: Random) -> Iterator[ExamQuestion]:
        if facet.kind == "service":
            return service_questions(facet, self._desk, rng)
        decision = self._desk.knowledge.decision[facet.decision]
        if decision.choose == "any":
            return checklist_questions(facet, decision, self._at(decision.id), self._desk, rng)
        asking = [scenario_questions]
        if facet.kind == "rule" and rng.random() < TURNING:
            asking = [turning_questions, scenario_questions]
        asked = (facet, decision, self._at(decision.id), self._desk, rng)
        return chain.from_iterable(way(*asked) for way in asking)

    def _at(self, decision: str) -> Situations:
        if decision not in self._situations:
            own = self._desk.knowledge.decision[decision]
            self._situations[decision] = Situations(own, self._desk)
        return self._situations[decision]
