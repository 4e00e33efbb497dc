"""Sizings in words: the number, and how it was worked out."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from recommender.model.condition import Value
from recommender.model.knowledge import Knowledge
from recommender.model.quantity import Quantity, decimal_of
from recommender.model.requirement import Measure
from recommender.model.sizing import Division, Factor, Sizing, hundredths

Facts = Mapping[str, Value]


def size_told(sizing: Sizing, facts: Facts, knowledge: Knowledge) -> str:
    """Return the number with the arithmetic behind it; empty where nothing of it is known."""
    alone = size_alone(sizing, facts)
    if not alone:
        return ""
    worked = [
        f"{_worked(one, facts, knowledge)} = {_shown(found)}"
        for one in sizing.largest_of
        if (found := one.result(facts)) is not None
    ]
    parts = [*worked, *_bounds(sizing), *_left_out(sizing, facts, knowledge)]
    return f"{alone}: {'; '.join(parts)}."


def size_alone(sizing: Sizing, facts: Facts) -> str:
    """Return the number with what it counts; empty where nothing of it is known."""
    number = sizing.result(facts)
    if number is None:
        return ""
    return f"{_shown(number)} {(sizing.one if number == 1 else '') or sizing.unit}"


def formula_told(sizing: Sizing, knowledge: Knowledge) -> str:
    """Return how the number is worked out, whatever is declared."""
    ways = [_worked(one, {}, knowledge) for one in sizing.largest_of]
    largest = "the largest of " if len(ways) > 1 else ""
    return f"{sizing.unit}: {'; '.join([largest + ', '.join(ways), *_bounds(sizing)])}"


def _worked(one: Division, facts: Facts, knowledge: Knowledge) -> str:
    above, below = (
        " × ".join(_factor(factor, facts, knowledge) for factor in side)
        for side in (one.of, one.per)
    )
    each = f" per {one.each}" if one.each else ""
    return f"{above} ÷ {f'({below})' if len(one.per) > 1 else below}{each}"


def _factor(factor: Factor, facts: Facts, knowledge: Knowledge) -> str:
    if isinstance(factor, Quantity):
        return str(factor)
    known = facts.get(factor)
    return f"{_label(factor, knowledge)}{f' ({known})' if known is not None else ''}"


def _label(name: str, knowledge: Knowledge) -> str:
    measure = knowledge.requirement[name]
    assert isinstance(measure, Measure)
    return measure.label


def _bounds(sizing: Sizing) -> Iterator[str]:
    if sizing.at_least is not None:
        yield f"at least {_shown(sizing.at_least)}"
    if sizing.step is not None and sizing.step != 1:
        yield f"in steps of {_shown(sizing.step)}"


def _left_out(sizing: Sizing, facts: Facts, knowledge: Knowledge) -> Iterator[str]:
    unknown = [name for name in sizing.requirements if facts.get(name) is None]
    if unknown:
        labels = " and ".join(_label(name, knowledge) for name in unknown)
        yield f"not counted, since it is not declared: {labels}"


def _shown(number: Fraction) -> str:
    return decimal_of(hundredths(number)) or str(number)
