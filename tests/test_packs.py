"""Packs add to the shipped rules and change them, never silently, and every mistake is located."""

import re
from itertools import permutations

import pytest
from pack_files import HEAD, pack
from toy import toy_files

from recommender.errors import BadFiles
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.pack_files import PackFiles
from recommender.model.knowledge import Knowledge

RULE = """\
  - id: {0}
    when: {{way.rain: true}}
    rule_out: [feet]
    because: Shoes leak.
    sources: [neighbour]
"""
ADD = "extends: transport\nrules:\n" + RULE.format("shoes-leak")
REPLACE = "extends: transport\nreplace:\n" + RULE.format("too-far-to-walk")
WITHDRAW = """\
extends: transport
withdraw:
  - {id: too-far-to-walk, because: People here like to walk.}
"""
SKATES = """\
extends: transport
options:
  skates:
    name: Skates
    summary: Eight wheels.
    ratings:
      cost: {score: 4, because: They last., sources: [neighbour]}
      speed: {score: 2, because: They roll a little., sources: [neighbour]}
when_tied: [skates, bike]
"""


def laid(*packs: PackFiles) -> Knowledge:
    return load_knowledge(toy_files(), packs)[0]


def mistakes(*packs: PackFiles) -> list[str]:
    with pytest.raises(BadFiles) as caught:
        laid(*packs)
    return [str(mistake) for mistake in caught.value.mistakes]


def rule_ids(knowledge: Knowledge) -> list[str]:
    return [rule.id for rule in knowledge.decision["transport"].rules]


def test_a_pack_without_rules_changes_nothing_but_its_own_mention() -> None:
    [mentioned] = laid(pack()).packs
    assert (mentioned.id, mentioned.name, mentioned.version) == ("mine", "Pack mine", "v1")
    assert laid(pack()).model_copy(update={"packs": ()}) == laid()


def test_a_pack_adds_a_rule_and_it_is_known_whose_it_is() -> None:
    knowledge = laid(pack(more=ADD))
    [added] = [rule for rule in knowledge.decision["transport"].rules if rule.origin]
    assert (added.id, added.origin) == ("shoes-leak", "mine")
    assert str(added.place) == "mine/more.yaml:3:5"
    assert knowledge.withdrawn == ()


def test_a_replaced_rule_stands_in_the_place_of_the_other() -> None:
    knowledge = laid(pack(more=REPLACE))
    assert rule_ids(knowledge) == rule_ids(laid())
    new = knowledge.decision["transport"].rules[0]
    [old] = knowledge.withdrawn
    assert (new.origin, new.because) == ("mine", "Shoes leak.")
    assert (old.decision, old.by, old.replaced) == ("transport", "mine", True)
    assert old.because == "Shoes leak."
    assert old.rule == laid().decision["transport"].rules[0]


def test_a_withdrawn_rule_is_gone_and_the_reason_is_kept() -> None:
    knowledge = laid(pack(more=WITHDRAW))
    assert rule_ids(knowledge) == rule_ids(laid())[1:]
    [old] = knowledge.withdrawn
    assert (old.rule.id, old.replaced) == ("too-far-to-walk", False)
    assert old.because == "People here like to walk."
    assert str(old.place) == "mine/more.yaml:3:5"


def test_a_new_option_gets_its_place_in_the_order() -> None:
    transport = laid(pack(more=SKATES)).decision["transport"]
    assert transport.when_tied == ("feet", "skates", "bike", "bus")
    assert [option.id for option in transport.options] == ["bike", "bus", "feet", "skates"]


@pytest.mark.parametrize(
    ("stretch", "order"),
    [
        ("[feet, skates]", "feet skates bike bus"),
        ("[skates, feet]", "skates feet bike bus"),
        ("[bus, skates]", "feet bike bus skates"),
        ("[feet, skates, bus]", "feet skates bike bus"),
        ("[skates, bike, bus]", "feet skates bike bus"),
    ],
)
def test_the_place_of_a_new_option_is_a_stretch_of_the_order(stretch: str, order: str) -> None:
    text = SKATES.replace("[skates, bike]", stretch)
    assert laid(pack(more=text)).decision["transport"].when_tied == tuple(order.split())


def test_a_checklist_takes_options_and_rules_too() -> None:
    text = """\
extends: luggage
definitions: {soaking: {told: it pours, when: {way.rain: true, way.length: "> 1 KB"}}}
options:
  towel: {name: Towel, summary: Dries., needs: [coat], needs_because: It hangs in it.}
rules:
  - id: what-is-wet-is-dried
    when: {soaking: true}
    include: [towel]
    because: Water stays.
    sources: [neighbour]
"""
    luggage = laid(pack(more=text)).decision["luggage"]
    assert luggage.options[-1].needs == ("coat",)
    assert luggage.rules[-1].id == "what-is-wet-is-dried"


def test_a_pack_brings_words_and_a_decision_of_its_own() -> None:
    words = """\
criteria: {joy: {name: Joy, question: Is it fun?, best: much, worst: none}}
sources: {diary: {title: A diary, verified: no}}
services: {ferry: {name: Ferry, purpose: Floats., verified: no, sources: [diary]}}
requirements:
  way.water: {type: flag, question: Is there water?, why: One sinks., yes: it is wet, no: it is not}
definitions: {wet: {told: it is wet, when: {way.water: true}}}
"""
    crossing = """\
decision: crossing
name: Crossing
question: How do you cross?
stage: go
guide: "1.3"
choose: one
applies: {wet: true, transport: bike}
options:
  ferry:
    {name: Ferry, summary: Floats., services: [ferry],
     ratings: {joy: {score: 5, because: Waves., sources: [diary]}}}
  bridge:
    {name: Bridge, summary: Stands., ratings: {joy: {score: 2, because: Dull., sources: [diary]}}}
when_tied: [ferry, bridge]
"""
    knowledge, vocabulary = load_knowledge(toy_files(), [pack(words=words, crossing=crossing)])
    assert knowledge.decision["crossing"].origin == "mine"
    assert knowledge.decision["transport"].origin == ""
    assert "way.water" in vocabulary.requirements
    assert "joy" in vocabulary.criteria


def test_later_packs_may_change_what_earlier_ones_brought() -> None:
    again = ADD.replace("rules:", "replace:").replace("Shoes leak", "Shoes drown")
    knowledge = laid(pack("first", more=ADD), pack("second", more=again))
    rule = knowledge.decision["transport"].rules[-1]
    assert (rule.origin, rule.because) == ("second", "Shoes drown.")
    assert [(old.rule.origin, old.by) for old in knowledge.withdrawn] == [("first", "second")]


def test_the_order_of_packs_counts() -> None:
    first, second = pack("first", more=ADD), pack("second", more=WITHDRAW.replace(
        "too-far-to-walk", "shoes-leak"))  # fmt: skip
    assert rule_ids(laid(first, second)) == rule_ids(laid())
    assert mistakes(second, first) == [
        "second/more.yaml:3:10: `shoes-leak` is not a rule that `transport` has below this pack; "
        "`recommend rules list` lists them"
    ]


def test_the_order_of_files_does_not_count() -> None:
    whole = pack(add=ADD, withdraw=WITHDRAW, option=SKATES)
    read = {laid(PackFiles("mine", files)).model_dump_json() for files in permutations(whole.files)}
    assert len(read) == 1


def test_examples_are_added_and_withdrawn_by_name_or_all() -> None:
    more = "examples: [{name: Mine, given: {way.ground: road}, expect: bike}]\n"
    one = "withdraw: [{example: A short dry road, because: It is wet here.}]\n"
    every = "withdraw: [{examples: all, because: They are of no use here.}]\n"
    for withdrawal in (one, every):
        examples = laid(pack(x=f"extends: transport\n{withdrawal}{more}")).decision["transport"]
        assert [(entry.name, entry.origin) for entry in examples.examples] == [("Mine", "mine")]


def test_what_a_shipped_example_says_of_a_withdrawn_rule_is_left_out() -> None:
    said = toy_files()[1][1].decode() + "    rules: {too-far-to-walk: fails}\n"
    files = toy_files(transport=said)
    for changing in (WITHDRAW, REPLACE):
        read, _ = load_knowledge(files, [pack(more=changing)])
        assert read.decision["transport"].examples[0].rules == ()
    assert load_knowledge(files)[0].decision["transport"].examples[0].rules


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            ADD.replace("shoes-leak", "too-far-to-walk"),
            r"more\.yaml:3:5: the rule id `too-far-to-walk` is taken; it is used in "
            r"rules/transport\.yaml:29:5; write it under `replace` to change that one, or choose",
        ),
        (
            ADD.replace("shoes-leak", "rain-wets"),
            r"more\.yaml:3:5: the rule id `rain-wets` is taken; it is used in rules/luggage",
        ),
        (ADD + RULE.format("shoes-leak"), r"more\.yaml:8:5: the rule id `shoes-leak` is taken"),
        (
            REPLACE.replace("too-far-to-walk", "too-fat-to-walk"),
            r"more\.yaml:3:9: `too-fat-to-walk` is not a rule that `transport` has below this"
            r" pack; did you mean `too-far-to-walk`\?",
        ),
        (
            WITHDRAW.replace("too-far-to-walk", "rain-wets"),
            r"`rain-wets` is a rule of `luggage`; write this in a file with `extends: luggage`",
        ),
        (REPLACE + RULE.format("too-far-to-walk"), r":8:9: `too-far-to-walk` is replaced already"),
        (
            WITHDRAW + "  - {id: too-far-to-walk, because: Again.}\n",
            r"more\.yaml:4:10: `too-far-to-walk` is withdrawn already; that is in mine/more",
        ),
        (
            WITHDRAW + "rules:\n" + RULE.format("too-far-to-walk"),
            r"the rule id `too-far-to-walk` is taken",
        ),
        (ADD + "withdraw: [{id: shoes-leak, because: Or not.}]", r"`shoes-leak` is not a rule"),
        (WITHDRAW.replace(", because: People here like to walk.", ""), r"because` is missing"),
        (WITHDRAW.replace("id: too-far-to-walk, ", ""), r"expected one of `id`, `example` and"),
        (
            "extends: transport\nwithdraw: [{example: A short day road, because: No.}]",
            r"2:22: no example of `transport` below this pack is called so; did you mean"
            r" `A short dry road`\?",
        ),
        (
            "extends: transports\n",
            r"more\.yaml:1:10: `transports` is not a decision of the rules below this pack; "
            r"did you mean `transport`\?",
        ),
        (
            SKATES.replace("skates", "bus"),
            r"more\.yaml:3:3: `bus` is an option of `transport` already; it is in "
            r"rules/transport\.yaml:15:3; choose another id",
        ),
        (SKATES.replace("when_tied: [skates, bike]", ""), r"`when_tied` gives no place to skates"),
        (SKATES.replace("[skates, bike]", "[skates]"), r"`when_tied` gives no place to skates"),
        (SKATES.replace("[skates, bike]", "[bike, skates, feet]"), r"they stand as feet, bike"),
        (SKATES.replace("[skates, bike]", "[skates, bikes]"), r"`bikes` is not an option of"),
        (
            re.sub(r"      speed: .*\n", "", SKATES),
            r"more\.yaml:3:3: `skates` has no rating on speed",
        ),
        (
            SKATES.replace("They last., sources: [neighbour]", "Yes., sources: []"),
            r"ratings\.cost\.sources` is empty",
        ),
        (
            "sources: {neighbour: {title: Another one, verified: no}}\n",
            r"more\.yaml:1:11: the source `neighbour` is there twice; the other is in rules/about",
        ),
        ("definitions: {transport: {told: x y, when: {way.rain: true}}}", r"the name `transport`"),
        ("definitions: {not: {told: x y, when: {way.rain: true}}}", r"`not` is a word of cond"),
        ("guide_date: 2021-08-24\n", r"more\.yaml:1:1: `guide_date` is not for packs to say"),
        ("stages: [{id: go, name: Go}]\n", r"more\.yaml:1:1: `stages` is not for packs to say"),
        (
            ADD.replace("way.rain", "way.snow"),
            r"more\.yaml:4:12: `way\.snow` is not a requirement",
        ),
        (
            ADD.replace("{way.rain: true}", "{luggage: coat}"),
            r"more\.yaml:3:5: decisions read one another in a circle",
        ),
        ("extends: transport\nformat: 2\n", r"more\.yaml:2:9: `format` is `2`; expected 1"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_the_file_of_the_pack(text: str, words: str) -> None:
    told = mistakes(pack(more=text))
    assert any(re.search(words, line) for line in told), told
    assert all(line.startswith("mine/more.yaml:") for line in told)


def test_a_decision_that_is_there_already_is_told_how_to_add_to_it() -> None:
    text = toy_files()[1][1].decode().replace("- id: ", "- id: my-")
    [told] = mistakes(pack(transport=text))
    assert told == (
        "mine/transport.yaml:1:11: the decision `transport` is there twice; "
        "the other is in rules/transport.yaml:1:1; write `extends: transport` to add to it"
    )


def test_a_new_option_is_rated_on_the_criteria_of_the_others_only() -> None:
    joy = "criteria: {joy: {name: Joy, question: Is it fun?, best: much, worst: none}}\n"
    extra = SKATES.replace(
        "    ratings:\n",
        "    ratings:\n      joy: {score: 5, because: Ha., sources: [neighbour]}\n",
    )
    assert mistakes(pack(more=extra, words=joy)) == [
        "mine/more.yaml:7:7: the other options of `transport` have no rating on joy; remove it"
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "format: 1",
            "format: 2",
            r"mine/pack\.yaml:4:9: the pack is written for format `2` of rule files; "
            r"format 1 is read here; take a version of the pack that is written for it",
        ),
        ("format: 1\n", "", r"`format` is missing; add it"),
        ("format: 1", "format: one", r"`format` is `one`; expected 1"),
        ("version: v1", "version: 1.0", r"`version` is a number; put it in quotes"),
        ("pack: mine", "pack: My Rules", r"`My Rules` is not a valid name"),
        ("pack: mine", "pack: shipped", r"`shipped` is no name for a pack"),
        ("name:", "nam:", r"`nam` is not a key that is known here; did you mean `name`\?"),
        (HEAD.format("mine"), "", r"mine/pack\.yaml:?.*: holds no keys"),
    ],
)
def test_a_mistake_in_what_a_pack_says_of_itself(old: str, new: str, words: str) -> None:
    head = HEAD.format("mine")
    assert old in head
    told = mistakes(pack(pack=head.replace(old, new), more="- nonsense"))
    assert any(re.search(words, line) for line in told), told
    assert all(line.startswith("mine/pack.yaml") for line in told)


def test_of_a_pack_of_another_format_nothing_else_is_judged() -> None:
    assert len(mistakes(pack(pack="pack: mine\nformat: 2\nnew_key: 1\n"))) == 1


def test_a_pack_cannot_be_laid_twice() -> None:
    assert mistakes(pack(), pack()) == [
        "mine/pack.yaml:1:1: the pack `mine` is laid twice; the other is in mine/pack.yaml; "
        "name one of the two"
    ]


def test_the_mistakes_of_all_packs_come_at_once() -> None:
    told = mistakes(pack("first", x="extends: transports\n"), pack("second", y="extends: bags\n"))
    assert [line.split(":")[0] for line in told] == ["first/x.yaml", "second/y.yaml"]


def test_extending_is_for_packs() -> None:
    with pytest.raises(BadFiles, match="`extends` is not a key that is known here"):
        load_knowledge([*toy_files(), ("rules/more.yaml", ADD.encode())])
