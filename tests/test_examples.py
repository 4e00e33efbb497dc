"""The examples in the rule files hold, and leave nothing of a decision untried."""

import pytest
from shipped import answered, shipped

from recommender.model.condition import IsDeclared, leaves
from recommender.model.decision import Decision
from recommender.model.truth import Truth
from recommender.readings import direct

KNOWLEDGE, _ = shipped()
EACH_DECISION = pytest.mark.parametrize(
    "decision", KNOWLEDGE.decisions, ids=lambda decision: decision.id
)


@EACH_DECISION
def test_every_example_is_answered_as_it_expects(decision: Decision) -> None:
    wrong = {
        entry.example.name: f"{entry.result.status} {sorted(entry.result.choice)}, expected"
        f" {entry.example.status} {sorted(entry.example.expect)}"
        for entry in answered(decision.id)
        if entry.result.status != entry.example.status
        or {*entry.result.choice} != entry.example.expect
    }
    assert not wrong


@EACH_DECISION
def test_every_option_wins_in_some_example(decision: Decision) -> None:
    winners = {option for example in decision.examples for option in example.expect}
    assert winners == {option.id for option in decision.options}


@EACH_DECISION
def test_every_rule_fires_in_some_example_and_fails_in_another(decision: Decision) -> None:
    always = {
        rule.id
        for rule in decision.rules
        if all(isinstance(leaf, IsDeclared) for leaf in leaves(rule.own_condition))
    }
    untried = {}
    for rule in decision.rules:
        heard = {entry.truths.get(rule.id) for entry in answered(decision.id)}
        missing = {Truth.TRUE, Truth.FALSE} - heard
        if missing and rule.id not in always:
            untried[rule.id] = missing
    assert not untried


def test_every_requirement_is_read_by_some_rule() -> None:
    read = {
        subject
        for decision in KNOWLEDGE.decisions
        for condition in decision.conditions
        for subject in (leaf.subject for leaf in direct.grounds(condition, {}))
    }
    assert {entry.id for entry in KNOWLEDGE.requirements} <= read
