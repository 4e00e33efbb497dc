"""Values that tell conditions apart: a few that stand for all.

A condition only holds facts against constants, so what it says of a subject changes only at those
constants. One value from each stretch between them, and *unknown*, stand for every scenario.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import combinations, pairwise
from math import floor

from recommender.model.condition import Compares, Condition, Leaf, Value, leaves
from recommender.model.knowledge import Knowledge
from recommender.model.quantity import Quantity
from recommender.model.requirement import Choice, Flag, Measure
from recommender.model.units import Dimension


def telling_values(
    conditions: Iterable[Condition], knowledge: Knowledge
) -> Mapping[str, tuple[Value, ...]]:
    """Return, for each subject that the conditions read, values that stand for all it can have.

    Together with *unknown* they tell apart all that the conditions can: what one of the conditions
    says of any value, it says of one of these.
    """
    read: dict[str, set[Leaf]] = {}
    for condition in conditions:
        for leaf in leaves(condition):
            read.setdefault(leaf.subject, set()).add(leaf)
    return {subject: _of(subject, read[subject], knowledge) for subject in sorted(read)}


def _of(subject: str, read: set[Leaf], knowledge: Knowledge) -> tuple[Value, ...]:
    if subject in knowledge.decision:
        return _outcomes(subject, read, knowledge)
    match knowledge.requirement[subject]:
        case Flag():
            return (True, False)
        case Choice(type="choice") as choice:
            return _one_of_each_kind(choice.words, read)
        case Choice() as choice:
            return _subsets(_words_of_each_kind(read) or choice.words[:1])
        case Measure() as measure:
            return _between(measure, read)


def _one_of_each_kind(words: tuple[str, ...], read: set[Leaf]) -> tuple[Value, ...]:
    """Return the first of the words that every leaf treats alike."""
    kinds: dict[frozenset[Leaf], str] = {}
    for word in words:
        kinds.setdefault(frozenset(leaf for leaf in read if leaf.test(word)), word)
    return tuple(kinds.values())


def _words_of_each_kind(read: set[Leaf]) -> list[str]:
    """Return the first of the words that the same leaves name: sets of these stand for all sets."""
    kinds: dict[frozenset[Leaf], str] = {}
    for word in sorted({word for leaf in read for word in getattr(leaf, "values", ())}):
        naming = frozenset(leaf for leaf in read if word in getattr(leaf, "values", ()))
        kinds.setdefault(naming, word)
    return list(kinds.values())


def _subsets(words: Iterable[str]) -> tuple[Value, ...]:
    known = tuple(words)
    return tuple(
        frozenset(some) for size in range(len(known) + 1) for some in combinations(known, size)
    )


def _outcomes(subject: str, read: set[Leaf], knowledge: Knowledge) -> tuple[Value, ...]:
    """Return the outcomes of a decision: each option and none, or for a checklist every subset."""
    decision = knowledge.decision[subject]
    if decision.choose == "any":
        return _subsets(_words_of_each_kind(read))
    kinds: dict[frozenset[Leaf], frozenset[str]] = {
        frozenset(leaf for leaf in read if leaf.test(frozenset())): frozenset()
    }
    for option in decision.options:
        chosen = frozenset({option.id})
        kinds.setdefault(frozenset(leaf for leaf in read if leaf.test(chosen)), chosen)
    return tuple(kinds.values())


def _between(measure: Measure, read: set[Leaf]) -> tuple[Value, ...]:
    """Return every limit, and a value below, between and above them."""
    limits = sorted({leaf.limit.amount for leaf in read if isinstance(leaf, Compares)})
    if not limits:
        return (Quantity(dimension=measure.dimension, amount=Fraction(1)),)
    if measure.dimension is Dimension.COUNT:
        found: set[Fraction] = {
            Fraction(limit + step) for limit in map(floor, limits) for step in (-1, 0, 1)
        }
    else:
        middles = [(low + high) / 2 for low, high in pairwise(limits)]
        found = {*limits, *middles, limits[0] / 2, limits[-1] * 2 or Fraction(1)}
    amounts = sorted(Fraction(amount) for amount in found if amount >= 0)
    return tuple(Quantity(dimension=measure.dimension, amount=amount) for amount in amounts)
