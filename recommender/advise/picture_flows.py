"""What flows between the drawn parts of a picture, and through which gateways."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from recommender.model.diagram import Boundary, Flow, Node
from recommender.model.picture import Bound, Part, Path, Picture
from recommender.model.truth import Truth
from recommender.readings.direct import Facts, truth

GATEWAY = "gateway"
OUTSIDE = ("source", "consumer")
"""What is drawn only where something flows from it or to it."""


def is_so(bound: Bound, facts: Facts) -> bool:
    """Tell whether the conditions of something let it be so."""
    barred = bound.unless is not None and truth(bound.unless, facts) is Truth.TRUE
    return not barred and truth(bound.when, facts) is Truth.TRUE


def around(node: Boundary, boundaries: Mapping[str, Boundary]) -> tuple[str, ...]:
    """Return the boundaries that hold a node or a boundary, the innermost first."""
    found: list[str] = []
    inside = node.inside
    while inside and inside not in found:
        found.append(inside)
        inside = boundaries[inside].inside
    return tuple(found)


def flows(
    picture: Picture,
    nodes: Mapping[str, Node],
    boundaries: Mapping[str, Boundary],
    facts: Facts,
) -> tuple[Flow, ...]:
    """Return what flows between the nodes, each pair's once, in no order that means anything."""
    gates = _Gates(picture.parts, nodes, boundaries)
    found: dict[tuple[str, str, bool], Flow] = {}
    for path in picture.paths:
        if is_so(path, facts):
            for flow in _legs(path, nodes, gates):
                key = (flow.source, flow.target, flow.control)
                found[key] = _merged(found[key], flow) if key in found else flow
    return tuple(found.values())


def _legs(path: Path, nodes: Mapping[str, Node], gates: "_Gates") -> Iterator[Flow]:
    """Yield a flow between each two neighbours on the path, once what is not drawn is skipped.

    Gateways on the path are passed by the flow between their neighbours. Two that are outside are
    not joined over something that is not drawn.
    """
    drawn = [name for name in path.parts if name in nodes]
    stops = [place for place, name in enumerate(drawn) if nodes[name].kind != GATEWAY]
    for start, end in pairwise(stops):
        source, target = drawn[start], drawn[end]
        skipped = path.parts.index(target) - path.parts.index(source) > end - start
        if skipped and {nodes[source].kind, nodes[target].kind} <= {*OUTSIDE}:
            continue
        yield Flow(
            source=source,
            target=target,
            through=tuple(drawn[start + 1 : end]) or gates.between(source, target),
            carries=(path.carries,),
            control=path.control,
            both_ways=path.both_ways,
        )


def _merged(first: Flow, second: Flow) -> Flow:
    """Return two flows between the same nodes as one."""
    return first.model_copy(
        update={
            "carries": tuple(dict.fromkeys((*first.carries, *second.carries))),
            "both_ways": first.both_ways or second.both_ways,
        }
    )


class _Gates:
    """The gateways of a picture, and which of them data passes on its way across a boundary."""

    def __init__(
        self,
        parts: Iterable[Part],
        nodes: Mapping[str, Node],
        boundaries: Mapping[str, Boundary],
    ) -> None:
        drawn = [part for part in parts if part.id in nodes]
        self._ways = {part.id: [it for it in part.reached_by if it in nodes] for part in drawn}
        self._behind = {part.id: part.behind for part in drawn if part.behind in nodes}
        self._around = {name: frozenset(around(node, boundaries)) for name, node in nodes.items()}

    def between(self, source: str, target: str) -> tuple[str, ...]:
        """Return the gateways from the one node to the other, in order."""
        return self._inwards(source, target) or self._inwards(target, source)[::-1]

    def _inwards(self, outer: str, inner: str) -> tuple[str, ...]:
        """Return the gateways from a node outside a boundary to one that stands inside."""
        gate = next((it for it in self._ways[outer] if self._crosses(outer, it, inner)), "")
        row: list[str] = []
        while gate and gate not in row:
            row.insert(0, gate)
            gate = self._behind.get(gate, "")
        return tuple(row)

    def _crosses(self, outer: str, gate: str, inner: str) -> bool:
        """Tell whether the gateway stands on a boundary that holds the one and not the other."""
        crossed = self._around[gate] - self._around[outer]
        return inner != gate and bool(crossed & self._around[inner])
