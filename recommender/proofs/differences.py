"""The ways in which an answer with a rule can differ from the answer without it."""

import z3

from recommender.model.decision import Rule
from recommender.model.effect import Advise, Include, Rate, Require, RuleOut
from recommender.proofs.weighing import Weighing
from recommender.proofs.z3_terms import Formula


def differences(rule: Rule, with_it: Weighing, without: Weighing) -> list[Formula]:
    """Return the ways in which the answer with the rule differs from the answer without it."""
    options = [option.id for option in with_it.decision.options]
    match rule.effect:
        case RuleOut() | Require():
            if with_it.decision.choose == "any":
                return [
                    z3.And(without.included(name), z3.Not(without.removed(name)))
                    for name in options
                    if name in rule.effect.options
                ]
            gone = isinstance(rule.effect, RuleOut)
            hit = [name for name in options if (name in rule.effect.options) is gone]
            return [without.wins(name) for name in hit]
        case Rate():
            before = {name: with_it.wins(name) for name in options}
            after = {name: without.wins(name) for name in options}
            return [
                z3.And(before[one], after[other])
                for one in options
                for other in options
                if one != other
            ]
        case Include():
            return [z3.Not(without.included(name)) for name in rule.effect.options]
        case Advise():
            named = {entry.option for entry in rule.effect.advice}
            if with_it.decision.choose == "any":
                return [
                    z3.And(with_it.included(name), z3.Not(with_it.removed(name)))
                    for name in sorted(named)
                ]
            return [with_it.wins(name) for name in sorted(named)]
