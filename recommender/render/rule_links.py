"""Where each thing stands among the pages about the rules, and how one page links to another."""

import re
from collections.abc import Callable, Iterable
from posixpath import dirname, relpath

from recommender.model.handbook import Handbook
from recommender.model.rule_page import Kind, Ref
from recommender.render.templating import code, plain

INDEX = "index.md"
_FOLDERS = {
    "decision": "decisions",
    "rule": "rules",
    "requirement": "requirements",
    "service": "services",
}
_SHARED = {"source": "sources.md", "criterion": "criteria.md"}
"""The kinds that share one page, each under a heading of its own."""
_IN_CODE: tuple[Kind, ...] = ("rule", "requirement")
"""The kinds whose name is their id."""

Link = Callable[[Ref], str]
"""What turns a reference into Markdown on some page."""


def page_of(ref: Ref) -> str:
    """Return the path of the page on which the thing stands, from the top of the pages."""
    if ref.kind == "option":
        return f"{_FOLDERS['decision']}/{ref.id.split('/')[0]}.md"
    return _SHARED.get(ref.kind) or f"{_FOLDERS[ref.kind]}/{ref.id}.md"


def slug(heading: str) -> str:
    """Return the anchor that a heading gets: lower case, hyphens for spaces, no punctuation."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


class Places:
    """The headings of everything that shares a page, and the links to them."""

    def __init__(self, handbook: Handbook) -> None:
        self._headings: dict[tuple[Kind, str], str] = {}
        self._links: dict[tuple[str, Kind, str], str] = {}
        self._add(page.ref for page in handbook.sources)
        self._add(page.ref for page in handbook.criteria)
        for decision in handbook.decisions:
            self._add(option.ref for option in decision.options)

    def _add(self, refs: Iterable[Ref]) -> None:
        """Give each thing on one page a heading whose anchor no other has."""
        taken: set[str] = set()
        for ref in sorted(refs, key=lambda ref: ref.id):
            wanted = heading = f"{ref.kind.capitalize()} {ref.id.rsplit('/', 1)[-1]}"
            number = 1
            while slug(heading) in taken:
                number += 1
                heading = f"{wanted} ({number})"
            taken.add(slug(heading))
            self._headings[ref.kind, ref.id] = heading

    def heading(self, ref: Ref) -> str:
        """Return the heading under which the thing stands on the page that it shares."""
        return self._headings[ref.kind, ref.id]

    def link_from(self, page: str) -> Link:
        """Return what turns a reference into a link from the page at that path."""
        folder = dirname(page) or "."

        def link(ref: Ref) -> str:
            known = (folder, ref.kind, ref.id)
            if known not in self._links:
                self._links[known] = self._link(ref, folder)
            return self._links[known]

        return link

    def _link(self, ref: Ref, folder: str) -> str:
        heading = self._headings.get((ref.kind, ref.id))
        anchor = f"#{slug(heading)}" if heading else ""
        return f"[{_named(ref)}]({relpath(page_of(ref), folder)}{anchor})"


def short(ref: Ref) -> str:
    """Return a reference as few words, for a table."""
    return plain(ref.id) if ref.kind == "criterion" else plain(ref.name)


def _named(ref: Ref) -> str:
    return code(ref.id) if ref.kind in _IN_CODE else plain(ref.name)


def unlinked(ref: Ref) -> str:
    """Return a reference as a name with the id under which it can be asked for."""
    return code(ref.id) if ref.kind in _IN_CODE else f"{plain(ref.name)} ({code(ref.id)})"
