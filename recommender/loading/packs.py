"""The packs that were asked for, by folder or by name."""

import os
from collections.abc import Iterable
from pathlib import Path

from recommender.errors import BadFiles, Mistake
from recommender.loading.pack_files import PackFiles
from recommender.loading.pack_folders import read_pack


def packs_named(names: Iterable[str]) -> tuple[PackFiles, ...]:
    """Return the files of each pack: of a folder, or of the installed pack of that name.

    Raises:
        BadFiles: folders that are not packs, or that hold what a pack must not.
        RecommendError: a name that is neither.
    """
    found: list[PackFiles] = []
    mistakes: list[Mistake] = []
    for name in names:
        try:
            found.append(read_pack(_folder(name), name))
        except BadFiles as wrong:
            mistakes += wrong.mistakes
    if mistakes:
        raise BadFiles(mistakes)
    return tuple(found)


def _folder(name: str) -> Path:
    if os.path.lexists(name) or any(mark in name for mark in "/\\."):
        return Path(name)
    # Few name an installed pack, and looking for one takes a while.
    from recommender.loading.installed_packs import folder_of_installed

    return folder_of_installed(name)
