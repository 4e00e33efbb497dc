"""What a learner can be expected to answer rightly on a day.

A facet is answered rightly if it is remembered, or else by a lucky guess:

    p(day) = R(day) + (1 - R(day)) · g,    g = 1/4, one of four answers

R is FSRS's chance of recall (`memory.recall`), and 0 for what was never asked for. Studied today,
it is remembered with the chance R(today), which makes the review Good, and else it fails and is
shown, which makes it Again; so the chance of recalling it on the day is then

    R'(day) = R(today) · R(day | Good) + (1 - R(today)) · R(day | Again)

What a domain is worth is its share of the examination, spread evenly over its facets.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from recommender.learner.memory import recall, recall_at, reviewed
from recommender.model.exam import Exam
from recommender.model.learning import Card
from recommender.model.question import Facet

GUESS = 1 / 4
"""The chance of a lucky guess: most questions offer four answers."""


def expected(card: Card | None, day: date) -> float:
    """Return the chance, from 0 to 1, of a right answer on the day if nothing more is done."""
    return _or_guessed(recall(card, day) if card else 0.0)


def expected_if_studied(card: Card | None, facet: Facet, day: date, now: datetime) -> float:
    """Return the chance, from 0 to 1, of a right answer on the day if it is studied now."""
    if card is None:
        return _new_if_studied(day, now)
    known = recall_at(card, now)
    good, again = (recall(reviewed(card, facet, how, now), day) for how in ("good", "again"))
    return _or_guessed(known * good + (1 - known) * again)


@lru_cache(maxsize=1)
def _new_if_studied(day: date, now: datetime) -> float:
    anything = Facet(key="", kind="rule", decision="", subject="", section="")
    return _or_guessed(recall(reviewed(None, anything, "again", now), day))


def _or_guessed(remembered: float) -> float:
    return remembered + (1 - remembered) * GUESS


class Worth(NamedTuple):
    """What a facet is worth in the examination."""

    domain: str
    """The domain that asks for it; empty where no blueprint says."""
    weight: float
    """Its part of the whole; those of all facets that are asked make 1."""


def weights(facets: Iterable[Facet], exam: Exam | None) -> Mapping[str, Worth]:
    """Return what each facet is worth in the examination, by its key.

    Args:
        facets: all that there are.
        exam: the blueprint; without one, all are worth the same. A facet that no domain draws from
            is left out.
    """
    parts: dict[str, list[str]] = {}
    shares: dict[str, int] = {}
    for facet in facets:
        domain = exam.domain_of(facet.section) if exam else None
        if exam and not domain:
            continue
        name = domain.id if domain else ""
        parts.setdefault(name, []).append(facet.key)
        shares[name] = domain.share if domain else 1
    whole = sum(shares.values())
    return {
        key: Worth(name, shares[name] / whole / len(keys))
        for name, keys in parts.items()
        for key in keys
    }


def expected_score(cards: Mapping[str, Card], worth: Mapping[str, Worth], day: date) -> float:
    """Return the expected share of right answers in the examination, from 0 to 1."""
    return sum(one.weight * expected(cards.get(key), day) for key, one in sorted(worth.items()))
