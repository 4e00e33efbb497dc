"""What must always hold, over generated rule bases and over the shipped rules."""

from collections.abc import Iterator
from fractions import Fraction
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import CRITERIA, FACTS, OPTIONS, rule_bases, scenarios

from recommender.advise.advisor import advise, decide_all
from recommender.advise.matrix import Board, matrix
from recommender.advise.weights import weights_for
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.condition import Decided, leaves
from recommender.model.decision import Decision
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import DecisionResult, OptionResult, Recommendation
from recommender.model.scenario import Scenario, Weight
from recommender.readings import direct, experta_engine
from recommender.render.scenario_file import as_scenario_file

SHIPPED = settings(max_examples=30, deadline=None)
GENERATED = settings(max_examples=50, deadline=None)


def results(knowledge: Knowledge, scenario: Scenario) -> dict[str, DecisionResult]:
    return {result.id: result for result in decide_all(knowledge, scenario, FACTS, direct.truths)}


def shipped_scenarios(knowledge: Knowledge) -> st.SearchStrategy[Scenario]:
    criteria = ("fit", *sorted(entry.id for entry in knowledge.criteria if entry.id != "fit"))
    return scenarios(knowledge.requirements, criteria)


@given(rule_bases(), scenarios())
@GENERATED
def test_both_engines_give_the_same_recommendation(base: Knowledge, scenario: Scenario) -> None:
    plain = advise(base, scenario, FACTS, direct.truths)
    assert advise(base, scenario, FACTS, experta_engine.truths) == plain


@given(data=st.data())
@SHIPPED
def test_both_engines_give_the_same_recommendation_by_the_shipped_rules(
    data: st.DataObject, knowledge: Knowledge
) -> None:
    scenario = data.draw(shipped_scenarios(knowledge))
    plain = advise(knowledge, scenario, FACTS, direct.truths)
    assert advise(knowledge, scenario, FACTS, experta_engine.truths) == plain


@given(rule_bases(), scenarios(), st.randoms(use_true_random=False))
@GENERATED
def test_the_order_in_which_rules_and_options_are_written_does_not_matter(
    base: Knowledge, scenario: Scenario, chance: Random
) -> None:
    assert advise(_shuffled(base, chance), scenario, FACTS, direct.truths) == advise(
        base, scenario, FACTS, direct.truths
    )


def _shuffled(base: Knowledge, chance: Random) -> Knowledge:
    def mixed(decision: Decision) -> Decision:
        rules, options = [*decision.rules], [*decision.options]
        chance.shuffle(rules)
        chance.shuffle(options)
        return decision.model_copy(update={"rules": tuple(rules), "options": tuple(options)})

    requirements = [*base.requirements]
    chance.shuffle(requirements)
    decisions = tuple(map(mixed, base.decisions))
    return base.model_copy(update={"decisions": decisions, "requirements": tuple(requirements)})


def check_choice(result: DecisionResult) -> None:
    if result.choose == "any":
        for option in result.chosen:
            assert option.right and option.in_favour
        return
    if result.status == "conflict":
        assert not result.choice and all(option.against for option in result.options)
    if result.status == "chosen":
        [option] = result.chosen
        assert option.right and not option.against
        assert option.score == max(other.score or 0 for other in result.options if other.right)
        assert result.because or result.close_call or not result.runner_up or result.margin


@given(rule_bases(), scenarios())
@GENERATED
def test_what_is_ruled_out_is_never_chosen_and_every_choice_is_explained(
    base: Knowledge, scenario: Scenario
) -> None:
    for result in results(base, scenario).values():
        check_choice(result)


@given(data=st.data())
@SHIPPED
def test_every_choice_by_the_shipped_rules_is_explained(
    data: st.DataObject, knowledge: Knowledge
) -> None:
    for result in results(knowledge, data.draw(shipped_scenarios(knowledge))).values():
        check_choice(result)


def _reads_outcomes(decision: Decision) -> bool:
    conditions = decision.conditions
    return any(isinstance(leaf, Decided) for when in conditions for leaf in leaves(when))


def check_more_never_revives(base: Knowledge, scenario: Scenario) -> None:
    whole = results(base, scenario)
    for entry in scenario.declared:
        if entry.requirement in base.defaults:
            continue
        fewer = tuple(other for other in scenario.declared if other != entry)
        before = results(base, scenario.model_copy(update={"declared": fewer}))
        for decision in base.decisions:
            if not _reads_outcomes(decision) and before[decision.id].options:
                gone = {option.id for option in before[decision.id].not_right}
                assert gone <= {option.id for option in whole[decision.id].not_right}


@given(rule_bases(), scenarios())
@GENERATED
def test_declaring_more_never_revives_an_option(base: Knowledge, scenario: Scenario) -> None:
    check_more_never_revives(base, scenario)


@given(data=st.data())
@SHIPPED
def test_declaring_more_never_revives_an_option_of_the_shipped_rules(
    data: st.DataObject, knowledge: Knowledge
) -> None:
    scenario = data.draw(shipped_scenarios(knowledge))
    # An option stays ruled out as long as its decision is reached at all.
    assume(len(scenario.declared) <= 12)
    check_more_never_revives(knowledge, scenario)


@given(rule_bases(), scenarios(), st.sampled_from(CRITERIA), st.integers(1, 5))
@GENERATED
def test_more_weight_on_a_criterion_never_moves_the_choice_to_one_rated_lower_on_it(
    base: Knowledge, scenario: Scenario, criterion: str, more: int
) -> None:
    assume(scenario.weights)
    heavier = tuple(
        Weight(
            criterion=entry.criterion, weight=entry.weight + more * (entry.criterion == criterion)
        )
        for entry in scenario.weights
    )
    first = base.model_copy(update={"decisions": base.decisions[:1]})
    [before] = results(first, scenario).values()
    [after] = results(first, scenario.model_copy(update={"weights": heavier})).values()
    if before.status == after.status == "chosen":
        assert _adjusted(after, criterion) >= _adjusted(before, criterion)


def _adjusted(result: DecisionResult, criterion: str) -> int:
    [cell] = (cell for cell in result.chosen[0].cells if cell.criterion == criterion)
    return cell.rating + cell.adjustment


@given(rule_bases(), scenarios(), st.sampled_from(OPTIONS))
@GENERATED
def test_taking_an_option_away_that_is_not_chosen_leaves_the_order_of_the_others(
    base: Knowledge, scenario: Scenario, gone: str
) -> None:
    decision = base.decisions[0]
    facts = scenario.values
    hold = [rule for rule in decision.rules if direct.truth(rule.when, facts) == "true"]
    board = matrix(Board(decision, weights_for(decision, scenario)), hold)
    order = board.best_first(OPTIONS)
    fewer = [option for option in OPTIONS if option != gone]
    assert board.best_first(fewer) == [name for name in order if name != gone]


@given(rule_bases(), scenarios())
@GENERATED
def test_a_recommendation_survives_json(base: Knowledge, scenario: Scenario) -> None:
    result = advise(base, scenario, FACTS, direct.truths)
    assert Recommendation.model_validate_json(result.model_dump_json()) == result


@given(data=st.data())
@SHIPPED
def test_a_scenario_written_out_and_read_again_is_the_same(
    data: st.DataObject, knowledge: Knowledge, words: Vocabulary
) -> None:
    scenario = data.draw(shipped_scenarios(knowledge))
    assume(scenario.declared)
    assert read_scenario(as_scenario_file(scenario).encode(), "again.yaml", words) == scenario


@given(rule_bases(), scenarios())
@GENERATED
def test_scores_are_what_the_cells_add_up_to(base: Knowledge, scenario: Scenario) -> None:
    for option in _weighed(results(base, scenario)):
        assert option.score == sum((cell.weighted for cell in option.cells), Fraction(0))


def _weighed(found: dict[str, DecisionResult]) -> Iterator[OptionResult]:
    for result in found.values():
        yield from result.options
