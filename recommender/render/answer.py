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
    return "the only option that is right" if alone(result) else ""


def alone(result: DecisionResult) -> bool:
    """Tell whether the choice is the only option that is right."""
    return result.choose == "one" and result.status == "chosen" and not result.runner_up


def clocks(result: DecisionResult) -> str:
    """Return what both clocks answer, where they differ."""
    if not result.clocks_differ:
        return ""
    then, now = (_listed(result, day) for day in (result.then, result.now))
    return f"in the guide's time: {then}; today: {now}"


def clocks_apart(result: DecisionResult) -> str:
    """Return how both clocks differ; of lists that have something in common, what only one has."""
    if not result.clocks_differ:
        return ""
    gone = [name for name in result.then if name not in result.now]
    new = [name for name in result.now if name not in result.then]
    if result.choose == "one" or len(gone) == len(result.then) or len(new) == len(result.now):
        then, now = (_listed(result, day) for day in (result.then, result.now))
        return f"{then} in the guide's time; {now} today"
    return f"today {gains(_names(result, new), _names(result, gone))}"


def _listed(result: DecisionResult, choices: Iterable[str]) -> str:
    return ", ".join(_names(result, choices)) or "nothing"


def _names(result: DecisionResult, choices: Iterable[str]) -> list[str]:
    names = {option.id: option.name for option in result.options}
    return [names.get(choice, choice) for choice in choices]
