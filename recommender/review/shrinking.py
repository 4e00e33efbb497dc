"""Witnesses made as small as they can be: nothing in them that they do not need."""

from collections.abc import Callable, Iterator

from recommender.model.scenario import Scenario
from recommender.proofs.claims import Found


def shrunk(claim: Found, shows: Callable[[Scenario], bool]) -> Found:
    """Return the claim with the smallest scenario that still shows it, found by leaving out.

    Args:
        claim: a scenario and its day.
        shows: tells whether a scenario, replayed, shows what the claim says.
    """
    scenario = claim.scenario
    smaller = True
    while smaller:
        smaller = False
        for candidate in _with_less(scenario):
            if shows(candidate):
                scenario, smaller = candidate, True
                break
    return Found(scenario, claim.day)


def _with_less(scenario: Scenario) -> Iterator[Scenario]:
    """Yield the scenario without its weights, and without each of the other things it says."""
    if scenario.weights:
        yield scenario.model_copy(update={"weights": ()})
    if scenario.already_uses:
        yield scenario.model_copy(update={"already_uses": frozenset()})
    for entry in scenario.decided:
        left = tuple(other for other in scenario.decided if other != entry)
        yield scenario.model_copy(update={"decided": left})
    for declared in scenario.declared:
        kept = tuple(other for other in scenario.declared if other != declared)
        yield scenario.model_copy(update={"declared": kept})
