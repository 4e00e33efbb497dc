"""The screens of an examination besides its questions: the first page, the review, the foot."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from rich.columns import Columns
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from recommender.model.exam import Exam
from recommender.model.lettering import letters_of
from recommender.model.question import ExamQuestion
from recommender.model.sitting import Mark, Sitting
from recommender.render.console import laid_out


def first_page(exam: Exam, as_of: date, scaling: str, width: int, colour: bool) -> str:
    """Return what is told before the clock starts."""
    return laid_out(_first(exam, as_of, scaling), width, colour)


def review_page(sitting: Sitting, width: int, colour: bool) -> str:
    """Return every question with what is chosen for it, and how many still want something."""
    return laid_out(_review(sitting), width, colour)


def clock(left: timedelta) -> str:
    """Return a stretch of time as hours, minutes and seconds; a started second counts as whole."""
    seconds = -(-left // timedelta(seconds=1))
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def foot(parts: Iterable[str], width: int) -> str:
    """Return as many of the parts in one line as there is room for; the last is always there."""
    *first, last = parts
    line = last
    for end in range(len(first) + 1):
        tried = "  ".join([*first[:end], last])
        if len(tried) < width:
            line = tried
    return line


def wants(question: ExamQuestion, mark: Mark) -> str:
    """Return what is missing from an answer: `blank`, `incomplete`, or nothing."""
    if not mark.chosen:
        return "blank"
    return "" if len(mark.chosen) == len(question.key) else "incomplete"


def missing_in(sitting: Sitting) -> list[str]:
    """Return what is missing from each answer of the paper, as `wants` has it."""
    return [wants(*pair) for pair in zip(sitting.questions, sitting.marks, strict=True)]


def _first(exam: Exam, as_of: date, scaling: str) -> Iterator[RenderableType]:
    yield Rule(Text(exam.name, style="bold"), align="left", characters="─", style="dim")
    time = clock(timedelta(minutes=exam.minutes))
    yield Text(f"{exam.questions} questions; time: {time}; as of {as_of}.")
    yield Text(
        f"Scores go from {exam.lowest} to {exam.highest}; {exam.passing} passes. "
        "A question with several answers says how many, and counts only if all are right. "
        "A wrong answer costs no more than none."
    )
    yield Text()
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    for domain in exam.domains:
        table.add_row(f"{domain.share} %", Text(domain.name))
    yield Padding(table, (0, 0, 0, 2))
    for told in filter(None, (exam.note, scaling)):
        yield Text()
        yield Text(told, style="dim")


def _review(sitting: Sitting) -> Iterator[RenderableType]:
    yield Rule(Text("Review", style="bold"), align="left", characters="─", style="dim")
    pairs = [*zip(sitting.questions, sitting.marks, strict=True)]
    cells = [_cell(number, *pair) for number, pair in enumerate(pairs, 1)]
    yield Columns([Text(cell) for cell in cells], padding=(0, 2), equal=True)
    yield Text()
    missing = missing_in(sitting)
    flagged = sum(mark.flagged for mark in sitting.marks)
    yield Text(
        f"{missing.count('blank')} blank (-), {missing.count('incomplete')} with too few answers "
        f"(?), {flagged} flagged (!)."
    )


def _cell(number: int, question: ExamQuestion, mark: Mark) -> str:
    chosen = letters_of(question, mark.chosen).replace(", ", "") or "-"
    short = "?" if wants(question, mark) == "incomplete" else ""
    return f"{number:>3} {chosen}{short}{'!' if mark.flagged else ''}"
