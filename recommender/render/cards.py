"""Each decision as a card of a page: what is shown at once, and what is folded away."""

from collections.abc import Iterable
from dataclasses import dataclass

from recommender.model.recommendation import DecisionResult
from recommender.render.bars import BarTable, bar_table
from recommender.render.lines import Line
from recommender.render.outline import BRIEF, FIRMNESS, GAVE_WAY, WAY_OUT, Outline
from recommender.render.titles import CLOSING, RESTS_ON

EVERY = 1000
AT_ONCE = {
    WAY_OUT: EVERY,
    GAVE_WAY: EVERY,
    CLOSING: EVERY,
    FIRMNESS: BRIEF,
    "Take care": BRIEF,
    "Sizing": BRIEF,
}
"""How many lines of a section are shown at once; all of any other is folded away."""
BESIDE = (FIRMNESS, WAY_OUT)


@dataclass(frozen=True)
class Section:
    """Lines under a title, the first of which are shown at once and the others folded away."""

    title: str
    shown: tuple[Line, ...]
    folded: tuple[Line, ...]


@dataclass(frozen=True)
class Card:
    """A decision on a page."""

    told: Outline
    conflict: bool
    matrix: BarTable | None
    reasons: tuple[Section, ...]
    beside: tuple[Section, ...]
    """What stands beside the reasons where there is room."""
    folds: tuple[Section, ...]
    """The sections of which nothing is shown at once."""
    rests_on: tuple[str, ...]
    """The ids of the decisions that it read."""


def card(result: DecisionResult, told: Outline) -> Card:
    """Return the card of a decision.

    Args:
        result: the decision's result.
        told: what the report says about it, all of it.
    """
    reasons = EVERY if result.status == "conflict" else BRIEF
    sections = [
        _section(told.because_title, told.because, reasons),
        *(
            _section(title, lines, AT_ONCE.get(title, 0))
            for title, lines in told.sections
            if title != RESTS_ON
        ),
    ]
    return Card(
        told=told,
        conflict=result.status == "conflict",
        matrix=bar_table(result),
        reasons=tuple(one for one in sections if one.shown and one.title not in BESIDE),
        beside=tuple(one for one in sections if one.title in BESIDE),
        folds=tuple(one for one in sections if one.folded and not one.shown),
        rests_on=result.reads,
    )


def _section(title: str, lines: Iterable[Line], shown: int) -> Section:
    told = tuple(lines)
    return Section(title, told[:shown], told[shown:])
