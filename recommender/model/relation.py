"""The ways in which a quantity is compared with a limit."""

import operator
from collections.abc import Callable
from enum import StrEnum
from typing import Any


class Relation(StrEnum):
    """How a quantity is compared with a limit."""

    BELOW = "<"
    AT_MOST = "<="
    EQUAL = "="
    AT_LEAST = ">="
    ABOVE = ">"

    @property
    def compares(self) -> Callable[[Any, Any], Any]:
        """What compares a value with a limit: numbers, or a solver's terms."""
        return _COMPARISONS[self]

    @property
    def opposite(self) -> "Relation | None":
        """The relation that holds exactly where this one fails; `=` has none."""
        return _OPPOSITES.get(self)


_COMPARISONS: dict[Relation, Callable[[Any, Any], Any]] = {
    Relation.BELOW: operator.lt,
    Relation.AT_MOST: operator.le,
    Relation.EQUAL: operator.eq,
    Relation.AT_LEAST: operator.ge,
    Relation.ABOVE: operator.gt,
}
_OPPOSITES = {
    Relation.BELOW: Relation.AT_LEAST,
    Relation.AT_LEAST: Relation.BELOW,
    Relation.ABOVE: Relation.AT_MOST,
    Relation.AT_MOST: Relation.ABOVE,
}
