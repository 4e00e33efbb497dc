"""The lines of an examination: which keys do what, and how much time there is."""

from datetime import timedelta

from recommender.model.lettering import letter_range
from recommender.model.sitting import Sitting
from recommender.render.exam_screens import clock, foot

HELP = """\
a-f     choose an answer; of several, choose each, and again to take it back
Enter   the next question (also n, or the right arrow)
p       the question before (or the left arrow)
12      then Enter: go to question 12
m       flag the question for another look, or no longer
r       review: all questions with what is chosen for them
h       hand in, after one more question
q       pause: the clock stands, `recommend exam --resume` goes on (so do Ctrl-C and Ctrl-D)
?       this help

What is right, and the rules behind it, is told when the paper is handed in.
"""


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
    choose = f"{letter_range(question)} choose one"
    if wanted > 1:
        choose = f"{letter_range(question)} choose {wanted} ({taken} chosen)"
    keys = ("Enter next", "p back", "m flag", "r review", "q pause", "? help")
    return foot((*time, choose, *keys), width)


def confirmation(sitting: Sitting) -> str:
    """Return what is asked before the paper is handed in."""
    blank = sum(not mark.chosen for mark in sitting.marks)
    flagged = sum(mark.flagged for mark in sitting.marks)
    return f"Hand in, with {blank} blank and {flagged} flagged? y hands in, any other key does not"


def paused(sitting: Sitting, left: timedelta) -> str:
    """Return how to go on after the clock was stopped."""
    answered = sum(bool(mark.chosen) for mark in sitting.marks)
    return (
        f"Paused with {answered} of {len(sitting.questions)} answered and {clock(left)} left; "
        f"`recommend exam {sitting.exam.id} --resume` goes on."
    )
