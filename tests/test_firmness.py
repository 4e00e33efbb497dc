"""What turns an answer is counted, and every flip that is told is replayed."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, combinations, permutations
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from strategies import FACTS, known_values, rule_bases, scenarios

from recommender.advise.advisor import advise, decide_all
from recommender.advise.coherence import consistent
from recommender.advise.many import decide_many
from recommender.advise.verdict import Verdict, known_before, verdict_in
from recommender.advise.weights import rank_order_centroids
from recommender.explain.changes import Change, changed, table_of
from recommender.explain.conflicts import clashing
from recommender.explain.firmness import with_firmness
from recommender.explain.flips import turned
from recommender.explain.orders import orders
from recommender.explain.reweighing import reweighed
from recommender.explain.sweep import Case
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.condition import Value
from recommender.model.decision import Decision
from recommender.model.firmness import Alteration, Flip
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import DecisionResult, Recommendation
from recommender.model.scenario import Scenario, Weight
from recommender.readings import direct, experta_engine

SHIPPED = sorted((Path(__file__).parent.parent / "scenarios").glob("*.yaml"))
FEW = settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.generate])


def explained(knowledge: Knowledge, scenario: Scenario, far: bool = True) -> Recommendation:
    result = advise(knowledge, scenario, FACTS, direct.truths)
    return with_firmness(result, knowledge, scenario, far)


def altered(scenario: Scenario, alterations: Iterable[Alteration]) -> Scenario:
    for one in alterations:
        if one.requirement:
            scenario = changed(scenario, (Change(one.requirement, one.value),))
        else:
            scenario = scenario.model_copy(
                update={"priorities": one.priorities, "weights": one.weights}
            )
    return scenario


def flips_of(result: DecisionResult) -> Iterator[Flip]:
    if result.firmness:
        yield from chain(result.firmness.flips, result.firmness.open_turning)


def answer(knowledge: Knowledge, scenario: Scenario, decision: str) -> Verdict:
    return verdict_in(knowledge.decision[decision], knowledge, scenario, FACTS)


def proper_parts(flip: Flip) -> Iterator[tuple[Alteration, ...]]:
    for size in range(1, len(flip.alterations)):
        yield from combinations(flip.alterations, size)


def check_flips(knowledge: Knowledge, scenario: Scenario) -> None:
    answered = explained(knowledge, scenario)
    # What gave way stays set aside in every change that is counted.
    knowledge = consistent(knowledge, scenario, FACTS).knowledge
    for result in answered.decisions:
        before = answer(knowledge, scenario, result.id)
        for flip in flips_of(result):
            after = answer(knowledge, altered(scenario, flip.alterations), result.id)
            assert (after.status, after.choice) == (flip.status, frozenset(flip.choice))
            assert turned(before, after)
            for part in proper_parts(flip):
                assert not turned(before, answer(knowledge, altered(scenario, part), result.id))


@given(
    base=rule_bases(), several=st.lists(known_values(), min_size=1, max_size=40), like=scenarios()
)
@FEW
def test_many_scenarios_at_once_come_out_as_each_alone(
    base: Knowledge, several: list[dict[str, Value]], like: Scenario
) -> None:
    rows = [tuple(Change(name, value) for name, value in facts.items()) for facts in several]
    many = decide_many(base.decisions, table_of({}, rows, {}), base, like, FACTS)
    blank = like.model_copy(update={"declared": ()})
    for row, changes in enumerate(rows):
        scenario = changed(blank, changes)
        for decision in base.decisions:
            assert many.verdict(decision.id, row) == verdict_in(decision, base, scenario, FACTS)


def test_the_shipped_scenarios_at_once_come_out_as_each_alone(
    knowledge: Knowledge, words: Vocabulary
) -> None:
    read = [read_scenario(path.read_bytes(), path.name, words) for path in SHIPPED]
    rows = [tuple(Change(name, value) for name, value in one.values.items()) for one in read]
    blank = Scenario(name="made up")
    over = table_of(knowledge.defaults, rows, knowledge.defaults)
    many = decide_many(knowledge.decisions, over, knowledge, blank, FACTS)
    for row, changes in enumerate(rows):
        facts = known_before(knowledge.decisions, knowledge, changed(blank, changes), FACTS)
        for decision in knowledge.decisions:
            found = many.verdict(decision.id, row)
            known = found.choice if found.status in ("chosen", "not applicable") else None
            assert facts.get(decision.id) == known


@given(base=rule_bases(), scenario=scenarios())
@FEW
def test_every_flip_flips_and_no_part_of_it_does(base: Knowledge, scenario: Scenario) -> None:
    check_flips(base, scenario)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_flip_of_a_shipped_scenario_flips_and_no_part_of_it_does(
    path: Path, knowledge: Knowledge, words: Vocabulary
) -> None:
    check_flips(knowledge, read_scenario(path.read_bytes(), path.name, words))


@pytest.mark.parametrize("path", SHIPPED[::24], ids=lambda path: path.stem)
def test_every_flip_of_a_shipped_scenario_flips_in_the_engine(
    path: Path, knowledge: Knowledge, words: Vocabulary
) -> None:
    scenario = read_scenario(path.read_bytes(), path.name, words)
    whole = consistent(knowledge, scenario, FACTS).knowledge
    for result in explained(knowledge, scenario, far=False).decisions:
        for flip in list(flips_of(result))[:2]:
            after = [
                *decide_all(
                    whole.model_copy(update={"decisions": chain_of(result.id, whole)}),
                    altered(scenario, flip.alterations),
                    FACTS,
                    experta_engine.truths,
                )
            ][-1]
            assert (after.id, after.status) == (result.id, flip.status)
            assert after.choice == flip.choice


def chain_of(decision: str, knowledge: Knowledge) -> tuple[Decision, ...]:
    own = knowledge.decision[decision]
    return (*knowledge.feeding(own), own)


@given(base=rule_bases(), scenario=scenarios())
@FEW
def test_turning_changes_are_counted_exactly(base: Knowledge, scenario: Scenario) -> None:
    case = Case(consistent(base, scenario, FACTS).knowledge, scenario, FACTS)
    for result in explained(base, scenario, far=False).decisions:
        if result.firmness is None:
            continue
        decision = case.knowledge.decision[result.id]
        before = case.answer(decision)
        afters = [
            case.answer(decision, (change,))
            for change in case.moves.of(case.read_by(decision))
            if change.requirement in scenario.values
        ]
        arising = [after for after in afters if after.status in ("chosen", "conflict")]
        assert result.firmness.tried == len(arising)
        assert result.firmness.turning == sum(turned(before, after) for after in arising)


@given(base=rule_bases(), scenario=scenarios())
@FEW
def test_orders_of_the_criteria_are_counted_exactly(base: Knowledge, scenario: Scenario) -> None:
    for result in advise(base, scenario, FACTS, direct.truths).decisions:
        counted = orders(result, base.decision[result.id])
        if counted is None:
            continue
        won = sum(
            wins_under(result, order, base) for order in permutations(result_criteria(result))
        )
        assert (counted.won, counted.tried, counted.every) == (won, 6, True)


def result_criteria(result: DecisionResult) -> list[str]:
    return sorted(cell.criterion for cell in result.options[0].cells if cell.criterion != "fit")


def wins_under(result: DecisionResult, order: tuple[str, ...], base: Knowledge) -> bool:
    names = ("fit", *order)
    weights = dict(zip(names, rank_order_centroids(len(names)), strict=True))
    tied = base.decision[result.id].when_tied

    def key(option_id: str) -> tuple[Fraction, list[int], int]:
        moved = {c.criterion: c.rating + c.adjustment for c in result.option(option_id).cells}
        score = sum((weights[name] * moved[name] for name in names), Fraction(0))
        return (-score, [-moved[name] for name in names], tied.index(option_id))

    return min((option.id for option in result.options if option.right), key=key) in result.choice


@given(base=rule_bases(), scenario=scenarios())
@settings(max_examples=150, deadline=None)
def test_a_conflict_conflicts_on_its_own_and_no_part_of_it_does(
    base: Knowledge, scenario: Scenario
) -> None:
    case = Case(base, scenario, FACTS)
    for decision in base.decisions:
        if case.answer(decision).status != "conflict":
            continue
        found = clashing(decision, case)
        sets = chain.from_iterable(
            combinations(found.requirements, size) for size in range(len(found.requirements) + 1)
        )
        for names in sets:
            alone = scenario.model_copy(
                update={"declared": tuple(e for e in scenario.declared if e.requirement in names)}
            )
            conflicts = verdict_in(decision, base, alone, FACTS).status == "conflict"
            assert conflicts is (names == found.requirements)
        if found.give_up:
            better = altered(scenario, [found.give_up.alteration])
            after = verdict_in(decision, base, better, FACTS)
            assert (after.status, after.choice) == ("chosen", frozenset(found.give_up.choice))


@given(base=rule_bases(), scenario=scenarios(), data=st.data())
@FEW
def test_what_is_fixed_never_moves(
    base: Knowledge, scenario: Scenario, data: st.DataObject
) -> None:
    if not scenario.values:
        return
    fixed = data.draw(st.frozensets(st.sampled_from(sorted(scenario.values)), min_size=1))
    scenario = scenario.model_copy(update={"fixed": fixed})
    for result in explained(base, scenario).decisions:
        moved = {one.requirement for flip in flips_of(result) for one in flip.alterations}
        if result.clashing and result.clashing.give_up:
            moved.add(result.clashing.give_up.alteration.requirement)
        assert not moved & fixed


def with_weight(scenario: Scenario, criterion: str, weight: Fraction) -> Scenario:
    weights = {one.criterion: one.weight for one in scenario.weights} | {criterion: weight}
    return scenario.model_copy(
        update={"weights": tuple(Weight(criterion=n, weight=w) for n, w in weights.items())}
    )


@given(base=rule_bases(), scenario=scenarios().filter(lambda one: bool(one.weights)))
@settings(max_examples=100, deadline=None)
def test_a_weight_is_told_by_the_exact_limit_past_which_another_option_leads(
    base: Knowledge, scenario: Scenario
) -> None:
    case = Case(base, scenario, FACTS)
    now = {one.criterion: one.weight for one in scenario.weights}
    for decision in base.decisions:
        before = case.answer(decision)
        if base.feeding(decision) or before.status != "chosen" or decision.choose != "one":
            continue
        limits: dict[tuple[str, bool], Fraction] = {}
        for altered, after in reweighed(decision, case):
            criterion, side, limit = altered.told.replace(" weighed", "").split(" ")
            limits[criterion, side == "over"] = Fraction(limit)
            assert after.choice != before.choice
        for criterion in ("fit", *decision.criteria):
            own = now.get(criterion, Fraction(0))
            for over, far in ((True, own + 50), (False, Fraction(0))):
                end = limits.get((criterion, over), far)
                for weight in (own + (end - own) * Fraction(part, 9) for part in range(9)):
                    tried = with_weight(scenario, criterion, weight)
                    if any(one.weight for one in tried.weights):
                        assert answer(base, tried, decision.id).choice == before.choice
