"""The files of every layer as filled-in forms: the shipped rules, and the packs laid over them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Generic

from recommender.errors import BadFiles, Mistake, Place
from recommender.loading.decision_forms import DecisionForm
from recommender.loading.exam_forms import ExamForm
from recommender.loading.library_forms import LibraryForm
from recommender.loading.located_yaml import Path, read_located
from recommender.loading.pack_files import PackFiles
from recommender.loading.pack_forms import ExtensionForm
from recommender.loading.pack_heads import distinct, pack_of
from recommender.loading.page import AnyForm, Page
from recommender.model.pack import Pack

SHIPPED_LAYER = 0


@dataclass(frozen=True)
class Sheet(Generic[AnyForm]):
    """One file with its form filled in, and the layer that it is part of."""

    page: Page
    form: AnyForm
    layer: int
    """0 for the shipped rules, 1 for the pack that is laid first, and so on."""
    origin: str
    """The id of the pack; empty for the shipped rules."""

    def place(self, *path: str | int) -> Place:
        """Return where the key at the end of the path stands."""
        return self.page.key_place(*path)


AnyDefining = Sheet[LibraryForm] | Sheet[DecisionForm] | Sheet[ExtensionForm]
"""A sheet on which definitions may stand."""


@dataclass
class Sheets:
    """The sheets of all layers by kind, in the order in which they are laid."""

    libraries: list[Sheet[LibraryForm]] = field(default_factory=list)
    decisions: list[Sheet[DecisionForm]] = field(default_factory=list)
    extensions: list[Sheet[ExtensionForm]] = field(default_factory=list)
    exams: list[Sheet[ExamForm]] = field(default_factory=list)
    packs: list[Pack] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    """Those that no page holds."""

    def refuse(self) -> None:
        """Raise BadFiles if any mistake was found so far."""
        mistakes = [*self.mistakes, *chain.from_iterable(page.mistakes for page in self.pages)]
        if mistakes:
            raise BadFiles(mistakes)


def filled_in(files: Iterable[tuple[str, bytes]], packs: Sequence[PackFiles]) -> Sheets:
    """Return the sheets of the shipped files and of the packs.

    Raises:
        BadFiles: with every mistake that can be seen before names are looked up.
    """
    sheets = Sheets()
    for pack in packs:
        try:
            sheets.packs.append(pack_of(pack))
        except BadFiles as wrong:
            sheets.mistakes += wrong.mistakes
    sheets.mistakes += distinct(sheets.packs)
    sheets.refuse()
    layers = [sorted(files), *(pack.others for pack in packs)]
    origins = ["", *(pack.id for pack in sheets.packs)]
    for layer, (origin, texts) in enumerate(zip(origins, layers, strict=True)):
        for file, text in texts:
            _add(sheets, file, text, layer, origin)
    for sheet in sheets.libraries:
        _stays_in_the_frame(sheet)
    sheets.refuse()
    return sheets


def _add(sheets: Sheets, file: str, text: bytes, layer: int, origin: str) -> None:
    try:
        page = Page(read_located(text, file))
    except BadFiles as wrong:
        sheets.mistakes += wrong.mistakes
        return
    sheets.pages.append(page)
    content = page.located.content
    keys = content if isinstance(content, dict) else {}
    if "decision" in keys:
        _file(sheets.decisions, page, DecisionForm, layer, origin)
    elif "exam" in keys:
        _file(sheets.exams, page, ExamForm, layer, origin)
    elif "extends" in keys and layer != SHIPPED_LAYER:
        _file(sheets.extensions, page, ExtensionForm, layer, origin)
    elif content is not None:
        _file(sheets.libraries, page, LibraryForm, layer, origin)


def _file(
    pile: list[Sheet[AnyForm]], page: Page, form: type[AnyForm], layer: int, origin: str
) -> None:
    """Put the page on the pile of its kind, if its form can be filled in."""
    filled = page.filled(form)
    if filled:
        pile.append(Sheet(page, filled, layer, origin))


def _stays_in_the_frame(sheet: Sheet[LibraryForm]) -> None:
    """Note it where a pack moves what every layer stands in: the clocks and the stages."""
    for key in ("guide_date", "facts_date", "stages", "guide"):
        if sheet.layer != SHIPPED_LAYER and getattr(sheet.form, key):
            path: Path = (key,)
            sheet.page.wrong_key(path, f"`{key}` is not for packs to say", "remove it")
