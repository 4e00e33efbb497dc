"""Witnesses made as small as they can be: nothing in them that they do not need."""

from collections.abc import Callable, Iterator

from recommender.model.scenario import Scenario
from recommender.proofs.claims import Found

Shows = Callable[[Scenario], bool]
"""Tells whether a scenario, replayed, shows what a claim says."""


def shrunk(claim: Found, shows: Shows) -> Found:
    """Return the claim with the smallest scenario that still shows it, found by leaving out.

    Args:
        claim: a scenario and its day.
        shows: tells whether a scenario, replayed, shows what the claim says.
    """
    scenario = claim.scenario
    before = None
    while scenario != before:
        before = scenario
        for smaller in _plainer(scenario):
            scenario = smaller if shows(smaller) else scenario
        for field in ("decided", "declared"):
            scenario = _fewer(scenario, field, shows)
    return Found(scenario, claim.day)


def _plainer(scenario: Scenario) -> Iterator[Scenario]:
    """Yield the scenario without its weights, and without the services that it uses."""
    if scenario.weights:
        yield scenario.model_copy(update={"weights": ()})
    if scenario.already_uses:
        yield scenario.model_copy(update={"already_uses": frozenset()})


def _fewer(scenario: Scenario, field: str, shows: Shows) -> Scenario:
    """Return the scenario with fewer entries: halves are left out first, then ever smaller parts.

    Most of what a solver proposes has nothing to do with the claim, so large parts can go at once
    (Zeller and Hildebrandt 2002, "Simplifying and isolating failure-inducing input").
    """
    length = max(1, len(getattr(scenario, field)) // 2)
    while True:
        start = 0
        while start < len(entries := getattr(scenario, field)):
            left = (*entries[:start], *entries[start + length :])
            smaller = scenario.model_copy(update={field: left})
            if shows(smaller):
                scenario = smaller
            else:
                start += length
        if length == 1:
            return scenario
        length //= 2
