"""Clashes: outcomes that do not fit together, and the options that give way to them."""

from datetime import date

from recommender.errors import Place
from recommender.model.base import Frozen, Identifier, Prose
from recommender.model.condition import Condition
from recommender.model.evidence import Cited, Reading
from recommender.model.quantity import Exact
from recommender.model.scenario import Scenario


class ClashExample(Frozen):
    """A case in which a clash must be true, or must not."""

    name: Prose
    scenario: Scenario
    clashes: bool
    place: Place


class Clash(Frozen):
    """A condition over outcomes which, once known to be true, means that they do not fit."""

    id: Identifier
    when: Condition
    because: Prose
    sources: tuple[str, ...]
    since: date | None
    """The first day on which it is true of the world; none: since before the guide."""
    until: date | None
    """The first day on which it is no longer true; none: it still is."""
    examples: tuple[ClashExample, ...] = ()
    place: Place

    def in_force(self, day: date) -> bool:
        """Tell whether it is true of the world on that day."""
        return (self.since is None or day >= self.since) and (
            self.until is None or day < self.until
        )


class SetAside(Frozen):
    """An option that gives way, so that the choices fit together."""

    option: str
    clash: str
    """The id of the clash, or of the decision that would have nothing right."""
    because: str
    readings: tuple[Reading, ...]
    """The outcomes and requirements that did not fit, as they were before it gave way."""
    sources: tuple[str, ...]


class GaveWay(Frozen):
    """What would have been chosen, had it fitted the other choices."""

    option: str
    name: str
    clash: str
    because: str
    readings: tuple[Reading, ...]
    sources: tuple[Cited, ...]
    points: Exact
    """How many points of score it is better than what is chosen instead."""


class Unsolved(Frozen):
    """A clash that no giving way of choices avoids."""

    clash: str
    because: str
    readings: tuple[Reading, ...]
    sources: tuple[Cited, ...]
    decisions: tuple[str, ...]
    """The decisions that do not fit together."""
