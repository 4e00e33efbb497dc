"""A condition written out as it stands in a rule file."""

from typing import Any

from recommender.model.condition import (
    AllOf,
    AnyOf,
    Compares,
    Condition,
    Defined,
    IsDeclared,
    IsFlag,
    Leaf,
    Not,
)


def as_condition_entry(condition: Condition) -> dict[str, Any]:
    """Return plain content that reads as the same condition; named ones are written out."""
    match condition:
        case AllOf():
            return _all(condition)
        case AnyOf():
            return {"any": [as_condition_entry(part) for part in condition.parts]}
        case Not():
            return {"not": as_condition_entry(condition.part)}
        case Defined():
            return as_condition_entry(condition.part)
    return {condition.subject: _leaf(condition)}


def _all(condition: AllOf) -> dict[str, Any]:
    """Return the parts in one mapping where none of them has the key of another."""
    compared = [part for part in condition.parts if isinstance(part, Compares)]
    if len(compared) == len(condition.parts) and len({part.subject for part in compared}) == 1:
        return {compared[0].subject: ", ".join(str(_leaf(part)) for part in compared)}
    parts = [as_condition_entry(part) for part in condition.parts]
    keys = [key for part in parts for key in part]
    if len({*keys}) == len(keys):
        return {key: value for part in parts for key, value in part.items()}
    return {"all": parts}


def _leaf(leaf: Leaf) -> bool | str | list[str]:
    match leaf:
        case IsFlag():
            return leaf.expected
        case Compares():
            return f"{leaf.relation} {leaf.limit.written}"
        case IsDeclared():
            return "declared"
    return leaf.values[0] if len(leaf.values) == 1 else list(leaf.values)
