"""Services that go: closed to new customers or ended, or soon to be, as words."""

from collections.abc import Iterator

from recommender.model.evidence import ServiceNote
from recommender.model.recommendation import DecisionResult
from recommender.render.lines import Line


def services_going(result: DecisionResult) -> Iterator[ServiceNote]:
    """Yield the services of the choice that have gone or are known to go, each once."""
    found = {note.id: note for option in result.chosen for note in option.services}
    yield from (note for note in found.values() if note.leaves or note.status in _SINCE)


def closing(result: DecisionResult) -> list[Line]:
    """Return the services of the choice that go, as lines of a report."""
    return [Line(f"{going_told(note)}.") for note in services_going(result)]


_SINCE = {"closed": "has been closed to new customers", "ended": "has ended"}


def going_told(note: ServiceNote) -> str:
    """Return since when a service has gone, or when it goes, and what follows it."""
    since = f" since {note.since}" if note.since else ""
    told = [f"{_SINCE[note.status]}{since}"] if note.status in _SINCE else []
    if note.leaves:
        told.append(f"closes to new customers or ends on {note.leaves}")
    follows = f" (what follows it: {', '.join(note.successors)})" if note.successors else ""
    unsure = "" if note.verified == "yes" else " (not certain)"
    return f"{note.name} {' and '.join(told)}{follows}{unsure}"
