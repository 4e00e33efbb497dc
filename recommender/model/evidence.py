"""What speaks for, against and about an option, with the values and sources it rests on."""

from datetime import date
from typing import Literal

from recommender.model.base import Frozen
from recommender.model.quantity import Exact

Tone = Literal["caution", "hint", "size"]


class Reading(Frozen):
    """A requirement or an outcome that a rule read, with the value it had."""

    subject: str
    told: str
    """The value, as a clause."""
    assumed: bool
    """Whether the value is a default rather than declared."""
    distance: str
    """How far the value is from turning the rule; empty where distance means nothing."""


class Cited(Frozen):
    """A source that a reason rests on."""

    id: str
    title: str
    url: str
    verified: str


class Evidence(Frozen):
    """What one rule, rating, life cycle or need contributed."""

    rule: str
    """The id of the rule or clash; empty where neither speaks."""
    kind: Literal[
        "rule_out", "require", "rate", "include", "rating", "life cycle", "need", "clash"
    ]  # fmt: skip
    options: tuple[str, ...]
    """The options it speaks for or against."""
    because: str
    readings: tuple[Reading, ...]
    sources: tuple[Cited, ...]
    strength: Exact
    """How much it adds to the lead of the choice, in points of score; 0 where it adds nothing."""


class Cell(Frozen):
    """One option on one criterion: its rating, how far rules moved it, and why it was rated so."""

    criterion: str
    rating: int
    adjustment: int
    weighted: Exact
    """(rating + adjustment) × weight."""
    because: str
    sources: tuple[Cited, ...]


class OpenQuestion(Frozen):
    """A rule that cannot be decided yet, and what it would do."""

    rule: str
    effect: str
    """What it would do to the option, as words."""
    provided: str
    """What is left to find out, as a clause."""
    asks: tuple[str, ...]
    """The ids of what is unknown."""
    because: str


class Note(Frozen):
    """A caution, a hint or a sizing."""

    rule: str
    tone: Tone
    text: str
    size: str = ""
    """Of a sizing, the number with what it counts, without the arithmetic."""
    because: str
    readings: tuple[Reading, ...]
    sources: tuple[Cited, ...]


class ServiceNote(Frozen):
    """A service that an option needs, as it stands on the date of the answer."""

    id: str
    name: str
    status: Literal["unopened", "open", "closed", "ended"]
    since: date | None
    """The day from which it has had that status, where that is known."""
    leaves: date | None = None
    """The next day, where it is known, on which it closes to new customers or ends."""
    successors: tuple[str, ...]
    note: str
    verified: str
