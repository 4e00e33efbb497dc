"""Recommendations as one page of HTML that needs nothing from elsewhere."""

from collections.abc import Sequence

from markupsafe import Markup

from recommender.model.recommendation import Recommendation
from recommender.render.cards import card
from recommender.render.document import document
from recommender.render.summary import summary
from recommender.render.templating import filled


def as_html(
    results: Sequence[Recommendation],
    pictures: Sequence[str],
    full: bool,
    only: tuple[str, ...] = (),
) -> str:
    """Return recommendations as a page; one that tells of several has a part for each.

    Args:
        results: what was recommended; at least one.
        pictures: the picture of each as an SVG element; empty where there is none.
        full: whether what is folded away is unfolded from the beginning.
        only: the ids of the decisions to tell; all of them where none is named.
    """
    several = len(results) > 1
    reports = [
        (
            f"report-{number}",
            result.scenario,
            _report(result, picture, full, only, number * several),
        )
        for number, (result, picture) in enumerate(zip(results, pictures, strict=True), 1)
    ]
    return filled(
        "page.html.j2",
        reports=reports,
        title=f"{len(results)} recommendations" if several else results[0].scenario,
    )


def _report(
    result: Recommendation, picture: str, full: bool, only: tuple[str, ...], number: int
) -> Markup:
    """Return one report; if it is one of several, with its number in its anchors."""
    page = document(result, full=True, only=only)
    by_id = {decision.id: decision for decision in result.decisions}
    cards = {told.id: card(by_id[told.id], told) for told in page.decisions}
    text = filled(
        "report.html.j2",
        page=page,
        cards=cards,
        stages=[
            stage for stage in summary(result) if any(row.decision in cards for row in stage.rows)
        ],
        names={decision.id: decision.name for decision in result.decisions},
        picture="" if only else Markup(picture),
        unfolded=full,
        prefix=f"{number}-" if number else "",
        part=f" ({number})" if number else "",
        level=2 if number else 1,
    )
    return Markup(text)
