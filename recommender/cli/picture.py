"""The recommendation as a picture: which forms there are, and where each can go."""

from collections.abc import Sequence

import click

from recommender.cli.look import to_a_terminal
from recommender.cli.output import write
from recommender.errors import RecommendError
from recommender.model.diagram import Diagram
from recommender.model.recommendation import Recommendation

PICTURES = ("mermaid", "svg", "png")
"""The forms in which a picture can be written."""


def write_picture(
    results: Sequence[Recommendation], form: str, output: str | None, force: bool
) -> None:
    """Write the picture of one recommendation.

    Raises:
        UsageError: it can not be written there, or there are several.
        RecommendError: there is no picture, or Graphviz is missing.
    """
    if len(results) > 1:
        raise click.UsageError(
            f"--format {form} draws one scenario, and {len(results)} were given; ask for each "
            "by itself, or for --format markdown, which holds the picture of each"
        )
    if form == "png" and output in (None, "-") and to_a_terminal():
        raise click.UsageError("a PNG is nothing to read on a terminal; add -o FILE")
    diagram = results[0].diagram
    if diagram is None:
        raise RecommendError("these rules do not say what is drawn of their choices (`picture:`)")
    write(_drawn(diagram, form), output, force)


def inline_pictures(results: Sequence[Recommendation]) -> list[str]:
    """Return the picture of each as SVG, or nothing for any where there is none or no Graphviz.

    A page is whole without: it tells in words what the picture would show.
    """
    from recommender.render.picture_svg import svg

    try:
        return [svg(result.diagram) if result.diagram else "" for result in results]
    except RecommendError as missing:
        click.echo(f"{missing}; the page tells the picture in words instead", err=True)
        return [""] * len(results)


def _drawn(diagram: Diagram, form: str) -> str | bytes:
    """Return the picture in a form, importing only what that form needs."""
    if form == "mermaid":
        from recommender.render.mermaid import as_mermaid

        return as_mermaid(diagram)
    from recommender.render.picture_svg import png, svg

    return svg(diagram) if form == "svg" else png(diagram)
