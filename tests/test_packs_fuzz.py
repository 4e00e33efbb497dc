"""However a rule file is damaged, it is read or refused with the places of its mistakes."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pack_files import pack
from toy import toy_files

from recommender.errors import BadFiles
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.pack_files import PackFiles
from recommender.loading.packs import packs_named
from recommender.loading.page import MOST_MISTAKES
from recommender.loading.rule_files import rule_files
from recommender.shelf import shelf

ROOT = Path(__file__).parent.parent
SHIPPED = rule_files(shelf("rules"))
DECISIONS = [file for file in SHIPPED if "/decisions/" in file[0]]
WORDS = [file for file in SHIPPED if file not in DECISIONS]
[WORKED] = packs_named([str(ROOT / "docs" / "packs" / "no-nat-kafka-first")])
FEW: dict[str, Any] = {
    "deadline": None,
    "derandomize": True,
    "database": None,
    "suppress_health_check": list(HealthCheck),
}
"""Always the same cases, so that a run tells of the change that was made and of nothing else."""

ODD = [
    "", " ", "\t", "\n", "- ", "{", "}", "[", "]", ": ", ",", "#", "'", '"', "|", ">-", "&a ", "*a",
    "!!python/object:os.system ", "%YAML 9.9", "---", "...", "? ", "<<: ", "~", "null", "true",
    "no", "-1", "0", "1e999", "9" * 400, "0.1", "1.5", "1 GB", "<= 1 s", "2021-02-30", "a" * 3000,
    "\x00", "\x1b[31m", "\x85", "\u2028", "\u202e", "\ud7ff", "é", "😀", "all", "any", "not",
    "always", "declared", "decision: x", "extends: network", "extends: x", "rules:", "replace:",
    "withdraw:", "options: {}", "when_tied: []", "when: {not: {not: always}}", "fit", "conflict",
]  # fmt: skip
"""What is put where it does not belong."""


def damaged(text: str, chance: Random, neighbours: list[str]) -> str:
    """Return the text with some lines and words lost, doubled, swapped, moved or replaced."""
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 2, 5))):
        here, there = chance.randrange(len(lines)), chance.randrange(len(lines))
        if chance.random() < 0.2:
            lines[here], lines[there] = lines[there], lines[here]
        elif chance.random() < 0.2:
            lines.insert(there, lines[here])
        else:
            change = chance.choice(CHANGES)
            lines[here] = change(lines[here], chance, chance.choice(neighbours).split("\n"))
    return "\n".join(lines)


def with_word(line: str, chance: Random, word: str) -> str:
    words = line.split(" ")
    words[chance.randrange(len(words))] = word
    return " ".join(words)


def cut(line: str, chance: Random, between: str) -> str:
    at = chance.randrange(len(line) + 1)
    return line[:at] + (between + line[at:] if between else "")


CHANGES: tuple[Callable[[str, Random, list[str]], str], ...] = (
    lambda line, chance, others: "",
    lambda line, chance, others: cut(line, chance, ""),
    lambda line, chance, others: cut(line, chance, chance.choice(ODD)),
    lambda line, chance, others: with_word(line, chance, chance.choice(ODD)),
    lambda line, chance, others: with_word(
        line, chance, chance.choice(chance.choice(others).split(" "))
    ),
    lambda line, chance, others: " " * chance.randrange(9) + line.lstrip(),
    lambda line, chance, others: chance.choice(others),
)


def spoilt(files: list[tuple[str, bytes]], seed: int) -> list[tuple[str, bytes]]:
    """Return the files, one of them damaged as the seed says."""
    chance = Random(seed)
    which = chance.randrange(len(files))
    texts = [text.decode() for _, text in files]
    name, _ = files[which]
    new = damaged(texts[which], chance, texts).encode("utf-8", "surrogatepass")
    return [*files[:which], (name, new), *files[which + 1 :]]


def read_or_refused(files: list[tuple[str, bytes]], packs: list[PackFiles], inside: str) -> None:
    """Load the files; where they are refused, every mistake has a place and a problem."""
    try:
        load_knowledge(files, packs)
    except BadFiles as wrong:
        assert wrong.mistakes
        for mistake in wrong.mistakes:
            assert mistake.place.file.startswith(inside), mistake
            assert mistake.problem and len(str(mistake)) < 4000
            assert str(mistake).isprintable(), str(mistake)


@settings(max_examples=30, **FEW)
@given(st.integers(0, 2**32))
def test_a_damaged_decision_is_read_or_refused(seed: int) -> None:
    one = DECISIONS[seed % len(DECISIONS)]
    read_or_refused([*WORDS, *spoilt([one], seed)], [], "rules")


@settings(max_examples=30, **FEW)
@given(st.integers(0, 2**32))
def test_a_damaged_library_is_read_or_refused(seed: int) -> None:
    read_or_refused([*spoilt(WORDS, seed)], [], "rules")


@settings(max_examples=40, **FEW)
@given(st.integers(0, 2**32))
def test_a_damaged_pack_is_read_or_refused_in_its_own_files(seed: int) -> None:
    spoiled = PackFiles(WORKED.name, tuple(spoilt(list(WORKED.files), seed)))
    read_or_refused(SHIPPED, [spoiled], WORKED.name)


TOY_PACK = pack(
    "mine",
    words="""\
criteria: {joy: {name: Joy, question: Is it fun?, best: much, worst: none}}
sources: {diary: {title: A diary, verified: no}}
definitions: {wet: {told: it is wet, when: {way.rain: true}}}
requirements:
  way.water: {type: flag, question: Is there water?, why: One sinks., yes: it is wet, no: it is dry}
""",
    travel="""\
extends: transport
options:
  skates:
    name: Skates
    summary: Eight wheels.
    ratings:
      cost: {score: 4, because: They last., sources: [neighbour]}
      speed: {score: 2, because: They roll a little., sources: [diary]}
when_tied: [skates, bike]
rules:
  - {id: slippery, when: {any: [{wet: true}, {way.water: true}]}, rule_out: [skates],
     because: They slip., sources: [diary]}
replace:
  - {id: too-far-to-walk, since: 2024-01-01, when: {way.length: "> 9 KB"}, rule_out: [feet],
     because: It is far., sources: [diary]}
withdraw:
  - {id: wet-riders, because: Nobody minds.}
  - {example: A short dry road, because: There is none.}
examples:
  - {name: Dry, given: {way.ground: road, way.rain: false}, priorities: [speed], expect: bike}
""",
    luggage_more="""\
extends: luggage
definitions: {soaking: {told: it pours, when: {way.rain: true, transport: [feet, bike]}}}
options: {towel: {name: Towel, summary: Dries., needs: [coat], needs_because: It hangs in it.}}
rules:
  - {id: dry-it, when: {soaking: true}, include: [towel], because: Water stays., sources: [diary]}
""",
)


@settings(max_examples=400, **FEW)
@given(st.integers(0, 2**32))
def test_a_damaged_small_pack_is_read_or_refused_in_its_own_files(seed: int) -> None:
    spoiled = PackFiles(TOY_PACK.name, tuple(spoilt(list(TOY_PACK.files), seed)))
    read_or_refused(toy_files(), [spoiled], "mine/")


@settings(max_examples=200, **FEW)
@given(st.integers(0, 2**32))
def test_a_pack_over_damaged_rules_is_read_or_refused(seed: int) -> None:
    try:
        load_knowledge(spoilt(toy_files(), seed), [TOY_PACK])
    except BadFiles as wrong:
        assert all(mistake.place.file and mistake.problem for mistake in wrong.mistakes)


def test_the_small_pack_is_whole_before_it_is_damaged() -> None:
    assert load_knowledge(toy_files(), [TOY_PACK])[0].packs


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_an_odd_word_in_place_of_a_value_is_read_or_refused(odd: str) -> None:
    for file in ("travel", "luggage-more"):
        name = f"mine/{file}.yaml"
        for line in range(dict(TOY_PACK.files)[name].count(b"\n")):
            lines = dict(TOY_PACK.files)[name].decode().split("\n")
            lines[line] = lines[line].split(":")[0] + ": " + odd
            texts = dict(TOY_PACK.files) | {name: "\n".join(lines).encode()}
            read_or_refused(toy_files(), [PackFiles("mine", tuple(texts.items()))], "mine/")


def test_of_a_file_full_of_mistakes_only_so_many_are_looked_into() -> None:
    unknown = ", ".join(f"word-{number}" for number in range(20_000))
    for text in (f"extends: transport\nwhen_tied: [{unknown}]\n", f"stages: [{unknown}]\n"):
        with pytest.raises(BadFiles) as caught:
            load_knowledge(toy_files(), [pack(x=text)])
        assert len(caught.value.mistakes) <= MOST_MISTAKES
