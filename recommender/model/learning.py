"""What a learner did: answers given, and what is remembered of each facet."""

from datetime import date, datetime
from typing import Literal

from recommender.model.base import Frozen
from recommender.model.question import ExamQuestion, Facet, QuestionKind

Sureness = Literal["guess", "unsure", "sure"]
"""How sure a learner was, before the key was shown."""

Outcome = Literal["confidently wrong", "wrong", "lucky guess", "right"]
"""What became of an answer, the most in need of another look first."""


class Given(Frozen):
    """An answer that a learner gave to a question."""

    question: ExamQuestion
    chosen: frozenset[str]
    sureness: Sureness | None
    """None where nobody asked, as in an examination."""
    seconds: int
    at: datetime
    """When, with its time zone."""
    session: str
    """The quiz or examination in which it was given."""

    @property
    def right(self) -> bool:
        """Whether it is the key, whole and nothing else."""
        return self.chosen == self.question.key


class Pick(Frozen):
    """An answer that was mistaken for another, as it was worded then."""

    id: str
    text: str
    turns_on: tuple[str, ...]
    """The requirements or criteria that set it apart from the key, the deciding one first."""


class Review(Frozen):
    """What is kept of an answer: everything about it but the wording of the question."""

    question: str
    """The id of the question."""
    asked_as: QuestionKind
    as_of: date
    facet: Facet
    touches: tuple[str, ...]
    """The keys of the other facets that the question needed."""
    taken: tuple[Pick, ...]
    """What was chosen and is not right, in the order in which it was offered."""
    missed: tuple[Pick, ...]
    """What is right and was not chosen, in the order in which it was offered."""
    sureness: Sureness | None
    seconds: int
    at: datetime
    """When, in UTC."""
    session: str

    @classmethod
    def of(cls, given: Given) -> "Review":
        """Return what is kept of the answer."""
        asked = given.question
        wrong = [one for one in asked.answers if one.right != (one.id in given.chosen)]
        picks = [
            (one.right, Pick(id=one.id, text=one.text, turns_on=one.turns_on)) for one in wrong
        ]
        return cls(
            question=asked.id,
            asked_as=asked.kind,
            as_of=asked.as_of,
            facet=asked.facet,
            touches=tuple(facet.key for facet in asked.touches),
            taken=tuple(pick for right, pick in picks if not right),
            missed=tuple(pick for right, pick in picks if right),
            sureness=given.sureness,
            seconds=given.seconds,
            at=given.at,
            session=given.session,
        )

    @property
    def right(self) -> bool:
        """Whether it was the key, whole and nothing else."""
        return not (self.taken or self.missed)

    @property
    def outcome(self) -> Outcome:
        """What became of it."""
        if not self.right:
            return "confidently wrong" if self.sureness == "sure" else "wrong"
        return "lucky guess" if self.sureness == "guess" else "right"


class Card(Frozen):
    """What is remembered of a facet, in the terms of FSRS."""

    facet: Facet
    state: Literal["learning", "review", "relearning"]
    step: int | None
    """The step of learning or relearning that it stands on; none in review."""
    stability: float
    """The days after which the chance of recalling it has fallen to 90 %."""
    difficulty: float
    """From 1, easy, to 10."""
    due: datetime
    reviewed: datetime
    """When it was last asked for or needed, in UTC."""
