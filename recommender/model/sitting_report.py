"""What comes of a quiz and of an examination."""

from datetime import date, datetime
from typing import Literal

from recommender.model.base import Frozen
from recommender.model.learning import Given
from recommender.model.question import ExamQuestion


class DomainScore(Frozen):
    """How many questions of a domain were answered rightly."""

    id: str
    """Empty for questions that belong to no domain."""
    name: str
    share: int
    """In percent, as the blueprint has it."""
    asked: int
    right: int


class Checked(Frozen):
    """A question of a paper that was handed in, with what was answered."""

    number: int
    """From 1, as on the paper."""
    domain: str
    """The id of its domain; empty where it belongs to none."""
    question: ExamQuestion
    chosen: tuple[str, ...]
    """The ids of the answers that were chosen, in the order in which they were offered."""
    right: bool
    """Whether they are the key, whole and nothing else."""
    flagged: bool
    seconds: int
    """How long it was on the screen."""


class ExamReport(Frozen):
    """The score of an examination, and every question with its key."""

    format: Literal[1] = 1
    """Counts up when something that was there is gone or means something else."""
    id: str
    """That of the sitting."""
    exam: str
    """The id of the examination."""
    name: str
    as_of: date
    seed: int
    begun: datetime
    ended: datetime
    out_of_time: bool
    """Whether it was handed in because the time was over."""
    minutes: int
    """How many there were."""
    seconds: int
    """How many were used."""
    lowest: int
    highest: int
    passing: int
    score: int
    passed: bool
    asked: int
    right: int
    blank: int
    """How many questions nothing was chosen for."""
    scaling: str
    """How the score came about, and what it is worth."""
    note: str
    retired: date | None
    domains: tuple[DomainScore, ...]
    """In the order of the blueprint."""
    questions: tuple[Checked, ...]
    """In the order of the paper."""


class Weakness(Frozen):
    """What several answers of a quiz had in common that were wrong or guessed."""

    decision: str
    """The decision that they were about; empty for services."""
    section: str
    """The section of the guide that treats it."""
    subjects: tuple[str, ...]
    """The rules, ratings or services that they asked for above all, each once."""
    missed: int
    """How many answers."""
    surely: int
    """How many of them the learner was sure of."""


class QuizSummary(Frozen):
    """What comes of a quiz."""

    asked: int
    right: int
    confident_errors: tuple[Given, ...]
    """Wrong though the learner was sure."""
    lucky_guesses: tuple[Given, ...]
    """Right though the learner guessed."""
    look_at: tuple[Weakness, ...]
    """Where most was wrong that the learner was sure of, then where most was missed, first."""
