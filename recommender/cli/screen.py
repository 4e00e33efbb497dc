"""What a session writes: texts below one another, and one line that is written over."""

import os
import sys

import click

from recommender.cli.look import look

_CLEAR_LINE = "\r\x1b[K"


class Screen:
    """A terminal, or a file that gets the same words line by line."""

    def __init__(self, live: bool) -> None:
        """Take what may be written over: nothing, unless keys and output are on a terminal."""
        self.live = live and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        self._prompted = ""

    @property
    def width(self) -> int:
        """How many columns there are now."""
        return look(True).width

    @property
    def colour(self) -> bool:
        """Whether to use colours."""
        return look(True).colour

    def show(self, text: str) -> None:
        """Write a text in the place of the line that asks for a key."""
        gone = _CLEAR_LINE if self.live and self._prompted else ""
        self._prompted = ""
        click.echo(gone + text, nl=not text.endswith("\n"), color=self.colour or self.live)

    def ask(self, line: str) -> None:
        """Write the line that asks for a key; on a terminal over the one that did before."""
        if not self.live:
            if line != self._prompted:
                click.echo(line)
        else:
            click.echo(_CLEAR_LINE + line[: self.width - 1], nl=False, color=True)
        self._prompted = line

    def clear(self) -> None:
        """Begin a new screen, on a terminal only."""
        self._prompted = ""
        if self.live:
            click.clear()
