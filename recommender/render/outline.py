"""What a report says about each decision, as plain lines that every text format lays out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from recommender.model.evidence import Evidence
from recommender.model.recommendation import DecisionResult
from recommender.render.grid import Grid, grid
from recommender.render.lines import (
    Line,
    given,
    included,
    left_out,
    not_right,
    note,
    other_notes,
    provided,
    ratings,
    services,
    unanswered,
)
from recommender.render.numbers import points

BRIEF = 3
"""How many entries of a kind the brief report shows."""


@dataclass(frozen=True)
class Outline:
    """One decision, told."""

    name: str
    question: str
    answer: str
    lead: str
    because_title: str
    because: tuple[Line, ...]
    more_reasons: int
    grid: Grid | None
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    """What else there is to say, under titles; a brief report has fewer of them."""
    unanswered: tuple[str, ...]
    """The requirements that open questions about right options wait for."""
    clocks: str


def outline(result: DecisionResult, names: dict[str, str], full: bool) -> Outline:
    """Return what the report says about a decision that was taken.

    Args:
        result: the decision's result.
        names: the names of all decisions, by id.
        full: whether to say everything, or only what matters most.
    """
    because = _because(result, full)
    shown = because if full or result.choose == "any" else because[:BRIEF]
    sections = _sections(result, full) + (_rest(result, names) if full else [])
    return Outline(
        name=result.name,
        question=result.question,
        answer=answer(result),
        lead=lead(result),
        because_title=("These cannot all be met" if result.status == "conflict" else "Because"),
        because=_named(shown, full),
        more_reasons=len(because) - len(shown),
        grid=grid(result, None if full else BRIEF),
        sections=tuple((title, _named(lines, full)) for title, lines in sections if lines),
        unanswered=unanswered(result),
        clocks=clocks(result),
    )


def _named(lines: Iterable[Line], full: bool) -> tuple[Line, ...]:
    """Return the lines, with the names of their rules only where everything is told."""
    return tuple(line if full else replace(line, rule="") for line in lines)


def _sections(result: DecisionResult, full: bool) -> list[tuple[str, list[Line]]]:
    notes = [note for option in result.chosen for note in option.notes]
    return [
        ("Not right", list(not_right(result, full))),
        ("Take care", [note(entry) for entry in notes if entry.tone == "caution"]),
        ("Hints", [note(entry) for entry in notes if entry.tone == "hint" and full]),
        ("Assumed", [Line(reading.told) for reading in result.assumptions]),
    ]


def _rest(result: DecisionResult, names: dict[str, str]) -> list[tuple[str, list[Line]]]:
    return [
        ("Ratings and what moved them", list(ratings(result))),
        ("Not asked for", list(left_out(result))),
        ("Still open", list(provided(result))),
        ("Were the choice another", list(other_notes(result))),
        ("Services", list(services(result))),
        ("Rests on the decisions", [Line(names[name]) for name in result.reads]),
    ]


def answer(result: DecisionResult) -> str:
    """Return the choice in words."""
    if result.status == "conflict":
        return "Nothing is right"
    if result.status == "given":
        return f"{', '.join(result.choice) or 'nothing'} (taken as given)"
    if not result.chosen:
        return "Nothing is needed"
    return ", ".join(option.name for option in result.chosen)


def lead(result: DecisionResult) -> str:
    """Return how far ahead the choice is, and of what."""
    if result.close_call:
        return f"level with {result.option(result.runner_up).name}: {result.close_call}"
    if result.margin is not None:
        return f"{points(result.margin)} points ahead of {result.option(result.runner_up).name}"
    if result.choose == "one" and result.status == "chosen":
        return "the only option that is right"
    return ""


def clocks(result: DecisionResult) -> str:
    """Return what both clocks answer, where they differ."""
    if not result.clocks_differ:
        return ""
    name = {option.id: option.name for option in result.options}
    then = ", ".join(name.get(choice, choice) for choice in result.then) or "nothing"
    now = ", ".join(name.get(choice, choice) for choice in result.now) or "nothing"
    return f"in the guide's time: {then}; today: {now}"


def _because(result: DecisionResult, full: bool) -> list[Line]:
    if result.status == "conflict":
        return [
            Line(f"{reading.told}{' (assumed)' if reading.assumed else ''}")
            for reading in result.conflict
        ]
    if result.choose == "one":
        return [_reason(result, piece) for piece in result.because]
    return [*included(result, full)]


def _reason(result: DecisionResult, piece: Evidence) -> Line:
    against = piece.kind in ("rule_out", "require", "life cycle")
    removed = [
        option.name
        for option in result.not_right
        if against and any(entry.because == piece.because for entry in option.against)
    ]
    text = f"Not {' or '.join(removed)}: {piece.because}" if removed else piece.because
    return Line(text, given(piece.readings), piece.sources, piece.rule)
