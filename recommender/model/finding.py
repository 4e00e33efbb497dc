"""Findings: something worth saying about the rules, as a value."""

from datetime import date
from typing import Literal

from recommender.errors import Place
from recommender.model.base import Frozen
from recommender.model.scenario import Scenario


class Finding(Frozen):
    """One thing wrong, or worth a look, in the rule files."""

    code: str
    """What kind of finding it is, such as `rule-never-fires`; `rules explain CODE` tells more."""
    level: Literal["error", "warning"]
    place: Place
    subject: str
    """The id of the rule, option, decision, requirement or service that it is about."""
    problem: str
    why: str
    """Why it matters, in a sentence."""
    fix: str
    witness: Scenario | None = None
    """A scenario that shows it, replayed; none where none can."""
    witness_day: date | None = None
    """The day on which it shows it."""
    accepted: str = ""
    """The reason for which the rule file accepts it; empty where it does not."""


class Findings(Frozen):
    """Several findings, as they are kept in a file."""

    findings: tuple[Finding, ...]
