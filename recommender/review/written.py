"""Conditions as rule files write them, on one line."""

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


def written(condition: Condition) -> str:
    """Return the condition as one would write it in a rule file, without the outer braces."""
    match condition:
        case AllOf(parts=()):
            return "always"
        case AllOf() | AnyOf():
            word = "all" if isinstance(condition, AllOf) else "any"
            return f"{word}: [{', '.join(f'{{{written(part)}}}' for part in condition.parts)}]"
        case Not():
            return f"not: {{{written(condition.part)}}}"
        case Defined():
            return f"{condition.name}: true"
        case _:
            return f"{condition.subject}: {_tested(condition)}"


def _tested(leaf: Leaf) -> str:
    match leaf:
        case IsFlag():
            return str(leaf.expected).lower()
        case IsDeclared():
            return "declared"
        case Compares():
            return f"{leaf.relation.value} {leaf.limit.written}"
        case _:
            return leaf.values[0] if len(leaf.values) == 1 else f"[{', '.join(leaf.values)}]"
