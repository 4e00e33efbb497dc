"""Knowledge: everything the rule files say, in memory."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType

from recommender.model.base import Frozen
from recommender.model.catalogue import Criterion, Service, Source
from recommender.model.condition import Value
from recommender.model.decision import Decision
from recommender.model.requirement import Choice, Flag, Measure, Requirement


class Stage(Frozen):
    """A stretch of the way that data takes through an architecture."""

    id: str
    name: str


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
    decisions: tuple[Decision, ...]
    """Each after those that it reads, then in the order in which data flows."""

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
