"""Quantities as one says them in a sentence, and such as one would say."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from recommender.explain.changes import alike
from recommender.model.quantity import Quantity
from recommender.model.units import UNITS, Dimension

MOST_DIGITS = 2
"""Somebody who tells of a situation names no more digits than these."""
_UNITS = {
    "ms": "milliseconds",
    "s": "seconds",
    "min": "minutes",
    "h": "hours",
    "days": "days",
    "day": "day",
}
_PERIODS = {"s": "a second", "min": "a minute", "h": "an hour", "day": "a day", "week": "a week"}


def amount_said(quantity: Quantity) -> str:
    """Return the amount with its unit, such as `5 minutes` or `20,000 records a second`."""
    number, unit = _split(quantity)
    thing, _, period = unit.partition("/")
    said = _UNITS.get(unit, unit)
    if thing == "records":
        said = f"records {_PERIODS[period]}"
    if number == "1":
        said = said.removesuffix("s") if said in _UNITS.values() else said
    return f"{number} {said}".strip()


def number_said(quantity: Quantity) -> str:
    """Return the number alone, such as `20,000`."""
    return _split(quantity)[0]


def period_said(quantity: Quantity) -> str:
    """Return the period of a rate, such as `a second`; an empty string for what is no rate."""
    return _PERIODS.get(_split(quantity)[1].partition("/")[2], "")


def number_in_words(quantity: Quantity) -> str:
    """Return `zero` or `one` where the number is that; an empty string for every other."""
    return {"0": "zero", "1": "one"}.get(_split(quantity)[0], "")


def _split(quantity: Quantity) -> tuple[str, str]:
    number, _, unit = _written(quantity).partition(" ")
    whole, point, rest = number.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.isdigit() else number, unit


def _written(quantity: Quantity) -> str:
    """Return the quantity as written, but shares in percent and slow rates in a longer period."""
    if quantity.dimension is Dimension.SHARE and quantity.amount == 1:
        return "100 %"
    if quantity.dimension is Dimension.RECORD_RATE and 0 < quantity.amount < 1:
        for unit, size in UNITS[Dimension.RECORD_RATE].items():
            number = quantity.amount / size
            if number >= 1 and number.denominator == 1:
                return f"{number} {unit}"
    return str(quantity)


def rounder(quantity: Quantity, limits: Iterable[Quantity]) -> Quantity:
    """Return an amount in fewer digits on the same side of every limit; the same if there is none.

    Amounts in examples try limits from one unit below; nobody would tell a situation so.
    """
    known = [*limits]
    if _digits(quantity) <= MOST_DIGITS or quantity in known:
        return quantity
    fewer = (one for one in _near(quantity) if one.amount > 0 and alike(one, quantity, known))
    return min(
        fewer,
        key=lambda one: (_digits(one), abs(one.amount - quantity.amount)),
        default=quantity,
    )


def _digits(quantity: Quantity) -> int:
    return len(_split(quantity)[0].replace(",", "").replace(".", "").strip("0"))


def _near(quantity: Quantity) -> Iterator[Quantity]:
    """Yield the amount in one digit and in two, rounded down and up in its unit."""
    number = Fraction(_split(quantity)[0].replace(",", ""))
    unit = quantity.amount / number if number else Fraction(1)
    for digits in (1, 2):
        step = Fraction(10) ** (len(str(int(number))) - digits)
        for rounded in (number // step * step, (number // step + 1) * step):
            if rounded.denominator == 1:
                yield quantity.model_copy(update={"amount": rounded * unit})
