"""The colours of pictures, for light and for dark surroundings."""

from typing import NamedTuple


class Colour(NamedTuple):
    """A colour of the picture, as it is in light and in dark surroundings."""

    light: str
    dark: str


PAGE = "page"
INK = "ink"
MUTED = "muted"
BOUNDARY = "boundary"
COLOURS = {
    PAGE: Colour("#ffffff", "#0d1117"),
    INK: Colour("#1f2328", "#e6edf3"),
    MUTED: Colour("#57606a", "#a3adb8"),
    BOUNDARY: Colour("#6639ba", "#b392f0"),
    "outside": Colour("#f3f4f6", "#20262e"),
    "outside-line": Colour("#656d76", "#8b949e"),
    "service": Colour("#eaf2fd", "#14263d"),
    "service-line": Colour("#0a58b5", "#6cb0ff"),
    "store": Colour("#e7f6eb", "#12291b"),
    "store-line": Colour("#1a7438", "#4fc96b"),
    "gateway": Colour("#fdf0df", "#33230d"),
    "gateway-line": Colour("#945400", "#e2a645"),
}
"""Each colour under a name of its own; every pair of light and dark is there once."""
FILLS = {
    "source": "outside",
    "consumer": "outside",
    "service": "service",
    "store": "store",
    "gateway": "gateway",
}
"""The colour that fills a node of each kind; its line is called the same with `-line`."""


def line_of(fill: str) -> str:
    """Return the colour of the line around a filled node."""
    return f"{fill}-line"
