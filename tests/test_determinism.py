"""The same inputs give the same bytes, whatever the hash seed and the order of what is written."""

import os
import shutil
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from recommender.loading.located_yaml import read_located

ROOT = Path(__file__).parent.parent
SEEDS = range(10)
PARTS = 80
"""Every seed tries a part of the scenarios of its own, in every form."""
FORMS = ("json", "text", "markdown")
WRITE = f"""
import sys
from click.testing import CliRunner
from recommender.cli.main import cli

for form in {FORMS}:
    asked = ["--as-of", "facts", "--explain", "full", "--format", form, *sys.argv[1:]]
    print(CliRunner().invoke(cli, asked, catch_exceptions=False).output)
"""
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
IN_ORDER = {
    "stages",
    "when_tied",
    "priorities",
    "right",
    "all",
    "any",
    "largest_of",
    "of",
    "per",
    "path",
    "reached_by",
    "drawn_for",
    "tells",
} | {"successors"}
"""Lists whose order says something; every other list is a set."""


def shuffled(content: Any, chance: Random, key: str = "") -> Any:
    """Return the same content with its keys, and the lists that are sets, in another order."""
    match content:
        case dict():
            entries = [(name, shuffled(value, chance, name)) for name, value in content.items()]
            chance.shuffle(entries)
            return dict(entries)
        case list():
            entries = [shuffled(value, chance) for value in content]
            if key not in IN_ORDER:
                chance.shuffle(entries)
            return entries
        case Fraction():
            return float(content)
    return content


def shuffled_tree(place: Path, seed: int) -> Path:
    """Return a copy of the package in which all files say the same in another order."""
    package = place / f"seed-{seed}" / "recommender"
    shutil.copytree(ROOT / "recommender", package, ignore=shutil.ignore_patterns("__pycache__"))
    chance = Random(seed)
    for name in ("rules", "scenarios", "templates"):
        shutil.copytree(ROOT / name, package / name, ignore=shutil.ignore_patterns("__pycache__"))
    for file in sorted((package / "rules").rglob("*.yaml")):
        content = read_located(file.read_bytes(), file.name).content
        text = yaml.dump(
            shuffled(content, chance), Dumper=DUMPER, sort_keys=False, allow_unicode=True
        )
        file.unlink()
        # Only a decision's file name means something; the others are put into another order.
        name = file.name if "decision" in content else f"{chance.random()}.yaml"
        (file.parent / name).write_text(text, "utf-8")
    return package.parent


def reports(tree: Path, seed: int, scenarios: list[Path]) -> bytes:
    """Return the scenarios in every form, written by one process with the package in the tree."""
    surroundings = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(tree)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", WRITE, *map(str, scenarios)],
        capture_output=True,
        env=surroundings,
        check=False,
    )
    assert done.stderr == b"", done.stderr.decode()
    return done.stdout


@pytest.mark.parametrize("seed", SEEDS)
def test_reports_are_the_same_for_every_seed_and_order(seed: int, tmp_path: Path) -> None:
    scenarios = sorted((ROOT / "scenarios").glob("*.yaml"))[seed::PARTS]
    expected = reports(ROOT, 0, scenarios)
    assert expected.count(b"```mermaid") == len(scenarios)
    assert reports(shuffled_tree(tmp_path, seed), seed + 1, scenarios) == expected
