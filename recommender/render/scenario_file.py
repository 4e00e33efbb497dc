"""A scenario written out as a scenario file."""

from fractions import Fraction
from hashlib import sha256
from typing import Any

import yaml

from recommender.model.condition import Value
from recommender.model.quantity import Quantity
from recommender.model.scenario import Scenario


def as_scenario_file(scenario: Scenario) -> str:
    """Return the text of a file that reads as the same scenario."""
    content: dict[str, Any] = {"name": scenario.name}
    if scenario.description:
        content["description"] = scenario.description
    content["requirements"] = {
        entry.requirement: written(entry.value) for entry in scenario.declared
    }
    if scenario.decided:
        content["decided"] = {entry.decision: sorted(entry.options) for entry in scenario.decided}
    if scenario.priorities:
        content["priorities"] = list(scenario.priorities)
    if scenario.weights:
        content["weights"] = {entry.criterion: number(entry.weight) for entry in scenario.weights}
    names = {"already_uses": scenario.already_uses, "fixed": scenario.fixed}
    content |= {key: sorted(words) for key, words in names.items() if words}
    for key in ("expects", "expects_then"):
        if getattr(scenario, key):
            content[key] = {
                entry.decision: "conflict" if entry.conflict else sorted(entry.options)
                for entry in getattr(scenario, key)
            }
    return as_yaml(content)


def canonical_digest(scenario: Scenario) -> str:
    """Return the SHA-256 of the scenario's canonical text, however its own file is written."""
    return sha256(as_scenario_file(scenario).encode()).hexdigest()


def as_yaml(content: Any) -> str:
    """Return plain content as YAML, a line for each key and entry."""
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=96)


def number(weight: Fraction) -> int | float:
    """Return a weight as a scenario file has it."""
    return int(weight) if weight.denominator == 1 else float(weight)


def on_one_line(content: Any) -> str:
    """Return plain content as YAML on one line."""
    return yaml.safe_dump(
        [content], default_flow_style=True, sort_keys=False, allow_unicode=True, width=10_000
    ).strip()[1:-1]


def written(value: Value) -> bool | str | list[str]:
    """Return a value as a scenario file has it."""
    match value:
        case Quantity():
            return value.written
        case frozenset():
            return sorted(value)
        case _:
            return value
