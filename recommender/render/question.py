"""Questions on a terminal: what is asked, and after the answer what explains it."""

from collections.abc import Collection, Iterator

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text

from recommender.model.lettering import lettered, letters_of
from recommender.model.question import Answer, ExamQuestion
from recommender.render.console import Listed, laid_out


def question_text(
    question: ExamQuestion,
    heading: str,
    width: int,
    colour: bool,
    chosen: Collection[str] | None = None,
) -> str:
    """Return the question with its answers.

    Args:
        question: what is asked.
        heading: where one is, such as `Question 3 of 10`.
        width: columns.
        colour: whether the terminal shows colours.
        chosen: the ids of the answers to mark as chosen; None where none shall be marked.
    """
    return laid_out(_asked(question, heading, chosen), width, colour)


def feedback_text(
    question: ExamQuestion, chosen: Collection[str], remark: str, width: int, colour: bool
) -> str:
    """Return whether the answer is right, and why each answer is, or is not, the one.

    Args:
        question: what was asked.
        chosen: the ids of the answers that were chosen.
        remark: what else there is to say about the answer; may be empty.
        width: columns.
        colour: whether the terminal shows colours.
    """
    return laid_out(_told(question, chosen, remark), width, colour)


def verdict(question: ExamQuestion, chosen: Collection[str]) -> str:
    """Return whether the answer is right, and what the key is where it is not."""
    if {*chosen} == question.key:
        return "Right."
    key = letters_of(question, question.key)
    be = "is" if len(question.key) == 1 else "are"
    own = f"you chose {letters_of(question, chosen)}" if chosen else "you chose nothing"
    return f"Not right: {own}; {key} {be} the answer."


def _asked(
    question: ExamQuestion, heading: str, chosen: Collection[str] | None
) -> Iterator[RenderableType]:
    yield Rule(Text(heading, style="bold"), align="left", characters="─", style="dim")
    for line in question.stem.splitlines():
        yield Text(line)
    yield Text()
    rows = (
        (Text(f"{_mark(question, answer, chosen)}{letter}", style="bold"), Text(answer.text))
        for letter, answer in lettered(question).items()
    )
    yield Listed(rows, indent=2)


def _mark(question: ExamQuestion, answer: Answer, chosen: Collection[str] | None) -> str:
    if chosen is None:
        return ""
    empty, full = ("( ) ", "(*) ") if len(question.key) == 1 else ("[ ] ", "[x] ")
    return full if answer.id in chosen else empty


def _told(question: ExamQuestion, chosen: Collection[str], remark: str) -> Iterator[RenderableType]:
    right = {*chosen} == question.key
    yield Text(verdict(question, chosen), style="bold green" if right else "bold red")
    if remark:
        yield Text(remark)
    yield Text()
    rows = (
        (Text(letter, style="bold"), _why(answer, answer.id in chosen))
        for letter, answer in lettered(question).items()
    )
    yield Listed(rows, indent=2)


def _why(answer: Answer, taken: bool) -> Text:
    standing = "the answer" if answer.right else "not the answer"
    own = ", yours" if taken else ""
    text = Text.assemble((answer.text, "bold green" if answer.right else "bold"))
    text.append(f" ({standing}{own})", style="dim")
    return text.append(f"\n{answer.because}")
