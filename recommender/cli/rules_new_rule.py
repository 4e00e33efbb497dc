"""recommend rules new rule: a rule to fill in, with its examples."""

from pathlib import Path
from typing import Any

import click

from recommender.authoring.modelines import modeline
from recommender.authoring.new_rules import as_extension, into_home
from recommender.authoring.rule_skeletons import EFFECTS, NO_CASES, NewRule
from recommender.authoring.surroundings import home_of
from recommender.cli.layers import layers
from recommender.cli.names import Names
from recommender.cli.output import output_options, replace_file, write
from recommender.review.rule_cases import cases


@click.command("rule")
@click.argument("rule_id", metavar="ID")
@click.option("--decision", default="", help="The decision that it is about.")
@click.option("--when", default="", metavar="CONDITION", help="As in a rule file, without braces.")
@click.option("--effect", type=click.Choice(EFFECTS), default="advise", show_default=True)
@click.option("--options", type=Names(), default=(), help="The options that the effect is on.")
@click.option("--criterion", default="fit", show_default=True, help="With `rate`: what moves.")
@click.option("--by", default=1, show_default=True, help="With `rate`: how far, from -4 to 4.")
@click.option("--because", default="", help="The mechanism, in a sentence or two.")
@click.option("--sources", type=Names(), default=(), help="What it rests on.")
@click.option("--into", metavar="FILE", help="Add it to a decision's file, or to one in a pack.")
@output_options
def new_rule(output: str | None, force: bool, into: str | None, rule_id: str, **said: Any) -> None:
    r"""Write a rule with two examples: one in which it holds, and one in which it does not.

    Without --into it is a file that a pack can hold as it is. With --into it is added to FILE,
    whose comments and layout stay as they are.

    \b
    Examples:
      recommend rules new rule loads-can-wait --decision ingestion-mode \
        --when 'data.arrival: scheduled, data.freshness: ">= 1 day"' --effect rate --options batch
      recommend rules new rule loads-can-wait --into rules/decisions/ingestion-mode.yaml
    """
    new = NewRule(id=rule_id, **said)
    if into:
        home, examples = into_home(new, home_of(Path(into), layers()), cases)
        replace_file(Path(into), home.text)
        click.echo(
            f"added {rule_id} to {into}; say there why, then: recommend rules test", err=True
        )
        if not examples:
            click.echo(NO_CASES, err=True)
        return
    if not new.decision:
        raise click.UsageError("name the decision with --decision, or its file with --into")
    text = as_extension(new, layers(), cases)
    write(modeline(output, "extension") + text, output, force)
