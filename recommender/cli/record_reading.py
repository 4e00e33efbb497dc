"""A folder of decision records, read: every mistake in it at once."""

from pathlib import Path

from recommender.cli.library import scenario_at, text_at
from recommender.errors import BadFiles, Mistake, Place
from recommender.loading.record_files import read_record
from recommender.loading.stamps import unedited
from recommender.loading.vocabulary import Vocabulary
from recommender.model.record import Record
from recommender.render.scenario_file import canonical_digest
from recommender.review.recheck import Folder, Kept

RECORDS = "[0-9][0-9][0-9][0-9]-*.md"
"""How the records of a folder are named."""
_WRITE_THEM = "`recommend SCENARIO --format adr -o DIR` writes them"


def records_in(folder: Path, words: Vocabulary) -> Folder:
    """Return the records in a folder, with the scenarios that they name.

    Files without the tool's front matter, such as records that people wrote themselves, are passed
    over.

    Raises:
        BadFiles: with every mistake in the records and their scenarios; or there are no records.
    """
    mistakes: list[Mistake] = []
    records: list[Record] = []
    edited = set()
    for path in _paths(folder):
        try:
            text = text_at(str(path))
            if b"\nrecommend:" in text:
                records.append(read_record(text, str(path), words))
                if not unedited(text.decode("utf-8", errors="replace")):
                    edited.add(str(path))
        except BadFiles as wrong:
            mistakes += wrong.mistakes
    scenarios = _scenarios(folder, {one.scenario for one in records}, words, mistakes)
    if not records and not mistakes:
        mistakes.append(Mistake(Place(str(folder)), "holds no decision records", _WRITE_THEM))
    if mistakes:
        raise BadFiles(mistakes)
    return Folder(str(folder), tuple(records), scenarios, frozenset(edited))


def _paths(folder: Path) -> list[Path]:
    if not folder.is_dir():
        problem = "is not a folder" if folder.exists() else "does not exist"
        raise BadFiles([Mistake(Place(str(folder)), problem, _WRITE_THEM)])
    return sorted(folder.glob(RECORDS))


def _scenarios(
    folder: Path, names: set[str], words: Vocabulary, mistakes: list[Mistake]
) -> dict[str, Kept]:
    """Return the scenarios in the files of those names; what is wrong with them is noted."""
    found = {}
    for name in sorted(names):
        try:
            scenario = scenario_at(str(folder / name), words)
        except BadFiles as wrong:
            mistakes += wrong.mistakes
        else:
            found[name] = Kept(scenario, canonical_digest(scenario))
    return found
