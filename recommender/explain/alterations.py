"""Changes told as what would have to be otherwise, quantities by the limit to pass."""

from collections.abc import Collection

from recommender.explain.changes import Change
from recommender.explain.sweep import Case
from recommender.model.condition import (
    AllOf,
    Compares,
    Condition,
    HasAnyOf,
    IsDeclared,
    IsFlag,
    IsOneOf,
    Not,
    Value,
    all_of,
)
from recommender.model.firmness import Alteration
from recommender.model.landmarks import Landmarks
from recommender.model.quantity import Quantity
from recommender.model.relation import Relation
from recommender.readings.prose import told, value_told

Alike = Collection[Value | None]
"""The values of one requirement that lead to the same answer, everything else left as it is."""


def alteration(change: Change, alike: Alike, case: Case) -> Alteration:
    """Return the change as something that would be otherwise.

    Args:
        change: the change.
        alike: all the values that would do as well, its own among them.
        case: the scenario that it changes.
    """
    name, now = change.requirement, case.facts.get(change.requirement)
    when = _condition(change, alike, now, case)
    return Alteration(
        requirement=name,
        value=change.value,
        priorities=(),
        was="" if now is None else value_told(name, now, case.knowledge),
        told=_told(change, when, now, case),
        when=when,
    )


def _condition(change: Change, alike: Alike, now: Value | None, case: Case) -> Condition | None:
    """Return what has to be true of the requirement for the change to be made."""
    name, value, landmarks = change.requirement, change.value, case.moves.landmarks
    match value:
        case bool():
            return IsFlag(subject=name, expected=value)
        case str():
            words = tuple(word for word in sorted(landmarks.words(name)) if word in alike)
            return IsOneOf(subject=name, values=words)
        case frozenset() if isinstance(now, frozenset) and len(value ^ now) == 1:
            [word] = value ^ now
            holds = HasAnyOf(subject=name, values=(word,))
            return holds if word in value else Not(part=holds)
        case frozenset() if value:
            return all_of(HasAnyOf(subject=name, values=(word,)) for word in sorted(value))
        case Quantity() if value in landmarks.cases(name):
            return all_of(_passed(name, value, alike, landmarks))
        case Quantity():
            return Compares(subject=name, relation=Relation.EQUAL, limit=value)
    return None


def _told(change: Change, when: Condition | None, now: Value | None, case: Case) -> str:
    """Tell what has to be true of the requirement for the change to be made."""
    name, value, landmarks = change.requirement, change.value, case.moves.landmarks
    if value is None:
        return f"{name} is not declared"
    match value:
        case Quantity() if value in landmarks.cases(name) and when:
            first, *others = when.parts if isinstance(when, AllOf) else (when,)
            head, more = told(first, case.knowledge), [told(one, case.knowledge) for one in others]
            label = value_told(name, value, case.knowledge).removesuffix(str(value))
            return " and ".join([head, *(clause.removeprefix(label) for clause in more)])
        case str() if when:
            return told(when, case.knowledge)
        case frozenset() if when and isinstance(now, frozenset) and len(value ^ now) == 1:
            return told(when, case.knowledge)
    return value_told(name, value, case.knowledge)


def _passed(name: str, value: Quantity, alike: Alike, landmarks: Landmarks) -> list[Condition]:
    """Return the limits between which the quantity has to be, as few as there need be."""
    cases = landmarks.cases(name)
    low = high = cases.index(value)
    while low > 0 and cases[low - 1] in alike:
        low -= 1
    while high < len(cases) - 1 and cases[high + 1] in alike:
        high += 1
    limits = landmarks.limits(name)
    if low == high and value in limits:
        return [Compares(subject=name, relation=Relation.EQUAL, limit=value)]
    parts: list[Condition] = []
    if low > 0 or cases[low] in limits:
        inside = cases[low] in limits
        relation = Relation.AT_LEAST if inside else Relation.ABOVE
        limit = cases[low] if inside else cases[low - 1]
        parts.append(Compares(subject=name, relation=relation, limit=limit))
    if high < len(cases) - 1:
        inside = cases[high] in limits
        relation = Relation.AT_MOST if inside else Relation.BELOW
        limit = cases[high] if inside else cases[high + 1]
        parts.append(Compares(subject=name, relation=relation, limit=limit))
    return parts or [IsDeclared(subject=name)]
