"""Scenarios: requirements with their values, and what matters most."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from recommender.model.base import Frozen
from recommender.model.condition import Value
from recommender.model.quantity import Exact


class Declared(Frozen):
    """A requirement with the value that the scenario gives it."""

    requirement: str
    value: Value


class Outcome(Frozen):
    """A decision with the options that are chosen."""

    decision: str
    options: frozenset[str]
    conflict: bool = False
    """Whether, instead, nothing is right."""


class Weight(Frozen):
    """How much a criterion counts, relative to the others that are named."""

    criterion: str
    weight: Exact


class Scenario(Frozen):
    """What a system must do and what matters; what it does not declare is unknown or assumed."""

    name: str
    description: str = ""
    declared: tuple[Declared, ...] = ()
    decided: tuple[Outcome, ...] = ()
    """Decisions that are taken already; the engine leaves them as they are."""
    priorities: tuple[str, ...] = ()
    """Criteria, most important first."""
    weights: tuple[Weight, ...] = ()
    """Explicit weights; where there are any, they replace the priorities."""
    already_uses: frozenset[str] = frozenset()
    """Services that the account already uses, which a closing to new customers does not touch."""
    fixed: frozenset[str] = frozenset()
    """Requirements that will not move; no change of them is proposed."""
    expects: tuple[Outcome, ...] = ()
    """What the author expects each decision to answer."""
    expects_then: tuple[Outcome, ...] = ()
    """What the author expects where the guide's day answers otherwise than the day of the facts."""

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """The declared values by requirement."""
        return MappingProxyType({entry.requirement: entry.value for entry in self.declared})
