"""A folder of pages that a command keeps: what it made there before, it may replace or remove."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from recommender.errors import RecommendError

MANIFEST = ".recommend-pages.json"
"""The file that remembers which pages were made here, each with the digest of its text."""


@dataclass(frozen=True)
class Kept:
    """What became of the pages of an earlier run that are no longer made."""

    removed: tuple[str, ...]
    changed: tuple[str, ...]
    """Those that somebody has changed since; they are left alone."""


def keep_pages(folder: Path, pages: Mapping[str, str], force: bool) -> Kept:
    """Write the pages into the folder, by their paths in it, and remember that they were made.

    Raises:
        RecommendError: without `force`, something would be replaced or removed; or the folder
            or a page in it cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise RecommendError(f"{folder}: is not a folder; name one, or one yet to be made")
    try:
        refuse_detours(folder, pages)
        made = _manifest(folder)
        stale = [name for name in sorted(made) if name not in pages and _inside(folder, name)]
        ours = [name for name in stale if _digest(folder / name) == made[name]]
        if not force:
            _refuse(folder, pages, ours)
        _write(folder, pages)
        for name in ours:
            (folder / name).unlink()
            _prune((folder / name).parent, folder)
    except OSError as wrong:
        reason = (wrong.strerror or "the system refuses").lower()
        raise RecommendError(f"{wrong.filename or folder}: cannot be written: {reason}") from None
    return Kept(tuple(ours), tuple(name for name in stale if name not in ours))


def refuse_detours(folder: Path, pages: Iterable[str]) -> None:
    """Refuse to write through links that lead out of the folder.

    Args:
        folder: where the pages go.
        pages: their paths in it.

    Raises:
        RecommendError: one of them is, or lies behind, a link that leads elsewhere.
    """
    for name in pages:
        if not _leads_into(folder / name, folder):
            raise RecommendError(f"{folder / name}: is a link that leads elsewhere; remove it")


def _refuse(folder: Path, pages: Mapping[str, str], stale: list[str]) -> None:
    there = [name for name, text in pages.items() if _digest(folder / name) not in (_of(text), "")]
    for verb, names in (("replace", there), ("remove", stale)):
        if names:
            more = f" and {len(names) - 1} more" if len(names) > 1 else ""
            raise RecommendError(
                f"{folder / names[0]}{more}: exists already; add --force to {verb} what is there"
            )


def _write(folder: Path, pages: Mapping[str, str]) -> None:
    for name, text in pages.items():
        path = folder / name
        if _digest(path) != _of(text):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
    digests = {name: _of(pages[name]) for name in sorted(pages)}
    (folder / MANIFEST).write_text(json.dumps({"format": 1, "pages": digests}, indent=1) + "\n")


def _manifest(folder: Path) -> dict[str, str]:
    """Return the pages that an earlier run made, with their digests; nothing where none did."""
    try:
        pages = json.loads((folder / MANIFEST).read_bytes())["pages"]
        return {str(name): str(digest) for name, digest in pages.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, KeyError, AttributeError):
        raise RecommendError(
            f"{folder / MANIFEST}: is not a list of pages; remove it to start afresh"
        ) from None


def _inside(folder: Path, name: str) -> bool:
    """Tell whether the name is a page in the folder, whatever links lead out of it."""
    path = folder / name
    return path.suffix == ".md" and path.is_file() and _leads_into(path, folder)


def _leads_into(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _prune(path: Path, folder: Path) -> None:
    """Remove folders in which nothing is left."""
    while path != folder and not any(path.iterdir()):
        path.rmdir()
        path = path.parent
