"""What may be written in a decision file and in a scenario file."""

from typing import Annotated, Literal

from pydantic import Field

from recommender.loading.forms import Day, Form, Moment, OneOrMore, Tree, Weights, WhenForm
from recommender.loading.library_forms import DefinitionForm
from recommender.model.base import Identifier, Prose


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
