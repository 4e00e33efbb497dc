"""The order in which a picture tells its parts, whatever the order of the rule files."""

from collections.abc import Iterable, Mapping

from recommender.model.diagram import Flow, Node


def in_flow_order(nodes: Mapping[str, Node], flows: Iterable[Flow]) -> dict[str, Node]:
    """Return the nodes stage by stage, and in each stage those first from which data flows on.

    Args:
        nodes: by id, stage by stage.
        flows: what flows between them.
    """
    before: dict[str, set[str]] = {name: set() for name in nodes}
    for flow in flows:
        if nodes[flow.source].stage == nodes[flow.target].stage and not flow.both_ways:
            before[flow.target].add(flow.source)
    stages: dict[str, list[str]] = {}
    for name, node in nodes.items():
        stages.setdefault(node.stage, []).append(name)
    return {name: nodes[name] for waiting in stages.values() for name in _settled(waiting, before)}


def _settled(waiting: list[str], before: Mapping[str, set[str]]) -> Iterable[str]:
    """Yield the names one by one, each as soon as nothing that is left comes before it."""
    left = sorted(waiting)
    while left:
        free = [name for name in left if not before[name] & {*left} - {name}]
        taken = (free or left)[0]
        left.remove(taken)
        yield taken
