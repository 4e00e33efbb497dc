"""An example written out as an entry of a decision file."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from recommender.model.condition import Value
from recommender.model.example import Example, Sized
from recommender.model.scenario import Scenario
from recommender.render.scenario_file import number, on_one_line, written

WIDTH = 110


def as_example(example: Example) -> str:
    """Return the lines of an `examples:` entry, indented as they stand in the file."""
    return "".join(line for key, value in _content(example).items() for line in _lines(key, value))


def _content(example: Example) -> dict[str, Any]:
    content: dict[str, Any] = {"name": example.name, **_scenario(example.scenario)}
    if example.as_of:
        content["as_of"] = example.as_of
    chosen = sorted(example.expect)
    content["expect"] = chosen[0] if len(chosen) == 1 else chosen
    if example.status != "chosen":
        content["expect"] = example.status
    if example.right is not None:
        content["right"] = list(example.right)
    if example.rules:
        content["rules"] = {entry.rule: entry.said for entry in example.rules}
    if example.sizes:
        content["sizes"] = _sizes(example.sizes)
    return content


def _sizes(sizes: tuple[Sized, ...]) -> dict[str, dict[str, Any]]:
    content: dict[str, dict[str, Any]] = {}
    for size in sizes:
        told = "none" if size.number is None else number(size.number)
        content.setdefault(size.rule, {})[size.option] = told
    return content


def _scenario(scenario: Scenario) -> dict[str, Any]:
    content = {
        "given": {entry.requirement: _value(entry.value) for entry in scenario.declared},
        "decided": {entry.decision: _outcome(entry.options) for entry in scenario.decided},
        "priorities": list(scenario.priorities),
        "weights": {entry.criterion: number(entry.weight) for entry in scenario.weights},
        "already_uses": sorted(scenario.already_uses),
    }
    return {key: value for key, value in content.items() if value or key == "given"}


def _value(value: Value) -> bool | str | int | list[str]:
    """Return a value as one would write it: a plain number without quotes."""
    plain = written(value)
    return int(plain) if isinstance(plain, str) and plain.isdecimal() else plain


def _outcome(options: frozenset[str]) -> str | list[str]:
    chosen = sorted(options)
    return chosen[0] if len(chosen) == 1 else chosen


def _lines(key: str, value: Any) -> Iterator[str]:
    """Yield a key with its value, on one line where it fits."""
    dash = "  - " if key == "name" else "    "
    told = str(value) if isinstance(value, date) else on_one_line(value).replace("'...'", "...")
    line = f"{dash}{key}: {told}\n"
    if not isinstance(value, dict) or len(line) <= WIDTH:
        yield line
        return
    yield f"{dash}{key}:\n"
    for name, inner in value.items():
        yield f"      {name}: {on_one_line(inner)}\n"
