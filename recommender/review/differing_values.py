"""The values that a mutant reads differently from the rules it was made of."""

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod
from random import Random

from recommender.model.condition import (
    ALWAYS,
    AllOf,
    AnyOf,
    Condition,
    Defined,
    Not,
    Value,
    leaves,
    subjects,
)
from recommender.model.decision import Decision
from recommender.model.landmarks import Landmarks
from recommender.model.truth import Truth
from recommender.readings.direct import truth
from recommender.review.coverage import definitions
from recommender.review.mutations import Mutant

MOST_CASES = 2000
"""How many combinations of values are looked at; where there are more, so many are drawn."""
ENOUGH = 60
"""How many combinations that leave nothing unknown are enough to choose from."""
SEED = 20210824

Overlay = Mapping[str, Value | None]
"""Values to put into a scenario; None takes a value out."""


def differing(decision: Decision, mutant: Mutant, marks: Landmarks) -> list[Overlay]:
    """Return combinations of values on which the mutant can differ, the plainest first.

    Where a condition is changed: those that it reads differently, those on which one holds and the
    other fails before those that leave something unknown. Where an effect or a date is changed:
    those on which the rule holds. The list is empty where no combination does either.
    """
    old, new = _changed(decision, mutant)
    found: list[tuple[bool, int, int, Overlay]] = []
    plain = 0
    for values in _cases(old, new, marks):
        facts = {name: value for name, value in values.items() if value is not None}
        before, after = truth(old, facts), truth(new, facts)
        if before is not after if old != new else before is Truth.TRUE:
            known = Truth.UNKNOWN not in (before, after)
            found.append((not known, _weight(values), len(found), values))
            plain += known
            if plain >= ENOUGH:
                break
    return [entry[3] for entry in sorted(found, key=lambda entry: entry[:3])]


def _weight(values: Overlay) -> int:
    return sum(value is not None for value in values.values())


def _changed(decision: Decision, mutant: Mutant) -> tuple[Condition, Condition]:
    """Return the condition that the mutation touches, as it was and as it is."""
    if mutant.subject in mutant.rules:
        old = next(rule for rule in decision.rules if rule.id == mutant.subject)
        return old.when, mutant.rules[mutant.subject].when
    if mutant.applies is not None and not mutant.rules:
        return decision.applies, mutant.applies
    defined = definitions(decision)[mutant.subject][0]
    whole = next(iter(mutant.rules.values())).when
    return defined.part, _definition_in(whole, mutant.subject) or ALWAYS


def _definition_in(condition: Condition, name: str) -> Condition | None:
    """Return what is inside the definition of that name, where the condition uses it."""
    match condition:
        case Defined():
            return condition.part if condition.name == name else None
        case AllOf() | AnyOf():
            found = (_definition_in(part, name) for part in condition.parts)
            return next((part for part in found if part is not None), None)
        case Not():
            return _definition_in(condition.part, name)
        case _:
            return None


def _cases(old: Condition, new: Condition, marks: Landmarks) -> Iterator[Overlay]:
    """Yield combinations of values of all that the two conditions read, the sparsest early."""
    names = sorted(subjects(old) | subjects(new))
    ranges = [marks.values(name) for name in names]
    if prod(map(len, ranges)) > MOST_CASES:
        both = dict.fromkeys([*leaves(old), *leaves(new)])
        ranges = [
            marks.told_apart_by([leaf for leaf in both if leaf.subject == name]) for name in names
        ]
    if prod(map(len, ranges)) <= MOST_CASES:
        for values in product(*ranges):
            yield dict(zip(names, values, strict=True))
        return
    drawn = Random(SEED)
    for _ in range(MOST_CASES):
        # Few values known, as in a scenario that a person writes: the rest would drown a change.
        chosen = set(drawn.sample(names, drawn.randint(1, len(names))))
        yield {
            name: drawn.choice(values) if name in chosen else values[0]
            for name, values in zip(names, ranges, strict=True)
        }
