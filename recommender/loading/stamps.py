"""Stamps: a line in a written file that tells whether what follows it has been edited since."""

import re
from hashlib import sha256

BLANK = "0" * 64
"""What stands for the digest in a text that has no stamp yet."""
_STAMP = re.compile(r"^.*\bwritten: ([0-9a-f]{64})\b.*$", re.MULTILINE)
_AT_THE_TOP = 2000
"""The stamp is looked for in so many letters; further down, a text only speaks of one."""


def stamped(text: str) -> str:
    """Return the text with the digest of all that follows the stamp's line in place of a blank."""
    found = _STAMP.search(text, 0, _AT_THE_TOP)
    assert found and found[1] == BLANK, "the template has no line for the stamp"
    return text[: found.start(1)] + _digest(text[found.end() :]) + text[found.end(1) :]


def unedited(text: str) -> bool:
    """Tell whether the text has a stamp, and is below it as it was written."""
    found = _STAMP.search(text, 0, _AT_THE_TOP)
    return found is not None and found[1] == _digest(text[found.end() :])


def above_the_stamp(text: str) -> str:
    """Return what stands above the stamp's line; everything where there is none."""
    found = _STAMP.search(text, 0, _AT_THE_TOP)
    return text[: found.start()] if found else text


def _digest(text: str) -> str:
    return sha256(text.replace("\r\n", "\n").encode()).hexdigest()
