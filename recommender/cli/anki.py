"""recommend anki: what there is to know, as cards for Anki."""

import click

from recommender.cli.known import known
from recommender.cli.library import as_of_option, decision_called, library, moment
from recommender.cli.output import write_file
from recommender.errors import RecommendError
from recommender.flashcards.anki import anki_package
from recommender.flashcards.telling import flashcards
from recommender.sitting.choosing import within
from recommender.study.facets import facets_on


@click.command("anki")
@click.option("-o", "--output", metavar="FILE", required=True, help="The .apkg file to write.")
@click.option("--topic", metavar="SECTION", help="Only a section of the study guide.")
@click.option("--decision", metavar="ID", help="Only a decision.")
@as_of_option("The day whose knowledge is told;")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def anki(output: str, topic: str | None, decision: str | None, as_of: str, force: bool) -> None:
    r"""Write a package for Anki: a card for each rule, rating and service.

    Each card says where its rule stands and names its sources. Importing a later export into Anki
    updates the cards that are there and keeps their history. Nothing of your progress is in it.

    \b
    Examples:
      recommend anki -o rules.apkg
      recommend anki -o guide.apkg --as-of guide
      recommend anki -o storage.apkg --decision storage-class
      recommend anki -o ingestion.apkg --topic 1.2
    """
    knowledge, _ = library(examples=False)
    day = moment(as_of, knowledge)
    if topic:
        known(topic, [section.id for section in knowledge.guide], "a section of the guide")
    if decision:
        decision_called(decision, knowledge)
    facets = within(tuple(facets_on(knowledge, day)), topic, None, decision)
    if not facets:
        raise RecommendError("there is nothing to know about what was asked for")
    write_file(anki_package(flashcards(facets, knowledge, day), day), output, force)
    click.echo(f"{output}: {len(facets)} card{'' if len(facets) == 1 else 's'}", err=True)
