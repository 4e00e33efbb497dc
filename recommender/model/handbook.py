"""What the pages about everything in the rule files say: plain values, ready to be laid out."""

from datetime import date
from typing import Literal

from recommender.errors import Place
from recommender.model.base import Frozen
from recommender.model.catalogue import Criterion, Service, Source
from recommender.model.rule_page import Ref, RulePage, Told, When


class RatingLine(Frozen):
    """An option's base rating on a criterion."""

    criterion: Ref
    score: int
    because: str
    sources: tuple[Source, ...]


class ServiceLine(Frozen):
    """A service as it stands on the day of the facts."""

    ref: Ref
    status: Literal["unopened", "open", "closed", "ended"]
    service: Service


class OptionPage(Frozen):
    """An option, told for a person."""

    ref: Ref
    decision: Ref
    summary: str
    services: tuple[ServiceLine, ...]
    needs: tuple[Ref, ...]
    needs_because: str
    needed_by: tuple[Ref, ...]
    ratings: tuple[RatingLine, ...]
    rules: tuple[RulePage, ...]
    """The rules that touch it."""
    chosen_in: tuple[str, ...]
    """The examples that expect it."""
    place: Place


class ClashLine(Frozen):
    """Outcomes of this decision and of others that do not fit together."""

    id: str
    when: When
    because: str
    sources: tuple[Source, ...]
    since: date | None
    until: date | None
    place: Place


class DecisionPage(Frozen):
    """A decision, told for a person."""

    ref: Ref
    question: str
    stage: str
    guide: str
    choose: Literal["one", "any"]
    applies: When
    options: tuple[OptionPage, ...]
    criteria: tuple[Ref, ...]
    """What its options are rated on, in the order of the columns of its matrix."""
    rules: tuple[RulePage, ...]
    when_tied: tuple[Ref, ...]
    reads: tuple[Ref, ...]
    """The decisions whose outcome it reads."""
    read_by: tuple[Ref, ...]
    clashes: tuple[ClashLine, ...]
    """What its outcomes do not fit, by id."""
    examples: tuple[Told, ...]
    origin: str
    """The pack that brought it; empty: it is shipped."""
    place: Place


class RequirementPage(Frozen):
    """A requirement, told for a person."""

    ref: Ref
    question: str
    why: str
    type: str
    values: tuple[tuple[str, str], ...]
    """How each value is written, and the clause that tells it."""
    default: str
    """The clause of what is assumed; empty where nothing is."""
    applies: tuple[Ref, ...]
    """The decisions that apply or not by it."""
    rules: tuple[RulePage, ...]
    """The rules that read it."""
    place: Place


class ServicePage(Frozen):
    """A service, told for a person."""

    ref: Ref
    line: ServiceLine
    successors: tuple[Ref, ...]
    follows: tuple[Ref, ...]
    """The services that it is the successor of."""
    options: tuple[tuple[Ref, Ref], ...]
    """The options that need it, each with its decision."""
    sources: tuple[Source, ...]


class SourcePage(Frozen):
    """A source, and what rests on it."""

    ref: Ref
    source: Source
    cited_by: tuple[Ref, ...]


class CriterionPage(Frozen):
    """A criterion, and the decisions that rate by it."""

    ref: Ref
    criterion: Criterion
    decisions: tuple[Ref, ...]


AnyPage = (
    DecisionPage
    | OptionPage
    | RulePage
    | RequirementPage
    | ServicePage
    | SourcePage
    | CriterionPage
)


class Handbook(Frozen):
    """Everything that the rules say, told for a person."""

    guide_date: date
    facts_date: date
    stages: tuple[tuple[str, tuple[Ref, ...]], ...]
    """The name of each stage that has decisions, with these."""
    decisions: tuple[DecisionPage, ...]
    rules: tuple[RulePage, ...]
    requirements: tuple[RequirementPage, ...]
    services: tuple[ServicePage, ...]
    sources: tuple[SourcePage, ...]
    criteria: tuple[CriterionPage, ...]
