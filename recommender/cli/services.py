"""recommend services [ID]: the catalogue, with life cycles."""

import json

import click

from recommender.cli.library import as_of_option, library, moment
from recommender.cli.output import output_options, write
from recommender.errors import RecommendError, did_you_mean
from recommender.render.catalogue import service_page, service_table


@click.command("services")
@click.argument("service_id", metavar="ID", required=False)
@as_of_option("The day for which life cycles are read;")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@output_options
def services(
    service_id: str | None, as_of: str, form: str, output: str | None, force: bool
) -> None:
    r"""List the services that the rules know, or tell one of them at length.

    \b
    Examples:
      recommend services
      recommend services --as-of guide
      recommend services kds
    """
    knowledge, _ = library(examples=False)
    day = moment(as_of, knowledge)
    if service_id is not None and service_id not in knowledge.service:
        remedy = did_you_mean(service_id, knowledge.service, "`recommend services` lists them")
        raise RecommendError(f"`{service_id}` is not a service of the catalogue; {remedy}")
    if form == "json":
        chosen = [knowledge.service[service_id]] if service_id else knowledge.services
        entries = [entry.model_dump(mode="json", exclude={"place"}) for entry in chosen]
        write(json.dumps(entries, indent=2) + "\n", output, force)
    elif service_id:
        write(service_page(knowledge.service[service_id], knowledge, day), output, force)
    else:
        write(service_table(knowledge, day), output, force)
