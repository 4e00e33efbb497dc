"""A picture shows what was chosen and nothing else, and what flows between."""

import re
from functools import cache
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from pack_files import pack
from pictures import PICTURE, toy_diagram
from strategies import scenarios
from toy import toy_files

from recommender.advise.advisor import advise
from recommender.errors import BadFiles
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.diagram import Diagram
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import Recommendation
from recommender.model.scenario import Scenario
from recommender.readings import direct

ROOT = Path(__file__).parent.parent
EVERY = 6
"""Of the shipped scenarios, every sixth is tried."""


def drawn(result: Recommendation) -> Diagram:
    assert result.diagram is not None
    return result.diagram


@pytest.fixture(scope="module")
def answered(knowledge: Knowledge, words: Vocabulary) -> dict[str, Recommendation]:
    paths = sorted((ROOT / "scenarios").glob("*.yaml"))[::EVERY]
    return {
        path.stem: advise(
            knowledge,
            read_scenario(path.read_bytes(), path.name, words),
            knowledge.facts_date,
            direct.truths,
        )
        for path in paths
    }


def test_every_decision_is_drawn_or_it_is_said_why_not(knowledge: Knowledge) -> None:
    assert {decision.id for decision in knowledge.decisions} == knowledge.picture.decisions
    shown = {
        entry.decision
        for part in knowledge.picture.parts
        for entry in (*part.drawn_for, *part.tells)
    }
    assert not shown & {entry.decision for entry in knowledge.picture.undrawn}


def test_nothing_is_drawn_that_was_not_chosen(answered: dict[str, Recommendation]) -> None:
    for result in answered.values():
        holds_together(result)
    assert sum(len(drawn(result).nodes) for result in answered.values()) > 100


def holds_together(result: Recommendation) -> None:
    """Hold a picture to its answer, and its parts to one another."""
    chosen = {(entry.id, option) for entry in result.decisions for option in entry.choice}
    diagram = drawn(result)
    boundaries = [boundary.id for boundary in diagram.boundaries]
    ids = [node.id for node in diagram.nodes]
    assert len({*ids, *boundaries}) == len(ids) + len(boundaries)
    joined = {stop for flow in diagram.flows for stop in flow.stops}
    assert joined <= {*ids}
    for thing in (*diagram.nodes, *diagram.boundaries):
        assert {(choice.decision, choice.option) for choice in thing.choices} <= chosen
        assert thing.names
        assert thing.inside in ("", *boundaries)
    for node in diagram.nodes:
        outside = node.kind in ("source", "consumer")
        assert (node.id in joined) if outside else node.choices
    held = {thing.inside for thing in (*diagram.nodes, *diagram.boundaries)}
    assert {*boundaries} <= held
    for edge in diagram.edges:
        assert edge.source in ids
        assert edge.target in ids
        assert edge.carries


@cache
def toy(order: int = 0) -> tuple[Knowledge, Vocabulary]:
    """Return the toy rules with a picture, written in an order of their own."""
    texts = {name: text.decode() for name, text in toy_files(picture=PICTURE)}
    chance = Random(order)
    if order:
        content = yaml.safe_load(texts["rules/picture.yaml"])
        for key in ("parts", "flows"):
            entries = [*content["picture"][key]]
            chance.shuffle(entries)
            old = content["picture"][key]
            content["picture"][key] = (
                {name: old[name] for name in entries} if key == "parts" else entries
            )
        del texts["rules/picture.yaml"]
        texts["rules/a.yaml"] = yaml.safe_dump(content, sort_keys=False)
    return load_knowledge([(name, text.encode()) for name, text in texts.items()])


@settings(max_examples=60, deadline=None)
@given(scenario=scenarios(toy()[0].requirements, ("fit", "cost", "speed")))
def test_pictures_hold_together_in_any_scenario_and_order(scenario: Scenario) -> None:
    results = [
        advise(knowledge, scenario, knowledge.facts_date, direct.truths)
        for knowledge, _ in map(toy, range(3))
    ]
    holds_together(results[0])
    assert results[0].diagram == results[1].diagram == results[2].diagram


def ways(diagram: Diagram) -> dict[str, str]:
    """Return what is carried, by the stops on the way."""
    return {" ".join(flow.stops): ", ".join(flow.carries) for flow in diagram.flows}


def test_what_is_not_drawn_is_skipped_and_gateways_are_passed() -> None:
    by_bike = toy_diagram("{way.ground: road, way.length: 1 KB, way.bags: laptop, way.rain: true}")
    assert ways(by_bike) == {
        "home ride": "a person",
        "ride bag": "papers",
        "rain bag": "water",
        "bag work": "water, papers",
    }
    assert [node.id for node in by_bike.nodes] == ["home", "rain", "ride", "bag", "work"]
    assert [boundary.id for boundary in by_bike.boundaries] == ["country", "town"]
    ride = next(node for node in by_bike.nodes if node.id == "ride")
    assert (ride.inside, ride.names, ride.notes) == ("town", ("Bicycle",), ("Coat",))


def test_a_gateway_that_nothing_passes_is_told_on_its_boundary() -> None:
    told = toy_diagram("{way.ground: road, way.length: 1 KB, way.bags: laptop}")
    notes = {boundary.id: boundary.notes for boundary in told.boundaries}
    assert notes == {"country": ("Bridge",), "town": ("Head: Helmet", "Gate")}


def test_what_crosses_a_boundary_passes_its_gateways_from_outside_to_inside() -> None:
    straight = PICTURE.replace("[ride, bag, work]", "[ride, work]")
    told = ways(toy_diagram("{way.ground: road, way.length: 1 KB, way.bags: laptop}", straight))
    assert told["ride gate bridge work"] == "papers"
    turned = straight.replace("[ride, work]", "[work, ride]")
    told = ways(toy_diagram("{way.ground: road, way.length: 1 KB, way.bags: laptop}", turned))
    assert told["work bridge gate ride"] == "papers"


def test_two_that_are_outside_are_not_joined_over_what_is_missing() -> None:
    wet = "{way.ground: mud, way.rain: true, way.bags: laptop}"
    assert toy_diagram(wet).nodes == ()
    assert toy_diagram(wet).summary == "Nothing that was chosen here is drawn."


def test_what_has_no_right_answer_is_named_as_missing() -> None:
    far = "{way.ground: road, way.bags: cello, way.length: 9 KB}"
    only_feet = PICTURE.replace("but_not: [feet]", "options: [bus, bike, feet]")
    assert toy_diagram(far, only_feet).missing == ("Transport",)


def shipped(name: str, answered: dict[str, Recommendation]) -> dict[str, str]:
    return ways(drawn(answered[name]))


@pytest.mark.parametrize(
    ("name", "flows"),
    [
        (
            "seventy-billion-parameters",
            {
                "file-share batch-load": "files",
                "batch-load lake": "loaded data",
                "lake s3-gateway-endpoint file-system": "training data",
                "file-system training": "training data",
                "images training": "the image",
                "package-repositories internet-gateway nat-gateway training": "packages",
            },
        ),
        (
            "logs-into-the-lake",
            {
                "applications stream": "events",
                "stream lake": "records",
                "lake analytics": "tables",
                "analytics analysts": "answers",
            },
        ),
        (
            "ticket-shop-whose-parts-fail-alone",
            {
                "visitors internet-gateway entrance code": "requests, answers",
                "code repository": "records",
                "code messages": "messages",
                "watch notification": "alarms",
                "notification on-call": "alarms",
            },
        ),
    ],
)
def test_flows_are_those_that_an_architect_would_draw(
    name: str, flows: dict[str, str], knowledge: Knowledge, words: Vocabulary
) -> None:
    path = ROOT / "scenarios" / f"{name}.yaml"
    scenario = read_scenario(path.read_bytes(), path.name, words)
    result = advise(knowledge, scenario, knowledge.facts_date, direct.truths)
    assert ways(drawn(result)) == flows


MISTAKES = (
    ("[home, ride]", "[hone, ride]", "`hone` is not a part that data can reach; did you"),
    ("[home, ride]", "[home, town]", "`town` is not a part that data can reach"),
    ("but_not: [feet]", "but_not: [foot]", "`foot` is not an option of `transport`; did you"),
    ("but_not: [feet]", "options: [bus], but_not: [feet]", "`but_not` is for all other options"),
    ("decision: transport, but_not", "decision: transit, but_not", "`transit` is not a decision"),
    ("behind: bridge", "behind: home", "`home` is not another gateway"),
    ("reached_by: [gate]", "reached_by: [bag]", "`bag` is not a gateway"),
    ("inside: {town: always, country", "inside: {twon: always, country", "`twon` is not another"),
    ("kind: boundary, name: Country", "kind: boundary", "the boundary `country` has no name"),
    ("kind: boundary, name", "kind: boundary, stage: go, name", "a boundary belongs to no stage"),
    ("kind: source, stage: go", "kind: source", "`home` belongs to no stage"),
    ("stage: go, name: Rain", "stage: gone, name: Rain", "`gone` is not a stage"),
    ("kind: source, stage: go, name: Home", "stage: go, name: Home", "`home` stands for no choice"),
    ("name: Rain, when", "when", "nothing names `rain`"),
    ("name: Country, when", "name: Country, inside: {town: always}, when", "would stand in itself"),
    ("  flows:", "  not_drawn: {lugage: No.}\n  flows:", "`lugage` is not a decision; did you"),
    ("  flows:", "  replace: {home: {kind: boundary, name: H}}\n  flows:", "is not a part of the"),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), MISTAKES)
def test_mistakes_in_a_picture_are_told_with_their_place(old: str, new: str, message: str) -> None:
    assert old in PICTURE
    with pytest.raises(BadFiles) as caught:
        load_knowledge(toy_files(picture=PICTURE.replace(old, new, 1)))
    lines = [str(mistake) for mistake in caught.value.mistakes]
    assert any(message in line for line in lines), lines
    assert all(re.match(r"rules/picture\.yaml:\d+:\d+: ", line) for line in lines)


def test_a_part_that_is_there_twice_is_refused() -> None:
    again = "picture: {parts: {home: {kind: source, stage: go, name: Home, when: always}}}"
    with pytest.raises(BadFiles, match="the part `home` is there twice; the other is in rules/"):
        load_knowledge(toy_files(picture=PICTURE, more=again))


PACK_PICTURE = """\
picture:
  replace:
    home: {kind: source, stage: go, name: The flat of the house, when: {way.ground: road}}
"""


def test_a_pack_replaces_a_part_and_keeps_the_others() -> None:
    shipped = toy_files(picture=PICTURE)
    knowledge, _ = load_knowledge(shipped, [pack(picture=PACK_PICTURE)])
    names = {part.id: part.name for part in knowledge.picture.parts}
    assert names["home"] == "The flat of the house"
    assert names["rain"] == "Rain"
    wrong = PACK_PICTURE.replace("home:", "hone:")
    with pytest.raises(BadFiles, match="`hone` is not a part of the rules below this pack; did"):
        load_knowledge(shipped, [pack(picture=wrong)])
