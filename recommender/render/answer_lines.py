"""The answers alone, a line each, for scripts."""

from recommender.model.recommendation import Recommendation


def as_lines(result: Recommendation, before: str = "") -> str:
    """Return `decision=answer` for every decision that was answered.

    Args:
        result: the recommendation.
        before: what every line begins with, such as a file's name and a colon.
    """
    return "".join(
        f"{before}{one.id}={'conflict' if one.status == 'conflict' else ','.join(one.choice)}\n"
        for one in result.decisions
        if one.status in ("chosen", "given", "conflict")
    )
