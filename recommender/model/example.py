"""Examples: scenarios with the answers that a decision must give to them."""

from datetime import date
from typing import Literal

from recommender.errors import Place
from recommender.model.base import Frozen, Prose
from recommender.model.quantity import Exact
from recommender.model.scenario import Scenario

Said = Literal["holds", "advises", "fails", "open", "not in force"]
"""What becomes of a rule; it `advises` where it holds and its advice is on what is chosen."""
MORE = "..."
"""The last word of a list of what is right, where others are right too."""
Answered = Literal["chosen", "conflict", "not applicable", "open"]
"""How a decision that nobody has taken beforehand comes out."""


class Saying(Frozen):
    """A rule, and what becomes of it."""

    rule: str
    said: Said


class Sized(Frozen):
    """What a rule's sizing of an option comes to."""

    rule: str
    option: str
    number: Exact | None
    """None: the rule does not hold, or nothing that it divides is known."""


class Example(Frozen):
    """A scenario and the answer that the decision must give to it."""

    name: Prose
    scenario: Scenario
    as_of: date | None
    """The date of the answer; none: the day of the facts."""
    status: Answered
    expect: frozenset[str]
    """The chosen option, or the whole checklist; empty where nothing is chosen."""
    right: tuple[str, ...] | None = None
    """The right options, the best first, `...` at the end where there are more; none: whichever."""
    rules: tuple[Saying, ...] = ()
    """What becomes of some of the rules."""
    sizes: tuple[Sized, ...] = ()
    """What some of the sizings come to."""
    place: Place
    origin: str = ""
    """The pack that brought it; empty: it is shipped."""

    @property
    def conflict(self) -> bool:
        """Whether nothing is right."""
        return self.status == "conflict"


def agrees(right: tuple[str, ...], came: tuple[str, ...]) -> bool:
    """Tell whether the options that came out as right, best first, are those expected."""
    if right[-1:] != (MORE,):
        return right == came
    best = right[:-1]
    return len(came) > len(best) and came[: len(best)] == best
