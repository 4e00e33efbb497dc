"""What the commands say to what nobody knows, and to what is not there."""

import shlex
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from recommender.cli.main import cli

DOCUMENT = Path(__file__).parent.parent / "docs" / "study.md"


@pytest.fixture(autouse=True)
def progress(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOMMEND_PROGRESS", str(tmp_path / "progress.sqlite3"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("quiz --topic 1.4", "`1.4` is not a section of the guide"),
        ("quiz --decision outliars", "did you mean `outliers`?"),
        ("quiz --domain modeling", "--domain and --exam go together"),
        ("quiz --exam mls-c02 --domain x", "`mls-c02` is not an examination; did you mean `mls-c0"),
        ("quiz --exam mls-c01 --domain modelling", "did you mean `modeling`?"),
        ("quiz --resume", "no quiz was left; `recommend quiz` begins one"),
        ("quiz --as-of yesterday", "`yesterday` is not a date"),
        ("exam mls-c02", "did you mean `mls-c0"),
        ("exam --resume", "no examination was left"),
        ("exam mla-c01 --resume", "no examination `mla-c01` was left"),
        ("exam --report mls-c01-1", "no examination `mls-c01-1` was sat"),
    ],
)
def test_what_is_not_known_is_told_with_a_remedy(
    arguments: str, told: str, run: Callable[..., Result]
) -> None:
    done = run(*arguments.split())
    assert done.exit_code != 0
    assert told in done.output + str(done.exception)
    assert "Question 1" not in done.output


def test_without_weak_spots_there_is_nothing_to_ask(run: Callable[..., Result]) -> None:
    done = run("quiz", "--weak")
    assert (done.exit_code, done.output.strip().split(":")[0]) == (0, "Nothing to ask")


def test_only_what_was_asked_for_is_asked(run: Callable[..., Result]) -> None:
    done = run("quiz", "-n", "2", "--topic", "AI services", "--seed", "1", input="a\n1\na\n1\n")
    assert done.exit_code == 0
    assert done.output.count(", guide AI services") == 2
    again = run("quiz", "-n", "2", "--topic", "AI services", "--unseen", "--seed", "1", input="q")
    first = done.output.splitlines()[2]
    assert first not in again.output
    weak = run("quiz", "-n", "2", "--weak", "--seed", "1", input="q")
    assert "Question 1 of 2, guide AI services" in weak.output


def test_the_list_tells_every_examination_with_its_clock(run: Callable[..., Result]) -> None:
    done = run("exam", "--list")
    assert done.exit_code == 0
    assert "65 questions, 190 minutes, 750 of 1000 passes; as of 2021-08-24" in done.output
    assert "65 questions, 130 minutes, 720 of 1000 passes" in done.output
    assert "retired on 2026-03-31" in done.output


def written_down() -> list[list[str]]:
    """Return every command of the document on studying, as words."""
    lines = DOCUMENT.read_text("utf-8").splitlines()
    told = [line.split("| recommend")[-1] for line in lines if line.startswith("$ ")]
    return [shlex.split(line.removeprefix("$ recommend"), comments=True) for line in told]


@pytest.mark.parametrize("words", written_down(), ids=" ".join)
def test_every_command_of_the_document_is_one(words: list[str]) -> None:
    context = click.Context(cli)
    command = cli.get_command(context, words[0])
    assert command is not None
    command.make_context(words[0], words[1:], parent=context)
