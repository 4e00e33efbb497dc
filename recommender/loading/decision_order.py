"""The order in which decisions are taken."""

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from recommender.errors import BadFiles, Mistake, Place
from recommender.model.condition import subjects
from recommender.model.decision import Decision


def in_order(decisions: Iterable[Decision], stages: Sequence[str]) -> tuple[Decision, ...]:
    """Return the decisions, each after those that it reads, else by stage and then by id.

    Raises:
        BadFiles: decisions read one another in a circle.
    """
    by_id = {decision.id: decision for decision in decisions}
    rank = {stage: position for position, stage in enumerate(stages)}
    graph = {name: decision.reads & by_id.keys() for name, decision in by_id.items()}
    sorter = TopologicalSorter(graph)
    try:
        sorter.prepare()
    except CycleError as wrong:
        circle = wrong.args[1]
        raise BadFiles(
            [
                Mistake(
                    _seam(circle, by_id),
                    f"decisions read one another in a circle: {' <- '.join(circle)}",
                    "take one of these out of a condition",
                )
            ]
        ) from None
    ordered: list[Decision] = []
    ready: list[str] = []
    while sorter.is_active():
        ready += sorter.get_ready()
        ready.sort(key=lambda name: (rank[by_id[name].stage], name))
        first = ready.pop(0)
        ordered.append(by_id[first])
        sorter.done(first)
    return tuple(ordered)


def _seam(circle: Sequence[str], by_id: Mapping[str, Decision]) -> Place:
    """Return where a circle is best cut: at a pack's rule that is part of it, if there is one."""
    readings = [
        (rule.origin, rule.place)
        for decision in map(by_id.__getitem__, circle)
        for rule in decision.rules
        if subjects(rule.when) & set(circle)
    ]
    readings += [(by_id[name].origin, by_id[name].place) for name in circle]
    return next((place for origin, place in readings if origin), by_id[circle[0]].place)
