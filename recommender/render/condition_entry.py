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

ALWAYS = "always"
Entry = dict[str, Any] | str
"""Requirements with what they have to be; or the word for what always holds."""


def as_condition_entry(condition: Condition) -> Entry:
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


def _all(condition: AllOf) -> Entry:
    """Return the parts in one mapping where none of them has the key of another."""
    if not condition.parts:
        return ALWAYS
    compared = [part for part in condition.parts if isinstance(part, Compares)]
    if len(compared) == len(condition.parts) and len({part.subject for part in compared}) == 1:
        return {compared[0].subject: ", ".join(str(_leaf(part)) for part in compared)}
    parts = [as_condition_entry(part) for part in condition.parts]
    mappings = [part for part in parts if isinstance(part, dict)]
    keys = [key for part in mappings for key in part]
    if not mappings or len({*keys}) < len(keys):
        return {"all": parts}
    return {key: value for part in mappings for key, value in part.items()}


def _leaf(leaf: Leaf) -> bool | str | list[str]:
    match leaf:
        case IsFlag():
            return leaf.expected
        case Compares():
            return f"{leaf.relation} {leaf.limit.written}"
        case IsDeclared():
            return "declared"
    return leaf.values[0] if len(leaf.values) == 1 else list(leaf.values)
