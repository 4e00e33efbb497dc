"""The recommendation as Markdown, through a template."""

from jinja2 import Environment, FunctionLoader, StrictUndefined

from recommender.model.recommendation import Recommendation
from recommender.render.document import document
from recommender.shelf import shelf


def as_markdown(result: Recommendation, full: bool) -> str:
    """Return the recommendation as Markdown."""
    environment = Environment(
        loader=FunctionLoader(lambda name: (shelf("templates") / name).read_text("utf-8")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Markdown is not HTML; the filter `plain` escapes its markup
    )
    environment.filters["plain"] = plain
    environment.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    return environment.get_template("report.md.j2").render(page=document(result, full))


_MARKUP = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|#"})


def plain(text: str) -> str:
    """Return the text with everything escaped that Markdown would take for markup."""
    return " ".join(text.split()).translate(_MARKUP)
