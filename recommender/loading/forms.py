"""What may be written in the files: keys, types and descriptions, names not yet looked up."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from recommender.model.base import Identifier, Prose, RequirementId
from recommender.model.catalogue import Verified


class Form(BaseModel):
    """Keys as they are written; nothing is known yet of what the words in them name."""

    model_config = ConfigDict(
        extra="forbid", strict=True, use_attribute_docstrings=True, arbitrary_types_allowed=True
    )


def read_date(written: Any) -> Any:
    """Return the day that an ISO date stands for; leave anything else for pydantic to refuse."""
    try:
        return date.fromisoformat(written)
    except (TypeError, ValueError):
        return written


Day = Annotated[date, BeforeValidator(read_date)]
WhenForm = Annotated[Any, WithJsonSchema({"anyOf": [{"type": "object"}, {"const": "always"}]})]
"""A condition: a mapping in which everything must hold, or the word `always`."""
Tree = dict[str, Any]
"""Requirements by name, nested by topic or with dots."""
OneOrMore = Annotated[
    Any,
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""One word, or a list of words."""
Weights = dict[str, Annotated[Any, WithJsonSchema({"type": "number", "minimum": 0})]]
"""Criteria with how much each counts."""
Moment = Annotated[Any, WithJsonSchema({"type": "string"})]
"""A date, or the name of one of the two clocks."""


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


class RatingForm(Form):
    """An option's score on a criterion, with its reason."""

    score: Annotated[int, Field(ge=1, le=5)]
    because: Prose
    sources: Annotated[list[str], Field(min_length=1)]


class OptionForm(Form):
    """One of the answers, under its id."""

    name: Prose
    summary: Prose
    services: list[str] = []
    needs: list[str] = []
    needs_because: str = ""
    ratings: dict[str, RatingForm] = {}


class AdviceForm(Form):
    """What to know about an option: one of the two."""

    caution: Prose | None = None
    hint: Prose | None = None


class RuleForm(Form):
    """When a condition is true, one effect."""

    id: Identifier
    since: Day | None = None
    until: Day | None = None
    when: WhenForm
    rule_out: Annotated[list[str], Field(min_length=1)] | None = None
    require: Annotated[list[str], Field(min_length=1)] | None = None
    rate: dict[str, dict[str, Annotated[int, Field(ge=-4, le=4)]]] | None = None
    include: Annotated[list[str], Field(min_length=1)] | None = None
    advise: dict[str, AdviceForm] | None = None
    because: Prose
    sources: Annotated[list[str], Field(min_length=1)]


class ExampleForm(Form):
    """A scenario and the answer that is right for it."""

    name: Prose
    given: Tree
    decided: dict[str, OneOrMore] = {}
    priorities: list[str] = []
    weights: Weights = {}
    already_uses: list[str] = []
    as_of: Moment = None
    expect: OneOrMore


class DecisionForm(Form):
    """A file that holds a whole decision."""

    decision: Identifier
    format: Literal[1] = 1
    name: Prose
    question: Prose
    stage: str
    guide: str
    choose: Literal["one", "any"]
    applies: WhenForm
    definitions: dict[Identifier, DefinitionForm] = {}
    options: Annotated[dict[Identifier, OptionForm], Field(min_length=2)]
    rules: list[RuleForm] = []
    when_tied: list[str] = []
    examples: list[ExampleForm] = []


class ScenarioForm(Form):
    """A scenario file."""

    name: Prose
    description: str = ""
    requirements: Tree
    decided: dict[str, OneOrMore] = {}
    priorities: list[str] = []
    weights: Weights = {}
    already_uses: list[str] = []
    expects: dict[str, OneOrMore] = {}
