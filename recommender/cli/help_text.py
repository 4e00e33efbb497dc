"""Help texts as they are written."""

from typing import TypeVar

import click

AnyCommand = TypeVar("AnyCommand", bound=click.Command)


def with_lines_kept(command: AnyCommand) -> AnyCommand:
    r"""Return the command, with the lines of its help kept apart where it says so.

    click keeps the lines of a paragraph that begins with a backspace. A docstring in which that
    is written as `\b` must be a raw one, and then holds a backslash and a letter instead.
    """
    if command.help:
        command.help = command.help.replace("\\b\n", "\b\n")
    return command
