"""The answers alone, a line each, for scripts."""

from recommender.model.recommendation import Recommendation
from recommender.render.summary import taken


def as_lines(result: Recommendation, before: str = "", only: tuple[str, ...] = ()) -> str:
    """Return `decision=answer` for every decision that was answered.

    Args:
        result: the recommendation.
        before: what every line begins with, such as a file's name and a colon.
        only: the ids of the decisions to tell; all where none is named.
    """
    return "".join(
        f"{before}{one.id}={'conflict' if one.status == 'conflict' else ','.join(one.choice)}\n"
        for one in taken(result)
        if not only or one.id in only
    )
