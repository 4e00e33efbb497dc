"""A diagram as SVG for light and dark surroundings, and as PNG; Graphviz does the layout."""

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from recommender.errors import printable
from recommender.model.diagram import Diagram
from recommender.render.picture_colours import COLOURS, INK, PAGE
from recommender.render.picture_layout import laid_out
from recommender.render.picture_words import flows_told

SVG = "http://www.w3.org/2000/svg"
TEXT = f"{{{SVG}}}text"
_NAMES = {colour.light: name for name, colour in COLOURS.items()}
_HALO = "picture-halo"


def svg(diagram: Diagram) -> str:
    """Return the diagram as one SVG element that needs nothing from elsewhere.

    It follows the light or dark preference of whoever looks at it, and has a title and a
    description for those who cannot see it.

    Raises:
        RecommendError: Graphviz is not installed.
    """
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(laid_out(diagram, "svg"))
    drawing = root[-1]
    _names_above_lines(drawing)
    for element in drawing.iter():
        _without_names(element)
        _colours_named(element)
    root.set("role", "img")
    root[:0] = _told(diagram)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def png(diagram: Diagram) -> bytes:
    """Return the diagram as a PNG file, in light colours.

    Raises:
        RecommendError: Graphviz is not installed.
    """
    return laid_out(diagram, "png")


def _names_above_lines(drawing: Element) -> None:
    """Put the names of boundaries last, and so above the lines that cross them."""
    for group in drawing.findall(f"{{{SVG}}}g[@class='cluster']"):
        for text in group.findall(TEXT):
            group.remove(text)
            text.set("class", _HALO)
            drawing.append(text)
    for text in drawing.findall(f"{{{SVG}}}g[@class='edge']/{TEXT}"):
        text.set("class", _HALO)


def _without_names(element: Element) -> None:
    """Drop what names the element: ids would meet those of the page, titles would pop up."""
    for title in element.findall(f"{{{SVG}}}title"):
        element.remove(title)
    element.attrib.pop("id", None)
    if element.tag != TEXT:
        element.attrib.pop("class", None)


def _colours_named(element: Element) -> None:
    """Name the colours of an element by classes, so that a style can change them.

    The colours themselves stay, for programs that know no styles.
    """
    if element.tag == TEXT:
        element.attrib.setdefault("fill", COLOURS[INK].light)
    names = [
        *filter(None, [element.get("class")]),
        *(
            f"picture-{key}-{_NAMES[colour]}"
            for key in ("fill", "stroke")
            for colour in [element.get(key, "")]
            if colour in _NAMES
        ),
    ]
    if names:
        element.set("class", " ".join(names))


def _told(diagram: Diagram) -> Iterator[Element]:
    """Yield the title, the description and the style."""
    told = "\n".join(map(printable, (diagram.summary, *flows_told(diagram))))
    title = printable(diagram.title)
    for tag, text in (("title", title), ("desc", told), ("style", _style())):
        element = Element(f"{{{SVG}}}{tag}")
        element.text = text
        yield element


def _style() -> str:
    dark = [
        f".picture-{key}-{name}{{{key}:{colour.dark}}}"
        for name, colour in COLOURS.items()
        for key in ("fill", "stroke")
    ]
    return (
        f".{_HALO}{{paint-order:stroke;stroke:{COLOURS[PAGE].light};stroke-width:3px}}"
        f"@media (prefers-color-scheme:dark){{.{_HALO}{{stroke:{COLOURS[PAGE].dark}}}"
        f"{''.join(dark)}}}"
    )
