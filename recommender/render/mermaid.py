"""A diagram as the text of a Mermaid flowchart, which many viewers of Markdown draw."""

import re
from collections.abc import Iterable, Iterator

from recommender.errors import printable
from recommender.model.diagram import Boundary, Diagram, Edge, Node
from recommender.render.picture_colours import BOUNDARY, FILLS
from recommender.render.picture_words import remarks

BRACKETS = {
    "source": ('(["', '"])'),
    "consumer": ('(["', '"])'),
    "store": ('[("', '")]'),
    "gateway": ('{{"', '"}}'),
    "service": ('["', '"]'),
}
"""What stands around the label of a node of each kind, and so gives it its shape."""
STROKES = {
    "outside": "#7d8590",
    "service": "#3b82d6",
    "store": "#2f9e4f",
    "gateway": "#c07816",
    BOUNDARY: "#8a63d2",
}
"""Lines that can be told from a white page and from a black one; the fill is the viewer's own."""


def as_mermaid(diagram: Diagram) -> str:
    """Return the diagram as Mermaid text."""
    return "\n".join(_statements(diagram)) + "\n"


def _statements(diagram: Diagram) -> Iterator[str]:
    described = dict.fromkeys((diagram.summary, *remarks(diagram)))
    yield "flowchart TB"
    yield f"  accTitle: {_plain(diagram.title)}"
    yield f"  accDescr: {_plain(' '.join(described))}"
    if told := remarks(diagram):
        yield f'  about_it["{_small(told)}"]:::notes'
    yield from _inside("", diagram, "  ")
    for edge in diagram.edges:
        yield f"  {_edge(edge)}"
    yield from _styles(diagram)


def _styles(diagram: Diagram) -> Iterator[str]:
    for fill in dict.fromkeys(FILLS[node.kind] for node in diagram.nodes):
        dashes = ",stroke-dasharray:4" if fill == "outside" else ""
        yield f"  classDef {fill} stroke:{STROKES[fill]},stroke-width:2px{dashes}"
    if diagram.boundaries:
        yield f"  classDef {BOUNDARY} fill:none,stroke:{STROKES[BOUNDARY]}"
        names = ",".join(_id("in", boundary) for boundary in diagram.boundaries)
        yield f"  class {names} {BOUNDARY}"
    if remarks(diagram) or any(boundary.notes for boundary in diagram.boundaries):
        yield "  classDef notes fill:none,stroke:none"


def _inside(boundary: str, diagram: Diagram, margin: str) -> Iterator[str]:
    """Yield what stands in a boundary: nodes first, then the boundaries in it."""
    for node in diagram.nodes:
        if node.inside == boundary:
            yield f"{margin}{_node(node)}"
    for inner in diagram.boundaries:
        if inner.inside == boundary:
            yield f'{margin}subgraph {_id("in", inner)}["{_names(inner)}"]'
            if inner.notes:
                yield f'{margin}  {_id("about", inner)}["{_small(inner.notes)}"]:::notes'
            yield from _inside(inner.id, diagram, f"{margin}  ")
            yield f"{margin}end"


def _node(node: Node) -> str:
    left, right = BRACKETS[node.kind]
    return f"{_id('at', node)}{left}{_label(node.role, node)}{right}:::{FILLS[node.kind]}"


def _edge(edge: Edge) -> str:
    line = "-.->" if edge.control else "<-->" if edge.both_ways else "-->"
    told = _escaped(", ".join(edge.carries))
    return f'at_{_word(edge.source)} {line}|"{told}"| at_{_word(edge.target)}'


def _id(kind: str, thing: Boundary) -> str:
    return f"{kind}_{_word(thing.id)}"


def _word(name: str) -> str:
    """Return an id as letters, digits and underscores; two ids never become one."""
    return name.replace("-", "_").replace(".", "__")


def _label(role: str, thing: Boundary) -> str:
    return "<br/>".join(filter(None, [_small([role]), _names(thing), _small(thing.notes)]))


def _names(thing: Boundary) -> str:
    return "<br/>".join(f"<b>{_escaped(name)}</b>" for name in thing.names)


def _small(lines: Iterable[str]) -> str:
    return "<br/>".join(f"<small>{_escaped(line)}</small>" for line in lines if line)


_MARKUP = re.compile(r"[^\w\s.,()/+–-]")


def _escaped(text: str) -> str:
    """Return the text with everything written as an entity that Mermaid could take for markup."""
    return _MARKUP.sub(lambda found: f"#{ord(found.group())};", " ".join(text.split()))


def _plain(text: str) -> str:
    """Return the text in one line, without what Mermaid could take for more than words."""
    words = " ".join(text.replace(";", ",").split())
    return " ".join(re.sub(r"[#{}<>\"`%]", " ", printable(words)).split())
