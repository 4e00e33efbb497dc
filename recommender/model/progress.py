"""How a learner stands, and what a day's study is made of."""

from datetime import date
from typing import Literal

from recommender.model.base import Frozen
from recommender.model.learning import Outcome, Sureness
from recommender.model.question import Facet

Why = Literal["due", "changed", "early", "new"]
"""Why something is asked for: its memory is due; it means something else since it was asked for; it
is known, and worth another look already; it was never asked for."""


class Planned(Frozen):
    """A facet that is to be asked for today."""

    facet: Facet
    domain: str
    """The domain of the examination that asks for it; empty where no blueprint says."""
    why: Why
    seconds: int
    """How long it takes, the reading of what explains it included."""
    now: float
    """The chance, from 0 to 1, of a right answer on the day of the examination if it is left."""
    then: float
    """The same if it is studied today."""
    gain: float
    """What that adds to the expected share of right answers in the whole examination."""


class Standing(Frozen):
    """How a learner stands in a domain of the examination, or a topic in it."""

    id: str
    name: str
    share: int | None
    """The percentage of the examination that it makes; none where no blueprint says."""
    facets: int
    """How many things there are to know."""
    met: int
    """How many of them were asked for at least once."""
    due: int
    """How many of them are due until the end of today."""
    answers: int
    right: int
    expected: float
    """The expected share of right answers on the day, from 0 to 1: remembered, or guessed."""


class Domain(Standing):
    """A domain of the examination, with its topics."""

    topics: tuple[Standing, ...]


class Confusion(Frozen):
    """An answer that was taken for another, as often as it was."""

    decision: str
    """The decision that was asked about, in words; for a service, the section of the guide."""
    taken: str
    """What was chosen and was not right; empty where what was right was left out."""
    instead_of: str
    """What was right; empty where what was chosen was one too many."""
    on: str
    """The requirement or criterion on which they part; empty where nothing does so alone."""
    told: str
    """The same in words."""
    times: int
    sure: int
    unsure: int
    guessed: int
    """How often each; the rest of the times nobody asked."""
    last: date
    """The day (UTC) on which it last happened."""


class Certainty(Frozen):
    """How often answers that were so sure were right."""

    sureness: Sureness | None
    """None where nobody asked, as in an examination."""
    answers: int
    right: int


class Progress(Frozen):
    """Where a learner stands towards an examination."""

    format: Literal[1] = 1
    """Counts up when something that was there is gone or means something else."""
    exam: str
    """The id of the examination; empty where the rules have none."""
    name: str
    today: date
    day: date
    """The day for which `expected` is told: that of the examination, or today."""
    facets: int
    met: int
    due: int
    answers: int
    right: int
    expected: float
    """The expected share of right answers on the day, the domains weighed by their shares."""
    domains: tuple[Domain, ...]
    outcomes: dict[Outcome, int]
    """How many of the facets that were met last came out so."""
    certainty: tuple[Certainty, ...]
    confusions: tuple[Confusion, ...]
    """The most frequent first; of those as frequent, the one that happened last."""
    changed: int
    """How many facets mean something else since they were asked for; `study` asks them anew."""
    gone: int
    """How many facets were asked for that the rules no longer have."""
