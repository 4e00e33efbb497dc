"""Decision records held to the rules and the date of another day."""

from datetime import date
from typing import Literal

from recommender.model.base import Frozen
from recommender.model.changes import Reason
from recommender.model.evidence import ServiceNote


class Checked(Frozen):
    """One record, and what has become of it."""

    file: str
    """Its name in the folder."""
    decision: str
    name: str
    """What people call the decision."""
    holds: bool
    """Whether the answer is still the one of the record."""
    was: tuple[str, ...]
    """The names of what the record chose, by today's rules where they know it."""
    now: str
    """The answer now, in words."""
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    """The names of what a list has now and had not, and the other way round; nothing if all."""
    recorded_on: date
    """The day of the record's answer."""
    reasons: tuple[Reason, ...]
    """The rules that decided then or decide now, and not both, with what became of each."""
    because: tuple[str, ...]
    """Where it is answered otherwise: why, as far as the rules above do not say so."""
    closed: tuple[ServiceNote, ...]
    """The services of the record that were open then and are not now."""
    came_true: tuple[str, ...]
    """The changes of which the record said that they would turn it, and that have come true."""
    unknown: tuple[str, ...]
    """What the record names that the rules no longer know, a sentence each."""
    edited: bool
    """Whether somebody has edited the record since it was written."""
    scenario_edited: bool
    """Whether the scenario says something else than it did."""


class Unrecorded(Frozen):
    """A decision that is taken now and has no record."""

    decision: str
    name: str
    answer: str


class Recheck(Frozen):
    """A folder of records, checked."""

    format: Literal[1] = 1
    folder: str
    as_of: date
    facts_date: date
    records: tuple[Checked, ...]
    unrecorded: tuple[Unrecorded, ...]

    @property
    def all_hold(self) -> bool:
        """Whether every answer is still the one recorded, and no service of it has closed."""
        return all(one.holds and not one.closed for one in self.records)
