"""How an answer is reached, on rules of which every word is known."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from toy import TRANSPORT, toy_files

from recommender.advise.advisor import advise
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.scenario_files import read_scenario
from recommender.model.recommendation import DecisionResult
from recommender.readings import experta_engine

CLICKS = Path(__file__).parent.parent / "scenarios" / "clickstream-to-fraud.yaml"
WORKING = date(2024, 6, 1)
NEXT = " What follows it: Taxi."


def answer(
    requirements: str, day: date = WORKING, more: str = "", **changed: str
) -> dict[str, DecisionResult]:
    knowledge, words = load_knowledge(toy_files(**changed))
    text = f"name: Mine\nrequirements: {{{requirements}}}\n{more}"
    scenario = read_scenario(text.encode(), "s.yaml", words)
    result = advise(knowledge, scenario, day, experta_engine.truths)
    return {decision.id: decision for decision in result.decisions}


def against(decision: DecisionResult, option: str) -> Any:
    return [piece.rule or piece.because for piece in decision.option(option).against]


def test_the_best_of_the_right_options_is_chosen_with_its_lead() -> None:
    transport = answer("way.ground: road")["transport"]
    assert transport.choice == ("bike",)
    assert str(transport.option("bike").score) == "13/4"
    assert (transport.runner_up, str(transport.margin)) == ("bus", "1/8")
    assert [piece.because for piece in transport.because] == ["Cost: Only tyres wear."]


def test_a_limit_is_never_bought_off_by_a_score() -> None:
    transport = answer("way.ground: road, way.length: 9 KB", more="priorities: [cost]\n")[
        "transport"
    ]
    assert against(transport, "feet") == ["too-far-to-walk"]
    assert transport.choice == ("bike",)
    [reading] = transport.option("feet").against[0].readings
    assert reading.told == "the way is 9 KB"
    assert reading.distance == "needs ≤ 5 KB, you ask for 9 KB"


def test_a_rule_that_requires_some_options_speaks_against_the_others() -> None:
    transport = answer("way.ground: road, way.bags: [cello]")["transport"]
    assert transport.choice == ("bus",)
    assert transport.margin is None
    assert against(transport, "bike") == against(transport, "feet") == ["only-a-bus-takes-a-cello"]


def test_unknown_is_not_false_but_an_open_question() -> None:
    transport = answer("way.ground: road")["transport"]
    questions = {question.rule: question for question in transport.option("feet").open_questions}
    assert questions["too-far-to-walk"].asks == ("way.length",)
    assert questions["too-far-to-walk"].effect == "would not be right"
    assert questions["too-far-to-walk"].provided == "the way is over 5 KB"
    assert (
        not answer("way.ground: road, way.length: 1 KB")["transport"]
        .option("feet")
        .open_questions[1:]
    )


def test_a_default_is_used_and_said() -> None:
    transport = answer("way.ground: road, way.rain: true")["transport"]
    [note] = transport.option("bike").notes
    assert (note.tone, note.text) == ("caution", "Take a coat.")
    assert [reading.told for reading in transport.assumptions] == ["you have time"]
    assert {reading.subject: reading.assumed for reading in note.readings} == {
        "way.hurry": True,
        "way.rain": False,
    }
    assert (
        not answer("way.ground: road, way.rain: true, way.hurry: true")["transport"]
        .option("bike")
        .notes
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 8, 24), "Late bus opens only on 2022-01-01."),
        (date(2025, 1, 1), "Night bus has been closed to new customers since 2025-01-01." + NEXT),
        (date(2026, 1, 1), "Night bus ended on 2026-01-01." + NEXT),
    ],
)  # fmt: skip
def test_a_service_that_cannot_be_had_on_the_day_is_not_right(day: date, words: str) -> None:
    assert against(answer("way.ground: road", day)["transport"], "bus") == [words]


def test_a_service_that_closed_stays_right_for_those_who_use_it_until_it_ends() -> None:
    uses = "already_uses: [night-bus]\n"
    closed = answer("way.ground: road", date(2025, 6, 1), uses)["transport"]
    assert closed.option("bus").right
    ended = answer("way.ground: road", date(2026, 6, 1), uses)["transport"]
    assert not ended.option("bus").right


def test_both_clocks_are_shown_where_they_differ() -> None:
    rule = """\
  - id: a-new-lane
    since: 2023-01-01
    when: {way.ground: road}
    rate: {feet: {fit: 3}}
    because: There is a pavement now.
    sources: [neighbour]
when_tied"""
    transport = answer("way.ground: road", transport=TRANSPORT.replace("when_tied", rule, 1))[
        "transport"
    ]
    assert (transport.then, transport.now) == (("bike",), ("feet",))


def test_nothing_right_is_a_conflict_that_names_its_requirements() -> None:
    late = date(2026, 6, 1)
    transport = answer("way.ground: road, way.bags: [cello]", late)["transport"]
    assert (transport.status, transport.choice) == ("conflict", ())
    assert [reading.told for reading in transport.conflict] == ["you carry a cello"]


def test_a_decision_that_does_not_apply_is_known_not_to_hold() -> None:
    answers = answer("way.ground: mud")
    assert answers["transport"].status == "not applicable"
    assert answers["transport"].why_not_taken == "the way is muddy"
    assert not answers["luggage"].option("helmet").open_questions


def test_a_decision_that_may_not_apply_is_open_and_says_what_it_waits_for() -> None:
    answers = answer("way.rain: false")
    assert answers["transport"].status == "open"
    assert answers["transport"].asks == ("way.ground",)
    [question] = answers["luggage"].option("helmet").open_questions
    assert question.asks == ("transport",)


def test_a_checklist_brings_what_its_items_need() -> None:
    luggage = answer("way.ground: road, way.rain: false")["luggage"]
    assert luggage.choice == ("helmet", "key", "lock")
    [need] = luggage.option("key").in_favour
    assert (need.kind, need.because) == ("need", "Lock needs it: It opens with one.")


def test_an_item_that_is_needed_and_not_right_is_a_conflict() -> None:
    luggage = answer("way.ground: mud, way.rain: true, way.bags: [cello]")["luggage"]
    assert luggage.status == "conflict"
    assert [reading.subject for reading in luggage.conflict] == ["way.bags", "way.rain"]


def test_a_decision_that_is_taken_already_is_built_on() -> None:
    answers = answer("way.ground: road", more="decided: {transport: feet}\n")
    assert answers["transport"].status == "given"
    assert answers["luggage"].choice == ()


def test_a_tie_is_shown_and_settled_by_criteria_before_the_order_to_prefer() -> None:
    even = TRANSPORT.replace("score: 5, because: Shoes last.", "score: 4, because: Shoes last.")
    even = even.replace("score: 1, because: Legs", "score: 4, because: Legs")
    transport = answer("way.ground: road", transport=even)["transport"]
    assert transport.choice == ("feet",)
    assert (
        transport.close_call == "a tie on every criterion, settled by the order to prefer in a tie"
    )
    uneven = even.replace("speed: {score: 4, because: Legs", "speed: {score: 3, because: Legs")
    uneven = uneven.replace("score: 4, because: Shoes", "score: 5, because: Shoes")
    transport = answer("way.ground: road", transport=uneven)["transport"]
    assert transport.close_call == "a tie, settled by cost"


def test_what_no_rule_reads_is_said() -> None:
    knowledge, words = load_knowledge(toy_files())
    scenario = read_scenario(
        b"name: Mine\nrequirements: {way.ground: mud, way.length: 2 KB}", "s", words
    )
    assert advise(knowledge, scenario, WORKING, experta_engine.truths).ignored == ("way.length",)


def test_quiet_answers_are_a_line_each(run: Callable[..., Result]) -> None:
    done = run(str(CLICKS), "--quiet")
    assert "stream-service=kinesis-data-streams\n" in done.output
    assert all(line.count("=") == 1 for line in done.output.splitlines())
    several = run(str(CLICKS), str(CLICKS), "--quiet").output.splitlines()
    assert all(line.startswith(f"{CLICKS}:") for line in several)
