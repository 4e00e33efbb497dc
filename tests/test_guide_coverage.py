"""Every service of the study guide is the answer somewhere, or says what it is told as."""

import json
from collections.abc import Callable

import pytest
from click.testing import Result
from toy import ABOUT, TRANSPORT, toy_files

from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.rule_files import rule_files
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.guide_coverage import GuideCoverage
from recommender.model.knowledge import Knowledge
from recommender.render.guide_coverage import coverage_as_json, coverage_as_text
from recommender.review.guide_coverage import guide_coverage
from recommender.shelf import shelf


@pytest.fixture(scope="module")
def shipped(knowledge: Knowledge, words: Vocabulary) -> GuideCoverage:
    files = rule_files(shelf("scenarios"), "scenarios")
    return guide_coverage(knowledge, [read_scenario(text, name, words) for name, text in files])


def toy(scenario: str = "", **changed: str) -> GuideCoverage:
    knowledge = load_knowledge(toy_files(**changed))[0]
    text = f"name: A way\nrequirements: {{{scenario}}}\n"
    words = Vocabulary.of(knowledge)
    return guide_coverage(knowledge, [read_scenario(text.encode(), "f", words)] if scenario else [])


OPEN_THEN = ABOUT.replace("    opened: 2022-01-01\n", "")
"""The night bus drove already when the guide was written."""


def test_a_service_of_the_guide_that_no_scenario_answers_with_is_missing() -> None:
    found = toy("way.ground: road", about=OPEN_THEN)
    [bus] = found.missing
    assert bus.service == "night-bus"
    [option] = bus.options
    assert (option.decision, option.option, option.shown) == ("transport", "bus", False)
    told = "transport -> bus is the answer in no example and no scenario"
    assert told in " ".join(coverage_as_text(found).split())


def test_what_was_open_between_the_two_days_needs_an_example_only() -> None:
    example = (
        "  - {name: Once, given: {way.ground: road, way.bags: cello},"
        " as_of: 2023-01-01, expect: bus}\n"
    )
    assert toy("way.ground: road").missing
    found = toy("way.ground: road", transport=TRANSPORT + example)
    assert found.missing == ()
    assert "bus, between the two days, as in “Once”" in coverage_as_text(found)


def test_what_has_ended_counts_where_it_was_the_answer_in_its_time() -> None:
    example = (
        "  - {name: Once, given: {way.ground: road, way.bags: cello}, as_of: guide, expect: bus}\n"
    )
    found = toy("way.ground: road, way.bags: cello", about=OPEN_THEN, transport=TRANSPORT + example)
    assert found.missing == ()
    assert "transport -> bus, as in “Once” and in the scenario “A way”" in coverage_as_text(found)


def test_what_is_told_as_something_else_is_not_missing() -> None:
    told = "told_as: concept\n    told_because: A bus is a big taxi.\n    verified: yes"
    about = ABOUT.replace("verified: yes", told, 1)
    found = toy("way.ground: road", about=about)
    assert found.missing == ()
    assert "told as a concept: A bus is a big taxi." in coverage_as_text(found)


def test_the_json_holds_every_service_and_option(shipped: GuideCoverage) -> None:
    content = json.loads(coverage_as_json(shipped))
    assert len(content["services"]) == len(shipped.services)
    assert len(content["options"]) == len(shipped.options)


def test_every_service_of_the_guide_is_recommended_or_told(shipped: GuideCoverage) -> None:
    assert shipped.missing == ()


def test_every_option_is_the_answer_in_an_example_and_in_a_scenario(
    shipped: GuideCoverage,
) -> None:
    assert shipped.never_shown == ()
    beyond = [option for option in shipped.options if option.neither_day]
    assert all(option.examples for option in beyond)
    assert len(beyond) < 6


def test_the_command_says_what_is_missing(run: Callable[..., Result]) -> None:
    done = run("rules", "coverage")
    assert done.exit_code == 1
    assert "nothing recommends it, and nothing says why" in done.output
    assert "options are shown" in done.output.splitlines()[-1]
