"""The column reading and the grid are held equal to the direct reading."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import FACTS, GUIDE, VOCABULARY, conditions, known_values

from recommender.model.condition import Condition, Value
from recommender.model.knowledge import Knowledge
from recommender.model.truth import Truth
from recommender.proofs.grid import grid, product_table
from recommender.readings import direct
from recommender.readings.columns import Table, columns, table

WORDS = Knowledge(
    guide_date=GUIDE, facts_date=FACTS, stages=(), criteria=(), sources=(),
    requirements=VOCABULARY, services=(), decisions=(),
)  # fmt: skip


def truth_in(row: int, held: tuple[int, int]) -> Truth:
    holds, fails = (column >> row & 1 for column in held)
    assert not (holds and fails)
    return Truth.TRUE if holds else Truth.FALSE if fails else Truth.UNKNOWN


@given(condition=conditions(), scenarios=st.lists(known_values(), max_size=12))
def test_columns_agree_with_the_direct_reading(
    condition: Condition, scenarios: list[dict[str, Value]]
) -> None:
    over = table(scenarios)
    held = columns(condition, over)
    for row, facts in enumerate(scenarios):
        assert over.facts(row) == facts
        assert truth_in(row, held) is direct.truth(condition, facts)


@given(condition=conditions(size=4), facts=known_values())
@settings(deadline=None)
def test_what_holds_in_any_scenario_holds_in_a_row_of_the_grid(
    condition: Condition, facts: dict[str, Value]
) -> None:
    over = grid([condition], WORDS)
    assert isinstance(over, Table)
    held = columns(condition, over)
    found = {truth_in(row, held) for row in range(over.rows)}
    assert direct.truth(condition, facts) in found


@given(condition=conditions(size=4))
@settings(deadline=None, max_examples=40)
def test_every_row_of_the_grid_is_a_scenario_that_reads_the_same(condition: Condition) -> None:
    over = grid([condition], WORDS)
    assert isinstance(over, Table)
    held = columns(condition, over)
    for row in range(min(over.rows, 200)):
        assert truth_in(row, held) is direct.truth(condition, over.facts(row))


def test_the_grid_holds_every_combination_once() -> None:
    values: dict[str, tuple[Value, ...]] = {"a": (True, False), "b": ("x", "y", "z")}
    over = product_table(values)
    assert over is not None
    rows = [tuple(over.facts(row).get(name) for name in "ab") for row in range(over.rows)]
    assert sorted(rows, key=str) == sorted(
        product((True, False, None), ("x", "y", "z", None)), key=str
    )


def test_a_grid_that_would_be_too_large_is_not_made() -> None:
    many: dict[str, tuple[Value, ...]] = {str(n): (True, False) for n in range(11)}
    assert product_table(many) is None
