"""Requirements: what a scenario can declare."""

from typing import Annotated, Literal

from pydantic import Field

from recommender.errors import Place
from recommender.model.base import Frozen, Identifier, Prose, RequirementId
from recommender.model.quantity import Quantity
from recommender.model.units import Dimension


class _Requirement(Frozen):
    id: RequirementId
    question: Prose
    """The question that asks for it, in plain words."""
    why: Prose
    """What hangs on the answer."""
    place: Place


class Flag(_Requirement):
    """Yes or no."""

    type: Literal["flag"]
    yes: Prose
    """The clause that tells `true`, such as `the code must also run elsewhere`."""
    no: Prose
    """The clause that tells `false`."""
    default: bool | None = None


class ChoiceValue(Frozen):
    """One value of a choice."""

    id: Identifier
    told: Prose
    """The clause that tells this value, such as `data arrives continuously`."""


class Choice(_Requirement):
    """One of some values, or (type `choices`) any number of them."""

    type: Literal["choice", "choices"]
    values: tuple[ChoiceValue, ...]
    default: str | frozenset[str] | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The ids of the values, in the order in which they are declared."""
        return tuple(value.id for value in self.values)

    def clause(self, word: str) -> str:
        """Return the clause that tells the value called `word`."""
        return next(value.told for value in self.values if value.id == word)


class Measure(_Requirement):
    """A quantity with a unit."""

    type: Literal[
        "bytes",
        "bytes-per-second",
        "records-per-second",
        "duration",
        "count",
        "share",
        "money-per-month",
    ]
    label: Prose
    """The noun phrase that tells it, such as `the time until data must be usable`."""
    default: Quantity | None = None

    @property
    def dimension(self) -> Dimension:
        """What the quantity measures."""
        return Dimension(self.type)


Requirement = Annotated[Flag | Choice | Measure, Field(discriminator="type")]
