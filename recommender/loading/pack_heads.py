"""What a pack says of itself in its first file."""

from recommender.errors import BadFiles, Mistake, Place
from recommender.loading.located_yaml import read_located
from recommender.loading.pack_files import PackFiles
from recommender.loading.pack_forms import PackForm
from recommender.loading.page import Page
from recommender.loading.wording import shown
from recommender.model.pack import SHIPPED, Pack

FORMAT = 1
"""The format of rule files that is read here."""


def pack_of(pack: PackFiles) -> Pack:
    """Return what a pack says of itself.

    Raises:
        BadFiles: with every mistake in its first file; only the format, where it is another one.
    """
    file, text = pack.head
    page = Page(read_located(text, file))
    content = page.located.content
    if isinstance(content, dict):
        _format_is_ours(page, content.get("format", FORMAT))
    form = page.filled(PackForm)
    if form and form.pack == SHIPPED:
        page.wrong(("pack",), f"`{SHIPPED}` is no name for a pack", "choose another")
    if page.mistakes or form is None:
        raise BadFiles(page.mistakes)
    return Pack(
        id=form.pack,
        name=form.name,
        version=form.version,
        description=form.description,
        place=page.place(),
    )


def _format_is_ours(page: Page, written: object) -> None:
    """Refuse a pack of another format at once: nothing else in it can be judged here."""
    if isinstance(written, int) and not isinstance(written, bool) and written != FORMAT:
        place = page.place("format")
        problem = f"the pack is written for format {shown(written)} of rule files"
        remedy = f"format {FORMAT} is read here; take a version of the pack that is written for it"
        raise BadFiles([Mistake(place, problem, remedy)])


def distinct(packs: list[Pack]) -> list[Mistake]:
    """Return a mistake for each pack that is laid a second time."""
    first: dict[str, Place] = {}
    mistakes = []
    for pack in packs:
        if pack.id in first:
            mistakes.append(
                Mistake(
                    pack.place,
                    f"the pack `{pack.id}` is laid twice",
                    f"the other is in {first[pack.id].file}; name one of the two",
                )
            )
        first.setdefault(pack.id, pack.place)
    return mistakes
