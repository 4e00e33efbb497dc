"""recommend new [FILE]: a commented scenario to fill in."""

import click

from recommender.authoring.modelines import modeline
from recommender.cli.library import library
from recommender.cli.output import write
from recommender.errors import RecommendError, did_you_mean, one_of
from recommender.render.blank_scenario import blank_scenario, topics_of


@click.command("new")
@click.argument("file", required=False)
@click.option(
    "--topic",
    "topics",
    metavar="TOPIC",
    multiple=True,
    help="Only the requirements of this topic, such as `data`. Repeatable.",
)
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
def new(file: str | None, topics: tuple[str, ...], force: bool) -> None:
    r"""Write a commented scenario with every requirement, ready to fill in.

    Without FILE it goes to standard output. Lines that stay commented out stay unknown. Where
    `recommend rules schema scenario -o scenario.schema.json` has written a schema in a folder above
    FILE, the first line names it, for editors.

    \b
    Examples:
      recommend new scenario.yaml
      recommend new scenario.yaml --topic data --topic training
      recommend new | less
    """
    knowledge, _ = library(examples=False)
    known = topics_of(knowledge)
    for topic in topics:
        if topic not in known:
            remedy = did_you_mean(topic, known, one_of(known))
            raise RecommendError(f"`{topic}` is not a topic; {remedy}")
    write(modeline(file, "scenario") + blank_scenario(knowledge, topics), file, force)
    if file and file != "-":
        click.echo(f"wrote {file}; fill it in and run: recommend {file}", err=True)
