"""Packs for tests: files in memory, and folders."""

from pathlib import Path

from recommender.loading.pack_files import PackFiles

HEAD = """\
pack: {0}
name: Pack {0}
version: v1
format: 1
description: Made up for a test.
"""


def pack(name: str = "mine", **files: str) -> PackFiles:
    """Return a pack in memory; a file is called as its keyword, with hyphens for underscores."""
    texts = {"pack": HEAD.format(name)} | files
    named = {file.replace("_", "-"): text for file, text in texts.items()}
    return PackFiles(
        name, tuple((f"{name}/{file}.yaml", text.encode()) for file, text in named.items())
    )


def pack_folder(folder: Path, name: str = "mine", **files: str) -> Path:
    """Write the same pack into a folder."""
    for file, text in pack(name, **files).files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    return folder / name
