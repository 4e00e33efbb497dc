"""What happens in a quiz: each function takes the quiz as it is and returns it as it is then."""

from collections.abc import Sequence
from datetime import date, datetime

from recommender.model.learning import Given, Sureness
from recommender.model.question import ExamQuestion, Facet
from recommender.model.sitting import Quiz
from recommender.sitting.picking import picked


def begun(
    id: str, facets: Sequence[Facet], wanted: int, as_of: date, seed: int, now: datetime
) -> Quiz:
    """Return a quiz that asks for the first `wanted` facets of which a question can be set."""
    wanted = min(wanted, len(facets))
    return Quiz(id=id, as_of=as_of, seed=seed, begun=now, wanted=wanted, waiting=tuple(facets))


def asked(quiz: Quiz, question: ExamQuestion | None, now: datetime) -> Quiz:
    """Return the quiz with a question for the first facet that waits on the screen.

    Args:
        quiz: between two questions.
        question: the question; None where none can be set for that facet, which is then dropped.
        now: when.
    """
    if quiz.over or quiz.question is not None:
        return quiz
    shown = None if question is None else now
    change = {"waiting": quiz.waiting[1:], "question": question, "shown": shown}
    return quiz.model_copy(update=change)


def chosen(quiz: Quiz, answer: str) -> Quiz:
    """Return the quiz after an answer was picked.

    One answer is submitted at once, several by `submitted`. Until the sureness is told it can
    still be changed.
    """
    if quiz.question is None or answer not in {one.id for one in quiz.question.answers}:
        return quiz
    now_chosen = picked(quiz.question, quiz.chosen, answer)
    single = len(quiz.question.key) == 1
    return quiz.model_copy(update={"chosen": now_chosen, "submitted": single})


def submitted(quiz: Quiz) -> Quiz:
    """Return the quiz with what is chosen as the answer, if it is as many as are asked for."""
    if quiz.question is None or len(quiz.chosen) != len(quiz.question.key):
        return quiz
    return quiz.model_copy(update={"submitted": True})


def rated(quiz: Quiz, sureness: Sureness, now: datetime) -> Quiz:
    """Return the quiz with the answer given and the question off the screen."""
    if quiz.question is None or quiz.shown is None or not quiz.submitted:
        return quiz
    answer = Given(
        question=quiz.question,
        chosen=frozenset(quiz.chosen),
        sureness=sureness,
        seconds=max(0, int((now - quiz.shown).total_seconds())),
        at=now,
        session=quiz.id,
    )
    cleared = {"question": None, "shown": None, "chosen": (), "submitted": False}
    return quiz.model_copy(update={**cleared, "given": (*quiz.given, answer)})


def resumed(quiz: Quiz, now: datetime) -> Quiz:
    """Return the quiz as it goes on after a break, which counts for no question."""
    return quiz if quiz.question is None else quiz.model_copy(update={"shown": now})
