"""What the page of a rule says: plain values, ready to be laid out."""

from datetime import date
from typing import Literal

from recommender.errors import Place
from recommender.model.base import Frozen
from recommender.model.catalogue import Source

Kind = Literal["decision", "option", "rule", "requirement", "service", "source", "criterion"]


class Ref(Frozen):
    """Something that has a page, or a place on one."""

    kind: Kind
    id: str
    """Its id; that of an option is `decision/option`."""
    name: str


class Clause(Frozen):
    """A condition in words, and the parts it is made of where it has several."""

    text: str
    joint: Literal["", "all", "any"] = ""
    """Whether all of the parts must hold or any; empty where there are none to tell apart."""
    parts: tuple[str, ...] = ()


class Term(Frozen):
    """A condition that has been given a name, and what it stands for."""

    name: str
    told: str
    means: Clause


class When(Frozen):
    """When a rule or a decision applies."""

    clause: Clause
    terms: tuple[Term, ...]
    reads: tuple[Ref, ...]
    """The requirements and decisions that the condition reads."""


class Touch(Frozen):
    """What a rule does to one option."""

    option: Ref
    does: str


class Told(Frozen):
    """An example of a decision, in words."""

    name: str
    given: tuple[str, ...]
    """What is declared and decided, as clauses."""
    priorities: tuple[str, ...]
    """The names of the criteria that matter, most important first."""
    answer: tuple[Ref, ...]
    """What is chosen; nothing where nothing is right, asked for or known."""
    status: Literal["chosen", "conflict", "not applicable", "open"]
    """How the decision comes out."""
    day: date
    place: Place


class Sample(Frozen):
    """An example of the decision, and what became of a rule in it."""

    example: Told
    became: Literal["holds", "fails", "open", "not in force", "not asked"]
    """What became of the rule; `not asked` where the decision does not apply there."""
    because: tuple[str, ...]
    """The values that made it so, as clauses."""


class Relation(Frozen):
    """Another rule, and what both read or touch."""

    rule: Ref
    shares: tuple[Ref, ...]


class RulePage(Frozen):
    """A rule, told for a person."""

    ref: Ref
    decision: Ref
    effect: Literal["rule_out", "require", "rate", "include", "advise"]
    touches: tuple[Touch, ...]
    because: str
    when: When
    since: date | None
    until: date | None
    fires: Sample | None
    """An example in which it fires; none where no example does."""
    silent: Sample | None
    """The nearest example in which it does not; none where it fires in all of them."""
    sources: tuple[Source, ...]
    related: tuple[Relation, ...]
    """The nearest relatives first."""
    origin: str
    """The pack that brought it; empty: it is shipped."""
    place: Place
