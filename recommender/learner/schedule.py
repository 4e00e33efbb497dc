"""What to study today, so that most is known on the day of the examination.

Each question is worth, per second, what it adds to the expected share of right answers on that day
(`expectation`), and the best are taken until the minutes are used up, with two rules on top:

- Every second question is the best of those that are due, or mean something else since they were
  asked for, while there are any. The formula alone would lead a learner with thousands of facets to
  meet through new ones to the end, and show none twice.
- Each question of a day lowers by a fifth what another one is worth of the same domain, and again
  of the same decision, and again of the same kind. So a day does not dwell on one topic, nor on the
  domain with the fewest facets, where each weighs most, nor on what is answered fastest.

What is worth the same comes in an order that changes from day to day. More minutes only lengthen
the list, so they never lower what is expected.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import count
from random import Random
from typing import NamedTuple

from recommender.learner.changed import changed
from recommender.learner.expectation import Worth, expected, expected_if_studied, weights
from recommender.learner.memory import recall
from recommender.learner.pace import pace
from recommender.model.exam import Exam
from recommender.model.learning import Card
from recommender.model.progress import Planned, Why
from recommender.model.question import Facet, FacetKind

__all__ = ["plan", "recall"]

PRESSING: tuple[Why, ...] = ("due", "changed")
AGAIN_WORTH = 0.8
"""What a question is worth after one that is alike, as a share."""


class _Shelf(NamedTuple):
    """Where something to ask for stands: only what is alike stands together."""

    domain: str
    topic: str
    kind: FacetKind
    pressing: bool
    """Whether it is due, or no longer what the learner knows."""

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
    known = sorted(facets, key=lambda facet: facet.key)
    worth, anew = weights(known, exam), changed(cards, known)
    entries = [
        _planned(
            cards.get(one.key),
            one,
            _why(cards.get(one.key), one.key in anew, now),
            costs[one.kind],
            worth[one.key],
            exam_date,
            now,
        )
        for one in known
        if one.key in worth
    ]
    Random(f"{now.date()}").shuffle(entries)
    return within(_in_order(entries), minutes)


def within(entries: Iterable[Planned], minutes: int) -> tuple[Planned, ...]:
    """Return the first of the entries, as many as the minutes hold."""
    chosen: list[Planned] = []
    left = minutes * 60
    for entry in entries:
        left -= entry.seconds
        if left < 0:
            break
        chosen.append(entry)
    return tuple(chosen)


def _planned(
    card: Card | None,
    facet: Facet,
    why: Why,
    seconds: int,
    worth: Worth,
    day: date,
    now: datetime,
) -> Planned:
    left, studied = expected(card, day), expected_if_studied(card, facet, day, now)
    return Planned(
        facet=facet,
        domain=worth.domain,
        why=why,
        seconds=seconds,
        now=left,
        then=studied,
        gain=worth.weight * (studied - left),
    )


def _why(card: Card | None, anew: bool, now: datetime) -> Why:
    if card is None:
        return "changed" if anew else "new"
    return "due" if card.due <= now else "early"


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
        pressing = [shelf for shelf in shelves if shelf.pressing] if turn % 2 == 0 else []
        best = max(pressing or shelves, key=worth)
        yield shelves[best].pop()
        if not shelves[best]:
            del shelves[best]
        alike.update(best.marks)


def _shelved(entries: Iterable[Planned]) -> dict[_Shelf, list[Planned]]:
    """Return what may be asked for, each shelf with its best at the end."""
    shelves: dict[_Shelf, list[Planned]] = {}
    for entry in sorted(entries, key=_per_second):
        topic = entry.facet.decision or entry.facet.section
        shelf = _Shelf(entry.domain, topic, entry.facet.kind, entry.why in PRESSING)
        shelves.setdefault(shelf, []).append(entry)
    return shelves


def _per_second(entry: Planned) -> float:
    """Return what an entry gains per second, without the digits in which machines differ."""
    return float(f"{entry.gain / entry.seconds:.9g}")
