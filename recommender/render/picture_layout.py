"""A diagram laid out by Graphviz; nothing here decides where anything goes."""

from collections.abc import Iterable
from html import escape
from textwrap import wrap

from graphviz import Digraph, ExecutableNotFound

from recommender.errors import RecommendError, printable
from recommender.model.diagram import Diagram, Edge, Node
from recommender.render.picture_colours import (
    BOUNDARY,
    COLOURS,
    FILLS,
    INK,
    MUTED,
    PAGE,
    line_of,
)
from recommender.render.picture_words import remarks

FONT = "Helvetica,Arial,sans-serif"
DPI = "144"
"""Dots per inch of a picture that cannot be scaled."""
WIDTH = 30
"""How many letters of a label stand in one line."""
EDGE_WIDTH = 18
TITLE_WIDTH = 70
SMALL = "10"
BREAK = "<br/>"
SHAPES = {"store": "cylinder", "gateway": "hexagon"}
MISSING = (
    "the layout is done by Graphviz, which is not installed (Debian and Ubuntu: apt-get install "
    "graphviz; macOS: brew install graphviz; Windows: winget install graphviz); "
    "--format mermaid works without it"
)


def laid_out(diagram: Diagram, form: str) -> bytes:
    """Return the diagram as `svg` or `png`.

    Raises:
        RecommendError: Graphviz is not installed.
    """
    try:
        return bytes(graph_of(diagram, DPI if form == "png" else "").pipe(format=form))
    except ExecutableNotFound:
        raise RecommendError(MISSING) from None


def graph_of(diagram: Diagram, dpi: str = "") -> Digraph:
    """Return the diagram in Graphviz's own words."""
    graph = Digraph(
        graph_attr={
            "rankdir": "TB",
            **({"dpi": dpi} if dpi else {}),
            "bgcolor": _light(PAGE),
            "fontname": FONT,
            "fontcolor": _light(INK),
            "label": _label("", (diagram.title,), (*remarks(diagram), " "), TITLE_WIDTH),
            "labelloc": "t",
            "nodesep": "0.3",
            "ranksep": "0.5",
            "pad": "0.2",
        },
        node_attr={"fontname": FONT, "fontcolor": _light(INK), "fontsize": "12"},
        edge_attr={
            "fontname": FONT,
            "fontcolor": _light(MUTED),
            "fontsize": SMALL,
            "color": _light(MUTED),
            "arrowsize": "0.7",
        },
    )
    _fill(graph, "", diagram)
    for edge in diagram.edges:
        _join(graph, edge)
    return graph


def _fill(graph: Digraph, boundary: str, diagram: Diagram) -> None:
    """Put into the graph what stands directly in the boundary, and the boundaries in it."""
    for node in diagram.nodes:
        if node.inside == boundary:
            _add(graph, node)
    for inner in diagram.boundaries:
        if inner.inside == boundary:
            with graph.subgraph(name=f"cluster_{inner.id}") as cluster:
                cluster.attr(
                    label=_label("", inner.names, ()),
                    color=_light(BOUNDARY),
                    fontcolor=_light(BOUNDARY),
                    style="rounded",
                    labeljust="l",
                    margin="12",
                )
                # As a node of its own a note is kept clear of lines, as a label it would not be.
                if inner.notes:
                    cluster.node(f"{inner.id} notes", label=_notes(inner.notes), shape="plaintext")
                _fill(cluster, inner.id, diagram)


def _add(graph: Digraph, node: Node) -> None:
    fill = FILLS[node.kind]
    graph.node(
        node.id,
        label=_label(node.role, node.names, node.notes, lid=node.kind == "store"),
        shape=SHAPES.get(node.kind, "box"),
        style="filled,dashed,rounded" if fill == "outside" else "filled,rounded",
        fillcolor=_light(fill),
        color=_light(line_of(fill)),
    )


def _join(graph: Digraph, edge: Edge) -> None:
    graph.edge(
        edge.source,
        edge.target,
        label=f"<{_beside(', '.join(edge.carries))}>",
        style="dashed" if edge.control else "solid",
        dir="both" if edge.both_ways else "forward",
    )


def _light(colour: str) -> str:
    return COLOURS[colour].light


def _label(
    role: str,
    names: Iterable[str],
    notes: Iterable[str],
    width: int = WIDTH,
    lid: bool = False,
) -> str:
    """Return a label: what it does in small, what it is called in bold, the rest in small.

    With a lid, there is room above it for that of a cylinder.
    """
    small = [_small(" ", width)] if lid else []
    small += [_small(role, width)] if role else []
    bold = [f"<b>{_lines(name, width)}</b>" for name in names]
    return f"<{BREAK.join([*small, *bold, *(_small(note, width) for note in notes)])}>"


def _small(text: str, width: int, end: str = BREAK) -> str:
    return f'<font point-size="{SMALL}" color="{_light(MUTED)}">{_lines(text, width, end)}</font>'


def _notes(notes: Iterable[str]) -> str:
    """Return lines in small, one below the other at the left."""
    left = '<br align="left"/>'
    return f"<{''.join(_small(note, WIDTH, left) + left for note in notes)}>"


def _beside(text: str) -> str:
    """Return the lines beside an edge, with a space that keeps them off it."""
    return BREAK.join(f"&#160;{line}&#160;" for line in _wrapped(text, EDGE_WIDTH))


def _lines(text: str, width: int, end: str = BREAK) -> str:
    """Return the text as lines of that many letters."""
    return end.join(_wrapped(text, width))


def _wrapped(text: str, width: int) -> list[str]:
    """Return lines of that many letters, with everything escaped that is markup."""
    # What is a blank to Python and not to the eye would be lost where lines are broken.
    shown = printable(text.translate(_BLANKS))
    # Graphviz puts names of its own in the place of a backslash and a letter, even in such labels.
    return [_marked_up(line) for line in wrap(shown, width) or [" "]]


_BLANKS = str.maketrans("\t\n\v\f\r", "     ")


def _marked_up(line: str) -> str:
    """Return the line as Graphviz takes it; a bracket that stands alone is an error to it."""
    return escape(line).replace("\\", "\\\\").replace("]", "&#93;")
