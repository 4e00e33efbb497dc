"""Effects: what a rule does where its condition holds."""

from typing import Annotated, Literal

from pydantic import Field

from recommender.model.base import Frozen
from recommender.model.condition import AllOf, Condition, IsDeclared, all_of, any_of
from recommender.model.evidence import Tone
from recommender.model.sizing import Sizing


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
        waits: list[Condition] = []
        for sizing in self.sizings.values():
            known = any_of(
                all_of(IsDeclared(subject=name) for name in one.requirements)
                for one in sizing.largest_of
            )
            waits += known.parts if isinstance(known, AllOf) else [known]
        return tuple(waits)


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


def waiting(when: Condition, effect: Effect | None) -> Condition:
    """Return the condition, and that something of each sizing in the effect is known."""
    waits = effect.waits_for if isinstance(effect, Advise) else ()
    if not waits:
        return when
    return all_of((*(when.parts if isinstance(when, AllOf) else (when,)), *waits))
