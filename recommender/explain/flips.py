"""The smallest changes after which a decision has another answer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from recommender.advise.verdict import Verdict
from recommender.explain.alterations import alteration
from recommender.explain.changes import Change, Changes
from recommender.explain.priorities import reordered
from recommender.explain.reweighing import reweighed
from recommender.explain.sweep import Case, Sweep, pairs_after
from recommender.model.decision import Decision
from recommender.model.firmness import Alteration, Flip
from recommender.model.quantity import Quantity

MOST = 3
"""So many flips of a decision are told."""


@dataclass(frozen=True)
class Turn:
    """A flip that was found, and the changes behind it."""

    flip: Flip
    changes: Changes


def turned(before: Verdict, after: Verdict) -> bool:
    """Tell whether a change gave another answer; that the question falls away is none."""
    return after.status in ("chosen", "conflict") and not after.answers_as(before)


def single_changes(decision: Decision, sweep: Sweep) -> dict[Changes, Verdict]:
    """Return the single changes of requirements that turn the answer, with the answer then."""
    before = sweep.case.answer(decision)
    return {(change,): after for change, after in sweep.after(decision) if turned(before, after)}


def priority_turns(decision: Decision, case: Case) -> list[Turn]:
    """Return the single changes of the priorities, or of one weight, that turn the answer."""
    before = case.answer(decision)
    return [
        Turn(_flip((altered,), after), ())
        for altered, after in chain(reordered(decision, case), reweighed(decision, case))
        if turned(before, after)
    ]


def pair_changes(
    decision: Decision, case: Case, alone: Iterable[Changes]
) -> dict[Changes, Verdict] | None:
    """Return the pairs of changes that turn the answer, of which neither does; None if too many.

    Args:
        decision: the decision.
        case: the scenario.
        alone: the single changes that turn the answer.
    """
    before = case.answer(decision)
    turning = {change for changes in alone for change in changes}
    tried = pairs_after(case, decision, case.read_by(decision))
    if tried is None:
        return None
    return {
        pair: after
        for pair, after in tried.items()
        if not turning & {*pair} and turned(before, after)
    }


def turns_of(found: Mapping[Changes, Verdict], case: Case) -> Iterator[Turn]:
    """Yield one flip for all changes that differ in one value only and lead to the same answer."""
    seen: set[Changes] = set()
    for changes, after in found.items():
        if changes in seen:
            continue
        nearest = tuple(_alike(changes, place, found, case)[0] for place in range(len(changes)))
        whole = nearest if _same(found.get(nearest), after) else changes
        alike = [_alike(whole, place, found, case) for place in range(len(whole))]
        seen |= {
            _replaced(whole, place, other) for place, others in enumerate(alike) for other in others
        }
        told = tuple(
            alteration(change, [other.value for other in others], case)
            for change, others in zip(whole, alike, strict=True)
        )
        yield Turn(_flip(told, after), whole)


def _alike(
    changes: Changes, place: int, found: Mapping[Changes, Verdict], case: Case
) -> list[Change]:
    """Return the changes that do as well in that place, the nearest to what is declared first.

    Of quantities, only those on the same side of the declared one; a set of words has none.
    """
    own, after = changes[place], found[changes]
    if isinstance(own.value, frozenset):
        return [own]
    others = [
        other
        for other in case.moves.of([own.requirement])
        if _same(found.get(_replaced(changes, place, other)), after)
    ]
    if own not in others:  # a solver finds values between and below the usual ones
        return [own]
    now = case.facts.get(own.requirement)
    if isinstance(now, Quantity):
        up = _above(own, now)
        others = [other for other in others if _above(other, now) is up]
        return others if up else others[::-1]
    return others


def _above(change: Change, now: Quantity) -> bool:
    return isinstance(change.value, Quantity) and change.value.amount > now.amount


def _replaced(changes: Changes, place: int, change: Change) -> Changes:
    return (*changes[:place], change, *changes[place + 1 :])


def _same(one: Verdict | None, other: Verdict) -> bool:
    return one is not None and one.answers_as(other)


def _flip(alterations: tuple[Alteration, ...], after: Verdict) -> Flip:
    conflict = after.status == "conflict"
    return Flip(
        alterations=alterations,
        status="conflict" if conflict else "chosen",
        choice=tuple(sorted(after.choice)),
    )
