"""recommend rules new decision|requirement|service: a file to fill in."""

from typing import Any

import click

from recommender.authoring.library_skeletons import (
    TYPES,
    NewRequirement,
    NewService,
    pack_skeleton,
    requirement_skeleton,
    service_skeleton,
)
from recommender.authoring.modelines import modeline
from recommender.authoring.skeletons import NewDecision, decision_skeleton
from recommender.cli.layers import layers
from recommender.cli.library import library
from recommender.cli.names import Names
from recommender.cli.output import output_options, write


@click.command("pack")
@click.argument("pack_id", metavar="ID")
@click.option("--name", default="", help="What people call it.")
@click.option("--description", default="", help="Whose rules these are and what they are for.")
@output_options
def new_pack(output: str | None, force: bool, pack_id: str, name: str, description: str) -> None:
    r"""Write the file pack.yaml, with which a folder becomes a pack of rules.

    \b
    Examples:
      mkdir house-rules && recommend rules new pack house-rules -o house-rules/pack.yaml
    """
    text = pack_skeleton(pack_id, name, description)
    layers().with_pack(pack_id, text)
    write(modeline(output, "pack") + text, output, force)


@click.command("decision")
@click.argument("decision_id", metavar="ID")
@click.option("--name", default="", help="What people call it.")
@click.option("--question", default="", help="What it decides, as a question.")
@click.option("--stage", default="", help="The stage of the architecture; the first if left out.")
@click.option("--guide", default="", help="The section of the study guide that treats it.")
@click.option("--choose", type=click.Choice(["one", "any"]), default="one", show_default=True)
@click.option("--options", type=Names(), default=(), help="The ids of its options.")
@click.option(
    "--criteria", type=Names(), default=(), help="What to rate them on; what is usual, if left out."
)
@click.option("--sources", type=Names(), default=(), help="What the ratings rest on.")
@output_options
def new_decision(output: str | None, force: bool, decision_id: str, **said: Any) -> None:
    r"""Write a decision file with its options, to be called ID.yaml.

    \b
    Examples:
      recommend rules new decision model-format --options onnx,native -o model-format.yaml
      recommend rules new decision guardrails --choose any --options filter,audit
    """
    text = decision_skeleton(NewDecision(id=decision_id, **said), library()[0])
    layers().with_new(f"{decision_id}.yaml", text)
    write(modeline(output, "decision") + text, output, force)


@click.command("requirement")
@click.argument("requirement_id", metavar="ID")
@click.option("--type", type=click.Choice(TYPES), default="flag", show_default=True)
@click.option("--question", default="", help="The question that asks for it.")
@click.option("--values", type=Names(), default=(), help="With a choice: the ids of its values.")
@output_options
def new_requirement(output: str | None, force: bool, requirement_id: str, **said: Any) -> None:
    r"""Write a library file with one requirement; ID is a topic and a name, `team.size`.

    \b
    Examples:
      recommend rules new requirement team.size --type count -o team.yaml
      recommend rules new requirement data.licence --type choice --values open,bought
    """
    text = requirement_skeleton(NewRequirement(id=requirement_id, **said))
    layers().with_new("requirements.yaml", text)
    write(modeline(output, "library") + text, output, force)


@click.command("service")
@click.argument("service_id", metavar="ID")
@click.option("--name", default="", help="Its name today.")
@click.option("--name-in-guide", default="", help="Its name in the study guide.")
@click.option("--purpose", default="", help="What it does, in one sentence.")
@click.option("--opened", default="", metavar="DATE", help="The day on which it opened.")
@click.option("--closed", default="", metavar="DATE", help="The first day without new customers.")
@click.option("--ended", default="", metavar="DATE", help="The first day without it.")
@click.option("--successors", type=Names(), default=(), help="Services to use instead.")
@click.option("--sources", type=Names(), default=(), help="Where the dates come from.")
@output_options
def new_service(output: str | None, force: bool, service_id: str, **said: Any) -> None:
    r"""Write a library file with one entry of the catalogue.

    \b
    Examples:
      recommend rules new service acme-queue --name "Acme Queue" -o acme.yaml
      recommend rules new service acme-queue --opened 2025-03-01 --sources general-knowledge
    """
    text = service_skeleton(NewService(id=service_id, **said), library()[0])
    layers().with_new("services.yaml", text)
    write(modeline(output, "library") + text, output, force)
