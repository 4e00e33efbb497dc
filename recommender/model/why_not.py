"""Why an option is not the answer: the rules that bear on it, and what would make it that."""

from datetime import date
from typing import Literal

from recommender.model.base import Frozen
from recommender.model.evidence import Cited, Evidence
from recommender.model.firmness import Flip
from recommender.model.quantity import Exact

Became = Literal["holds", "fails", "unknown"]
Standing = Literal["chosen", "right", "not right", "left out", "not asked"]
"""How an option came out; `left out` of a checklist, `not asked` where no decision arises."""


class Test(Frozen):
    """One test of a condition, with the value that it read."""

    subject: str
    told: str
    """What it asks for, as a clause."""
    read: str
    """The value that it read, as a clause; empty where nothing is known."""
    assumed: bool
    became: Became
    distance: str
    """From which value on it turns; empty where it tests no quantity."""


class Bearing(Frozen):
    """A rule that bears on the option."""

    rule: str
    effect: str
    """What it does to the option where it holds, as words."""
    against: bool
    """Whether that is to the option's disadvantage."""
    became: Became
    condition: str
    """Its condition, as a clause."""
    composite: bool
    """Whether it is more than that all its tests hold."""
    tests: tuple[Test, ...]
    because: str
    sources: tuple[Cited, ...]
    place: str
    """The file and line in which it stands."""


class Behind(Frozen):
    """A criterion on which the option is behind the choice, or ahead of it."""

    criterion: str
    name: str
    weight: Exact
    choice: int
    """The choice's score on it, after rules moved it."""
    option: int
    points: Exact
    """By how much the choice leads through it, in points of score; negative where it is behind."""


class WhyNot(Frozen):
    """Why one option of a decision is not the answer."""

    format: Literal[1] = 1
    scenario: str
    as_of: date
    decision: str
    decision_name: str
    option: str
    option_name: str
    standing: Standing
    why_not_asked: str
    """Why the decision does not arise, or what it waits for; empty where it does."""
    choice: tuple[str, ...]
    names: dict[str, str]
    """The names of the decision's options, by id."""
    bearing: tuple[Bearing, ...]
    """The rules in force that bear on it, those first that hold."""
    life_cycle: tuple[Evidence, ...]
    behind: tuple[Behind, ...]
    """The criteria, those first on which the option loses most; empty where nothing is weighed."""
    total: Exact | None
    """By how much the choice leads altogether."""
    flips: tuple[Flip, ...]
    """Smallest changes that make it the answer."""
    searched: int
    """How many changes at once were tried, at most."""
    impossible: bool
    """Whether it is proved that no change of requirements makes it the clear answer."""
