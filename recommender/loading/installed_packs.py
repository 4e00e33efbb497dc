"""Packs that installed packages bring, found without running any of their code."""

import sys
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from recommender.errors import RecommendError, did_you_mean

GROUP = "recommend.rules"
"""The group of entry points; a value names a package that holds the YAML files."""


def folder_of_installed(name: str) -> Path:
    """Return the folder of the installed pack whose entry point has that name.

    Raises:
        RecommendError: there is none, more than one, or its package is not a folder.
    """
    found = [point for point in entry_points(group=GROUP) if point.name == name]
    if not found:
        known = sorted({point.name for point in entry_points(group=GROUP)})
        listed = f"installed are {', '.join(known)}" if known else "no pack is installed"
        remedy = did_you_mean(name, known, listed)
        raise RecommendError(f"`{name}` is neither a folder nor an installed pack; {remedy}")
    if len({point.value for point in found}) > 1:
        owners = ", ".join(sorted(_owner(point) for point in found))
        raise RecommendError(f"`{name}` is a pack of each of {owners}; keep one")
    folder = _folder_of_package(found[0].value)
    if folder is None:
        raise RecommendError(
            f"`{name}` is `{found[0].value}` of {_owner(found[0])}, which is not a package"
            " in a folder; name the folder of the pack instead"
        )
    return folder


def _owner(point: EntryPoint) -> str:
    return point.dist.name if point.dist else "an unknown package"


def _folder_of_package(package: str) -> Path | None:
    """Return where a package lies, by asking the finders only: importing it would run it."""
    top, *inner = package.split(".")
    if not all(part.isidentifier() for part in (top, *inner)):
        return None
    specs = (finder.find_spec(top, None) for finder in sys.meta_path)
    spec = next((spec for spec in specs if spec), None)
    places = spec.submodule_search_locations if spec else None
    folders = (Path(place, *inner) for place in places or ())
    return next((folder for folder in folders if folder.is_dir()), None)
