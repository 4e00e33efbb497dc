"""The summary laid out in columns, so that no word in it is broken."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recommender.render.summary import ONLY, Row, Stage

ROOM, MUCH = 76, 100
"""From which width on what was counted and the flags have columns, and all flags one line."""
INDENT, GAP = 2, 2
HEADS = ("Decision", "Answer", "Changes", "Orders", "Flags")
STYLES = ("", "bold", "", "", "yellow")


def summary_table(stages: tuple[Stage, ...], width: int) -> Iterator[RenderableType]:
    """Yield the rows under their stages, for a terminal of that width, in columns."""
    heads = HEADS if width >= ROOM else (*HEADS[:2], "How firmly")
    rows = {stage.name: [_cells(row, width) for row in stage.rows] for stage in stages}
    every = [cells for found in rows.values() for cells in found]
    widths = _widths([heads, *every], width - INDENT - GAP * (len(heads) - 1))
    yield _table([heads], widths, ("dim",) * len(heads))
    for stage, found in rows.items():
        yield Text(stage, style="bold")
        yield _table(found, widths, STYLES)


def _cells(row: Row, width: int) -> tuple[str, ...]:
    if width >= ROOM:
        flags = (", " if width >= MUCH else "\n").join(row.flags)
        return (row.name, row.answer, row.changes, row.orders, flags)
    changes = f"{row.changes} changes" if row.changes else ""
    share = f"{row.orders} of the orders" if row.orders else ""
    orders = row.orders if row.orders == ONLY else share
    return (row.name, row.answer, "\n".join(filter(None, (changes, orders, *row.flags))))


def _widths(rows: list[tuple[str, ...]], room: int) -> tuple[int, ...]:
    """Return how wide each column is: the answer gets what the others leave."""
    columns = [*zip(*rows, strict=True)]
    names, answers, *counts = (max(map(_longest_line, column)) for column in columns)
    words = [max(map(_longest_word, column)) for column in columns]
    names = min(names, max(words[0], room // 4))
    left = room - names - sum(counts)
    return (names, min(answers, max(left, words[1])), *counts)


def _longest_line(text: str) -> int:
    return max(map(len, text.split("\n")))


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _table(
    rows: Iterable[tuple[str, ...]], widths: tuple[int, ...], styles: tuple[str, ...]
) -> RenderableType:
    table = Table.grid(padding=(0, GAP, 0, 0))
    for width, style in zip(widths, styles, strict=False):
        table.add_column(width=width, style=style, overflow="fold")
    for cells in rows:
        table.add_row(*map(Text, cells))
    return Padding(table, (0, 0, 0, INDENT))
