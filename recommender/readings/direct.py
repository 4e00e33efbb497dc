"""The direct reading: plain recursion, the judge of all the others."""

from collections.abc import Mapping

from recommender.model.condition import AllOf, AnyOf, Condition, Defined, Leaf, Not, Value
from recommender.model.truth import Truth, conjunction, disjunction

Facts = Mapping[str, Value]
"""What is known: the values of requirements and the outcomes of decisions, by id."""


def truth(condition: Condition, facts: Facts) -> Truth:
    """Tell whether the condition holds, fails, or is unknown."""
    match condition.shape:
        case "all":
            return conjunction(truth(part, facts) for part in condition.parts)
        case "any":
            return disjunction(truth(part, facts) for part in condition.parts)
        case "not":
            return truth(condition.part, facts).negated()
        case "defined":
            return truth(condition.part, facts)
        case _:
            value = facts.get(condition.subject)
            return Truth.UNKNOWN if value is None else Truth.of(condition.test(value))


def truths(conditions: Mapping[str, Condition], facts: Facts) -> dict[str, Truth]:
    """Return the truth of each condition, under its name."""
    return {name: truth(condition, facts) for name, condition in conditions.items()}


def grounds(condition: Condition, facts: Facts) -> tuple[Leaf, ...]:
    """Return the leaves that make the condition what it is: true, false or unknown."""
    match condition:
        case AllOf() | AnyOf():
            whole = truth(condition, facts)
            found = [
                leaf
                for part in condition.parts
                if truth(part, facts) is whole
                for leaf in grounds(part, facts)
            ]
            return tuple(dict.fromkeys(found))
        case Not() | Defined():
            return grounds(condition.part, facts)
        case _:
            return (condition,)


def residue(condition: Condition, facts: Facts) -> Condition:
    """Return what is left of an unknown condition once everything known is taken out of it."""
    match condition:
        case AllOf() | AnyOf():
            left = tuple(
                residue(part, facts)
                for part in condition.parts
                if truth(part, facts) is Truth.UNKNOWN
            )
            return left[0] if len(left) == 1 else condition.model_copy(update={"parts": left})
        case Not():
            return Not(part=residue(condition.part, facts))
        case Defined():
            inner = residue(condition.part, facts)
            return condition if inner == condition.part else inner
        case _:
            return condition
