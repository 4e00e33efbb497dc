"""What every library says of pictures, as one value."""

from recommender.errors import did_you_mean
from recommender.loading.located_yaml import Path as At
from recommender.loading.page import Page
from recommender.loading.picture_entries import part_from, path_from
from recommender.loading.sheets import Sheets
from recommender.loading.vocabulary import Vocabulary
from recommender.model.picture import Part, Path, Picture, Undrawn

BOUNDARY = "boundary"


def picture_of(sheets: Sheets, words: Vocabulary, stages: tuple[str, ...]) -> Picture:
    """Return what all libraries say of pictures; mistakes are noted on the pages.

    Args:
        sheets: the files of all layers.
        words: the names that may be used.
        stages: the ids of the stages, in the order in which data flows.
    """
    parts = _parts(sheets, words)
    paths = _paths(sheets, words, parts)
    order = {stage: number for number, stage in enumerate(stages)}
    return Picture(
        parts=tuple(sorted(parts.values(), key=lambda part: (order.get(part.stage, -1), part.id))),
        paths=tuple(sorted(paths, key=lambda path: (path.parts, path.carries, path.control))),
        undrawn=_undrawn(sheets, words),
    )


def _parts(sheets: Sheets, words: Vocabulary) -> dict[str, Part]:
    found: dict[str, Part] = {}
    for sheet in sheets.libraries:
        for name, form in sheet.form.picture.parts.items():
            at: At = ("picture", "parts", name)
            part = part_from(sheet.page, at, form, words)
            if name in found:
                remedy = f"the other is in {found[name].place}"
                sheet.page.wrong_key(at, f"the part `{name}` is there twice", remedy)
            found.setdefault(name, part)
    for sheet in sheets.libraries:
        for name in sheet.form.picture.parts:
            _check_surroundings(sheet.page, ("picture", "parts", name), found[name], found)
    return found


def _check_surroundings(page: Page, at: At, part: Part, parts: dict[str, Part]) -> None:
    """Note it where a part stands in what is no boundary, or is reached by what is no gateway."""
    boundaries = {name for name, entry in parts.items() if entry.kind == BOUNDARY}
    gateways = {name for name, entry in parts.items() if entry.kind == "gateway"}
    for entry in part.inside:
        if entry.boundary not in boundaries - {part.id}:
            remedy = did_you_mean(entry.boundary, boundaries)
            where: At = (*at, "inside", entry.boundary)
            page.wrong_key(where, f"`{entry.boundary}` is not another boundary", remedy)
    for position, row in enumerate(part.reached_by):
        for name in row:
            page.known((*at, "reached_by", position), name, sorted(gateways), "a gateway")


def _paths(sheets: Sheets, words: Vocabulary, parts: dict[str, Part]) -> list[Path]:
    known = sorted(name for name, part in parts.items() if part.kind != BOUNDARY)
    found = []
    for sheet in sheets.libraries:
        for number, form in enumerate(sheet.form.picture.flows):
            at: At = ("picture", "flows", number)
            for position, name in enumerate(form.path):
                sheet.page.known((*at, "path", position), name, known, "a part that data can reach")
            found.append(path_from(sheet.page, at, form, words))
    return found


def _undrawn(sheets: Sheets, words: Vocabulary) -> tuple[Undrawn, ...]:
    found: dict[str, Undrawn] = {}
    for sheet in sheets.libraries:
        for name, because in sheet.form.picture.not_drawn.items():
            if name not in words.options:
                remedy = did_you_mean(name, words.options)
                at: At = ("picture", "not_drawn", name)
                sheet.page.wrong_key(at, f"`{name}` is not a decision", remedy)
            found.setdefault(name, Undrawn(decision=name, because=because))
    return tuple(found[name] for name in sorted(found))
