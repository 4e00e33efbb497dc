"""The verdict alone: what an answer comes to without its reasons, for those who need thousands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from recommender.advise.matrix import Board, matrix
from recommender.advise.removals import rules_out
from recommender.advise.weights import weights_for
from recommender.model.condition import Value
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Include
from recommender.model.example import Answered
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario
from recommender.model.truth import Truth
from recommender.readings.direct import truth

_NOT_TAKEN: dict[Truth, Answered] = {Truth.FALSE: "not applicable", Truth.UNKNOWN: "open"}


@dataclass(frozen=True)
class Verdict:
    """How a decision comes out."""

    status: Answered
    choice: frozenset[str] = frozenset()
    right: tuple[str, ...] = ()
    """Every right option, best first; for a checklist in the order in which they are declared."""

    def answers_as(self, other: "Verdict") -> bool:
        """Tell whether this is the same answer, whatever else would be right."""
        return (self.status, self.choice) == (other.status, other.choice)


@dataclass(frozen=True)
class Footing:
    """What a verdict rests on besides the rules."""

    decision: Decision
    applies: Truth
    removed: frozenset[str]
    """The options that are not right whatever rules hold: for their life cycle, or giving way."""
    weights: Mapping[str, Fraction]

    @cached_property
    def board(self) -> Board:
        """What every option scores before any rule speaks."""
        return Board(self.decision, self.weights)


def footing(
    decision: Decision,
    knowledge: Knowledge,
    scenario: Scenario,
    facts: Mapping[str, Value],
    day: date,
) -> Footing:
    """Return what the decision's verdict rests on in a scenario, on a day."""
    applies = truth(decision.applies, facts)
    if applies is not Truth.TRUE:
        return Footing(decision, applies, frozenset(), {})
    return Footing(
        decision,
        applies,
        unusable(decision, knowledge, scenario, day),
        weights_for(decision, scenario),
    )


def unusable(
    decision: Decision, knowledge: Knowledge, scenario: Scenario, day: date
) -> frozenset[str]:
    """Return the options that need a service which cannot be taken up, or that give way."""
    aside = frozenset(one.option for one in decision.set_aside)
    return aside | frozenset(
        option.id
        for option in decision.options
        if not all(_usable(name, knowledge, scenario, day) for name in option.services)
    )


def _usable(service: str, knowledge: Knowledge, scenario: Scenario, day: date) -> bool:
    status = knowledge.service[service].status_on(day)
    return status == "open" or (status == "closed" and service in scenario.already_uses)


def verdict(ground: Footing, hold: Iterable[Rule]) -> Verdict:
    """Return how the decision comes out where exactly these rules hold."""
    if ground.applies is not Truth.TRUE:
        return Verdict(_NOT_TAKEN[ground.applies])
    decision, rules = ground.decision, [*hold]
    gone = ground.removed.union(*(rules_out(rule, decision) for rule in rules))
    right = [option.id for option in decision.options if option.id not in gone]
    if decision.choose == "any":
        wanted = _wanted(decision, rules)
        torn = wanted & gone
        return Verdict("conflict" if torn else "chosen", wanted if not torn else frozenset(),
                       tuple(right))  # fmt: skip
    best = matrix(ground.board, rules).best_first(right)
    return Verdict("chosen" if best else "conflict", frozenset(best[:1]), tuple(best))


def _wanted(decision: Decision, rules: Iterable[Rule]) -> frozenset[str]:
    """Return the options that rules include, and all that those need."""
    needs = {option.id: option.needs for option in decision.options}
    to_follow = {
        name for rule in rules if isinstance(rule.effect, Include) for name in rule.effect.options
    }
    wanted: set[str] = set()
    while to_follow:
        wanted |= to_follow
        to_follow = {needed for name in to_follow for needed in needs[name]} - wanted
    return frozenset(wanted)


def known_before(
    feeding: Iterable[Decision], knowledge: Knowledge, scenario: Scenario, day: date
) -> dict[str, Value]:
    """Return what is known once the decisions that feed another one have come out."""
    facts: dict[str, Value] = {**knowledge.defaults, **scenario.values}
    facts |= {outcome.decision: outcome.options for outcome in scenario.decided}
    for earlier in feeding:
        if earlier.id not in facts:
            found = verdict_given(earlier, knowledge, scenario, facts, day)
            if found.status in ("chosen", "not applicable"):
                facts[earlier.id] = found.choice
    return facts


def verdict_in(decision: Decision, knowledge: Knowledge, scenario: Scenario, day: date) -> Verdict:
    """Return how a decision comes out in a scenario, after those that feed it."""
    facts = known_before(knowledge.feeding(decision), knowledge, scenario, day)
    return verdict_given(decision, knowledge, scenario, facts, day)


def verdict_given(
    decision: Decision,
    knowledge: Knowledge,
    scenario: Scenario,
    facts: Mapping[str, Value],
    day: date,
) -> Verdict:
    """Return how a decision comes out where the facts, outcomes among them, are known."""
    ground = footing(decision, knowledge, scenario, facts, day)
    return verdict(ground, holding(decision, facts, day))


def holding(decision: Decision, facts: Mapping[str, Value], day: date) -> Iterator[Rule]:
    """Yield the rules that are in force and hold."""
    for rule in decision.rules:
        if rule.in_force(day) and truth(rule.when, facts) is Truth.TRUE:
            yield rule
