"""What happens in an examination: the state, an event and the moment make the next state.

The clock runs only while the sitting runs. What it shows is charged with every event, so that a
state that was saved and taken up again later, even after a crash, goes on where it stood.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from recommender.model.exam import Exam
from recommender.model.question import ExamQuestion
from recommender.model.sitting import Mark, Sitting
from recommender.sitting.picking import picked

NOTHING = timedelta(0)


@dataclass(frozen=True)
class Pick:
    """An answer of the question on the screen is chosen, or taken back."""

    answer: str


@dataclass(frozen=True)
class Flag:
    """The question on the screen is flagged, or no longer."""


@dataclass(frozen=True)
class Go:
    """Another question comes on the screen; one that is not there leaves things as they are."""

    to: int


@dataclass(frozen=True)
class Review:
    """The list of all questions comes on the screen."""


@dataclass(frozen=True)
class Pause:
    """The clock stops."""


@dataclass(frozen=True)
class Resume:
    """The clock goes on; whatever passed since the last event is not charged."""


@dataclass(frozen=True)
class Tick:
    """Nothing but time has passed."""


@dataclass(frozen=True)
class HandIn:
    """The paper is handed in."""


Event = Pick | Flag | Go | Review | Pause | Resume | Tick | HandIn


def begun(
    id: str,
    exam: Exam,
    questions: Sequence[ExamQuestion],
    as_of: date,
    seed: int,
    now: datetime,
) -> Sitting:
    """Return an examination whose clock begins to run now, its first question on the screen."""
    first = Mark(seen=now)
    return Sitting(
        id=id,
        exam=exam,
        as_of=as_of,
        seed=seed,
        begun=now,
        questions=tuple(questions),
        marks=(first, *(Mark() for _ in questions[1:])),
        since=now,
    )


def left(sitting: Sitting, now: datetime) -> timedelta:
    """Return the time that is left, never less than none."""
    return max(NOTHING, sitting.limit - sitting.spent - _running(sitting, now))


def after(sitting: Sitting, event: Event, now: datetime) -> Sitting:
    """Return the examination after the event.

    When the time is over it is handed in, whatever the event. Once handed in it never changes, and
    while the clock stands only `Resume` and `HandIn` do anything.
    """
    if sitting.ended is not None:
        return sitting
    if isinstance(event, Resume):
        return sitting.model_copy(update={"since": now})
    charged = _charged(sitting, now)
    if charged.ended is not None or isinstance(event, HandIn):
        return _handed_in(charged, now)
    return charged if sitting.since is None else _changed(charged, event, now)


def _changed(sitting: Sitting, event: Event, now: datetime) -> Sitting:
    mark = sitting.marks[sitting.at]
    match event:
        case Pick(answer) if answer in {one.id for one in sitting.questions[sitting.at].answers}:
            chosen = picked(sitting.questions[sitting.at], mark.chosen, answer)
            return _marked(sitting, chosen=chosen, seen=now)
        case Flag():
            return _marked(sitting, flagged=not mark.flagged)
        case Go(to) if 0 <= to < len(sitting.questions):
            shown = sitting.model_copy(update={"at": to, "reviewing": False})
            return _marked(shown, seen=now)
        case Review():
            return sitting.model_copy(update={"reviewing": True})
        case Pause():
            return sitting.model_copy(update={"since": None})
    return sitting


def _running(sitting: Sitting, now: datetime) -> timedelta:
    """Return what has passed since the last event; a clock that was set back shows nothing."""
    return NOTHING if sitting.since is None else max(NOTHING, now - sitting.since)


def _charged(sitting: Sitting, now: datetime) -> Sitting:
    """Return the examination with the time up to now charged; over if none is left."""
    if sitting.since is None:
        return sitting
    passed = min(_running(sitting, now), sitting.limit - sitting.spent)
    spent = sitting.spent + passed
    over = {"ended": now, "out_of_time": True} if spent >= sitting.limit else {}
    charged = sitting.model_copy(update={"spent": spent, "since": now, **over})
    if sitting.reviewing:
        return charged
    return _marked(charged, looked=sitting.marks[sitting.at].looked + passed)


def _handed_in(sitting: Sitting, now: datetime) -> Sitting:
    return sitting.model_copy(update={"since": None, "ended": sitting.ended or now})


def _marked(sitting: Sitting, **change: object) -> Sitting:
    """Return the examination with the mark of the question on the screen changed."""
    marks = list(sitting.marks)
    marks[sitting.at] = marks[sitting.at].model_copy(update=change)
    return sitting.model_copy(update={"marks": tuple(marks)})
