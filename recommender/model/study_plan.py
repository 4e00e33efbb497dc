"""What a day's study is to be."""

from datetime import date
from typing import Literal

from recommender.model.base import Frozen
from recommender.model.progress import Planned


class StudyPlan(Frozen):
    """What is to be asked for today, and what that does for the day of the examination."""

    format: Literal[1] = 1
    """Counts up when something that was there is gone or means something else."""
    exam: str
    """The id of the examination; empty where the rules have none."""
    name: str
    day: date
    """The day of the examination."""
    today: date
    minutes: int
    """How long there is to study."""
    entries: tuple[Planned, ...]
    """In the order in which it is best asked for."""
    now: float
    """The expected share of right answers in the examination, from 0 to 1, as things stand."""
    then: float
    """The same after this study."""
