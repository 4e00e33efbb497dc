"""Decisions: a question, its options, the rules that decide, and the examples that prove them."""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from recommender.errors import Place
from recommender.model.base import Frozen, Identifier, Prose
from recommender.model.clash import SetAside
from recommender.model.condition import AllOf, Condition, all_of, subjects
from recommender.model.effect import Advise, Effect
from recommender.model.example import Example

FIT = "fit"
"""The criterion that every decision weighs: how well an option suits what was declared."""
NEUTRAL = 3
"""The rating on `fit` of an option that has none of its own."""


class Rating(Frozen):
    """An option's score on a criterion, with its reason."""

    criterion: str
    score: Annotated[int, Field(ge=1, le=5)]
    because: Prose
    sources: tuple[str, ...]


class Option(Frozen):
    """One of the answers to a decision."""

    id: Identifier
    name: Prose
    summary: Prose
    """What it is, in one sentence."""
    services: tuple[str, ...]
    """The catalogue entries that it needs; their life cycles are its own."""
    needs: tuple[str, ...]
    """Other options of the same checklist that it cannot do without."""
    needs_because: str
    ratings: tuple[Rating, ...]
    place: Place


class Rule(Frozen):
    """When a condition is true, an effect."""

    id: Identifier
    when: Condition
    effect: Effect
    because: Prose
    sources: tuple[str, ...]
    since: date | None
    """The first day on which the rule is true of the world; none: since before the guide."""
    until: date | None
    """The first day on which it is no longer true; none: it still is."""
    place: Place
    origin: str = ""
    """The pack that brought it; empty: it is shipped."""

    @property
    def own_condition(self) -> Condition:
        """The condition as its author wrote it, without what a sizing waits for by itself."""
        waits = self.effect.waits_for if isinstance(self.effect, Advise) else ()
        if not waits:
            return self.when
        parts = self.when.parts if isinstance(self.when, AllOf) else (self.when,)
        return all_of(part for part in parts if part not in waits)

    def in_force(self, day: date) -> bool:
        """Tell whether the rule is true of the world on that day."""
        return (self.since is None or day >= self.since) and (
            self.until is None or day < self.until
        )


class Accepted(Frozen):
    """A finding of the check that the author knows of and stands by."""

    code: str
    subject: str
    because: Prose
    place: Place


class Decision(Frozen):
    """A question with options, of which one is chosen or each is in or out."""

    id: Identifier
    name: Prose
    question: Prose
    stage: str
    guide: str
    """The section of the guide that treats it."""
    choose: Literal["one", "any"]
    applies: Condition
    options: tuple[Option, ...]
    rules: tuple[Rule, ...]
    when_tied: tuple[str, ...]
    examples: tuple[Example, ...]
    accepted: tuple[Accepted, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    """The options that give way to other choices in the scenario at hand; no file says so."""
    place: Place
    origin: str = ""
    """The pack that brought it; empty: it is shipped. Packs may have added to it either way."""

    def option(self, option_id: str) -> Option:
        """Return the option with that id."""
        return next(option for option in self.options if option.id == option_id)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition in it: where it applies, and when each of its rules speaks."""
        return (self.applies, *(rule.when for rule in self.rules))

    @cached_property
    def reads(self) -> frozenset[str]:
        """The ids of the requirements and decisions that its conditions read."""
        return frozenset().union(*map(subjects, self.conditions))

    @cached_property
    def criteria(self) -> tuple[str, ...]:
        """The criteria it rates besides `fit`, in alphabetical order."""
        rated = {rating.criterion for option in self.options for rating in option.ratings}
        return tuple(sorted(rated - {FIT}))
