"""What has come to mean something else since it was asked for."""

from collections.abc import Iterable, Mapping

from recommender.model.learning import Card
from recommender.model.question import Facet


def changed(cards: Mapping[str, Card], facets: Iterable[Facet]) -> frozenset[str]:
    """Return the keys of the facets that were never asked for as they are now, but otherwise.

    A facet's key is made of its meaning. Where the rules have the same rule, rating or service
    under another key than the one that a learner knows, what the learner knows is no longer true.
    """
    known = {facet.key: facet for facet in facets}
    outdated = {_subject(card.facet) for key, card in cards.items() if key not in known}
    return frozenset(
        key for key, facet in known.items() if key not in cards and _subject(facet) in outdated
    )


def _subject(facet: Facet) -> tuple[str, str, str]:
    return (facet.kind, facet.decision, facet.subject)
