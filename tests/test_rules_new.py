"""What `rules new` writes loads as it stands, is true as it stands, and spoils nothing."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from toy import LUGGAGE, TRANSPORT, toy_files

from recommender.authoring.insertion import appended
from recommender.authoring.library_skeletons import (
    TYPES,
    NewRequirement,
    NewService,
    pack_skeleton,
    requirement_skeleton,
    service_skeleton,
)
from recommender.authoring.new_rules import as_extension, into_home
from recommender.authoring.rule_skeletons import EFFECTS, NewRule
from recommender.authoring.skeletons import NewDecision, decision_skeleton
from recommender.authoring.surroundings import Layers, home_of
from recommender.authoring.writing import line, words
from recommender.cli.output import replace_file
from recommender.errors import RecommendError
from recommender.loading.located_yaml import read_located
from recommender.loading.rule_files import rule_files
from recommender.model.knowledge import Knowledge
from recommender.review.bench import Bench, disagreements
from recommender.review.rule_cases import cases
from recommender.shelf import shelf

ROOT = Path(__file__).parent.parent
TOY = Layers(tuple(toy_files()), ())
SHIPPED = Layers(tuple(rule_files(shelf("rules"))), ())
PACK = "pack: mine\nname: Mine\nversion: v1\nformat: 1\ndescription: Rules of mine.\n"


def wrong_examples(knowledge: Knowledge, decision: str) -> list[str]:
    """Return the new examples that fail; others may, which tells what a rule changes."""
    bench = Bench(knowledge.decision[decision], knowledge)
    return [
        example.name
        for example in bench.decision.examples
        if example.name.startswith("Say which") and disagreements(example, bench.tried(example))
    ]


@pytest.mark.parametrize("layers", [TOY, SHIPPED], ids=["toy", "shipped"])
@pytest.mark.parametrize("choose", ["one", "any"])
def test_a_new_decision_loads_and_its_example_is_true(layers: Layers, choose: str) -> None:
    new = NewDecision(id="brand-new", choose=choose, options=("first", "second", "third"))
    text = decision_skeleton(new, layers.knowledge())
    knowledge = layers.with_new("brand-new.yaml", text)
    made = knowledge.decision["brand-new"]
    assert [option.id for option in made.options] == ["first", "second", "third"]
    assert made.rules == ()
    assert len(made.examples) == 1
    assert wrong_examples(knowledge, "brand-new") == []


@pytest.mark.parametrize("layers", [TOY, SHIPPED], ids=["toy", "shipped"])
def test_a_new_pack_is_a_pack(layers: Layers) -> None:
    knowledge = layers.with_pack("brand-new", pack_skeleton("brand-new", "", ""))
    assert [(pack.id, pack.name) for pack in knowledge.packs] == [("brand-new", "Brand new")]


@pytest.mark.parametrize("layers", [TOY, SHIPPED], ids=["toy", "shipped"])
@pytest.mark.parametrize("kind", TYPES)
def test_a_new_requirement_of_every_type_loads(layers: Layers, kind: str) -> None:
    text = requirement_skeleton(NewRequirement(id="brand.new_one", type=kind))
    made = layers.with_new("more.yaml", text).requirement["brand.new_one"]
    assert (made.type, made.default) == (kind, None)


@pytest.mark.parametrize("layers", [TOY, SHIPPED], ids=["toy", "shipped"])
def test_a_new_service_loads_and_claims_nothing(layers: Layers) -> None:
    text = service_skeleton(NewService(id="brand-new"), layers.knowledge())
    made = layers.with_new("more.yaml", text).service["brand-new"]
    assert (made.verified, made.opened, made.closed, made.ended) == ("no", None, None, None)


@pytest.mark.parametrize("layers", [TOY, SHIPPED], ids=["toy", "shipped"])
@pytest.mark.parametrize("effect", EFFECTS)
def test_a_new_rule_loads_in_every_decision_that_its_effect_goes_with(
    layers: Layers, effect: str
) -> None:
    decisions = layers.knowledge().decisions
    if layers is SHIPPED:
        # Every load reads all the rules: a few decisions are tried with each of the effects.
        decisions = decisions[EFFECTS.index(effect) :: 3 * len(EFFECTS)]
    for decision in decisions:
        new = NewRule(id="brand-new", decision=decision.id, effect=effect)
        if (effect == "include") > (decision.choose == "any"):
            with pytest.raises(RecommendError, match="does not go with `choose: one`"):
                as_extension(new, layers, cases)
        elif effect in ("rate", "require") and decision.choose == "any":
            with pytest.raises(RecommendError, match="does not go with `choose: any`"):
                as_extension(new, layers, cases)
        else:
            knowledge = layers.with_new("rule.yaml", as_extension(new, layers, cases))
            made = [rule.id for rule in knowledge.decision[decision.id].rules]
            assert made[-1] == "brand-new"
            assert wrong_examples(knowledge, decision.id) == []


def test_a_placeholder_is_not_mistaken_for_knowledge() -> None:
    text = as_extension(NewRule(id="brand-new", decision="transport"), TOY, cases)
    assert "because: Say why" in text
    assert "Say which case this is" in text
    assert "is it right?" in text
    decides = [rule for rule in ("rule_out", "require", "rate") if f"\n    {rule}:" in text]
    assert decides == []


def test_a_new_rule_rests_on_a_source_that_nobody_verified(knowledge: Knowledge) -> None:
    new = NewRule(id="brand-new", decision=knowledge.decisions[0].id)
    laid = SHIPPED.with_new("rule.yaml", as_extension(new, SHIPPED, cases))
    [made] = [r for d in laid.decisions for r in d.rules if r.id == "brand-new"]
    assert [laid.source[source].verified for source in made.sources] == ["no"]


def test_a_new_rule_comes_with_a_case_each_way() -> None:
    new = NewRule(
        id="bags-are-heavy",
        decision="transport",
        when='way.bags: laptop, way.length: "> 2 KB, < 3 KB"',
        effect="rule_out",
        options=("feet",),
    )
    text = as_extension(new, TOY, cases)
    assert "rules: {bags-are-heavy: holds}" in text
    assert "rules: {bags-are-heavy: fails}" in text
    assert wrong_examples(TOY.with_new("rule.yaml", text), "transport") == []


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return the folder of a rule base of one's own."""
    for name, text in toy_files():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text)
    return tmp_path / "rules"


def test_where_no_case_is_found_the_author_is_told_so(checkout: Path) -> None:
    def none(*_: object) -> tuple[()]:
        return ()

    new = NewRule("brand-new", "transport")
    assert "\n# No case was found: add an example in which the rule holds" in as_extension(
        new, TOY, none
    )
    home, examples = into_home(new, home_of(checkout / "transport.yaml", TOY), none)
    assert (examples, home.text.count("brand-new")) == (0, 1)


@pytest.mark.parametrize("effect", ["rule_out", "require", "rate", "advise"])
def test_a_rule_is_added_to_a_file_whose_other_lines_stay(checkout: Path, effect: str) -> None:
    file = checkout / "transport.yaml"
    before = "# A comment at the top.\n" + TRANSPORT.replace(
        "when_tied:", "# Before the next key.\n\nwhen_tied:"
    ).replace("  - id: wet-riders", "\n  # About rain.\n  - id: wet-riders")
    file.write_text(before, "utf-8")
    home, _ = into_home(NewRule("brand-new", "", effect), home_of(file, TOY), cases)
    lines = home.text.splitlines()
    remaining = iter(lines)
    assert all(line in remaining for line in before.splitlines())
    assert lines.index("    sources: [neighbour]", lines.index("  - id: brand-new")) < lines.index(
        "# Before the next key."
    )
    knowledge = home.layers.knowledge()
    assert knowledge.decision["transport"].rules[-1].id == "brand-new"
    assert wrong_examples(knowledge, "transport") == []


def test_the_ends_of_lines_stay_what_they_are(checkout: Path, run: Callable[..., Result]) -> None:
    file = checkout / "transport.yaml"
    file.write_bytes(TRANSPORT.replace("\n", "\r\n").encode())
    home, _ = into_home(NewRule("brand-new", ""), home_of(file, TOY), cases)
    replace_file(file, home.text)
    assert file.read_bytes().count(b"\r\n") == file.read_bytes().count(b"\n")


def test_the_first_rule_of_a_new_decision_can_be_added(checkout: Path) -> None:
    file = checkout / "brand-new.yaml"
    file.write_text(decision_skeleton(NewDecision("brand-new"), TOY.knowledge()), "utf-8")
    home, _ = into_home(NewRule("very-first", "", "require"), home_of(file, TOY), cases)
    assert [rule.id for rule in home.layers.knowledge().decision["brand-new"].rules] == [
        "very-first"
    ]


def test_where_there_is_no_safe_place_the_rule_is_told_and_nothing_changes(
    checkout: Path, run: Callable[..., Result]
) -> None:
    file = checkout / "luggage.yaml"
    start = LUGGAGE.index("rules:\n")
    text = LUGGAGE[:start] + (
        "rules: [{id: rain-wets, when: {way.rain: true}, include: [coat],"
        " because: Water comes from above., sources: [neighbour]}]\n"
    )
    file.write_text(text, "utf-8")
    done = run("rules", "new", "rule", "brand-new", "--into", str(file))
    assert done.exit_code != 0
    assert "nothing was changed; add this by hand:\n- id: brand-new" in str(done.exception)
    assert file.read_text("utf-8") == text


def test_where_a_rule_can_matter_its_example_shows_that_it_does(knowledge: Knowledge) -> None:
    """Shipped rules are given examples anew; most of those that hold change the answer."""
    told = shown = 0
    for decision in knowledge.decisions:
        bench = Bench(decision, knowledge)
        in_force = [rule for rule in decision.rules if rule.in_force(knowledge.facts_date)]
        for rule in in_force[::20]:
            found = cases(knowledge, decision.id, rule.id)
            for example in found:
                assert disagreements(example, bench.tried(example)) == []
            if found:
                assert found[0].rules[0].said in ("holds", "advises")
                less = decision.model_copy(
                    update={"rules": tuple(entry for entry in decision.rules if entry is not rule)}
                )
                without = Bench(less, knowledge).tried(found[0]).verdict
                told += 1
                shown += found[0].rules[0].said == "advises" or (
                    (without.status, without.choice) != (found[0].status, found[0].expect)
                )
    assert shown > told * 0.8


def test_a_rule_goes_into_a_pack(tmp_path: Path, run: Callable[..., Result]) -> None:
    decision = SHIPPED.knowledge().decisions[0]
    (tmp_path / "pack.yaml").write_text(PACK, "utf-8")
    file = tmp_path / "more.yaml"
    command = ("rules", "new", "rule")
    assert run(*command, "one-more", "--decision", decision.id, "-o", str(file)).exit_code == 0
    done = run(*command, "yet-another", "--into", str(file))
    assert done.exit_code == 0, done.exception
    made = [entry["id"] for entry in read_located(file.read_bytes(), "").content["rules"]]
    assert made == ["one-more", "yet-another"]


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (["--decision", "transprt"], "`transprt` is not a decision"),
        (["--decision", "{one}", "--options", "{option}x"], "is not an option of"),
        (["--decision", "{one}", "--when", "data.arival: once"], "`data.arival` is not a req"),
        (["--decision", "{one}", "--when", "data.arrival: [once"], "--when: is not valid YAML"),
        (["--decision", "{one}", "--effect", "include"], "does not go with `choose: one`"),
        (["--decision", "{one}", "--effect", "rate", "--by", "9"], "expected at most 4"),
        (["--decision", "{one}", "--effect", "rate", "--criterion", "taste"], "is not a criterion"),
        (["--decision", "{one}", "--sources", "rumours"], "`rumours` is not a source"),
        ([], "name the decision with --decision, or its file with --into"),
        (["--into", "no-such-file.yaml"], "no-such-file.yaml: cannot be read"),
        (["--into", str(ROOT / "pyproject.toml")], "stands neither in a pack nor in a whole"),
    ],
)
def test_a_wrong_flag_is_told(
    flags: Sequence[str], words: str, knowledge: Knowledge, run: Callable[..., Result]
) -> None:
    one = next(decision for decision in knowledge.decisions if decision.choose == "one")
    filled = [flag.format(one=one.id, option=one.options[0].id) for flag in flags]
    done = run("rules", "new", "rule", "brand-new", *filled)
    assert done.exit_code != 0
    assert words in done.output + str(done.exception)


def test_a_wrong_name_of_anything_new_is_told(run: Callable[..., Result]) -> None:
    for kind, name in (("decision", "Model Format"), ("requirement", "size"), ("service", "X")):
        assert "is not a valid name" in str(run("rules", "new", kind, name).exception)
    assert "`shipped` is no name for a pack" in str(
        run("rules", "new", "pack", "shipped").exception
    )


def test_a_rule_that_is_there_already_is_told(
    knowledge: Knowledge, run: Callable[..., Result]
) -> None:
    rule = knowledge.decisions[0].rules[0].id
    done = run("rules", "new", "rule", rule, "--decision", knowledge.decisions[0].id)
    assert f"the rule id `{rule}` is taken" in str(done.exception)


def test_a_file_that_is_written_names_its_schema_where_one_lies_near(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    (tmp_path / "docs").mkdir()
    shutil.copytree(ROOT / "docs" / "schema", tmp_path / "docs" / "schema")
    (tmp_path / "rules").mkdir()
    file = tmp_path / "rules" / "brand-new.yaml"
    assert run("rules", "new", "decision", "brand-new", "-o", str(file)).exit_code == 0
    first = file.read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../docs/schema/decision.json"
    plain = run("rules", "new", "decision", "brand-new").output
    assert file.read_text("utf-8") == f"{first}\n{plain}"


@given(
    text=st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=30)
)
def test_any_text_reads_back_as_it_was_meant(text: str) -> None:
    assert read_located(f"[{words(text)}]".encode(), "").content == [text]
    assert read_located(f"key: {line(text)}".encode(), "").content == {"key": text}


entries = st.lists(
    st.sampled_from(["- a: 1\n", "- a: 1\n  b: [x]\n", "- c: >-\n    long\n    words\n"]),
    max_size=4,
)


@given(
    lists=entries,
    gap=st.sampled_from(["", "\n", "\n\n"]),
    dash=st.sampled_from(["", "  ", "    "]),
    after=st.sampled_from(["", "\n# next\nmore: 1\n", "more: {rules: [1]}\n", "\n\n"]),
)
def test_an_entry_is_added_and_nothing_else_changes(
    lists: list[str], gap: str, dash: str, after: str
) -> None:
    items = gap.join("".join(f"{dash}{row}\n" for row in item.splitlines()) for item in lists)
    text = f"first: 1\nrules:\n{items}{after}"
    grown = appended(text, "rules", "- new: true\n")
    assert grown is not None
    before, now = read_located(text.encode(), "").content, read_located(grown.encode(), "").content
    assert now == before | {"rules": [*(before["rules"] or []), {"new": True}]}
    kept = iter(grown.splitlines())
    assert all(row in kept for row in text.rstrip("\n").splitlines())
