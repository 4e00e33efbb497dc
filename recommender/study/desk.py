"""What everybody who sets questions needs at hand, prepared once."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from recommender.advise.many import Many, decide_many
from recommender.explain.changes import Changes, Moves, table_of
from recommender.explain.sweep import Case
from recommender.model.decision import Decision, Option
from recommender.model.knowledge import Knowledge
from recommender.model.landmarks import Landmarks
from recommender.model.question import Facet
from recommender.model.requirement import Choice, Flag, Measure
from recommender.model.scenario import Scenario
from recommender.study.facets import facets_on
from recommender.study.giveaways import content_words

EVERYDAY = 4
"""A word that so many requirements are told with points nowhere."""


@dataclass(frozen=True)
class StudyCase(Case):
    """A scenario on a day, with the landmarks that all scenarios share."""

    landmarks: Landmarks

    @cached_property
    def moves(self) -> Moves:
        """The single changes that the scenario allows."""
        return Moves(self.knowledge, self.scenario, self.landmarks)


class Desk:
    """Knowledge on a day, with what is worked out from it only once."""

    def __init__(self, knowledge: Knowledge, day: date) -> None:
        self.knowledge = knowledge
        self.day = day
        self.words = knowledge.question_words
        self._landmarks = Landmarks(knowledge)
        self._chains: dict[str, tuple[Decision, ...]] = {}

    def case(self, scenario: Scenario) -> StudyCase:
        """Return the scenario as a case on the day."""
        return StudyCase(self.knowledge, scenario, self.day, self._landmarks)

    def chain(self, decision: Decision) -> tuple[Decision, ...]:
        """Return the decisions that feed the decision, and the decision."""
        if decision.id not in self._chains:
            self._chains[decision.id] = (*self.knowledge.feeding(decision), decision)
        return self._chains[decision.id]

    def decided(self, decision: Decision, case: StudyCase, rows: list[Changes]) -> Many:
        """Return what the decision and those that feed it come to after each of the changes."""
        over = table_of(case.facts, rows, self.knowledge.defaults)
        return decide_many(self.chain(decision), over, self.knowledge, case.scenario, self.day)

    def silent_flags(self, decision: Decision, case: StudyCase) -> dict[str, bool]:
        """Return what a reader takes for granted of the flags that the case is silent on."""
        read = case.read_by(decision) - case.facts.keys()
        return {
            name: self.words.plain.get(name, False)
            for name in sorted(read)
            if isinstance(self.knowledge.requirement[name], Flag)
        }

    def name_of(self, option: Option, decision: Decision) -> str:
        """Return what the option was called on the day.

        An option that is one service bears that service's name of the day.
        """
        if len(option.services) != 1:
            return option.name
        service = self.knowledge.service[option.services[0]]
        alone = sum(service.id in other.services for other in decision.options) == 1
        known = service.name_on(self.day, self.knowledge.guide_date)
        return known if alone and known != service.name else option.name

    def facets_about(self, decision: str, subject: str) -> tuple[Facet, ...]:
        """Return the facets of the decision (none: of services) that are about the subject."""
        return self._about.get((decision, subject), ())

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """Everything that can be known on the day."""
        return tuple(facets_on(self.knowledge, self.day))

    @cached_property
    def _about(self) -> dict[tuple[str, str], tuple[Facet, ...]]:
        return {(facet.decision, facet.subject): (facet,) for facet in self.facets}

    def compete(self, one: str, other: str) -> bool:
        """Tell whether options of one decision need the two services."""
        return any({one, other} <= services for services in self._competing)

    @cached_property
    def _competing(self) -> list[frozenset[str]]:
        return [
            frozenset(name for option in decision.options for name in option.services)
            for decision in self.knowledge.decisions
        ]

    @cached_property
    def everyday(self) -> frozenset[str]:
        """The words that the clauses of several requirements have."""
        count = Counter(
            word
            for requirement in self.knowledge.requirements
            for word in content_words(" ".join(_clauses(requirement)))
        )
        return frozenset(word for word, times in count.items() if times >= EVERYDAY)


def _clauses(requirement: Flag | Choice | Measure) -> tuple[str, ...]:
    match requirement:
        case Flag():
            return (requirement.yes, requirement.no)
        case Choice():
            return tuple(value.told for value in requirement.values)
    return (requirement.label,)
