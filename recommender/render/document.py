"""A whole report as plain words, whatever it is laid out in."""

from dataclasses import dataclass

from recommender.model.evidence import Cited
from recommender.model.recommendation import Recommendation
from recommender.render.briefing import advice_counted, briefing, given_in_short
from recommender.render.clashes import not_fitting
from recommender.render.lines import Line, given, sources_of
from recommender.render.outline import Outline, outline
from recommender.render.picture_words import flows_told, remarks
from recommender.render.summary import Stage, legend, summary, taken


@dataclass(frozen=True)
class Document:
    """Everything that a report says, in order."""

    title: str
    description: str
    dates: str
    priorities: str
    given: str
    """What most answers rest on, in a brief report."""
    declared: tuple[str, ...]
    """All that is declared, in a full report."""
    summary: tuple[Stage, ...]
    """Every answer in a row; nothing where only some decisions are asked for."""
    legend: tuple[tuple[str, str], ...]
    """What the words of the summary mean."""
    seen: tuple[str, ...]
    """The picture in words: what it shows, and what flows in it; only in a full report."""
    clashes: tuple[Line, ...]
    """The answers that do not fit together."""
    decisions: tuple[Outline, ...]
    """The decisions that are told; of many, a brief report tells those with nothing right."""
    briefing: tuple[tuple[str, tuple[Line, ...]], ...]
    """What a brief report says of all decisions besides, under titles."""
    not_applicable: tuple[str, ...]
    """The decisions that do not apply, each with the reason where there is room for it."""
    not_known: tuple[str, ...]
    """The decisions that may apply, each with what they wait for where there is room for it."""
    questions: tuple[tuple[str, str, str], ...]
    """Requirement, question and why it is asked, in a full report."""
    ignored: tuple[str, ...]
    sources: tuple[Cited, ...]
    full: bool
    more: tuple[tuple[str, str], ...]
    """How to see what a brief report leaves out: what to type, and what it tells."""


FEW = 3
"""So many decisions are told with their reasons in a brief report, taken or not."""
NAMED = 15
"""So many decisions that are not taken are named in a brief report."""


def document(result: Recommendation, full: bool, only: tuple[str, ...] = ()) -> Document:
    """Return the report on a recommendation.

    Args:
        result: what was recommended.
        full: whether to tell everything, or only what matters most.
        only: the ids of the decisions to tell, and nothing else; all where none is named.
    """
    names = {decision.id: decision.name for decision in result.decisions}
    answered = taken(result)
    many = not full and not only and len(answered) > FEW
    stages = () if only else summary(result)
    clashes = not_fitting(result)
    outlines = tuple(
        outline(one, names, full)
        for one in answered
        if (one.id in only if only else not many or one.status == "conflict")
    )
    whole, brief = full and not only, not full and not only
    return Document(
        title=result.scenario,
        description="" if only else " ".join(result.description.split()),
        dates=_dates(result),
        priorities=", ".join(result.priorities),
        given=given_in_short(result) if brief else "",
        declared=tuple(given([one]) for one in result.declared) if whole else (),
        summary=stages,
        legend=legend(stages),
        seen=_seen(result) if whole else (),
        clashes=clashes,
        decisions=outlines,
        briefing=briefing(result, many) if brief else (),
        not_applicable=_untaken(result, "not applicable", full, only),
        not_known=_untaken(result, "open", full, only),
        questions=tuple((one.id, one.question, one.why) for one in result.questions if whole),
        ignored=() if only else result.ignored,
        sources=sources_of((*clashes, *(line for one in outlines for line in one.lines))),
        full=full,
        more=_more(result) if brief else (),
    )


def _more(result: Recommendation) -> tuple[tuple[str, str], ...]:
    advice = advice_counted(result)
    return (
        (
            "--decision NAME",
            "one decision whole: its reasons, what else is right, what would turn it"
            + (f" ({advice} come with the answers)" if advice else ""),
        ),
        ("--explain full", "all of them whole"),
        ("recommend why SCENARIO NAME --not OPTION", "why something else is not the answer"),
    )


def _seen(result: Recommendation) -> tuple[str, ...]:
    diagram = result.diagram
    if diagram is None:
        return ()
    told = [diagram.summary, *remarks(diagram), *flows_told(diagram)]
    return tuple(dict.fromkeys(told))


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
    named = ", ".join(decision.name for decision in found[:NAMED])
    rest = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return (f"{named}{rest} (--explain full tells why).",)
