"""What differs between two rule bases is told with the answers it changes, and why."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from toy import ABOUT, LUGGAGE, TRANSPORT, toy_files

from recommender.advise.advisor import advise
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.changes import AnswerChange, Changes
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario
from recommender.readings import direct
from recommender.render.changes_report import as_text
from recommender.review.changes import changes

ROOT = Path(__file__).parent.parent
OLD, WORDS = load_knowledge(toy_files())
DAY = OLD.facts_date
WALK = "name: A walk\nrequirements: {way.ground: road, way.length: 4 KB, way.rain: true}\n"
PACK = "pack: mine\nname: Mine\nversion: v1\nformat: 1\ndescription: Rules of mine.\n"


def compared(text: str = WALK, day: date = DAY, **changed: str) -> Changes:
    new, words = load_knowledge(toy_files(**changed))
    return changes(OLD, new, [read_scenario(text.encode(), "walk", words)], ("a", "b"), day)


def told(change: AnswerChange) -> list[tuple[str, str, str]]:
    return [(reason.what, reason.id, reason.difference) for reason in change.reasons]


def test_rules_that_stay_change_nothing() -> None:
    found = compared()
    assert (found.answers, found.entries) == ((), ())
    assert (found.scenarios, found.examples) == (1, 1)


def test_words_alone_change_no_answer() -> None:
    found = compared(transport=TRANSPORT.replace("Narrow tyres", "Thin tyres"))
    assert found.answers == ()
    assert [(entry.kind, entry.id, entry.keys) for entry in found.entries] == [
        ("rule", "wheels-sink-in-sand", ("because",))
    ]


def test_where_a_rule_stands_is_no_difference() -> None:
    assert compared(transport="# Moved down.\n" + TRANSPORT).entries == ()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            "when_tied:",
            "  - {id: no-bikes, when: {way.ground: road}, rule_out: [bike],"
            " because: None here., sources: [neighbour]}\nwhen_tied:",
            ("rule", "no-bikes", "added"),
        ),
        (
            "when: {way.ground: sand}\n    rate: {bike: {fit: -2}, feet: {fit: 1}}",
            "when: {way.ground: [sand, road]}\n    rate: {bike: {fit: -2}, feet: {fit: 1}}",
            ("rule", "wheels-sink-in-sand", "now holds"),
        ),
        (
            "speed: {score: 1, because: Legs",
            "speed: {score: 5, because: Legs",
            ("rating", "feet", "speed 1 to 5"),
        ),
        (
            "applies: {way.ground: [road, sand]}",
            "applies: {way.ground: sand}",
            ("order", "transport", "`applies` of the decision is changed"),
        ),
    ],
)
def test_a_changed_answer_is_told_with_its_reason(
    old: str, new: str, reason: tuple[str, str, str]
) -> None:
    assert old in TRANSPORT
    found = compared(transport=TRANSPORT.replace(old, new, 1))
    first = found.answers[0]
    assert (first.case, first.kind, first.decision) == ("A walk", "scenario", "transport")
    assert first.before == "bike"
    assert first.after != "bike"
    assert reason in told(first)


def test_a_rule_that_is_taken_away_is_told_where_it_held() -> None:
    start = TRANSPORT.index("  - id: only-a-bus-takes-a-cello")
    end = TRANSPORT.index("  - id: wet-riders")
    cello = WALK.replace("way.rain: true", "way.bags: [cello]")
    found = compared(cello, date(2024, 1, 1), transport=TRANSPORT[:start] + TRANSPORT[end:])
    [change] = [entry for entry in found.answers if entry.decision == "transport"]
    assert (change.before, change.after) == ("bus", "bike")
    assert told(change) == [("rule", "only-a-bus-takes-a-cello", "removed")]
    assert change.reasons[0].because == "A cello needs a seat of its own."


def test_a_decision_that_feeds_another_is_its_reason() -> None:
    score = "speed: {score: 1, because: Legs"
    found = compared(transport=TRANSPORT.replace(score, score.replace("1", "5")))
    [change] = [entry for entry in found.answers if entry.decision == "luggage"]
    assert (change.before, change.after) == ("[coat, helmet, key, lock]", "coat")
    assert ("decision", "transport", "bike before, feet now") in told(change)
    assert ("rule", "riders-wear-helmets", "no longer holds") in told(change)


def test_a_life_cycle_is_a_reason() -> None:
    cello = WALK.replace("way.rain: true", "way.bags: [cello]")
    found = compared(cello, about=ABOUT.replace("    ended: 2026-01-01\n", "").replace(
        "    closed: 2025-01-01\n", ""))  # fmt: skip
    [change] = found.answers
    assert (change.before, change.after) == ("conflict", "bus")
    assert told(change) == [("life cycle", "bus", "its services may be used")]


def test_an_example_that_is_only_in_one_of_the_two_is_answered_by_both() -> None:
    new = TRANSPORT.replace("way.length: 1 KB}", "way.length: 3 KB}").replace(
        '"> 5 KB"}\n    rule_out: [feet]', '"> 5 KB"}\n    rule_out: [feet, bike]'
    )
    found = compared(transport=new.replace("A short dry road", "A middling road"))
    assert found.examples == 2
    assert found.answers == ()


def test_what_an_example_expects_is_told() -> None:
    new = TRANSPORT.replace("  bike:\n", "  bicycle:\n").replace("bike", "bicycle")
    found = compared(transport=new, luggage=LUGGAGE.replace("bike", "bicycle"))
    examples = [change for change in found.answers if change.kind == "example"]
    assert [(change.before, change.after, change.expected) for change in examples] == [
        ("bike", "bicycle", "bicycle")
    ]
    assert "bike -> bicycle   (as it expects)" in as_text(found)


def test_a_decision_that_is_new_is_told_where_it_answers() -> None:
    more = LUGGAGE.replace("decision: luggage", "decision: more").replace("id: ", "id: more-")
    found = compared(more=more)
    assert [(change.before, change.after) for change in found.answers] == [
        ("no such decision", "[coat, helmet, key, lock]")
    ]
    assert ("decision", "more", "added") in [
        (entry.kind, entry.id, entry.what) for entry in found.entries
    ]


def test_every_answer_told_is_the_one_that_the_advisor_gives(knowledge: Knowledge) -> None:
    """The shipped rules without their first rule that removes options, in every scenario."""
    name, lamed = lame(knowledge)
    words = Vocabulary.of(knowledge)
    scenarios = [
        read_scenario(path.read_bytes(), path.name, words)
        for path in sorted((ROOT / "scenarios").glob("*.yaml"))
    ]
    found = changes(knowledge, lamed, scenarios, ("a", "b"), knowledge.facts_date)
    assert name in {entry.id for entry in found.entries}
    for scenario in scenarios:
        before, after = (answers(base, scenario) for base in (knowledge, lamed))
        different = {decision for decision in before if before[decision] != after[decision]}
        assert different == {
            change.decision
            for change in found.answers
            if (change.kind, change.case) == ("scenario", scenario.name)
        }


def lame(knowledge: Knowledge) -> tuple[str, Knowledge]:
    """Return the knowledge without one of its rules, and that rule's id."""
    decision = knowledge.decisions[0]
    rule = decision.rules[-1]
    for candidate in decision.rules:
        if candidate.effect.kind == "rate":
            rule = candidate
    less = decision.model_copy(
        update={"rules": tuple(entry for entry in decision.rules if entry is not rule)}
    )
    others = tuple(less if entry is decision else entry for entry in knowledge.decisions)
    return rule.id, knowledge.model_copy(update={"decisions": others})


def answers(knowledge: Knowledge, scenario: Scenario) -> dict[str, tuple[str, tuple[str, ...]]]:
    result = advise(knowledge, scenario, knowledge.facts_date, direct.truths)
    return {entry.id: (entry.status, tuple(sorted(entry.choice))) for entry in result.decisions}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with two revisions of the toy rules, as the current folder."""
    for name, text in toy_files():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text)
    for step in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "First"]):
        git(tmp_path, *step)
    rules = tmp_path / "rules" / "transport.yaml"
    rules.write_text(TRANSPORT.replace("score: 1, because: Legs", "score: 5, because: Legs"))
    (tmp_path / "walks").mkdir()
    (tmp_path / "walks" / "walk.yaml").write_text(WALK, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_revision_is_compared_with_the_folder(
    repository: Path, run: Callable[..., Result]
) -> None:
    done = run("rules", "diff", "HEAD", "rules", "--scenarios", "walks")
    assert done.exit_code == 1
    assert "scenario: A walk\n  transport: bike -> feet\n" in done.output
    assert "    rating feet: speed 1 to 5\n" in done.output
    assert "  ~ feet (transport): ratings\n" in done.output
    git(repository, "commit", "--quiet", "-am", "Second")
    again = run("rules", "diff", "HEAD~1", "HEAD", "--scenarios", "walks", "--format", "json")
    assert again.exit_code == 1
    found = json.loads(again.output)
    assert (found["old"], found["new"], found["scenarios"]) == ("HEAD~1", "HEAD", 1)
    [walk] = [
        entry
        for entry in found["answers"]
        if (entry["kind"], entry["decision"]) == ("scenario", "transport")
    ]
    assert walk["after"] == "feet"
    same = run("rules", "diff", "HEAD", "rules", "--scenarios", "walks")
    assert (same.exit_code, "No answer changes." in same.output) == (0, True)


def test_a_revision_is_only_read(repository: Path, run: Callable[..., Result]) -> None:
    def state() -> list[tuple[str, int]]:
        files = [path for path in repository.rglob("*") if path.is_file()]
        return sorted((str(path), path.stat().st_mtime_ns) for path in files)

    before = state()
    run("rules", "diff", "HEAD", "rules", "--scenarios", "walks")
    assert state() == before


def test_a_pack_is_compared_with_what_it_is_laid_over(
    tmp_path: Path, knowledge: Knowledge, run: Callable[..., Result]
) -> None:
    (tmp_path / "pack.yaml").write_text(PACK, "utf-8")
    decision = next(entry for entry in knowledge.decisions if entry.choose == "one")
    made = run("rules", "new", "rule", "brand-new", "--decision", decision.id)
    (tmp_path / "more.yaml").write_text(made.output, "utf-8")
    done = run("rules", "diff", "shipped", str(tmp_path))
    assert done.exit_code == 0
    assert f"  + brand-new ({decision.id})\n" in done.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("shipped",), "Missing argument 'NEW'"),
        (("shipped", "no-such-thing"), "`no-such-thing` is neither a folder nor a revision"),
        (("shipped", "--", "--output=x"), "`--output=x` is neither a folder nor a revision"),
        (("shipped", "walks"), "walks: holds no rules; name a whole rule base or a pack"),
        (("shipped", "shipped", "--as-of", "soon"), "`soon` is not a date"),
        (("shipped", "shipped", "--scenarios", "nowhere"), "'nowhere' does not exist"),
    ],
)
def test_a_wrong_call_is_told(
    arguments: tuple[str, ...], words: str, repository: Path, run: Callable[..., Result]
) -> None:
    done = run("rules", "diff", *arguments)
    assert done.exit_code not in (0, None)
    assert words in done.output + str(done.exception)


def test_outside_of_any_repository_a_revision_is_told_to_be_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Result]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = run("rules", "diff", "HEAD", "shipped")
    assert "neither a folder nor a revision, and this folder is in no repository" in str(
        done.exception
    )


def test_mistakes_in_a_revision_are_told_with_their_place(
    repository: Path, run: Callable[..., Result]
) -> None:
    rules = repository / "rules" / "transport.yaml"
    rules.write_text(TRANSPORT.replace("stage: go", "stage: gone"), "utf-8")
    git(repository, "commit", "--quiet", "-am", "Wrong")
    done = run("rules", "diff", "HEAD~1", "HEAD")
    assert "HEAD:rules/transport.yaml:4:8: `gone` is not a stage" in str(done.exception)


def test_the_exit_status_says_whether_an_answer_changes(repository: Path) -> None:
    def status(*arguments: str) -> int:
        command = [sys.executable, "-m", "recommender", "rules", "diff", *arguments]
        return subprocess.run(command, cwd=repository, capture_output=True, check=False).returncode

    assert status("rules", "rules", "--scenarios", "walks") == 0
    assert status("HEAD", "rules", "--scenarios", "walks") == 1
    assert status("HEAD", "nowhere") == 2
