"""Every service of the study guide is the answer somewhere, or says what it is told as."""

import json
from collections.abc import Callable

import pytest
from click.testing import Result
from toy import ABOUT, TRANSPORT, toy_files

from recommender.errors import BadFiles
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


OUTLINE = (
    *("1.1", "1.2", "1.3", "2.1", "2.2", "2.3"),
    *("3.1", "3.2", "3.3", "3.4", "3.5", "4.1", "4.2", "4.3", "4.4"),
)
"""The outline of the examination."""


def test_everything_that_the_guide_treats_is_answered_or_told(shipped: GuideCoverage) -> None:
    assert shipped.untold == ()
    sections = {section.section: section for section in shipped.sections}
    assert {*OUTLINE} <= sections.keys()
    assert all(sections[number].topics for number in OUTLINE)
    named = {name for section in shipped.sections for name in section.services}
    assert named == {service.service for service in shipped.services}


def test_every_decision_has_its_place_in_the_guide(
    shipped: GuideCoverage, knowledge: Knowledge
) -> None:
    told = {
        one.decision
        for section in shipped.sections
        for one in (*section.others, *(one for topic in section.topics for one in topic.decisions))
    }
    assert told == knowledge.decision.keys()


GUIDE = """\
guide:
  - section: "1.1"
    title: Ways
    topics:
      - {topic: How to go, decisions: [transport]}
      - {topic: Where to, not_a_rule: That is for everybody to know.}
  - {section: "1.2", title: Bags}
"""


def test_a_topic_without_a_scenario_is_told() -> None:
    found = toy("way.ground: road", about=OPEN_THEN + GUIDE)
    section, _ = found.sections
    assert [topic.topic for topic in section.topics] == ["How to go", "Where to"]
    assert found.untold == ()
    [(number, topic)] = toy(about=OPEN_THEN + GUIDE).untold
    assert (number, topic.topic) == ("1.1", "How to go")
    text = coverage_as_text(toy(about=OPEN_THEN + GUIDE))
    assert "Where to: no rule: That is for everybody to know." in text
    assert "1.1: How to go is answered nowhere" in text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("decisions: [transport]", "decisions: [transprt]", "did you mean `transport`"),
        ("decisions: [transport]", "decisions: []", "or say why none does"),
        ('section: "1.1"', 'section: "1.3"', "`1.1` is not a section"),
    ],
)
def test_what_leads_nowhere_in_the_guide_is_refused(old: str, new: str, told: str) -> None:
    with pytest.raises(BadFiles, match=told):
        toy(about=ABOUT + GUIDE.replace(old, new))


def test_the_command_says_what_answers_for_what(run: Callable[..., Result]) -> None:
    done = run("rules", "coverage")
    assert done.exit_code == 0
    assert "What to do with imbalanced data: class-imbalance (" in done.output
    assert "options are shown" in done.output.splitlines()[-1]
