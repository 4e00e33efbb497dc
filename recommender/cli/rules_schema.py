"""recommend rules schema KIND: the JSON Schema of a kind of file, for editors."""

import click

from recommender.authoring.result_schema import WRITTEN, result_schema_text
from recommender.authoring.schema import KINDS, schema_text
from recommender.cli.library import library
from recommender.cli.output import output_options, write

ALL = [*KINDS, *WRITTEN]


@click.command("schema")
@click.argument("kind", type=click.Choice(ALL), metavar="|".join(ALL))
@click.option(
    "--names/--no-names",
    default=True,
    show_default=True,
    help="List the names that the rules know, so that an editor completes and checks them.",
)
@output_options
def schema(kind: str, names: bool, output: str | None, force: bool) -> None:
    r"""Write the JSON Schema (draft 2020-12) of a kind of file.

    An editor that reads it completes keys and names, and marks what is wrong while it is typed.
    `result`, `progress` and `plan` are what `recommend SCENARIO`, `recommend progress` and
    `recommend study --list` write with --format json.

    \b
    Examples:
      recommend rules schema scenario -o scenario.schema.json
      recommend rules schema decision --no-names
    """
    if kind in WRITTEN:
        write(result_schema_text(kind), output, force)
    else:
        write(schema_text(kind, library()[0] if names else None), output, force)
