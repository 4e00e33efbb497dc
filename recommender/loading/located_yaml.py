"""YAML that remembers where everything stands, and that cannot run code or grow without bound."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any

import yaml

from recommender.errors import BadFiles, Mistake, Place

MAX_BYTES = 1_048_576
MAX_DEPTH = 40

Path = tuple[str | int, ...]
"""The keys and positions that lead from the top of a document to something in it."""

_INTEGER = re.compile(r"^[-+]?\d{1,18}$")
_DECIMAL = re.compile(r"^[-+]?\d{1,18}\.\d{1,9}$")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Located:
    """A document as plain values, with the place of every value and of every key."""

    file: str
    content: Any = None
    values: dict[Path, Any] = field(default_factory=dict)
    """The parser's mark of each value; few of them are ever asked for as a place."""
    keys: dict[Path, Any] = field(default_factory=dict)

    def place(self, path: Path) -> Place:
        """Return where the value at the path stands, or the nearest thing around it."""
        while path and path not in self.values:
            path = path[:-1]
        mark = self.values.get(path)
        return place_of(self.file, mark) if mark else Place(self.file)

    def key_place(self, path: Path) -> Place:
        """Return where the key that the path ends with stands."""
        mark = self.keys.get(path)
        return place_of(self.file, mark) if mark else self.place(path)


def place_of(file: str, mark: Any) -> Place:
    """Return the place that a parser's mark stands for."""
    return Place(file, mark.line + 1, mark.column + 1)


@lru_cache(maxsize=256)
def read_located(text: bytes, file: str) -> Located:
    """Return the document in `text`, which nobody may change: the same file is read once.

    Booleans are `true` and `false` only; `yes`, `no`, `on` and dates stay words.

    Raises:
        BadFiles: the text is too large, not UTF-8, not YAML, too deep, or uses an alias, a tag
            or a key written twice.
    """
    if len(text) > MAX_BYTES:
        raise _refused(
            Place(file), f"is larger than {MAX_BYTES // 1024} KiB", "split it into several files"
        )
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = text.count(b"\n", 0, wrong.start) + 1
        raise _refused(Place(file, line, 1), "is not text in UTF-8", "save it as UTF-8") from None
    builder = _Builder(file)
    try:
        builder.read(yaml.parse(decoded, Loader=_LOADER))
    except yaml.YAMLError as wrong:
        raise BadFiles([*builder.mistakes, _not_yaml(wrong, file)]) from None
    if builder.mistakes:
        raise BadFiles(builder.mistakes)
    return builder.located


def _refused(place: Place, problem: str, remedy: str = "") -> BadFiles:
    return BadFiles([Mistake(place, problem, remedy)])


def _not_yaml(wrong: yaml.YAMLError, file: str) -> Mistake:
    mark = getattr(wrong, "problem_mark", None) or getattr(wrong, "context_mark", None)
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    if "nesting depth" in str(wrong):
        return _too_deep(place)
    problem = getattr(wrong, "problem", None) or getattr(wrong, "reason", None) or "cannot be read"
    return Mistake(place, f"is not valid YAML: {problem}", "check the indentation and the quotes")


def _too_deep(place: Place) -> Mistake:
    return Mistake(place, f"is nested more than {MAX_DEPTH} levels deep")


class _Builder:
    """Turns parser events into plain values, gathering mistakes on the way."""

    def __init__(self, file: str) -> None:
        self.located = Located(file)
        self.mistakes: list[Mistake] = []

    def read(self, events: Iterator[Any]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _refused(self._place(event), "holds a second document", "keep one a file")
                self.located.content = self._value(next(events), events, ())

    def _place(self, event: Any) -> Place:
        return place_of(self.located.file, event.start_mark)

    def _value(self, event: Any, events: Iterator[Any], path: Path) -> Any:
        self.located.values[path] = event.start_mark
        if len(path) > MAX_DEPTH:
            raise BadFiles([_too_deep(self._place(event))])
        if isinstance(event, yaml.AliasEvent):
            self._mistake(event, f"uses the alias `*{event.anchor}`", "write the value out again")
            return None
        if getattr(event, "tag", None) not in (None, "!"):
            self._mistake(event, f"uses the tag `{event.tag}`", "write a plain value")
        if isinstance(event, yaml.MappingStartEvent):
            return dict(self._entries(events, path))
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self._items(events, path))
        if _CONTROL.search(event.value):
            self._mistake(event, "holds a control character", "write the text without it")
        return event.value if event.style else _scalar(event.value)

    def _items(self, events: Iterator[Any], path: Path) -> Iterator[Any]:
        for position, event in enumerate(events):
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._value(event, events, (*path, position))

    def _entries(self, events: Iterator[Any], path: Path) -> Iterator[tuple[str, Any]]:
        seen: dict[str, int] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            if not isinstance(event, yaml.ScalarEvent):
                raise _refused(self._place(event), "has a key that is no word", "use a word")
            key = event.value
            if key in seen:
                self._mistake(
                    event, f"has the key `{key}` twice", f"the first is on line {seen[key]}"
                )
            else:
                mark: Any = event.start_mark
                seen[key] = mark.line + 1
                self.located.keys[(*path, key)] = mark
            yield key, self._value(next(events), events, (*path, key))

    def _mistake(self, event: Any, problem: str, remedy: str) -> None:
        self.mistakes.append(Mistake(self._place(event), problem, remedy))


def _scalar(text: str) -> Any:
    """Return the value that a word without quotes stands for."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        return int(text)
    return Fraction(text) if _DECIMAL.match(text) else text


def flattened(tree: Mapping[str, Any]) -> Iterator[tuple[str, Path]]:
    """Yield the dotted name and the path of each value in a tree of topics, nested or not."""
    for key, value in tree.items():
        if isinstance(value, Mapping):
            for name, path in flattened(value):
                yield f"{key}.{name}", (key, *path)
        else:
            yield key, (key,)
