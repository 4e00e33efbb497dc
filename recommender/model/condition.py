"""Conditions: a closed set of shapes that every reading knows how to read."""

import operator
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from recommender.model.base import Frozen
from recommender.model.quantity import Quantity

Value = bool | str | frozenset[str] | Quantity
"""What a requirement can be (flag, choice, choices, quantity); a decision's outcome is a set."""


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


class IsFlag(Frozen):
    """A flag is set, or is not."""

    shape: Literal["flag"] = "flag"
    subject: str
    expected: bool

    def test(self, value: Value) -> bool:
        """Tell whether the known value meets this."""
        return value is self.expected


class IsOneOf(Frozen):
    """A choice is one of some values."""

    shape: Literal["choice"] = "choice"
    subject: str
    values: tuple[str, ...]

    def test(self, value: Value) -> bool:
        """Tell whether the known value meets this."""
        return isinstance(value, str) and value in self.values


class HasAnyOf(Frozen):
    """A set of choices has at least one of some values."""

    shape: Literal["choices"] = "choices"
    subject: str
    values: tuple[str, ...]

    def test(self, value: Value) -> bool:
        """Tell whether the known value meets this."""
        return isinstance(value, frozenset) and not value.isdisjoint(self.values)


class Compares(Frozen):
    """A quantity stands in a relation to a limit."""

    shape: Literal["quantity"] = "quantity"
    subject: str
    relation: Relation
    limit: Quantity

    def test(self, value: Value) -> bool:
        """Tell whether the known value meets this."""
        if not isinstance(value, Quantity):
            return False
        return bool(self.relation.compares(value.amount, self.limit.amount))


class IsDeclared(Frozen):
    """A requirement has a value, whichever; it is never known to have none."""

    shape: Literal["declared"] = "declared"
    subject: str

    def test(self, value: Value) -> bool:
        """Tell whether the known value meets this: every value does."""
        return True


class Decided(Frozen):
    """Another decision came out at one of some options."""

    shape: Literal["decided"] = "decided"
    subject: str
    values: tuple[str, ...]

    def test(self, value: Value) -> bool:
        """Tell whether the known outcome meets this."""
        return isinstance(value, frozenset) and not value.isdisjoint(self.values)


class AllOf(Frozen):
    """Every part holds; with no parts, it always holds."""

    shape: Literal["all"] = "all"
    parts: tuple["Condition", ...]


class AnyOf(Frozen):
    """At least one part holds."""

    shape: Literal["any"] = "any"
    parts: tuple["Condition", ...]


class Not(Frozen):
    """The part fails."""

    shape: Literal["not"] = "not"
    part: "Condition"


class Defined(Frozen):
    """A condition that has been given a name."""

    shape: Literal["defined"] = "defined"
    name: str
    told: str
    part: "Condition"


Leaf = IsFlag | IsOneOf | HasAnyOf | Compares | IsDeclared | Decided
Condition = Annotated[
    Leaf | AllOf | AnyOf | Not | Defined,
    Field(discriminator="shape"),
]

ALWAYS = AllOf(parts=())


def all_of(parts: Iterable[Condition]) -> Condition:
    """Return the condition that all the parts hold, each counted once."""
    once = tuple(dict.fromkeys(parts))
    return once[0] if len(once) == 1 else AllOf(parts=once)


def any_of(parts: Iterable[Condition]) -> Condition:
    """Return the condition that one of the parts holds, each counted once."""
    once = tuple(dict.fromkeys(parts))
    return once[0] if len(once) == 1 else AnyOf(parts=once)


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Yield every leaf of the condition, in the order in which it is written."""
    match condition:
        case AllOf() | AnyOf():
            for part in condition.parts:
                yield from leaves(part)
        case Not() | Defined():
            yield from leaves(condition.part)
        case _:
            yield condition


def definitions_used(condition: Condition) -> frozenset[str]:
    """Return the names of the named conditions that the condition uses."""
    match condition:
        case AllOf() | AnyOf():
            return frozenset().union(*map(definitions_used, condition.parts))
        case Not():
            return definitions_used(condition.part)
        case Defined():
            return frozenset({condition.name}) | definitions_used(condition.part)
    return frozenset()


def subjects(condition: Condition) -> frozenset[str]:
    """Return the ids of the requirements and decisions that the condition reads."""
    return frozenset(leaf.subject for leaf in leaves(condition))
