"""The weighted decision matrix: options × criteria, exact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from recommender.model.decision import NEUTRAL, Decision, Rating, Rule
from recommender.model.effect import Rate


@dataclass(frozen=True)
class Board:
    """What every option scores before any rule moved a rating."""

    decision: Decision
    weights: Mapping[str, Fraction]
    """By criterion, in the order in which ties are settled."""

    @cached_property
    def ratings(self) -> Mapping[str, Mapping[str, Rating]]:
        """By option and criterion; only `fit` can be without a rating of its own."""
        return {
            option.id: {rating.criterion: rating for rating in option.ratings}
            for option in self.decision.options
        }

    def rating(self, option: str, criterion: str) -> int:
        """Return the option's own score on the criterion."""
        own = self.ratings[option].get(criterion)
        return own.score if own else NEUTRAL

    @cached_property
    def whole(self) -> int:
        """The weights' common denominator: scores are added up in whole parts of it."""
        return lcm(*(weight.denominator for weight in self.weights.values()))

    @cached_property
    def parts(self) -> Mapping[str, int]:
        """The weights in those parts."""
        return {name: int(weight * self.whole) for name, weight in self.weights.items()}

    @cached_property
    def points(self) -> Mapping[str, int]:
        """Every score in those parts."""
        return {
            option: sum(part * self.rating(option, name) for name, part in self.parts.items())
            for option in self.ratings
        }


@dataclass(frozen=True)
class Matrix:
    """What every option scores on every criterion after rules moved the ratings."""

    board: Board
    moved: Mapping[str, Mapping[str, int]]
    """How far rules moved each rating, by option and criterion; only what they moved."""

    @property
    def weights(self) -> Mapping[str, Fraction]:
        """The weights by criterion, in the order in which ties are settled."""
        return self.board.weights

    def own(self, option: str, criterion: str) -> Rating | None:
        """Return the rating that the option has of its own; only on `fit` it may have none."""
        return self.board.ratings[option].get(criterion)

    def rating(self, option: str, criterion: str) -> int:
        """Return the option's own score on the criterion, before any rule moved it."""
        return self.board.rating(option, criterion)

    def adjustment(self, option: str, criterion: str) -> int:
        """Return how far rules moved the rating."""
        return self.moved.get(option, {}).get(criterion, 0)

    def adjusted(self, option: str, criterion: str) -> int:
        """Return the option's score on the criterion after the rules moved it."""
        return self.rating(option, criterion) + self.adjustment(option, criterion)

    def _points(self, option: str) -> int:
        moves, parts = self.moved.get(option, {}), self.board.parts
        moved = sum(parts.get(name, 0) * by for name, by in moves.items())
        return self.board.points[option] + moved

    def score(self, option: str) -> Fraction:
        """Return Σ weight × (rating + adjustments)."""
        return Fraction(self._points(option), self.board.whole)

    def best_first(self, options: Iterable[str]) -> list[str]:
        """Return the options by score; equals criterion by criterion, then as `when_tied` says."""
        points = {option: self._points(option) for option in options}
        if len(set(points.values())) == len(points):
            return sorted(points, key=lambda option: -points[option])
        when_tied = self.board.decision.when_tied
        return sorted(
            points,
            key=lambda option: (
                -points[option],
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


def matrix(board: Board, rules: Iterable[Rule]) -> Matrix:
    """Return the matrix of a decision, its ratings moved by the rules that hold."""
    moved: dict[str, dict[str, int]] = {}
    for rule in rules:
        if isinstance(rule.effect, Rate):
            for change in rule.effect.changes:
                row = moved.setdefault(change.option, {})
                row[change.criterion] = row.get(change.criterion, 0) + change.by
    return Matrix(board, moved)
