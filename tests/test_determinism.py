"""The same inputs give the same bytes, whatever the hash seed and the order of what is written."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from recommender.loading.located_yaml import read_located

ROOT = Path(__file__).parent.parent
SEEDS = range(10)
PARTS = 20
"""Every seed tries one part of the scenarios, so that together they try all of them."""
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


def report(tree: Path, seed: int, form: str, scenarios: list[Path]) -> bytes:
    surroundings = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(tree)}
    command = [sys.executable, "-P", "-m", "recommender", "--as-of", "facts", "--format", form]
    done = subprocess.run(
        [*command, "--explain", "full", *map(str, scenarios)],
        capture_output=True,
        env=surroundings,
        check=False,
    )
    assert done.stderr == b"", done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Return the copy that is shuffled by a seed, made once."""
    place = tmp_path_factory.mktemp("trees")
    return cache(lambda seed: shuffled_tree(place, seed))


@pytest.mark.parametrize(
    ("form", "seeds"), [("json", SEEDS), ("text", SEEDS[:4]), ("markdown", SEEDS[:4])]
)
def test_reports_are_the_same_for_every_seed_and_order(
    form: str, seeds: range, trees: Callable[[int], Path]
) -> None:
    everything = sorted((ROOT / "scenarios").glob("*.yaml"))
    parts = [everything[turn::PARTS] for turn in range(PARTS)]
    expected = [report(ROOT, 0, form, part) for part in parts[: len(seeds)]]
    for seed in seeds:
        turn = seed % PARTS
        found = report(trees(seed), seed + 1, form, parts[turn])
        assert len(found) > 1000
        assert found == expected[turn], f"differs with seed {seed}"
