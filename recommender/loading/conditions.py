"""Conditions as they are written to conditions as values."""

import re
from typing import Any

from recommender.errors import did_you_mean
from recommender.loading.located_yaml import Path
from recommender.loading.page import Page
from recommender.loading.vocabulary import Vocabulary, known_words, read_quantity
from recommender.loading.wording import as_typed, shown
from recommender.model.condition import (
    ALWAYS,
    AllOf,
    AnyOf,
    Compares,
    Condition,
    Decided,
    HasAnyOf,
    IsDeclared,
    IsFlag,
    IsOneOf,
    Not,
    all_of,
)
from recommender.model.relation import Relation
from recommender.model.requirement import Choice, Flag, Measure

DECLARED = "declared"
"""The word for any value at all."""
_COMPARISON = re.compile(r"^\s*(?P<relation><=|>=|<|>|=)?\s*(?P<limit>[^<>=]*?)\s*$")


def read_condition(page: Page, path: Path, written: Any, words: Vocabulary) -> Condition:
    """Return the condition written at the path; what is wrong in it is noted on the page."""
    if written == "always":
        return ALWAYS
    if not isinstance(written, dict) or not written:
        page.wrong(
            path,
            f"a condition was expected, not {shown(written)}",
            "write requirements with values, such as `data.arrival: continuous`, or `always`",
        )
        return ALWAYS
    return all_of(
        _line(page, (*path, name), name, value, words) for name, value in sorted(written.items())
    )


def _line(page: Page, path: Path, name: str, written: Any, words: Vocabulary) -> Condition:
    if name in ("all", "any"):
        return _branches(page, path, name, written, words)
    if name == "not":
        return Not(part=read_condition(page, path, written, words))
    if name in words.requirements:
        return _leaf(page, path, words.requirements[name], written)
    if name in words.options:
        what = f"an option of `{name}`"
        values = known_words(page, path, written, words.options[name], what)
        return Decided(subject=name, values=tuple(sorted(values)))
    if name in words.definitions:
        if isinstance(written, bool):
            return words.definitions[name] if written else Not(part=words.definitions[name])
        page.wrong(path, f"`{name}` is {shown(written)}", "expected `true` or `false`")
        return ALWAYS
    page.wrong_key(
        path,
        f"`{name}` is not a requirement, a decision or a definition",
        did_you_mean(name, words.names()),
    )
    return ALWAYS


def _branches(page: Page, path: Path, name: str, written: Any, words: Vocabulary) -> Condition:
    if not isinstance(written, list) or not written:
        page.wrong(path, f"`{name}` is {shown(written)}", "expected a list of conditions")
        return ALWAYS
    parts = tuple(
        read_condition(page, (*path, position), part, words)
        for position, part in enumerate(written)
    )
    return AllOf(parts=parts) if name == "all" else AnyOf(parts=parts)


def _leaf(page: Page, path: Path, requirement: Flag | Choice | Measure, written: Any) -> Condition:
    if written == DECLARED:
        return IsDeclared(subject=requirement.id)
    match requirement:
        case Flag():
            if isinstance(written, bool):
                return IsFlag(subject=requirement.id, expected=written)
            page.wrong(
                path, f"`{requirement.id}` is {shown(written)}", "expected `true` or `false`"
            )
            return ALWAYS
        case Choice():
            what = f"a value of `{requirement.id}`"
            values = tuple(sorted(known_words(page, path, written, requirement.words, what)))
            shape = IsOneOf if requirement.type == "choice" else HasAnyOf
            return shape(subject=requirement.id, values=values)
        case Measure():
            return _measures(page, path, requirement, written)


def _measures(page: Page, path: Path, requirement: Measure, written: Any) -> Condition:
    """Read one comparison, several with commas between them, or a list of which one must hold."""
    if isinstance(written, list):
        return AnyOf(
            parts=tuple(
                _measures(page, (*path, position), requirement, part)
                for position, part in enumerate(written)
            )
        )
    if isinstance(written, bool | dict) or written is None:
        page.wrong(path, f"a comparison was expected, not {shown(written)}", "such as `<= 1 s`")
        return ALWAYS
    return all_of(_compares(page, path, requirement, part) for part in as_typed(written).split(","))


def _compares(page: Page, path: Path, requirement: Measure, written: str) -> Condition:
    found = _COMPARISON.match(written)
    if found is None:
        page.wrong(path, f"`{written.strip()}` is not a comparison", "write one such as `<= 1 s`")
        return ALWAYS
    limit = read_quantity(page, path, found["limit"], requirement.dimension)
    if limit is None:
        return ALWAYS
    relation = Relation(found["relation"] or "=")
    return Compares(subject=requirement.id, relation=relation, limit=limit)
