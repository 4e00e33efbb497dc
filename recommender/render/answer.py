"""The answer of a decision in a few words."""

from collections.abc import Iterable

from recommender.model.recommendation import DecisionResult
from recommender.render.numbers import points


def answer(result: DecisionResult) -> str:
    """Return the choice in words."""
    if result.status == "conflict":
        return "Nothing is right"
    if result.status == "given":
        return f"{', '.join(result.choice) or 'nothing'} (taken as given)"
    if not result.chosen:
        return "Nothing is needed"
    return ", ".join(option.name for option in result.chosen)


def gains(more: Iterable[str], less: Iterable[str]) -> str:
    """Return what is otherwise in a list, as words: `also A; without B, C`."""
    named = (("also", ", ".join(more)), ("without", ", ".join(less)))
    return "; ".join(f"{word} {names}" for word, names in named if names)


def lead(result: DecisionResult) -> str:
    """Return how far ahead the choice is, and of what."""
    if result.close_call:
        return f"level with {result.option(result.runner_up).name}: {result.close_call}"
    if result.margin is not None:
        return f"{points(result.margin)} points ahead of {result.option(result.runner_up).name}"
    if result.choose == "one" and result.status == "chosen":
        return "the only option that is right"
    return ""


def clocks(result: DecisionResult) -> str:
    """Return what both clocks answer, where they differ."""
    if not result.clocks_differ:
        return ""
    name = {option.id: option.name for option in result.options}
    then = ", ".join(name.get(choice, choice) for choice in result.then) or "nothing"
    now = ", ".join(name.get(choice, choice) for choice in result.now) or "nothing"
    return f"in the guide's time: {then}; today: {now}"
