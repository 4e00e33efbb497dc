"""A diagram as SVG for light and dark surroundings, and as PNG; Graphviz does the layout."""

from xml.etree import ElementTree

from recommender.model.diagram import Diagram
from recommender.render.picture_colours import COLOURS
from recommender.render.picture_layout import laid_out
from recommender.render.picture_words import flows_told

SVG = "http://www.w3.org/2000/svg"
DROPPED = ("id", "class", "title")


def svg(diagram: Diagram) -> str:
    """Return the diagram as one SVG element that needs nothing from elsewhere.

    It follows the light or dark preference of whoever looks at it, and has a title and a
    description for those who cannot see it.

    Raises:
        RecommendError: Graphviz is not installed.
    """
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(laid_out(diagram, "svg"))
    for parent in root.iter():
        for child in [*parent]:
            if child.tag == f"{{{SVG}}}title":
                parent.remove(child)
    for element in root.iter():
        _classed(element)
    root.set("role", "img")
    for place, (tag, text) in enumerate(_told(diagram)):
        child = ElementTree.Element(f"{{{SVG}}}{tag}")
        child.text = text
        root.insert(place, child)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def png(diagram: Diagram) -> bytes:
    """Return the diagram as a PNG file, in light colours.

    Raises:
        RecommendError: Graphviz is not installed.
    """
    return laid_out(diagram, "png")


def _told(diagram: Diagram) -> tuple[tuple[str, str], ...]:
    told = "\n".join((diagram.summary, *flows_told(diagram)))
    return (("title", diagram.title), ("desc", told), ("style", _STYLE))


_NAMES = {colour.light: name for name, colour in COLOURS.items()}
_DARK = "".join(
    f".picture-fill-{name}{{fill:{colour.dark}}}.picture-line-{name}{{stroke:{colour.dark}}}"
    for name, colour in COLOURS.items()
)
_STYLE = f"@media (prefers-color-scheme:dark){{{_DARK}}}"


def _classed(element: ElementTree.Element) -> None:
    """Name the colours of an element by classes, so that a style can change them.

    The colours themselves stay, for programs that know no styles.
    """
    for name in ("id", "class"):
        element.attrib.pop(name, None)
    if element.tag == f"{{{SVG}}}text" and "fill" not in element.attrib:
        element.set("fill", COLOURS["ink"].light)
    names = [
        f"picture-{kind}-{_NAMES[colour]}"
        for kind, key in (("fill", "fill"), ("line", "stroke"))
        for colour in [element.get(key, "")]
        if colour in _NAMES
    ]
    if names:
        element.set("class", " ".join(names))
