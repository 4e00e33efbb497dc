"""The same inputs give the same bytes, whatever the hash seed and the order of what is written."""

import json
import os
import re
import shutil
import subprocess
import sys
from fractions import Fraction
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

from recommender.loading.located_yaml import read_located

ROOT = Path(__file__).parent.parent
SEEDS = range(10)
PARTS = 20
"""Every seed tries one part of the scenarios."""
RENDERED = 2
"""Of so many scenarios of each part the other forms are made too."""
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
    shutil.copytree(ROOT / "recommender", package)
    chance = Random(seed)
    for name in ("rules", "scenarios", "templates"):
        shutil.copytree(ROOT / name, package / name)
    for file in sorted((package / "rules").rglob("*.yaml")):
        content = read_located(file.read_bytes(), file.name).content
        file.unlink()
        # Only a decision's file name means something; the others are put into another order.
        name = file.name if "decision" in content else f"{chance.random()}.yaml"
        # JSON is YAML, and is written much faster.
        text = json.dumps(shuffled(content, chance), ensure_ascii=False, indent=1)
        (file.parent / name).write_text(text, "utf-8")
    return package.parent


def printed(tree: Path, seed: int, arguments: list[str], given: str = "") -> str:
    """Return what a process prints in which words are hashed as the seed says."""
    surroundings = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(tree)}
    if tree != ROOT:
        surroundings["XDG_CACHE_HOME"] = str(tree / "cache")
    done = subprocess.run(
        [sys.executable, "-P", *arguments],
        input=given,
        capture_output=True,
        env=surroundings,
        check=False,
        encoding="utf-8",
    )
    assert done.stderr == ""
    return done.stdout


def answers(tree: Path, seed: int, scenarios: list[Path]) -> list[str]:
    """Return what the command answers to each scenario, as JSON."""
    command = ["-m", "recommender", "--as-of", "facts", "--format", "json", "--explain", "full"]
    documents = re.split(
        r"(?<=^}\n)\n(?=^{$)", printed(tree, seed, [*command, *map(str, scenarios)]), flags=re.M
    )
    assert len(documents) == len(scenarios)
    return documents


RENDERING = """
import json, sys
from recommender.model.recommendation import Recommendation
from recommender.render.markdown import as_markdown
from recommender.render.terminal import as_terminal
results = map(Recommendation.model_validate_json, json.load(sys.stdin))
print(json.dumps([(as_terminal(one, full=True), as_markdown(one, full=True)) for one in results]))
"""


def reports(seed: int, documents: list[str]) -> list[list[str]]:
    """Return what is made of answers as text and as Markdown, which is made of nothing else."""
    made: list[list[str]] = json.loads(
        printed(ROOT, seed, ["-c", RENDERING], json.dumps(documents))
    )
    return made


def test_reports_are_the_same_for_every_seed_and_order(tmp_path: Path) -> None:
    everything = sorted((ROOT / "scenarios").glob("*.yaml"))
    parts = [everything[turn::PARTS] for turn in SEEDS]
    expected = answers(ROOT, 0, list(chain(*parts)))
    begins = [sum(map(len, parts[:seed])) for seed in SEEDS]
    rendered = reports(0, [text for begin in begins for text in expected[begin : begin + RENDERED]])
    assert sum("```mermaid" in markdown for _, markdown in rendered) > len(SEEDS)
    for seed, begin in enumerate(begins):
        found = answers(shuffled_tree(tmp_path, seed), seed + 1, parts[seed])
        assert found == expected[begin : begin + len(found)], f"differs with seed {seed}"
        made = reports(seed + 1, found[:RENDERED])
        assert made == rendered[RENDERED * seed :][:RENDERED], f"differs with seed {seed}"
