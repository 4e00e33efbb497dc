"""Small mistakes in a sizing."""

from collections.abc import Iterator

from recommender.model.effect import Advise
from recommender.model.quantity import Quantity
from recommender.model.sizing import Division, Factor, Sizing


def sizing_mutations(effect: Advise) -> Iterator[tuple[str, Advise]]:
    """Yield the advice with one mistake in one of its sizings."""
    for position, entry in enumerate(effect.advice):
        for told, sizing in _of_sizing(entry.size) if entry.size else ():
            changed = entry.model_copy(update={"size": sizing})
            mixed = (*effect.advice[:position], changed, *effect.advice[position + 1 :])
            yield f"{told} for `{entry.option}`", Advise(advice=mixed)


def _of_sizing(sizing: Sizing) -> Iterator[tuple[str, Sizing]]:
    for key in ("at_least", "step"):
        if getattr(sizing, key) is not None:
            yield f"`{key}` is doubled", sizing.model_copy(update={key: getattr(sizing, key) * 2})
    ways = sizing.largest_of
    for position, way in enumerate(ways):
        if len(ways) > 1:
            left = (*ways[:position], *ways[position + 1 :])
            yield f"division {position + 1} is left out", _with(sizing, left)
        for told, other in _of_division(way):
            yield told, _with(sizing, (*ways[:position], other, *ways[position + 1 :]))


def _with(sizing: Sizing, ways: tuple[Division, ...]) -> Sizing:
    return sizing.model_copy(update={"largest_of": ways})


def _of_division(way: Division) -> Iterator[tuple[str, Division]]:
    for side in ("of", "per"):
        factors: tuple[Factor, ...] = getattr(way, side)
        for position, factor in enumerate(factors):
            around = (factors[:position], factors[position + 1 :])
            if len(factors) > 1:
                left = (*around[0], *around[1])
                yield f"`{factor}` is left out of `{side}`", way.model_copy(update={side: left})
            if isinstance(factor, Quantity):
                twice = factor.model_copy(update={"amount": factor.amount * 2})
                mixed = (*around[0], twice, *around[1])
                yield f"`{factor}` is doubled", way.model_copy(update={side: mixed})
