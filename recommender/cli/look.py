"""How wide a text may be, and whether in colour."""

import os
import shutil
import sys
from dataclasses import dataclass

NARROWEST, WIDEST, ELSEWHERE = 40, 110, 80
"""Columns: the least and the most on a terminal, and those of a file or a pipe."""


@dataclass(frozen=True)
class Look:
    """How a text is laid out."""

    width: int
    colour: bool


def to_a_terminal() -> bool:
    """Tell whether standard output is a terminal."""
    return sys.stdout.isatty()


def look(to_terminal: bool) -> Look:
    """Return how to lay out a text that goes to standard output, or to a file instead."""
    terminal = to_terminal and to_a_terminal()
    width = shutil.get_terminal_size()[0] if terminal else ELSEWHERE
    colour = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return Look(max(NARROWEST, min(width, WIDEST)), colour)
