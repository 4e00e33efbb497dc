"""A card to learn from: a question on one side, what there is to know on the other."""

from recommender.errors import Place
from recommender.model.base import Frozen
from recommender.model.evidence import Cited
from recommender.model.question import Facet


class Flashcard(Frozen):
    """One facet, as a card."""

    facet: Facet
    context: str
    """What it is about, such as the question that a decision asks; may be empty."""
    question: str
    answer: tuple[str, ...]
    """In lines."""
    because: str
    place: Place
    """Where it stands in the rules."""
    sources: tuple[Cited, ...]
