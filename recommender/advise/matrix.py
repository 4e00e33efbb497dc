"""The weighted decision matrix: options × criteria, exact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from recommender.model.decision import NEUTRAL, Decision, Rating, Rule
from recommender.model.effect import Rate


@dataclass(frozen=True)
class Matrix:
    """What every option scores on every criterion."""

    weights: Mapping[str, Fraction]
    """By criterion, in the order in which ties are settled."""
    ratings: Mapping[str, Mapping[str, Rating]]
    """By option and criterion; only `fit` can be without a rating of its own."""
    moved: Mapping[str, Mapping[str, int]]
    """How far rules moved each rating, by option and criterion."""

    def rating(self, option: str, criterion: str) -> int:
        """Return the option's own score on the criterion, before any rule moved it."""
        own = self.ratings[option].get(criterion)
        return own.score if own else NEUTRAL

    def adjusted(self, option: str, criterion: str) -> int:
        """Return the option's score on the criterion after the rules moved it."""
        return self.rating(option, criterion) + self.moved[option].get(criterion, 0)

    @cached_property
    def _scores(self) -> Mapping[str, Fraction]:
        """Every score, added up in whole parts of the weights' common denominator."""
        whole = lcm(*(weight.denominator for weight in self.weights.values()))
        parts = {name: int(weight * whole) for name, weight in self.weights.items()}
        return {
            option: Fraction(
                sum(part * self.adjusted(option, name) for name, part in parts.items()), whole
            )
            for option in self.ratings
        }

    def score(self, option: str) -> Fraction:
        """Return Σ weight × (rating + adjustments)."""
        return self._scores[option]

    def best_first(self, options: Iterable[str], when_tied: tuple[str, ...]) -> list[str]:
        """Return the options by score; equals criterion by criterion, then as `when_tied` says."""
        return sorted(
            options,
            key=lambda option: (
                -self.score(option),
                [-self.adjusted(option, name) for name in self.weights],
                when_tied.index(option),
            ),
        )

    def tie_settled_by(self, first: str, second: str) -> str:
        """Return the criterion that tells two options of equal score apart, or an empty string."""
        apart = (
            name
            for name in self.weights
            if self.adjusted(first, name) != self.adjusted(second, name)
        )
        return next(apart, "")


def matrix(decision: Decision, weights: Mapping[str, Fraction], rules: Iterable[Rule]) -> Matrix:
    """Return the matrix of a decision, its ratings moved by the rules that hold."""
    moved: dict[str, dict[str, int]] = {option.id: {} for option in decision.options}
    for rule in rules:
        if isinstance(rule.effect, Rate):
            for change in rule.effect.changes:
                row = moved[change.option]
                row[change.criterion] = row.get(change.criterion, 0) + change.by
    return Matrix(
        weights=weights,
        ratings={
            option.id: {rating.criterion: rating for rating in option.ratings}
            for option in decision.options
        },
        moved=moved,
    )
