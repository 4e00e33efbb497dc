"""Scores and contributions drawn as bars: how long each is, and the number that it stands for."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from recommender.model.recommendation import DecisionResult, OptionResult
from recommender.render.grid import Grid, grid
from recommender.render.numbers import percent, points


@dataclass(frozen=True)
class Bar:
    """A number with the length of its bar, in percent of the best score's."""

    text: str
    length: int
    chosen: bool
    name: str = ""
    """Whose number it is, or how it came about."""


@dataclass(frozen=True)
class BarRow:
    """A criterion with its weight, and what it contributes to each option."""

    name: str
    weight: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class BarTable:
    """A decision matrix with its bars; the options in the order of the scores."""

    options: tuple[Bar, ...]
    """Each option with its score."""
    rows: tuple[BarRow, ...]


def bar_table(result: DecisionResult) -> BarTable | None:
    """Return the matrix of the right options, or None where there is nothing to compare."""
    whole = grid(result, None)
    if whole is None:
        return None
    right = [option for option in result.options if option.right]
    scores = [(option.name, option.score or Fraction(0)) for option in right]
    longest = max(score for _, score in scores)
    return BarTable(tuple(_bars(scores, longest)), tuple(_rows(result, right, whole, longest)))


def _rows(
    result: DecisionResult, right: list[OptionResult], whole: Grid, longest: Fraction
) -> Iterable[BarRow]:
    cells = [{cell.criterion: cell.weighted for cell in option.cells} for option in right]
    for weight, words in zip(result.weights, whole.rows, strict=False):
        told = [*zip(words[2:], (row[weight.criterion] for row in cells), strict=True)]
        yield BarRow(weight.name, percent(weight.weight), tuple(_bars(told, longest)))


def _bars(named: Iterable[tuple[str, Fraction]], longest: Fraction) -> Iterable[Bar]:
    for position, (name, number) in enumerate(named):
        share = max(number, Fraction(0)) / longest if longest > 0 else Fraction(0)
        yield Bar(points(number), round(share * 100), position == 0, name)
