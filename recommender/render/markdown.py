"""The recommendation as Markdown, through a template."""

from recommender.model.recommendation import Recommendation
from recommender.render.document import document
from recommender.render.mermaid import as_mermaid
from recommender.render.templating import filled


def as_markdown(result: Recommendation, full: bool, only: tuple[str, ...] = ()) -> str:
    """Return the recommendation as Markdown."""
    diagram = result.diagram
    picture = as_mermaid(diagram) if diagram and diagram.nodes and not only else ""
    return filled("report.md.j2", page=document(result, full, only), picture=picture)
