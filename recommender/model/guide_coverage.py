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


class GuideCoverage(Frozen):
    """Every service of the study guide, and every option of the rules."""

    services: tuple[ServiceCoverage, ...]
    options: tuple[OptionCoverage, ...]

    @property
    def missing(self) -> tuple[ServiceCoverage, ...]:
        """The services that nothing recommends, though nothing says why."""
        return tuple(service for service in self.services if not service.covered)

    @property
    def never_shown(self) -> tuple[OptionCoverage, ...]:
        """The options that no example or no scenario shows as the answer."""
        return tuple(option for option in self.options if not option.shown)
