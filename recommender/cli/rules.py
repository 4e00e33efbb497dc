"""recommend rules ...: read, check, test and extend the rules."""

import click

from recommender.cli.lazy import LazyCommands


@click.group(
    "rules",
    commands=LazyCommands(
        {
            "coverage": "recommender.cli.rules_coverage:rules_coverage",
            "check": "recommender.cli.rules_check:rules_check",
            "explain": "recommender.cli.rules_explain:rules_explain",
            "list": "recommender.cli.rules_list:rules_list",
            "diff": "recommender.cli.rules_diff:rules_diff",
            "new": "recommender.cli.rules_new:new",
            "schema": "recommender.cli.rules_schema:schema",
            "show": "recommender.cli.rules_show:rules_show",
            "test": "recommender.cli.rules_test:rules_test",
            "docs": "recommender.cli.rules_docs:rules_docs",
        }
    ),
)
def rules() -> None:
    """Read, check, test and extend the rules that the answers come from."""
