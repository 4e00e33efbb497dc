"""Diagrams: the chosen architecture as nodes, boundaries and flows, whatever draws it."""

from functools import cached_property
from itertools import pairwise

from recommender.model.base import Frozen
from recommender.model.picture import Kind


class Drawn(Frozen):
    """A choice that is drawn or told."""

    decision: str
    option: str


class Boundary(Frozen):
    """What holds nodes, such as a network."""

    id: str
    names: tuple[str, ...]
    """What it is called: one name, or the names of all that it stands for."""
    notes: tuple[str, ...]
    """Choices that are told on it."""
    inside: str
    """The boundary that it stands in; empty where in none."""
    choices: tuple[Drawn, ...]


class Node(Boundary):
    """A chosen part of the architecture, or something outside that sends or receives."""

    kind: Kind
    stage: str
    role: str
    """What it does, in a word or two."""


class Flow(Frozen):
    """What goes from one node to another."""

    source: str
    target: str
    through: tuple[str, ...]
    """The gateways that it passes, in order."""
    carries: tuple[str, ...]
    control: bool
    """Whether the source only starts or steers the target."""
    both_ways: bool

    @property
    def stops(self) -> tuple[str, ...]:
        """The ids of all the nodes that it touches, in order."""
        return (self.source, *self.through, self.target)


class Edge(Frozen):
    """A line of the drawing: what one or several flows carry between two neighbouring nodes."""

    source: str
    target: str
    carries: tuple[str, ...]
    control: bool
    both_ways: bool


class Diagram(Frozen):
    """The chosen architecture as a picture."""

    title: str
    summary: str
    """What it shows, for those who cannot see it."""
    nodes: tuple[Node, ...]
    """In the order in which data flows."""
    boundaries: tuple[Boundary, ...]
    """The outer ones before those inside them."""
    flows: tuple[Flow, ...]
    missing: tuple[str, ...]
    """The names of decisions that would be drawn, had they a right answer."""

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The lines between neighbouring nodes, each drawn once.

        What passes a gateway one way and the other is one line.
        """
        gateways = {node.id for node in self.nodes if node.kind == "gateway"}
        found: dict[tuple[str, str, bool], Edge] = {}
        for flow in self.flows:
            for source, target in pairwise(flow.stops):
                there, back = (source, target, flow.control), (target, source, flow.control)
                turned = bool(gateways & {source, target}) and back in found
                key = back if turned else there
                found[key] = _joined(found.get(key), flow, key, turned)
        return tuple(found.values())


def _joined(known: Edge | None, flow: Flow, key: tuple[str, str, bool], turned: bool) -> Edge:
    """Return the line that carries what it carried already, and the flow."""
    source, target, control = key
    carries = (*(known.carries if known else ()), *flow.carries)
    return Edge(
        source=source,
        target=target,
        carries=tuple(dict.fromkeys(carries)),
        control=control,
        both_ways=flow.both_ways or turned or bool(known and known.both_ways),
    )
