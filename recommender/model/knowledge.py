"""Knowledge: everything the rule files say, in memory."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType

from pydantic import Field

from recommender.errors import Place
from recommender.model.base import Frozen
from recommender.model.catalogue import Criterion, Service, Source
from recommender.model.clash import Clash
from recommender.model.condition import Decided, Value, leaves
from recommender.model.decision import Accepted, Decision
from recommender.model.evidence import Cited
from recommender.model.exam import Exam
from recommender.model.guide import Section
from recommender.model.pack import Pack, Withdrawn
from recommender.model.picture import Picture
from recommender.model.question_words import QuestionWords
from recommender.model.requirement import Choice, Flag, Measure, Requirement


class Stage(Frozen):
    """A stretch of the way that data takes through an architecture."""

    id: str
    name: str


class Definition(Frozen):
    """A named condition, as it stands in a file; in the conditions that use it, it is read out."""

    name: str
    place: Place


class Knowledge(Frozen):
    """The criteria, sources, requirements, services and decisions, with the two clocks."""

    guide_date: date
    """The day on which the study guide was written."""
    facts_date: date
    """The day on which the facts were last checked."""
    stages: tuple[Stage, ...]
    """In the order in which data flows."""
    criteria: tuple[Criterion, ...]
    sources: tuple[Source, ...]
    requirements: tuple[Requirement, ...]
    services: tuple[Service, ...]
    accepted: tuple[Accepted, ...] = ()
    """What the files of shared words accept."""
    definitions: tuple[Definition, ...] = ()
    guide: tuple[Section, ...] = ()
    """The sections of the study guide, in their order."""
    exams: tuple[Exam, ...] = ()
    """The examinations, by id."""
    decisions: tuple[Decision, ...]
    """Each after those that it reads, then in the order in which data flows."""
    clashes: tuple[Clash, ...] = ()
    """The outcomes that do not fit together, by id."""
    picture: Picture = Field(default_factory=Picture)
    """What is drawn of the choices, and how data flows between them."""
    question_words: QuestionWords = QuestionWords()
    """The words in which questions are asked; empty where they were not asked for."""
    packs: tuple[Pack, ...] = ()
    """What was laid over the shipped rules, in the order in which it was laid."""
    withdrawn: tuple[Withdrawn, ...] = ()
    """The rules that packs took away or replaced, by decision and id, the oldest first."""

    @property
    def clocks(self) -> tuple[date, date]:
        """The two days: the guide's and that of the facts."""
        return (self.guide_date, self.facts_date)

    @cached_property
    def requirement(self) -> Mapping[str, Flag | Choice | Measure]:
        """The requirements by id."""
        return MappingProxyType({entry.id: entry for entry in self.requirements})

    @cached_property
    def service(self) -> Mapping[str, Service]:
        """The services by id."""
        return MappingProxyType({entry.id: entry for entry in self.services})

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """The sources by id."""
        return MappingProxyType({entry.id: entry for entry in self.sources})

    @cached_property
    def criterion(self) -> Mapping[str, Criterion]:
        """The criteria by id."""
        return MappingProxyType({entry.id: entry for entry in self.criteria})

    @cached_property
    def decision(self) -> Mapping[str, Decision]:
        """The decisions by id."""
        return MappingProxyType({entry.id: entry for entry in self.decisions})

    @cached_property
    def defaults(self) -> Mapping[str, Value]:
        """The values that are assumed where a scenario declares nothing, by requirement."""
        return MappingProxyType(
            {entry.id: entry.default for entry in self.requirements if entry.default is not None}
        )

    @cached_property
    def kept_apart(self) -> frozenset[tuple[str, str]]:
        """The outcomes, each a decision and an option, that clashes name."""
        return frozenset(
            (leaf.subject, option)
            for clash in self.clashes
            for leaf in leaves(clash.when)
            if isinstance(leaf, Decided)
            for option in leaf.values
        )

    def cited(self, names: Iterable[str]) -> tuple[Cited, ...]:
        """Return the sources with those ids as what a reason rests on, each once, by id."""
        return tuple(
            Cited(id=name, title=source.title, url=source.url, verified=source.verified)
            for name in sorted({*names})
            for source in [self.source[name]]
        )

    def feeding(self, decision: Decision) -> tuple[Decision, ...]:
        """Return the decisions that the decision rests on, in their order."""
        wanted = decision.reads
        found = []
        for earlier in reversed(self.decisions):
            if earlier.id in wanted and earlier.id != decision.id:
                found.append(earlier)
                wanted |= earlier.reads
        return tuple(reversed(found))
