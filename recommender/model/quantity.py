"""Amounts with units, exact: parsing, comparing and writing them out again."""

import re
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer

from recommender.errors import did_you_mean
from recommender.model.base import Frozen
from recommender.model.units import PERIODS, SYNONYMS, UNITS, Dimension

_WRITTEN = re.compile(
    r"^\s*(?P<number>\d{1,18}(\.\d{1,9})?)\s*(?P<unit>[A-Za-z%][A-Za-z/% ]*)?\s*$"
)


_ARTICLES = {
    Dimension.BYTES: "an amount of data",
    Dimension.BYTE_RATE: "a data rate",
    Dimension.RECORD_RATE: "a rate of records",
    Dimension.DURATION: "a length of time",
    Dimension.COUNT: "a plain number",
    Dimension.SHARE: "a share",
    Dimension.MONEY_RATE: "a cost per month",
}


class QuantityError(ValueError):
    """Text that is not a quantity of the dimension that was asked for."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem}; {remedy}")


def read_fraction(written: Any) -> Any:
    """Return the fraction that a string such as `1/3` stands for; leave other values alone."""
    return Fraction(written) if isinstance(written, str | int) else written


Exact = Annotated[Fraction, BeforeValidator(read_fraction), PlainSerializer(str, return_type=str)]
"""A fraction that is kept exactly, in memory and in JSON (as `1/3`)."""


class Quantity(Frozen):
    """An exact amount, in the base unit of its dimension (bytes, seconds, records per second…)."""

    dimension: Dimension
    amount: Exact

    @cached_property
    def written(self) -> str:
        """The quantity as a person would write it; reading that gives the same quantity again."""
        if not self.amount:
            unit = next(unit for unit, size in UNITS[self.dimension].items() if size == 1)
            return f"0 {unit}".strip()
        written = [
            (
                _rank(unit),
                "." in number,
                len(number),
                "iB" in unit,
                -size,
                f"{number} {_plural(number, unit)}",
            )
            for unit, size in UNITS[self.dimension].items()
            if (number := decimal_of(self.amount / size)) is not None
        ]
        return min(written)[-1].strip() if written else f"{self.amount} {self.dimension}"

    def __str__(self) -> str:
        return self.written


def decimal_of(number: Fraction) -> str | None:
    """Return the number as a decimal, or None where nine decimal places cannot hold it."""
    scaled = number * 10**9
    if scaled.denominator != 1:
        return None
    whole, rest = divmod(scaled.numerator, 10**9)
    return f"{whole}.{rest:09d}".rstrip("0").rstrip(".") if rest else str(whole)


def _rank(unit: str) -> int:
    """Return how late a unit is considered: rates by the second first, bits last."""
    period = unit.partition("/")[2]
    return [*PERIODS].index(period) + 10 * ("bit" in unit) if period in PERIODS else 0


def _plural(number: str, unit: str) -> str:
    return f"{unit}s" if number != "1" and f"{unit}s" in SYNONYMS and len(unit) > 2 else unit


@lru_cache(maxsize=4096)
def parse_quantity(text: str, dimension: Dimension) -> Quantity:
    """Return the quantity that the text stands for, exactly.

    Raises:
        QuantityError: the text has no number, no unit, an unknown unit or another dimension's unit.
    """
    such = f"such as `{dimension.example}`"
    found = _WRITTEN.match(text)
    if found is None:
        raise QuantityError(
            f"`{_shortened(text)}` is not a quantity", f"write a number and a unit, {such}"
        )
    unit = (found["unit"] or "").strip().replace(" / ", "/")
    unit = SYNONYMS.get(unit, unit)
    units = UNITS[dimension]
    if unit not in units:
        raise _wrong_unit(text.strip(), unit, dimension)
    amount = Fraction(found["number"]) * units[unit]
    if dimension is Dimension.COUNT and amount.denominator != 1:
        raise QuantityError(f"`{text.strip()}` is not a whole number", such)
    return Quantity(dimension=dimension, amount=amount)


def _wrong_unit(text: str, unit: str, dimension: Dimension) -> QuantityError:
    wanted = f"expected {_ARTICLES[dimension]} such as `{dimension.example}`"
    if not unit:
        return QuantityError(f"`{text}` has no unit", wanted)
    for other, units in UNITS.items():
        if unit in units:
            return QuantityError(f"`{text}` is {_ARTICLES[other]}", wanted)
    return QuantityError(
        f"`{unit}` is not a unit that is known here", did_you_mean(unit, UNITS[dimension], wanted)
    )


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."
