"""What differs between two rule bases: their entries, and the answers that follow from them."""

from datetime import date
from typing import Literal

from recommender.model.base import Frozen

What = Literal["added", "removed", "changed"]


class EntryChange(Frozen):
    """A rule, option or other entry that is not in both rule bases, or not alike."""

    kind: Literal["decision", "option", "rule", "requirement", "service"]
    id: str
    decision: str
    """The decision that it is part of; empty where it is part of none."""
    what: What
    keys: tuple[str, ...]
    """What of it is changed."""


class Reason(Frozen):
    """Something that differs between the rule bases and bears on an answer."""

    what: Literal["rule", "rating", "life cycle", "decision", "order"]
    id: str
    """The rule, the option or the decision."""
    difference: str
    """How it differs, in words."""
    because: str
    """What the rule says of itself; empty where no rule speaks."""


class AnswerChange(Frozen):
    """A decision that is answered differently in one case."""

    case: str
    """The name of the scenario or of the example."""
    kind: Literal["scenario", "example"]
    decision: str
    before: str
    after: str
    expected: str
    """What the case expects; empty where it expects nothing."""
    reasons: tuple[Reason, ...]


class Changes(Frozen):
    """All that differs between two rule bases."""

    format: Literal[1] = 1
    old: str
    new: str
    as_of: date
    scenarios: int
    """How many scenarios were compared."""
    examples: int
    answers: tuple[AnswerChange, ...]
    entries: tuple[EntryChange, ...]
