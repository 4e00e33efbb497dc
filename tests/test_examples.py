"""The examples in the rule files hold, and leave nothing of a decision untried."""

from collections.abc import Mapping
from functools import cache

import pytest

from recommender.advise.advisor import decide_all
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.rule_files import rule_files
from recommender.model.condition import Condition, IsDeclared, Value, leaves
from recommender.model.decision import Decision
from recommender.model.example import Example
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import DecisionResult
from recommender.model.truth import Truth
from recommender.readings import direct
from recommender.shelf import shelf

KNOWLEDGE, _ = load_knowledge(rule_files(shelf("rules")))
EXAMPLES = [
    (decision, example) for decision in KNOWLEDGE.decisions for example in decision.examples
]


class Listening:
    """A reading that remembers every truth it gave to the rules of one decision."""

    def __init__(self, decision: Decision) -> None:
        self.asked = {rule.id for rule in decision.rules}
        self.heard: dict[str, set[Truth]] = {rule.id: set() for rule in decision.rules}

    def __call__(
        self, conditions: Mapping[str, Condition], facts: Mapping[str, Value]
    ) -> Mapping[str, Truth]:
        truths = direct.truths(conditions, facts)
        for name in self.asked & truths.keys():
            self.heard[name].add(truths[name])
        return truths


@cache
def chain_to(decision_id: str) -> Knowledge:
    """Return the rules of the decision and of those that feed it, which are all that it reads."""
    decision = KNOWLEDGE.decision[decision_id]
    chain = (*KNOWLEDGE.feeding(decision), decision)
    return KNOWLEDGE.model_copy(update={"decisions": chain})


def answered(decision: Decision, example: Example, read: Listening) -> DecisionResult:
    day = example.as_of or KNOWLEDGE.facts_date
    *_, last = decide_all(chain_to(decision.id), example.scenario, day, read)
    return last


@pytest.mark.parametrize(
    ("decision", "example"),
    EXAMPLES,
    ids=[f"{decision.id}: {example.name}" for decision, example in EXAMPLES],
)
def test_an_example_is_answered_as_it_expects(decision: Decision, example: Example) -> None:
    result = answered(decision, example, Listening(decision))
    assert result.status == example.status
    assert set(result.choice) == example.expect


@pytest.mark.parametrize("decision", KNOWLEDGE.decisions, ids=lambda decision: decision.id)
def test_every_option_wins_in_some_example(decision: Decision) -> None:
    winners = {option for example in decision.examples for option in example.expect}
    assert winners == {option.id for option in decision.options}


@pytest.mark.parametrize("decision", KNOWLEDGE.decisions, ids=lambda decision: decision.id)
def test_every_rule_fires_in_some_example_and_fails_in_another(decision: Decision) -> None:
    listening = Listening(decision)
    for example in decision.examples:
        answered(decision, example, listening)
    both = {Truth.TRUE, Truth.FALSE}
    always = {
        rule.id
        for rule in decision.rules
        if all(isinstance(leaf, IsDeclared) for leaf in leaves(rule.own_condition))
    }
    untried = {name: both - heard for name, heard in listening.heard.items() if name not in always}
    assert not {name: missing for name, missing in untried.items() if missing}


def test_every_requirement_is_read_by_some_rule() -> None:
    read = {
        subject
        for decision in KNOWLEDGE.decisions
        for condition in decision.conditions
        for subject in (leaf.subject for leaf in direct.grounds(condition, {}))
    }
    assert {entry.id for entry in KNOWLEDGE.requirements} <= read
