"""What every library says of pictures, as one value."""

from recommender.errors import did_you_mean
from recommender.loading.located_yaml import Path as At
from recommender.loading.page import Page
from recommender.loading.picture_entries import part_from, path_from
from recommender.loading.picture_nesting import outer_boundaries, with_inner_first
from recommender.loading.sheets import SHIPPED_LAYER, Sheets
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
        paths=tuple(sorted(paths, key=lambda path: (path.parts, path.model_dump_json()))),
        undrawn=_undrawn(sheets, words),
    )


def _parts(sheets: Sheets, words: Vocabulary) -> dict[str, Part]:
    found: dict[str, Part] = {}
    standing: dict[str, tuple[Page, At]] = {}
    for sheet in sheets.libraries:
        below = {*found} if sheet.layer != SHIPPED_LAYER else set()
        for key in ("replace", "parts"):
            for name, form in getattr(sheet.form.picture, key).items():
                at: At = ("picture", key, name)
                if key == "replace":
                    _is_below(sheet.page, at, name, below)
                elif name in found:
                    remedy = f"the other is in {found[name].place}"
                    sheet.page.wrong_key(at, f"the part `{name}` is there twice", remedy)
                found[name] = part_from(sheet.page, at, form, words)
                standing[name] = (sheet.page, at)
    for name, (page, at) in standing.items():
        _check_surroundings(page, at, found[name], found)
    return with_inner_first(found)


def _is_below(page: Page, at: At, name: str, below: set[str]) -> None:
    if name not in below:
        remedy = did_you_mean(name, below, "write it under `parts`")
        page.wrong_key(at, f"`{name}` is not a part of the rules below this pack", remedy)


def _check_surroundings(page: Page, at: At, part: Part, parts: dict[str, Part]) -> None:
    """Note it where a part stands in what is no boundary, or is reached by what is no gateway."""
    boundaries = {name for name, entry in parts.items() if entry.kind == BOUNDARY}
    gateways = {name for name, entry in parts.items() if entry.kind == "gateway"}
    for entry in part.inside:
        if entry.boundary not in boundaries - {part.id}:
            remedy = did_you_mean(entry.boundary, boundaries)
            where: At = (*at, "inside", entry.boundary)
            page.wrong_key(where, f"`{entry.boundary}` is not another boundary", remedy)
        elif part.id in outer_boundaries(entry.boundary, parts):
            problem = f"`{part.id}` would stand in itself, by way of `{entry.boundary}`"
            page.wrong_key((*at, "inside", entry.boundary), problem, "let one hold the other")
    for position, name in enumerate(part.reached_by):
        page.known((*at, "reached_by", position), name, sorted(gateways), "a gateway")
    if part.behind:
        page.known((*at, "behind"), part.behind, sorted(gateways - {part.id}), "another gateway")


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
