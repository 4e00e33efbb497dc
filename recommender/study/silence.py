"""What a situation is silent on, in every way in which a reader may fairly take it."""

from collections.abc import Iterator
from itertools import combinations

from recommender.advise.many import Many
from recommender.explain.changes import Change, Changes
from recommender.model.condition import Condition, subjects
from recommender.model.decision import Decision
from recommender.model.effect import Advise
from recommender.readings.columns import Table, columns
from recommender.study.desk import Desk, StudyCase

MOST_FLAGS = 8
"""With more flags that bear on the answer, a situation says too little to be asked about."""


def readings(decision: Decision, case: StudyCase, desk: Desk) -> Many | None:
    """Return the decision in every fair reading, silence as unknown first; None if too many."""
    plain = plain_changes(decision, case, desk)
    some = bearing(decision, case, desk)
    if len(some) > MOST_FLAGS:
        return None
    rest = tuple(change for change in plain if change not in some)
    rows = [
        (*taken, *others)
        for size in range(len(some) + 1)
        for taken in combinations(some, size)
        for others in ((), rest)
    ]
    return desk.decided(decision, case, rows)


def plain_changes(decision: Decision, case: StudyCase, desk: Desk) -> Changes:
    """Return everything silent that a reader takes for plainly so."""
    return tuple(Change(name, value) for name, value in desk.silent_flags(decision, case).items())


def bearing(decision: Decision, case: StudyCase, desk: Desk) -> Changes:
    """Return the silent flags in conditions that come out otherwise once all of them are plain.

    What a condition reads of other decisions is followed to the conditions of those.
    """
    plain = plain_changes(decision, case, desk)
    both = desk.decided(decision, case, [(), plain])
    read: set[str] = set()
    to_follow = {decision.id}
    for one in reversed(desk.chain(decision)):
        if one.id in to_follow:
            found = frozenset[str]().union(*map(subjects, _apart(one, both.over, desk)))
            read |= found
            to_follow |= found
    return tuple(change for change in plain if change.requirement in read)


def _apart(decision: Decision, both: Table, desk: Desk) -> Iterator[Condition]:
    """Yield the conditions that come out otherwise in the second row, where that can matter.

    A rule that fails does as little as one that is undecided.
    """
    if any(column in (0b01, 0b10) for column in columns(decision.applies, both)):
        yield decision.applies
    for rule in decision.rules:
        speaks = rule.in_force(desk.day) and not isinstance(rule.effect, Advise)
        if speaks and columns(rule.when, both)[0] in (0b01, 0b10):
            yield rule.when
