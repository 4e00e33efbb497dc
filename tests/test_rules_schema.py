"""The schemas for editors: every file that is shipped passes, what is mistyped does not."""

import json
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from toy import ABOUT, LUGGAGE, TRANSPORT, toy_files

from recommender.authoring.schema import KINDS, schema_text
from recommender.authoring.schema_conditions import values
from recommender.errors import BadFiles
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.located_yaml import read_located
from recommender.loading.pack_folders import read_pack
from recommender.loading.rule_files import rule_files
from recommender.model.knowledge import Knowledge
from recommender.model.quantity import QuantityError, parse_quantity
from recommender.model.units import SYNONYMS, UNITS, Dimension
from recommender.shelf import shelf

ROOT = Path(__file__).parent.parent
FILES = sorted([*(ROOT / "rules").rglob("*.yaml"), *(ROOT / "scenarios").rglob("*.yaml")])
TOY, _ = load_knowledge(toy_files())
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)$")


def plain(content: Any) -> Any:
    """Return what was read as an editor reads it: JSON knows no fractions."""
    match content:
        case dict():
            return {key: plain(value) for key, value in content.items()}
        case list():
            return [plain(value) for value in content]
        case Fraction():
            return float(content)
    return content


def content_of(text: str) -> Any:
    return plain(read_located(text.encode(), "file.yaml").content)


def told(schema: Any, text: str) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(content_of(text))]


def schema_for(kind: str, knowledge: Knowledge | None) -> Any:
    return json.loads(schema_text(kind, knowledge))


def inner(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("named", [True, False])
def test_every_schema_is_a_schema(kind: str, named: bool, knowledge: Knowledge) -> None:
    Draft202012Validator.check_schema(schema_for(kind, knowledge if named else None))


@pytest.mark.parametrize("path", FILES, ids=inner)
def test_every_shipped_file_names_its_schema_and_passes_it(path: Path) -> None:
    text = path.read_text("utf-8")
    named = MODELINE.match(text.splitlines()[0])
    assert named, f"the first line of {inner(path)} does not name its schema; see docs/schema"
    schema = json.loads((path.parent / named[1]).read_text("utf-8"))
    assert told(schema, text) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_schemas_in_the_documents_are_fresh(kind: str, knowledge: Knowledge) -> None:
    file = ROOT / "docs" / "schema" / f"{kind}.json"
    assert file.read_text("utf-8") == schema_text(kind, knowledge), "run `make schema`"


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    ("kind", "text"), [("library", ABOUT), ("decision", TRANSPORT), ("decision", LUGGAGE)]
)
def test_rules_of_any_subject_pass(kind: str, text: str, named: bool) -> None:
    assert told(schema_for(kind, TOY if named else None), text) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_every_form_is_described(kind: str, knowledge: Knowledge) -> None:
    schema = schema_for(kind, knowledge)
    forms = [schema, *(entry for name, entry in schema["$defs"].items() if name.endswith("Form"))]
    described = [
        (key, entry.get("description", "")) for form in forms for key, entry in keys_of(form)
    ]
    assert len(described) >= 5
    assert [key for key, words in described if len(words) < 8] == []


def keys_of(form: Any) -> Iterator[tuple[str, Any]]:
    yield from form["properties"].items()


MISTYPED = [
    ("when: {way.ground: sand}", "when: {way.grund: sand}"),
    ("when: {way.ground: sand}", "when: {way.ground: sandy}"),
    ("when: {way.ground: sand}", "when: {way.ground: [sand, sandy]}"),
    ("when: {way.ground: sand}", "when: {not: {way.grund: sand}}"),
    ("when: {way.ground: sand}", "when: {any: [{way.ground: sandy}, {way.rain: true}]}"),
    ("when: {way.ground: sand}", "when: {any: []}"),
    ("when: {way.ground: sand}", "when: {}"),
    ("when: {way.ground: sand}", "when: often"),
    ("when: {way.ground: sand}", "when: {luggage: boot}"),
    ("way.rain: true, way.hurry: false", "way.rain: yes"),
    ('"> 5 KB"', '"> 5 s"'),
    ('"> 5 KB"', '"> 5 kilos"'),
    ('"> 5 KB"', '">> 5 KB"'),
    ('"> 5 KB"', '"> 5"'),
    ("rule_out: [feet]", "rule_oot: [feet]"),
    ("rule_out: [feet]", "rule_out: feet"),
    ("rule_out: [feet]", "rule_out: []"),
    ("rule_out: [feet]", "include: [feet]"),
    ("rule_out: [feet]", "rule_out: [feet]\n    require: [bus]"),
    ("    rule_out: [feet]\n", ""),
    ("rate: {bike: {fit: -2}", "rate: {bike: {fit: -5}"),
    ("rate: {bike: {fit: -2}", "rate: {bike: {fitt: -2}"),
    ("{caution: Take a coat.}", "{warning: Take a coat.}"),
    ("{caution: Take a coat.}", "{caution: Take a coat., hint: Or not.}"),
    ("because: It rolls., sources: [neighbour]", "because: It rolls., sources: [neighbor]"),
    ("because: It rolls., sources: [neighbour]", "because: It rolls., sources: []"),
    ("score: 4, because: It rolls.", "score: 6, because: It rolls."),
    ("score: 4, because: It rolls.", "score: high, because: It rolls."),
    ("      speed: {score: 5, because: It has", "      sped: {score: 5, because: It has"),
    ("services: [night-bus]", "services: [nightbus]"),
    ("    summary: Two wheels.\n", ""),
    ("summary: Two wheels.", "summary: [Two, wheels]"),
    ("  bike:\n    name", "  Bike Shed:\n    name"),
    ("stage: go", "stage: gone"),
    ("choose: one", "choose: two"),
    ("choose: one", "choose: any"),
    ('guide: "1.1"', "guide: 1.1"),
    ("when_tied: [feet, bike, bus]\n", ""),
    ("question: How do you go?\n", ""),
    ("given: {way.ground: road, ", "given: {way.grond: road, "),
    ("given: {way.ground: road, ", "given: {way: {grond: road}, "),
    ("way.length: 1 KB}", "way.length: 1 h}"),
    ("expect: bike", "expect: bike\n    weights: {cost: 1}"),
    ("expect: bike", "expect: bike\n    as_of: yesterday"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), MISTYPED)
def test_a_typical_mistake_is_refused_by_the_schema_and_by_the_loader(old: str, new: str) -> None:
    assert old in TRANSPORT
    text = TRANSPORT.replace(old, new, 1)
    assert told(schema_for("decision", TOY), text)
    with pytest.raises(BadFiles):
        load_knowledge(toy_files(transport=text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("label: the way}", "yes: it is}"),
        ("label: the way}", "yes: it is, label: the way}"),
        ("type: bytes", "type: kilometres"),
        ("    values: {road", "    word: {road"),
        ("way.rain:", "rain:"),
        ("closed: 2025-01-01", "closed: soon"),
        ("verified: weak", "verified: true"),
        ("successors: [taxi]", "successors: [taxis]"),
        ("sources: [neighbour]\n  taxi", "sources: [nobody]\n  taxi"),
    ],
)
def test_a_typical_mistake_in_a_library_is_refused_by_both(old: str, new: str) -> None:
    assert old in ABOUT
    text = ABOUT.replace(old, new, 1)
    assert told(schema_for("library", TOY), text)
    with pytest.raises(BadFiles):
        load_knowledge(toy_files(about=text))


@pytest.mark.parametrize(
    "line",
    [
        "requirements: {way.grond: road}",
        "requirements: {way: {ground: roads}}",
        "requirements: {way.rain: sometimes}",
        "requirements: {way.length: 5}",
        "requirements: {way.bags: [cello, tuba]}",
        "requirements: {way.rain: true}\nprioritys: [cost]",
        "requirements: {way.rain: true}\npriorities: [price]",
        "requirements: {way.rain: true}\npriorities: [fit]",
        "requirements: {way.rain: true}\nweights: {cost: 2}",
        "requirements: {way.rain: true}\nweights: {cost: 2, fit: 1}\npriorities: [cost]",
        "requirements: {way.rain: true}\ndecided: {transport: car}",
        "requirements: {way.rain: true}\nalready_uses: [buss]",
    ],
)
def test_a_typical_mistake_in_a_scenario_is_refused(line: str) -> None:
    good = "name: A walk\nrequirements: {way: {length: 2 KB}, way.bags: cello}\nweights: {fit: 1}"
    assert told(schema_for("scenario", TOY), good) == []
    assert told(schema_for("scenario", TOY), f"name: A walk\n{line}\n")


def test_without_names_any_well_formed_name_will_do_and_the_shape_still_matters() -> None:
    schema = schema_for("decision", None)
    assert told(schema, TRANSPORT.replace("way.ground", "sky.colour")) == []
    assert told(schema, TRANSPORT.replace("rule_out: [feet]", "rule_oot: [feet]"))


def test_a_definition_that_was_only_just_written_may_be_used() -> None:
    schema = schema_for("decision", TOY)
    for wrong in ("{brand-new: sand}", "{brand.new: true}", "{transport: true}"):
        assert told(schema, TRANSPORT.replace("{way.ground: sand}", wrong))
    assert told(schema, TRANSPORT.replace("{way.ground: sand}", "{brand-new: true}")) == []


units = st.sampled_from(sorted({unit for known in UNITS.values() for unit in known} | {*SYNONYMS}))
numbers = st.decimals(0, 10**9, places=3).map(lambda number: f"{number:f}".rstrip("0").rstrip("."))
amounts = st.builds(
    "".join, st.tuples(numbers, st.sampled_from(["", " ", "  "]), units, st.sampled_from(["", " "]))
)


@given(text=amounts, dimension=st.sampled_from(Dimension))
def test_the_schema_takes_the_quantities_that_the_loader_takes(
    text: str, dimension: Dimension
) -> None:
    try:
        parse_quantity(text, dimension)
        loads = True
    except QuantityError:
        loads = False
    schema = dict(values(TOY))[dimension]
    assert Draft202012Validator(schema).is_valid(text) is loads


PACKS = sorted(path.parent for path in (ROOT / "docs" / "packs").glob("*/pack.yaml"))


@pytest.mark.parametrize("folder", PACKS, ids=inner)
def test_a_pack_passes_the_schemas_that_know_its_words(folder: Path) -> None:
    pack = read_pack(folder, folder.name)
    laid, _ = load_knowledge(rule_files(shelf("rules")), [pack])
    for name, text in pack.files:
        keys = content_of(text.decode())
        kind = next((kind for key, kind in KEYS.items() if key in keys), "library")
        assert told(schema_for(kind, laid), text.decode()) == [], name


KEYS = {"pack": "pack", "extends": "extension", "decision": "decision", "exam": "exam"}
"""The key by which a kind of file is told from a library."""
EXTENSION = """\
extends: transport
rules:
  - {id: one-more, when: {way.rain: true}, rule_out: [bike], because: Wet., sources: [neighbour]}
withdraw:
  - {id: wet-riders, because: It is said better elsewhere.}
examples:
  - {name: A wet road, given: {way.ground: road, way.rain: true}, expect: feet}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("extends: transport", "extends: transprt"),
        ("{id: wet-riders, because", "{because"),
        ("{id: wet-riders, because", "{id: wet-riders, example: One, because"),
        ("because: It is said better elsewhere.", "why: So."),
        ("way.rain: true}, rule_out", "way.rian: true}, rule_out"),
        ("examples:", "example:"),
    ],
)
def test_a_typical_mistake_in_an_extension_is_refused(old: str, new: str) -> None:
    schema = schema_for("extension", TOY)
    assert told(schema, EXTENSION) == []
    assert old in EXTENSION
    assert told(schema, EXTENSION.replace(old, new, 1))


def test_a_schema_is_never_written_over_a_file_unasked(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    file = tmp_path / "scenario.schema.json"
    assert run("rules", "schema", "scenario", "-o", str(file)).exit_code == 0
    assert json.loads(file.read_text("utf-8"))["required"] == ["name", "requirements"]
    assert run("rules", "schema", "scenario", "-o", str(file)).exit_code != 0
    assert run("rules", "schema", "poem").exit_code == 2
