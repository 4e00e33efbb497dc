"""What may be written in the file of an examination."""

from typing import Annotated, Literal

from pydantic import Field

from recommender.loading.forms import Day, Form, Moment
from recommender.model.base import Identifier, Prose


class DomainForm(Form):
    """A part of an examination, under its id."""

    name: Prose
    """What the examination calls it."""
    share: Annotated[int, Field(ge=1, le=100)]
    """Its share of the questions in percent; the shares of all domains make 100."""
    sections: Annotated[list[str], Field(min_length=1)]
    """The sections of the study guide that it draws from; none is in two domains."""


class ExamForm(Form):
    """An examination: how long it is, how it is scored, and what it draws from."""

    format: Literal[1] = 1
    """The version of this form."""
    exam: Identifier
    """Its id, by which it is asked for."""
    name: Prose
    """What people call it."""
    questions: Annotated[int, Field(ge=1, le=500)]
    """How many questions are asked."""
    minutes: Annotated[int, Field(ge=1, le=1440)]
    """How many minutes there are for all of them."""
    lowest: Annotated[int, Field(ge=0)]
    """The score for no right answer."""
    highest: Annotated[int, Field(ge=1)]
    """The score for nothing but right answers."""
    passing: Annotated[int, Field(ge=0)]
    """The least score that passes."""
    multiple_response: Annotated[int, Field(ge=0, le=100)]
    """The share of questions with more than one right answer, in percent."""
    clock: Moment
    """The day whose knowledge is asked for where nobody names one: `guide`, `facts` or a date."""
    retired: Day | None = None
    """The first day on which it could no longer be taken."""
    note: str = ""
    """What a learner should know about it, such as what was not published."""
    domains: Annotated[dict[Identifier, DomainForm], Field(min_length=1)]
    """The domains in their order, each under its id."""
    sources: Annotated[list[str], Field(min_length=1)]
    """The sources that all this rests on, by id."""
