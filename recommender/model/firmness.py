"""How firmly an answer stands: what would turn it, counted and not guessed."""

from typing import Any, Literal

from pydantic import field_serializer

from recommender.model.base import Frozen
from recommender.model.condition import Condition, Value
from recommender.model.scenario import Weight


class Alteration(Frozen):
    """One thing that could be otherwise: a requirement, the priorities, or a weight."""

    requirement: str
    """The requirement that gets another value; empty where priorities or weights change."""
    value: Value | None
    """A value that it would have; where a limit decides, the nearest one past that limit."""
    priorities: tuple[str, ...]
    """The priorities that there would be instead; empty where something else changes."""
    weights: tuple[Weight, ...] = ()
    """The explicit weights that there would be instead; empty where something else changes."""
    was: str
    """What the scenario says now, as a clause; empty where it says nothing."""
    told: str
    """What it would have to say, as a clause; a quantity is told by the limit to pass."""
    when: Condition | None = None
    """The same as a condition; none where the priorities change or nothing is declared."""

    @field_serializer("value", when_used="json")
    def _in_order(self, value: Value | None) -> Any:
        """Return a set of words as a list in the order of the alphabet."""
        return sorted(value) if isinstance(value, frozenset) else value


class Flip(Frozen):
    """A smallest change of the scenario with another answer; no part of it alone has that."""

    alterations: tuple[Alteration, ...]
    status: Literal["chosen", "conflict"]
    choice: tuple[str, ...]
    """What would be chosen; nothing in a conflict."""


class Orders(Frozen):
    """Under how many orders of all criteria the choice wins, everything else left as it is."""

    won: int
    tried: int
    every: bool
    """Whether every order was tried, rather than an even sample of them."""


class Firmness(Frozen):
    """How firmly an answer stands."""

    turning: int
    """How many changes of a single requirement would turn the answer."""
    tried: int
    """Of how many: to each other value that rules tell apart, where the question still arises."""
    orders: Orders | None
    """None where nothing is weighed, or nothing else is right."""
    flips: tuple[Flip, ...]
    """Up to three smallest changes that turn the answer."""
    searched: int
    """How many changes at once were tried where `flips` is empty."""
    open_turning: tuple[Flip, ...]
    """Answers to open questions that would turn it, one an open question."""
    open_harmless: tuple[str, ...]
    """The open questions, by requirement, of which no answer turns it on its own."""
