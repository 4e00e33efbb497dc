"""Each name that can head a line of a condition means one thing."""

from collections.abc import Iterator

from recommender.errors import Place
from recommender.loading.located_yaml import Path
from recommender.loading.page import Page
from recommender.loading.sheets import AnyDefining, Sheets

WORDS = ("all", "any", "not", "always")
"""The words of conditions themselves."""


def check_names(sheets: Sheets) -> None:
    """Note it on the page of the later layer where a name of another kind is taken already."""
    taken: dict[str, tuple[str, Place]] = {}
    for kind, name, page, path in _named(sheets):
        place = page.key_place(*path)
        if name in WORDS:
            page.wrong_key(path, f"`{name}` is a word of conditions", "choose another name")
        elif name not in taken:
            taken[name] = kind, place
        elif taken[name][0] != kind or kind == "definition":
            remedy = f"it is a {taken[name][0]} in {taken[name][1]}; choose another"
            page.wrong_key(path, f"the name `{name}` is taken", remedy)


def _named(sheets: Sheets) -> Iterator[tuple[str, str, Page, Path]]:
    """Yield every name with its kind, layer by layer."""
    for layer in range(len(sheets.packs) + 1):
        libraries = [sheet for sheet in sheets.libraries if sheet.layer == layer]
        decisions = [sheet for sheet in sheets.decisions if sheet.layer == layer]
        extensions = [sheet for sheet in sheets.extensions if sheet.layer == layer]
        for library in libraries:
            for name in library.form.requirements:
                yield "requirement", name, library.page, ("requirements", name)
        for decision in decisions:
            yield "decision", decision.form.decision, decision.page, ("decision",)
        defining: list[AnyDefining] = [*libraries, *decisions, *extensions]
        for sheet in defining:
            for name in sheet.form.definitions:
                yield "definition", name, sheet.page, ("definitions", name)
