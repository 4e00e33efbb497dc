"""Parts laid out for a terminal, as one text."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text


def laid_out(parts: Iterable[RenderableType], width: int, colour: bool) -> str:
    """Return the parts below one another, in so many columns, without spaces at line ends."""
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        legacy_windows=False,
        color_system="standard" if colour else None,
    )
    for part in parts:
        console.print(part)
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    return "\n".join(lines) + "\n"


def listed(rows: Iterable[tuple[Text, Text]]) -> Table:
    """Return marks, each with its text beside it; lines that go on stay beside the mark."""
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for mark, text in rows:
        table.add_row(mark, text)
    return table


def bulleted(lines: Iterable[str]) -> Table:
    """Return the lines as a list."""
    return listed((Text("•"), Text(line)) for line in lines)
