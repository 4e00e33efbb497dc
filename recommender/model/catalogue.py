"""The catalogue: criteria, sources, and services with their life cycles."""

from datetime import date
from typing import Literal

from recommender.errors import Place
from recommender.model.base import Frozen, Identifier, Prose

Verified = Literal["yes", "weak", "no"]
"""How sure a fact is: read in its source, only indirectly, or general knowledge."""


ToldAs = Literal["concept", "predecessor", "part", "tool"]
"""What an entry is that no decision chooses."""


class Criterion(Frozen):
    """What "better" is measured by; 5 is always the pleasant end."""

    id: Identifier
    name: Prose
    question: Prose
    """What a rating on it answers."""
    best: Prose
    """What 5 means."""
    worst: Prose
    """What 1 means."""
    place: Place


class Source(Frozen):
    """Where a fact comes from."""

    id: Identifier
    title: Prose
    url: str = ""
    dated: str = ""
    """The date of the text that was read, as exactly as it is known."""
    verified: Verified
    place: Place


class Service(Frozen):
    """A service or feature with its life cycle."""

    id: Identifier
    name: Prose
    """Its name today."""
    name_in_guide: str = ""
    """Its name in the study guide; empty where the guide does not have it."""
    purpose: Prose
    guide: str = ""
    """The section of the guide that treats it."""
    opened: date | None = None
    """The day on which it opened; none where it was open before the guide was written."""
    closed: date | None = None
    """The first day on which new customers were refused."""
    ended: date | None = None
    """The first day on which nobody could use it."""
    told_as: ToldAs | None = None
    """What it is where no decision chooses it; none where one does."""
    told_because: str = ""
    """Why no decision chooses it, and where it is told instead."""
    successors: tuple[str, ...] = ()
    successor_note: str = ""
    note: str = ""
    """What else one should know, such as an uncertain date."""
    verified: Verified
    sources: tuple[str, ...]
    place: Place

    def status_on(self, day: date) -> Literal["unopened", "open", "closed", "ended"]:
        """Tell how the service stands on a day, to somebody who does not use it yet."""
        if self.ended and day >= self.ended:
            return "ended"
        if self.closed and day >= self.closed:
            return "closed"
        return "unopened" if self.opened and day < self.opened else "open"

    def leaves_after(self, day: date) -> date | None:
        """Return the first day after this one on which it closes to new customers or ends."""
        return min((one for one in (self.closed, self.ended) if one and one > day), default=None)

    def name_on(self, day: date, guide_day: date) -> str:
        """Return the name it went by: the guide's up to the guide's day, today's after it."""
        return self.name_in_guide if self.name_in_guide and day <= guide_day else self.name
