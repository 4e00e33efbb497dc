"""Under how many orders of the criteria a choice wins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import factorial, lcm

from recommender.advise.weights import rank_order_centroids
from recommender.model.decision import FIT, Decision
from recommender.model.firmness import Orders
from recommender.model.recommendation import DecisionResult, OptionResult

SAMPLE = 1000
"""How many orders are tried where telling all of them apart would take too long."""
PATIENCE = 4000
"""So many beginnings of orders are looked at before a sample has to do."""


@dataclass(frozen=True)
class _Rival:
    """Another right option: by how much the choice leads it, in whole steps of rating."""

    on_fit: int
    leads: tuple[int, ...]
    """By criterion."""
    wins_ties: bool


def orders(result: DecisionResult, decision: Decision) -> Orders | None:
    """Return under how many orders of all rated criteria the choice wins.

    `fit` stays first, as it always does, and the right options stay the right ones. Orders that
    begin alike are settled together as soon as no end can change who wins.
    """
    if decision.choose != "one" or not result.chosen or not result.other_right:
        return None
    criteria = decision.criteria
    rivals = [_rival(result.chosen[0], other, decision) for other in result.other_right]
    race = _Race([rival for rival in rivals if not _beaten(rival)], len(criteria))
    won = race.won_of_all()
    if won is not None:
        return Orders(won=won, tried=factorial(len(criteria)), every=True)
    return Orders(won=sum(map(race.wins, _sample(len(criteria)))), tried=SAMPLE, every=False)


def _rival(choice: OptionResult, other: OptionResult, decision: Decision) -> _Rival:
    leads = {
        ours.criterion: ours.rating + ours.adjustment - theirs.rating - theirs.adjustment
        for ours, theirs in zip(choice.cells, other.cells, strict=True)
    }
    first = decision.when_tied.index(choice.id) < decision.when_tied.index(other.id)
    return _Rival(leads[FIT], tuple(leads[name] for name in decision.criteria), first)


def _beaten(rival: _Rival) -> bool:
    """Tell whether the choice is nowhere worse and somewhere better, or equal and preferred."""
    leads = (rival.on_fit, *rival.leads)
    return min(leads) >= 0 and (max(leads) > 0 or rival.wins_ties)


class _Race:
    """The choice against its rivals, over the orders of so many criteria."""

    def __init__(self, rivals: Sequence[_Rival], criteria: int) -> None:
        shares = rank_order_centroids(criteria + 1)
        whole = lcm(*(share.denominator for share in shares))
        self._on_fit, *self._weights = [int(share * whole) for share in shares]
        self._rivals = rivals
        self._criteria = criteria
        self._looked_at = 0

    def won_of_all(self) -> int | None:
        """Return how many of all orders the choice wins; None if that takes too long to tell."""
        start = [(rival, self._on_fit * rival.on_fit) for rival in self._rivals]
        self._looked_at = 0
        won = self._won((), start)
        return won if self._looked_at <= PATIENCE else None

    def _won(self, begun: tuple[int, ...], against: list[tuple[_Rival, int]]) -> int:
        """Return how many of the orders that begin so the choice wins."""
        self._looked_at += 1
        if self._looked_at > PATIENCE:
            return 0
        left = [name for name in range(self._criteria) if name not in begun]
        weights = self._weights[len(begun) :]
        unsettled = []
        for rival, lead in against:
            ahead = sorted(rival.leads[name] for name in left)
            worst = lead + sum(w * d for w, d in zip(weights, ahead, strict=True))
            best = lead + sum(w * d for w, d in zip(weights, reversed(ahead), strict=True))
            if best < 0:
                return 0
            if worst <= 0:
                unsettled.append((rival, lead))
        if not unsettled:
            return factorial(len(left))
        if not left:
            return int(all(self._wins_tie(begun, rival) for rival, _ in unsettled))
        return sum(
            self._won(
                (*begun, name),
                [(rival, lead + weights[0] * rival.leads[name]) for rival, lead in unsettled],
            )
            for name in left
        )

    def wins(self, order: tuple[int, ...]) -> bool:
        """Tell whether the choice wins under one order."""
        for rival in self._rivals:
            lead = self._on_fit * rival.on_fit
            lead += sum(
                weight * rival.leads[name]
                for weight, name in zip(self._weights, order, strict=True)
            )
            if lead < 0 or (lead == 0 and not self._wins_tie(order, rival)):
                return False
        return True

    def _wins_tie(self, order: tuple[int, ...], rival: _Rival) -> bool:
        """Tell whether the choice wins at equal scores: criterion by criterion, then by rule."""
        leads = [rival.on_fit, *(rival.leads[name] for name in order)]
        return next((lead > 0 for lead in leads if lead), rival.wins_ties)


def _sample(criteria: int) -> Iterator[tuple[int, ...]]:
    """Yield orders at even steps through all of them, listed as in a dictionary."""
    step = factorial(criteria) // SAMPLE
    for number in range(SAMPLE):
        yield _order(number * step + step // 2, criteria)


def _order(number: int, criteria: int) -> tuple[int, ...]:
    """Return the order at that place of the list (its digits to the base of factorials)."""
    left = [*range(criteria)]
    order = []
    for remaining in range(criteria - 1, -1, -1):
        place, number = divmod(number, factorial(remaining))
        order.append(left.pop(place))
    return tuple(order)
