"""What may be written in a decision file and in a scenario file."""

from typing import Annotated, Literal

from pydantic import Field

from recommender.loading.forms import (
    Day,
    Factors,
    Form,
    Moment,
    Number,
    OneOrMore,
    Tree,
    Weights,
    WhenForm,
)
from recommender.loading.library_forms import AcceptedForm, DefinitionForm
from recommender.model.base import Identifier, Prose
from recommender.model.example import Said


class RatingForm(Form):
    """An option's score on a criterion, with its reason."""

    score: Annotated[int, Field(ge=1, le=5)]
    """From 1 to 5; 5 is always the pleasant end, whatever the criterion."""
    because: Prose
    """Why it deserves that score: the mechanism, in a sentence for a colleague."""
    sources: Annotated[list[str], Field(min_length=1)]
    """The sources that the score rests on, by id."""


class OptionForm(Form):
    """One of the answers, under its id."""

    name: Prose
    """What people call it, as short as a table needs."""
    summary: Prose
    """What it is, in one sentence."""
    services: list[str] = []
    """The services that it needs; their life cycles decide whether it is right on a day."""
    needs: list[str] = []
    """In a checklist: other options of it that this one cannot do without."""
    needs_because: str = ""
    """Why it needs them; goes with `needs`."""
    ratings: dict[str, RatingForm] = {}
    """With `choose: one`: a score on each criterion that the others have; `fit` is optional."""


class DivisionForm(Form):
    """What there is, divided by what one carries; the units must cancel out."""

    of: Factors
    """A requirement, a quantity such as `90 day`, or a list of them, which are multiplied."""
    per: Factors
    """What one of them carries: as `of`."""
    each: str = ""
    """What carries it, in the singular, such as `shard`."""


class SizingForm(Form):
    """How many of something the option needs, worked out from what is declared."""

    unit: Prose
    """What is counted, in the plural, such as `shards`."""
    one: str = ""
    """The same where there is one, such as `shard`; left out: as `unit`."""
    largest_of: Annotated[list[DivisionForm], Field(min_length=1)]
    """The largest of these counts; those of which something is not declared are left out."""
    at_least: Number = None
    """The smallest number that there is."""
    step: Number = None
    """The number is rounded up to a multiple of this, 1 if left out; `none`: it is not rounded."""


class AdviceForm(Form):
    """What to know about an option: one of the three."""

    caution: Prose | None = None
    """What goes wrong if one does not know it."""
    hint: Prose | None = None
    """What to do or to set."""
    size: SizingForm | None = None
    """How many of something it needs."""


class RuleForm(Form):
    """When a condition is true, one effect."""

    id: Identifier
    """What the rule says, as a name: `readers-need-a-stream`. No two rules share one."""
    since: Day | None = None
    """The first day on which it is true of the world; left out: it always was."""
    until: Day | None = None
    """The first day on which it no longer is; left out: it still is."""
    when: WhenForm
    """The condition. The rule acts only where this is known to be true."""
    rule_out: Annotated[list[str], Field(min_length=1)] | None = None
    """These options are not right, however well they score: a limit or an impossibility."""
    require: Annotated[list[str], Field(min_length=1)] | None = None
    """No options but these are right."""
    rate: dict[str, dict[str, Annotated[int, Field(ge=-4, le=4)]]] | None = None
    """A preference: options, and under each how far its rating on a criterion moves, by -4 to 4."""
    include: Annotated[list[str], Field(min_length=1)] | None = None
    """In a checklist: these options are needed."""
    advise: dict[str, AdviceForm] | None = None
    """What one should know about an option that is chosen: a `caution`, `hint` or `size` each."""
    because: Prose
    """The mechanism, in a sentence or two for a colleague."""
    sources: Annotated[list[str], Field(min_length=1)]
    """The sources that it rests on, by id; what was read nowhere rests on a `verified: no`."""


class ExampleForm(Form):
    """A scenario and the answer that is right for it."""

    name: Prose
    """The case, as one would tell it to a colleague."""
    given: Tree
    """Requirements with their values; what is not given is unknown, which is not the same as no."""
    decided: dict[str, OneOrMore] = {}
    """Outcomes of other decisions, taken as they are."""
    priorities: list[str] = []
    """Criteria, the most important first; `fit` always comes before them."""
    weights: Weights = {}
    """How much each criterion counts, instead of priorities; `fit` has to be among them."""
    already_uses: list[str] = []
    """Services that the account uses already, whose closing to others does not matter."""
    as_of: Moment = None
    """The day of the answer: `guide`, `facts` or a date; `facts` if left out."""
    expect: OneOrMore
    """The option that has to win, the whole checklist, `conflict`, `not applicable` or `open`."""
    right: list[str] | None = None
    """In `choose: one`: the right options, the best first, `...` at the end if there are more."""
    rules: dict[str, Said] = {}
    """What becomes of some rules: `holds`, `advises`, `fails`, `open` or `not in force`."""
    sizes: dict[str, dict[str, Number]] = {}
    """What some rules size: the rule, the option and the number; `none` where there is none."""


class DecisionForm(Form):
    """A file that holds a whole decision."""

    decision: Identifier
    """The id of the decision, which is also the name of the file without `.yaml`."""
    format: Literal[1] = 1
    """The version of this form."""
    name: Prose
    """What people call it, as short as a table needs."""
    question: Prose
    """What it decides, as a question."""
    stage: str
    """The stage of the architecture that it belongs to."""
    guide: str
    """The section of the study guide that treats it, in quotes: "1.2"."""
    choose: Literal["one", "any"]
    """`one`: options compete and one is chosen. `any`: a checklist, each option is in or out."""
    applies: WhenForm
    """Where the question arises at all: a condition, or `always`."""
    definitions: dict[Identifier, DefinitionForm] = {}
    """Conditions under a name, for use in the conditions of any decision."""
    options: Annotated[dict[Identifier, OptionForm], Field(min_length=2)]
    """The answers, each under its id."""
    rules: list[RuleForm] = []
    """What rules options out, moves their ratings, includes them or says something about them."""
    when_tied: list[str] = []
    """With `choose: one`: every option, the one to prefer in a tie first."""
    examples: list[ExampleForm] = []
    """Scenarios with their right answers; `recommend rules test` holds the rules to them."""
    accepted: list[AcceptedForm] = []
    """Findings of `recommend rules check` that are as they should be."""


class ScenarioForm(Form):
    """A scenario file."""

    name: Prose
    """What the system is called."""
    description: str = ""
    """What it is for, in a few sentences."""
    requirements: Tree
    """Requirements with their values; what is left out is unknown, which is not the same as no."""
    decided: dict[str, OneOrMore] = {}
    """Decisions that are taken already; the answer builds on them."""
    priorities: list[str] = []
    """Criteria, the most important first; `fit` always comes before them."""
    weights: Weights = {}
    """How much each criterion counts, instead of priorities; `fit` has to be among them."""
    already_uses: list[str] = []
    """Services that the account uses already, whose closing to others does not matter."""
    fixed: list[str] = []
    """Requirements that will not move, such as a law: no change of them is ever proposed."""
    expects: dict[str, OneOrMore] = {}
    """What the author expects each decision to answer, or `conflict`."""
    expects_then: dict[str, OneOrMore] = {}
    """What the author expects where the answer was another one when the study guide was written."""
