"""The solver reading is held equal to the direct one, and its witnesses are replayed."""

from fractions import Fraction
from pathlib import Path

import pytest
import z3
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import FACTS, GUIDE, VOCABULARY, conditions, known_values, rule_bases, scenarios

from recommender.advise.advisor import advise
from recommender.advise.verdict import footing, known_before, verdict
from recommender.advise.weights import weights_for
from recommender.explain.sweep import Case as Asked
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.condition import Condition, Value
from recommender.model.decision import Decision
from recommender.model.knowledge import Knowledge
from recommender.model.quantity import Quantity
from recommender.model.scenario import Scenario
from recommender.model.truth import Truth
from recommender.proofs.claims import Claims, Found
from recommender.proofs.smallest import STEPS, Start, changeable
from recommender.proofs.weighing import Weighing
from recommender.proofs.z3_solver import Settler, settle
from recommender.proofs.z3_terms import Formula, Unknowns, read
from recommender.readings import direct
from recommender.review.replay import Case, Replay, replayed

SHIPPED = sorted((Path(__file__).parent.parent / "scenarios").glob("*.yaml"))
FEW = settings(max_examples=40, deadline=None)
WORDS = Knowledge(
    guide_date=GUIDE, facts_date=FACTS, stages=(), criteria=(), sources=(),
    requirements=VOCABULARY, services=(), decisions=(),
)  # fmt: skip


def fixed(over: Unknowns, facts: dict[str, Value]) -> list[Formula]:
    """Return that exactly these facts are known, as far as anything has asked for them."""
    constraints = []
    for name, term in over.facts.items():
        subject, _, word = name.partition(" ")
        value = facts.get(subject)
        constraints.append(over.known(subject) == (value is not None))
        match value:
            case bool():
                constraints.append(term == value)
            case Quantity():
                constraints.append(term == z3.Q(value.amount.numerator, value.amount.denominator))
            case str():
                constraints.append(term == (value == word))
            case frozenset():
                constraints.append(term == (word in value))
    return constraints


def so(claim: list[Formula], over: Unknowns, facts: dict[str, Value]) -> bool:
    found = settle([*claim, *fixed(over, facts)], over)
    assert found is not None
    return found is not False


@given(condition=conditions(), facts=known_values())
@FEW
def test_the_solver_reads_a_condition_as_the_direct_reading_does(
    condition: Condition, facts: dict[str, Value]
) -> None:
    over = Unknowns(WORDS, [FACTS])
    holds, fails = read(condition, over)
    for words in over.knowledge.requirements:
        for word in getattr(words, "words", ()):
            if any(name.startswith(f"{words.id} ") for name in over.facts):
                over.fact(words.id, word)
    expected = direct.truth(condition, facts)
    assert so([holds], over, facts) is (expected is Truth.TRUE)
    assert so([fails], over, facts) is (expected is Truth.FALSE)


@given(base=rule_bases(), scenario=scenarios())
@FEW
def test_the_solver_weighs_a_decision_as_the_engine_does(
    base: Knowledge, scenario: Scenario
) -> None:
    assume(scenario.weights)
    decision = base.decisions[-1]
    facts = known_before(base.feeding(decision), base, scenario, FACTS)
    ground = footing(decision, base, scenario, facts, FACTS)
    hold = [
        rule
        for rule in decision.rules
        if rule.in_force(FACTS) and direct.truth(rule.when, facts) is Truth.TRUE
    ]
    expected = verdict(ground, hold)
    assume(expected.status in ("chosen", "conflict"))
    over = Unknowns(base, [FACTS])
    board = Weighing(decision, over)
    right = {name: z3.Not(board.removed(name)) for name in "wxyz"}
    wins = {name: board.wins(name) for name in "wxyz"}
    names = board.definitions
    _name_every_word(over, base)
    given_weights = {entry.criterion: entry.weight for entry in scenario.weights}
    total = sum(given_weights.values(), Fraction(0))
    weights = [
        term
        == z3.Q((given_weights[name] / total).numerator, (given_weights[name] / total).denominator)
        for name, term in over.weights.items()
    ]
    for name in "wxyz":
        assert so([right[name]], over, facts) is (name in expected.right)
        strictly_first = so([*names, *weights, wins[name]], over, facts)
        if strictly_first:
            assert expected.choice == {name}


def _name_every_word(over: Unknowns, base: Knowledge) -> None:
    """Ask for every word of every choice that is asked for, so that all of them can be fixed."""
    for subject in {name.partition(" ")[0] for name in over.facts}:
        if subject in base.decision:
            words = tuple(option.id for option in base.decision[subject].options)
        else:
            words = getattr(base.requirement[subject], "words", ())
        for word in words:
            over.fact(subject, word)


@given(base=rule_bases(), data=st.data())
@settings(max_examples=25, deadline=None)
def test_every_witness_shows_what_it_claims(base: Knowledge, data: st.DataObject) -> None:
    decision = data.draw(st.sampled_from(base.decisions))
    claims = Claims(decision, base)
    for rule in decision.rules[:3]:
        fires = claims.fires(rule)
        if isinstance(fires, Found):
            assert rule in replay(decision, base, fires).hold
        matters = claims.matters(rule)
        if isinstance(matters, Found):
            assert replay(decision, base, matters).matters(rule)
    gap = claims.nothing_right()
    if isinstance(gap, Found):
        assert replay(decision, base, gap).verdict.status == "conflict"
    for option in decision.options:
        wins = claims.wins(option.id)
        if isinstance(wins, Found):
            assert replay(decision, base, wins).verdict.choice == {option.id}


def replay(decision: Decision, base: Knowledge, found: Found) -> Replay:
    return replayed(decision, base, Case(found.scenario, found.day))


@given(base=rule_bases(), scenario=scenarios())
@settings(max_examples=40, deadline=None)
def test_what_is_proved_impossible_never_happens(base: Knowledge, scenario: Scenario) -> None:
    decision = base.decisions[-1]
    seen = replayed(decision, base, Case(scenario, FACTS))
    claims = Claims(decision, base)
    if seen.verdict.status == "conflict":
        assert claims.nothing_right() is not False
    for rule in seen.hold:
        if seen.verdict.status in ("chosen", "conflict"):
            assert claims.fires(rule) is not False
            assert claims.ever([rule.when]) is True


@pytest.mark.parametrize("path", SHIPPED[::20], ids=lambda path: path.stem)
def test_the_solver_answers_a_shipped_scenario_as_the_direct_reading_does(
    path: Path, knowledge: Knowledge, words: Vocabulary
) -> None:
    scenario = read_scenario(path.read_bytes(), path.name, words)
    case = Asked(knowledge, scenario, FACTS)
    everything = {*knowledge.requirement}
    start = Start(
        case.facts, everything, scenario.already_uses, FACTS,
        lambda decision: weights_for(decision, scenario),
    )  # fmt: skip
    for decision in knowledge.decisions:
        found = case.answer(decision)
        if found.status != "chosen" or len(knowledge.feeding(decision)) > 3:
            continue
        board, granted, _ = changeable(decision, knowledge, start, chain=True)
        settler = Settler(board.over, granted, steps=STEPS)
        for option in decision.options:
            settled = settler.settle([board.answers(option.id)])
            assert settled is not None
            if option.id in found.choice and _clear(case, decision):
                assert settled is not False, (decision.id, option.id)
            elif option.id not in found.choice:
                assert settled is False, (decision.id, option.id)


def _clear(case: Asked, decision: Decision) -> bool:
    """Tell whether the decision, and those that feed it, are won by more than a tie."""
    answer = advise(case.knowledge, case.scenario, FACTS, direct.truths)
    close = {one.id for one in answer.decisions if one.close_call}
    return not close & {decision.id, *(one.id for one in case.knowledge.feeding(decision))}
