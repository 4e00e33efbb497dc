"""A whole report as plain words, whatever it is laid out in."""

from dataclasses import dataclass

from recommender.model.evidence import Cited
from recommender.model.recommendation import Recommendation
from recommender.render.answer import answer, lead
from recommender.render.clashes import not_fitting
from recommender.render.lines import Line, given
from recommender.render.outline import Outline, outline
from recommender.render.picture_words import flows_told, left_open


@dataclass(frozen=True)
class Document:
    """Everything that a report says, in order."""

    title: str
    description: str
    dates: str
    priorities: str
    declared: tuple[str, ...]
    summary: tuple[tuple[str, str, str], ...]
    """Decision, answer and lead."""
    seen: tuple[str, ...]
    """The picture in words: what it shows, and what flows in it; only in a full report."""
    clashes: tuple[Line, ...]
    """The answers that do not fit together."""
    decisions: tuple[Outline, ...]
    not_applicable: tuple[str, ...]
    """The decisions that do not apply, each with the reason where there is room for it."""
    not_known: tuple[str, ...]
    """The decisions that may apply, each with what they wait for where there is room for it."""
    questions: tuple[tuple[str, str, str], ...]
    """Requirement, question and why it is asked."""
    more_questions: int
    ignored: tuple[str, ...]
    sources: tuple[Cited, ...]
    full: bool
    more: str
    """How to see what a brief report leaves out; empty where it says so in its place."""


MANY = 6
"""With more decisions than this, a brief report tells each of them in a few lines."""
FEW = 3
"""So many decisions that are not taken are told with their reasons in a brief report."""


def document(result: Recommendation, full: bool, only: tuple[str, ...] = ()) -> Document:
    """Return the report on a recommendation.

    Args:
        result: what was recommended.
        full: whether to tell everything, or only what matters most.
        only: the ids of the decisions to tell; all of them where none is named.
    """
    names = {decision.id: decision.name for decision in result.decisions}
    taken = [
        decision
        for decision in result.decisions
        if decision.status in ("chosen", "conflict", "given")
    ]
    terse = not full and not only and len(taken) > MANY
    clashes = not_fitting(result)
    outlines = tuple(
        outline(decision, names, full, terse)
        for decision in taken
        if not only or decision.id in only
    )
    questions = result.questions if full else result.questions[:3]
    return Document(
        title=result.scenario,
        description=" ".join(result.description.split()),
        dates=_dates(result),
        priorities=", ".join(result.priorities),
        declared=tuple(given([reading]) for reading in result.declared),
        summary=tuple((decision.name, answer(decision), lead(decision)) for decision in taken),
        seen=_seen(result) if full and not only else (),
        clashes=clashes,
        decisions=outlines,
        not_applicable=_untaken(result, "not applicable", full, only),
        not_known=_untaken(result, "open", full, only),
        questions=tuple((entry.id, entry.question, entry.why) for entry in questions),
        more_questions=len(result.questions) - len(questions),
        ignored=result.ignored,
        sources=_sources(outlines, clashes),
        full=full,
        more="--decision ID tells all of one decision" if terse else "",
    )


def _seen(result: Recommendation) -> tuple[str, ...]:
    diagram = result.diagram
    if diagram is None:
        return ()
    return (diagram.summary, *left_open(diagram), *flows_told(diagram))


def _dates(result: Recommendation) -> str:
    return f"as of {result.as_of}; facts checked on {result.facts_date}"


def _untaken(
    result: Recommendation, status: str, full: bool, only: tuple[str, ...]
) -> tuple[str, ...]:
    found = [
        decision
        for decision in result.decisions
        if decision.status == status and (not only or decision.id in only)
    ]
    if full or only or len(found) <= FEW:
        return tuple(f"{decision.name}: {decision.why_not_taken}." for decision in found)
    return (", ".join(decision.name for decision in found) + " (--explain full tells why).",)


def _sources(outlines: tuple[Outline, ...], clashes: tuple[Line, ...]) -> tuple[Cited, ...]:
    """Return every source that the report's lines rest on, by id."""
    found = {
        source.id: source
        for lines in (
            clashes,
            *(entry.because for entry in outlines),
            *(lines for entry in outlines for _, lines in entry.sections),
        )
        for line in lines
        for source in line.sources
    }
    return tuple(found[name] for name in sorted(found))
