"""Decision records: they say what was decided, lose nothing, and are held to later rules."""

import json
import re
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pack_files import pack, pack_folder
from strategies import VOCABULARY, conditions, known_values, scenarios
from toy import toy_files

from recommender.advise.advisor import advise
from recommender.cli.record_folder import Written, keep_records
from recommender.cli.record_reading import records_in
from recommender.errors import BadFiles, RecommendError
from recommender.explain.firmness import with_firmness
from recommender.loading.conditions import read_condition
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.located_yaml import read_located
from recommender.loading.page import Page
from recommender.loading.scenario_files import read_scenario
from recommender.loading.stamps import BLANK, stamped, unedited
from recommender.loading.vocabulary import Vocabulary
from recommender.model.condition import Condition, Value
from recommender.model.knowledge import Knowledge
from recommender.model.recheck import Checked, Recheck
from recommender.model.scenario import Scenario
from recommender.readings import direct
from recommender.render.condition_entry import as_condition_entry
from recommender.render.recheck import recheck_as_json, recheck_as_markdown
from recommender.render.scenario_file import as_yaml
from recommender.review.recheck import recheck

ROOT = Path(__file__).parent.parent
SCENARIO = ROOT / "scenarios" / "kafka-moves-to-aws.yaml"
TOY, TOY_WORDS = load_knowledge(toy_files())
DAY = date(2022, 6, 1)
"""A day on which the toy's night bus runs."""
BUS = "name: A trip\nrequirements: {way.ground: road, way.bags: [cello], way.length: 2 KB}\n"


def toy_scenario(text: str = BUS) -> Scenario:
    return read_scenario(text.encode(), "s.yaml", TOY_WORDS)


def write(
    folder: Path,
    scenario: Scenario | None = None,
    day: date = DAY,
    force: bool = False,
    knowledge: Knowledge = TOY,
) -> Written:
    asked = scenario or toy_scenario()
    result = with_firmness(advise(knowledge, asked, day, direct.truths), knowledge, asked, far=True)
    return keep_records(folder, result, asked, Vocabulary.of(knowledge), force)


def check(folder: Path, day: date = DAY, knowledge: Knowledge = TOY) -> Recheck:
    return recheck(knowledge, records_in(folder, Vocabulary.of(knowledge)), day, direct.truths)


def of(found: Recheck, decision: str) -> Checked:
    [one] = [one for one in found.records if one.decision == decision]
    return one


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=2, max_size=30)


@settings(max_examples=25, deadline=None)
@given(
    scenario=scenarios(requirements=TOY.requirements, criteria=("fit", "cost", "speed")),
    name=NAMES,
    day=st.sampled_from([DAY, TOY.guide_date, TOY.facts_date]),
)
def test_records_hold_on_the_day_on_which_they_were_written(
    scenario: Scenario, name: str, day: date
) -> None:
    assume(scenario.declared)  # a scenario file declares something
    asked = scenario.model_copy(update={"name": name, "description": f"{name}\n---\n{name}"})
    with tempfile.TemporaryDirectory() as place:
        done = write(Path(place), asked, day)
        if not done.records:
            return
        found = check(Path(place), day)
        assert len(found.records) == done.records
        for one in found.records:
            assert one.holds, one
            assert not (one.reasons or one.because or one.closed or one.unknown), one
            assert not (one.edited or one.scenario_edited or one.came_true), one
        written = texts(Path(place))
        write(Path(place), asked, day)  # nothing changes, so nothing needs force
        assert texts(Path(place)) == written
        assert all(map(unedited, written.values()))


@settings(max_examples=60, deadline=None)
@given(condition=conditions(), facts=known_values())
def test_a_condition_that_is_written_out_reads_as_the_same(
    condition: Condition, facts: dict[str, Value]
) -> None:
    words = Vocabulary(
        requirements={entry.id: entry for entry in VOCABULARY},
        options={},
        criteria=frozenset(),
        sources=frozenset(),
        services=frozenset(),
        stages=frozenset(),
    )
    located = read_located(as_yaml({"when": as_condition_entry(condition)}).encode(), "c.yaml")
    page = Page(located)
    again = read_condition(page, ("when",), located.content["when"], words)
    assert not page.mistakes
    assert direct.truth(again, facts) is direct.truth(condition, facts)


def test_a_record_has_the_parts_of_madr_and_says_who_decided(tmp_path: Path) -> None:
    write(tmp_path)
    assert sorted(texts(tmp_path)) == [
        "0001-transport.md", "0002-luggage.md", "README.md", "scenario.yaml",
    ]  # fmt: skip
    text = (tmp_path / "0001-transport.md").read_text("utf-8")
    headings = re.findall(r"^#{1,3} .*$", text, re.MULTILINE)
    assert headings[0] == "# Transport: Night bus"
    assert headings[1:7] == [
        "## Context and Problem Statement",
        "## Decision Drivers",
        "## Considered Options",
        "## Decision Outcome",
        "### Consequences",
        "### Confirmation",
    ]
    assert {"## Pros and Cons of the Options", "## More Information"} <= {*headings}
    assert "status: proposed" in text
    assert "  - only-a-bus-takes-a-cello" in text
    assert "  - id: night-bus\n    status: open" in text
    assert "Bad, because it is not right here: A cello needs a seat of its own." in text
    assert not re.search(r"\n\n\n", text)
    assert re.search(r"[^\n]\n## ", text) is None


def test_a_decision_that_is_taken_as_given_is_recorded_as_accepted(tmp_path: Path) -> None:
    write(tmp_path, toy_scenario(BUS + "decided: {transport: bike}\n"))
    text = (tmp_path / "0001-transport.md").read_text("utf-8")
    assert text.startswith("---\nstatus: accepted\n")
    assert "because the scenario takes it as given" in text
    assert "## Considered Options\n\n* bike (taken as given)\n\n## Decision Outcome" in text
    assert check(tmp_path, date(2026, 6, 1)).all_hold


def test_a_service_that_has_closed_since_is_told(tmp_path: Path) -> None:
    write(tmp_path)
    found = check(tmp_path, date(2025, 6, 1))
    bus = of(found, "transport")
    assert not bus.holds
    assert not found.all_hold
    [closed] = bus.closed
    assert (closed.id, closed.status, closed.successors) == ("night-bus", "closed", ("Taxi",))
    told = recheck_as_markdown(found)
    assert "Night bus has been closed to new customers since 2025-01-01" in told
    assert Recheck.model_validate_json(recheck_as_json(found)) == found


def test_what_is_used_already_holds_and_is_told_all_the_same(tmp_path: Path) -> None:
    write(tmp_path, toy_scenario(BUS + "already_uses: [night-bus]\n"))
    found = check(tmp_path, date(2025, 6, 1))
    assert of(found, "transport").holds
    assert [note.id for note in of(found, "transport").closed] == ["night-bus"]
    assert not found.all_hold


def test_a_changed_scenario_is_told_with_what_came_true(tmp_path: Path) -> None:
    write(tmp_path)
    text = (tmp_path / "scenario.yaml").read_text("utf-8")
    (tmp_path / "scenario.yaml").write_text(text.replace("- cello", "- laptop"))
    transport = of(check(tmp_path), "transport")
    assert transport.scenario_edited
    assert not transport.holds
    assert transport.came_true
    assert [(one.id, one.difference) for one in transport.reasons] == [
        ("only-a-bus-takes-a-cello", "no longer holds")
    ]
    assert transport.because


def test_a_comment_in_the_scenario_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path)
    with (tmp_path / "scenario.yaml").open("a") as file:
        file.write("# a thought\n")
    assert not any(one.scenario_edited for one in check(tmp_path).records)


WITHDRAW = """\
extends: transport
withdraw:
  - {id: only-a-bus-takes-a-cello, because: Cellos fit on a rack.}
"""
REPLACE = """\
extends: transport
replace:
  - id: only-a-bus-takes-a-cello
    when: {way.bags: cello}
    require: [feet]
    because: Buses take no cellos any more.
    sources: [neighbour]
"""


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (WITHDRAW, "was withdrawn by the pack mine"),
        (REPLACE, "was replaced by the pack mine"),
    ],
)
def test_rules_that_a_pack_changes_are_named(change: str, told: str, tmp_path: Path) -> None:
    write(tmp_path)
    knowledge, _ = load_knowledge(toy_files(), [pack(transport=change)])
    transport = of(check(tmp_path, knowledge=knowledge), "transport")
    assert not transport.holds
    assert ("only-a-bus-takes-a-cello", told) in {
        (one.id, one.difference) for one in transport.reasons
    }


def test_names_that_are_gone_are_findings_with_the_nearest_one(tmp_path: Path) -> None:
    write(tmp_path)
    record, other = tmp_path / "0001-transport.md", tmp_path / "0002-luggage.md"
    text = record.read_text("utf-8").replace("  - bus\n", "  - busses\n", 1)
    record.write_text(text.replace("way.bags", "way.bag").replace("  - only-a-bus", "  - a-bus"))
    other.write_text(other.read_text("utf-8").replace("decision: luggage", "decision: lugage"))
    found = check(tmp_path)
    transport, luggage = of(found, "transport"), of(found, "lugage")
    assert "`busses` is no longer an option of `transport`; did you mean `bus`?" in (
        transport.unknown
    )
    assert any("`way.bag` is not a requirement" in one for one in transport.unknown)
    assert ("a-bus-takes-a-cello", "is no longer among the rules") in {
        (one.id, one.difference) for one in transport.reasons
    }
    assert luggage.unknown[0] == "`lugage` is no longer a decision; did you mean `luggage`?"
    assert luggage.now == "there is no such decision"
    assert transport.edited and luggage.edited
    assert [one.decision for one in found.unrecorded] == ["luggage"]
    assert "no longer" in recheck_as_markdown(found)


def test_every_mistake_of_a_folder_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    write(tmp_path)
    one, other = tmp_path / "0001-transport.md", tmp_path / "0002-luggage.md"
    text = one.read_text("utf-8").replace("format: 1", "format: 2")
    one.write_text(text.replace("as_of: '2022-06-01'", "as_of: tomorrow"))
    other.write_text("---\nrecommend:\n  written: x\n")
    (tmp_path / "0003-third.md").write_text("---\nstatus: [\nrecommend: 1\n---\n")
    with pytest.raises(BadFiles) as caught:
        check(tmp_path)
    told = "\n".join(map(str, caught.value.mistakes)).replace(f"{tmp_path}/", "")
    assert "0001-transport.md:6:11: `recommend.format` is `2`; expected 1" in told
    assert re.search(r"0001-transport\.md:\d+:\d+: `recommend\.as_of` is `tomorrow`", told)
    assert "0002-luggage.md:1:1: the front matter has no end" in told
    assert "0003-third.md:4:1: is not valid YAML" in told


def test_a_scenario_that_is_missing_or_elsewhere_is_a_mistake(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "scenario.yaml").unlink()
    with pytest.raises(BadFiles, match=r"scenario\.yaml: does not exist"):
        check(tmp_path)
    record = tmp_path / "0001-transport.md"
    text = record.read_text("utf-8")
    record.write_text(text.replace("scenario: scenario.yaml", "scenario: ../other.yaml"))
    with pytest.raises(BadFiles, match="`scenario` is not the name of a YAML file"):
        check(tmp_path)


def test_nothing_is_replaced_without_force_and_nothing_edited_is_lost(tmp_path: Path) -> None:
    write(tmp_path)
    before = texts(tmp_path)
    with pytest.raises(RecommendError, match=r"would be replaced or set aside; add --force"):
        write(tmp_path, day=date(2022, 7, 1))
    assert texts(tmp_path) == before
    record = tmp_path / "0001-transport.md"
    record.write_text(before["0001-transport.md"] + "We talked about this in March.\n")
    (tmp_path / "README.md").write_text("Mine.\n")
    done = write(tmp_path, day=date(2022, 7, 1), force=True)
    assert [path.name for path in done.set_aside] == ["0001-transport.md", "README.md"]
    after = texts(tmp_path)
    assert after["kept/0001-transport.md"].endswith("We talked about this in March.\n")
    assert after["kept/README.md"] == "Mine.\n"
    assert "as_of: '2022-07-01'" in after["0001-transport.md"]
    record.write_text(after["0001-transport.md"] + "And again in May.\n")
    write(tmp_path, day=date(2022, 7, 1), force=True)
    assert texts(tmp_path)["kept/0001-transport.2.md"].endswith("And again in May.\n")


def test_the_readers_keys_stay_while_the_decision_does(tmp_path: Path) -> None:
    write(tmp_path)
    record = tmp_path / "0001-transport.md"
    mine = "status: accepted\ndecision-makers: Ada"
    record.write_text(record.read_text("utf-8").replace("status: proposed", mine))
    assert not of(check(tmp_path), "transport").edited
    assert not write(tmp_path, day=date(2022, 7, 1), force=True).set_aside
    assert mine in record.read_text("utf-8")
    changed = toy_scenario(BUS.replace("cello", "laptop"))
    done = write(tmp_path, changed, force=True)
    assert tmp_path / "kept" / "0001-transport.md" in done.set_aside
    assert mine in texts(tmp_path)["kept/0001-transport.md"]
    assert "status: proposed" in record.read_text("utf-8")


def test_records_of_others_stay_and_numbers_are_for_good(tmp_path: Path) -> None:
    (tmp_path / "0001-use-records.md").write_text("# Use records\n")
    write(tmp_path)
    assert {"0001-use-records.md", "0002-transport.md", "0003-luggage.md"} <= {*texts(tmp_path)}
    muddy = toy_scenario("name: Mud\nrequirements: {way.ground: mud, way.rain: true}\n")
    write(tmp_path, muddy, force=True)
    assert "0003-luggage.md" in texts(tmp_path)
    assert "kept/0002-transport.md" in texts(tmp_path)
    write(tmp_path, force=True)
    assert {"0001-use-records.md", "0003-luggage.md", "0004-transport.md"} <= {*texts(tmp_path)}
    assert check(tmp_path).all_hold


def test_a_link_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "other.md").write_text("Theirs.\n")
    (tmp_path / "records" / "README.md").symlink_to(tmp_path / "other.md")
    with pytest.raises(RecommendError, match="is a link that leads elsewhere"):
        write(tmp_path / "records", force=True)
    assert (tmp_path / "other.md").read_text() == "Theirs.\n"


def test_what_a_user_wrote_is_no_markup_and_no_front_matter(tmp_path: Path) -> None:
    name = "'[a](http://x) <b> --- written: {}'".format("1" * 64)
    write(tmp_path, toy_scenario(BUS.replace("A trip", name)))
    written = texts(tmp_path)
    assert r"# Decisions: \[a\](http://x) \<b\>" in written["README.md"]
    assert "<b>" not in re.sub(r"\\<b\\>", "", written["0001-transport.md"])
    assert check(tmp_path).all_hold


def test_a_stamp_tells_of_any_change_below_it() -> None:
    text = stamped(f"head\nwritten: {BLANK}\nbody\n")
    assert unedited(text)
    assert unedited(text.replace("head", "mine").replace("\n", "\r\n"))
    assert not unedited(text.replace("body", "bode"))
    assert not unedited("no stamp")


def test_the_command_line_tells_by_its_exit_status(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    folder = str(tmp_path / "decisions")
    made = run(str(SCENARIO), "--format", "adr", "-o", folder, "--as-of", "facts")
    assert made.exit_code == 0
    assert "decision records in" in made.output
    held = run("recheck", folder, "--as-of", "facts")
    assert held.exit_code == 0
    assert re.search(r"(\d+) of \1 hold", held.output)
    rule = (
        "extends: stream-service\nrules:\n  - id: no-brokers-here\n    when: always\n"
        "    rule_out: [msk-serverless, msk-provisioned]\n    because: Nobody here runs brokers.\n"
        "    sources: [guide-1.2]\n"
    )
    mine = str(pack_folder(tmp_path, stream_service=rule))
    changed = run("recheck", folder, "--as-of", "facts", "--rules", mine, "--format", "json")
    assert changed.exit_code == 1
    [stream] = [one for one in json.loads(changed.output)["records"] if not one["holds"]]
    assert stream["decision"] == "stream-service"
    assert "no-brokers-here" in [one["id"] for one in stream["reasons"]]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--format", "adr"], "name it with -o"),
        (["--format", "adr", "-o", "x", str(SCENARIO)], "name only one"),
        (["--format", "adr", "-o", "x", "--quiet"], "leave out --quiet"),
        (["--format", "adr", "-o", "x", "--decision", "network"], "leave out --decision"),
    ],
)
def test_what_does_not_go_with_records_is_refused(
    arguments: list[str], problem: str, run: Callable[..., Result]
) -> None:
    told = run(str(SCENARIO), *arguments)
    assert told.exit_code == 2
    assert problem in told.output


def test_a_folder_without_records_is_no_folder_of_records(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    for folder, problem in ((tmp_path, "holds no decision records"), (SCENARIO, "is not a folder")):
        assert problem in str(run("recheck", str(folder)).exception)
