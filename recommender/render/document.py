"""A whole report as plain words, whatever it is laid out in."""

from dataclasses import dataclass

from recommender.model.evidence import Cited
from recommender.model.recommendation import Recommendation
from recommender.render.lines import given
from recommender.render.outline import Outline, answer, lead, outline


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
    decisions: tuple[Outline, ...]
    not_applicable: tuple[tuple[str, str], ...]
    not_known: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, str, str], ...]
    """Requirement, question and why it is asked."""
    more_questions: int
    ignored: tuple[str, ...]
    sources: tuple[Cited, ...]
    full: bool


def document(result: Recommendation, full: bool) -> Document:
    """Return the report on a recommendation, whole or with only what matters most."""
    names = {decision.id: decision.name for decision in result.decisions}
    taken = [
        decision
        for decision in result.decisions
        if decision.status in ("chosen", "conflict", "given")
    ]
    outlines = tuple(outline(decision, names, full) for decision in taken)
    questions = result.questions if full else result.questions[:3]
    return Document(
        title=result.scenario,
        description=" ".join(result.description.split()),
        dates=_dates(result),
        priorities=", ".join(result.priorities),
        declared=tuple(given([reading]) for reading in result.declared),
        summary=tuple((decision.name, answer(decision), lead(decision)) for decision in taken),
        decisions=outlines,
        not_applicable=_untaken(result, "not applicable"),
        not_known=_untaken(result, "open"),
        questions=tuple((entry.id, entry.question, entry.why) for entry in questions),
        more_questions=len(result.questions) - len(questions),
        ignored=result.ignored,
        sources=_sources(outlines),
        full=full,
    )


def _dates(result: Recommendation) -> str:
    return f"as of {result.as_of}; facts checked on {result.facts_date}"


def _untaken(result: Recommendation, status: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (decision.name, decision.why_not_taken)
        for decision in result.decisions
        if decision.status == status
    )


def _sources(outlines: tuple[Outline, ...]) -> tuple[Cited, ...]:
    """Return every source that the report's lines rest on, by id."""
    found = {
        source.id: source
        for entry in outlines
        for lines in (entry.because, *(lines for _, lines in entry.sections))
        for line in lines
        for source in line.sources
    }
    return tuple(found[name] for name in sorted(found))
