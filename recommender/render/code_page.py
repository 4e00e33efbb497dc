"""Kinds of findings as text."""

from collections.abc import Mapping
from textwrap import fill


def code_list(titles: Mapping[str, str]) -> str:
    """Return every code with its title, a line each."""
    width = max(map(len, titles))
    return "".join(f"{code:{width}}  {titles[code]}\n" for code in sorted(titles))


def code_page(code: str, level: str, title: str, parts: Mapping[str, str]) -> str:
    """Return one code at length, each part under its heading."""
    head = f"{code} ({level}): {title}"
    body = (f"{heading}\n{fill(text, 80)}" for heading, text in parts.items())
    return "\n\n".join([head, *body]) + "\n"
