"""Every reading is held to the direct one, which is plain recursion."""

import collections
import logging
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import FACTS, GUIDE, VOCABULARY, conditions, count, known_values

from recommender.advise.evidence import Reader
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Compares,
    Condition,
    HasAnyOf,
    IsFlag,
    IsOneOf,
    Not,
    Value,
)
from recommender.model.knowledge import Knowledge
from recommender.model.relation import Relation
from recommender.model.truth import Truth
from recommender.readings import direct, experta_engine
from recommender.readings.prose import told

ENGINES: Mapping[str, Reader] = {"experta": experta_engine.truths}


@pytest.mark.parametrize("engine", ENGINES)
@given(several=st.lists(conditions(("d",)), max_size=5), facts=known_values())
def test_every_engine_agrees_with_the_direct_reading(
    engine: str, several: list[Condition], facts: dict[str, Value]
) -> None:
    facts = {**facts, "d": frozenset({"w"})} if len(facts) % 2 else facts
    asked = {f"c{number}": condition for number, condition in enumerate(several)}
    assert ENGINES[engine](asked, facts) == direct.truths(asked, facts)


@pytest.mark.parametrize("engine", ENGINES)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_every_engine_agrees_on_the_shipped_rules(
    engine: str, data: st.DataObject, knowledge: Knowledge
) -> None:
    facts = data.draw(known_values(knowledge.requirements))
    for decision in knowledge.decisions:
        asked = {rule.id: rule.when for rule in decision.rules}
        assert ENGINES[engine](asked, facts) == direct.truths(asked, facts)


@given(condition=conditions(), facts=known_values())
def test_learning_more_never_takes_back_what_is_known(
    condition: Condition, facts: dict[str, Value]
) -> None:
    known = direct.truth(condition, facts)
    for name in facts:
        fewer = {key: value for key, value in facts.items() if key != name}
        assert direct.truth(condition, fewer) in (known, Truth.UNKNOWN)


@given(condition=conditions(), facts=known_values())
def test_the_residue_of_an_unknown_condition_is_as_open_as_the_condition(
    condition: Condition, facts: dict[str, Value]
) -> None:
    if direct.truth(condition, facts) is Truth.UNKNOWN:
        left = direct.residue(condition, facts)
        assert direct.truth(left, facts) is Truth.UNKNOWN
        asked = {leaf.subject for leaf in direct.grounds(left, facts)}
        assert asked and not asked & facts.keys()


@given(condition=conditions(size=4), other=conditions(size=4), facts=st.lists(known_values()))
def test_conditions_that_are_told_alike_mean_the_same(
    condition: Condition, other: Condition, facts: list[dict[str, Value]]
) -> None:
    words = _vocabulary_only()
    if told(condition, words) == told(other, words):
        for some in facts:
            assert direct.truth(condition, some) is direct.truth(other, some)


def test_small_conditions_that_differ_are_never_told_alike() -> None:
    words = _vocabulary_only()
    seen: dict[str, Condition] = {}
    for condition in _small_conditions():
        clause = told(condition, words)
        assert seen.setdefault(clause, condition) == condition, clause


def _vocabulary_only() -> Knowledge:
    return Knowledge(
        guide_date=GUIDE, facts_date=FACTS, stages=(), criteria=(), sources=(),
        requirements=VOCABULARY, services=(), decisions=(),
    )  # fmt: skip


def _small_conditions() -> list[Condition]:
    """Return every shape over a few leaves, two levels deep."""
    some: list[Condition] = [
        IsFlag(subject="t.flag0", expected=True),
        IsFlag(subject="t.flag0", expected=False),
        IsOneOf(subject="t.one0", values=("a", "b")),
        HasAnyOf(subject="t.any0", values=("a",)),
        *(Compares(subject="t.size0", relation=relation, limit=count(2)) for relation in Relation),
    ]
    pairs = [(a, b) for n, a in enumerate(some) for b in some[n + 1 :]]
    joined: list[Condition] = [
        *(AllOf(parts=pair) for pair in pairs),
        *(AnyOf(parts=pair) for pair in pairs),
        *(Not(part=part) for part in some),
    ]
    deeper: list[Condition] = [
        *(AllOf(parts=(part, some[-1])) for part in joined),
        *(AnyOf(parts=(part, some[-1])) for part in joined),
        *(Not(part=part) for part in joined),
    ]
    return [*some, *joined, *deeper]


def test_experta_leaves_the_interpreter_as_it_found_it() -> None:
    assert not hasattr(collections, "Mapping")
    assert not [
        handler for handler in logging.root.handlers if type(handler).__name__ == "StreamHandler"
    ]
