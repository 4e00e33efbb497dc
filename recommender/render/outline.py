"""What a report says about each decision, as plain lines that every text format lays out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recommender.model.recommendation import (
    Cited,
    DecisionResult,
    Evidence,
    Note,
    OptionResult,
    Reading,
)
from recommender.render.numbers import percent, points, signed

BRIEF = 3
"""How many entries of a kind the brief report shows."""


@dataclass(frozen=True)
class Line:
    """A statement, with what it rests on."""

    text: str
    given: str = ""
    """The values it was read from, as a clause."""
    sources: tuple[Cited, ...] = ()
    rule: str = ""


@dataclass(frozen=True)
class Grid:
    """The decision matrix as words."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


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
    because = _because(result)
    shown = because if full or result.choose == "any" else because[:BRIEF]
    sections = _sections(result, full) + (_rest(result, names) if full else [])
    return Outline(
        name=result.name,
        question=result.question,
        answer=answer(result),
        lead=lead(result),
        because_title=("These cannot all be met" if result.status == "conflict" else "Because"),
        because=tuple(shown),
        more_reasons=len(because) - len(shown),
        grid=_grid(result, full),
        sections=tuple((title, tuple(lines)) for title, lines in sections if lines),
        unanswered=_unanswered(result),
        clocks=clocks(result),
    )


def _sections(result: DecisionResult, full: bool) -> list[tuple[str, list[Line]]]:
    notes = [note for option in result.chosen for note in option.notes]
    return [
        ("Not right", list(_not_right(result, full))),
        ("Take care", [_note(note) for note in notes if note.tone == "caution"]),
        ("Hints", [_note(note) for note in notes if note.tone == "hint" and full]),
        ("Assumed", [Line(reading.told) for reading in result.assumptions]),
    ]


def _rest(result: DecisionResult, names: dict[str, str]) -> list[tuple[str, list[Line]]]:
    return [
        ("Ratings and what moved them", list(_ratings(result))),
        ("Not asked for", list(_left_out(result))),
        ("Still open", list(_provided(result))),
        ("Services", list(_services(result))),
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
        return f"{points(result.margin)} ahead of {result.option(result.runner_up).name}"
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


def given(readings: Iterable[Reading]) -> str:
    """Return the values that were read, as a clause; assumed ones say so."""
    return "; ".join(
        reading.told + (" (assumed)" if reading.assumed else "") for reading in readings
    )


def distances(readings: Iterable[Reading]) -> str:
    """Return how far the values are from turning the rule."""
    return "; ".join(reading.distance for reading in readings if reading.distance)


def _because(result: DecisionResult) -> list[Line]:
    if result.status == "conflict":
        return [
            Line(f"{reading.told}{' (assumed)' if reading.assumed else ''}")
            for reading in result.conflict
        ]
    if result.choose == "one":
        return [_reason(result, piece) for piece in result.because]
    return [
        Line(f"{option.name}: {piece.because}", given(piece.readings), piece.sources, piece.rule)
        for option in result.chosen
        for piece in option.in_favour
    ]


def _reason(result: DecisionResult, piece: Evidence) -> Line:
    against = piece.kind in ("rule_out", "require", "life cycle")
    removed = [
        option.name
        for option in result.not_right
        if against and any(entry.because == piece.because for entry in option.against)
    ]
    text = f"Not {' or '.join(removed)}: {piece.because}" if removed else piece.because
    return Line(text, given(piece.readings), piece.sources, piece.rule)


def _grid(result: DecisionResult, full: bool) -> Grid | None:
    right = [option for option in result.options if option.right]
    if result.choose == "any" or len(right) < 2:
        return None
    shown = right if full else right[: BRIEF + 1]
    header = (
        "Option",
        "Score",
        *(f"{weight.name} {percent(weight.weight)}" for weight in result.weights),
    )
    return Grid(header, tuple(_row(option) for option in shown))


def _row(option: OptionResult) -> tuple[str, ...]:
    return (
        option.name,
        points(option.score) if option.score is not None else "",
        *(f"{cell.rating}{signed(cell.adjustment)}" for cell in option.cells),
    )


def _ratings(result: DecisionResult) -> Iterable[Line]:
    names = {weight.criterion: weight.name for weight in result.weights}
    for option in result.options:
        for cell in option.cells:
            if cell.because:
                head = f"{option.name}, {names[cell.criterion].lower()} {cell.rating}"
                yield Line(f"{head}: {cell.because}", "", cell.sources)
        for piece in option.adjustments:
            yield Line(
                f"{option.name}, moved: {piece.because}",
                given(piece.readings),
                piece.sources,
                piece.rule,
            )


def _not_right(result: DecisionResult, full: bool) -> Iterable[Line]:
    for option in result.not_right:
        if result.choose == "any" and not option.in_favour and not full:
            continue
        for piece in option.against if full else option.against[:1]:
            far = distances(piece.readings)
            text = f"{option.name}: {piece.because}" + (f" ({far})" if far else "")
            yield Line(text, given(piece.readings), piece.sources, piece.rule)


def _left_out(result: DecisionResult) -> Iterable[Line]:
    """Yield what a checklist does not include, though nothing speaks against it."""
    if result.choose == "any":
        for option in result.other_right:
            yield Line(f"{option.name}: nothing that is declared asks for it.")


def _provided(result: DecisionResult) -> Iterable[Line]:
    for option in result.options:
        if option.right:
            for question in option.open_questions:
                yield Line(
                    f"{option.name} {question.effect} if {question.provided}: {question.because}",
                    rule=question.rule,
                )


def _unanswered(result: DecisionResult) -> tuple[str, ...]:
    asked = {
        name
        for option in result.options
        if option.right
        for question in option.open_questions
        for name in question.asks
    }
    return tuple(sorted(asked))


def _note(note: Note) -> Line:
    return Line(note.text, given(note.readings), note.sources, note.rule)


def _services(result: DecisionResult) -> Iterable[Line]:
    seen: Sequence[str] = []
    for option in result.chosen:
        for service in option.services:
            if service.id in seen:
                continue
            seen = [*seen, service.id]
            since = f" since {service.since}" if service.since else ""
            unsure = "" if service.verified == "yes" else " (not certain)"
            note = f" {service.note}" if service.note else ""
            yield Line(f"{service.name}: {service.status}{since}{unsure}.{note}")
