"""A quiz and an examination under way."""

from datetime import date, datetime, timedelta
from typing import Literal

from recommender.model.base import Frozen
from recommender.model.exam import Exam
from recommender.model.learning import Given
from recommender.model.question import ExamQuestion, Facet


class Quiz(Frozen):
    """A quiz: what was asked, what is on the screen, and what is still to be asked for."""

    kind: Literal["quiz"] = "quiz"
    id: str
    as_of: date
    seed: int
    begun: datetime
    wanted: int
    """How many questions are to be asked."""
    waiting: tuple[Facet, ...]
    """What can still be asked for, in this order."""
    question: ExamQuestion | None = None
    """The one on the screen; None between two questions."""
    shown: datetime | None = None
    """When it came on the screen."""
    chosen: tuple[str, ...] = ()
    """The ids of the answers that are chosen, in the order in which they are offered."""
    submitted: bool = False
    """Whether that is the answer, so that only the sureness is missing."""
    given: tuple[Given, ...] = ()

    @property
    def over(self) -> bool:
        """Whether nothing is left to ask."""
        done = len(self.given) >= self.wanted or not self.waiting
        return self.question is None and done


class Mark(Frozen):
    """What stands on the answer sheet beside one question."""

    chosen: tuple[str, ...] = ()
    """The ids of the answers that are chosen, in the order in which they are offered."""
    flagged: bool = False
    """Whether to look at it again before handing in."""
    looked: timedelta = timedelta(0)
    """How long it was on the screen."""
    seen: datetime | None = None
    """When it was last on the screen; None if it never was."""


class Sitting(Frozen):
    """An examination: the paper, the answer sheet and the clock."""

    kind: Literal["exam"] = "exam"
    id: str
    exam: Exam
    """The blueprint as it was when the paper was set."""
    as_of: date
    seed: int
    begun: datetime
    questions: tuple[ExamQuestion, ...]
    marks: tuple[Mark, ...]
    """One for each question."""
    at: int = 0
    """The question on the screen, from 0."""
    reviewing: bool = False
    """Whether the list of all questions is on the screen instead."""
    spent: timedelta = timedelta(0)
    """What was used of the time up to `since`."""
    since: datetime | None
    """Since when the clock runs; None while it stands."""
    ended: datetime | None = None
    """When the paper was handed in."""
    out_of_time: bool = False
    """Whether it was handed in because the time was over."""

    @property
    def limit(self) -> timedelta:
        """The time that there is for the whole paper."""
        return timedelta(minutes=self.exam.minutes)
