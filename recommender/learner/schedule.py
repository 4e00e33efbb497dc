"""What to study today, so that most is known on the day of the examination.

Each question is worth, per second, what it adds to the expected share of right answers on that day
(`expectation`), and the best are taken until the minutes are used up, with two rules on top:

- Every second question is the best of those that are due, while any are. The formula alone would
  lead a learner with thousands of facets to meet through new ones to the end, and show none twice.
- Each question of a day lowers by a fifth what another one is worth of the same domain, and again
  of the same decision, and again of the same kind. So a day does not dwell on one topic, nor on the
  domain with the fewest facets, where each weighs most, nor on what is answered fastest.

More minutes only lengthen the list, so they never lower what is expected.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import count
from typing import NamedTuple

from recommender.learner.expectation import Worth, expected, expected_if_studied, weights
from recommender.learner.memory import recall
from recommender.learner.pace import pace
from recommender.model.exam import Exam
from recommender.model.learning import Card
from recommender.model.progress import Planned
from recommender.model.question import Facet, FacetKind

__all__ = ["plan", "recall"]

AGAIN_WORTH = 0.8
"""What a question is worth after one that is alike, as a share."""


class _Shelf(NamedTuple):
    """Where something to ask for stands: only what is alike stands together."""

    domain: str
    topic: str
    kind: FacetKind
    due: bool

    @property
    def marks(self) -> tuple[tuple[int, str], ...]:
        """What makes it like others: each that it has in common counts."""
        return tuple(enumerate((self.domain, self.topic, self.kind)))


def plan(
    cards: Mapping[str, Card],
    facets: Iterable[Facet],
    exam: Exam | None,
    exam_date: date,
    minutes: int,
    now: datetime,
    seconds: Mapping[FacetKind, int] | None = None,
) -> tuple[Planned, ...]:
    """Return what to study today, in the order in which it is best asked for.

    Args:
        cards: what is remembered, by the key of the facet.
        facets: all that the rules have to ask for; what is no longer among them is not planned.
        exam: the blueprint; None weighs all facets alike.
        exam_date: the day on which most is to be known.
        minutes: how long there is to study; the plan never takes longer.
        now: the moment, with its time zone.
        seconds: how long a question takes, by the kind of facet; what is assumed of a learner who
            has answered nothing, where it is left out.
    """
    costs = pace(()) if seconds is None else seconds
    worth = weights(facets := tuple(facets), exam)
    chosen: list[Planned] = []
    left = minutes * 60
    for entry in _in_order(
        _planned(cards.get(one.key), one, costs[one.kind], worth[one.key], exam_date, now)
        for one in facets
        if one.key in worth
    ):
        left -= entry.seconds
        if left < 0:
            break
        chosen.append(entry)
    return tuple(chosen)


def _planned(
    card: Card | None, facet: Facet, seconds: int, worth: Worth, day: date, now: datetime
) -> Planned:
    left, studied = expected(card, day), expected_if_studied(card, facet, day, now)
    return Planned(
        facet=facet,
        domain=worth.domain,
        why="new" if card is None else "due" if card.due <= now else "early",
        seconds=seconds,
        now=left,
        then=studied,
        gain=worth.weight * (studied - left),
    )


def _in_order(entries: Iterable[Planned]) -> Iterator[Planned]:
    """Yield everything that is worth its while, the best first, by turns with what is due."""
    shelves = _shelved(entry for entry in entries if entry.gain > 0)
    alike: Counter[tuple[int, str]] = Counter()

    def worth(shelf: _Shelf) -> tuple[float, _Shelf]:
        like = sum(alike[mark] for mark in shelf.marks)
        return _per_second(shelves[shelf][-1]) * AGAIN_WORTH**like, shelf

    for turn in count():
        if not shelves:
            return
        due = [shelf for shelf in shelves if shelf.due] if turn % 2 == 0 else []
        best = max(due or shelves, key=worth)
        yield shelves[best].pop()
        if not shelves[best]:
            del shelves[best]
        alike.update(best.marks)


def _shelved(entries: Iterable[Planned]) -> dict[_Shelf, list[Planned]]:
    """Return what may be asked for, each shelf with its best at the end."""
    shelves: dict[_Shelf, list[Planned]] = {}
    for entry in sorted(entries, key=lambda one: (_per_second(one), one.facet.key)):
        topic = entry.facet.decision or entry.facet.section
        shelf = _Shelf(entry.domain, topic, entry.facet.kind, entry.why == "due")
        shelves.setdefault(shelf, []).append(entry)
    return shelves


def _per_second(entry: Planned) -> float:
    """Return what an entry gains per second, without the digits in which machines differ."""
    return float(f"{entry.gain / entry.seconds:.9g}")
