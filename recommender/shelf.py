"""Where the shipped data folders are: the only module that knows."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from recommender.errors import RecommendError


def shelf(name: str) -> Traversable:
    """Return the folder of shipped data called `name` (rules, scenarios or templates).

    Raises:
        RecommendError: the folder is not on the import path.
    """
    try:
        return files(f"recommender.{name}")
    except ModuleNotFoundError as missing:
        raise RecommendError(
            f"the {name} folder is not on the import path; run: pip install -e ."
        ) from missing
