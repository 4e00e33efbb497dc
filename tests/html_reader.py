"""A page of HTML read back: its words, its elements, and where its links lead."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "img", "link", "input", "col", "hr", "base", "source", "embed"}
UNREAD = {"style", "title"}


@dataclass
class Page:
    """What a reader, or a browser, finds in a page."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    """Each stretch of words, with the class of the element that it stands in."""
    items: list[str] = field(default_factory=list)
    """The words of each list item."""

    @property
    def words(self) -> str:
        return "".join(text for _, text in self.texts)

    def texts_of(self, name: str) -> list[str]:
        """Return the words of each element of a class."""
        return [text for style, text in self.texts if style == name]

    def all(self, *names: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag in names]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def links(self) -> list[str]:
        return [attributes["href"] for attributes in self.all("a")]

    @property
    def classes(self) -> set[str]:
        return {name for _, one in self.tags for name in one.get("class", "").split()}

    @property
    def levels(self) -> list[int]:
        """The levels of the headings, in order."""
        return [int(tag[1]) for tag, _ in self.tags if tag in ("h1", "h2", "h3", "h4", "h5", "h6")]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[tuple[str, str]] = []
        """The elements that are open, each with its class."""
        self.items = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.page.tags.append((tag, attributes))
        if tag not in VOID:
            self.open.append((tag, attributes.get("class", "")))
        if tag == "li":
            self.page.items.append("")
            self.items += 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag, f"</{tag}>"
        self.items -= tag == "li"

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1][0] in UNREAD:
            return
        self.page.texts.append((self.open[-1][1], data))
        if self.items:
            self.page.items[-1] += data


def page_of(text: str) -> Page:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader.page
