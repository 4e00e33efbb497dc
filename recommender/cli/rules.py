"""recommend rules ...: read, check, test and extend the rules."""

import click

from recommender.cli.lazy import LazyCommands


@click.group(
    "rules",
    commands=LazyCommands(
        {
            # "list": "recommender.cli.rules_list:rules_list",
        }
    ),
)
def rules() -> None:
    """Read, check, test and extend the rules that the answers come from."""
