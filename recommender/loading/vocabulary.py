"""The words that conditions and scenarios may use, and the checks that hold them to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from recommender.errors import did_you_mean
from recommender.loading.located_yaml import Path
from recommender.loading.page import Page
from recommender.loading.wording import as_typed, shown
from recommender.model.condition import Condition, Value
from recommender.model.knowledge import Knowledge
from recommender.model.quantity import Quantity, QuantityError, parse_quantity
from recommender.model.requirement import Choice, Flag, Measure
from recommender.model.units import Dimension


@dataclass
class Vocabulary:
    """Every name that a file may use, by kind."""

    requirements: Mapping[str, Flag | Choice | Measure]
    options: Mapping[str, tuple[str, ...]]
    """The option ids of every decision."""
    criteria: frozenset[str]
    sources: frozenset[str]
    services: frozenset[str]
    stages: frozenset[str]
    definitions: dict[str, Condition] = field(default_factory=dict)

    @classmethod
    def of(cls, knowledge: Knowledge) -> "Vocabulary":
        """Return the words of knowledge that has been read; named conditions are resolved in it."""
        return cls(
            requirements=knowledge.requirement,
            options={
                decision.id: tuple(option.id for option in decision.options)
                for decision in sorted(knowledge.decisions, key=lambda decision: decision.id)
            },
            criteria=frozenset(knowledge.criterion),
            sources=frozenset(knowledge.source),
            services=frozenset(knowledge.service),
            stages=frozenset(stage.id for stage in knowledge.stages),
        )

    def names(self) -> list[str]:
        """Return every name that can head a line of a condition."""
        return [*self.requirements, *self.options, *self.definitions, "all", "any", "not"]


def words_at(page: Page, path: Path, written: Any, what: str) -> list[tuple[Path, str]]:
    """Return the words of a single word or a list of them, each with its path."""
    if isinstance(written, str):
        return [(path, written)]
    if isinstance(written, list) and all(isinstance(word, str) for word in written):
        return [((*path, position), word) for position, word in enumerate(written)]
    page.wrong(path, f"{what} is {shown(written)}", "expected a word or a list of words")
    return []


def known_words(
    page: Page, path: Path, written: Any, known: Iterable[str], what: str
) -> tuple[str, ...]:
    """Return those of the written words that are known, noting a mistake for each of the others."""
    words = list(known)
    return tuple(
        word
        for at, word in words_at(page, path, written, what)
        if page.known(at, word, words, what)
    )


def read_value(
    page: Page, path: Path, requirement: Flag | Choice | Measure, written: Any
) -> Value | None:
    """Return the value that a scenario gives to a requirement, or None after noting a mistake."""
    if written is None:
        page.wrong(path, f"`{requirement.id}` has no value", "give it one, or remove the line")
        return None
    match requirement:
        case Flag():
            return _flag(page, path, requirement.id, written)
        case Choice(type="choice"):
            known = page.known(path, written, requirement.words, f"a value of `{requirement.id}`")
            return str(written) if known else None
        case Choice():
            what = f"a value of `{requirement.id}`"
            return frozenset(known_words(page, path, written, requirement.words, what))
        case Measure():
            return read_quantity(page, path, written, requirement.dimension)


def _flag(page: Page, path: Path, name: str, written: Any) -> bool | None:
    if isinstance(written, bool):
        return written
    guess = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(
        str(written).lower(), ""
    )
    remedy = did_you_mean(guess, ["true", "false"]) if guess else "expected `true` or `false`"
    page.wrong(path, f"`{name}` is {shown(written)}", remedy)
    return None


def read_quantity(page: Page, path: Path, written: Any, dimension: Dimension) -> Quantity | None:
    """Return the quantity that was written, or None after noting a mistake."""
    if isinstance(written, bool | dict | list) or written is None:
        page.wrong(
            path, f"a quantity was expected, not {shown(written)}", f"such as `{dimension.example}`"
        )
        return None
    try:
        return parse_quantity(as_typed(written), dimension)
    except QuantityError as wrong:
        page.wrong(path, wrong.problem, wrong.remedy)
        return None
