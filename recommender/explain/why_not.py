"""Why an option is not the answer, told rule by rule and criterion by criterion."""

from collections.abc import Iterator
from fractions import Fraction

from recommender.advise.decide import decide
from recommender.advise.evidence import Situation
from recommender.advise.life_cycles import life_cycle_evidence
from recommender.advise.verdict import known_before
from recommender.explain.nearest import Nearest, nearest
from recommender.explain.sweep import Case
from recommender.model.condition import AllOf, Leaf, leaves
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Include, Rate, Require, RuleOut
from recommender.model.recommendation import DecisionResult
from recommender.model.truth import Truth
from recommender.model.why_not import Bearing, Became, Behind, Standing, Test, WhyNot
from recommender.readings.direct import truth, truths
from recommender.readings.prose import told, turning_told, value_told

_BECAME: dict[Truth, Became] = {
    Truth.TRUE: "holds",
    Truth.FALSE: "fails",
    Truth.UNKNOWN: "unknown",
}


def why_not(decision: Decision, option: str, case: Case) -> WhyNot:
    """Return why the option is not what the decision comes to in the case."""
    knowledge = case.knowledge
    facts = known_before(knowledge.feeding(decision), knowledge, case.scenario, case.day)
    situation = Situation(knowledge, case.scenario, facts, case.day)
    result = decide(decision, situation, truths)
    standing = _standing(result, option)
    found = Nearest() if standing == "chosen" else nearest(decision, option, case)
    behind = _behind(result, option) if standing == "right" else ()
    return WhyNot(
        scenario=case.scenario.name,
        as_of=case.day,
        decision=decision.id,
        decision_name=decision.name,
        option=option,
        option_name=decision.option(option).name,
        standing=standing,
        why_not_asked=result.why_not_taken,
        choice=result.choice,
        names={one.id: one.name for one in decision.options},
        bearing=tuple(_bearings(decision, option, situation)),
        life_cycle=life_cycle_evidence(decision.option(option), situation),
        behind=behind,
        total=sum((one.points for one in behind), start=Fraction(0)) if behind else None,
        flips=found.flips,
        searched=found.searched,
        impossible=found.impossible,
    )


def _standing(result: DecisionResult, option: str) -> Standing:
    if result.status not in ("chosen", "conflict"):
        return "not asked"
    own = result.option(option)
    if own.chosen:
        return "chosen"
    if not own.right:
        return "not right"
    return "right" if result.choose == "one" else "left out"


def _bearings(decision: Decision, option: str, situation: Situation) -> Iterator[Bearing]:
    """Yield the rules in force that bear on the option, those that hold against it first."""
    found = [
        _bearing(rule, effect, against, situation)
        for rule in decision.rules
        if rule.in_force(situation.day)
        for effect, against in [_effect(rule, option, situation)]
        if effect
    ]
    order = ("holds", "unknown", "fails")
    yield from sorted(found, key=lambda one: (order.index(one.became), not one.against, one.rule))


def _effect(rule: Rule, option: str, situation: Situation) -> tuple[str, bool]:
    """Return what the rule does to the option, and whether to its disadvantage."""
    match rule.effect:
        case RuleOut():
            return ("rules it out", True) if option in rule.effect.options else ("", False)
        case Require():
            asked = option in rule.effect.options
            return "asks for it" if asked else "asks for others", not asked
        case Rate():
            moved = [one for one in rule.effect.changes if one.option == option]
            names = situation.knowledge.criterion
            words = ", ".join(
                f"{one.by:+d} on {names[one.criterion].name.lower()}" for one in moved
            )
            return words, sum(one.by for one in moved) < 0
        case Include():
            return ("includes it", False) if option in rule.effect.options else ("", False)
    return "", False


def _bearing(rule: Rule, effect: str, against: bool, situation: Situation) -> Bearing:
    return Bearing(
        rule=rule.id,
        effect=effect,
        against=against,
        became=_BECAME[truth(rule.when, situation.facts)],
        condition=told(rule.when, situation.knowledge),
        composite=not all(
            isinstance(part, Leaf)
            for part in (rule.when.parts if isinstance(rule.when, AllOf) else (rule.when,))
        ),
        tests=tuple(_test(leaf, situation) for leaf in dict.fromkeys(leaves(rule.when))),
        because=rule.because,
        sources=situation.knowledge.cited(rule.sources),
        place=str(rule.place),
    )


def _test(leaf: Leaf, situation: Situation) -> Test:
    value = situation.facts.get(leaf.subject)
    knowledge = situation.knowledge
    if value is None:
        return Test(
            subject=leaf.subject, told=told(leaf, knowledge), read="", assumed=False,
            became="unknown", distance="",
        )  # fmt: skip
    holds = leaf.test(value)
    return Test(
        subject=leaf.subject,
        told=told(leaf, knowledge),
        read=value_told(leaf.subject, value, knowledge),
        assumed=situation.reading(leaf.subject, value).assumed,
        became="holds" if holds else "fails",
        distance=turning_told(leaf, holds),
    )


def _behind(result: DecisionResult, option: str) -> tuple[Behind, ...]:
    """Return the criteria on which the option and the choice differ, the dearest first."""
    ours, theirs = result.chosen[0], result.option(option)
    found = [
        Behind(
            criterion=weight.criterion,
            name=weight.name,
            weight=weight.weight,
            choice=one.rating + one.adjustment,
            option=other.rating + other.adjustment,
            points=one.weighted - other.weighted,
        )
        for weight, one, other in zip(result.weights, ours.cells, theirs.cells, strict=True)
        if one.weighted != other.weighted
    ]
    return tuple(sorted(found, key=lambda one: (-one.points, one.criterion)))
