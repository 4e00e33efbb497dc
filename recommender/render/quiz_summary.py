"""What a quiz came to, on a terminal."""

import re
from collections.abc import Iterable, Iterator
from shlex import quote

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from recommender.model.learning import Given
from recommender.model.sitting_report import QuizSummary, Weakness
from recommender.render.console import bulleted, laid_out

MOST_LOOKED_AT = 5
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


def quiz_summary_text(summary: QuizSummary, width: int, colour: bool) -> str:
    """Return how many were right, which errors were confident, and what to look at next."""
    return laid_out(_parts(summary), width, colour)


def _parts(summary: QuizSummary) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text("The quiz", style="bold"), align="left", characters="─", style="dim")
    yield Text(f"{summary.right} of {summary.asked} right.", style="bold")
    yield from _told("Sure and wrong; look at these first", summary.confident_errors)
    yield from _told("Right by guessing; these come again soon", summary.lucky_guesses)
    if summary.look_at:
        yield from _listed("To look at next", map(_next, summary.look_at[:MOST_LOOKED_AT]))


def _told(title: str, given: Iterable[Given]) -> Iterator[RenderableType]:
    lines = [_recalled(one) for one in given]
    if lines:
        yield from _listed(title, lines)


def _recalled(given: Given) -> str:
    """Return what was asked in the end, the key, and what was taken for it."""
    question = given.question
    facet = question.facet
    asked = [one for one in _SENTENCE_END.split(question.stem.strip()) if one.endswith("?")]
    key = " and ".join(answer.text for answer in question.answers if answer.right)
    taken = [one.text for one in question.answers if one.id in given.chosen and not one.right]
    instead = f", not {' or '.join(taken)}" if taken else ""
    return f"{facet.decision or facet.subject}: {' '.join([*asked[-1:], key])}{instead}"


def _next(one: Weakness) -> str:
    times = "once" if one.missed == 1 else f"{one.missed} times"
    what = one.decision or one.section
    quiz = f"--decision {one.decision}" if one.decision else f"--topic {quote(one.section)}"
    read = f"rules show {one.decision or one.subjects[0]}"
    return f"{what}, missed {times}: `recommend {read}`, then `recommend quiz {quiz}`"


def _listed(title: str, lines: Iterable[str]) -> Iterator[RenderableType]:
    yield Padding(Text(title, style="bold"), (1, 0, 0, 0))
    yield bulleted(lines, indent=2)
