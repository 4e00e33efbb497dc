"""How long a question takes a learner."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from statistics import median_low

from recommender.model.learning import Review
from recommender.model.question import FacetKind

ASSUMED: Mapping[FacetKind, int] = {"rule": 70, "rating": 50, "service": 25}
"""Seconds to answer, until enough is known of the learner.

The examination itself gives 120 to 175 seconds for a question, which is a case for the longest of
them; a purpose that is to be matched with a service is read in a few lines.
"""
READING = 20
"""Seconds to read what explains the answer; nobody measures them."""
ENOUGH = 5
"""How many answers of a kind tell the learner's own pace."""
LEAST = 5
"""Seconds that an answer takes at least."""


def pace(reviews: Iterable[Review]) -> Mapping[FacetKind, int]:
    """Return the seconds that a question about each kind of facet takes, its explanation included.

    They are the learner's own median, or what is assumed where there are too few answers to tell.
    """
    pairs = sorted((review.facet.kind, review.seconds) for review in reviews)
    own = {
        kind: [seconds for _, seconds in group]
        for kind, group in groupby(pairs, key=lambda pair: pair[0])
    }
    return {
        kind: READING + _answering(own.get(kind, []), assumed) for kind, assumed in ASSUMED.items()
    }


def _answering(seconds: list[int], assumed: int) -> int:
    return max(LEAST, median_low(seconds)) if len(seconds) >= ENOUGH else assumed
