"""Decisions: a question, its options, the rules that decide, and the examples that prove them."""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from recommender.errors import Place
from recommender.model.base import Frozen, Identifier, Prose
from recommender.model.condition import AllOf, Condition, IsDeclared, all_of, any_of, subjects
from recommender.model.evidence import Tone
from recommender.model.example import Example
from recommender.model.sizing import Sizing

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


class RuleOut(Frozen):
    """The options are not right."""

    kind: Literal["rule_out"] = "rule_out"
    options: tuple[str, ...]


class Require(Frozen):
    """No option but these is right."""

    kind: Literal["require"] = "require"
    options: tuple[str, ...]


class Change(Frozen):
    """A rating moves."""

    option: str
    criterion: str
    by: Annotated[int, Field(ge=-4, le=4)]


class Rate(Frozen):
    """Ratings move."""

    kind: Literal["rate"] = "rate"
    changes: tuple[Change, ...]


class Include(Frozen):
    """The options of a checklist are needed."""

    kind: Literal["include"] = "include"
    options: tuple[str, ...]


class Advice(Frozen):
    """A caution, a hint or a sizing on an option."""

    option: str
    tone: Tone
    text: str
    """What to know; empty for a sizing, which is worked out."""
    size: Sizing | None = None
    """How many of something it needs; only where the tone is `size`."""


class Advise(Frozen):
    """Something to know about options."""

    kind: Literal["advise"] = "advise"
    advice: tuple[Advice, ...]

    @property
    def sizings(self) -> dict[str, Sizing]:
        """The sizings among it, by option."""
        return {entry.option: entry.size for entry in self.advice if entry.size}

    @property
    def waits_for(self) -> tuple[Condition, ...]:
        """What has to be known besides the rule's own condition: a division of each sizing."""
        return tuple(
            any_of(
                all_of(IsDeclared(subject=name) for name in one.requirements)
                for one in sizing.largest_of
            )
            for sizing in self.sizings.values()
        )


Effect = Annotated[RuleOut | Require | Rate | Include | Advise, Field(discriminator="kind")]


def touched(effect: Effect) -> tuple[str, ...]:
    """Return the options that the effect names, each once."""
    match effect:
        case Rate():
            named = [change.option for change in effect.changes]
        case Advise():
            named = [advice.option for advice in effect.advice]
        case _:
            named = list(effect.options)
    return tuple(dict.fromkeys(named))


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


def waiting(when: Condition, effect: Effect | None) -> Condition:
    """Return the condition, and that something of each sizing in the effect is known."""
    waits = effect.waits_for if isinstance(effect, Advise) else ()
    if not waits:
        return when
    return all_of((*(when.parts if isinstance(when, AllOf) else (when,)), *waits))


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

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria it rates besides `fit`, in alphabetical order."""
        rated = {rating.criterion for option in self.options for rating in option.ratings}
        return tuple(sorted(rated - {FIT}))
