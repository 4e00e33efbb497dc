"""What to study today, so that most is known on the day of the examination.

Each question is worth, per second, what it adds to the expected share of right answers on that day
(`expectation`), and the best are taken until the minutes are used up, with two rules on top:

- Every second question is the best of those that are due, while any are. The formula alone would
  lead a learner with thousands of facets to meet through new ones to the end, and show none twice.
- Each question of a day that is about the same decision, or of the same kind, lowers what another
  such is worth by a fifth. So a day does not dwell on one topic, nor on what is answered fastest.

More minutes only lengthen the list, so they never lower what is expected.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from recommender.learner.expectation import expected, expected_if_studied, weights
from recommender.learner.memory import recall
from recommender.learner.pace import pace
from recommender.model.exam import Exam
from recommender.model.learning import Card
from recommender.model.progress import Planned
from recommender.model.question import Facet, FacetKind

__all__ = ["plan", "recall"]

AGAIN_WORTH = 0.8
"""What a question is worth after one that is alike, as a share."""

_Queues = dict[tuple[str, FacetKind, bool], list[Planned]]
"""What may be asked for, by topic, by kind and by whether it is due; the best stands last."""


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
        _planned(cards.get(one.key), one, worth[one.key], costs[one.kind], exam_date, now)
        for one in facets
        if one.key in worth
    ):
        left -= entry.seconds
        if left < 0:
            break
        chosen.append(entry)
    return tuple(chosen)


def _planned(
    card: Card | None, facet: Facet, weight: float, seconds: int, day: date, now: datetime
) -> Planned:
    left, studied = expected(card, day), expected_if_studied(card, facet, day, now)
    return Planned(
        facet=facet,
        why="new" if card is None else "due" if card.due <= now else "early",
        seconds=seconds,
        now=left,
        then=studied,
        gain=weight * (studied - left),
    )


def _in_order(entries: Iterable[Planned]) -> Iterator[Planned]:
    """Yield everything that is worth its while, the best first, by turns with what is due."""
    queues = _queued(entry for entry in entries if entry.gain > 0)
    topics: Counter[str] = Counter()
    kinds: Counter[FacetKind] = Counter()
    turn = 0
    while queues:
        due = [key for key in queues if key[2]] if turn % 2 == 0 else []
        topic, kind, _ = best = max(
            due or queues,
            key=lambda key: (
                _per_second(queues[key][-1]) * AGAIN_WORTH ** (topics[key[0]] + kinds[key[1]]),
                key,
            ),
        )
        yield queues[best].pop()
        if not queues[best]:
            del queues[best]
        topics[topic] += 1
        kinds[kind] += 1
        turn += 1


def _queued(entries: Iterable[Planned]) -> _Queues:
    queues: _Queues = {}
    for entry in sorted(entries, key=lambda one: (_per_second(one), one.facet.key)):
        topic = entry.facet.decision or entry.facet.section
        queues.setdefault((topic, entry.facet.kind, entry.why == "due"), []).append(entry)
    return queues


def _per_second(entry: Planned) -> float:
    """Return what an entry gains per second, without the digits in which machines differ."""
    return float(f"{entry.gain / entry.seconds:.9g}")
