"""The guide to writing rules is true, word by word: its commands print what it shows."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "writing-rules.md"
LEFT_OUT = "..."
"""On a line of its own it stands for any lines, within a line for any words."""
_BLOCK = re.compile(
    r"(?:`(?P<file>[\w/.-]+\.yaml)` (?:is|be)\n?:?\n\n)?"
    r"```(?P<kind>console|yaml)\n(?P<text>.*?)```",
    re.DOTALL,
)


@dataclass
class Step:
    """A file to write, or a command with what it prints."""

    line: int
    file: str
    command: str
    text: str


def steps() -> Iterator[Step]:
    guide = GUIDE.read_text("utf-8")
    for block in _BLOCK.finditer(guide):
        line = guide.count("\n", 0, block.start("text")) + 1
        if block["kind"] == "yaml":
            yield Step(line, block["file"], "", block["text"])
            continue
        for part in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield Step(line, "", command, printed)


def fits(shown: str, printed: str) -> bool:
    """Tell whether what was printed is what the guide shows, but for what it leaves out."""
    pattern = "".join(
        r"(?:.*\n)*?"
        if line.strip() == LEFT_OUT
        else re.escape(line).replace(re.escape(LEFT_OUT), ".*") + r" *\n"
        for line in shown.splitlines()
    )
    return re.fullmatch(pattern, printed) is not None


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator["subprocess.Popen[str]"]:
    """Return a shell in an empty folder, in which `recommend` is this one."""
    folder = tmp_path_factory.mktemp("reader")
    commands = tmp_path_factory.mktemp("commands")
    command = commands / "recommend"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m recommender "$@"\n', "utf-8")
    command.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "PYTHONSAFEPATH": "1",
        "NO_COLOR": "1",
    }
    environment.pop("RECOMMEND_RULES", None)
    with subprocess.Popen(
        ["sh"],
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        yield process


def typed(shell: "subprocess.Popen[str]", command: str) -> str:
    """Return what the shell prints after a line is typed into it."""
    assert shell.stdin and shell.stdout
    shell.stdin.write(f"{command}\necho; echo the-end-of-it\n")
    shell.stdin.flush()
    lines = []
    while (line := shell.stdout.readline()) != "the-end-of-it\n":
        assert line, "the shell has ended"
        lines.append(line)
    return "".join(lines).removesuffix("\n")


@pytest.mark.usefixtures("proved")
def test_the_guide_can_be_typed_in_from_top_to_bottom(shell: "subprocess.Popen[str]") -> None:
    done = 0
    for step in steps():
        if step.file:
            typed(shell, f"cat > {step.file} <<'END'\n{step.text}END")
            continue
        printed = typed(shell, step.command)
        assert fits(step.text, printed), (
            f"{GUIDE.name}:{step.line}: {step.command}\nshows\n{step.text}\nand prints\n{printed}"
        )
        passed = re.findall(r"(\d+) of (\d+) examples pass", printed)
        assert all(some == every for some, every in passed), printed
        done += 1
    assert done >= 10


def test_every_file_in_the_guide_has_a_name_and_every_command_of_rules_is_tried() -> None:
    assert all(step.file for step in steps() if not step.command)
    tried = {step.command for step in steps()}
    for verb in ("new", "test", "check", "show", "diff", "schema"):
        assert any(f"recommend rules {verb} " in f"{command} " for command in tried), verb


@pytest.mark.parametrize(
    ("shown", "printed", "fit"),
    [
        ("a\n", "a\n", True),
        ("a\n", "b\n", False),
        ("a\n...\n", "a\nb\nc\n", True),
        ("...\nc\n", "a\nb\nc\n", True),
        ("...\nb\n", "a\nb\nc\n", False),
        ("1 of ...\n", "1 of 2\n", True),
        ("1 of ...\n", "1 of 2\n3\n", False),
        ("", "a\n", False),
    ],
)
def test_what_is_left_out_may_be_anything_and_the_rest_may_not(
    shown: str, printed: str, fit: bool
) -> None:
    assert fits(shown, printed) is fit
