"""Where a command's text goes, and in which form."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from recommender.cli.look import look
from recommender.errors import RecommendError


def in_form(
    form: str, to_terminal: bool, as_json: Callable[[], str], as_markdown: Callable[[], str]
) -> str:
    """Return a report as JSON, as Markdown, or as Markdown laid out for the terminal."""
    if form == "json":
        return as_json()
    if form == "markdown":
        return as_markdown()
    from recommender.render.terminal_markdown import as_terminal_markdown

    here = look(to_terminal)
    return as_terminal_markdown(as_markdown(), here.width, here.colour)


def write(text: str | bytes, output: str | None, force: bool) -> None:
    """Print the text, or write it to a file; a file that exists is kept unless `force` is set.

    What is no text, such as a picture, is written as it is.

    Raises:
        RecommendError: the file exists, or cannot be written.
    """
    if output is None or output == "-":
        click.echo(text, nl=False)
        return
    write_file(text if isinstance(text, bytes) else text.encode(), output, force)


def write_file(content: bytes, output: str, force: bool) -> None:
    """Write the content to a file; a file that exists is kept unless `force` is set.

    Raises:
        RecommendError: the file exists, or cannot be written.
    """
    try:
        with Path(output).open("wb" if force else "xb") as file:
            file.write(content)
    except FileExistsError:
        raise RecommendError(f"{output}: exists already; add --force to replace it") from None
    except OSError as wrong:
        raise RecommendError(f"{output}: cannot be written: {wrong.strerror}".lower()) from None


def replace_file(file: Path, text: str) -> None:
    """Put the text in the place of the file's, whole or not at all.

    Raises:
        RecommendError: the file cannot be written.
    """
    new = file.with_name(f".{file.name}.new")
    try:
        new.write_text(text, "utf-8", newline="")
        new.replace(file)
    except OSError as wrong:
        raise RecommendError(f"{file}: cannot be written: {wrong.strerror}".lower()) from None


REPORTS = ("text", "markdown", "json")
"""The forms in which every report can be written."""


def format_option(
    help_text: str = "What to write.", forms: Sequence[str] = REPORTS
) -> Callable[..., Any]:
    """Add --format to a command that writes a report; the command gets it as `form`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default="text",
        show_default=True,
        help=help_text,
    )


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --output and --force to a command."""
    command = click.option("--force", is_flag=True, help="Replace the output file if it exists.")(
        command
    )
    return click.option(
        "-o", "--output", metavar="FILE", help="Write to a file instead of the terminal."
    )(command)
