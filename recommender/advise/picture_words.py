"""What a picture shows, in words, for those who cannot see it."""

from collections.abc import Iterable

from recommender.model.diagram import Boundary, Node


def summary(nodes: Iterable[Node], boundaries: Iterable[Boundary]) -> str:
    """Return what a picture holds, in the order in which data flows, and what stands in what."""
    named = [node_told(node) for node in nodes if node.kind != "gateway"]
    if not named:
        return "Nothing that was chosen here is drawn."
    held = [
        f"Inside {boundary.names[0]}: {', '.join(inside)}."
        for boundary in boundaries
        for inside in [[node_told(node) for node in nodes if node.inside == boundary.id]]
        if inside
    ]
    return " ".join([f"In the order in which data flows: {'; '.join(named)}.", *held])


def node_told(node: Node) -> str:
    """Return what a node is called, after what it does."""
    names = ", ".join(node.names)
    return f"{node.role} ({names})" if node.role and node.role not in names else names
