"""What can be claimed of a decision over all scenarios, and how each claim is settled.

A claim says that something is so in some scenario. It is settled with a witness, with the proof
that there is none, or not at all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import z3

from recommender.model.condition import Condition
from recommender.model.decision import Advise, Decision, Include, Rate, Require, Rule, RuleOut
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario
from recommender.proofs.chains import chained, feeding, taken
from recommender.proofs.grid import grid
from recommender.proofs.weighing import Weighing
from recommender.proofs.witness import scenario_of
from recommender.proofs.z3_solver import Witness, settle
from recommender.proofs.z3_terms import Formula, Unknowns, read
from recommender.readings.columns import columns


@dataclass(frozen=True)
class Found:
    """A scenario on a day in which a claim is so."""

    scenario: Scenario
    day: date


Settled = Found | bool | None
"""A witness; False where there is provably none; None where it could not be settled."""


def days_that_differ(decisions: Iterable[Decision], knowledge: Knowledge) -> tuple[date, ...]:
    """Return a day from each stretch on which rules and life cycles stay as they are."""
    days: set[date | None] = {knowledge.guide_date}
    for decision in decisions:
        for rule in decision.rules:
            days |= {rule.since, rule.until}
        for name in {name for option in decision.options for name in option.services}:
            service = knowledge.service[name]
            days |= {service.opened, service.closed, service.ended}
    return tuple(sorted(day for day in days if day and day >= knowledge.guide_date))


class Claims:
    """The claims about one decision."""

    def __init__(self, decision: Decision, knowledge: Knowledge, seconds: float = 5) -> None:
        self.decision = decision
        self._knowledge = knowledge
        self.days = days_that_differ([decision, *feeding(decision, knowledge)], knowledge)
        self._seconds = seconds

    def fires(self, rule: Rule) -> Settled:
        """Claim that the decision applies and the rule holds."""

        def claim(over: Unknowns) -> list[Formula]:
            board = Weighing(self.decision, over)
            return [board.applies[0], board.holds(rule)]

        return self._settle(claim)

    def ever(self, conditions: Iterable[Condition], fails: Iterable[Condition] = ()) -> bool | None:
        """Tell whether some scenario makes all conditions hold and all of `fails` fail."""
        hold, fail = [*conditions], [*fails]
        over = grid([*hold, *fail], self._knowledge)
        if over is not None:
            rows = over.everywhere
            for condition in hold:
                rows &= columns(condition, over)[0]
            for condition in fail:
                rows &= columns(condition, over)[1]
            return rows != 0
        return self._possible(
            lambda over: [
                *(read(condition, over)[0] for condition in hold),
                *(read(condition, over)[1] for condition in fail),
            ]
        )

    def implies(self, first: Condition, second: Condition) -> bool | None:
        """Tell whether the second condition holds wherever the first does."""
        over = grid([first, second], self._knowledge)
        if over is not None:
            return columns(first, over)[0] & ~columns(second, over)[0] == 0
        apart = self._possible(lambda over: [read(first, over)[0], z3.Not(read(second, over)[0])])
        return None if apart is None else not apart

    def _possible(self, claim: Callable[[Unknowns], list[Formula]]) -> bool | None:
        """Tell whether a claim about conditions alone is so in some scenario."""
        over = Unknowns(self._knowledge, self.days)
        found = settle(claim(over), over, self._seconds)
        return None if found is None else found is not False

    def wins(self, option: str) -> Settled:
        """Claim that the option is the answer, or part of it."""

        def claim(over: Unknowns) -> list[Formula]:
            board = Weighing(self.decision, over)
            if self.decision.choose == "any":
                return [board.applies[0], board.included(option), z3.Not(board.removed(option))]
            return [board.applies[0], *board.definitions, board.wins(option)]

        return self._settle(claim)

    def nothing_right(self) -> Settled:
        """Claim that the decision applies and has no right answer."""

        def claim(over: Unknowns) -> list[Formula]:
            board = Weighing(self.decision, over)
            names = [option.id for option in self.decision.options]
            if self.decision.choose == "one":
                return [board.applies[0], *map(board.removed, names)]
            torn = [z3.And(board.included(name), board.removed(name)) for name in names]
            return [board.applies[0], z3.Or(torn)]

        return self._settle(claim)

    def both_hold(self, first: Rule, second: Rule) -> Settled:
        """Claim that both rules hold."""

        def claim(over: Unknowns) -> list[Formula]:
            board = Weighing(self.decision, over)
            return [board.applies[0], board.holds(first), board.holds(second)]

        return self._settle(claim)

    def matters(self, rule: Rule) -> Settled:
        """Claim that the answer is another without the rule, or that its advice is given."""

        def claim(over: Unknowns) -> list[Formula]:
            with_it = Weighing(self.decision, over)
            without = Weighing(self.decision, over, [rule.id])
            changed = z3.Or(_differences(rule, with_it, without))
            names = [*with_it.definitions, *without.definitions]
            if self.decision.choose == "any":
                names = []
            return [with_it.applies[0], with_it.holds(rule), *names, changed]

        return self._settle(claim)

    def _settle(self, claim: Callable[[Unknowns], list[Formula]]) -> Settled:
        """Settle a claim: where the decisions that feed this one come out as they do, then freely.

        A witness of the first kind needs nothing but requirements. One of the second kind says how
        the other decisions were taken. If not even an outcome that is unknown helps, there is none.
        """
        for linked in (chained, taken):
            over = Unknowns(self._knowledge, self.days)
            witness = settle([*claim(over), *linked(over)], over, self._seconds)
            if isinstance(witness, Witness):
                chain = linked is chained
                conditions = [
                    condition
                    for decision in (self.decision, *feeding(self.decision, self._knowledge))
                    for condition in (decision.applies, *(rule.when for rule in decision.rules))
                ]
                scenario = scenario_of(witness, "A witness", conditions, self._knowledge, not chain)
                return Found(scenario, witness.day)
        over = Unknowns(self._knowledge, self.days)
        return False if settle(claim(over), over, self._seconds) is False else None


def _differences(rule: Rule, with_it: Weighing, without: Weighing) -> list[Formula]:
    """Return the ways in which the answer with the rule differs from the answer without it."""
    options = [option.id for option in with_it.decision.options]
    match rule.effect:
        case RuleOut() | Require():
            if with_it.decision.choose == "any":
                return [
                    z3.And(without.included(name), z3.Not(without.removed(name)))
                    for name in options
                    if name in rule.effect.options
                ]
            gone = isinstance(rule.effect, RuleOut)
            hit = [name for name in options if (name in rule.effect.options) is gone]
            return [without.wins(name) for name in hit]
        case Rate():
            return [
                z3.And(with_it.wins(one), without.wins(other))
                for one in options
                for other in options
                if one != other
            ]
        case Include():
            return [z3.Not(without.included(name)) for name in rule.effect.options]
        case Advise():
            named = {entry.option for entry in rule.effect.advice}
            if with_it.decision.choose == "any":
                return [
                    z3.And(with_it.included(name), z3.Not(with_it.removed(name)))
                    for name in sorted(named)
                ]
            return [with_it.wins(name) for name in sorted(named)]
