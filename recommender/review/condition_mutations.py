"""Small changes of a condition, one at a time."""

from collections.abc import Iterator

from recommender.model.condition import (
    AllOf,
    AnyOf,
    Compares,
    Condition,
    Decided,
    HasAnyOf,
    IsFlag,
    IsOneOf,
    Not,
)
from recommender.model.landmarks import Landmarks
from recommender.model.relation import Relation
from recommender.review.written import written

Change = tuple[str, Condition]
"""What is changed into what, in words, and the condition with it."""

_OTHERWISE = {
    Relation.BELOW: (Relation.AT_MOST, Relation.AT_LEAST),
    Relation.AT_MOST: (Relation.BELOW, Relation.ABOVE),
    Relation.AT_LEAST: (Relation.ABOVE, Relation.BELOW),
    Relation.ABOVE: (Relation.AT_LEAST, Relation.AT_MOST),
    Relation.EQUAL: (Relation.AT_MOST, Relation.AT_LEAST),
}
"""What each relation is taken for: the one that differs at the limit only, and the opposite."""


def changes_of(condition: Condition, marks: Landmarks) -> Iterator[Change]:
    """Yield every small change of the condition; definitions stay closed."""
    match condition:
        case AllOf() | AnyOf():
            yield from _of_parts(condition, marks)
        case Not():
            yield f"`{written(condition)}` loses its `not`", condition.part
            for told, part in changes_of(condition.part, marks):
                yield told, Not(part=part)
        case Compares():
            yield from _of_comparison(condition, marks)
        case IsFlag():
            yield _becomes(
                condition, IsFlag(subject=condition.subject, expected=not condition.expected)
            )
        case IsOneOf() | HasAnyOf() | Decided():
            yield from _of_words(condition, marks)


def _of_parts(condition: AllOf | AnyOf, marks: Landmarks) -> Iterator[Change]:
    parts = condition.parts
    if len(parts) > 1:
        other = AnyOf(parts=parts) if isinstance(condition, AllOf) else AllOf(parts=parts)
        yield _becomes(condition, other)
        for position, part in enumerate(parts):
            left = (*parts[:position], *parts[position + 1 :])
            whole = left[0] if len(left) == 1 else condition.model_copy(update={"parts": left})
            yield f"`{written(part)}` is left out", whole
    for position, part in enumerate(parts):
        for told, changed in changes_of(part, marks):
            mixed = (*parts[:position], changed, *parts[position + 1 :])
            yield told, condition.model_copy(update={"parts": mixed})


def _of_comparison(leaf: Compares, marks: Landmarks) -> Iterator[Change]:
    for relation in _OTHERWISE[leaf.relation]:
        yield _becomes(leaf, leaf.model_copy(update={"relation": relation}))
    for limit in marks.next_limits(leaf.subject, leaf.limit):
        yield _becomes(leaf, leaf.model_copy(update={"limit": limit}))


def _of_words(leaf: IsOneOf | HasAnyOf | Decided, marks: Landmarks) -> Iterator[Change]:
    others = [word for word in marks.words(leaf.subject) if word not in leaf.values]
    if len(leaf.values) == 1:
        if others:
            yield _becomes(leaf, leaf.model_copy(update={"values": (others[0],)}))
        return
    for word in leaf.values:
        kept = tuple(value for value in leaf.values if value != word)
        yield f"`{leaf.subject}` loses `{word}`", leaf.model_copy(update={"values": kept})


def _becomes(old: Condition, new: Condition) -> Change:
    return f"`{written(old)}` becomes `{written(new)}`", new
