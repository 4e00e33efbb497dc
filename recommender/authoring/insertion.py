"""Adding an entry to a list in a YAML file, leaving every other character where it is."""

import re
from textwrap import indent

from recommender.loading.located_yaml import Located, read_located

_EMPTY = re.compile(r"^(?P<key>[a-z_]+:)\s*(\[\s*\])?\s*(?P<comment>#.*)?$")


def appended(text: str, key: str, entry: str) -> str | None:
    """Return the text with an entry more at the end of the list under a top-level key.

    Args:
        text: a YAML document that is a mapping.
        key: the key of the list; where it is not there, it is added at the end.
        entry: the entry, its dash in the first column.

    Returns:
        The new text, or None where the list is written in a way that leaves no safe place.
    """
    located = read_located(text.encode(), "")
    before = located.content
    lines = text.splitlines()
    grown = _grown(located, lines, key, entry)
    if grown is None:
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    new = end.join(grown) + end
    [added] = read_located(entry.encode(), "").content
    after = read_located(new.encode(), "").content
    return new if after == before | {key: [*(before.get(key) or []), added]} else None


def _grown(located: Located, lines: list[str], key: str, entry: str) -> list[str] | None:
    content = located.content
    if key not in content:
        return [*lines, "", f"{key}:", *indent(entry, "  ").splitlines()]
    start = located.key_place((key,)).line - 1
    if not content[key]:
        return _begun(lines, start, entry)
    first = located.place((key, 0))
    dash = lines[first.line - 1].find("-")
    if first.line - 1 == start or dash < 0 or dash >= first.column - 1:
        return None
    end = _end(located, lines, start)
    apart = _are_apart(located, lines, key, len(content[key]))
    new = indent(entry, " " * dash).splitlines()
    return [*lines[:end], *([""] if apart else []), *new, *lines[end:]]


def _begun(lines: list[str], start: int, entry: str) -> list[str] | None:
    """Return the lines with the first entry of a list that is there and empty."""
    found = _EMPTY.match(lines[start])
    if found is None:
        return None
    head = f"{found['key']}    {found['comment'] or ''}".rstrip()
    return [*lines[:start], head, *indent(entry, "  ").splitlines(), *lines[start + 1 :]]


def _end(located: Located, lines: list[str], start: int) -> int:
    """Return the number of lines up to the end of the list, without what belongs to the next."""
    keys = [located.key_place(path).line - 1 for path in located.keys if len(path) == 1]
    end = min((line for line in keys if line > start), default=len(lines))
    while not lines[end - 1].strip() or lines[end - 1].startswith("#"):
        end -= 1
    return end


def _are_apart(located: Located, lines: list[str], key: str, count: int) -> bool:
    """Tell whether a blank line stands between the entries; between rules, if there is only one."""
    if count == 1:
        return key == "rules"
    last = located.place((key, count - 1)).line - 1
    above = last - 1
    while lines[above].lstrip().startswith("#"):
        above -= 1
    return not lines[above].strip()
