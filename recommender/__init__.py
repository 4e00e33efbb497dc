"""Scenario-based architecture recommender for machine learning, with every choice justified.

`recommender.recommend(scenario)` answers a scenario; the command line is `recommend`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recommender.api import recommend

__version__ = "0.1.0"
__all__ = ["__version__", "recommend"]


def __getattr__(name: str) -> Any:
    """Import what programs use when they ask for it, so that the command line need not."""
    if name == "recommend":
        from recommender.api import recommend

        return recommend
    raise AttributeError(name)
