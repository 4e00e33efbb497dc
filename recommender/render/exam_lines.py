"""The lines of an examination: which keys do what, and how much time there is."""

from datetime import timedelta
from textwrap import fill

from recommender.model.lettering import letter_range, letters_of
from recommender.model.sitting import Sitting
from recommender.render.exam_screens import clock, foot, missing_in

HELP = """\
a-f     choose an answer; of several, choose each, and again to take it back
Enter   the next question (also n, or the right arrow)
p       the question before (or the left arrow)
12      then Enter: go to question 12
m       flag the question for another look, or no longer
r       review: all questions with what is chosen for them
h       hand in, after one more question
q       pause, and later `recommend exam --resume` (also Ctrl-C and Ctrl-D)
?       this help

What is right, and the rules behind it, is told when the paper is handed in.
"""
LATER = "The rules behind a question are told when the paper is handed in; m flags it."


def heading(sitting: Sitting, left: timedelta | None) -> str:
    """Return which question is on the screen, and the time that is left where it is given."""
    flagged = ", flagged" if sitting.marks[sitting.at].flagged else ""
    time = f", {clock(left)} left" if left is not None else ""
    return f"Question {sitting.at + 1} of {len(sitting.questions)}{flagged}{time}"


def request(sitting: Sitting, left: timedelta | None, number: str, width: int) -> str:
    """Return the line that says which keys do what now.

    Args:
        sitting: the examination.
        left: the time that is left; None where the line cannot move with it.
        number: the digits that were typed of the number of a question.
        width: columns.
    """
    if number:
        return f"Go to question {number}, then Enter"
    time = [] if left is None else [f"{clock(left)} left"]
    if sitting.reviewing:
        return foot((*time, "number + Enter goes there", "h hand in", "q pause", "? help"), width)
    question = sitting.questions[sitting.at]
    wanted, taken = len(question.key), len(sitting.marks[sitting.at].chosen)
    choose = f"{letter_range(question)} {'answer' if wanted == 1 else f'{taken} of {wanted}'}"
    keys = ("Enter next", "p back", "m flag", "r review", "q pause", "? help")
    return foot((*time, choose, *keys), width)


def confirmation(sitting: Sitting) -> str:
    """Return what is asked before the paper is handed in."""
    missing = missing_in(sitting)
    flagged = sum(mark.flagged for mark in sitting.marks)
    return (
        f"Hand in? {missing.count('blank')} blank, {missing.count('incomplete')} with too few, "
        f"{flagged} flagged.  y hands in, any other key not"
    )


def standing(sitting: Sitting) -> str:
    """Return what is chosen for the question on the screen, where no screen shows it."""
    mark = sitting.marks[sitting.at]
    chosen = letters_of(sitting.questions[sitting.at], mark.chosen) or "nothing"
    return f"Chosen: {chosen}{'; flagged' if mark.flagged else ''}."


def paused(sitting: Sitting, left: timedelta, width: int) -> str:
    """Return how to go on after the clock was stopped, in so many columns."""
    answered = sum(bool(mark.chosen) for mark in sitting.marks)
    words = (
        f"Paused with {answered} of {len(sitting.questions)} answered and {clock(left)} left; "
        f"`recommend exam {sitting.exam.id} --resume` goes on."
    )
    return fill(words, width, break_on_hyphens=False)
