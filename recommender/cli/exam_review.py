"""After an examination: its wrong answers, one by one."""

from recommender.cli.keys import BACK, ENTER, LEAVE, NEXT, Keys
from recommender.cli.screen import Screen
from recommender.model.sitting_report import Checked, ExamReport
from recommender.render.disputed import disputed_text
from recommender.render.question import feedback_text, question_text


def go_through(report: ExamReport, keys: Keys) -> None:
    """Show the wrong answers with what explains them, until somebody leaves."""
    wrong = [one for one in report.questions if not one.right]
    screen, at = Screen(keys.live), -1
    while wrong:
        screen.ask(_request(at, len(wrong)))
        key = keys.read()
        if key in ("q", LEAVE):
            return
        if key == "w" and at >= 0:
            screen.show(disputed_text(wrong[at].question, screen.width, screen.colour))
        elif key in (ENTER, NEXT, " ", "n"):
            if at + 1 == len(wrong):
                return
            at += 1
            _show(wrong[at], screen)
        elif key in ("p", BACK) and at > 0:
            at -= 1
            _show(wrong[at], screen)


def _request(at: int, many: int) -> str:
    if at < 0:
        return f"Enter shows the wrong answers ({many}), one by one.  q leave"
    step = "Enter next" if at + 1 < many else "Enter leaves"
    return f"Wrong answer {at + 1} of {many}.  {step}  p back  w this answer is wrong  q leave"


def _show(one: Checked, screen: Screen) -> None:
    width, colour = screen.width, screen.colour
    screen.clear()
    flagged = ", flagged" if one.flagged else ""
    heading = f"Question {one.number}{flagged}"
    screen.show(question_text(one.question, heading, width, colour, one.chosen) + "\n")
    screen.show(feedback_text(one.question, one.chosen, "", width, colour) + "\n")
