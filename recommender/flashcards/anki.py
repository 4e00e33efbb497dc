"""Cards as a package for Anki, made by `genanki`.

A note is known by its facet, so that importing a later export updates the notes that are there and
keeps their history; the ids of the deck and of the kind of note never change. The same cards of the
same day make the same bytes.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from hashlib import sha256
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from recommender.errors import RecommendError
from recommender.model.evidence import Cited
from recommender.model.flashcard import Flashcard

DECK = "recommend"
FIELDS = ("Subject", "Context", "Question", "Answer", "Because", "Sources")
FRONT = '<p class="context">{{Context}}</p><p>{{Question}}</p>'
BACK = """{{FrontSide}}<hr id="answer">
<p>{{Answer}}</p>
<p class="because">{{Because}}</p>
<p class="sources">{{Sources}}<br>{{Subject}}</p>"""
STYLE = """.card { font-family: sans-serif; font-size: 18px; text-align: left; line-height: 1.4;
  max-width: 40em; margin: auto; }
.context, .sources { opacity: 0.7; font-size: 15px; }"""
BEGIN = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a file in an archive can have."""


def anki_package(cards: Iterable[Flashcard], day: date) -> bytes:
    """Return the cards as the content of an `.apkg` file.

    Args:
        cards: in the order in which new ones are to be shown.
        day: the day of the cards. Anki updates a note that it has if this one is of a later day.

    Raises:
        RecommendError: genanki is not installed.
    """
    try:
        import genanki
    except ModuleNotFoundError:
        raise RecommendError(
            "packages for Anki need genanki, which is not installed; "
            "run: pip install 'recommend[anki]'"
        ) from None
    model = genanki.Model(
        _id_of("note"),
        DECK,
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Card", "qfmt": FRONT, "afmt": BACK}],
        css=STYLE,
    )
    deck = genanki.Deck(_id_of("deck"), DECK)
    for number, card in enumerate(cards):
        deck.add_note(
            genanki.Note(
                model=model,
                fields=_fields(card),
                tags=_tags(card),
                guid=genanki.guid_for(DECK, card.facet.key),
                due=number,
            )
        )
    moment = datetime.combine(day, time(), UTC).timestamp()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "deck.apkg"
        genanki.Package(deck).write_to_file(file, timestamp=moment)
        return _without_times(file)


def _id_of(what: str) -> int:
    """Return an id that is always the same, in the range that Anki's own ids have not."""
    digest = sha256(f"{DECK} {what}".encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:4], "big") % (1 << 30)


def _fields(card: Flashcard) -> list[str]:
    told = [_source(source) for source in card.sources]
    return [
        escape(f"{card.facet.subject} ({card.place})"),
        escape(card.context),
        escape(card.question),
        "<br>".join(map(escape, card.answer)),
        escape(card.because),
        "<br>".join(told),
    ]


def _source(source: Cited) -> str:
    title = escape(source.title)
    if not source.url.startswith(("https://", "http://")):
        return title
    return f'<a href="{escape(source.url)}">{title}</a>'


def _tags(card: Flashcard) -> list[str]:
    facet = card.facet
    tags = [f"section::{facet.section}", f"decision::{facet.decision}", f"kind::{facet.kind}"]
    return ["-".join(tag.split()) for tag in tags if not tag.endswith("::")]


def _without_times(file: Path) -> bytes:
    """Return the archive anew, its members without the moment at which they were written."""
    whole = BytesIO()
    with ZipFile(file) as old, ZipFile(whole, "w") as new:
        for name in old.namelist():
            member = ZipInfo(name, BEGIN)
            member.compress_type = ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return whole.getvalue()
