"""recommend rules new ...: a file or a rule to fill in, which loads as it stands."""

import click

from recommender.cli.lazy import LazyCommands


@click.group(
    "new",
    commands=LazyCommands(
        {
            "pack": "recommender.cli.rules_new_files:new_pack",
            "rule": "recommender.cli.rules_new_rule:new_rule",
            "decision": "recommender.cli.rules_new_files:new_decision",
            "requirement": "recommender.cli.rules_new_files:new_requirement",
            "service": "recommender.cli.rules_new_files:new_service",
        }
    ),
)
def new() -> None:
    r"""Write a pack, a rule, a decision, a requirement or a service to fill in.

    What is written loads as it stands, and says where something is still to be said.

    \b
    Examples:
      mkdir house-rules && recommend rules new pack house-rules -o house-rules/pack.yaml
      recommend rules new decision model-format --options onnx,native -o model-format.yaml
      recommend rules new requirement team.size --type count
      recommend rules new rule --help
    """
