"""Packs: what was laid over the shipped rules, and what it took away."""

from recommender.errors import Place
from recommender.model.base import Frozen, Identifier, Prose
from recommender.model.decision import Rule

SHIPPED = "shipped"
"""What is called so came with the program; no pack may be."""


class Pack(Frozen):
    """A set of rule files that somebody else than the project keeps."""

    id: Identifier
    name: Prose
    version: str
    description: Prose
    place: Place


class Withdrawn(Frozen):
    """A rule that a pack took away, or put another in the place of."""

    decision: str
    rule: Rule
    by: str
    """The id of the pack."""
    replaced: bool
    """Whether another rule of the same id stands in its place."""
    because: Prose
    """Why: the reason that the pack gives, or that of the rule in its place."""
    place: Place
    """Where the pack says so."""
