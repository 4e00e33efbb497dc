"""One decision as it comes out in a case, by the direct reading, with what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from recommender.advise.verdict import Footing, Verdict, footing, holding, verdict
from recommender.model.condition import Value
from recommender.model.decision import Decision, Rule
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario
from recommender.model.truth import Truth

Aside = frozenset[tuple[str, str]]
"""Decisions with options that have been set aside."""


@dataclass(frozen=True)
class Case:
    """Who asks, by which rules, on which day."""

    knowledge: Knowledge
    scenario: Scenario
    day: date


@dataclass(frozen=True)
class Taken:
    """One decision as it came out, and what it rests on."""

    ground: Footing
    hold: tuple[Rule, ...]
    verdict: Verdict


def take(
    decision: Decision,
    case: Case,
    facts: Mapping[str, Value],
    gone: frozenset[str],
    before: Taken | None,
) -> Taken:
    """Return how the decision comes out without some options; what was read before still holds."""
    if before and before.ground.applies is not Truth.TRUE:
        return before
    ground = footing(decision, case.knowledge, case.scenario, facts, case.day)
    if gone:
        ground = replace(ground, removed=ground.removed | gone)
    if before:
        hold = before.hold
    else:
        hold = tuple(holding(decision, facts, case.day)) if ground.applies is Truth.TRUE else ()
    return Taken(ground, hold, verdict(ground, hold))
