"""The order in which decisions are taken."""

from collections.abc import Iterable, Sequence
from graphlib import CycleError, TopologicalSorter

from recommender.errors import BadFiles, Mistake
from recommender.model.condition import subjects
from recommender.model.decision import Decision


def reads(decision: Decision) -> frozenset[str]:
    """Return the ids of everything that the decision's conditions read."""
    conditions = [decision.applies, *(rule.when for rule in decision.rules)]
    return frozenset().union(*map(subjects, conditions))


def in_order(decisions: Iterable[Decision], stages: Sequence[str]) -> tuple[Decision, ...]:
    """Return the decisions, each after those that it reads, else by stage and then by id.

    Raises:
        BadFiles: decisions read one another in a circle, or two rules have one id.
    """
    by_id = {decision.id: decision for decision in decisions}
    _rule_ids_are_unique(by_id.values())
    rank = {stage: position for position, stage in enumerate(stages)}
    graph = {name: reads(decision) & by_id.keys() for name, decision in by_id.items()}
    sorter = TopologicalSorter(graph)
    try:
        sorter.prepare()
    except CycleError as wrong:
        circle = wrong.args[1]
        raise BadFiles(
            [
                Mistake(
                    by_id[circle[0]].place,
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


def _rule_ids_are_unique(decisions: Iterable[Decision]) -> None:
    seen: dict[str, str] = {}
    mistakes = []
    for decision in sorted(decisions, key=lambda decision: decision.id):
        for rule in decision.rules:
            if rule.id in seen:
                mistakes.append(
                    Mistake(
                        rule.place,
                        f"the rule id `{rule.id}` is taken",
                        f"it is used in {seen[rule.id]}; choose another",
                    )
                )
            seen[rule.id] = str(rule.place)
    if mistakes:
        raise BadFiles(mistakes)
