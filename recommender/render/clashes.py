"""Choices that gave way, and those that do not fit, as lines of a report."""

from recommender.model.recommendation import DecisionResult, Recommendation
from recommender.render.lines import Line, given
from recommender.render.numbers import points


def gave_way(result: DecisionResult) -> list[Line]:
    """Return what would have been chosen, had it fitted the other choices."""
    way = result.gave_way
    if way is None:
        return []
    better = f"{points(way.points)} points better" if way.points else "preferred at equal score"
    text = f"{way.name} would be {better} and does not fit: {way.because}"
    return [Line(text, given(way.readings), way.sources, way.clash)]


def not_fitting(result: Recommendation) -> tuple[Line, ...]:
    """Return the choices that do not fit together, whatever gives way."""
    names = {decision.id: decision.name for decision in result.decisions}
    return tuple(
        Line(
            f"{', '.join(names[name] for name in clash.decisions)}: {clash.because}",
            given(clash.readings),
            clash.sources,
            clash.clash,
        )
        for clash in result.clashes
    )
