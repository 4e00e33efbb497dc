"""Values as YAML, written so that they read back as what they are."""

import json
from collections.abc import Iterable

from recommender.errors import BadFiles
from recommender.loading.located_yaml import read_located
from recommender.model.condition import Value
from recommender.model.quantity import Quantity


def words(text: str) -> str:
    """Return the text for a place inside brackets, in quotes where it would read differently."""
    return _quoted(text, f"[{text}]", [text])


def line(text: str) -> str:
    """Return the text for the rest of a line, in quotes where it would read differently."""
    return _quoted(text, f"key: {text}", {"key": text})


def _quoted(text: str, written: str, read: object) -> str:
    try:
        plain = read_located(written.encode(), "").content == read and "\n" not in text
    except BadFiles:
        plain = False
    return text if plain else json.dumps(text, ensure_ascii=False)


def listed(names: Iterable[str]) -> str:
    """Return the names as a list on one line."""
    return f"[{', '.join(map(words, names))}]"


def value(given: Value) -> str:
    """Return a value as a scenario declares it."""
    match given:
        case bool():
            return str(given).lower()
        case Quantity():
            return given.written
        case frozenset():
            return listed(sorted(given))
    return words(given)


def titled(name: str) -> str:
    """Return a name for people, made from an id."""
    return name.replace("-", " ").replace(".", " ").replace("_", " ").capitalize()
