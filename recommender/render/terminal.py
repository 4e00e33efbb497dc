"""The recommendation for people at a terminal."""

from collections.abc import Iterable, Iterator
from textwrap import fill

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from recommender.model.recommendation import Recommendation
from recommender.render import titles
from recommender.render.console import Listed, laid_out
from recommender.render.document import Document, document
from recommender.render.grid import Grid
from recommender.render.lines import Line
from recommender.render.outline import Outline
from recommender.render.summary_table import summary_table

NAME_WIDTH = 15
CHOICE = 2
"""The column of the matrix in which the choice stands."""
ABREAST = 4
"""How many options of the matrix stand beside one another."""


def as_terminal(
    result: Recommendation,
    full: bool,
    width: int = 80,
    colour: bool = False,
    only: tuple[str, ...] = (),
) -> str:
    """Return the recommendation laid out for a terminal of that width, in columns."""
    return laid_out(_parts(document(result, full, only), width), width, colour)


def _parts(page: Document, width: int) -> Iterator[RenderableType]:
    yield Text(page.title, style="bold")
    yield Text(page.dates + (f"; priorities: {page.priorities}" if page.priorities else ""), "dim")
    if page.full and page.description:
        yield Padding(Text(page.description), (1, 0, 0, 0))
    yield from _bullets(titles.DECLARED, map(Line, page.declared))
    if page.given:
        yield Text.assemble(("\nGiven: ", "bold"), page.given, ".")
    if page.summary:
        yield from _summary(page, width)
    yield from _bullets(titles.IN_WORDS, map(Line, page.seen))
    yield from _bullets(titles.CLASHES, page.clashes)
    for entry in page.decisions:
        yield from _decision(entry)
    if page.decisions:
        yield Text()
        yield Rule(style="dim")
    for title, lines in page.briefing:
        yield from _bullets(title, lines)
    yield from _tail(page)


def _summary(page: Document, width: int) -> Iterator[RenderableType]:
    yield Text()
    yield from summary_table(page.summary, width)
    yield Text()
    for word, meaning in page.legend:
        yield Padding(Text.assemble((f"{word}: ", "bold"), meaning, ".", style="dim"), (0, 0, 0, 2))


def _decision(entry: Outline) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text(entry.name, style="bold"), align="left", characters="─", style="dim")
    yield Text(entry.question, style="dim")
    yield Text.assemble(("→ ", "green"), (entry.answer, "bold green"))
    for remark in (entry.lead, entry.clocks):
        if remark:
            yield Padding(Text(remark[0].upper() + remark[1:] + "."), (0, 0, 0, 2))
    yield from _bullets(entry.because_title, entry.because, entry.more_reasons)
    if entry.grid:
        yield from _grids(entry.grid)
    for title, lines in entry.sections:
        yield from _bullets(title, lines)


def _bullets(title: str, lines: Iterable[Line], more: int = 0) -> Iterator[RenderableType]:
    rows = [*lines]
    if not rows:
        return
    yield Padding(Text(title, style="bold"), (1, 0, 0, 2))
    told = [(Text("•"), _statement(line)) for line in rows]
    if more:
        told.append((Text(), Text(f"and {more} more (--explain full)", style="dim")))
    yield Listed(told, indent=4)


def _statement(line: Line) -> Text:
    text = Text(line.text)
    if line.given:
        text.append(f" Given: {line.given}.", style="cyan")
    names = [*([line.rule] if line.rule else []), *(source.id for source in line.sources)]
    if names:
        text.append(f" [{', '.join(names)}]", style="dim")
    return text


def _grids(grid: Grid) -> Iterator[RenderableType]:
    """Yield the matrix, so many options at a time that their names keep their words whole."""
    for start in range(CHOICE, len(grid.header), ABREAST):
        columns = (*range(CHOICE), *range(start, min(start + ABREAST, len(grid.header))))
        yield _grid(grid, columns)


def _grid(grid: Grid, columns: tuple[int, ...]) -> RenderableType:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="bold")
    for position in columns:
        table.add_column(
            Text(fill(grid.header[position], NAME_WIDTH)),
            justify="left" if position == 0 else "right",
            style="green" if position == CHOICE else "",
            overflow="fold",
        )
    for row in grid.rows:
        style = "bold" if row is grid.rows[-1] else ""
        table.add_row(*(Text(row[position]) for position in columns), style=style)
    return Padding(table, (1, 0, 0, 4))


def _tail(page: Document) -> Iterator[RenderableType]:
    yield from _bullets(titles.NOT_CONSIDERED, map(Line, page.not_applicable))
    yield from _bullets(titles.ONLY_IF, map(Line, page.not_known))
    asked = [Line(f"{name}: {question} {why}") for name, question, why in page.questions]
    yield from _bullets(titles.QUESTIONS, asked)
    yield from _bullets(titles.IGNORED, [Line(name) for name in page.ignored])
    if page.full:
        yield from _bullets(
            titles.SOURCES,
            [
                Line(" ".join(filter(None, (f"[{entry.id}]", entry.title, entry.url))))
                for entry in page.sources
            ],
        )
    yield from _bullets(
        "To see more", [Line(f"{typed} tells {told}.") for typed, told in page.more]
    )
