"""Exit statuses by name."""

from enum import IntEnum


class Exit(IntEnum):
    """What the exit status says."""

    ANSWERED = 0
    CONFLICT = 1
    BAD_INPUT = 2
