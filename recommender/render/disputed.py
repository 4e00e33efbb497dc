"""What a question rests on, for whoever thinks that its answer is wrong."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from recommender.model.evidence import Cited
from recommender.model.lettering import lettered
from recommender.model.question import ExamQuestion, Reference
from recommender.render.console import laid_out

_SURE = {"yes": "read there", "weak": "indirect evidence", "no": "general knowledge"}
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
    for letter, answer in lettered(question).items():
        standing = "the answer" if answer.right else "not the answer"
        yield Text.assemble((f"{letter} {answer.text}", "bold"), (f" ({standing})", "dim"))
        for reference in answer.references:
            yield Padding(_reference(reference), (0, 0, 0, 2))
        if not answer.references:
            yield Padding(Text("nothing else in the rules speaks about it", style="dim"), (0, 2))
    yield Text()
    table = Table.grid(padding=(0, 1))
    for told in _WHAT_TO_DO:
        words = told.format(subject=_subject(question), id=question.id, day=question.as_of)
        table.add_row("•", Text(words))
    yield table


def _reference(reference: Reference) -> Text:
    text = Text.assemble((reference.subject, "cyan"), f"  {reference.place}")
    for source in reference.sources:
        text.append(f"\n  {_source(source)}", style="dim")
    return text


def _source(source: Cited) -> str:
    sure = _SURE.get(source.verified, source.verified)
    return " ".join(filter(None, (f"{source.id}: {source.title}", source.url, f"({sure})")))


def _subject(question: ExamQuestion) -> str:
    """Return what `rules show` knows: the rule or service that the question asks for."""
    facet = question.facet
    return facet.decision if facet.kind == "rating" else facet.subject
