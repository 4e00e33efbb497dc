"""Decision records: what was decided, by what, and when to think again, as it was written down."""

from datetime import date

from recommender.model.base import Frozen
from recommender.model.condition import Condition


class Review(Frozen):
    """A change of what was asked for with which the decision would have come out differently."""

    told: str
    """The change, as a clause."""
    when: Condition | None
    """What would have to be declared; none: nothing of it, or words that are no longer known."""
    withdrawn: tuple[str, ...]
    """The requirements that would no longer be declared."""
    priorities: tuple[str, ...]
    """The priorities that there would be; empty where they stay."""
    answer: tuple[str, ...]
    """What would be chosen; nothing where nothing would be right, or nothing is needed."""
    unknown: tuple[str, ...] = ()
    """What of the condition can no longer be read, a sentence each."""


class RecordedService(Frozen):
    """A service that the choice needs, as it stood on the day of the record."""

    id: str
    status: str


class Record(Frozen):
    """One decision, as a record holds it."""

    file: str
    """The record's path."""
    status: str
    """What people say of it, such as `proposed` or `accepted`."""
    decision: str
    choice: tuple[str, ...]
    as_of: date
    scenario: str
    """The file of the scenario, in the same folder."""
    scenario_sha256: str
    """The digest of its canonical text."""
    rules: tuple[str, ...]
    """The rules and clashes that decided."""
    services: tuple[RecordedService, ...]
    reviews: tuple[Review, ...]
