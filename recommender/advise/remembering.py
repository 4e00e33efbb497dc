"""A reading that remembers, since both clocks mostly ask the same of it."""

from collections.abc import Mapping

from recommender.advise.evidence import Reader
from recommender.model.condition import Condition, Value, subjects
from recommender.model.truth import Truth


def remembering(read: Reader) -> Reader:
    """Return the reading with a memory of what it was asked."""
    memory: dict[tuple[tuple[str, ...], tuple[Value | None, ...]], Mapping[str, Truth]] = {}

    def remembered(
        conditions: Mapping[str, Condition], facts: Mapping[str, Value]
    ) -> Mapping[str, Truth]:
        read_by = sorted(frozenset().union(*map(subjects, conditions.values())))
        values = tuple(facts.get(name) for name in read_by)
        key = (tuple(conditions), values)
        if key not in memory:
            known = {name: facts[name] for name in read_by if name in facts}
            memory[key] = read(conditions, known)
        return memory[key]

    return remembered
