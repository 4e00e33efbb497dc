"""What may be written in the files of a pack, besides whole decisions and libraries."""

from typing import Annotated, Literal

from pydantic import Field

from recommender.loading.decision_forms import ExampleForm, OptionForm, RuleForm
from recommender.loading.forms import Form
from recommender.loading.library_forms import AcceptedForm, DefinitionForm
from recommender.model.base import Identifier, Prose


class PackForm(Form):
    """The file `pack.yaml`, with which a pack says what it is."""

    pack: Identifier
    """The id of the pack, by which its rules are told from others."""
    name: Prose
    """What people call it."""
    version: Annotated[str, Field(min_length=1, max_length=80)]
    """Its own version, in quotes if it looks like a number."""
    format: Literal[1]
    """The version of the rule format that it is written for."""
    description: Prose
    """Whose rules these are and what they are for."""


class WithdrawalForm(Form):
    """A rule, or examples, that no longer count: one of the three, and why."""

    id: Identifier | None = None
    """The rule."""
    example: Prose | None = None
    """The name of the example."""
    examples: Literal["all"] | None = None
    """Every example of the decision that stands below this pack."""
    because: Prose
    """Why it no longer counts."""


class ExtensionForm(Form):
    """A file that adds to a decision that is there already, or changes its rules."""

    extends: Identifier
    """The id of the decision."""
    format: Literal[1] = 1
    """The version of this form."""
    definitions: dict[Identifier, DefinitionForm] = {}
    """Conditions under a name, for use in the conditions of any decision."""
    options: dict[Identifier, OptionForm] = {}
    """New answers, rated on the criteria of the others."""
    rules: list[RuleForm] = []
    """New rules."""
    replace: list[RuleForm] = []
    """Rules that stand in the place of those of the same id below this pack."""
    withdraw: list[WithdrawalForm] = []
    """Rules and examples below this pack that no longer count."""
    when_tied: list[str] = []
    """The places of new options: a stretch of the order, the one to prefer first."""
    examples: list[ExampleForm] = []
    """More scenarios with their right answers."""
    accepted: list[AcceptedForm] = []
    """Findings of `recommend rules check` that the author knows of and stands by."""
