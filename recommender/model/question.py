"""Questions that are set from the rules, with their key and what explains every answer."""

from datetime import date
from typing import Literal

from recommender.errors import Place
from recommender.model.base import Frozen
from recommender.model.evidence import Cited
from recommender.model.firmness import Alteration
from recommender.model.scenario import Scenario

FacetKind = Literal["rule", "rating", "service"]
"""What a learner can know: what a rule does, how an option rates, what a service is for."""

QuestionKind = Literal["scenario", "multiple response", "service", "successor", "turning point"]
"""How it is asked: a situation, a checklist, a purpose, what replaced it, what would turn it."""


class Facet(Frozen):
    """One thing to know; its memory outlives every wording of it."""

    key: str
    """16 hexadecimal digits of the meaning: the same for each wording, another when it changes."""
    kind: FacetKind
    decision: str
    """The decision that it belongs to; empty for a service."""
    subject: str
    """The rule's id, `option.criterion` or the service's id."""
    section: str
    """The section of the guide that treats it."""


class Reference(Frozen):
    """Where an explanation stands in the rules."""

    subject: str
    """The id of the rule, `option.criterion` of a rating, or the id of a service."""
    place: Place
    sources: tuple[Cited, ...]


class Answer(Frozen):
    """One of the answers that are offered."""

    id: str
    """The option, service or change that it stands for."""
    text: str
    right: bool
    because: str
    """Why it is the answer, or why it is not, in whole sentences."""
    turns_on: tuple[str, ...] = ()
    """The requirements or criteria that set it apart from the key, the deciding one first."""
    flip: Alteration | None = None
    """A change of one thing that the situation states, after which it would be (or be part of) the
    right answer; none where no single change does that."""
    references: tuple[Reference, ...] = ()


class ExamQuestion(Frozen):
    """A question with one key; the name leaves `Question` to what a scenario leaves open."""

    id: str
    """16 hexadecimal digits of everything that is asked and offered."""
    kind: QuestionKind
    facet: Facet
    """What it asks for above all."""
    touches: tuple[Facet, ...] = ()
    """What else must be known to answer it."""
    as_of: date
    stem: str
    """The situation and what is asked about it, in whole sentences."""
    answers: tuple[Answer, ...]
    """In the order in which they are offered."""
    scenario: Scenario | None = None
    """What the situation declares; none where there is no situation."""

    @property
    def key(self) -> frozenset[str]:
        """The ids of the right answers."""
        return frozenset(answer.id for answer in self.answers if answer.right)
