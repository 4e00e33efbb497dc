"""The check finds what is wrong with rules, shows it, and stays silent about what is right."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from toy import ABOUT, LUGGAGE, TRANSPORT, toy_files

from recommender.advise.advisor import advise
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.scenario_files import read_scenario
from recommender.model.finding import Finding
from recommender.readings import direct
from recommender.render.findings_report import as_github, as_json, as_text, witness_text
from recommender.review.check import check
from recommender.review.codes import CODES

CARGO = "    rate: {bike: {fit: -2}, feet: {fit: 1}}\n"


def rule(text: str) -> str:
    """Return the transport rules with another one, which is told in short."""
    name, when, effect = (part.strip() for part in text.split(";"))
    lines = [
        f"  - id: {name}",
        f"    when: {when}",
        f"    {effect}",
        "    because: Made up.",
        "    sources: [neighbour]",
    ]
    return TRANSPORT.replace("when_tied:", "\n".join(lines) + "\nwhen_tied:", 1)


def findings(tmp_path: Path, **changed: str) -> list[Finding]:
    knowledge, _ = load_knowledge(toy_files(**changed))
    return [entry for entry in check(knowledge, tmp_path) if not entry.accepted]


def about(found: list[Finding], code: str) -> list[str]:
    return [entry.subject for entry in found if entry.code == code]


ADDED = {
    "torn": "{way.rain: true, not: {way.rain: true}}; rule_out: [bus]",
    "no-such-way": '{way.length: "> 5 KB, < 1 KB"}; rule_out: [bus]',
    "muddy": "{way.ground: mud}; rule_out: [bus]",
    "any-weather": "{any: [{way.rain: true}, {way.rain: false}]}; rate: {feet: {cost: 1}}",
    "much-too-far": '{way.length: "> 9 KB"}; rule_out: [feet]',
    "slow-feet-far-away": '{way.length: "> 5 KB"}; rate: {feet: {speed: -1}}',
    "no-bus-in-rain": "{way.rain: true}; rule_out: [bus]",
}


@pytest.mark.parametrize(
    ("code", "subject", "added"),
    [
        ("rule-never-fires", "torn", "torn"),
        ("rule-never-fires", "no-such-way", "no-such-way"),
        ("rule-never-fires", "muddy", "muddy"),
        ("condition-never-false", "any-weather", "any-weather"),
        ("rule-subsumed", "much-too-far", "much-too-far"),
        ("rule-never-matters", "much-too-far", "much-too-far"),
        ("rule-never-matters", "slow-feet-far-away", "slow-feet-far-away"),
        ("rules-contradict", "only-a-bus-takes-a-cello, no-bus-in-rain", "no-bus-in-rain"),
    ],
)
def test_a_fault_in_a_rule_is_found(code: str, subject: str, added: str, tmp_path: Path) -> None:
    assert subject not in about(findings(tmp_path), code)
    changed = rule(f"{added}; {ADDED[added]}")
    assert subject in about(findings(tmp_path, transport=changed), code)


def test_an_option_that_cannot_win_is_found(tmp_path: Path) -> None:
    hopeless = rule("no-wheels; {way.ground: [road, sand]}; rule_out: [bike]")
    hopeless = hopeless.replace("    expect: bike", "    expect: feet")
    assert about(findings(tmp_path, transport=hopeless), "option-never-wins") == ["bike"]


def test_what_nothing_reads_is_found(tmp_path: Path) -> None:
    more = ABOUT.replace(
        "requirements:\n",
        "requirements:\n  way.moon: {type: flag, question: Is there a moon?, why: Light.,"
        " yes: a moon, no: no moon}\n",
    ).replace("sources:\n", "sources:\n  nobody: {title: Nobody, verified: no}\n", 1)
    more += "definitions:\n  moonlit: {told: the moon is up, when: {way.rain: false}}\n"
    found = findings(tmp_path, about=more)
    assert about(found, "unread-definition") == ["moonlit"]
    assert about(found, "unread-requirement") == ["way.moon"]
    assert about(found, "unread-source") == ["nobody"]
    assert about(found, "no-example") == ["luggage"]
    assert "way.ground" not in about(found, "unread-value")


def test_a_gap_comes_with_a_small_scenario_that_shows_it(tmp_path: Path) -> None:
    [gap] = [
        entry for entry in findings(tmp_path) if (entry.code, entry.subject) == ("gap", "transport")
    ]
    knowledge, words = load_knowledge(toy_files())
    scenario = read_scenario(witness_text(gap).encode(), "witness.yaml", words)
    assert gap.witness_day is not None
    answers = advise(knowledge, scenario, gap.witness_day, direct.truths).decisions
    assert next(entry for entry in answers if entry.id == "transport").status == "conflict"
    for entry in scenario.declared:
        fewer = tuple(other for other in scenario.declared if other != entry)
        less = scenario.model_copy(update={"declared": fewer})
        again = advise(knowledge, less, gap.witness_day, direct.truths).decisions
        assert next(entry for entry in again if entry.id == "transport").status != "conflict"


def test_an_accepted_finding_is_accepted_with_its_reason(tmp_path: Path) -> None:
    accepted = "accepted:\n  - {code: gap, subject: transport, because: Cellos do not fly.}\n"
    knowledge, _ = load_knowledge(toy_files(transport=TRANSPORT + accepted))
    [gap] = [
        entry
        for entry in check(knowledge, tmp_path)
        if (entry.code, entry.subject) == ("gap", "transport")
    ]
    assert gap.accepted == "Cellos do not fly."
    assert "Accepted: Cellos do not fly." in as_text([gap], show_accepted=True)
    assert as_text([gap], show_accepted=False) == "0 findings, 1 accepted\n"


def test_an_acceptance_of_nothing_is_itself_a_finding(tmp_path: Path) -> None:
    accepted = "accepted:\n  - {code: gap, subject: luggage, because: It was once so.}\n"
    found = findings(
        tmp_path, luggage=LUGGAGE.replace("rule_out: [coat]", "include: [coat]") + accepted
    )
    assert about(found, "accepted-nothing") == ["luggage"]


def test_what_was_proved_is_proved_again_only_after_a_change(tmp_path: Path) -> None:
    def proved(**changed: str) -> list[str]:
        anew: list[str] = []
        check(load_knowledge(toy_files(**changed))[0], tmp_path, proving=anew.append)
        return anew

    assert proved() == ["transport", "luggage"]
    assert proved() == []
    assert proved(luggage=LUGGAGE.replace("Heads hit", "A head hits")) == ["luggage"]
    assert proved(transport=TRANSPORT.replace("> 5 KB", "> 6 KB")) == ["transport", "luggage"]


def test_a_word_that_no_decision_reads_has_nothing_proved_again(tmp_path: Path) -> None:
    def proved(about: str) -> list[str]:
        anew: list[str] = []
        check(load_knowledge(toy_files(about=about))[0], tmp_path, proving=anew.append)
        return anew

    assert proved(ABOUT) == ["transport", "luggage"]
    fog = "  way.fog: {type: count, question: How thick?, why: Eyes., label: it}\n"
    unread = f"requirements:\n{fog}"
    assert proved(ABOUT.replace("requirements:\n", unread)) == []
    assert proved(ABOUT.replace("A neighbour who knows", "A neighbour")) == []
    assert proved(ABOUT.replace("ended: 2026-01-01", "ended: 2026-01-02")) == [
        "transport", "luggage",
    ]  # fmt: skip
    more = ABOUT.replace("laptop: you", "tuba: you carry a tuba, laptop: you")
    assert proved(more) == ["transport", "luggage"]


def test_what_was_proved_is_remembered_whatever_the_hash_seed(tmp_path: Path) -> None:
    many = (
        TRANSPORT
        + """\
  - {name: Bags, given: {way.ground: road, way.bags: [laptop, cello]}, already_uses: [night-bus],
     as_of: 2025-06-01, expect: bus}
"""
    )
    program = f"""\
from pathlib import Path
from toy import toy_files
from recommender.loading.knowledge_loader import load_knowledge
from recommender.review.check import check
if __name__ == "__main__":
    check(load_knowledge(toy_files(transport={many!r}))[0], Path({str(tmp_path)!r}), proving=print)
"""
    proved = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
        for seed in ("1", "2", "3", "4")
    ]
    assert proved == [["transport", "luggage"], [], [], []]


def test_remembered_findings_are_those_that_were_found(tmp_path: Path) -> None:
    knowledge, _ = load_knowledge(toy_files())
    assert check(knowledge, tmp_path) == check(knowledge, tmp_path)


def test_every_format_tells_every_finding(tmp_path: Path) -> None:
    found = findings(tmp_path)
    text, told = as_text(found, show_accepted=False), json.loads(as_json(found))["findings"]
    assert len(told) == len(found) == len(as_github(found).splitlines())
    for entry in found:
        assert entry.subject in text
        assert f"title={entry.code}" in as_github(found)
    assert any(entry["witness"].startswith("# recommend FILE --as-of") for entry in told)


def test_the_shipped_rules_have_no_finding_that_is_not_accepted(
    proved: tuple[Finding, ...],
) -> None:
    found = [entry for entry in proved if not entry.accepted]
    assert not [f"{entry.place}: {entry.code}: {entry.subject}" for entry in found]


@pytest.mark.usefixtures("proved")
def test_the_command_tells_findings_and_writes_witnesses(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    done = run("rules", "check", "--accepted", "--witness", str(tmp_path / "shown"))
    assert done.exit_code == 0, done.output
    assert "0 findings" in done.output
    assert [*(tmp_path / "shown").glob("gap-*.yaml")]
    again = run("rules", "check", "--witness", str(tmp_path / "shown"))
    assert "exists already" in str(again.exception)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code: str, run: Callable[..., Result]) -> None:
    told = run("rules", "explain", code).output
    assert told.startswith(f"{code} ({CODES[code].level}): {CODES[code].title}\n")
    assert "Why it matters" in told and "What to do" in told
    assert f"{code} " in run("rules", "explain").output


def test_an_unknown_code_gets_the_nearest(run: Callable[..., Result]) -> None:
    assert "did you mean `gap`?" in str(run("rules", "explain", "gapp").exception)
