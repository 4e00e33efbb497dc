"""Mutants: a decision's rules with one small mistake in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from recommender.errors import Place
from recommender.model.condition import AllOf, AnyOf, Condition, Defined, Not
from recommender.model.decision import Decision, Rule
from recommender.model.effect import (
    Advise,
    Effect,
    Include,
    Rate,
    Require,
    RuleOut,
    touched,
    waiting,
)
from recommender.model.landmarks import Landmarks
from recommender.review.condition_mutations import changes_of
from recommender.review.coverage import definitions
from recommender.review.sizing_mutations import sizing_mutations

STRONGEST = 4
NO_EFFECT = RuleOut(options=())


@dataclass(frozen=True)
class Mutant:
    """One small change of a decision."""

    place: Place
    subject: str
    """The rule or the definition that is changed, or `applies`."""
    change: str
    rules: Mapping[str, Rule] = field(default_factory=dict)
    """The rules that differ, by id, as they are in the mutant."""
    applies: Condition | None = None
    """The decision's own condition in the mutant; none where it is as it was."""


def mutants_of(decision: Decision, marks: Landmarks) -> Iterator[Mutant]:
    """Yield every mutant of the decision, each once, in the order of the file."""
    for told, condition in changes_of(decision.applies, marks):
        yield Mutant(decision.place, "applies", told, applies=condition)
    for rule in decision.rules:
        seen: list[Rule] = [rule]
        for told, changed in _of_rule(rule, marks):
            if changed not in seen:
                seen.append(changed)
                yield Mutant(rule.place, rule.id, told, {rule.id: changed})
    for name, (defined, _) in definitions(decision).items():
        for told, part in changes_of(defined.part, marks):
            yield _redefined(decision, defined.model_copy(update={"part": part}), name, told)


def _of_rule(rule: Rule, marks: Landmarks) -> Iterator[tuple[str, Rule]]:
    yield "the rule is left out", _with(rule, effect=NO_EFFECT)
    for day in ("since", "until"):
        if getattr(rule, day) is not None:
            yield f"`{day}: {getattr(rule, day)}` is left out", _with(rule, **{day: None})
    for told, condition in changes_of(rule.own_condition, marks):
        yield told, _with(rule, when=waiting(condition, rule.effect))
    for told, effect in _of_effect(rule.effect):
        yield told, _with(rule, effect=effect)


def _with(rule: Rule, **changed: object) -> Rule:
    return rule.model_copy(update=changed)


def _of_effect(effect: Effect) -> Iterator[tuple[str, Effect]]:
    """Yield the effect with an option less, or with one of its strengths changed."""
    options = touched(effect)
    for option in options if len(options) > 1 else ():
        yield f"`{option}` is left out of `{effect.kind}`", _without(effect, option)
    if isinstance(effect, Advise):
        yield from sizing_mutations(effect)
    if isinstance(effect, Rate):
        for position, change in enumerate(effect.changes):
            for by in sorted({change.by - 1, change.by + 1, -change.by} - {change.by}):
                if abs(by) <= STRONGEST:
                    moved = change.model_copy(update={"by": by})
                    mixed = (*effect.changes[:position], moved, *effect.changes[position + 1 :])
                    what = f"`{change.option}: {{{change.criterion}: {change.by}}}`"
                    yield f"{what} becomes `{by}`", Rate(changes=mixed)


def _without(effect: Effect, option: str) -> Effect:
    match effect:
        case Rate():
            return Rate(changes=tuple(c for c in effect.changes if c.option != option))
        case Advise():
            return Advise(advice=tuple(a for a in effect.advice if a.option != option))
        case RuleOut() | Require() | Include():
            left = tuple(name for name in effect.options if name != option)
            return effect.model_copy(update={"options": left})


def _redefined(decision: Decision, defined: Defined, name: str, told: str) -> Mutant:
    rules = {
        rule.id: changed
        for rule in decision.rules
        if (changed := _with(rule, when=_put(rule.when, defined))) != rule
    }
    applies = _put(decision.applies, defined)
    return Mutant(
        decision.place, name, told, rules, None if applies == decision.applies else applies
    )


def _put(condition: Condition, defined: Defined) -> Condition:
    """Return the condition with a definition put in place of the one of the same name."""
    match condition:
        case Defined(name=name) if name == defined.name:
            return defined
        case AllOf() | AnyOf():
            parts = tuple(_put(part, defined) for part in condition.parts)
            return condition.model_copy(update={"parts": parts})
        case Not():
            return Not(part=_put(condition.part, defined))
        case _:
            return condition
