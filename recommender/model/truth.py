"""Kleene's strong three-valued logic: what is not known is not false."""

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """Whether a condition holds, fails, or cannot be told from what is known."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    @staticmethod
    def of(holds: bool) -> "Truth":
        """Return the truth of something that is known."""
        return Truth.TRUE if holds else Truth.FALSE

    def negated(self) -> "Truth":
        """Return the opposite; the opposite of unknown is unknown."""
        return _OPPOSITE[self]


_OPPOSITE = {
    Truth.TRUE: Truth.FALSE,
    Truth.FALSE: Truth.TRUE,
    Truth.UNKNOWN: Truth.UNKNOWN,
}


def conjunction(parts: Iterable[Truth]) -> Truth:
    """Return false if any part is false, else unknown if any is unknown, else true."""
    seen = set(parts)
    if Truth.FALSE in seen:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.TRUE


def disjunction(parts: Iterable[Truth]) -> Truth:
    """Return true if any part is true, else unknown if any is unknown, else false."""
    return conjunction(part.negated() for part in parts).negated()
