"""Sizings as they are written to sizings as values."""

from fractions import Fraction
from typing import Any

from recommender.errors import did_you_mean
from recommender.loading.decision_forms import DivisionForm, SizingForm
from recommender.loading.located_yaml import Path
from recommender.loading.page import Page
from recommender.loading.vocabulary import Vocabulary
from recommender.loading.wording import as_typed, shown
from recommender.model.quantity import Quantity, QuantityError, parse_quantity
from recommender.model.requirement import Measure
from recommender.model.sizing import Division, Factor, Sizing, units_cancel
from recommender.model.units import Dimension

UNROUNDED = "none"
"""The step of a number that is not rounded up."""


def read_sizing(page: Page, path: Path, written: SizingForm, words: Vocabulary) -> Sizing:
    """Return the sizing that is written at the path; what is wrong in it is noted on the page."""
    divisions = tuple(
        _division(page, (*path, "largest_of", position), entry, words)
        for position, entry in enumerate(written.largest_of)
    )
    unrounded = written.step == UNROUNDED
    return Sizing(
        unit=written.unit,
        one=written.one,
        largest_of=divisions,
        at_least=_number(page, (*path, "at_least"), written.at_least),
        step=None if unrounded else _number(page, (*path, "step"), written.step) or Fraction(1),
    )


def _number(page: Page, path: Path, written: Any) -> Fraction | None:
    if written is None:
        return None
    if isinstance(written, int | Fraction) and not isinstance(written, bool) and written > 0:
        return Fraction(written)
    page.wrong(path, f"a number was expected, not {shown(written)}", "write one above 0, such as 2")
    return None


def _division(page: Page, path: Path, written: DivisionForm, words: Vocabulary) -> Division:
    above, below = (
        _factors(page, (*path, key), getattr(written, key), words) for key in ("of", "per")
    )
    division = Division(of=above, per=below, each=written.each)
    if not division.requirements:
        page.wrong(path, "no requirement is divided", "name one in `of` or `per`")
    elif not page.mistakes and not units_cancel(_units(above, words), _units(below, words)):
        page.wrong(
            path, "the units do not cancel out", "divide like by like, such as `MB/s` by `MiB/s`"
        )
    return division


def _units(factors: tuple[Factor, ...], words: Vocabulary) -> list[Dimension]:
    measures = (words.requirements[one] if isinstance(one, str) else one for one in factors)
    return [one.dimension for one in measures if isinstance(one, Measure | Quantity)]


def _factors(page: Page, path: Path, written: Any, words: Vocabulary) -> tuple[Factor, ...]:
    if isinstance(written, list):
        found = [_factor(page, (*path, place), one, words) for place, one in enumerate(written)]
    else:
        found = [_factor(page, path, written, words)]
    return tuple(one for one in found if one is not None)


def _factor(page: Page, path: Path, written: Any, words: Vocabulary) -> Factor | None:
    if isinstance(written, str) and isinstance(words.requirements.get(written), Measure):
        return written
    if not isinstance(written, bool | dict | list) and written is not None:
        for dimension in Dimension:
            try:
                return parse_quantity(as_typed(written), dimension)
            except QuantityError:
                continue
    measures = [name for name, entry in words.requirements.items() if isinstance(entry, Measure)]
    page.wrong(
        path,
        f"{shown(written)} is neither a quantity nor a requirement that is one",
        did_you_mean(str(written), measures, "such as `1 MiB/s` or `stream.rate`"),
    )
    return None
