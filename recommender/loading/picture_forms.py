"""What may be written about pictures."""

from typing import Annotated, Literal

from pydantic import Field

from recommender.loading.forms import Form, WhenForm
from recommender.model.base import Identifier, Prose


class ChoicesForm(Form):
    """Some options of a decision, perhaps only in some cases."""

    decision: str
    """The decision."""
    options: list[str] = []
    """These options of it; left out: all of them, those that packs add included."""
    but_not: list[str] = []
    """Instead of `options`: all but these."""
    label: str = ""
    """With `tells`: a word that says what the choice is about, such as `Release`."""
    when: WhenForm = "always"
    """Only where this is known to be true."""
    unless: WhenForm = None
    """Not where this is known to be true."""


class PartForm(Form):
    """A part of a picture, under its id."""

    kind: Literal["source", "service", "store", "gateway", "consumer", "boundary"] = "service"
    """What it is; a boundary holds other parts, data crosses it at gateways."""
    stage: str = ""
    """The stage of the architecture that it belongs to; only boundaries have none."""
    role: str = ""
    """What it does there, in a word or two."""
    name: str = ""
    """What it is called; left out: as the choices that it is drawn for."""
    drawn_for: list[ChoicesForm] = []
    """The choices that it stands for; left out: only its condition counts."""
    tells: list[ChoicesForm] = []
    """Other choices, which are told on it in small."""
    when: WhenForm = "always"
    """Only where this is known to be true."""
    unless: WhenForm = None
    """Not where this is known to be true."""
    inside: dict[str, WhenForm] = {}
    """Boundaries, each with the condition under which it stands there; the innermost counts."""
    reached_by: list[str] = []
    """Gateways by which parts inside a boundary reach it; the first that is drawn counts."""
    behind: str = ""
    """Of a gateway: another, further out, that data passes as well."""


class PathForm(Form):
    """A way that data takes."""

    path: Annotated[list[str], Field(min_length=2)]
    """Parts, one after another; those that are not drawn are skipped."""
    carries: Prose
    """What goes that way, in a word or two."""
    control: bool = False
    """Whether one only starts or steers the next."""
    both_ways: bool = False
    """Whether something comes back the same way."""
    when: WhenForm = "always"
    """Only where this is known to be true."""
    unless: WhenForm = None
    """Not where this is known to be true."""


class PictureForm(Form):
    """What pictures of an architecture show."""

    parts: dict[Identifier, PartForm] = {}
    """What can be drawn, each under its id."""
    replace: dict[Identifier, PartForm] = {}
    """In packs: parts that stand in the place of those of the same id below this pack."""
    flows: list[PathForm] = []
    """How data flows from part to part."""
    not_drawn: dict[str, Prose] = {}
    """Decisions that no picture shows, each with the reason."""
