"""The worked pack does what its page says, and the command line lays packs where they are named."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from pack_files import pack_folder

from recommender.advise.advisor import advise, decide_all
from recommender.cli.rules_option import VARIABLE
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.packs import packs_named
from recommender.loading.rule_files import rule_files
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.effect import RuleOut
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import Recommendation
from recommender.readings import direct
from recommender.shelf import shelf

ROOT = Path(__file__).parent.parent
PACKS = ROOT / "docs" / "packs"
WORKED = PACKS / "no-nat-kafka-first"
SCENARIOS = sorted((PACKS / "scenarios").glob("*.yaml"))
SHIPPED = sorted((ROOT / "scenarios").glob("*.yaml"))

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def no_packs_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.fixture(scope="module")
def laid() -> tuple[Knowledge, Vocabulary]:
    return load_knowledge(rule_files(shelf("rules")), packs_named([str(WORKED)]))


def answers(result: Recommendation) -> dict[str, set[str]]:
    return {decision.id: set(decision.choice) for decision in result.decisions}


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_answers_change_as_the_scenarios_beside_the_pack_expect(
    path: Path, laid: tuple[Knowledge, Vocabulary], knowledge: Knowledge
) -> None:
    with_pack, words = laid
    scenario = read_scenario(path.read_bytes(), path.name, words)
    assert scenario.expects
    before = answers(advise(knowledge, scenario, knowledge.facts_date, direct.truths))
    after = answers(advise(with_pack, scenario, knowledge.facts_date, direct.truths))
    for outcome in scenario.expects:
        assert after[outcome.decision] == set(outcome.options)
        assert before[outcome.decision] != after[outcome.decision]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_the_pack_rules_out_is_chosen_in_no_shipped_scenario(
    path: Path, laid: tuple[Knowledge, Vocabulary]
) -> None:
    with_pack, words = laid
    [policy] = [
        rule
        for rule in with_pack.decision["network"].rules
        if rule.origin and rule.effect.kind == "rule_out" and not direct.grounds(rule.when, {})
    ]
    scenario = read_scenario(path.read_bytes(), path.name, words)
    result = advise(with_pack, scenario, with_pack.facts_date, direct.truths)
    assert isinstance(policy.effect, RuleOut)
    assert not answers(result)["network"] & {*policy.effect.options}


def test_the_examples_of_the_pack_hold(laid: tuple[Knowledge, Vocabulary]) -> None:
    with_pack, _ = laid
    examples = [
        (decision.id, example)
        for decision in with_pack.decisions
        for example in decision.examples
        if example.origin
    ]
    assert len(examples) >= 10
    for decision, example in examples:
        results = decide_all(with_pack, example.scenario, with_pack.facts_date, direct.truths)
        result = next(result for result in results if result.id == decision)
        assert (set(result.choice), result.status == "conflict") == (
            set(example.expect),
            example.conflict,
        ), example.name


def test_other_decisions_are_left_as_they_are(
    laid: tuple[Knowledge, Vocabulary], knowledge: Knowledge
) -> None:
    changed = {"network", "stream-service"}
    for decision in knowledge.decisions:
        same = laid[0].decision[decision.id] == decision
        assert same == (decision.id not in changed)


def test_every_block_of_its_page_stands_in_the_pack() -> None:
    page = (PACKS / "README.md").read_text("utf-8")
    texts = [path.read_text("utf-8") for path in WORKED.glob("*.yaml")]
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert len(blocks) >= 7
    for block in blocks:
        assert any(block in text for text in texts), block


def test_a_pack_is_laid_wherever_it_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    scenario, plain = str(SHIPPED[0]), ("--as-of", "facts", "--format", "json")
    laid_ = ("--rules", str(WORKED))
    before = run(scenario, *plain).stdout
    after = run(*laid_, scenario, *plain).stdout
    assert json.loads(before)["decisions"] and json.loads(after)["decisions"]
    assert before != after
    assert run(scenario, *plain, *laid_).stdout == after
    assert run("advise", *laid_, scenario, *plain).stdout == after
    assert run(*laid_, "advise", scenario, *plain).stdout == after
    monkeypatch.setenv(VARIABLE, f"{os.pathsep}{WORKED}{os.pathsep}")
    assert run(scenario, *plain).stdout == after
    monkeypatch.setenv(VARIABLE, "")
    assert run(scenario, *plain).stdout == before


def test_the_variable_is_laid_first_then_the_command_line_in_its_order(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, c, d = (str(pack_folder(tmp_path, name)) for name in "abcd")
    monkeypatch.setenv(VARIABLE, os.pathsep.join([d, a]))
    shown = run("--rules", c, "rules", "list", "--rules", b, "--format", "json").stdout
    assert [pack["id"] for pack in json.loads(shown)["packs"]] == ["d", "a", "c", "b"]


@pytest.mark.parametrize(
    ("command", "brought"),
    [
        (["services"], "house-proxy"),
        (["new"], "house.hosts_listed"),
        (["rules", "list"], "no-nat-gateway-in-this-house"),
    ],
)
def test_every_command_that_reads_the_rules_reads_the_packs(
    run: Run, command: list[str], brought: str
) -> None:
    assert brought in run(*command, "--rules", str(WORKED)).stdout
    assert brought not in run(*command).stdout


def test_the_list_of_rules_tells_what_was_changed_by_whom_and_why(run: Run) -> None:
    shown = run("rules", "list", "--rules", str(WORKED), "--format", "json").stdout
    rules = json.loads(shown)["rules"]
    gone = [rule for rule in rules if rule["status"] != "counts"]
    assert {rule["status"] for rule in gone} == {"replaced", "withdrawn"}
    for rule in gone:
        assert rule["origin"] == "shipped"
        assert rule["changed_by"] == WORKED.name
        assert rule["changed_file"].startswith(str(WORKED))
        assert rule["changed_because"] and rule["changed_line"]
    text = run("rules", "list", "--rules", str(WORKED)).stdout
    for rule in rules:
        name = rule["id"] if rule["status"] == "counts" else f"({rule['id']})"
        lines = [line for line in text.splitlines() if line.startswith(f"  {name} ")]
        assert any(f"{rule['origin']} {rule['file']}:{rule['line']}" in line for line in lines)


def test_the_list_of_rules_holds_every_rule_once(run: Run, knowledge: Knowledge) -> None:
    rules = json.loads(run("rules", "list", "--format", "json").stdout)["rules"]
    assert sorted((rule["decision"], rule["id"]) for rule in rules) == sorted(
        (decision.id, rule.id) for decision in knowledge.decisions for rule in decision.rules
    )
    assert {rule["origin"] for rule in rules} == {"shipped"}
    dated = {rule.id: rule.since for decision in knowledge.decisions for rule in decision.rules}
    assert all(rule["since"] == (str(dated[rule["id"]]) if dated[rule["id"]] else None)
               for rule in rules)  # fmt: skip


def test_the_list_can_be_of_one_decision(run: Run) -> None:
    shown = run("rules", "list", "--decision", "network").stdout
    assert shown.startswith("network (")
    assert "stream-service (" not in shown
    wrong = run("rules", "list", "--decision", "netwok")
    assert "`netwok` is not a decision; did you mean `network`?" in str(wrong.exception)


def test_a_mistake_in_a_pack_ends_the_program_with_its_place(run: Run, tmp_path: Path) -> None:
    folder = pack_folder(tmp_path, more="extends: netwok\n")
    wrong = run("--rules", str(folder), str(SHIPPED[0]))
    assert f"{folder}/more.yaml:1:10: `netwok` is not a decision" in str(wrong.exception)
    assert "did you mean `network`?" in str(wrong.exception)
