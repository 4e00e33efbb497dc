"""A folder of decision records: written whole, updated without losing what anybody wrote in it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from recommender.cli.output import replace_file
from recommender.cli.page_folder import refuse_detours
from recommender.errors import BadFiles, RecommendError
from recommender.loading.record_files import read_record
from recommender.loading.stamps import above_the_stamp, stamped, unedited
from recommender.loading.vocabulary import Vocabulary
from recommender.model.recommendation import Recommendation
from recommender.model.scenario import Scenario
from recommender.render.records import record_pages, recorded

KEPT = "kept"
"""The folder into which goes what would be lost otherwise."""
_NAME = re.compile(r"\d{4}-[a-z0-9.-]+\.md")


def write_records(
    folder: str, result: Recommendation, scenario: Scenario, words: Vocabulary, force: bool
) -> None:
    """Write the records into the folder, and tell on standard error what was done.

    Raises:
        RecommendError: something is in the way and `force` is not set; or the system refuses.
    """
    done = keep_records(Path(folder), result, scenario, words, force)
    for place in done.set_aside:
        click.echo(f"set aside: {place}", err=True)
    for one in result.decisions:
        if one.status == "conflict":
            click.echo(f"no record for {one.id}: nothing is right", err=True)
    records = f"{done.records} decision record{'' if done.records == 1 else 's'}"
    click.echo(f"{records} in {folder}; `recommend recheck {folder}` checks them again", err=True)


@dataclass(frozen=True)
class Written:
    """What became of a folder."""

    records: int
    set_aside: tuple[Path, ...]
    """Where the files are now that somebody had edited, or that decided otherwise."""


def keep_records(
    folder: Path, result: Recommendation, scenario: Scenario, words: Vocabulary, force: bool
) -> Written:
    """Write a record for each decision that was taken, with an index and the scenario.

    A record keeps its number for good. Of one whose decision is unchanged, only what stands below
    the reader's own keys is replaced; anything else that is in the way is set aside.

    Raises:
        RecommendError: something is in the way and `force` is not set; or the system refuses.
    """
    if folder.exists() and not folder.is_dir():
        raise RecommendError(f"{folder}: is not a folder; name one, or one yet to be made")
    try:
        files = _files(folder, [one.id for one in recorded(result)])
        pages = record_pages(result, scenario, files)
        refuse_detours(folder, [*pages, KEPT])
        choices = {files[one.id]: one.choice for one in recorded(result)}
        new, aside = _plan(folder, pages, choices, words)
        in_the_way = {*aside, *(name for name in new if (folder / name).exists())}
        _refuse(folder, sorted(in_the_way), force)
        return Written(len(files), _put(folder, new, aside))
    except OSError as wrong:
        reason = (wrong.strerror or "the system refuses").lower()
        raise RecommendError(f"{wrong.filename or folder}: cannot be written: {reason}") from None


def _plan(
    folder: Path,
    pages: Mapping[str, str],
    choices: Mapping[str, tuple[str, ...]],
    words: Vocabulary,
) -> tuple[dict[str, str], list[str]]:
    """Return the texts that have to be written, and the files that have to be set aside first."""
    new: dict[str, str] = {}
    aside = [name for name in _present(folder) if name not in pages and _ours(folder / name)]
    for name, blank in pages.items():
        old, text = _text(folder / name), stamped(blank)
        kept = _renewed(old, text, folder / name, choices.get(name), words) if old else text
        if not kept:
            aside.append(name)
        if (kept or text) != old:
            new[name] = kept or text
    return new, aside


def _files(folder: Path, decisions: Iterable[str]) -> dict[str, str]:
    """Return the file of each decision: the one that it has, or one with the next free number."""
    present = _present(folder)
    found = {name[5:-3]: name for name in present if _ours(folder / name)}
    free = max((int(name[:4]) for name in present), default=0) + 1
    files = {}
    for decision in decisions:
        if decision not in found:
            files[decision] = f"{free:04}-{decision}.md"
            free += 1
        else:
            files[decision] = found[decision]
    return files


def _present(folder: Path) -> list[str]:
    """Return the names of all files in the folder that are named as records are."""
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if _NAME.fullmatch(path.name))


def _ours(path: Path) -> bool:
    """Tell whether a file is a record of the tool's, edited or not."""
    return "\nrecommend:" in above_the_stamp(_text(path)) != _text(path)


def _text(path: Path) -> str:
    """Return what is in a file; nothing where there is none."""
    try:
        return path.read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return ""


def _renewed(
    old: str, new: str, path: Path, choice: tuple[str, ...] | None, words: Vocabulary
) -> str:
    """Return the new text under the old one's head; empty where the old one has to be kept.

    Args:
        old: what is there.
        new: what is to be there.
        path: where.
        choice: what the decision is now; none where the file is no record.
        words: the names that may be used.
    """
    if old == new:
        return new
    if not unedited(old):
        return ""
    if choice is None:
        return new
    try:
        if sorted(read_record(old.encode(), str(path), words).choice) != sorted(choice):
            return ""
    except BadFiles:
        return ""
    return above_the_stamp(old) + new.removeprefix(above_the_stamp(new))


def _refuse(folder: Path, names: list[str], force: bool) -> None:
    if names and not force:
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        raise RecommendError(
            f"{folder / names[0]}{more}: would be replaced or set aside; add --force"
            f" (what was edited, or decided otherwise, is moved into {folder / KEPT})"
        )


def _put(folder: Path, new: Mapping[str, str], aside: Iterable[str]) -> tuple[Path, ...]:
    """Set files aside and write the new ones; return where the old ones are now."""
    folder.mkdir(parents=True, exist_ok=True)
    moved = tuple(_set_aside(folder / name, folder / KEPT) for name in aside)
    for name, text in new.items():
        replace_file(folder / name, text)
    return moved


def _set_aside(path: Path, kept: Path) -> Path:
    """Move a file into the folder for what is kept, under a name that nothing there has."""
    kept.mkdir(exist_ok=True)
    number, place = 1, kept / path.name
    while place.exists():
        number += 1
        place = kept / f"{path.stem}.{number}{path.suffix}"
    path.rename(place)
    return place
