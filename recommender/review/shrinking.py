"""Witnesses made as small as they can be: nothing in them that they do not need."""

from collections.abc import Callable, Iterator
from functools import partial

from recommender.model.scenario import Scenario
from recommender.proofs.claims import Found


def shrunk(claim: Found, shows: Callable[[Scenario], bool]) -> Found:
    """Return the claim with the smallest scenario that still shows it, found by leaving out.

    Args:
        claim: a scenario and its day.
        shows: tells whether a scenario, replayed, shows what the claim says.
    """
    scenario = claim.scenario
    before = None
    while scenario != before:
        before = scenario
        for smaller in _leavings(scenario):
            candidate = smaller(scenario)
            if shows(candidate):
                scenario = candidate
    return Found(scenario, claim.day)


def _leavings(scenario: Scenario) -> Iterator[Callable[[Scenario], Scenario]]:
    """Yield ways of saying less: without the weights, and without each other thing it says."""
    if scenario.weights:
        yield lambda of: of.model_copy(update={"weights": ()})
    if scenario.already_uses:
        yield lambda of: of.model_copy(update={"already_uses": frozenset()})
    for field in ("decided", "declared"):
        for entry in getattr(scenario, field):
            yield partial(_without, field, entry)


def _without(field: str, entry: object, scenario: Scenario) -> Scenario:
    kept = tuple(other for other in getattr(scenario, field) if other != entry)
    return scenario.model_copy(update={field: kept})
