"""What a question rests on, for whoever thinks that its answer is wrong."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from recommender.model.evidence import Cited
from recommender.model.lettering import lettered
from recommender.model.question import ExamQuestion, Reference
from recommender.render.console import bulleted, laid_out

_SURE = {"yes": "read in the source", "weak": "indirect evidence only", "no": "not verified"}
_WHAT_TO_DO = (
    "To read it: `recommend rules show {subject}`.",
    "To change it for yourself: replace the rule in a pack of your own"
    " (`recommend rules new pack`), and lay that over the rules with `--rules`.",
    "To have it changed for all: tell those who keep the rules the number of the question ({id},"
    " as of {day}), the file and line above, and what you have read elsewhere.",
)


def disputed_text(question: ExamQuestion, width: int, colour: bool) -> str:
    """Return the rules, their places and their sources, answer by answer, and how to change them.

    Args:
        question: one that was answered already, since this tells the key.
        width: columns.
        colour: whether the terminal shows colours.
    """
    return laid_out(_parts(question), width, colour)


def _parts(question: ExamQuestion) -> Iterator[RenderableType]:
    title = Text(f"What question {question.id} rests on", style="bold")
    yield Text()
    yield Rule(title, align="left", characters="─", style="dim")
    yield from _answers(question)
    for reference, letters in _uses(question).items():
        yield Text()
        yield Text.assemble((reference.subject, "bold"), (f"  for {', '.join(letters)}", "dim"))
        yield Padding(Text(str(reference.place), style="cyan"), (0, 0, 0, 2))
        for source in reference.sources:
            yield from _source(source)
    yield Text()
    words = {"subject": _subject(question), "id": question.id, "day": question.as_of}
    yield bulleted(told.format(**words) for told in _WHAT_TO_DO)


def _answers(question: ExamQuestion) -> Iterator[RenderableType]:
    for letter, answer in lettered(question).items():
        standing = "the answer" if answer.right else "not the answer"
        bare = "" if answer.references else "; only the lack of anything that asks for it"
        yield Text.assemble((f"{letter} {answer.text}", "bold"), (f" ({standing}{bare})", "dim"))


def _uses(question: ExamQuestion) -> dict[Reference, list[str]]:
    """Return what is referred to, each once, with the letters of the answers that it explains."""
    found: dict[Reference, list[str]] = {}
    for letter, answer in lettered(question).items():
        for reference in dict.fromkeys(answer.references):
            found.setdefault(reference, []).append(letter)
    return found


def _source(source: Cited) -> Iterator[RenderableType]:
    sure = _SURE.get(source.verified, source.verified)
    yield Padding(Text(f"{source.id}: {source.title} ({sure})", style="dim"), (0, 0, 0, 2))
    if source.url:
        # An address stays in one piece, so that it can be opened from the screen.
        yield Text(f"  {source.url}", style="dim", no_wrap=True, overflow="ignore")


def _subject(question: ExamQuestion) -> str:
    """Return what `rules show` knows: the rule or service that the question asks for."""
    facet = question.facet
    return facet.decision if facet.kind == "rating" else facet.subject
