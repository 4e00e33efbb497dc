"""A day's study: what is planned, and what comes in its place."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from recommender.learner.expectation import expected_score, weights
from recommender.learner.schedule import plan, within
from recommender.model.exam import Exam
from recommender.model.learning import Card
from recommender.model.question import Facet, FacetKind
from recommender.model.study_plan import StudyPlan

SPARE = 3
"""How many times as long a plan is made, to have something in the place of what cannot be asked."""


def study_plan(
    cards: Mapping[str, Card],
    facets: Iterable[Facet],
    exam: Exam | None,
    day: date,
    minutes: int,
    now: datetime,
    seconds: Mapping[FacetKind, int],
) -> tuple[StudyPlan, tuple[Facet, ...]]:
    """Return today's plan, and the facets to ask for: those of the plan, then the next best.

    The arguments are those of `schedule.plan`.
    """
    known = tuple(facets)
    long = plan(cards, known, exam, day, SPARE * minutes, now, seconds)
    entries = within(long, minutes)
    standing = expected_score(cards, weights(known, exam), day)
    found = StudyPlan(
        exam=exam.id if exam else "",
        name=exam.name if exam else "",
        day=day,
        today=now.date(),
        minutes=minutes,
        entries=entries,
        now=standing,
        then=standing + sum(entry.gain for entry in entries),
    )
    return found, tuple(entry.facet for entry in long)
