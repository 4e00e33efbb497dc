"""What a learner did: answers given, and what is remembered of each facet."""

from datetime import datetime
from typing import Literal

from recommender.model.base import Frozen
from recommender.model.question import ExamQuestion

Sureness = Literal["guess", "unsure", "sure"]
"""How sure a learner was, before the key was shown."""


class Given(Frozen):
    """An answer that a learner gave to a question."""

    question: ExamQuestion
    chosen: frozenset[str]
    sureness: Sureness | None
    """None where nobody asked, as in an examination."""
    seconds: int
    at: datetime
    """When, with its time zone."""
    session: str
    """The quiz or examination in which it was given."""

    @property
    def right(self) -> bool:
        """Whether it is the key, whole and nothing else."""
        return self.chosen == self.question.key
