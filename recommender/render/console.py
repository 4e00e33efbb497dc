"""Parts laid out for a terminal, as one text."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, RenderableType


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
