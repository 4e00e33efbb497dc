"""recommend rules show ID: one thing from the rule files, told for a person."""

import click

from recommender.cli.library import library
from recommender.cli.look import look
from recommender.cli.output import output_options, write
from recommender.render.rule_pages import rule_page_alone
from recommender.review.pages import Pages


@click.command("show")
@click.argument("name", metavar="ID")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="What to write.",
)
@output_options
def rules_show(name: str, form: str, output: str | None, force: bool) -> None:
    r"""Tell a decision, an option, a rule, a requirement, a service, a source or a criterion.

    An option is called by its decision and its own id, with a slash between. Where several kinds
    of things share an ID, all of them are told.

    \b
    Examples:
      recommend rules show ingestion-mode
      recommend rules show ingestion-mode/batch
      recommend rules show data-that-stops-coming-is-one-load
      recommend rules show data.arrival --format markdown -o arrival.md
    """
    knowledge, _ = library()
    text = rule_page_alone(Pages(knowledge).called(name), knowledge.facts_date)
    if form == "text":
        from recommender.render.terminal_markdown import as_terminal_markdown

        here = look(output is None)
        text = as_terminal_markdown(text, here.width, here.colour)
    write(text, output, force)
