"""The decision matrix as words: criteria down, options across."""

from dataclasses import dataclass
from fractions import Fraction

from recommender.model.recommendation import CriterionWeight, DecisionResult, OptionResult
from recommender.render.numbers import percent, points, signed

FEW = 2
"""How many criteria of the least weight a brief report still shows one by one."""


@dataclass(frozen=True)
class Grid:
    """A table whose first two columns are the criterion and its weight; the last row is scores."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def grid(result: DecisionResult, most: int | None) -> Grid | None:
    """Return the matrix of the right options, or None where there is nothing to compare.

    Args:
        result: the decision's result.
        most: how many options to show, with the criteria that share the last weight told
            together; None for everything.
    """
    right = [option for option in result.options if option.right]
    if result.choose == "any" or len(right) < 2:
        return None
    shown = right[:most]
    least = min(weight.weight for weight in result.weights)
    light = [weight for weight in result.weights if weight.weight == least]
    together = light if most is not None and len(light) > FEW else []
    rows = [_row(weight, shown) for weight in result.weights if weight not in together]
    if together:
        rows.append(_together(together, shown))
    scores = tuple(points(option.score or Fraction(0)) for option in shown)
    header = ("Criterion", "Weight", *(option.name for option in shown))
    return Grid(header, (*rows, ("Score", "", *scores)))


def _row(weight: CriterionWeight, options: list[OptionResult]) -> tuple[str, ...]:
    cells = [
        f"{cell.rating}{signed(cell.adjustment)}"
        for option in options
        for cell in option.cells
        if cell.criterion == weight.criterion
    ]
    return (weight.name, percent(weight.weight), *cells)


def _together(weights: list[CriterionWeight], options: list[OptionResult]) -> tuple[str, ...]:
    names = {weight.criterion for weight in weights}
    total = sum((weight.weight for weight in weights), Fraction(0))
    means = []
    for option in options:
        points_ = [c.rating + c.adjustment for c in option.cells if c.criterion in names]
        means.append(f"ø {points(Fraction(sum(points_), len(points_)))[:-1]}")
    return (f"{len(weights)} others", percent(total), *means)
