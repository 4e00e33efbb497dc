"""A witness as a scenario that a person can read and an engine can replay."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import lcm

from recommender.model.condition import Compares, Condition, Leaf, Value, leaves
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Declared, Outcome, Scenario, Weight
from recommender.proofs.telling import telling_values
from recommender.proofs.z3_solver import Witness


def scenario_of(
    witness: Witness,
    name: str,
    conditions: Iterable[Condition],
    knowledge: Knowledge,
    decided: bool,
) -> Scenario:
    """Return the scenario that a witness stands for.

    Where only the stretch between two limits matters, a round value of that stretch is taken.

    Args:
        witness: what the solver proposes.
        name: the name of the scenario.
        conditions: all that may read it.
        knowledge: the rules.
        decided: whether the outcomes of other decisions are part of the scenario.
    """
    read = list(conditions)
    facts = _rounded(witness.facts(), read, knowledge)
    weights = witness.weights()
    return Scenario(
        name=name,
        declared=tuple(
            Declared(requirement=subject, value=value)
            for subject, value in sorted(facts.items())
            if subject not in knowledge.decision
        ),
        decided=tuple(
            Outcome(decision=subject, options=value)
            for subject, value in sorted(facts.items())
            if decided and isinstance(value, frozenset) and subject in knowledge.decision
        ),
        weights=_whole(weights, knowledge) if any(weights.values()) else (),
        already_uses=witness.already_uses(),
    )


def _rounded(
    facts: Mapping[str, Value], conditions: list[Condition], knowledge: Knowledge
) -> dict[str, Value]:
    """Return the facts, each amount replaced by a telling one that all conditions read alike."""
    found: dict[str, set[Leaf]] = {}
    for condition in conditions:
        for leaf in leaves(condition):
            found.setdefault(leaf.subject, set()).add(leaf)
    amounts = [leaf for some in found.values() for leaf in some if isinstance(leaf, Compares)]
    telling = telling_values(amounts, knowledge)
    return {
        subject: next(
            (
                other
                for other in telling.get(subject, ())
                if all(leaf.test(other) is leaf.test(value) for leaf in found[subject])
            ),
            value,
        )
        for subject, value in facts.items()
    }


def _whole(weights: Mapping[str, Fraction], knowledge: Knowledge) -> tuple[Weight, ...]:
    """Return the weights in whole numbers of the same proportions, every criterion named."""
    scale = lcm(*(weight.denominator for weight in weights.values()))
    return tuple(
        Weight(criterion=name, weight=weights.get(name, Fraction(0)) * scale)
        for name in sorted(knowledge.criterion)
    )
