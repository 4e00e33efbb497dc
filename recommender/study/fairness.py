"""Whether one answer only can be defended: the key, in every fair reading of a situation.

What a situation is silent on is unknown to the rules, but a reader takes it for plainly not so. A
fair reading leaves each such flag unknown or takes it as plain, one by one: the key has to be the
same in all of them, and to lead by a margin, whatever comes second after what is asked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from recommender.advise.many import Many, split_by_rules
from recommender.advise.matrix import matrix
from recommender.advise.removals import rules_out
from recommender.advise.verdict import unusable
from recommender.advise.weights import weights_for
from recommender.explain.changes import Change, Changes
from recommender.model.condition import Condition, subjects
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Advise
from recommender.readings.columns import Table, columns
from recommender.study.desk import Desk, StudyCase

MOST_FLAGS = 8
"""With more flags that bear on the answer, a situation says too little to be asked about."""
MARGIN = Fraction(1, 4)
"""The least lead of a key, in points of score."""


@dataclass(frozen=True)
class Stand:
    """How a decision of which one option is chosen comes out in every fair reading."""

    key: str
    margin: Fraction | None
    """The least lead over any other right option; none where nothing else is right."""
    hold: tuple[Rule, ...]
    """The rules that hold where silence is unknown."""
    wrong: frozenset[str]
    """The options that are right in no reading."""
    right: frozenset[str]
    """The options that are right in every reading."""


def readings(decision: Decision, case: StudyCase, desk: Desk) -> Many | None:
    """Return the decision in every fair reading, silence as unknown first; None if too many."""
    plain = tuple(Change(name, value) for name, value in desk.silent_flags(decision, case).items())
    bearing = _bearing(decision, case, desk, plain)
    if len(bearing) > MOST_FLAGS:
        return None
    rest = tuple(change for change in plain if change not in bearing)
    rows = [
        (*some, *others)
        for size in range(len(bearing) + 1)
        for some in combinations(bearing, size)
        for others in ((), rest)
    ]
    return desk.decided(decision, case, rows)


def _bearing(decision: Decision, case: StudyCase, desk: Desk, plain: Changes) -> Changes:
    """Return the flags in conditions that come out otherwise once everything silent is plain.

    What a condition reads of other decisions is followed to the conditions of those.
    """
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


def stand(decision: Decision, case: StudyCase, desk: Desk) -> Stand | None:
    """Return how the decision comes out in every fair reading; None if no key can be defended."""
    many = readings(decision, case, desk)
    if many is None or not _applies(decision, many):
        return None
    gone = unusable(decision, desk.knowledge, case.scenario, desk.day)
    found: Stand | None = None
    for rules, _ in sorted(_parts(decision, many, desk), key=lambda part: not part[1] & 1):
        one = _stand(decision, rules, gone, case)
        if one is None or (found and one.key != found.key):
            return None
        found = _both(found, one) if found else one
    return found if found and (found.margin is None or found.margin >= MARGIN) else None


def _applies(decision: Decision, many: Many) -> bool:
    return columns(decision.applies, many.over)[0] == many.over.everywhere


def _parts(decision: Decision, many: Many, desk: Desk) -> Iterable[tuple[tuple[Rule, ...], int]]:
    return split_by_rules(decision, many.over.everywhere, many.over, desk.day)


def _both(one: Stand, other: Stand) -> Stand:
    margins = [stand.margin for stand in (one, other) if stand.margin is not None]
    return replace(
        one,
        margin=min(margins, default=None),
        wrong=one.wrong & other.wrong,
        right=one.right & other.right,
    )


def _stand(
    decision: Decision, rules: tuple[Rule, ...], gone: frozenset[str], case: StudyCase
) -> Stand | None:
    wrong = gone.union(*(rules_out(rule, decision) for rule in rules))
    right = [option.id for option in decision.options if option.id not in wrong]
    if not right:
        return None
    orders = [*_orders(decision, case)]
    board = matrix(decision, orders[0], rules)
    keys, margin = set(), None
    for weights in orders:
        scored = replace(board, weights=weights)
        first, *others = scored.best_first(right, decision.when_tied)
        keys.add(first)
        if others:
            lead = scored.score(first) - scored.score(others[0])
            margin = lead if margin is None else min(margin, lead)
    if len(keys) > 1:
        return None
    return Stand(keys.pop(), margin, rules, wrong, frozenset(right))


def _orders(decision: Decision, case: StudyCase) -> Iterator[Mapping[str, Fraction]]:
    """Yield the weights where only what is asked for counts, and with each other criterion next."""
    asked = case.scenario.priorities
    yield weights_for(decision, case.scenario)
    for name in decision.criteria:
        if name not in asked:
            yield weights_for(decision, case.prioritised((*asked, name)).scenario)


@dataclass(frozen=True)
class Listed:
    """How a checklist comes out in every fair reading."""

    always: frozenset[str]
    never: frozenset[str]


def listed(decision: Decision, case: StudyCase, desk: Desk) -> Listed | None:
    """Return what is in and what is out in every fair reading; None where it may be a conflict."""
    many = readings(decision, case, desk)
    if many is None:
        return None
    verdicts = [verdict for verdict, _ in many.parts[decision.id]]
    if any(verdict.status != "chosen" for verdict in verdicts):
        return None
    choices = [verdict.choice for verdict in verdicts]
    return Listed(
        always=frozenset.intersection(*choices),
        never=frozenset(option.id for option in decision.options).difference(*choices),
    )
