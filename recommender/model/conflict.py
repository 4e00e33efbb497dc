"""Why nothing is right: what cannot stand together, and what would give way most cheaply."""

from recommender.model.base import Frozen
from recommender.model.evidence import Evidence, Reading
from recommender.model.firmness import Alteration


class GivenUp(Frozen):
    """A requirement of a conflict that is given up or changed, and what comes of it."""

    alteration: Alteration
    choice: tuple[str, ...]
    """What the decision answers then."""
    others: tuple[str, ...]
    """The other decisions that answer differently then."""


class Clashing(Frozen):
    """A set of requirements that leaves nothing right, and no part of which does."""

    requirements: tuple[str, ...]
    readings: tuple[Reading, ...]
    """The values in it, those of other decisions' outcomes among them."""
    because: tuple[Evidence, ...]
    """The rules and life cycles that say so."""
    smallest: bool
    """Whether no smaller set clashes at all, rather than no part of this one."""
    give_up: GivenUp | None
    """The single requirement that is cheapest to give up; none where no single one helps."""
