"""recommend recheck DIR: whether decision records still hold."""

from functools import partial
from pathlib import Path

import click

from recommender.cli.exits import Exit
from recommender.cli.library import as_of_option, library, moment
from recommender.cli.output import format_option, in_form, output_options, write
from recommender.cli.record_reading import records_in
from recommender.readings import experta_engine
from recommender.render.recheck import recheck_as_json, recheck_as_markdown
from recommender.review.recheck import recheck


@click.command("recheck")
@click.argument("folder", metavar="DIR")
@as_of_option("The day of the answers;")
@format_option()
@output_options
@click.pass_context
def recheck_command(
    context: click.Context, folder: str, as_of: str, form: str, output: str | None, force: bool
) -> None:
    r"""Answer the scenario of the decision records in DIR again, and tell which still hold.

    `recommend SCENARIO --format adr -o DIR` writes such records. For each that is answered
    otherwise, by today's rules and on today's date: the answer now, why, and the rules that
    decided then and do not now, or the other way round. Also told: services that have closed since,
    a scenario that was edited, changes that a record foresaw and that have come true, and decisions
    that have no record yet. Exit status: 0 all hold; 1 an answer is another one, or a service that
    was chosen has closed; 2 bad usage, or a folder that cannot be read.

    \b
    Examples:
      recommend scenario.yaml --format adr -o decisions
      recommend recheck decisions
      recommend recheck decisions --as-of 2027-06-30
      recommend recheck decisions --rules my-pack
      recommend recheck decisions --format json | jq -r '.records[] | select(.holds | not) | .file'
    """
    knowledge, words = library(examples=False)
    day = moment(as_of, knowledge)
    found = recheck(knowledge, records_in(Path(folder), words), day, experta_engine.truths)
    text = in_form(
        form, output is None, partial(recheck_as_json, found), partial(recheck_as_markdown, found)
    )
    write(text, output, force)
    if not found.all_hold:
        context.exit(Exit.CONFLICT)
