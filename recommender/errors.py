"""What can go wrong: a place, a problem and a remedy."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A file, and in it a line and column that count from 1 (line 0: the whole file)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, order=True, slots=True)
class Mistake:
    """One thing wrong in a file, and what to do about it."""

    place: Place
    problem: str
    remedy: str = ""

    def __str__(self) -> str:
        tail = f"; {self.remedy}" if self.remedy else ""
        return printable(f"{self.place}: {self.problem}{tail}")


class RecommendError(Exception):
    """Something a user can mend; its text is the whole message."""


class BadFiles(RecommendError):
    """All the mistakes found in the files that were read."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__("\n".join(map(str, self.mistakes)))


def printable(text: str) -> str:
    """Return the text in one line, without letters that a terminal would obey or turn round."""
    letters = (it if it.isprintable() else it.encode("unicode_escape").decode() for it in text)
    return "".join(letters)


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return a remedy that names the nearest of the known words, or `otherwise` if none is near."""
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.5)
    return f"did you mean `{near[0]}`?" if near else otherwise


def one_of(words: Iterable[str]) -> str:
    """Return a remedy that lists every valid word."""
    return "expected " + ", ".join(f"`{word}`" for word in words)
