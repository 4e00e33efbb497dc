"""Conditions: a closed set of shapes that every reading knows how to read."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field

from recommender.model.base import Frozen
from recommender.model.quantity import Quantity
from recommender.model.relation import Relation

Value = bool | str | frozenset[str] | Quantity
"""What a requirement can be (flag, choice, choices, quantity); a decision's outcome is a set."""


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
