"""Recommendations: what was chosen, why, and what else there was; everything a report can show."""

from datetime import date
from typing import Literal

from recommender.model.base import Frozen
from recommender.model.clash import GaveWay, Unsolved
from recommender.model.conflict import Clashing
from recommender.model.diagram import Diagram
from recommender.model.evidence import (
    Cell,
    Evidence,
    Note,
    OpenQuestion,
    Reading,
    ServiceNote,
)
from recommender.model.firmness import Firmness
from recommender.model.knowledge import Stage
from recommender.model.quantity import Exact

Status = Literal["chosen", "conflict", "given", "not applicable", "open"]
"""How a decision came out; `given` was taken by the scenario, `open` may not even apply."""


class OptionResult(Frozen):
    """One option, weighed."""

    id: str
    name: str
    summary: str
    right: bool
    chosen: bool
    score: Exact | None
    cells: tuple[Cell, ...]
    against: tuple[Evidence, ...]
    """What makes it not right."""
    in_favour: tuple[Evidence, ...]
    """What includes it in a checklist."""
    adjustments: tuple[Evidence, ...]
    """The rules that moved its ratings."""
    open_questions: tuple[OpenQuestion, ...]
    notes: tuple[Note, ...]
    services: tuple[ServiceNote, ...]


class CriterionWeight(Frozen):
    """A criterion with its exact share of the whole."""

    criterion: str
    name: str
    weight: Exact


class DecisionResult(Frozen):
    """One decision, taken."""

    id: str
    name: str
    question: str
    stage: str
    guide: str
    choose: Literal["one", "any"]
    status: Status
    choice: tuple[str, ...]
    why_not_taken: str
    """Why it does not apply, or what would have to be known for it to apply."""
    asks: tuple[str, ...]
    """What would have to be known for it to apply."""
    because: tuple[Evidence, ...]
    """What decided, strongest first."""
    weights: tuple[CriterionWeight, ...]
    options: tuple[OptionResult, ...]
    """The choice first, then the other right ones by score, then those that are not right."""
    margin: Exact | None
    """The lead over the next best right option, in points of score; none where there is none."""
    runner_up: str
    close_call: str
    """How a tie was settled; empty where there was none."""
    conflict: tuple[Reading, ...]
    """The requirements that leave nothing right."""
    assumptions: tuple[Reading, ...]
    """Defaults that rules relied on."""
    reads: tuple[str, ...]
    """The decisions whose outcomes it read."""
    then: tuple[str, ...]
    """What the guide's day would have answered."""
    now: tuple[str, ...]
    """What the day of the facts answers."""
    gave_way: GaveWay | None = None
    """What would have been chosen, but does not fit the other choices; none where nothing."""
    clashing: Clashing | None = None
    """Why nothing is right, as shortly as it can be said; none where something is."""
    firmness: Firmness | None = None
    """How firmly the choice stands; none where nothing was chosen, or nobody asked."""

    def option(self, option_id: str) -> OptionResult:
        """Return the option with that id."""
        return next(option for option in self.options if option.id == option_id)

    @property
    def outcome(self) -> frozenset[str] | None:
        """The options that it comes to; none where it is still open or nothing is right."""
        settled = self.status in ("chosen", "given", "not applicable")
        return frozenset(self.choice) if settled else None

    @property
    def chosen(self) -> tuple[OptionResult, ...]:
        """The options that are chosen."""
        return tuple(option for option in self.options if option.chosen)

    @property
    def other_right(self) -> tuple[OptionResult, ...]:
        """The options that are right but not chosen, best first."""
        return tuple(option for option in self.options if option.right and not option.chosen)

    @property
    def not_right(self) -> tuple[OptionResult, ...]:
        """The options that something rules out."""
        return tuple(option for option in self.options if not option.right)

    @property
    def clocks_differ(self) -> bool:
        """Whether the guide's day and the day of the facts answer differently."""
        return self.then != self.now


class Question(Frozen):
    """An undeclared requirement, and how many undecided rules and decisions wait for it."""

    id: str
    question: str
    why: str
    waiting: int


class Recommendation(Frozen):
    """The answer to a scenario, on a date."""

    format: Literal[1] = 1
    scenario: str
    description: str
    declared: tuple[Reading, ...]
    priorities: tuple[str, ...]
    as_of: date
    guide_date: date
    facts_date: date
    decisions: tuple[DecisionResult, ...]
    questions: tuple[Question, ...]
    """What is not known and could matter, the most awaited first."""
    ignored: tuple[str, ...]
    """Declared requirements that no rule of an applicable decision reads."""
    stages: tuple[Stage, ...] = ()
    """In the order in which data flows."""
    clashes: tuple[Unsolved, ...] = ()
    """The choices that do not fit together, whatever gives way."""
    diagram: Diagram | None = None
    """The chosen architecture as a picture; none where the rules tell nothing about pictures."""

    @property
    def in_conflict(self) -> bool:
        """Whether some decision has no right answer, or the answers do not fit together."""
        return bool(self.clashes) or any(
            decision.status == "conflict" for decision in self.decisions
        )
