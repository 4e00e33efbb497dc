"""Parts laid out for a terminal, as one text."""

from collections.abc import Iterable
from io import StringIO
from itertools import chain, repeat

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
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


class Listed:
    """Marks, each with its text beside it; lines that go on stay beside the text.

    A table would say the same, and take several times as long to lay out.
    """

    def __init__(self, rows: Iterable[tuple[Text, Text]], indent: int = 0) -> None:
        """Take the rows, and how many columns to leave free at the left."""
        self._rows, self._indent = [*rows], indent

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        marks = max(mark.cell_len for mark, _ in self._rows)
        width = max(1, options.max_width - self._indent - marks - 1)
        for mark, text in self._rows:
            lines = text.wrap(console, width, overflow="fold")
            for lead, line in zip(chain([mark], repeat(Text())), lines, strict=False):
                room = " " * (marks - lead.cell_len + 1)
                whole = Text.assemble(" " * self._indent, lead, room, line)
                yield from whole.render(console, "\n")


def bulleted(lines: Iterable[str], indent: int = 0) -> Listed:
    """Return the lines as a list."""
    return Listed(((Text("•"), Text(line)) for line in lines), indent)
