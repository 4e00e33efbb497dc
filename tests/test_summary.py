"""The summary table: on a real terminal, at every width, with no word broken and none left out."""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import Result

from recommender.advise.advisor import advise
from recommender.explain.firmness import with_firmness
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.clash import GaveWay, Unsolved
from recommender.model.evidence import ServiceNote
from recommender.model.firmness import Firmness, Orders
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import DecisionResult, Recommendation
from recommender.readings import direct
from recommender.render.answer import answer
from recommender.render.document import document
from recommender.render.firmness import orders_share
from recommender.render.markdown import as_markdown
from recommender.render.summary import MEANINGS, legend, summary
from recommender.render.terminal import as_terminal

ROOT = Path(__file__).parent.parent
MANY = ROOT / "scenarios" / "payments-when-a-zone-is-lost.yaml"
WIDTHS = (60, 75, 76, 80, 99, 100, 120, 200)
NAMES = (
    "payments-when-a-zone-is-lost",
    "churn-of-one-in-a-hundred",
    "closed-network-that-needs-packages",
    "studio-behind-closed-doors",
    "two-cloud-reader",
)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def answered(knowledge: Knowledge, words: Vocabulary, name: str) -> Recommendation:
    path = ROOT / "scenarios" / f"{name}.yaml"
    scenario = read_scenario(path.read_bytes(), path.name, words)
    result = advise(knowledge, scenario, knowledge.facts_date, direct.truths)
    return with_firmness(result, knowledge, scenario, far=False)


@pytest.fixture(scope="module")
def results(knowledge: Knowledge, words: Vocabulary) -> dict[str, Recommendation]:
    return {name: answered(knowledge, words, name) for name in NAMES}


def columns_of(text: str) -> list[str]:
    """Return the words in each column of the summary, row by row."""
    lines = COLOUR.sub("", text).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("  Decision"))
    edges = [found.start() for found in re.finditer(r"(?<=  )\S", lines[start])]
    found: list[list[str]] = [[] for _ in edges]
    for line in lines[start + 1 : lines.index("", start)]:
        if line.startswith("  "):
            for number, edge in enumerate(edges):
                found[number] += line[edge : [*edges, None][number + 1]].split()
    return [" ".join(words) for words in found]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_the_summary_is_broken_or_lost(
    name: str, width: int, results: dict[str, Recommendation]
) -> None:
    result = results[name]
    rows = [row for stage in summary(result) for row in stage.rows]
    text = as_terminal(result, full=False, width=width)
    assert max(map(len, text.splitlines())) <= width
    names, answers, *counts = columns_of(text)
    assert names == " ".join(row.name for row in rows)
    assert answers == " ".join(row.answer for row in rows)
    flags = {word for row in rows for flag in row.flags for word in flag.split()}
    assert flags <= {*re.split(r"[ ,]+", counts[-1])}
    assert (len(counts) == 3) == (width >= 76)
    assert "only of" not in counts[-1]


def test_every_answer_stands_in_the_summary_under_its_stage(
    results: dict[str, Recommendation], knowledge: Knowledge
) -> None:
    order = [stage.name for stage in knowledge.stages]
    for result in results.values():
        stages = summary(result)
        told = {row.decision: (stage.name, row.answer) for stage in stages for row in stage.rows}
        of = {stage.id: stage.name for stage in knowledge.stages}
        assert told == {
            one.id: (of[one.stage], answer(one))
            for one in result.decisions
            if one.status in ("chosen", "conflict", "given")
        }
        assert [stage.name for stage in stages] == sorted(
            (stage.name for stage in stages), key=order.index
        )


def on_a_terminal(columns: int, *arguments: str, **environment: str) -> str:
    """Run the command on a real terminal of that many columns, and return what it writes."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME") if name in os.environ}
    command = subprocess.Popen(
        [sys.executable, "-m", "recommender", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env=kept | {"TERM": "xterm-256color"} | environment,
        cwd=ROOT,
    )
    os.close(theirs)
    written = b""
    try:
        while part := os.read(ours, 65536):
            written += part
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(ours)
    assert command.wait() == 0
    return written.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_the_report_fits_a_real_terminal(columns: int, results: dict[str, Recommendation]) -> None:
    text = on_a_terminal(columns, str(MANY), "--as-of", "facts")
    assert "\x1b[1m" in text
    bare = [line.rstrip() for line in COLOUR.sub("", text).splitlines()]
    assert "\x1b" not in "".join(bare)
    assert max(map(len, bare)) <= columns
    plain = as_terminal(results[MANY.stem], full=False, width=min(columns, 110))
    assert bare == plain.splitlines()


def test_colours_are_for_terminals_that_want_them(run: Callable[..., Result]) -> None:
    assert "\x1b" not in on_a_terminal(80, str(MANY), "--as-of", "facts", NO_COLOR="1")
    assert "\x1b" not in run(str(MANY), "--as-of", "facts").output


def given(result: Recommendation, **changes: object) -> DecisionResult:
    """Return one of the answers with something of it changed."""
    chosen = next(one for one in result.decisions if one.id == "stream-processing")
    return chosen.model_copy(update={"then": chosen.now, "firmness": None, **changes})


def flags_of(result: Recommendation, one: DecisionResult) -> tuple[str, ...]:
    alone = result.model_copy(update={"decisions": (one,)})
    [stage] = summary(alone)
    words = {word for word, _ in legend((stage,))} - {"Changes", "Orders", "only"}
    assert words == {re.sub(r"\d+ ", "", flag) for flag in stage.rows[0].flags}
    return stage.rows[0].flags


def test_each_flag_says_what_is_so(results: dict[str, Recommendation]) -> None:
    result = results[MANY.stem]
    assert flags_of(result, given(result)) == ()
    assert flags_of(result, given(result, then=("own-consumers",))) == ("changed",)
    assert flags_of(result, given(result, close_call="a tie")) == ("close call",)
    way = GaveWay(
        option="a", name="A", clash="c", because="It does not.", readings=(), sources=(),
        points=Fraction(1),
    )  # fmt: skip
    assert flags_of(result, given(result, gave_way=way)) == ("gave way",)
    unsolved = Unsolved(
        clash="c", because="No.", readings=(), sources=(), decisions=("stream-processing",)
    )
    clashing = result.model_copy(update={"clashes": (unsolved,)})
    assert flags_of(clashing, given(result)) == ("conflict",)
    firm = next(one.firmness for one in result.decisions if one.id == "network")
    assert isinstance(firm, Firmness)
    opening = len(firm.open_turning)
    assert flags_of(result, given(result, firmness=firm)) == (f"{opening} open",)


@pytest.mark.parametrize(
    ("status", "leaves", "flags"),
    [
        ("open", None, ()),
        ("open", date(2030, 1, 1), ("closing",)),
        ("closed", None, ("closing",)),
    ],
)
def test_a_service_that_goes_is_flagged(
    status: str, leaves: date | None, flags: tuple[str, ...], results: dict[str, Recommendation]
) -> None:
    result = results[MANY.stem]
    one = given(result)
    note = ServiceNote.model_validate(
        {"id": "s", "name": "S", "status": status, "since": None, "leaves": leaves,
         "successors": (), "note": "", "verified": "yes"}
    )  # fmt: skip
    options = tuple(option.model_copy(update={"services": (note,)}) for option in one.options)
    assert flags_of(result, given(result, options=options)) == flags


def test_a_share_of_orders_is_never_rounded_to_all_or_nothing() -> None:
    shares = {
        (won, tried): orders_share(
            Firmness(
                turning=0, tried=1, orders=Orders(won=won, tried=tried, every=True), flips=(),
                searched=1, open_turning=(), open_harmless=(),
            )
        )
        for won, tried in [(24, 24), (12, 24), (40319, 40320), (1, 40320)]
    }  # fmt: skip
    assert [*shares.values()] == ["all", "50 %", "99 %", "1 %"]


def test_what_a_word_means_is_told_only_where_it_occurs(
    results: dict[str, Recommendation],
) -> None:
    page = document(results["two-cloud-reader"], full=False)
    assert {word for word, _ in page.legend} <= MEANINGS.keys() - {"conflict", "closing"}


def test_the_markdown_summary_has_a_row_for_every_answer(
    results: dict[str, Recommendation],
) -> None:
    result = results[MANY.stem]
    lines = as_markdown(result, full=False).splitlines()
    start = lines.index("| Stage | Decision | Answer | Changes | Orders | Flags |")
    rows = lines[start + 2 : lines.index("", start)]
    assert len(rows) == sum(len(stage.rows) for stage in summary(result))
    assert all(line.count("|") == 7 for line in rows)


def test_a_decision_is_found_by_its_name(run: Callable[..., Result]) -> None:
    by_name, by_id = (
        run(str(MANY), "--as-of", "facts", "--decision", called).output
        for called in ("Stream Service", "stream-service")
    )
    assert by_name == by_id
    assert by_name.count("→") == 1
    assert "Given:" not in by_name.splitlines()[3]
    wrong = run(str(MANY), "--decision", "strem service").exception
    assert "did you mean `stream service`?" in str(wrong)


def test_quiet_lines_can_be_of_one_decision(run: Callable[..., Result]) -> None:
    every = run(str(MANY), "--as-of", "facts", "--quiet").output.splitlines()
    told = run(str(MANY), "--as-of", "facts", "--format", "json").output
    taken = [one for one in json.loads(told)["decisions"] if one["status"] == "chosen"]
    assert every == [f"{one['id']}={','.join(one['choice'])}" for one in taken]
    one = run(str(MANY), "--as-of", "facts", "--quiet", "--decision", "Network").output
    assert one.splitlines() == [line for line in every if line.startswith("network=")]
