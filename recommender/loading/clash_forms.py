"""What may be written about a clash."""

from typing import Annotated, Any

from pydantic import Field

from recommender.loading.forms import Day, Form, OneOrMore, Tree
from recommender.model.base import Prose


class ClashExampleForm(Form):
    """A case in which the clash must be true, or must not."""

    name: Prose
    """The case, as one would tell it to a colleague."""
    given: Tree = {}
    """Requirements with their values."""
    decided: Annotated[dict[str, OneOrMore], Field(min_length=1)]
    """The outcomes of decisions."""
    clashes: bool
    """Whether they clash."""


class ClashForm(Form):
    """Outcomes that do not fit together, under an id."""

    when: dict[str, Any]
    """The condition that they meet; where it is known to be true, one of them gives way."""
    since: Day | None = None
    """The first day on which it is true of the world; left out: it always was."""
    until: Day | None = None
    """The first day on which it no longer is; left out: it still is."""
    because: Prose
    """Why they do not fit: the mechanism, in a sentence or two for a colleague."""
    sources: Annotated[list[str], Field(min_length=1)]
    """The sources that it rests on, by id."""
    examples: Annotated[list[ClashExampleForm], Field(min_length=1)]
    """Cases that clash and cases that do not; `recommend rules check` holds the clash to them."""
