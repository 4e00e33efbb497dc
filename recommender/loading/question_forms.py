"""What may be written about how questions are asked."""

from typing import Any, Literal

from recommender.loading.forms import Form, OneOrMore
from recommender.model.base import Identifier, Prose, RequirementId


class AskingForm(Form):
    """How a decision is asked about."""

    tasks: list[Prose] = []
    """What somebody is about to do, after "A bank": `is choosing a home for its training data`."""
    asks: str = ""
    """The question without its mark; in a checklist `{count}` is the number of right answers."""
    by: list[Identifier] | None = None
    """The criteria that a question may ask for, if not each that the decision rates."""
    unasked: bool = False
    """Whether it is never asked about, because it only names what others have settled."""
    settled: str = ""
    """The sentence that tells its outcome; `{option}` is its name, `{lower}` in lower case."""


class QuestionsForm(Form):
    """The words of questions."""

    askers: list[Prose] = []
    """Whose situations are told: `A regional bank`."""
    criteria: dict[Identifier, Prose] = {}
    """By criterion, the end of a question that asks for it: `at the lowest cost`."""
    decisions: dict[Identifier, AskingForm] = {}
    """By decision, how it is asked about."""
    situations: dict[RequirementId, dict[str, OneOrMore]] = {}
    """By requirement and value (`yes`, `no`, a word, `amount`, `one`, `zero`), what tells it."""
    impossible: list[dict[str, Any]] = []
    """Conditions on facts and outcomes that cannot be true together, so that nobody tells them."""
    plain: dict[RequirementId, bool | Literal["open"]] = {}
    """By flag, what a reader takes for granted, `false` if left out; `open`: readers differ."""
