"""How much each criterion counts."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from recommender.model.decision import FIT, Decision
from recommender.model.scenario import Scenario


@cache
def rank_order_centroids(ranks: int) -> tuple[Fraction, ...]:
    """Return the weights of so many ranks, the first counting most; they add up to 1.

    The weight of rank k of n is (1/k + … + 1/n) / n: the centre of all the weights that respect
    the order (Barron and Barrett 1996, "Decision quality using ranked attribute weights").
    """
    return tuple(
        sum((Fraction(1, later) for later in range(rank, ranks + 1)), Fraction(0)) / ranks
        for rank in range(1, ranks + 1)
    )


def weights_for(decision: Decision, scenario: Scenario) -> dict[str, Fraction]:
    """Return the exact weight of `fit` and of each criterion that the decision rates.

    `fit` comes first, then the scenario's priorities in their order, then all the other rated
    criteria together, sharing the last rank's weight. Explicit weights replace all of this.
    The order of the result is the order in which a tie is settled.
    """
    if scenario.weights:
        return _explicit(decision, scenario)
    ranked = [FIT, *(name for name in scenario.priorities if name in decision.criteria)]
    rest = [name for name in decision.criteria if name not in ranked]
    shares = rank_order_centroids(len(ranked) + bool(rest))
    weights = dict(zip(ranked, shares, strict=False))
    return weights | {name: shares[-1] / len(rest) for name in rest}


def _explicit(decision: Decision, scenario: Scenario) -> dict[str, Fraction]:
    given = {entry.criterion: entry.weight for entry in scenario.weights}
    weights = {name: given.get(name, Fraction(0)) for name in (FIT, *decision.criteria)}
    total = sum(weights.values())
    if total:
        weights = {name: weight / total for name, weight in weights.items()}
    return {name: weights[name] for name in order_by_weight(weights, tuple(weights))}


def order_by_weight(weights: dict[str, Fraction], names: Sequence[str]) -> list[str]:
    """Return the names, the heaviest first and the alphabet deciding between equals."""
    return sorted(names, key=lambda name: (-weights[name], name))
