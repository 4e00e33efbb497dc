"""What may be written in a file of shared words."""

from typing import Annotated, Any, Literal

from pydantic import Field

from recommender.loading.clash_forms import ClashForm
from recommender.loading.forms import Day, Form
from recommender.loading.picture_forms import PictureForm
from recommender.loading.question_forms import QuestionsForm
from recommender.model.base import Identifier, Prose, RequirementId
from recommender.model.catalogue import ToldAs, Verified


class CriterionForm(Form):
    """A criterion, under its id."""

    name: Prose
    """What people call it."""
    question: Prose
    """What a rating on it answers."""
    best: Prose
    """What 5 means."""
    worst: Prose
    """What 1 means."""


class SourceForm(Form):
    """A source, under its id."""

    title: Prose
    """What was read, well enough to find it again."""
    url: str = ""
    """Where it can be read."""
    dated: str = ""
    """The date of the text that was read, as exactly as it is known, such as 2023-03."""
    verified: Verified
    """`yes`: read there; `weak`: only indirect evidence; `no`: general knowledge, read nowhere."""


class ServiceForm(Form):
    """A service or feature of the catalogue, under its id."""

    name: Prose
    """Its name today."""
    name_in_guide: str = ""
    """Its name in the study guide; left out where the guide does not have it."""
    purpose: Prose
    """What it does, in one sentence."""
    guide: str = ""
    """The section of the study guide that treats it."""
    opened: Day | None = None
    """The day on which it opened, where that was after the guide was written."""
    closed: Day | None = None
    """The first day on which new customers were refused."""
    ended: Day | None = None
    """The first day on which nobody could use it."""
    told_as: ToldAs | None = None
    """What it is, where no decision chooses it."""
    told_because: str = ""
    """Why no decision chooses it, and where it is told instead; goes with `told_as`."""
    successors: list[str] = []
    """Services of the catalogue to use instead."""
    successor_note: str = ""
    """What else to use instead, or how to get there."""
    note: str = ""
    """What else one should know, such as an uncertain date."""
    verified: Verified
    """How sure the dates are: `yes`, `weak` (indirect evidence) or `no` (general knowledge)."""
    sources: Annotated[list[str], Field(min_length=1)]
    """Where the dates come from."""


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
    """What its value is: yes or no, one of some words, any number of them, or a quantity."""
    question: Prose
    """The question that asks for it, in plain words."""
    why: Prose
    """What hangs on the answer."""
    yes: Prose | None = None
    """With `type: flag`: the clause that tells `true`, such as `analysts write the queries`."""
    no: Prose | None = None
    """With `type: flag`: the clause that tells `false`."""
    values: Annotated[dict[Identifier, Prose], Field(min_length=2)] | None = None
    """With `type: choice` or `choices`: each value with the clause that tells it."""
    label: Prose | None = None
    """With a quantity: the noun phrase in front of `is under 1 s`."""
    default: Any = None
    """The value that is assumed, and said to be, where a scenario declares none."""


class DefinitionForm(Form):
    """A condition under a name of its own."""

    told: Prose
    """The condition as a clause in words."""
    when: dict[str, Any]
    """The condition itself."""


class AcceptedForm(Form):
    """A finding of `recommend rules check` that the author knows of and stands by."""

    code: Identifier
    """The code of the finding, such as `gap`."""
    subject: str
    """The id of what it is about."""
    because: Prose
    """Why it is as it should be."""


class StageForm(Form):
    """A stretch of the way that data takes."""

    id: Identifier
    """The id that decisions use."""
    name: Prose
    """What people call it."""


class TopicForm(Form):
    """Something that a section of the study guide treats."""

    topic: Prose
    """What it is, in the words of whoever looks for it."""
    decisions: list[str] = []
    """The decisions that answer for it."""
    not_a_rule: str = ""
    """Why no decision answers for it, where none does."""


class SectionForm(Form):
    """A section of the study guide."""

    section: str
    """What decisions and services call it: "1.2", or a name."""
    title: Prose
    """What the guide calls it."""
    topics: list[TopicForm] = []
    """What it treats besides services, which name their section themselves."""


class LibraryForm(Form):
    """A file of shared words: criteria, sources, services, requirements, definitions."""

    format: Literal[1] = 1
    """The version of this form."""
    guide_date: Day | None = None
    """The day on which the study guide was written; in one file only."""
    facts_date: Day | None = None
    """The day on which the facts were last checked; in one file only."""
    stages: list[StageForm] = []
    """The stages of an architecture, in the order in which data flows."""
    guide: list[SectionForm] = []
    """The sections of the study guide in their order, and what each treats; in one file only."""
    criteria: dict[Identifier, CriterionForm] = {}
    """What "better" is measured by, each under its id."""
    sources: dict[Identifier, SourceForm] = {}
    """Where facts come from, each under its id."""
    services: dict[Identifier, ServiceForm] = {}
    """The catalogue of services and features, each under its id."""
    requirements: dict[RequirementId, RequirementForm] = {}
    """What a scenario can declare, each under a topic and a name: `data.arrival`."""
    definitions: dict[Identifier, DefinitionForm] = {}
    """Conditions under a name, for use in the conditions of any decision."""
    clashes: dict[Identifier, ClashForm] = {}
    """Outcomes of decisions that do not fit together, each under an id."""
    picture: PictureForm = Field(default_factory=PictureForm)
    """What pictures of an architecture show."""
    questions: QuestionsForm = QuestionsForm()
    """The words in which questions are asked about all this."""
    accepted: list[AcceptedForm] = []
    """Findings of the check that are as they should be."""
