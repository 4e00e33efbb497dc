"""recommend rules coverage: what of the study guide can be recommended, and where it is."""

import click

from recommender.cli.exits import Exit
from recommender.cli.library import library
from recommender.cli.output import output_options, write
from recommender.loading.rule_files import rule_files
from recommender.loading.scenario_files import read_scenario
from recommender.render.guide_coverage import coverage_as_json, coverage_as_text
from recommender.review.guide_coverage import guide_coverage
from recommender.shelf import shelf


@click.command("coverage")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@output_options
@click.pass_context
def rules_coverage(context: click.Context, form: str, output: str | None, force: bool) -> None:
    r"""Tell what of the study guide can be recommended, and where each service is the answer.

    The sections of the guide come first, each with what it treats and the decisions that answer for
    it, then the services one by one. A service that no decision chooses says what it is told as
    instead. An option counts as shown where an example and a shipped scenario have it as their
    answer, today or in the guide's time. Exit status: 0 all is shown or told; 1 something is not.

    \b
    Examples:
      recommend rules coverage
      recommend rules coverage --format json | jq '.sections[] | .section, .topics[].topic'
      recommend rules coverage --format json | jq '.services[] | select(.options == [])'
    """
    knowledge, words = library()
    files = rule_files(shelf("scenarios"), "scenarios")
    found = guide_coverage(knowledge, [read_scenario(text, name, words) for name, text in files])
    write(coverage_as_json(found) if form == "json" else coverage_as_text(found), output, force)
    if found.missing or found.never_shown or found.untold:
        context.exit(Exit.CONFLICT)
