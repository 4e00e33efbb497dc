"""Which conditions the examples of a decision have tried, and how they came out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from recommender.errors import Place
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Condition,
    Defined,
    IsDeclared,
    Not,
)
from recommender.model.decision import Decision
from recommender.model.rule_tests import Coverage
from recommender.model.truth import Truth
from recommender.readings.direct import truth
from recommender.review.bench import Trial
from recommender.review.written import written


@dataclass
class _Watched:
    """A condition whose truths are counted."""

    place: Place
    subject: str
    condition: Condition
    name: str
    rules: tuple[str, ...]
    """It is tried where one of these is in force; empty: always."""
    seen: Counter[Truth] = field(default_factory=Counter)


def coverage_of(decision: Decision, trials: Iterable[Trial]) -> tuple[Coverage, ...]:
    """Return how often each condition of the decision, and each leaf, came out how.

    A rule that is not in force on an example's day is not tried by it, nor is any rule where the
    decision is not taken. A definition counts once, however many rules use it.
    """
    watched = [*_watched(decision)]
    for trial in trials:
        for entry in watched:
            if _tried(entry, trial):
                entry.seen[truth(entry.condition, trial.facts)] += 1
    return tuple(
        Coverage(
            place=entry.place,
            decision=decision.id,
            subject=entry.subject,
            condition=entry.name,
            true=entry.seen[Truth.TRUE],
            false=entry.seen[Truth.FALSE],
            unknown=entry.seen[Truth.UNKNOWN],
            never_false=_never_false(entry.condition),
        )
        for entry in watched
    )


def _tried(entry: _Watched, trial: Trial) -> bool:
    if not entry.rules:
        return True
    in_force = any(trial.said[rule] != "not in force" for rule in entry.rules)
    return in_force and trial.ground.applies is Truth.TRUE


def _watched(decision: Decision) -> Iterator[_Watched]:
    yield from _parts(decision.applies, decision.place, "applies", ())
    for rule in decision.rules:
        yield from _parts(rule.when, rule.place, rule.id, (rule.id,))
    for name, (defined, users) in definitions(decision).items():
        yield from _parts(defined.part, decision.place, name, users)


def _parts(
    condition: Condition, place: Place, subject: str, rules: tuple[str, ...]
) -> Iterator[_Watched]:
    leaves = [*_leaves(condition)]
    if leaves != [condition]:
        yield _Watched(place, subject, condition, "when", rules)
    for leaf in leaves:
        yield _Watched(place, subject, leaf, written(leaf), rules)


def _leaves(condition: Condition) -> Iterator[Condition]:
    """Yield the leaves; a definition is one, since it is looked into on its own."""
    match condition:
        case AllOf() | AnyOf():
            for part in condition.parts:
                yield from _leaves(part)
        case Not():
            yield from _leaves(condition.part)
        case _:
            yield condition


def definitions(decision: Decision) -> dict[str, tuple[Defined, tuple[str, ...]]]:
    """Return the definitions that the decision uses, each with the rules that use it, by name.

    The decision's own condition counts as a user without a name.
    """
    found: dict[str, tuple[Defined, list[str]]] = {}
    for user, condition in [("", decision.applies), *((r.id, r.when) for r in decision.rules)]:
        for leaf in _leaves(condition):
            if isinstance(leaf, Defined):
                users = found.setdefault(leaf.name, (leaf, []))[1]
                users += [user] if user not in users else []
    return {
        name: (defined, tuple(users) if "" not in users else ())
        for name, (defined, users) in sorted(found.items())
    }


def _never_false(condition: Condition) -> bool:
    """Tell whether no scenario makes the condition false."""
    match condition:
        case IsDeclared():
            return True
        case AllOf():
            return all(map(_never_false, condition.parts))
        case AnyOf():
            return any(map(_never_false, condition.parts))
        case Defined():
            return _never_false(condition.part)
        case _:
            return False
