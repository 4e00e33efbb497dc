"""What the rule files say of pictures: which choices are drawn, where, and how data flows."""

from typing import Literal

from recommender.errors import Place
from recommender.model.base import Frozen, Identifier, Prose
from recommender.model.condition import ALWAYS, Condition

Kind = Literal["source", "service", "store", "gateway", "consumer"]
"""What a part of a picture is: data comes from sources, goes to consumers, crosses at gateways."""


class Bound(Frozen):
    """Something that is so only where `when` is known to be true and `unless` is not."""

    when: Condition = ALWAYS
    unless: Condition | None = None


class Choices(Bound):
    """Some options of a decision."""

    decision: str
    options: tuple[str, ...]
    label: str = ""
    """What they are told under; empty: they speak for themselves."""


class Stands(Frozen):
    """The boundary that a part stands in, where a condition is known to be true."""

    boundary: str
    when: Condition


class Part(Bound):
    """Something that a picture can hold: it is drawn where one of its choices was made."""

    id: Identifier
    kind: Kind | Literal["boundary"]
    stage: str
    """The stage of the architecture; empty for boundaries."""
    role: str
    """What it does there, in a word or two."""
    name: str
    """What it is called; empty: as the choices that it is drawn for."""
    drawn_for: tuple[Choices, ...]
    """The choices that it stands for; none: only its condition counts."""
    tells: tuple[Choices, ...]
    """Other choices that are told on it instead of being drawn."""
    inside: tuple[Stands, ...]
    """The boundaries that it can stand in, the inner ones first; the first that fits counts."""
    reached_by: tuple[str, ...]
    """The gateways by which parts inside a boundary reach it, the first that is drawn counts."""
    behind: str
    """Of a gateway: the one further out that data passes as well; empty: none."""
    place: Place


class Path(Bound):
    """A way that data takes over parts, one after another; those that are not drawn are skipped."""

    parts: tuple[str, ...]
    carries: Prose
    control: bool
    """Whether one only starts or steers the next, and no data flows."""
    both_ways: bool


class Undrawn(Frozen):
    """A decision that no picture shows, and why."""

    decision: str
    because: Prose


class Picture(Frozen):
    """Everything that pictures are made from besides the choices themselves."""

    parts: tuple[Part, ...] = ()
    """In the order in which data flows through them."""
    paths: tuple[Path, ...] = ()
    undrawn: tuple[Undrawn, ...] = ()

    @property
    def decisions(self) -> frozenset[str]:
        """The ids of the decisions that are drawn or told, or of which it is said why not."""
        told = (entry.decision for part in self.parts for entry in (*part.drawn_for, *part.tells))
        return frozenset((*told, *(entry.decision for entry in self.undrawn)))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition in it."""
        bounds: list[Bound] = [*self.parts, *self.paths]
        bounds += [entry for part in self.parts for entry in (*part.drawn_for, *part.tells)]
        return (
            *(bound.when for bound in bounds),
            *(bound.unless for bound in bounds if bound.unless is not None),
            *(entry.when for part in self.parts for entry in part.inside),
        )
