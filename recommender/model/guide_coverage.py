"""What of the study guide can be recommended, and where it is."""

from recommender.model.base import Frozen
from recommender.model.catalogue import ToldAs


class OptionCoverage(Frozen):
    """An option, and where it is the answer on one of the two clocks."""

    decision: str
    option: str
    examples: tuple[str, ...]
    """The names of the examples in which it is chosen."""
    scenarios: tuple[str, ...]
    """The names of the scenarios in which it is chosen."""
    neither_day: bool = False
    """Whether its services were open on neither day, so that no scenario can show it."""

    @property
    def shown(self) -> bool:
        """Whether an example shows it, and a scenario too, if one can."""
        return bool(self.examples and (self.scenarios or self.neither_day))


class ServiceCoverage(Frozen):
    """A service of the study guide, and what can choose it."""

    service: str
    name: str
    """Its name in the guide."""
    guide: str
    told_as: ToldAs | None
    told_because: str
    options: tuple[OptionCoverage, ...]

    @property
    def covered(self) -> bool:
        """Whether it is recommended somewhere, or told as what it is instead."""
        return self.told_as is not None or any(option.shown for option in self.options)


class DecisionCoverage(Frozen):
    """A decision that answers for something in the guide."""

    decision: str
    rules: int
    examples: int
    scenarios: tuple[str, ...]
    """The names of the scenarios in which it is answered, on one of the two clocks."""

    @property
    def shown(self) -> bool:
        """Whether rules answer, an example holds them to it and a scenario asks."""
        return bool(self.rules and self.examples and self.scenarios)


class TopicCoverage(Frozen):
    """Something that the guide treats, and what answers for it."""

    topic: str
    not_a_rule: str
    """Why nothing answers for it; empty where something does."""
    decisions: tuple[DecisionCoverage, ...]

    @property
    def covered(self) -> bool:
        """Whether all that answers for it is shown, or it is said why nothing does."""
        return all(one.shown for one in self.decisions)


class SectionCoverage(Frozen):
    """A section of the guide: what it treats, and the services that it names."""

    section: str
    title: str
    topics: tuple[TopicCoverage, ...]
    services: tuple[str, ...]
    """The ids of the services that the guide names in it."""
    others: tuple[DecisionCoverage, ...]
    """Decisions that belong to it without a topic of their own."""


class GuideCoverage(Frozen):
    """Every section and service of the study guide, and every option of the rules."""

    sections: tuple[SectionCoverage, ...]

    services: tuple[ServiceCoverage, ...]
    options: tuple[OptionCoverage, ...]

    @property
    def missing(self) -> tuple[ServiceCoverage, ...]:
        """The services that nothing recommends, though nothing says why."""
        return tuple(service for service in self.services if not service.covered)

    @property
    def untold(self) -> tuple[tuple[str, TopicCoverage], ...]:
        """What the guide treats and nothing shows, each with its section."""
        return tuple(
            (section.section, topic)
            for section in self.sections
            for topic in section.topics
            if not topic.covered
        )

    @property
    def never_shown(self) -> tuple[OptionCoverage, ...]:
        """The options that no example or no scenario shows as the answer."""
        return tuple(option for option in self.options if not option.shown)
