"""The first line of a YAML file, by which an editor finds its schema."""

import os
from pathlib import Path

SCHEMAS = ("docs/schema/{kind}.json", "{kind}.schema.json")
"""Where a schema may lie, seen from a folder above the file."""


def modeline(output: str | None, kind: str) -> str:
    """Return the line with its end, or nothing where no schema lies above the file to be written.

    Args:
        output: the file to be written; none: the terminal.
        kind: the kind of file, as `recommend rules schema` calls it.
    """
    if output is None or output == "-":
        return ""
    here = Path(output).absolute().parent
    for folder in (here, *here.parents):
        for place in SCHEMAS:
            schema = folder / place.format(kind=kind)
            if schema.is_file():
                relative = Path(os.path.relpath(schema, here)).as_posix()
                return f"# yaml-language-server: $schema={relative}\n"
    return ""
