"""Where a learner stands, as a picture for a terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from recommender.model.progress import Confusion, Progress, Standing
from recommender.render.console import laid_out
from recommender.render.progress import (
    begin_told,
    certainty_told,
    how_sure,
    outcomes_told,
    share_told,
)

FULL, EMPTY = "█", "░"
SHORTEST, LONGEST = 6, 24
"""Columns of a bar."""
BESIDE_BARS = 68
"""Columns that the rest of a line needs beside its bar."""
MOST_CONFUSIONS = 12
WIDE = 100
"""Columns from which there is room to tell in one line how sure the learner was."""


def progress_text(progress: Progress, width: int, colour: bool) -> str:
    """Return the standing in each domain and topic, and what is taken for what."""
    return laid_out(_parts(progress, width), width, colour)


def bar(share: float, columns: int) -> str:
    """Return a share from 0 to 1 as a bar of so many columns."""
    full = max(0, min(columns, round(share * columns)))
    return FULL * full + EMPTY * (columns - full)


def _parts(page: Progress, width: int) -> Iterator[RenderableType]:
    yield Text(f"Progress towards {page.name}" if page.name else "Progress", style="bold")
    yield Text(f"as of {page.today}; expected for {page.day}", style="dim")
    yield Text()
    if not page.answers:
        yield Text("Nothing was answered yet. To begin:")
        yield Text(f"  {begin_told(page)}", style="bold")
        return
    yield _summary(page)
    yield from _headed("Domains and topics")
    yield _standings(page, min(LONGEST, width - BESIDE_BARS))
    yield Text(
        "Expected: the share of right answers on that day. What was never asked for counts as a "
        "guess among four.",
        style="dim",
    )
    yield from _headed("How sure you were")
    for line in certainty_told(page):
        yield Padding(Text(line), (0, 0, 0, 2))
    yield from _confusions(page, width)


def _summary(page: Progress) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    rows = [
        ("expected right", f"{bar(page.expected, LONGEST)} {share_told(page.expected)}"),
        ("asked for", f"{page.met} of {page.facets} things to know"),
        ("due today", str(page.due)),
        ("answered", f"{page.answers}, {share_told(page.right, page.answers)} right"),
        ("last time", outcomes_told(page)),
    ]
    if page.changed:
        rows.append(("changed", f"{page.changed} mean something else since they were asked for"))
    if page.gone:
        rows.append(("gone", f"{page.gone} that the rules no longer have"))
    for name, told in rows:
        table.add_row(name, Text(told))
    return table


def _headed(title: str) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text(title, style="bold"), align="left", characters="─", style="dim")


def _standings(page: Progress, columns: int) -> Table:
    """Return a line for each domain and topic, with a bar of so many columns if there is room."""
    bars = columns >= SHORTEST
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("", overflow="fold", ratio=1)
    for head in ("share", "asked for", "due", "right") if bars else ("asked for", "due"):
        table.add_column(head, justify="right", no_wrap=True)
    table.add_column("expected", no_wrap=True)
    for domain in page.domains:
        table.add_row(*_row(domain, 0, columns), style="bold")
        for topic in domain.topics:
            table.add_row(*_row(topic, 2, columns))
    return table


def _row(entry: Standing, indent: int, columns: int) -> tuple[RenderableType, ...]:
    name = Padding(Text(entry.name), (0, 0, 0, indent))
    met, due = f"{entry.met} of {entry.facets}", str(entry.due or "–")
    expected = f"{share_told(entry.expected):>5}"
    if columns < SHORTEST:
        return name, met, due, expected
    share = "" if entry.share is None else f"{entry.share} %"
    right = share_told(entry.right, entry.answers)
    return name, share, met, due, right, f"{bar(entry.expected, columns)} {expected}"


def _confusions(page: Progress, width: int) -> Iterator[RenderableType]:
    if not page.confusions:
        return
    yield from _headed("What you take for what")
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for head in ("you took", "it was", "they part on"):
        table.add_column(head, overflow="fold", ratio=1)
    table.add_column("times", justify="right")
    table.add_column("how sure", overflow="fold", max_width=11 if width < WIDE else 28)
    for entry in page.confusions[:MOST_CONFUSIONS]:
        table.add_row(*map(Text, _told(entry)))
    yield table
    more = len(page.confusions) - MOST_CONFUSIONS
    if more > 0:
        yield Text(f"and {more} more (--format markdown)", style="dim")


def _told(entry: Confusion) -> tuple[str, ...]:
    return (
        entry.taken or "(left out)",
        entry.instead_of or "(one too many)",
        entry.told,
        str(entry.times),
        how_sure(entry),
    )
