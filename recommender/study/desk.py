"""What everybody who sets questions needs at hand, prepared once."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from math import lcm

from recommender.advise.many import Many, decide_many
from recommender.advise.verdict import known_before, unusable
from recommender.advise.weights import weights_for
from recommender.explain.changes import Changes, Moves, table_of
from recommender.explain.sweep import Case
from recommender.model.decision import FIT, Decision, Option
from recommender.model.knowledge import Knowledge
from recommender.model.landmarks import Landmarks
from recommender.model.quantity import Quantity
from recommender.model.question import Facet
from recommender.model.question_words import Asking
from recommender.model.requirement import Flag
from recommender.model.scenario import Declared, Scenario
from recommender.study.amounts import rounder
from recommender.study.beside import Beside
from recommender.study.facets import facets_on
from recommender.study.giveaways import content_words, everyday_words


@dataclass(frozen=True)
class StudyCase(Case):
    """A scenario on a day, with the landmarks that all scenarios share."""

    landmarks: Landmarks = field(kw_only=True)

    @cached_property
    def moves(self) -> Moves:
        """The single changes that the scenario allows."""
        return Moves(self.knowledge, self.scenario, self.landmarks)

    def asking(self, priorities: tuple[str, ...]) -> "StudyCase":
        """Return the same with these priorities."""
        scenario = self.scenario.model_copy(update={"priorities": priorities})
        return replace(self, scenario=scenario)


@dataclass(frozen=True)
class Order:
    """How much each criterion counts, in whole parts: fit first, then as the decision has them."""

    weights: tuple[int, ...]
    whole: int


class Desk:
    """Knowledge on a day, with what is worked out from it only once."""

    def __init__(self, knowledge: Knowledge, day: date) -> None:
        self.knowledge = knowledge
        self.day = day
        self.words = knowledge.question_words
        self._landmarks = Landmarks(knowledge)
        self._chains: dict[str, tuple[Decision, ...]] = {}
        self._gone: dict[str, frozenset[str]] = {}
        self._orders: dict[tuple[str, tuple[str, ...]], tuple[Order, ...]] = {}

    def case(self, scenario: Scenario) -> StudyCase:
        """Return the scenario as a case on the day."""
        return StudyCase(self.knowledge, scenario, self.day, landmarks=self._landmarks)

    def chain(self, decision: Decision) -> tuple[Decision, ...]:
        """Return the decisions that feed the decision, and the decision."""
        if decision.id not in self._chains:
            self._chains[decision.id] = (*self.knowledge.feeding(decision), decision)
        return self._chains[decision.id]

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words that the names of services begin with."""
        return frozenset(service.name.split(" ")[0] for service in self.knowledge.services)

    def asking(self, decision: Decision) -> Asking:
        """Return the words in which the decision is asked about."""
        return self.words.decisions.get(decision.id, Asking())

    def as_told(self, decision: Decision, full: Scenario) -> Scenario:
        """Return the situation as somebody would tell it, with the same answer.

        Amounts have few digits, and outcomes that follow from what is declared are left out.
        """
        scenario = full.model_copy(update={"declared": tuple(map(self._rounder, full.declared))})
        for outcome in scenario.decided:
            others = tuple(one for one in scenario.decided if one is not outcome)
            fewer = scenario.model_copy(update={"decided": others})
            feeding = self.chain(decision)[:-1]
            facts = known_before(feeding, self.knowledge, fewer, self.day)
            scenario = fewer if facts.get(outcome.decision) == outcome.options else scenario
        return scenario

    def _rounder(self, fact: Declared) -> Declared:
        if not isinstance(fact.value, Quantity):
            return fact
        limits = self._landmarks.limits(fact.requirement)
        return Declared(requirement=fact.requirement, value=rounder(fact.value, limits))

    def decided(self, decision: Decision, case: StudyCase, rows: list[Changes]) -> Many:
        """Return what the decision and those that feed it come to after each of the changes."""
        over = table_of(case.facts, rows, self.knowledge.defaults)
        return decide_many(self.chain(decision), over, self.knowledge, case.scenario, self.day)

    def gone(self, decision: Decision) -> frozenset[str]:
        """Return the options that nobody can take up on the day."""
        if decision.id not in self._gone:
            nothing = Scenario(name="Nothing")
            self._gone[decision.id] = unusable(decision, self.knowledge, nothing, self.day)
        return self._gone[decision.id]

    def orders(self, decision: Decision, asked: tuple[str, ...]) -> tuple[Order, ...]:
        """Return the orders of criteria that respect what is asked for.

        What is asked for counts alone, and then with each other criterion next.
        """
        key = decision.id, asked
        if key not in self._orders:
            ranked = self.rankings(decision, asked)
            self._orders[key] = tuple(_order(decision, one) for one in ranked)
        return self._orders[key]

    def rankings(self, decision: Decision, asked: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Return the priorities behind those orders."""
        others = [(*asked, name) for name in decision.criteria if name not in asked]
        return [asked, *others]

    def silent_flags(self, decision: Decision, case: StudyCase) -> dict[str, bool]:
        """Return what a reader takes for granted of the flags that the case is silent on."""
        read = case.read_by(decision) - case.facts.keys()
        found = {}
        for name in sorted(read):
            plain = self.words.plain.get(name, False)
            if isinstance(self.knowledge.requirement[name], Flag) and plain is not None:
                found[name] = plain
        return found

    def texts(self, decision: Decision) -> tuple[dict[str, str], dict[str, str]]:
        """Return how options are offered: by name, or by what each is where names say too much."""
        named = {option.id: self.name_of(option, decision) for option in decision.options}
        return named, {option.id: option.summary for option in decision.options}

    def name_of(self, option: Option, decision: Decision) -> str:
        """Return what the option was called on the day.

        An option that is named after the one service that it needs bears that service's name.
        """
        if len(option.services) != 1:
            return option.name
        service = self.knowledge.service[option.services[0]]
        alone = sum(service.id in other.services for other in decision.options) == 1
        named_after = content_words(option.name) <= content_words(service.name)
        known = service.name_on(self.day, self.knowledge.guide_date)
        return known if alone and named_after and known != service.name else option.name

    def facets_about(self, decision: str, subject: str) -> tuple[Facet, ...]:
        """Return the facets of the decision (none: of services) that are about the subject."""
        return self._about.get((decision, subject), ())

    @cached_property
    def beside(self) -> Beside:
        """What can be true together."""
        return Beside(self.knowledge)

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
        return everyday_words(self.knowledge)


def _order(decision: Decision, priorities: tuple[str, ...]) -> Order:
    weights = weights_for(decision, Scenario(name="Order", priorities=priorities))
    whole = lcm(*(weight.denominator for weight in weights.values()))
    return Order(tuple(int(weights[name] * whole) for name in (FIT, *decision.criteria)), whole)
