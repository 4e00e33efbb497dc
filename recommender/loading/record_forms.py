"""What may be written in the front matter of a decision record."""

from typing import Literal

from pydantic import ConfigDict

from recommender.loading.forms import Day, Form, OneOrMore, WhenForm


class ServiceForm(Form):
    """A service that the choice needs."""

    id: str
    status: str


class ReviewForm(Form):
    """A change with which the decision would have come out differently."""

    told: str
    when: WhenForm = None
    withdrawn: list[str] = []
    priorities: list[str] = []
    answer: OneOrMore
    """The options, or `conflict`."""


class DecidedForm(Form):
    """What the tool writes and reads again."""

    written: str
    """The digest of all that follows it in the record."""
    format: Literal[1]
    decision: str
    choice: list[str]
    as_of: Day
    scenario: str
    scenario_sha256: str
    rules: list[str]
    services: list[ServiceForm]
    review_when: list[ReviewForm]


class FrontForm(Form):
    """The front matter: the reader's keys, of which there may be any, and the tool's."""

    model_config = ConfigDict(extra="ignore", strict=True, defer_build=True)

    status: str = ""
    recommend: DecidedForm
