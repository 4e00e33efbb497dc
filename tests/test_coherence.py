"""Choices of one recommendation never contradict each other, and giving way costs the least."""

from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import FACTS, HERE, conditions, decisions, rule_bases, scenarios
from toy import toy_files

from recommender.advise.advisor import advise, choices_on, decide_all
from recommender.advise.answered import Answered, answered
from recommender.advise.coherence import consistent
from recommender.advise.matrix import matrix
from recommender.advise.taking import Case
from recommender.errors import BadFiles
from recommender.explain.firmness import with_firmness
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.clash import Clash
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import Recommendation
from recommender.model.scenario import Scenario
from recommender.model.truth import Truth
from recommender.readings import direct, experta_engine
from recommender.render.markdown import as_markdown
from recommender.render.terminal import as_terminal
from recommender.review.clashes import clash_findings

ROOT = Path(__file__).parent.parent
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))
GENERATED = settings(max_examples=60, deadline=None)

SHOES = """\
decision: shoes
name: Shoes
question: What do you wear?
stage: go
guide: "1.1"
choose: one
applies: always
options:
  boots:
    name: Boots
    summary: High and heavy.
    ratings: {cost: {score: 4, because: They last., sources: [neighbour]}}
  sandals:
    name: Sandals
    summary: Open and light.
    ratings: {cost: {score: 5, because: There is little of them., sources: [neighbour]}}
rules:
  - id: sandals-are-cold
    when: {way.rain: true}
    rule_out: [sandals]
    because: Toes get wet.
    sources: [neighbour]
when_tied: [sandals, boots]
"""
CLASHES = """\
clashes:
  pedals-tear-sandals:
    when: {transport: bike, shoes: sandals}
    because: Pedals have teeth.
    sources: [neighbour]
    examples:
      - {name: Sandals on a bicycle, decided: {transport: bike, shoes: sandals}, clashes: true}
      - {name: Boots on a bicycle, decided: {transport: bike, shoes: boots}, clashes: false}
"""
DRY = b"name: toy\nrequirements: {way.ground: road, way.length: 1 KB}\npriorities: [speed]\n"


def toy(clashes: str = CLASHES, shoes: str = SHOES) -> tuple[Knowledge, Vocabulary]:
    return load_knowledge(toy_files(shoes=shoes, clashes=clashes))


def answer(text: bytes, base: tuple[Knowledge, Vocabulary]) -> Recommendation:
    knowledge, words = base
    scenario = read_scenario(text, "toy.yaml", words)
    result = advise(knowledge, scenario, knowledge.facts_date, experta_engine.truths)
    return with_firmness(result, knowledge, scenario, far=False)


def choices(result: Recommendation) -> dict[str, tuple[str, ...]]:
    return {one.id: one.choice for one in result.decisions}


def test_the_cheaper_choice_gives_way_and_says_what_that_costs() -> None:
    result = answer(DRY, toy())
    assert choices(result)["transport"] == ("bike",) and choices(result)["shoes"] == ("boots",)
    [shoes] = [one for one in result.decisions if one.id == "shoes"]
    assert shoes.gave_way is not None
    assert (shoes.gave_way.option, shoes.gave_way.clash) == ("sandals", "pedals-tear-sandals")
    lead = (shoes.option("sandals").score or Fraction()) - (shoes.option("boots").score or 0)
    assert shoes.gave_way.points == lead > 0
    [piece] = shoes.option("sandals").against
    assert piece.kind == "clash" and piece.because == "Pedals have teeth."
    assert shoes.then == shoes.now or shoes.now == ("boots",)
    assert not result.in_conflict
    assert all(one.gave_way is None for one in result.decisions if one is not shoes)


def test_what_is_decided_already_does_not_give_way() -> None:
    result = answer(DRY + b"decided: {shoes: sandals}\n", toy())
    assert choices(result)["transport"] == ("feet",)
    [transport] = [one for one in result.decisions if one.id == "transport"]
    assert transport.gave_way and transport.gave_way.option == "bike"


def test_what_nothing_solves_is_reported_as_a_conflict() -> None:
    result = answer(DRY + b"decided: {shoes: sandals, transport: bike}\n", toy())
    assert [one.clash for one in result.clashes] == ["pedals-tear-sandals"] and result.in_conflict
    for text in (as_terminal(result, full=False, width=200), as_markdown(result, full=False)):
        assert "These answers do not fit together" in text and "Pedals have teeth." in text


@pytest.mark.parametrize("full", [True, False])
def test_the_report_says_what_gave_way(full: bool) -> None:
    result = answer(DRY, toy())
    for text in (as_terminal(result, full=full, width=200), as_markdown(result, full=full)):
        assert "Gave way" in text
        assert "Sandals would be" in text and "does not fit: Pedals have teeth." in text


def test_where_nothing_would_be_right_the_earlier_choice_gives_way() -> None:
    only = SHOES.replace("when: {way.rain: true}", "when: {transport: bike}").replace(
        "rule_out: [sandals]", "rule_out: [sandals, boots]"
    )
    base = toy("{}", only)
    result = answer(DRY, base)
    assert choices(result)["transport"] == ("feet",) and choices(result)["shoes"] == ("sandals",)
    [transport] = [one for one in result.decisions if one.id == "transport"]
    assert transport.gave_way and transport.gave_way.because == (
        "Shoes would have nothing right. Toes get wet."
    )
    assert answer(DRY + b"decided: {transport: bike}\n", base).in_conflict


def test_a_requirement_that_leaves_nothing_right_still_conflicts() -> None:
    text = SHOES.replace("rule_out: [sandals]", "rule_out: [sandals, boots]")
    wet = DRY.replace(b"way.length", b"way.rain: true, way.length")
    result = answer(wet, toy(shoes=text))
    assert choices(result)["transport"] == ("bike",) and result.in_conflict
    assert not result.clashes


def test_files_and_keys_in_any_order_give_the_same_bytes() -> None:
    more = CLASHES + CLASHES.split("\n", 1)[1].replace("pedals-tear", "chains-catch")
    head, one, other = more.partition("  chains-catch")
    swapped = "clashes:\n" + one + other + head.partition("\n")[2]
    files = toy_files(shoes=SHOES, clashes=swapped)
    Random(3).shuffle(files)
    assert answer(DRY, load_knowledge(files)).model_dump_json() == (
        answer(DRY, toy(more)).model_dump_json()
    )


def test_mistakes_in_a_clash_have_their_place() -> None:
    wrong = CLASHES.replace("shoes: sandals}\n    because", "shoes: sandal}\n    because")
    with pytest.raises(BadFiles, match="did you mean `sandals`"):
        toy(wrong)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("shoes: boots}, clashes: false", "shoes: boots}, clashes: true", "clash-example"),
        ("when: {transport: bike, shoes: sandals}", "when: {way.rain: true}", "clash-of-nothing"),
        (
            "when: {transport: bike, shoes: sandals}",
            "when: {all: [{shoes: sandals}, {not: {shoes: sandals}}]}",
            "clash-never-true",
        ),
    ],
)
def test_the_check_finds_what_is_wrong_with_a_clash(old: str, new: str, code: str) -> None:
    knowledge, _ = toy(CLASHES.replace(old, new))
    assert code in {one.code for one in clash_findings(knowledge, 5)}


def test_the_shipped_clashes_are_shown_both_ways(knowledge: Knowledge) -> None:
    assert not [*clash_findings(knowledge, 5)] and len(knowledge.clashes) >= 10


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_shipped_scenarios_hold_together(
    path: Path, knowledge: Knowledge, words: Vocabulary
) -> None:
    scenario = read_scenario(path.read_bytes(), path.name, words)
    for day in knowledge.clocks:
        check_holds_together(consistent(knowledge, scenario, day).facts, knowledge, day)


def check_holds_together(facts: object, base: Knowledge, day: date) -> None:
    assert isinstance(facts, dict)
    for clash in base.clashes:
        assert not clash.in_force(day) or direct.truth(clash.when, facts) is not Truth.TRUE


@st.composite
def clashing(draw: st.DrawFn, base: Knowledge) -> Knowledge:
    names = tuple(one.id for one in base.decisions)
    return base.model_copy(
        update={
            "clashes": tuple(
                Clash(
                    id=f"clash-{number}",
                    when=draw(conditions(names, 4)),
                    because="Made up.",
                    sources=("made-up",),
                    since=draw(st.sampled_from((None, None, date(2023, 1, 1)))),
                    until=None,
                    place=HERE,
                )
                for number in range(draw(st.integers(1, 3)))
            )
        }
    )


@given(rule_bases().flatmap(clashing), scenarios())
@GENERATED
def test_no_clash_holds_unless_it_is_reported(base: Knowledge, scenario: Scenario) -> None:
    result = advise(base, scenario, FACTS, direct.truths)
    facts = {**base.defaults, **scenario.values}
    for one in result.decisions:
        if one.status in ("chosen", "not applicable"):
            facts[one.id] = frozenset(one.choice)
        assert one.status != "conflict" or all(option.against for option in one.options)
    true = {
        clash.id
        for clash in base.clashes
        if clash.in_force(FACTS) and direct.truth(clash.when, facts) is Truth.TRUE
    }
    assert true == {one.clash for one in result.clashes}
    found = {one.id: one.choice for one in result.decisions}
    assert found == choices_on(base, scenario, FACTS)
    assert advise(base, scenario, FACTS, experta_engine.truths) == result
    assert Recommendation.model_validate_json(result.model_dump_json()) == result


@st.composite
def apart(draw: st.DrawFn) -> Knowledge:
    """Draw decisions that do not read one another, so that any combination can be tried."""
    base = draw(rule_bases())
    made = tuple(draw(decisions(f"decision-{number}", ())) for number in range(3))
    return draw(clashing(base.model_copy(update={"decisions": made})))


@given(apart(), scenarios())
@GENERATED
def test_what_gives_way_is_the_best_of_all_combinations(
    base: Knowledge, scenario: Scenario
) -> None:
    start = answered(Case(base, scenario, FACTS))
    best = min(combinations(start), default=None)
    found = consistent(base, scenario, FACTS)
    loss = sum((one.points for one in found.gave_way.values()), Fraction(0))
    aside = sum(len(one.set_aside) for one in found.knowledge.decisions)
    assert (None if found.clashes else (loss, aside)) == best


def combinations(start: Answered) -> list[tuple[Fraction, int]]:
    """Return what each combination of right options costs that no clash is true of."""
    moving = [one for one in start.taken.values() if one.verdict.status == "chosen"]
    boards = [matrix(one.ground.board, one.hold) for one in moving]
    found = []
    for places in product(*(range(len(one.verdict.right)) for one in moving)):
        facts, loss = dict(start.facts), Fraction(0)
        for one, board, place in zip(moving, boards, places, strict=True):
            decision, right = one.ground.decision, one.verdict.right
            facts[decision.id] = frozenset({right[place]})
            loss += board.score(right[0]) - board.score(right[place])
        if not any(
            clash.in_force(FACTS) and direct.truth(clash.when, facts) is Truth.TRUE
            for clash in start.case.knowledge.clashes
        ):
            found.append((loss, sum(places)))
    return found


@given(rule_bases(), scenarios())
@GENERATED
def test_where_nothing_clashes_nothing_changes(base: Knowledge, scenario: Scenario) -> None:
    found = consistent(base, scenario, FACTS)
    one_by_one = [*decide_all(base, scenario, FACTS, direct.truths)]
    torn = any(one.status == "conflict" for one in one_by_one)
    if not torn:
        assert found.knowledge is base
        result = advise(base, scenario, FACTS, direct.truths)
        assert choices(result) == {one.id: one.choice for one in one_by_one}
    assert not found.clashes


def test_a_shipped_scenario_shows_what_gives_way(knowledge: Knowledge, words: Vocabulary) -> None:
    path = ROOT / "scenarios" / "recipes-beside-the-warehouse.yaml"
    scenario = read_scenario(path.read_bytes(), path.name, words)
    result = advise(knowledge, scenario, knowledge.facts_date, direct.truths)
    [gone] = [one.gave_way for one in result.decisions if one.gave_way]
    assert gone.clash in {clash.id for clash in knowledge.clashes}
    assert gone.points > 0
    assert gone.name in as_markdown(result, full=False)
