"""What makes options not right."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from recommender.advise.evidence import Situation
from recommender.advise.life_cycles import life_cycle_evidence
from recommender.model.clash import SetAside
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Require, RuleOut
from recommender.model.evidence import Evidence


def removed(
    decision: Decision, rules: Iterable[Rule], situation: Situation
) -> Mapping[str, tuple[Evidence, ...]]:
    """Return the evidence against each option that is not right, by option.

    A rule that requires some options speaks against all the others.
    """
    against: dict[str, list[Evidence]] = {option.id: [] for option in decision.options}
    for option in decision.options:
        against[option.id] += life_cycle_evidence(option, situation)
    for aside in decision.set_aside:
        against[aside.option].append(_gives_way(aside, situation))
    for rule in rules:
        for name in rules_out(rule, decision):
            against[name].append(situation.evidence(rule))
    return {name: tuple(pieces) for name, pieces in sorted(against.items()) if pieces}


def _gives_way(aside: SetAside, situation: Situation) -> Evidence:
    return Evidence(
        rule=aside.clash,
        kind="clash",
        options=(aside.option,),
        because=aside.because,
        readings=aside.readings,
        sources=situation.knowledge.cited(aside.sources),
        strength=Fraction(0),
    )


def rules_out(rule: Rule, decision: Decision) -> tuple[str, ...]:
    """Return the options that the rule removes where it holds."""
    match rule.effect:
        case RuleOut():
            return rule.effect.options
        case Require():
            kept = rule.effect.options
            return tuple(option.id for option in decision.options if option.id not in kept)
        case _:
            return ()
