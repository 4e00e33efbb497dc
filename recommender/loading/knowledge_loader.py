"""All rule files to knowledge, every mistake of all of them gathered."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from recommender.errors import Mistake, Place
from recommender.loading.acceptance import accepted_by
from recommender.loading.clash_files import clashes_of
from recommender.loading.conditions import read_condition
from recommender.loading.decision_files import decision_from
from recommender.loading.decision_order import in_order
from recommender.loading.exam_files import exams_of
from recommender.loading.free_names import check_names
from recommender.loading.guide_files import sections_of
from recommender.loading.laid import Laid
from recommender.loading.laying import laid
from recommender.loading.library_files import (
    criteria_of,
    requirements_of,
    services_of,
    sources_of,
)
from recommender.loading.pack_files import PackFiles
from recommender.loading.picture_files import picture_of
from recommender.loading.question_files import question_words_of
from recommender.loading.rule_entries import withdrawn_from
from recommender.loading.sheets import SHIPPED_LAYER, AnyDefining, Sheets, filled_in
from recommender.loading.vocabulary import Vocabulary
from recommender.model.condition import Defined
from recommender.model.decision import FIT
from recommender.model.knowledge import Definition, Knowledge, Stage


def load_knowledge(
    files: Iterable[tuple[str, bytes]], packs: Sequence[PackFiles] = ()
) -> tuple[Knowledge, Vocabulary]:
    """Return what the files say, and the words that scenarios may use.

    Args:
        files: the names and texts of the shipped rule files.
        packs: what is laid over them, in this order.

    Raises:
        BadFiles: with every mistake in all of the files.
    """
    sheets = filled_in(files, packs)
    parts = _library(sheets)
    layered = laid(sheets)
    words = _vocabulary(sheets, layered, parts)
    check_names(sheets)
    definitions = _read_definitions(sheets, words)
    clocks = {"guide": parts["guide_date"], "facts": parts["facts_date"]}
    decisions = [decision_from(decision, words, clocks) for decision in layered]
    withdrawn = [
        entry
        for decision in sorted(layered, key=lambda decision: decision.id)
        for entry in withdrawn_from(decision, words)
    ]
    _check_sources(sheets, words)
    guide = sections_of(sheets, words)
    clashes = clashes_of(sheets, words)
    picture = picture_of(sheets, words, tuple(stage.id for stage in parts["stages"]))
    exams = exams_of(sheets, words, guide, clocks)
    question_words = question_words_of(sheets, words)
    sheets.refuse()
    order = in_order(decisions, tuple(stage.id for stage in parts["stages"]))
    return Knowledge(
        decisions=order,
        withdrawn=tuple(withdrawn),
        definitions=definitions,
        guide=guide,
        clashes=clashes,
        picture=picture,
        exams=exams,
        question_words=question_words,
        **parts,
    ), words


def _library(sheets: Sheets) -> dict[str, Any]:
    """Return what the libraries say together, as the knowledge's own fields."""
    libraries = sheets.libraries
    parts: dict[str, Any] = {
        "criteria": _gathered(sheets, "criterion", criteria_of),
        "sources": _gathered(sheets, "source", sources_of),
        "services": _gathered(sheets, "service", services_of),
        "requirements": _gathered(sheets, "requirement", requirements_of),
        "stages": tuple(
            Stage(id=stage.id, name=stage.name)
            for sheet in libraries
            for stage in sheet.form.stages
        ),
        "guide_date": _one_day(sheets, "guide_date"),
        "facts_date": _one_day(sheets, "facts_date"),
        "accepted": tuple(
            entry for sheet in libraries for entry in accepted_by(sheet.page, sheet.form.accepted)
        ),
        "packs": tuple(sheets.packs),
    }
    sheets.refuse()
    return parts


def _gathered(sheets: Sheets, kind: str, read: Any) -> tuple[Any, ...]:
    """Return the entries of one kind from every library, by id; an id used twice is a mistake."""
    entries: dict[str, Any] = {}
    for sheet in sheets.libraries:
        for entry in read(sheet.page, sheet.form):
            if entry.id in entries:
                sheets.mistakes.append(
                    Mistake(
                        entry.place,
                        f"the {kind} `{entry.id}` is there twice",
                        f"the other is in {entries[entry.id].place}",
                    )
                )
            entries[entry.id] = entry
    return tuple(entries[name] for name in sorted(entries))


def _one_day(sheets: Sheets, key: str) -> date:
    shipped = [sheet for sheet in sheets.libraries if sheet.layer == SHIPPED_LAYER]
    days: set[date] = {day for sheet in shipped if (day := getattr(sheet.form, key)) is not None}
    if len(days) != 1:
        sheets.mistakes.append(
            Mistake(
                Place("rules"), f"`{key}` is given {len(days) or 'no'} times", "expected one date"
            )
        )
        return date.min
    return days.pop()


def _vocabulary(sheets: Sheets, decisions: Iterable[Laid], parts: Mapping[str, Any]) -> Vocabulary:
    criteria = frozenset(entry.id for entry in parts["criteria"])
    if FIT not in criteria:
        sheets.mistakes.append(
            Mistake(Place("rules"), f"the criterion `{FIT}` is missing", "add it to the criteria")
        )
    options = {decision.id: tuple(decision.whole.options) for decision in decisions}
    return Vocabulary(
        requirements={entry.id: entry for entry in parts["requirements"]},
        options={name: options[name] for name in sorted(options)},
        criteria=criteria,
        sources=frozenset(entry.id for entry in parts["sources"]),
        services=frozenset(entry.id for entry in parts["services"]),
        stages=frozenset(entry.id for entry in parts["stages"]),
    )


def _read_definitions(sheets: Sheets, words: Vocabulary) -> tuple[Definition, ...]:
    """Read the named conditions; none may use another, so that each can be read where it stands."""
    named: dict[str, Defined] = {}
    places: dict[str, Place] = {}
    defining: list[AnyDefining] = [*sheets.libraries, *sheets.decisions, *sheets.extensions]
    for sheet in defining:
        for name, entry in sheet.form.definitions.items():
            path = ("definitions", name, "when")
            part = read_condition(sheet.page, path, entry.when, words)
            named[name] = Defined(name=name, told=entry.told, part=part)
            places[name] = sheet.page.key_place("definitions", name)
    words.definitions.update(named)
    return tuple(Definition(name=name, place=places[name]) for name in sorted(places))


def _check_sources(sheets: Sheets, words: Vocabulary) -> None:
    for sheet in sheets.libraries:
        for name, entry in sheet.form.services.items():
            for position, source in enumerate(entry.sources):
                sheet.page.known(
                    ("services", name, "sources", position), source, words.sources, "a source"
                )
            for position, successor in enumerate(entry.successors):
                sheet.page.known(
                    ("services", name, "successors", position),
                    successor,
                    words.services,
                    "a service",
                )
