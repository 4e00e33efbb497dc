"""All rule files to knowledge, every mistake of all of them gathered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from recommender.errors import BadFiles, Mistake, Place
from recommender.loading.conditions import read_condition
from recommender.loading.decision_files import decision_from
from recommender.loading.decision_forms import DecisionForm
from recommender.loading.decision_order import in_order
from recommender.loading.forms import Form
from recommender.loading.library_files import (
    criteria_of,
    requirements_of,
    services_of,
    sources_of,
)
from recommender.loading.library_forms import LibraryForm
from recommender.loading.located_yaml import read_located
from recommender.loading.page import Page
from recommender.loading.vocabulary import Vocabulary
from recommender.model.condition import Defined
from recommender.model.decision import FIT
from recommender.model.knowledge import Knowledge, Stage


@dataclass
class _Shelf:
    """The forms of all files, with their pages."""

    libraries: list[tuple[Page, LibraryForm]]
    decisions: list[tuple[Page, DecisionForm]]
    pages: list[Page]
    mistakes: list[Mistake]


def load_knowledge(files: Iterable[tuple[str, bytes]]) -> tuple[Knowledge, Vocabulary]:
    """Return what the files say, and the words that scenarios may use.

    Raises:
        BadFiles: with every mistake in all of the files.
    """
    shelf = _fill(files)
    parts = _library(shelf)
    words = _vocabulary(shelf, parts)
    _read_definitions(shelf, words)
    clocks = {"guide": parts["guide_date"], "facts": parts["facts_date"]}
    decisions = [decision_from(page, form, words, clocks) for page, form in shelf.decisions]
    _check_sources(shelf, words)
    _refuse(shelf)
    stages = tuple(stage.id for stage in parts["stages"])
    return Knowledge(decisions=in_order(decisions, stages), **parts), words


def _refuse(shelf: _Shelf) -> None:
    mistakes = [*shelf.mistakes, *chain.from_iterable(page.mistakes for page in shelf.pages)]
    if mistakes:
        raise BadFiles(mistakes)


def _fill(files: Iterable[tuple[str, bytes]]) -> _Shelf:
    shelf = _Shelf([], [], [], [])
    for file, text in sorted(files):
        try:
            page = Page(read_located(text, file))
        except BadFiles as wrong:
            shelf.mistakes += wrong.mistakes
            continue
        shelf.pages.append(page)
        content = page.located.content
        if isinstance(content, dict) and "decision" in content:
            decision = page.filled(DecisionForm)
            if decision:
                shelf.decisions.append((page, decision))
        elif content is not None:
            library = page.filled(LibraryForm)
            if library:
                shelf.libraries.append((page, library))
    _refuse(shelf)
    return shelf


def _library(shelf: _Shelf) -> dict[str, Any]:
    """Return what the libraries say together, as the knowledge's own fields."""
    parts: dict[str, Any] = {
        "criteria": _gathered(shelf, "criterion", criteria_of),
        "sources": _gathered(shelf, "source", sources_of),
        "services": _gathered(shelf, "service", services_of),
        "requirements": _gathered(shelf, "requirement", requirements_of),
        "stages": tuple(
            Stage(id=stage.id, name=stage.name)
            for _, form in shelf.libraries
            for stage in form.stages
        ),
        "guide_date": _one_day(shelf, "guide_date"),
        "facts_date": _one_day(shelf, "facts_date"),
    }
    _refuse(shelf)
    return parts


def _gathered(shelf: _Shelf, kind: str, read: Any) -> tuple[Any, ...]:
    """Return the entries of one kind from every library, by id; an id used twice is a mistake."""
    entries: dict[str, Any] = {}
    for page, form in shelf.libraries:
        for entry in read(page, form):
            if entry.id in entries:
                shelf.mistakes.append(
                    Mistake(
                        entry.place,
                        f"the {kind} `{entry.id}` is there twice",
                        f"the other is in {entries[entry.id].place}",
                    )
                )
            entries[entry.id] = entry
    return tuple(entries[name] for name in sorted(entries))


def _one_day(shelf: _Shelf, key: str) -> date:
    days = {getattr(form, key) for _, form in shelf.libraries} - {None}
    if len(days) != 1:
        shelf.mistakes.append(
            Mistake(
                Place("rules"), f"`{key}` is given {len(days) or 'no'} times", "expected one date"
            )
        )
        return date.min
    return days.pop()  # type: ignore[no-any-return]  # getattr by name


def _vocabulary(shelf: _Shelf, parts: Mapping[str, Any]) -> Vocabulary:
    criteria = frozenset(entry.id for entry in parts["criteria"])
    if FIT not in criteria:
        shelf.mistakes.append(
            Mistake(Place("rules"), f"the criterion `{FIT}` is missing", "add it to the criteria")
        )
    options: dict[str, tuple[str, ...]] = {}
    for page, form in shelf.decisions:
        if form.decision in options:
            page.wrong(("decision",), f"the decision `{form.decision}` is there twice", "keep one")
        options[form.decision] = tuple(form.options)
    return Vocabulary(
        requirements={entry.id: entry for entry in parts["requirements"]},
        options={name: options[name] for name in sorted(options)},
        criteria=criteria,
        sources=frozenset(entry.id for entry in parts["sources"]),
        services=frozenset(entry.id for entry in parts["services"]),
        stages=frozenset(entry.id for entry in parts["stages"]),
    )


def _read_definitions(shelf: _Shelf, words: Vocabulary) -> None:
    """Read the named conditions; none may use another, so that each can be read where it stands."""
    forms: list[tuple[Page, Form]] = [*shelf.libraries, *shelf.decisions]
    named: dict[str, Defined] = {}
    for page, form in forms:
        for name, entry in form.definitions.items():  # type: ignore[attr-defined]  # both have it
            path = ("definitions", name)
            if name in named or name in words.options:
                page.wrong_key(path, f"the name `{name}` is taken", "choose another")
            part = read_condition(page, (*path, "when"), entry.when, words)
            named[name] = Defined(name=name, told=entry.told, part=part)
    words.definitions.update(named)


def _check_sources(shelf: _Shelf, words: Vocabulary) -> None:
    for page, form in shelf.libraries:
        for name, entry in form.services.items():
            for position, source in enumerate(entry.sources):
                page.known(
                    ("services", name, "sources", position), source, words.sources, "a source"
                )
            for position, successor in enumerate(entry.successors):
                page.known(
                    ("services", name, "successors", position),
                    successor,
                    words.services,
                    "a service",
                )
