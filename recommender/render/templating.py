"""Templates: where they are, how they are filled in, and how words stay words in Markdown."""

import re
from functools import cache
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, select_autoescape

from recommender.render import titles
from recommender.render.numbers import percent, points
from recommender.shelf import shelf

HTML = "html.j2"
"""How the names of templates end that write HTML; all that is filled into them is escaped."""


def filled(template: str, **values: Any) -> str:
    """Return the template with that name, filled in with the values."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: (shelf("templates") / name).read_text("utf-8")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Markdown is not HTML; the filter `plain` escapes its markup.
        autoescape=select_autoescape([HTML], default=False),
    )
    environment.globals["titles"] = titles
    environment.filters["plain"] = plain
    environment.filters["code"] = code
    environment.filters["web"] = web
    environment.filters["points"] = points
    environment.filters["percent"] = percent
    environment.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    return environment


_MARKUP = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|#~{}"})
_ENTITY = re.compile(r"&(?=[#A-Za-z])")
_AT_THE_START = re.compile(r"^(?:([-+=])(?=[-+=\s]|$)|([%(])|(\d+)([.)])(?=\s|$))")
"""What begins a list, an underline, a comment or a target where it begins a line."""
_WEB = re.compile(r"^https?://[^\s<>\\`\"]+$")


def plain(text: str) -> str:
    """Return the text with everything escaped that Markdown would take for markup."""
    words = _ENTITY.sub(r"\\&", " ".join(text.split()).translate(_MARKUP))
    return _AT_THE_START.sub(_escaped, words)


def _escaped(found: re.Match[str]) -> str:
    number, mark = found.group(3), found.group(4)
    return f"{number}\\{mark}" if number else f"\\{found.group()}"


def code(text: str) -> str:
    """Return the text as a code span, whatever backticks there are in it."""
    words = " ".join(text.split())
    fence = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    pad = " " if words[:1] == "`" or words[-1:] == "`" else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def web(url: str) -> str:
    """Return the address if it leads to the web, so that a link may be made of it; else nothing."""
    return url if _WEB.match(url) else ""
