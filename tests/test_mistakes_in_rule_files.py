"""Every mistake in a rule file is told with its place, what was expected and the nearest word."""

import re

import pytest
from toy import ABOUT, LUGGAGE, TRANSPORT, toy_files

from recommender.errors import BadFiles
from recommender.loading.knowledge_loader import load_knowledge


def mistakes(**changed: str) -> list[str]:
    with pytest.raises(BadFiles) as caught:
        load_knowledge(toy_files(**changed))
    return [str(mistake) for mistake in caught.value.mistakes]


def test_the_toy_rules_load_as_they_are() -> None:
    knowledge, _ = load_knowledge(toy_files())
    assert [decision.id for decision in knowledge.decisions] == ["transport", "luggage"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "way.ground: sand}",
            "way.grund: sand}",
            r"35:12: `way\.grund` is not a requirement, a decision or a definition;"
            r" did you mean `way\.ground`\?",
        ),
        (
            "way.ground: sand}",
            "way.ground: sandy}",
            r"35:24: `sandy` is not a value of `way\.ground`; did you mean `sand`\?",
        ),
        (
            '"> 5 KB"',
            '"> 5 s"',
            r"`5 s` is a length of time; expected an amount of data such as `40 TB`",
        ),
        ('"> 5 KB"', '"> 5 kilos"', r"`kilos` is not a unit that is known here"),
        ('"> 5 KB"', '">> 5 KB"', r"`>> 5 KB` is not a comparison"),
        (
            "rule_out: [feet]",
            "rule_out: [foot]",
            r"31:16: `foot` is not an option of `transport`; did you mean `feet`\?",
        ),
        (
            "rule_out: [feet]",
            "rule_oot: [feet]",
            r"`rules\.1\.rule_oot` is not a key that is known here; did you mean `rule_out`\?",
        ),
        (
            "rule_out: [feet]",
            "include: [feet]",
            r"`include` does not go with `choose: one`; expected one of rule_out",
        ),
        (
            "    rule_out: [feet]\n",
            "",
            r"the rule `too-far-to-walk` has no effects; expected one of",
        ),
        (
            "sources: [neighbour]}\n      speed: {score: 4",
            "sources: [neighbor]}\n      speed: {score: 4",
            r"`neighbor` is not a source; did you mean `neighbour`\?",
        ),
        (
            "score: 4, because: It rolls.",
            "score: 6, because: It rolls.",
            r"`options\.bike\.ratings\.speed\.score` is `6`; expected at most 5",
        ),
        ("because: It rolls.", "because: [It, rolls]", r"is a list; expected words"),
        (
            "      speed: {score: 1, because: Legs are short., sources: [neighbour]}\n",
            "",
            r"`feet` has no rating on speed; rate every option on the same criteria",
        ),
        (
            "services: [night-bus]",
            "services: [nightbus]",
            r"`nightbus` is not a service; did you mean `night-bus`\?",
        ),
        (
            "when_tied: [feet, bike, bus]",
            "when_tied: [feet, bike]",
            r"`when_tied` leaves out bus; list every option",
        ),
        ("stage: go", "stage: gone", r"`gone` is not a stage; did you mean `go`\?"),
        ("choose: one", "choose: two", r"`choose` is `two`; expected `one` or `any`"),
        (
            "decision: transport",
            "decision: transports",
            r"the decision `transports` stands in transport\.yaml",
        ),
        (
            "expect: bike",
            "expect: bikes",
            r"`bikes` is not an option of `transport`, nor `conflict`, .* did you mean `bike`\?",
        ),
        (
            "given: {way.ground: road, ",
            "given: {way.grond: road, ",
            r"given\.way\.grond: no such requirement; did you mean `way\.ground`\?",
        ),
        (
            "id: wheels-sink-in-sand",
            "id: too-far-to-walk",
            r"the rule id `too-far-to-walk` is taken",
        ),
        (
            "when: {way.rain: true, way.hurry: false}",
            "when: {way.rain: no}",
            r"`way\.rain` is `no`; expected `true` or `false`",
        ),
        (
            "applies: {way.ground: [road, sand]}",
            "applies: {luggage: coat}",
            r"decisions read one another in a circle: ",
        ),
        (
            "applies: {way.ground: [road, sand]}",
            "applies: []",
            r"a condition was expected, not a list; write requirements with values",
        ),
    ],
)
def test_a_mistake_is_told_with_a_remedy(old: str, new: str, words: str) -> None:
    assert old in TRANSPORT
    told = mistakes(transport=TRANSPORT.replace(old, new, 1))
    assert any(re.search(words, line) for line in told), told
    assert all(line.startswith("rules/") for line in told)


def test_all_mistakes_of_all_files_come_at_once() -> None:
    broken = TRANSPORT.replace("rule_out: [feet]", "rule_out: [foot]").replace(
        "way.bags: cello", "way.bugs: cello"
    )
    told = mistakes(transport=broken, luggage=LUGGAGE.replace("transport: bike", "transport: boat"))
    assert len(told) == 3


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "closed: 2025-01-01",
            "closed: 2021-01-01",
            "`night-bus` opens, closes and ends in the wrong order",
        ),
        ("closed: 2025-01-01", "closed: soon", r"is `soon`; expected a date such as `2021-08-24`"),
        (
            "successors: [taxi]",
            "successors: [taxis]",
            r"`taxis` is not a service; did you mean `taxi`\?",
        ),
        ("sources: [neighbour]\n  taxi", "sources: [nobody]\n  taxi", "`nobody` is not a source"),
        (
            "successors: [taxi]",
            "successors: [taxi]\n    told_as: concept",
            "`night-bus` has one of `told_as` and `told_because`; write both, or neither",
        ),
        (
            "label: the way}",
            "yes: it is}",
            r"`way\.length\.label` is missing; `type: bytes` needs it",
        ),
        (
            "default: false}",
            "default: maybe}",
            r"`way\.hurry` is `maybe`; expected `true` or `false`",
        ),
        ("guide_date: 2021-08-24\n", "", "`guide_date` is given no times; expected one date"),
        ("  fit: {", "  fitness: {", "the criterion `fit` is missing"),
        ("way.rain:", "rain:", "`rain` is not a valid name"),
    ],
)
def test_a_mistake_in_a_library_is_told_with_a_remedy(old: str, new: str, words: str) -> None:
    assert old in ABOUT
    told = mistakes(about=ABOUT.replace(old, new, 1))
    assert any(re.search(words, line) for line in told), told


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "needs: [key]",
            "needs: [keys]",
            r"`keys` is not an option of `luggage`; did you mean `key`\?",
        ),
        ("needs_because: It opens with one.", "", "`needs` and `needs_because` go together"),
        ("include: [coat]", "rate: {coat: {fit: 1}}", "`rate` does not go with `choose: any`"),
        (
            "coat: {name: Coat, summary: Keeps dry.}",
            "coat: {name: Coat}",
            r"`options\.coat\.summary` is missing",
        ),
    ],
)
def test_a_mistake_in_a_checklist_is_told_with_a_remedy(old: str, new: str, words: str) -> None:
    assert old in LUGGAGE
    told = mistakes(luggage=LUGGAGE.replace(old, new, 1))
    assert any(re.search(words, line) for line in told), told


def test_a_file_that_holds_no_keys_is_told_so() -> None:
    assert mistakes(luggage="- a\n- b\n") == [
        "rules/luggage.yaml:1:1: holds no keys; start with a line such as `name: ...`"
    ]


def test_an_id_that_two_files_use_is_told_with_both_places() -> None:
    twice = "sources: {neighbour: {title: Another one, verified: no}}\n"
    assert mistakes(luggage=LUGGAGE, more=twice) == [
        "rules/more.yaml:1:11: the source `neighbour` is there twice; "
        "the other is in rules/about.yaml:10:3"
    ]


def test_two_examples_of_a_decision_are_not_called_the_same() -> None:
    again = "  - {name: A short dry road, given: {way.ground: sand}, expect: bike}\n"
    words = (
        r"transport.yaml:\d+:12: `transport` has an example called `A short dry road` already; "
        r"it is in rules/transport.yaml:\d+:\d+; say what is different about this one"
    )
    with pytest.raises(BadFiles, match=words):
        load_knowledge(toy_files(transport=TRANSPORT + again))
