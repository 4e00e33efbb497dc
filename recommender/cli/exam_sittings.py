"""Examinations that are begun, that were left, and that were handed in."""

from collections.abc import Sequence
from datetime import date

from recommender.cli.keys import ENTER, LEAVE, Keys
from recommender.cli.known import exam_called
from recommender.cli.library import library, moment
from recommender.cli.quiz_session import free_id, local_now
from recommender.cli.screen import Screen
from recommender.errors import RecommendError
from recommender.learner.store import Store
from recommender.model.exam import Exam
from recommender.model.sitting import Sitting
from recommender.model.sitting_report import ExamReport
from recommender.render.exam_list import exam_list
from recommender.render.exam_screens import first_page
from recommender.sitting.exam import begun
from recommender.sitting.score import SCALING, report
from recommender.study.papers import paper

QUIZ = "quiz-"
"""How the ids of sittings begin that are no examinations."""


def begin(
    name: str | None, as_of: str | None, seed: int | None, store: Store, pressed: Keys
) -> Sitting | None:
    """Return an examination whose clock has just begun to run; None if somebody left before.

    Args:
        name: which; None: the first that can still be taken.
        as_of: the day whose knowledge is asked for, as it was written; None: that of the blueprint.
        seed: the same seed sets the same paper; None: any.
        store: says which ids are taken, and keeps it.
        pressed: on a terminal the first page waits for Enter.
    """
    knowledge, _ = library()
    exam = _first_open(knowledge.exams) if name is None else exam_called(name, knowledge.exams)
    day = exam.clock if as_of is None else moment(as_of, knowledge)
    seed = int(local_now().timestamp()) if seed is None else seed
    screen = Screen(pressed.live)
    screen.show(first_page(exam, day, SCALING, screen.width, screen.colour))
    if any(sitting.exam.id == exam.id for sitting in under_way(store)):
        screen.show(f"One is under way; `recommend exam {exam.id} --resume` goes on with it.")
    screen.ask("The paper is being set, question by question...")
    questions = paper(exam, knowledge, day, seed)
    if not questions:
        raise RecommendError(f"no question of `{exam.id}` can be set as of {day}")
    if pressed.live and not _ready(screen, pressed):
        return None
    now = local_now()
    return begun(free_id(exam.id, store, now), exam, questions, day, seed, now)


def _ready(screen: Screen, pressed: Keys) -> bool:
    while True:
        screen.ask("Enter starts the clock.  q leave")
        key = pressed.read()
        if key in (ENTER, "q", LEAVE):
            screen.show("")
            return key == ENTER


def _first_open(exams: Sequence[Exam]) -> Exam:
    """Return the first that can still be taken, or the first of all."""
    if not exams:
        raise RecommendError("the rules know no examination")
    today = date.today()
    return next((exam for exam in exams if not exam.retired or exam.retired > today), exams[0])


def left_over(name: str | None, store: Store) -> Sitting:
    """Return the examination that was left last, of that name if one is given.

    Raises:
        RecommendError: there is none.
    """
    for sitting in under_way(store):
        if name in (None, sitting.exam.id):
            return sitting
    what = f"no examination `{name}`" if name else "no examination"
    raise RecommendError(f"{what} was left; `recommend exam --list` tells which there are")


def under_way(store: Store) -> list[Sitting]:
    """Return the examinations that were not handed in, the one left last first."""
    names = [name for name in store.sittings() if not name.startswith(QUIZ)]
    return [sitting for name in names if (sitting := _kept(name, store))]


def reported(name: str, store: Store) -> ExamReport:
    """Return the report on an examination that was handed in.

    Raises:
        RecommendError: there is no such examination, or it is still under way.
    """
    sitting = None if name.startswith(QUIZ) else _kept(name, store)
    if sitting is None:
        raise RecommendError(f"no examination `{name}` was sat; `recommend exam --list` tells them")
    if sitting.ended is None:
        raise RecommendError(
            f"`{name}` is not handed in; `recommend exam --resume` goes on with it"
        )
    return report(sitting)


def listing(exams: Sequence[Exam], store: Store) -> str:
    """Return which examinations there are, which are under way, and how others came out."""
    sat = dict.fromkeys(one.session for one in store.given())
    done = [_kept(name, store) for name in sat if not name.startswith(QUIZ)]
    handed_in = [report(sitting) for sitting in done if sitting and sitting.ended]
    return exam_list(exams, under_way(store), handed_in)


def _kept(name: str, store: Store) -> Sitting | None:
    state = store.sitting(name)
    return None if state is None else Sitting.model_validate_json(state)
