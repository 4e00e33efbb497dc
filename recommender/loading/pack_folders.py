"""The folder of a pack to its files: nothing outside it is read, and nothing without bound."""

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG

from recommender.errors import BadFiles, Mistake, Place, printable
from recommender.loading.located_yaml import MAX_BYTES
from recommender.loading.pack_files import HEAD, PackFiles

MAX_FILES = 1000
MAX_TOTAL = 8 * 1_048_576
MAX_ENTRIES = 10_000
MAX_FOLDERS_DEEP = 40
_NO_TRAPS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
"""Neither a link that was put there meanwhile is followed nor a pipe's writer waited for."""


def read_pack(folder: Path, name: str) -> PackFiles:
    """Return the rule files of a pack's folder, each called `name/path/in/the/folder.yaml`.

    Only files that end in .yaml are read; what begins with a dot is passed over.

    Args:
        folder: where the pack lies.
        name: what the folder is called in messages.

    Raises:
        BadFiles: the folder is not a pack, or holds what a pack must not.
    """
    place = printable(name.rstrip("/") or name)
    if not _is_folder(folder):
        raise _refused(place, "is not a folder", "name the folder that holds the pack")
    if not os.path.lexists(folder / HEAD):
        raise _refused(
            place,
            f"holds no {HEAD}, so it is not a pack",
            f"make one: write the lines `pack: my-rules`, `name: My rules`, `version: v1`,"
            f" `format: 1` and `description: ...` into {place}/{HEAD}",
        )
    root = folder.resolve()
    found: list[tuple[str, bytes]] = []
    total = 0
    for path in _rule_files(root, place):
        at = f"{place}/{path.relative_to(root).as_posix()}"
        found.append((at, _text(path, root, at)))
        total += len(found[-1][1])
        if len(found) > MAX_FILES:
            raise _refused(place, f"holds more than {MAX_FILES} rule files", "split the pack")
        if total > MAX_TOTAL:
            raise _refused(
                place, f"holds more than {MAX_TOTAL >> 20} MiB of rules", "split the pack"
            )
    return PackFiles(place, tuple(found))


def _refused(place: str, problem: str, remedy: str) -> BadFiles:
    return BadFiles([Mistake(Place(place), problem, remedy)])


def _rule_files(root: Path, name: str) -> Iterator[Path]:
    """Yield every rule file below the root; what a pack must not hold is refused on the way."""
    seen = 0
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        for entry in _entries(folder, _at(folder, root, name)):
            seen += 1
            at = _at(entry, root, name)
            if _is_folder(entry):
                _may_be_entered(entry, root, at)
                waiting.append(entry)
            elif _is_rule_file(entry, root, at):
                yield entry
        if seen > MAX_ENTRIES:
            raise _refused(name, f"holds more than {MAX_ENTRIES} files", "split the pack")


def _entries(folder: Path, at: str) -> list[Path]:
    """Return what is in a folder, by name, without what is hidden."""
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError:
        raise _refused(at, "may not be read", "check its permissions") from None


def _at(entry: Path, root: Path, name: str) -> str:
    return printable(f"{name}/{entry.relative_to(root).as_posix()}")


def _is_folder(entry: Path) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _may_be_entered(entry: Path, root: Path, at: str) -> None:
    if entry.is_symlink():
        raise _refused(at, "is a symbolic link to a folder", "put the folder itself there")
    _can_be_shown(entry, at)
    if len(entry.relative_to(root).parts) > MAX_FOLDERS_DEEP:
        raise _refused(at, f"is more than {MAX_FOLDERS_DEEP} folders deep", "put it higher")


def _is_rule_file(entry: Path, root: Path, at: str) -> bool:
    if entry.suffix != ".yaml" and entry.suffix.lower() in (".yml", ".yaml"):
        problem = f"ends in {entry.suffix}, and only .yaml files are read"
        raise _refused(at, problem, "rename it")
    if entry.name == HEAD and entry.parent != root:
        raise _refused(at, "is a pack inside a pack", "lay it on its own")
    if entry.suffix == ".yaml":
        _can_be_shown(entry, at)
    return entry.suffix == ".yaml"


def _can_be_shown(entry: Path, at: str) -> None:
    if not entry.name.isprintable():
        raise _refused(at, "has a name that cannot be shown", "rename it")


def _text(path: Path, root: Path, at: str) -> bytes:
    """Return the text of a file, one byte more than is allowed at most.

    Raises:
        BadFiles: it is a link out of the root or to nothing, no ordinary file, or unreadable.
    """
    try:
        real = path.resolve(strict=True) if path.is_symlink() else path
        if not real.is_relative_to(root):
            raise _refused(at, "is a symbolic link out of the pack", "put the file itself there")
        with os.fdopen(os.open(real, os.O_RDONLY | _NO_TRAPS), "rb") as file:
            if not S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _refused(at, "is not an ordinary file", "remove it")
            return file.read(MAX_BYTES + 1)
    except (OSError, RuntimeError) as wrong:
        reason = getattr(wrong, "strerror", None) or "it is a link in a circle"
        raise _refused(at, f"cannot be read: {reason}".lower(), "check it") from None
