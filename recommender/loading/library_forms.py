"""What may be written in a file of shared words."""

from typing import Annotated, Any, Literal

from pydantic import Field

from recommender.loading.forms import Day, Form
from recommender.model.base import Identifier, Prose, RequirementId
from recommender.model.catalogue import Verified


class CriterionForm(Form):
    """A criterion, under its id."""

    name: Prose
    question: Prose
    best: Prose
    worst: Prose


class SourceForm(Form):
    """A source, under its id."""

    title: Prose
    url: str = ""
    dated: str = ""
    verified: Verified


class ServiceForm(Form):
    """A service or feature of the catalogue, under its id."""

    name: Prose
    name_in_guide: str = ""
    purpose: Prose
    guide: str = ""
    opened: Day | None = None
    closed: Day | None = None
    ended: Day | None = None
    successors: list[str] = []
    successor_note: str = ""
    note: str = ""
    verified: Verified
    sources: Annotated[list[str], Field(min_length=1)]


class RequirementForm(Form):
    """A requirement, under its id; which of the keys it has depends on its type."""

    type: Literal[
        "flag",
        "choice",
        "choices",
        "bytes",
        "bytes-per-second",
        "records-per-second",
        "duration",
        "count",
        "share",
        "money-per-month",
    ]
    question: Prose
    why: Prose
    yes: Prose | None = None
    no: Prose | None = None
    values: Annotated[dict[Identifier, Prose], Field(min_length=2)] | None = None
    label: Prose | None = None
    default: Any = None


class DefinitionForm(Form):
    """A condition under a name of its own."""

    told: Prose
    when: dict[str, Any]


class StageForm(Form):
    """A stretch of the way that data takes."""

    id: Identifier
    name: Prose


class LibraryForm(Form):
    """A file of shared words: criteria, sources, services, requirements, definitions."""

    format: Literal[1] = 1
    guide_date: Day | None = None
    facts_date: Day | None = None
    stages: list[StageForm] = []
    criteria: dict[Identifier, CriterionForm] = {}
    sources: dict[Identifier, SourceForm] = {}
    services: dict[Identifier, ServiceForm] = {}
    requirements: dict[RequirementId, RequirementForm] = {}
    definitions: dict[Identifier, DefinitionForm] = {}
