"""Pages about the rules, as Markdown: a linked set of them, or one alone."""

import re
from collections.abc import Iterable, Iterator
from posixpath import dirname, relpath
from typing import Any

from recommender.model.catalogue import Source
from recommender.model.decision import NEUTRAL
from recommender.model.handbook import (
    AnyPage,
    CriterionPage,
    DecisionPage,
    Handbook,
    OptionPage,
    RequirementPage,
    ServicePage,
    SourcePage,
)
from recommender.model.rule_page import Ref, RulePage
from recommender.render.rule_links import INDEX, Link, Places, page_of, short, unlinked
from recommender.render.templating import code, filled

_TEMPLATES: dict[type[AnyPage], str] = {
    DecisionPage: "decision",
    OptionPage: "option",
    RulePage: "rule",
    RequirementPage: "requirement",
    ServicePage: "service",
    SourcePage: "source",
    CriterionPage: "criterion",
}
_LISTS = ("criteria", "requirements", "rules", "services", "sources")


def rule_pages(book: Handbook) -> dict[str, str]:
    """Return the text of every page by its path, `/` between folders, in the order of the paths."""
    places = Places(book)
    pages = dict(_pages(book, places))
    return {path: pages[path] for path in sorted(pages)}


def _pages(book: Handbook, places: Places) -> Iterator[tuple[str, str]]:
    for name in ("index", *_LISTS):
        path = f"{name}.md"
        yield path, _linked(name, path, book, places)
    shown: tuple[tuple[AnyPage, ...], ...] = (
        book.decisions,
        book.rules,
        book.requirements,
        book.services,
    )
    for kind in shown:
        for page in kind:
            path = page_of(page.ref)
            yield path, _linked(_TEMPLATES[type(page)], path, book, places, page=page)


def _linked(template: str, path: str, book: Handbook, places: Places, **values: Any) -> str:
    home = "" if path == INDEX else relpath(INDEX, dirname(path) or ".")
    return _text(
        template,
        places.link_from(path),
        home=home,
        facts_date=book.facts_date,
        heading=places.heading,
        book=book,
        **values,
    )


def rule_page_alone(pages: Iterable[AnyPage], facts_date: object) -> str:
    """Return pages one after another as Markdown that links to no other page.

    Args:
        pages: what to tell.
        facts_date: the day on which life cycles are read.
    """
    texts = [
        _text(
            _TEMPLATES[type(page)],
            unlinked,
            home="",
            facts_date=facts_date,
            heading=_heading_alone,
            page=page,
        )
        for page in pages
    ]
    return "\n---\n\n".join(texts)


def _heading_alone(ref: Ref) -> str:
    return f"Option {ref.id.rsplit('/', 1)[-1]}"


def _text(template: str, link: Link, **values: Any) -> str:
    def cite(source: Source) -> str:
        ref = Ref(kind="source", id=source.id, name=source.id)
        return code(source.id) if link is unlinked else link(ref)

    text = filled(
        f"pages/{template}.md.j2",
        link=link,
        cite=cite,
        short=short if link is unlinked else link,
        neutral=NEUTRAL,
        **values,
    )
    return _tidied(text)


def _tidied(text: str) -> str:
    """Return the text with one blank line where a template leaves several."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"
