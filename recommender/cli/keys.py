"""Keys: one at a time from a terminal, or letter by letter from lines where there is none."""

import os
import re
import select
import sys
from collections import deque
from types import TracebackType
from typing import Any, Protocol, Self

import click

from recommender.model.lettering import LETTERS

try:
    import termios
    import tty
except ImportError:  # a system whose terminals know no such settings
    termios = None  # type: ignore[assignment]  # elsewhere the name is a module

ENTER, LEAVE, NEXT, BACK = "enter", "leave", "next", "back"
_NAMED = {
    "\r": ENTER,
    "\n": ENTER,
    "\x03": LEAVE,
    "\x04": LEAVE,
    "\x1b[C": NEXT,
    "\x1bOC": NEXT,
    "\x1b[D": BACK,
    "\x1bOD": BACK,
}
_KEY = re.compile(r"\x1b(?:\[[0-9;]*[A-Za-z~]|O.|.)?|.", re.DOTALL)
LONGEST_LINE = 1000
AGAIN = 2.0
"""After so many seconds without a key the terminal is asked for keys again."""


class Keys(Protocol):
    """Where keys come from; a context manager that leaves the terminal as it was."""

    live: bool
    """Whether somebody sees each key at once: lines can be written over, and time passes."""

    def read(self, wait: float | None = None) -> str | None:
        """Return the name of the next key: a letter as it is, or one of the names above.

        Args:
            wait: how many seconds to wait for it at most, where that is possible.

        Returns:
            The key; None if there was none in time. The end of the input is `LEAVE`.
        """

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


def keys() -> Keys:
    """Return the keys of the terminal if standard input is one, else those of its lines."""
    return TerminalKeys() if sys.stdin.isatty() else LineKeys()


def named(text: str) -> list[str]:
    """Return the names of the keys that sent this text; what has no name and no sign is none."""
    found = [_NAMED.get(key, key.lower()) for key in _KEY.findall(text)]
    return [key for key in found if key.isprintable() and key]


class LineKeys:
    """The letters of each line; a line of answers or numbers, and an empty one, ends in Enter."""

    live = False

    def __init__(self) -> None:
        self._waiting: deque[str] = deque()

    def read(self, wait: float | None = None) -> str | None:
        """Return the next key; however long that takes."""
        while not self._waiting:
            line = sys.stdin.buffer.readline(LONGEST_LINE)
            if not line:
                return LEAVE
            letters = "".join(line.decode("utf-8", "ignore").split()).replace(",", "")
            self._waiting += named(letters)
            if all(key in LETTERS or key.isdigit() for key in self._waiting):
                self._waiting.append(ENTER)
        return self._waiting.popleft()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *wrong: object) -> None:
        """Nothing was changed."""


class TerminalKeys:
    """Keys as they are pressed, not shown and without Enter."""

    live = True

    def __init__(self) -> None:
        self._waiting: deque[str] = deque()
        self._before: list[Any] | None = None

    def read(self, wait: float | None = None) -> str | None:
        """Return the next key, or None if none was pressed in time; Ctrl-C is `LEAVE`."""
        try:
            while not self._waiting:
                if termios is None:
                    self._waiting += named(click.getchar())
                elif not self._pressed(AGAIN if wait is None else wait) and wait is not None:
                    return None
            return self._waiting.popleft()
        except (KeyboardInterrupt, EOFError):
            return LEAVE

    def _pressed(self, wait: float) -> bool:
        """Tell whether something was pressed in time, which then waits to be read."""
        file = sys.stdin.fileno()
        tty.setcbreak(file, termios.TCSANOW)  # again: the shell may have held it in between
        if not select.select([file], [], [], wait)[0]:
            return False
        text = os.read(file, 1024).decode("utf-8", "ignore")
        self._waiting += named(text) if text else [LEAVE]
        return True

    def __enter__(self) -> Self:
        if termios is not None:
            self._before = termios.tcgetattr(sys.stdin.fileno())
            tty.setcbreak(sys.stdin.fileno(), termios.TCSANOW)
        return self

    def __exit__(self, *wrong: object) -> None:
        """Leave the terminal as it was."""
        if termios is not None and self._before is not None:
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, self._before)
