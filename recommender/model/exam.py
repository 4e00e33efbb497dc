"""Examinations: what a paper is made of, and how it is scored."""

from datetime import date

from recommender.errors import Place
from recommender.model.base import Frozen, Identifier, Prose


class Domain(Frozen):
    """A part of an examination, with its share of the questions."""

    id: Identifier
    name: Prose
    share: int
    """In percent; those of all domains make 100."""
    sections: tuple[str, ...]
    """The sections of the guide that it draws from; each belongs to one domain at most."""


class Exam(Frozen):
    """The blueprint of an examination."""

    id: Identifier
    name: Prose
    questions: int
    minutes: int
    lowest: int
    highest: int
    passing: int
    """The scores at the ends of the scale, and the least that passes."""
    multiple_response: int
    """The share of questions with more than one right answer, in percent."""
    clock: date
    """The day whose knowledge it asks for, where nobody names another."""
    retired: date | None = None
    """The first day on which it could no longer be taken."""
    note: str = ""
    """What a learner should know about it."""
    domains: tuple[Domain, ...]
    sources: tuple[str, ...]
    place: Place

    def domain_of(self, section: str) -> Domain | None:
        """Return the domain that draws from the section of the guide; None if none does."""
        return next((one for one in self.domains if section in one.sections), None)

    def scaled(self, right: int, asked: int) -> int:
        """Return the score of so many right answers, by a straight line; rounded down."""
        return self.lowest + (self.highest - self.lowest) * right // asked
