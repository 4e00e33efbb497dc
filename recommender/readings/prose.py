"""The told reading: conditions and values as English clauses."""

from collections.abc import Iterable

from recommender.model.condition import (
    AllOf,
    AnyOf,
    Compares,
    Condition,
    Decided,
    Defined,
    HasAnyOf,
    IsDeclared,
    IsFlag,
    IsOneOf,
    Leaf,
    Not,
    Value,
)
from recommender.model.knowledge import Knowledge
from recommender.model.quantity import Quantity
from recommender.model.relation import Relation
from recommender.model.requirement import Choice, Flag, Measure

_RELATIONS = {
    Relation.BELOW: "under",
    Relation.AT_MOST: "at most",
    Relation.EQUAL: "exactly",
    Relation.AT_LEAST: "at least",
    Relation.ABOVE: "over",
}

_SIGNS = {
    Relation.BELOW: "<",
    Relation.AT_MOST: "≤",
    Relation.EQUAL: "=",
    Relation.AT_LEAST: "≥",
    Relation.ABOVE: ">",
}


def told(condition: Condition, knowledge: Knowledge) -> str:
    """Tell the condition as an English clause; two conditions that differ are not told alike."""
    match condition:
        case AllOf(parts=()):
            return "always"
        case AnyOf(parts=()):
            return "never"
        case AllOf():
            return " and ".join(_bracketed(part, knowledge) for part in condition.parts)
        case AnyOf():
            return " or ".join(_bracketed(part, knowledge) for part in condition.parts)
        case Not():
            return f"it is not so that {_bracketed(condition.part, knowledge)}"
        case Defined():
            return condition.told
        case _:
            return _leaf(condition, knowledge)


def _bracketed(part: Condition, knowledge: Knowledge) -> str:
    """Tell a part so that the whole reads one way only."""
    clause = told(part, knowledge)
    several = isinstance(part, AllOf | AnyOf | Not) or (
        isinstance(part, IsOneOf | HasAnyOf) and len(part.values) > 1
    )
    return f"({clause})" if several else clause


def _leaf(leaf: Leaf, knowledge: Knowledge) -> str:
    match leaf:
        case IsFlag():
            flag = knowledge.requirement[leaf.subject]
            assert isinstance(flag, Flag)
            return flag.yes if leaf.expected else flag.no
        case IsOneOf() | HasAnyOf():
            choice = knowledge.requirement[leaf.subject]
            assert isinstance(choice, Choice)
            return joined((choice.clause(word) for word in leaf.values), "or")
        case Compares():
            measure = knowledge.requirement[leaf.subject]
            assert isinstance(measure, Measure)
            return f"{measure.label} is {_RELATIONS[leaf.relation]} {leaf.limit}"
        case IsDeclared():
            return f"{leaf.subject} is declared"
        case Decided():
            decision = knowledge.decision[leaf.subject]
            names = joined((decision.option(word).name for word in leaf.values), "or")
            return f"the choice for “{decision.name}” is {names}"


def value_told(name: str, value: Value, knowledge: Knowledge) -> str:
    """Tell the value of a requirement, or the outcome of a decision, as an English clause."""
    if name in knowledge.decision:
        decision = knowledge.decision[name]
        chosen = value if isinstance(value, frozenset) else frozenset()
        names = [option.name for option in decision.options if option.id in chosen]
        return f"the choice for “{decision.name}” is {joined(sorted(names), 'and') or 'nothing'}"
    match knowledge.requirement[name]:
        case Flag() as flag:
            return flag.yes if value else flag.no
        case Choice() as choice:
            words = value if isinstance(value, frozenset) else {str(value)}
            clauses = [choice.clause(word) for word in sorted(words)]
            return joined(clauses, "and") or f"{choice.id} is empty"
        case Measure() as measure:
            return f"{measure.label} is {value}"


def distance_told(leaf: Leaf, value: Value, holds: bool) -> str:
    """Tell how far a quantity is from turning the leaf; an empty string for other leaves."""
    if not isinstance(leaf, Compares) or not isinstance(value, Quantity):
        return ""
    wanted = leaf.relation.opposite if holds else leaf.relation
    return f"needs {_SIGNS[wanted]} {leaf.limit}, you ask for {value}" if wanted else ""


def turning_told(leaf: Leaf, holds: bool) -> str:
    """Tell from which value on a quantity turns the leaf; an empty string for other leaves."""
    if not isinstance(leaf, Compares):
        return ""
    wanted = leaf.relation.opposite if holds else leaf.relation
    return f"{'fails' if holds else 'holds'} if {_SIGNS[wanted]} {leaf.limit}" if wanted else ""


def joined(words: Iterable[str], conjunction: str) -> str:
    """Join words as in a sentence: `a, b and c`."""
    *most, last = [*words] or [""]
    return f"{', '.join(most)} {conjunction} {last}" if most else last
