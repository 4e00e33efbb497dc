"""The study guide: its sections, what each treats, and what answers for it."""

from recommender.model.base import Frozen, Prose


class Topic(Frozen):
    """Something that a section treats."""

    topic: Prose
    decisions: tuple[str, ...]
    """The decisions that answer for it."""
    not_a_rule: str
    """Why none does; empty where some do."""


class Section(Frozen):
    """A section of the study guide."""

    id: str
    title: Prose
    topics: tuple[Topic, ...]
