"""The statements of a report, each with the values, the rule and the sources it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from recommender.model.evidence import Cited, Evidence, Note, Reading
from recommender.model.recommendation import DecisionResult, OptionResult


@dataclass(frozen=True)
class Line:
    """A statement, with what it rests on."""

    text: str
    given: str = ""
    """The values it was read from, as a clause."""
    sources: tuple[Cited, ...] = ()
    rule: str = ""


def given(readings: Iterable[Reading]) -> str:
    """Return the values that were read, as a clause; assumed ones say so."""
    return "; ".join(
        reading.told + (" (assumed)" if reading.assumed else "") for reading in readings
    )


def sources_of(lines: Iterable[Line]) -> tuple[Cited, ...]:
    """Return every source that the lines rest on, once, by id."""
    found = {source.id: source for line in lines for source in line.sources}
    return tuple(found[name] for name in sorted(found))


def distances(readings: Iterable[Reading]) -> str:
    """Return how far the values are from turning the rule."""
    return "; ".join(reading.distance for reading in readings if reading.distance)


def ratings(result: DecisionResult) -> Iterable[Line]:
    """Yield why each option is rated as it is, and what moved its ratings."""
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


def not_right(result: DecisionResult, full: bool, told: tuple[Evidence, ...]) -> Iterable[Line]:
    """Yield what speaks against the options that are not right, each reason once.

    A brief report leaves out what it has told already.
    """
    said = set() if full else {piece.because for piece in told}
    removed: dict[Evidence, list[str]] = {}
    for option in result.not_right:
        if result.choose == "one" or option.in_favour or full:
            for piece in option.against if full else _first(option, said):
                removed.setdefault(piece, []).append(option.name)
    for piece, names in removed.items():
        far = distances(piece.readings)
        text = f"{', '.join(names)}: {piece.because}" + (f" ({far})" if far else "")
        yield Line(text, given(piece.readings), piece.sources, piece.rule)


def _first(option: OptionResult, said: set[str]) -> tuple[Evidence, ...]:
    """Return the first reason against an option, or nothing where one of them has been told."""
    return () if any(piece.because in said for piece in option.against) else option.against[:1]


def included(result: DecisionResult, full: bool) -> Iterable[Line]:
    """Yield why options of a checklist are in, each reason once; one an option unless in full."""
    reasons: dict[Evidence, list[str]] = {}
    for option in result.options:
        for piece in option.in_favour if full else option.in_favour[:1]:
            reasons.setdefault(piece, []).append(option.name)
    for piece, names in reasons.items():
        text = f"{', '.join(names)}: {piece.because}"
        yield Line(text, given(piece.readings), piece.sources, piece.rule)


def left_out(result: DecisionResult) -> Iterable[Line]:
    """Yield what a checklist does not include, though nothing speaks against it."""
    if result.choose == "any":
        for option in result.other_right:
            yield Line(f"{option.name}: nothing that is declared asks for it.")


def provided(result: DecisionResult) -> Iterable[Line]:
    """Yield what would happen to each option if an open question came out a certain way."""
    for option in result.options:
        for question in option.open_questions:
            yield Line(
                f"{option.name} {question.effect} if {question.provided}: {question.because}",
                rule=question.rule,
            )


def other_notes(result: DecisionResult) -> Iterable[Line]:
    """Yield the advice on options that are not chosen."""
    for option in result.options:
        if not option.chosen:
            for entry in option.notes:
                line = note(entry, full=True)
                yield replace(line, text=f"{option.name}: {line.text}")


def note(entry: Note, full: bool) -> Line:
    """Return a caution or a hint as a line."""
    text = f"{entry.text} {entry.because}" if full else entry.text
    return Line(text, given(entry.readings), entry.sources, entry.rule)


def services(result: DecisionResult) -> Iterable[Line]:
    """Yield the services that the choice needs, as they stand on the day of the answer."""
    seen: list[str] = []
    for option in result.chosen:
        for service in option.services:
            if service.id in seen:
                continue
            seen.append(service.id)
            since = f" since {service.since}" if service.since else ""
            unsure = "" if service.verified == "yes" else " (not certain)"
            note = f" {service.note}" if service.note else ""
            yield Line(f"{service.name}: {service.status}{since}{unsure}.{note}")
