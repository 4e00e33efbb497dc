"""The grid: every scenario that some conditions can tell apart, tried all at once.

Because a few values stand for all (`telling`), a table of their combinations stands for every
scenario, and the column reading over it proves or refutes a claim. It needs no solver, and is exact
while the table stays small.
"""

from collections.abc import Iterable, Mapping
from math import prod

from recommender.model.condition import Condition, Value
from recommender.model.knowledge import Knowledge
from recommender.proofs.telling import telling_values
from recommender.readings.columns import Table

MOST_ROWS = 1 << 16


def grid(
    conditions: Iterable[Condition], knowledge: Knowledge, most: int = MOST_ROWS
) -> Table | None:
    """Return the table that stands for every scenario, or None if it has more rows than `most`."""
    return product_table(telling_values(conditions, knowledge), most)


def product_table(values: Mapping[str, tuple[Value, ...]], most: int = MOST_ROWS) -> Table | None:
    """Return the table of all combinations of the values and *unknown*, or None if too large."""
    rows = prod(len(choices) + 1 for choices in values.values())
    if rows > most:
        return None
    columns: dict[str, list[tuple[Value, int]]] = {}
    period = 1
    for subject, choices in values.items():
        run = (1 << period) - 1
        period *= len(choices) + 1
        # The subject's pattern repeats every `period` rows; a run of unknowns ends it.
        repeats = sum(1 << start for start in range(0, rows, period))
        columns[subject] = [
            (value, (run << position * run.bit_length()) * repeats)
            for position, value in enumerate(choices)
        ]
    return Table(rows=rows, values=columns)
