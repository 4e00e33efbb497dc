"""How the boundaries of a picture can stand in one another."""

from collections.abc import Mapping
from operator import attrgetter

from recommender.model.picture import Part, Stands


def outer_boundaries(name: str, parts: Mapping[str, Part]) -> frozenset[str]:
    """Return every boundary that a part can stand in, directly or by way of others."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        part = parts.get(waiting.pop())
        around = {entry.boundary for entry in part.inside} - found if part else set()
        found |= around
        waiting += around
    return frozenset(found)


def with_inner_first(parts: Mapping[str, Part]) -> dict[str, Part]:
    """Return the parts with the boundaries that they can stand in, the inner ones first."""

    def depth(entry: Stands) -> int:
        return -len(outer_boundaries(entry.boundary, parts))

    return {
        name: part.model_copy(
            update={"inside": tuple(sorted(sorted(part.inside, key=_BY_NAME), key=depth))}
        )
        for name, part in parts.items()
    }


_BY_NAME = attrgetter("boundary")
