"""Which facets a quiz asks for, and in which order."""

from collections.abc import Collection, Iterable, Sequence
from random import Random

from recommender.model.exam import Domain
from recommender.model.question import Facet


def within(
    facets: Iterable[Facet], section: str | None, domain: Domain | None, decision: str | None
) -> tuple[Facet, ...]:
    """Return the facets of a section, of a domain and of a decision; all where none is named."""
    return tuple(
        facet
        for facet in facets
        if section in (None, facet.section)
        and decision in (None, facet.decision)
        and (domain is None or facet.section in domain.sections)
    )


def in_turn(
    facets: Sequence[Facet], due: Sequence[str], known: Collection[str], seed: int
) -> tuple[Facet, ...]:
    """Return the facets in the order in which they are asked for.

    Args:
        facets: what may be asked for.
        due: the keys of those that are due, the most overdue first; they come first.
        known: the keys of those that were ever asked for; the others come next, mixed, so that no
            two in a row are about the same thing only because they stand in one file.
        seed: the same seed mixes in the same way.
    """
    by_key = {facet.key: facet for facet in facets}
    first = [by_key[key] for key in due if key in by_key]
    asked = {facet.key for facet in first}
    unseen = [facet for facet in facets if facet.key not in asked and facet.key not in known]
    others = [facet for facet in facets if facet.key not in asked and facet.key in known]
    rng = Random(seed)
    for mixed in (unseen, others):
        rng.shuffle(mixed)
    return (*first, *unseen, *others)
