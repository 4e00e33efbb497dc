"""What two scenarios are answered differently, and which of their differences carry that."""

from datetime import date
from typing import Literal

from recommender.model.base import Frozen
from recommender.model.recommendation import Status

Searched = Literal["smallest", "no part", "none left out"]
"""How sure it is that a set is small: no set is smaller; no part of this one does as well, though
another set might be smaller; or only that none of its members can be left out alone."""


class Difference(Frozen):
    """Something that the scenarios do not say alike."""

    id: str
    """The requirement, or `priorities` (weights are told here, too), `already_uses`, `decided`."""
    a: str
    """What A says, as a clause."""
    b: str


class Side(Frozen):
    """What a decision comes to in one of the scenarios."""

    status: Status
    choice: tuple[str, ...]
    told: str


class Carried(Frozen):
    """Sets of differences: A, with one of them taken over from B, answers as B does."""

    sets: tuple[tuple[str, ...], ...]
    """The differences of each set, by id; no part of a set does as well."""
    more: int
    """How many more there are of the same size."""
    searched: Searched


class Contrast(Frozen):
    """A decision that the scenarios are answered differently."""

    decision: str
    name: str
    question: str
    a: Side
    b: Side
    gained: tuple[str, ...]
    """Of two lists that share something: the names of what only B's has."""
    lost: tuple[str, ...]
    """Of two lists that share something: the names of what only A's has."""
    carried: Carried


class Named(Frozen):
    """A decision, by its id and its name."""

    id: str
    name: str


class Comparison(Frozen):
    """Two scenarios, compared on a day."""

    format: Literal[1] = 1
    a: str
    """The name of the scenario A."""
    b: str
    as_of: date
    facts_date: date
    differences: tuple[Difference, ...]
    contrasts: tuple[Contrast, ...]
    alike: tuple[Named, ...]
    """The decisions that both answer, and alike."""
    untaken: tuple[Named, ...]
    """The decisions that neither answers."""
    idle: tuple[str, ...]
    """The differences, by id, that are in no set which carries anything."""
