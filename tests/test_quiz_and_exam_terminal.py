"""The commands on a real pseudo-terminal: whole sessions, Ctrl-C, SIGKILL; and through a pipe."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from pack_files import pack_folder

from recommender.learner.store import Store

TINY = """\
exam: tiny
name: A tiny examination
questions: 3
minutes: 30
lowest: 100
passing: 700
highest: 1000
multiple_response: 0
clock: facts
domains:
  preparation: {name: Preparation, share: 50, sections: ["2.1", "2.2"]}
  evaluation: {name: Evaluation, share: 50, sections: ["3.5"]}
sources: [general-knowledge]
"""
RECOMMEND = [sys.executable, "-m", "recommender"]
CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pack_folder(tmp_path_factory.mktemp("packs"), exam=TINY)


@pytest.fixture
def here(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Take the pack with the tiny examination, and a progress file of the test's own."""
    monkeypatch.setenv("RECOMMEND_RULES", str(pack))
    monkeypatch.setenv("RECOMMEND_PROGRESS", str(tmp_path / "progress.sqlite3"))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    yield tmp_path / "progress.sqlite3"


class Terminal:
    """A session of the program on a terminal of 80 columns."""

    def __init__(self, *arguments: str) -> None:
        self.seen = ""
        self._child = pexpect.spawn(
            RECOMMEND[0],
            [*RECOMMEND[1:], *arguments],
            dimensions=(40, 80),
            encoding="utf-8",
            timeout=60,
        )

    def press(self, *steps: tuple[str, str]) -> str:
        """Press keys and wait for words on the screen, step by step; return what came last."""
        shown = ""
        for keys, until in steps:
            self._child.send(keys)
            self._child.expect(until)
            shown = CODES.sub("", f"{self._child.before}{self._child.after}")
            self.seen += f"{self._child.before}{self._child.after}"
        return shown

    def closes(self) -> int:
        """Wait for the end of the program, and return its exit status.

        The terminal must show again what is typed, as it did before.
        """
        self._child.expect(pexpect.EOF)
        self.seen += self._child.before or ""
        assert self._child.getecho()
        self._child.close()
        return self._child.exitstatus if self._child.exitstatus is not None else -1

    def kill(self) -> None:
        """Let the program die without another word."""
        self._child.kill(signal.SIGKILL)
        self._child.wait()

    def longest(self) -> int:
        """Return the length of the longest line that was on the screen, addresses apart."""
        lines = re.split(r"\r\n|\r|\n", CODES.sub("", self.seen.replace("\x1b[2J", "\n")))
        return max(len(line) for line in lines if "://" not in line)


def kept(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [review.question for review in store.given()]


def test_a_whole_quiz(here: Path) -> None:
    quiz = Terminal("quiz", "-n", "2", "--decision", "evaluation-metric", "--seed", "3")
    told = quiz.press(
        ("", "Choose one of a-."), ("a", "How sure"), ("b", r"b\. How sure"), ("3", "Enter goes on")
    )
    assert "Your answer: b, sure." in told
    assert re.search(r"Right\.|Not right: you chose b; . is the answer", told)
    assert "rules/decisions/evaluation-metric.yaml" in quiz.press(("w", "rests on.*Enter goes on"))
    quiz.press(
        ("\r", "Question 2 of 2"),
        ("?", "how sure you are"),
        ("a", "How sure"),
        ("1", "Enter goes on"),
        ("\r", "of 2 right"),
    )
    assert quiz.closes() == 0
    assert len(kept(here)) == 2
    assert quiz.longest() <= 80
    assert "\x1b[1m" in quiz.seen


def test_a_quiz_that_is_interrupted_and_killed_loses_no_answer(here: Path) -> None:
    quiz = Terminal("quiz", "-n", "3", "--decision", "outliers", "--seed", "3")
    quiz.press(("", "Choose one"), ("a", "How sure"), ("2", "Enter goes on"))
    quiz.press(("\r", "Question 2 of 3"), ("\x03", "--resume"))
    assert quiz.closes() == 0
    first = kept(here)
    assert len(first) == 1

    quiz = Terminal("quiz", "--resume")
    quiz.press(("", "Question 2 of 3"), ("a", "How sure"))
    quiz.kill()
    assert kept(here) == first

    quiz = Terminal("quiz", "--resume")
    quiz.press(("", r"a\. How sure"), ("1", "Enter goes on"))
    quiz.press(("\r", "Question 3 of 3"), ("\x04", "Left after 2 of 3"))
    assert quiz.closes() == 0
    assert len(kept(here)) == 2
    assert kept(here)[0] == first[0]


FOOT = r".*\? help"


def test_an_examination_that_is_paused_and_killed_goes_on(here: Path) -> None:
    exam = Terminal("exam", "tiny", "--seed", "1")
    told = exam.press(("", "Enter starts the clock"))
    assert "3 questions; time: 0:30:00; as of" in told
    assert "straight line" in " ".join(told.split())
    exam.press(("\r", f"Question 1 of 3.* left {FOOT}"), ("a", f"[*]. a{FOOT}"))
    exam.press(("m", f"flagged{FOOT}"), ("\x03", "Paused with 1 of 3 answered"))
    assert exam.closes() == 0

    exam = Terminal("exam", "--resume")
    assert "(*) a" in exam.press(("", f"Question 1 of 3, flagged{FOOT}"))
    exam.press(("\r", f"Question 2 of 3{FOOT}"), ("b", f"[*]. b{FOOT}"))
    exam.kill()

    exam = Terminal("exam", "tiny", "--resume")
    assert "(*) b" in exam.press(("", f"Question 2 of 3{FOOT}"))
    exam.press(("\x04", "Paused with 2 of 3 answered"))
    assert exam.closes() == 0
    assert exam.longest() <= 80
    assert kept(here) == []


def test_an_examination_that_is_handed_in_is_scored_and_explained(here: Path) -> None:
    exam = Terminal("exam", "tiny", "--seed", "1")
    exam.press(("", "Enter starts the clock"), ("\r", f"Question 1 of 3{FOOT}"))
    exam.press(("\x1b[C", f"Question 2 of 3{FOOT}"), ("\x1b[D", f"Question 1 of 3{FOOT}"))
    exam.press(("m", f"flagged{FOOT}"), ("r", f"3 blank.*1 flagged{FOOT}"))
    told = exam.press(("h", "y hands in"), ("y", "one by one"))
    assert "100 of 1000: not passed" in told
    assert "recommend exam --report tiny-" in told
    told = exam.press(("\r", "Wrong answer 1 of 3"))
    assert "you chose nothing" in told
    assert "rules/decisions/" in exam.press(("w", "rests on.*Wrong answer 1 of 3"))
    exam.press(("q", "leave"))
    assert exam.closes() == 0
    assert exam.longest() <= 80
    assert len(kept(here)) == 2


def piped(text: str, *arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*RECOMMEND, *arguments],
        input=text,
        capture_output=True,
        text=True,
        env={**os.environ, **settings},
        timeout=120,
    )


def test_plain_text_through_a_pipe(here: Path) -> None:
    done = piped("a\n3\n", "quiz", "--questions", "1", "--decision", "outliers", "--seed", "1")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "Your answer: a, sure." in done.stdout
    assert "of 1 right." in done.stdout
    assert len(kept(here)) == 1

    done = piped("a\nb\na\nh\ny\n", "exam", "tiny", "--seed", "1")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert max(len(line) for line in done.stdout.splitlines() if "://" not in line) <= 80
    assert "of 3 questions right)" in " ".join(done.stdout.split())
    assert len(kept(here)) == 4
    name = re.search(r"tiny-\d{8}-\d{6}", done.stdout)
    assert name is not None

    listed = piped("", "exam", "--list").stdout
    assert f"{name.group()}: " in listed
    report = piped("", "exam", "--report", name.group())
    assert report.stdout in done.stdout


def test_a_terminal_that_cannot_clear_gets_lines(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    exam = Terminal("exam", "tiny", "--seed", "1")
    exam.press(("", "Enter starts the clock"), ("\r", "Question 1 of 3.* left"))
    exam.press(("a", "Chosen: a"), ("q", "Paused"))
    assert exam.closes() == 0
    assert "\x1b" not in exam.seen
