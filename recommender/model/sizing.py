"""Sizings: how many of something an option needs, from what is declared and what one carries."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil, prod

from recommender.model.base import Frozen, Prose
from recommender.model.quantity import Exact, Quantity
from recommender.model.units import Dimension

Factor = Quantity | str
"""A fixed amount, or the id of a requirement whose value is one."""

_POWERS: dict[Dimension, tuple[int, int, int]] = {
    Dimension.BYTES: (1, 0, 0),
    Dimension.BYTE_RATE: (1, -1, 0),
    Dimension.RECORD_RATE: (0, -1, 0),
    Dimension.DURATION: (0, 1, 0),
    Dimension.COUNT: (0, 0, 0),
    Dimension.SHARE: (0, 0, 0),
    Dimension.MONEY_RATE: (0, -1, 1),
}
"""Each dimension as powers of bytes, seconds and money; records and shares are plain numbers."""


class Division(Frozen):
    """A product divided by a product: what there is, by what one of them carries."""

    of: tuple[Factor, ...]
    per: tuple[Factor, ...]
    each: str = ""
    """What carries it, such as `shard`; empty where that goes without saying."""

    @property
    def requirements(self) -> tuple[str, ...]:
        """The ids of the requirements in it."""
        return tuple(factor for factor in (*self.of, *self.per) if isinstance(factor, str))

    def result(self, facts: Mapping[str, object]) -> Fraction | None:
        """Return what it comes to; None where something is unknown, or is divided by nothing."""
        above, below = (
            [factor.amount for one in side if (factor := _known(one, facts)) is not None]
            for side in (self.of, self.per)
        )
        if len(above) < len(self.of) or len(below) < len(self.per) or not prod(below):
            return None
        return Fraction(prod(above)) / prod(below)


class Sizing(Frozen):
    """How many of something an option needs: the largest of some divisions, rounded up."""

    unit: Prose
    """What is counted, in the plural, such as `shards`."""
    one: str = ""
    """The same where there is one; empty where it is written alike, or cannot be one."""
    largest_of: tuple[Division, ...]
    at_least: Exact | None = None
    """The smallest number there is; none: whatever comes out."""
    step: Exact | None = Fraction(1)
    """It is rounded up to a multiple of this; none: to the nearest hundredth."""

    @property
    def requirements(self) -> tuple[str, ...]:
        """The ids of the requirements that it reads, each once."""
        return tuple(dict.fromkeys(name for one in self.largest_of for name in one.requirements))

    def result(self, facts: Mapping[str, object]) -> Fraction | None:
        """Return the number; None where no division is known."""
        known = [found for one in self.largest_of if (found := one.result(facts)) is not None]
        if not known:
            return None
        needed = max(known)
        if self.at_least is not None and needed <= self.at_least:
            return self.at_least
        if self.step is None:
            return hundredths(needed)
        return ceil(needed / self.step) * self.step


def hundredths(number: Fraction) -> Fraction:
    """Return the number to the nearest hundredth, halves rounded up."""
    return Fraction((number * 100 + Fraction(1, 2)).__floor__(), 100)


def _known(factor: Factor, facts: Mapping[str, object]) -> Quantity | None:
    value = facts.get(factor) if isinstance(factor, str) else factor
    return value if isinstance(value, Quantity) else None


def units_cancel(above: Iterable[Dimension], below: Iterable[Dimension]) -> bool:
    """Tell whether a product divided by a product is a plain number."""

    def powers(dimensions: Iterable[Dimension]) -> tuple[int, ...]:
        rows = [_POWERS[dimension] for dimension in dimensions]
        return tuple(sum(column) for column in zip((0, 0, 0), *rows, strict=True))

    return powers(above) == powers(below)
