"""Packs and libraries to fill in: they load as they stand, and say what is still to be said."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from recommender.authoring.skeletons import unproven
from recommender.authoring.writing import line, listed, titled
from recommender.loading.library_forms import RequirementForm
from recommender.model.knowledge import Knowledge

TYPES: tuple[str, ...] = get_args(RequirementForm.model_fields["type"].annotation)
"""The types that a requirement can have."""


@dataclass(frozen=True)
class NewRequirement:
    """What is known of a requirement that is yet to be written."""

    id: str
    type: str
    question: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewService:
    """What is known of a service that is yet to be written."""

    id: str
    name: str = ""
    name_in_guide: str = ""
    purpose: str = ""
    opened: str = ""
    closed: str = ""
    ended: str = ""
    successors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def pack_skeleton(pack: str, name: str, description: str) -> str:
    """Return the file `pack.yaml`, with which a folder becomes a pack."""
    lines = [
        "# What this pack is. A folder without this file is not a pack.",
        f"pack: {pack}",
        f"name: {line(name or titled(pack))}",
        'version: "1.0"',
        "format: 1    # of rule files",
        f"description: {line(description or 'Say whose rules these are and what they are for.')}",
    ]
    return "\n".join(lines) + "\n"


def requirement_skeleton(new: NewRequirement) -> str:
    """Return a library with one requirement."""
    lines = [
        "# What a scenario can declare.",
        "requirements:",
        f"  {new.id}:",
        f"    type: {new.type}",
        f"    question: {line(new.question or 'Ask for it in plain words.')}",
        "    why: Say what hangs on the answer.",
        *_telling(new),
        "    # default: ...    # only if it is safe to assume where nothing is declared",
    ]
    return "\n".join(lines) + "\n"


def _telling(new: NewRequirement) -> Iterator[str]:
    subject = new.id.partition(".")[2].replace("_", " ")
    if new.type == "flag":
        yield "    # Clauses, as they stand after `because`."
        yield f"    yes: say in a clause what it means that {subject} is true"
        yield f"    no: say in a clause what it means that {subject} is false"
    elif new.type in ("choice", "choices"):
        yield "    values:    # each with a clause, as it stands after `because`"
        for name in new.values or ("first-value", "second-value"):
            yield f"      {name}: say in a clause what it means that {subject} is {name}"
    else:
        yield f"    label: the {subject}    # a noun phrase, as it stands before `is under ...`"


def service_skeleton(new: NewService, knowledge: Knowledge) -> str:
    """Return a library with one service, its life cycle not verified."""
    days = {
        "opened": "the day on which it opened, where that was after the guide was written",
        "closed": "the first day on which new customers were refused",
        "ended": "the first day on which nobody could use it",
    }
    guide = f"    name_in_guide: {line(new.name_in_guide)}"
    lines = [
        "# An entry of the catalogue.",
        "services:",
        f"  {new.id}:",
        f"    name: {line(new.name or titled(new.id))}",
        guide if new.name_in_guide else "    # name_in_guide: ...    # only if the guide has it",
        f"    purpose: {line(new.purpose or 'Say what it does, in one sentence.')}",
        *(
            f"    {day}: {getattr(new, day)}"
            if getattr(new, day)
            else f"    # {day}: {knowledge.facts_date}    # {told}"
            for day, told in days.items()
        ),
        *([f"    successors: {listed(new.successors)}"] if new.successors else []),
        "    verified: no    # yes once you have read it in the source, weak if only indirectly",
        f"    sources: {listed(new.sources or unproven(knowledge))}",
    ]
    return "\n".join(lines) + "\n"
