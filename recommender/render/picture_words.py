"""What a picture says in words, in every form that it is drawn in."""

from collections.abc import Iterator

from recommender.model.diagram import Diagram, Flow, Node


def remarks(diagram: Diagram) -> tuple[str, ...]:
    """Return what a picture says of itself: that it is empty, and what is missing in it."""
    empty = () if diagram.nodes else (diagram.summary,)
    names = ", ".join(diagram.missing)
    return (*empty, f"Not drawn, because nothing is right: {names}.") if names else empty


def flows_told(diagram: Diagram) -> Iterator[str]:
    """Yield every flow as a line: from where, through what, to where, and what."""
    names = {node.id: called(node) for node in diagram.nodes}
    for flow in diagram.flows:
        yield f"{_way(flow, names)}: {', '.join(flow.carries)}"


def _way(flow: Flow, names: dict[str, str]) -> str:
    arrow = " ↔ " if flow.both_ways else " → "
    return arrow.join(names[stop] for stop in flow.stops)


def called(node: Node) -> str:
    """Return what a node is called, after what it does where the name does not say it."""
    names = ", ".join(node.names)
    return f"{node.role} ({names})" if node.role and node.role not in names else names
