"""Measure the whole command beside its import floor, and the engines against the number of rules.

Run it with `make bench`. Absolute times differ from machine to machine and from hour to hour, so
everything is measured side by side, in turns, and the ratio is what counts.
"""

import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from shutil import which

from generated import rule_base, scenario
from studying import studying

from recommender.advise.advisor import advise, decide_all
from recommender.advise.evidence import Reader
from recommender.explain.conflicts import clashing
from recommender.explain.firmness import with_firmness
from recommender.explain.nearest import nearest
from recommender.explain.sweep import Case
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.rule_files import rule_files
from recommender.loading.scenario_files import read_scenario
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario
from recommender.readings import direct, experta_engine
from recommender.render.terminal import as_terminal
from recommender.review.check import check
from recommender.shelf import shelf

ROOT = Path(__file__).parent.parent
ROUNDS = 15
FLOOR = (
    "import collections, collections.abc; collections.Mapping = collections.abc.Mapping;"
    "import click, pydantic, jinja2, yaml, experta; pydantic.BaseModel"
)
SIZES = (100, 400, 1600)


def process(command: list[str]) -> tuple[float, float]:
    """Run a command and return its wall time in seconds and its peak memory in MB."""
    start = time.perf_counter()
    child = os.posix_spawn(
        command[0],
        command,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"failed: {' '.join(command)}")
    return wall, usage.ru_maxrss / 1024


def whole_process() -> None:
    """Print the wall time and the peak memory of whole processes beside the import floor."""
    python = sys.executable
    path = str(ROOT / "scenarios" / "clickstream-to-fraud.yaml")
    recommend = [python, "-m", "recommender", path]
    commands = {
        "import floor": [python, "-c", FLOOR],
        "recommend (text)": recommend,
        "recommend (text, full)": [*recommend, "--explain", "full"],
        "recommend (markdown)": [*recommend, "--format", "markdown"],
        "recommend (json)": [*recommend, "--format", "json"],
        "recommend (mermaid)": [*recommend, "--format", "mermaid"],
        "import of the solver": [python, "-c", "import z3"],
        "recommend rules test": [python, "-m", "recommender", "rules", "test"],
    }
    if which("dot"):
        commands["recommend (svg)"] = [*recommend, "--format", "svg"]
    walls: dict[str, list[float]] = {name: [] for name in commands}
    peaks = dict.fromkeys(commands, 0.0)
    for _ in range(ROUNDS):
        for name, command in commands.items():
            wall, peak = process(command)
            walls[name].append(wall)
            peaks[name] = max(peaks[name], peak)
    floor = statistics.median(walls["import floor"])
    print(f"Whole process, median of {ROUNDS} rounds in turns\n")
    print("| command | wall time | × floor | peak memory |\n| --- | ---: | ---: | ---: |")
    for name, times in walls.items():
        wall = statistics.median(times)
        print(f"| {name} | {wall * 1000:.0f} ms | {wall / floor:.2f} | {peaks[name]:.0f} MB |")


def explanations() -> None:
    """Print what explanations cost, over every fourth shipped scenario and all decisions in it."""
    print("\nExplanations over the shipped scenarios, milliseconds\n")
    print("| what | how many | median | 99 of 100 | worst |\n| --- | ---: | ---: | ---: | ---: |")
    knowledge, words = load_knowledge(rule_files(shelf("rules")))
    times: dict[str, list[float]] = {}
    for name, text in rule_files(shelf("scenarios"), "scenarios")[::4]:
        for what, ms in explained(knowledge, read_scenario(text, name, words)):
            times.setdefault(what, []).append(ms)
    for what, found in times.items():
        found.sort()
        shown = (statistics.median(found), found[len(found) * 99 // 100], found[-1])
        print(f"| {what} | {len(found)} | " + " | ".join(f"{ms:.0f}" for ms in shown) + " |")


def explained(knowledge: Knowledge, asked: Scenario) -> Iterator[tuple[str, float]]:
    """Yield what each kind of explanation of a scenario costs."""
    day = knowledge.facts_date
    result, case = advise(knowledge, asked, day, direct.truths), Case(knowledge, asked, day)
    yield "a report without firmness", best(partial(report, knowledge, asked, False), 1)
    yield "a report", best(partial(report, knowledge, asked, True), 1)
    yield "firmness alone", best(partial(with_firmness, result, knowledge, asked, False), 1)
    yield "firmness with pairs", best(partial(with_firmness, result, knowledge, asked, True), 1)
    for decided in result.decisions:
        decision = knowledge.decision[decided.id]
        if decided.status == "conflict":
            yield "the smallest conflict", best(partial(clashing, decision, case), 1)
        if decided.status == "chosen" and decided.runner_up:
            flip = partial(nearest, decision, decided.runner_up, case)
            yield "the smallest flip to the runner-up", best(flip, 1)


def report(knowledge: Knowledge, scenario: Scenario, firmly: bool) -> None:
    """Answer a scenario and lay the report out."""
    result = advise(knowledge, scenario, knowledge.facts_date, experta_engine.truths)
    as_terminal(with_firmness(result, knowledge, scenario, False) if firmly else result, False)


def engines() -> None:
    """Print what loading and each engine cost a scenario, against the number of rules."""
    print("\nGenerated rule bases, milliseconds, best of 5\n")
    print("| rules | load | experta | direct |\n| ---: | ---: | ---: | ---: |")
    for size in SIZES:
        files = rule_base(size)
        knowledge, words = load_knowledge(files)
        asked = read_scenario(scenario(size), "made-up.yaml", words)
        load = best(partial(load_knowledge, files))
        row = [
            best(partial(answer, knowledge, asked, read))
            for read in (experta_engine.truths, direct.truths)
        ]
        print(f"| {size} | " + " | ".join(f"{ms:.0f}" for ms in (load, *row)) + " |")


def checks() -> None:
    """Print what checking and testing the rules cost: from nothing, after a change, unchanged."""
    print("\nChecking the rules, proofs included, seconds\n")
    print("| rule base | cold | one decision changed | unchanged |\n| --- | ---: | ---: | ---: |")
    files = rule_files(shelf("rules"))
    generated = rule_base(400)
    for name, base, changed in (
        ("shipped", files, _reworded(files)),
        ("generated, 400 rules in 50 decisions", generated, _reworded(generated)),
    ):
        with tempfile.TemporaryDirectory() as folder:
            memory = Path(folder)
            before, after = load_knowledge(base)[0], load_knowledge(changed)[0]
            row = [best(partial(check, entry, memory), 1) for entry in (before, after, after)]
        print(f"| {name} | " + " | ".join(f"{ms / 1000:.1f}" for ms in row) + " |")


def _reworded(files: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Return the files with a word changed in the last decision."""
    name, text = max((name, text) for name, text in files if b"\ndecision: " in b"\n" + text)
    return [entry for entry in files if entry[0] != name] + [
        (name, text.replace(b"because: ", b"because: So ", 1))
    ]


def answer(knowledge: Knowledge, asked: Scenario, read: Reader) -> None:
    """Take every decision once."""
    for _ in decide_all(knowledge, asked, knowledge.facts_date, read):
        pass


def best(work: Callable[[], object], times: int = 5) -> float:
    """Return the shortest time of several runs, in milliseconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found) * 1000


if __name__ == "__main__":
    gc.set_threshold(200_000, 20, 20)  # as the command line does
    whole_process()
    explanations()
    studying()
    engines()
    checks()
