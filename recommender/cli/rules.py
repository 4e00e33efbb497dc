"""recommend rules ...: read, check, test and extend the rules."""

import click

from recommender.cli.lazy import LazyGroup


@click.group(
    "rules",
    cls=LazyGroup,
    lazy={
        # "list": "recommender.cli.rules_list:rules_list",
    },
)
def rules() -> None:
    """Read, check, test and extend the rules that the answers come from."""
