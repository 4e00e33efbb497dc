"""recommend rules list: every rule, and where it comes from."""

import click

from recommender.cli.library import library
from recommender.cli.output import output_options, write
from recommender.errors import RecommendError, did_you_mean
from recommender.render.rule_table import rules_as_json, rules_as_text


@click.command("list")
@click.option("--decision", metavar="ID", help="Only the rules of this decision.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@output_options
def rules_list(decision: str | None, form: str, output: str | None, force: bool) -> None:
    r"""List every rule: what it does, since and until when, and where it comes from.

    With packs (--rules), the rules that they replace or withdraw are listed too, in brackets, with
    the pack that did so and its reason.

    \b
    Examples:
      recommend rules list
      recommend rules list --decision network
      recommend rules list --rules my-rules --format json
    """
    knowledge, _ = library()
    if decision is not None and decision not in knowledge.decision:
        remedy = did_you_mean(decision, knowledge.decision, "`recommend rules list` names them")
        raise RecommendError(f"`{decision}` is not a decision; {remedy}")
    table = rules_as_json if form == "json" else rules_as_text
    write(table(knowledge, decision), output, force)
