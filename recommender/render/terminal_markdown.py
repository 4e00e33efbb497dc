"""Markdown for people at a terminal."""

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Heading, Markdown, TableElement
from rich.rule import Rule
from rich.table import Table

from recommender.render.console import laid_out


class _Heading(Heading):
    """A heading at the left edge; that of a page is followed by a line."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        text = self.text
        text.justify = "left"
        if self.tag == "h1":
            text.stylize("bold")
            yield Rule(text, align="left", characters="─", style="dim")
        else:
            text.stylize("bold")
            yield text


class _Table(TableElement):
    """A table whose columns are wide enough for their longest words."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for part in super().__rich_console__(console, options):
            if isinstance(part, Table):
                _widen(part, options.max_width)
            yield part


def _widen(table: Table, width: int) -> None:
    """Keep the words in a table whole if there is room for them; else let them be broken."""
    table.padding = (0, 0)
    least = [
        max(len(word) for cell in (*column.cells, column.header) for word in str(cell).split())
        for column in table.columns
    ]
    fits = sum(least) + len(least) < width
    for column, needed in zip(table.columns, least, strict=True):
        column.min_width = needed if fits else None
        column.overflow = "fold"


class _Markdown(Markdown):
    elements = {**Markdown.elements, "heading_open": _Heading, "table_open": _Table}


def as_terminal_markdown(markdown: str, width: int = 80, colour: bool = False) -> str:
    """Return Markdown laid out for a terminal of that width, in columns."""
    return laid_out([_Markdown(markdown, hyperlinks=False)], width, colour)
