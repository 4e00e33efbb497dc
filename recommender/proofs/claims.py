"""What can be claimed of a decision over all scenarios, and how each claim is settled.

A claim says that something is so in some scenario. It is settled with a witness, with the proof
that there is none, or not at all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import z3

from recommender.model.condition import Condition
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Rate
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario
from recommender.proofs.chains import chained, taken
from recommender.proofs.differences import differences
from recommender.proofs.grid import grid
from recommender.proofs.weighing import Weighing
from recommender.proofs.witness import scenario_of
from recommender.proofs.z3_solver import Settler, Witness, settle
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
        self.days = days_that_differ([decision, *knowledge.feeding(decision)], knowledge)
        self._seconds = seconds

    def fires(self, rule: Rule) -> Settled:
        """Claim that the decision applies and the rule holds."""

        def claim(board: Weighing) -> list[Formula]:
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
        terms = Unknowns(self._knowledge, self.days)
        claim = [read(condition, terms)[0] for condition in hold]
        claim += [read(condition, terms)[1] for condition in fail]
        return self._possible(claim, terms)

    def implies(self, first: Condition, second: Condition) -> bool | None:
        """Tell whether the second condition holds wherever the first does."""
        over = grid([first, second], self._knowledge)
        if over is not None:
            return columns(first, over)[0] & ~columns(second, over)[0] == 0
        terms = Unknowns(self._knowledge, self.days)
        claim = [read(first, terms)[0], z3.Not(read(second, terms)[0])]
        apart = self._possible(claim, terms)
        return None if apart is None else not apart

    def _possible(self, claim: list[Formula], over: Unknowns) -> bool | None:
        """Tell whether a claim about conditions alone is so in some scenario."""
        found = settle(claim, over, self._seconds)
        return None if found is None else found is not False

    def wins(self, option: str) -> Settled:
        """Claim that the option is the answer, or part of it."""

        def claim(board: Weighing) -> list[Formula]:
            if self.decision.choose == "any":
                return [board.applies[0], board.included(option), z3.Not(board.removed(option))]
            return [board.applies[0], board.wins(option)]

        return self._settle(claim)

    def nothing_right(self) -> Settled:
        """Claim that the decision applies and has no right answer."""

        def claim(board: Weighing) -> list[Formula]:
            names = [option.id for option in self.decision.options]
            if self.decision.choose == "one":
                return [board.applies[0], *map(board.removed, names)]
            torn = [z3.And(board.included(name), board.removed(name)) for name in names]
            return [board.applies[0], z3.Or(torn)]

        return self._settle(claim)

    def both_hold(self, first: Rule, second: Rule) -> Settled:
        """Claim that both rules hold."""

        def claim(board: Weighing) -> list[Formula]:
            return [board.applies[0], board.holds(first), board.holds(second)]

        return self._settle(claim)

    def matters(self, rule: Rule) -> Settled:
        """Claim that the answer is another without the rule, or that its advice is given."""

        def claim(board: Weighing) -> list[Formula]:
            without = Weighing(self.decision, board.over, [rule.id])
            if not isinstance(rule.effect, Rate):
                without.score_as(board)
            changed = z3.Or(differences(rule, board, without))
            return [board.applies[0], board.holds(rule), *without.definitions, changed]

        return self._settle(claim)

    def _settle(self, claim: Callable[[Weighing], list[Formula]]) -> Settled:
        """Settle a claim: where the decisions that feed this one come out as they do, then freely.

        A witness of the first kind needs nothing but requirements. One of the second kind says how
        the other decisions were taken. If not even an outcome that is unknown helps, there is none.
        """
        for ground in (self._chained, self._taken):
            witness = ground.settler.settle(claim(ground.board))
            if isinstance(witness, Witness):
                freely = ground is self._taken
                scenario = scenario_of(
                    witness, "A witness", self._conditions, self._knowledge, freely
                )
                return Found(scenario, witness.day)
        return False if self._free.settler.settle(claim(self._free.board)) is False else None

    @cached_property
    def _conditions(self) -> list[Condition]:
        return [
            condition
            for decision in (self.decision, *self._knowledge.feeding(self.decision))
            for condition in decision.conditions
        ]

    @cached_property
    def _chained(self) -> "_Ground":
        return self._ground(chained)

    @cached_property
    def _taken(self) -> "_Ground":
        return self._ground(taken)

    @cached_property
    def _free(self) -> "_Ground":
        return self._ground(lambda over: [])

    def _ground(self, granted: Callable[[Unknowns], list[Formula]]) -> "_Ground":
        """Return the decision over scenarios of which something is granted, read once."""
        board = Weighing(self.decision, Unknowns(self._knowledge, self.days))
        board.read_all()
        given = [*board.definitions, *granted(board.over)]
        return _Ground(board, Settler(board.over, given, self._seconds))


@dataclass(frozen=True)
class _Ground:
    """A decision over scenarios, and who settles claims about them."""

    board: Weighing
    settler: Settler
