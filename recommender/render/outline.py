"""What a report says about each decision, as plain lines that every text format lays out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from recommender.model.evidence import Evidence, Note
from recommender.model.recommendation import DecisionResult
from recommender.render.answer import answer, clocks, lead
from recommender.render.clashes import gave_way
from recommender.render.firmness import clash_told, firmness_lines, way_out
from recommender.render.going import closing
from recommender.render.grid import Grid, grid
from recommender.render.lines import (
    Line,
    distances,
    given,
    included,
    left_out,
    not_right,
    note,
    other_notes,
    provided,
    ratings,
    services,
)
from recommender.render.titles import CLOSING, RESTS_ON

BRIEF = 2
"""How many entries of a kind the brief report shows."""
FIRMNESS = "How firmly it stands"
GAVE_WAY = "Gave way"
WAY_OUT = "The way out"


@dataclass(frozen=True)
class Outline:
    """One decision, told."""

    id: str
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
    clocks: str

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every statement in it."""
        return (*self.because, *(line for _, lines in self.sections for line in lines))


def outline(result: DecisionResult, names: dict[str, str], full: bool) -> Outline:
    """Return what the report says about a decision that was taken.

    Args:
        result: the decision's result.
        names: the names of all decisions, by id.
        full: whether to say everything, or only what matters most.
    """
    pieces = result.because if full else _without_repeats(result)
    shown = pieces if full else pieces[:BRIEF]
    sections = _sections(result, full, shown) + (_rest(result, names) if full else [])
    return Outline(
        id=result.id,
        name=result.name,
        question=result.question,
        answer=answer(result),
        lead=lead(result),
        because_title=("These cannot all be met" if result.status == "conflict" else "Because"),
        because=_named(_because(result, shown, full), full),
        more_reasons=0 if result.choose == "any" else len(result.because) - len(shown),
        grid=grid(result, None if full else BRIEF + 1),
        sections=tuple((title, _named(lines, full)) for title, lines in sections if lines),
        clocks=clocks(result),
    )


def _named(lines: Iterable[Line], full: bool) -> tuple[Line, ...]:
    """Return the lines, with the names of their rules only where everything is told."""
    return tuple(line if full else replace(line, rule="") for line in lines)


def _sections(
    result: DecisionResult, full: bool, told: tuple[Evidence, ...]
) -> list[tuple[str, list[Line]]]:
    notes = [
        _named_note(option.name, entry) if result.choose == "any" else entry
        for option in result.chosen
        for entry in option.notes
    ]
    return [
        ("Asked for", list(included(result, full)) if result.status == "conflict" else []),
        (WAY_OUT, way_out(result)),
        (GAVE_WAY, gave_way(result)),
        (CLOSING, closing(result)),
        (FIRMNESS, firmness_lines(result, full)),
        ("Not right", _few([*not_right(result, full, told)], full)),
        (
            "Take care",
            _few([note(entry, full) for entry in notes if entry.tone == "caution"], full),
        ),
        ("Sizing", [note(entry, full) for entry in notes if entry.tone == "size"]),
        ("Hints", [note(entry, full) for entry in notes if entry.tone == "hint" and full]),
        ("Assumed", [Line(reading.told) for reading in result.assumptions]),
    ]


def _named_note(option: str, entry: Note) -> Note:
    """Return a note that says which of the chosen options it is about."""
    return entry.model_copy(update={"text": f"{option}: {entry.text}"})


def _few(lines: list[Line], full: bool) -> list[Line]:
    """Return all lines, or the first few with a word on how many more there are."""
    if full or len(lines) <= BRIEF + 1:
        return lines
    return [*lines[:BRIEF], Line(f"and {len(lines) - BRIEF} more (--explain full)")]


def _rest(result: DecisionResult, names: dict[str, str]) -> list[tuple[str, list[Line]]]:
    return [
        ("Ratings and what moved them", list(ratings(result))),
        ("Not asked for", list(left_out(result))),
        ("Still open", list(provided(result))),
        ("Were the choice another", list(other_notes(result))),
        ("Services", list(services(result))),
        (RESTS_ON, [Line(names[name]) for name in result.reads]),
    ]


def _without_repeats(result: DecisionResult) -> tuple[Evidence, ...]:
    """Return the reasons, but only the first of those that remove the same options."""
    removed: set[str] = set()
    kept = []
    for piece in result.because:
        gone = _removed_by(piece, result)
        if not gone or not gone <= removed:
            kept.append(piece)
            removed |= gone
    return tuple(kept)


def _removed_by(piece: Evidence, result: DecisionResult) -> set[str]:
    """Return the names of the options that a reason makes not right."""
    if piece.kind not in ("rule_out", "require", "life cycle", "clash"):
        return set()
    return {
        option.name
        for option in result.not_right
        if any(entry.because == piece.because for entry in option.against)
    }


def _because(result: DecisionResult, pieces: tuple[Evidence, ...], full: bool) -> Iterable[Line]:
    if result.status == "conflict":
        return clash_told(result)
    if result.choose == "any":
        return included(result, full)
    return [_reason(result, piece) for piece in pieces]


def _reason(result: DecisionResult, piece: Evidence) -> Line:
    removed = sorted(_removed_by(piece, result))
    far = distances(piece.readings) if removed else ""
    text = f"Not {' or '.join(removed)}: {piece.because}" if removed else piece.because
    return Line(
        text + (f" ({far})" if far else ""), given(piece.readings), piece.sources, piece.rule
    )
