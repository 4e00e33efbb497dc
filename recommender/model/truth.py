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
        if self is Truth.UNKNOWN:
            return self
        return Truth.of(self is Truth.FALSE)


def conjunction(parts: Iterable[Truth]) -> Truth:
    """Return false if any part is false, else unknown if any is unknown, else true."""
    whole = Truth.TRUE
    for part in parts:
        if part is Truth.FALSE:
            return part
        if part is Truth.UNKNOWN:
            whole = part
    return whole


def disjunction(parts: Iterable[Truth]) -> Truth:
    """Return true if any part is true, else unknown if any is unknown, else false."""
    whole = Truth.FALSE
    for part in parts:
        if part is Truth.TRUE:
            return part
        if part is Truth.UNKNOWN:
            whole = part
    return whole
