"""What a report on many decisions says besides its summary: what to know, and what to do next."""

from collections import Counter
from collections.abc import Callable, Iterable

from recommender.model.recommendation import DecisionResult, Recommendation
from recommender.render import titles
from recommender.render.answer import clocks_apart, lead
from recommender.render.clashes import gave_way
from recommender.render.going import closing
from recommender.render.lines import Line, given
from recommender.render.summary import taken

Teller = Callable[[DecisionResult], Iterable[Line]]
"""What is said of one decision."""
MOST_GIVEN = 5
"""How many of the requirements that are declared are told."""
MOST_ASKED = 5
"""How many open questions are told."""
MOST_NAMED = 3
"""How many of the decisions that a question turns are named."""
MOST_CHANGED = 6
"""How many answers are told that the years have changed."""


def given_in_short(result: Recommendation) -> str:
    """Return the declared requirements that most answers rest on, and how many others there are."""
    reading = Counter(
        name
        for one in taken(result)
        for name in {found.subject for piece in one.because for found in piece.readings}
    )
    order = sorted(result.declared, key=lambda one: -reading[one.subject])
    told = {*order[:MOST_GIVEN]}
    more = len(order) - len(told)
    rest = f"; and {more} more (--explain full)" if more else ""
    return given(one for one in result.declared if one in told) + rest


def briefing(result: Recommendation, many: bool) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Return what the summary does not say, under titles.

    Args:
        result: what was recommended.
        many: whether there are so many decisions that none of them is told by itself.
    """
    instead = (
        ("Gave way", _each(result, gave_way)),
        ("Close calls", _each(result, _close_call)),
        (titles.CLOSING, _each(result, closing)),
        ("Changed since the guide", _since_the_guide(result)),
        ("Sizes", _each(result, _sizes)),
    )
    sections = (
        *(instead if many else ()),
        (titles.QUESTIONS, _questions(result)),
    )
    return tuple((title, tuple(lines)) for title, lines in sections if lines)


def advice_counted(result: Recommendation) -> str:
    """Return how much advice comes with the answers; empty where there is none."""
    tones = Counter(
        note.tone for one in taken(result) for option in one.chosen for note in option.notes
    )
    kinds = (("caution", tones["caution"]), ("hint", tones["hint"]))
    return " and ".join(f"{many} {kind}{'' if many == 1 else 's'}" for kind, many in kinds if many)


def _each(result: Recommendation, told: Teller) -> list[Line]:
    """Return the lines on each decision, with its name in front."""
    return [
        Line(f"{one.name}: {line.text}", line.given) for one in taken(result) for line in told(one)
    ]


def _close_call(one: DecisionResult) -> list[Line]:
    return [Line(f"{lead(one)}.")] if one.close_call else []


def _sizes(one: DecisionResult) -> list[Line]:
    """Return the numbers that follow from what is declared, on one line."""
    sizes = [note.size for option in one.chosen for note in option.notes if note.size]
    return [Line(f"{'; '.join(dict.fromkeys(sizes))}.")] if sizes else []


def _since_the_guide(result: Recommendation) -> list[Line]:
    changed = [Line(f"{one.name}: {told}.") for one in taken(result) if (told := clocks_apart(one))]
    return _first(changed, MOST_CHANGED)


def _questions(result: Recommendation) -> list[Line]:
    """Return the open questions, those first of which some answer turns most decisions."""
    turned: dict[str, list[str]] = {question.id: [] for question in result.questions}
    for one in taken(result):
        for flip in one.firmness.open_turning if one.firmness else ():
            for name in (alteration.requirement for alteration in flip.alterations):
                turned.setdefault(name, []).append(one.name)
    order = sorted(result.questions, key=lambda question: -len(turned[question.id]))
    return _first(
        [Line(f"{one.id}: {one.question}{_turns(turned[one.id])}") for one in order], MOST_ASKED
    )


def _turns(names: list[str]) -> str:
    if not names:
        return ""
    more = len(names) - MOST_NAMED
    rest = f" and {more} more" if more > 0 else ""
    return f" Some answer turns {', '.join(names[:MOST_NAMED])}{rest}."


def _first(lines: list[Line], most: int) -> list[Line]:
    more = len(lines) - most
    rest = [Line(f"and {more} more (--explain full)")] if more > 0 else []
    return lines[:most] + rest
