"""Decision records: a page for each decision that was taken, an index, and the scenario."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recommender.model.evidence import Cited
from recommender.model.recommendation import DecisionResult, OptionResult, Recommendation
from recommender.model.scenario import Scenario
from recommender.render.answer import answer
from recommender.render.clashes import not_fitting
from recommender.render.firmness import flip_told
from recommender.render.lines import Line, distances, given, sources_of
from recommender.render.outline import Outline, outline
from recommender.render.record_front import SCENARIO, flips, front_matter
from recommender.render.scenario_file import as_scenario_file, canonical_digest
from recommender.render.templating import filled

INDEX = "README.md"
GOOD, BAD = 4, 2
"""From which rating on an option is good by a criterion, and up to which it is bad."""
TOLD = ("Gave way", "Take care", "Sizing", "Hints")
"""The sections of a full report that a record tells, sources and all."""
IN_A_TITLE = 3
"""So many options are named in a title."""


@dataclass(frozen=True)
class Weighed:
    """One of the options, with what speaks for and against it."""

    name: str
    summary: str
    standing: str
    """Whether it is chosen, right or not."""
    points: tuple[Line, ...]
    idle: bool
    """Whether nothing speaks for or against it, in a list."""


@dataclass(frozen=True)
class Record:
    """What a record says below its front matter."""

    title: str
    outline: Outline
    drivers: tuple[Line, ...]
    options: tuple[Weighed, ...]
    consequences: tuple[Line, ...]
    review_when: tuple[Line, ...]
    rests_on: tuple[tuple[str, str], ...]
    """The decisions whose outcomes it reads, each with its record."""
    sources: tuple[Cited, ...]


def recorded(result: Recommendation) -> tuple[DecisionResult, ...]:
    """Return the decisions that get a record: those that were taken, with an answer."""
    return tuple(one for one in result.decisions if one.status in ("chosen", "given"))


def record_pages(
    result: Recommendation, scenario: Scenario, files: Mapping[str, str]
) -> dict[str, str]:
    """Return the pages of a folder of records by file name, each with a blank for its stamp.

    Args:
        result: what was recommended, with how firmly it stands.
        scenario: for which scenario.
        files: the file of each decision that gets a record, by id.
    """
    digest = canonical_digest(scenario)
    pages = {
        files[one.id]: filled(
            "adr.md.j2",
            front=front_matter(one, result, digest),
            status="accepted" if one.status == "given" else "proposed",
            one=one,
            result=result,
            page=_record(one, result, files),
            scenario=SCENARIO,
        )
        for one in recorded(result)
    }
    pages[INDEX] = filled(
        "adr-index.md.j2",
        result=result,
        rows=[(files[one.id], one.name, answer(one)) for one in recorded(result)],
        conflicts=[one.name for one in result.decisions if one.status == "conflict"],
        clashes=not_fitting(result),
        scenario=SCENARIO,
    )
    pages[SCENARIO] = filled("adr-scenario.yaml.j2", text=as_scenario_file(scenario))
    return pages


def _record(one: DecisionResult, result: Recommendation, files: Mapping[str, str]) -> Record:
    names = {decision.id: decision.name for decision in result.decisions}
    told, options = outline(one, names, full=True), [_weighed(entry, one) for entry in one.options]
    cited = [line for option in options for line in option.points]
    cited += [line for title, lines in told.sections if title in TOLD for line in lines]
    return Record(
        title=f"{one.name}: {_short(one)}",
        outline=told,
        drivers=tuple(_drivers(one, result)),
        options=tuple(options),
        consequences=tuple(_consequences(one)),
        review_when=tuple(Line(flip_told(flip, one)) for flip in flips(one)),
        rests_on=tuple((names[name], files[name]) for name in one.reads if name in files),
        sources=sources_of((*told.because, *cited)),
    )


def _short(one: DecisionResult) -> str:
    """Return the answer as a title has room for it."""
    names = [option.name for option in one.chosen]
    more = len(names) - IN_A_TITLE
    return f"{', '.join(names[:IN_A_TITLE])} and {more} more" if more > 0 else answer(one)


def _drivers(one: DecisionResult, result: Recommendation) -> Iterable[Line]:
    """Yield what the reasons rest on, each value once, and the priorities that weighed them."""
    declared = {reading.subject: reading for reading in result.declared}
    read = {found.subject: found for piece in one.because for found in piece.readings}
    yield from (Line(given([declared.get(name, found)])) for name, found in read.items())
    if one.weights and result.priorities:
        named = {weight.criterion: weight.name for weight in one.weights}
        ranked = [named[name].lower() for name in result.priorities if name in named]
        if ranked:
            yield Line(f"priorities, the most important first: {', '.join(ranked)}")


def _weighed(option: OptionResult, one: DecisionResult) -> Weighed:
    standing = "chosen" if option.chosen else "right" if option.right else "not right"
    points = [*_against(option), *_ratings(option, one)] if option.right else [*_against(option)]
    idle = one.choose == "any" and option.right and not option.chosen
    return Weighed(option.name, option.summary, standing, tuple(points), idle)


def _against(option: OptionResult) -> Iterable[Line]:
    for piece in option.against:
        far = distances(piece.readings)
        text = f"Bad, because it is not right here: {piece.because}" + (f" ({far})" if far else "")
        yield Line(text, given(piece.readings), piece.sources, piece.rule)


def _consequences(one: DecisionResult) -> Iterable[Line]:
    """Yield what the choice is rated, and what moved its ratings besides what decided."""
    decided = {piece.rule for piece in one.because}
    for option in one.chosen:
        yield from (line for line in _ratings(option, one) if line.rule not in decided - {""})


def _ratings(option: OptionResult, one: DecisionResult) -> Iterable[Line]:
    """Yield what an option is rated, good or bad, and what moved its ratings here."""
    names = {weight.criterion: weight.name.lower() for weight in one.weights}
    for cell in option.cells:
        if cell.because:
            word = "Good" if cell.rating >= GOOD else "Bad" if cell.rating <= BAD else "Neutral"
            head = f"{word}, because of {names[cell.criterion]} ({cell.rating} of 5)"
            yield Line(f"{head}: {cell.because}", "", cell.sources)
    for piece in option.adjustments:
        text = f"Rated otherwise here: {piece.because}"
        yield Line(text, given(piece.readings), piece.sources, piece.rule)
