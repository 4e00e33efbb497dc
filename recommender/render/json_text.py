"""The whole recommendation as JSON."""

from recommender.model.recommendation import Recommendation


def as_json(result: Recommendation, full: bool) -> str:
    """Return the recommendation as JSON; it always holds everything."""
    return result.model_dump_json(indent=2) + "\n"
