"""What a new user gets wrong is told in one clear message, with the right exit status."""

import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from recommender.cli.main import obey

ROOT = Path(__file__).parent.parent
GOOD = "name: Mine\nrequirements:\n  data.arrival: scheduled\n"
NO_SUCH = GOOD.replace("arrival", "arival")
NO_VALUE = GOOD.replace("scheduled", "shceduled")


@dataclass(frozen=True)
class Done:
    """What became of a command line."""

    returncode: object
    stdout: str
    stderr: str


def recommend(*arguments: str | Path, stdin: str | None = None) -> Done:
    """Do what a command line says, up to its exit, without a process of its own."""
    with CliRunner().isolation(input=stdin) as (out, err, _):
        with pytest.raises(SystemExit) as done:
            obey([*map(str, arguments)])
        return Done(done.value.code, out.getvalue().decode(), err.getvalue().decode())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty; `recommend new` writes a scenario to fill in"),
        ("# only a comment\n", "is empty"),
        ("- a\n- b\n", ":1:1: holds no keys; start with a line such as `name: ...`"),
        ("just words\n", ":1:1: holds no keys"),
        ("name: Mine\n", ": `requirements` is missing; add it"),
        ("name: Mine\nrequirements: {}\n", ":2:1: no requirement is declared"),
        ("name: Mine\nrequirements:\n", "`requirements` is empty; expected keys with values"),
        (GOOD + "prioritys: [cost]\n", ":4:1: `prioritys` is not a key that is known here"),
        (GOOD + "priorities: [price]\n", ":4:14: `price` is not a criterion"),
        (GOOD + "priorities: [cost, cost]\n", ":4:20: `cost` is listed twice"),
        (GOOD + "priorities: [fit]\n", "`fit` always comes first; remove it"),
        (GOOD + "weights: {cost: 2}\n", "the weights leave out `fit`"),
        (GOOD + "weights: {cost: lots, fit: 1}\n", "the weight is `lots`; expected a number"),
        (GOOD + "weights: {cost: 0, fit: 0}\n", "every weight is 0"),
        (GOOD + "weights: {fit: 1}\npriorities: [cost]\n", "keep one of the two"),
        (NO_SUCH, ":3:3: requirements.data.arival: no such requirement; did you mean `data.a"),
        (NO_VALUE, ":3:17: `shceduled` is not a value of `data.arrival`; did you mean `sche"),
        (GOOD.replace("scheduled", ""), "`data.arrival` has no value; give it one"),
        (GOOD + "  data.freshness: 5 MB\n", ":4:19: `5 MB` is an amount of data; expected a le"),
        (GOOD + "  data.freshness: 5\n", "`5` has no unit; expected a length of time"),
        (GOOD + "  training.runs: 2.5\n", "`2.5` is not a whole number"),
        (GOOD + "  data.freshness: 1.5\n", "`1.5` has no unit"),
        (GOOD + "  data.freshness: [1 s]\n", "a quantity was expected, not a list"),
        (GOOD + "  data.whole_set: yes\n", "`data.whole_set` is `yes`; did you mean `true`?"),
        (GOOD + "  data: {arrival: once}\n", "`data.arrival` is declared twice"),
        (GOOD + "  data.arrival: once\n", ":4:3: has the key `data.arrival` twice; the first"),
        (GOOD + "already_uses: [no-such-thing]\n", "`no-such-thing` is not a service"),
        (GOOD + "decided: {no-such-decision: x}\n", "`no-such-decision` is not a decision"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_scenario_is_told(text: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(text, "utf-8")
    done = recommend(file)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"error: {file}" in done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_mistake_ends_the_process_with_its_status_and_no_traceback(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(NO_SUCH, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "recommender", file], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == recommend(file).stderr


def test_an_unknown_key_does_not_hide_the_other_mistakes() -> None:
    done = recommend("-", stdin=f"prioritys: [cost]\n{NO_SUCH}  data.freshness: 5 MB\n")
    lines = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines] == [
        "standard input:1:1",
        "standard input:4:3",
        "standard input:5:19",
    ]


def test_all_mistakes_of_a_scenario_come_at_once_in_the_order_of_their_places() -> None:
    text = GOOD.replace("scheduled", "shceduled") + "  data.freshness: 5 MB\npriorities: [price]\n"
    done = recommend("-", stdin=text)
    lines = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines] == [
        "standard input:3:17",
        "standard input:4:19",
        "standard input:5:14",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Usage: recommend"),
        (("no-such-file.yaml",), "no-such-file.yaml: does not exist; `recommend new`"),
        ((ROOT / "scenarios",), "is a directory; name a scenario file in it"),
        (("servises",), "did you mean the command `services`?"),
        (("--as-of", "soon", "-"), "`soon` is not a date; expected `today`, `guide`, `facts`"),
        (("--format", "pdf", "-"), "'pdf' is not one of 'text', 'markdown', 'json'"),
        (("--explain", "-"), "Invalid value for '--explain'"),
        (("services", "no-such-service-at-all"), "is not a service of the catalogue"),
    ],
)
def test_a_wrong_call_is_told(arguments: tuple[str | Path, ...], words: str) -> None:
    done = recommend(*arguments, stdin=GOOD)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_binary_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "picture.yaml"
    file.write_bytes(bytes(range(256)) * 4)
    done = recommend(file)
    assert done.returncode == 2
    assert "is not text in UTF-8; save it as UTF-8" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "secret.yaml"
    file.write_text(GOOD, "utf-8")
    file.chmod(stat.S_IWUSR)
    done = recommend(file)
    assert done.returncode == 2
    assert "may not be read; check its permissions" in done.stderr


def test_a_closed_pipe_ends_the_command_quietly() -> None:
    command = f"{sys.executable} -m recommender new | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_an_output_file_is_never_overwritten_unasked(tmp_path: Path) -> None:
    scenario, output = tmp_path / "mine.yaml", tmp_path / "report.md"
    scenario.write_text(GOOD, "utf-8")
    output.write_text("precious", "utf-8")
    refused = recommend(scenario, "--format", "markdown", "-o", output)
    assert refused.returncode == 2
    assert "exists already; add --force to replace it" in refused.stderr
    assert output.read_text("utf-8") == "precious"
    assert recommend(scenario, "--format", "markdown", "-o", output, "--force").returncode == 0
    assert output.read_text("utf-8").startswith("# Mine\n")


def test_a_new_scenario_is_never_written_over_another(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    assert recommend("new", file).returncode == 0
    again = recommend("new", file)
    assert again.returncode == 2
    assert "exists already" in again.stderr
