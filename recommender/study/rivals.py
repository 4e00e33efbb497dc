"""Near misses: what would be right after one change, or is right and loses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from recommender.explain.alterations import alteration
from recommender.explain.changes import Change
from recommender.model.decision import Decision, Option
from recommender.model.firmness import Alteration
from recommender.model.recommendation import DecisionResult, OptionResult
from recommender.study.desk import Desk, StudyCase
from recommender.study.fairness import Stand


@dataclass(frozen=True)
class Rival:
    """An option that is not the answer, and how near it comes."""

    option: str
    nearness: int
    """0: one stated fact away; 1: right, loses where it is asked; 2: right; 3: not right."""
    turns_on: tuple[str, ...]
    """The requirements or criteria that set it apart, the deciding one first."""
    flip: Alteration | None = None
    """The change of one stated fact with which it would be the answer."""
    change: Change | None = None
    """The same, as a change that can be made."""


def flips_by_answer(
    decision: Decision, case: StudyCase, told: Iterable[str]
) -> Mapping[str, tuple[Change, Alteration]]:
    """Return for each other answer the first change of one stated fact that leads to it."""
    changes = case.moves.of(told)
    after = case.verdicts([(change,) for change in changes], decision)
    by_answer: dict[str, list[Change]] = {}
    for change, verdict in zip(changes, after, strict=True):
        if verdict.status == "chosen" and len(verdict.choice) == 1:
            by_answer.setdefault(next(iter(verdict.choice)), []).append(change)
    return {option: first_flip(ways, case) for option, ways in by_answer.items()}


def first_flip(ways: Sequence[Change], case: StudyCase) -> tuple[Change, Alteration]:
    """Return the first of the changes, told with those of the same requirement that do as well."""
    first = ways[0]
    alike = [one.value for one in ways if one.requirement == first.requirement]
    return first, alteration(first, alike, case)


def heard_of(option: Option, desk: Desk) -> bool:
    """Tell whether everything that the option needs was there on the day."""
    services = (desk.knowledge.service[name] for name in option.services)
    return all(service.status_on(desk.day) != "unopened" for service in services)


def rivals(
    decision: Decision, case: StudyCase, stand: Stand, result: DecisionResult, desk: Desk
) -> list[Rival]:
    """Return the options that are near misses, the nearest first.

    An option that is right in some fair readings and not in others is none of them; neither is one
    of which nobody has heard on the day.
    """
    flips = flips_by_answer(decision, case, case.scenario.values)
    asked = case.scenario.priorities[:1]
    found = []
    for option in decision.options:
        settled = option.id in stand.wrong | stand.right
        if option.id != stand.key and settled and heard_of(option, desk):
            found += _rival(result.option(option.id), result, flips.get(option.id), asked)
    return sorted(found, key=lambda rival: rival.nearness)


def _rival(
    own: OptionResult,
    result: DecisionResult,
    flip: tuple[Change, Alteration] | None,
    asked: tuple[str, ...],
) -> list[Rival]:
    apart = _behind(own, result) if own.right else _against(own)
    if flip:
        turns_on = tuple(dict.fromkeys((flip[0].requirement, *apart)))
        return [Rival(own.id, 0, turns_on, flip[1], flip[0])]
    if not apart:
        return []
    nearness = 3 if not own.right else 1 if asked and apart[0] == asked[0] else 2
    return [Rival(own.id, nearness, apart)]


def _behind(own: OptionResult, result: DecisionResult) -> tuple[str, ...]:
    """Return the criteria on which the option loses to the key, the dearest first."""
    lost = [
        (theirs.weighted - ours.weighted, ours.criterion)
        for ours, theirs in zip(own.cells, result.chosen[0].cells, strict=True)
        if theirs.weighted > ours.weighted
    ]
    return tuple(name for _, name in sorted(lost, key=lambda one: (-one[0], one[1])))


def _against(own: OptionResult) -> tuple[str, ...]:
    """Return what the situation states and rules against the option read."""
    read = (reading.subject for piece in own.against for reading in piece.readings)
    return tuple(dict.fromkeys(read))


def chosen_rivals(
    found: Iterable[Rival], wanted: Iterable[str], many: int, rng: Random
) -> list[Rival]:
    """Return so many of the near misses, the wanted ones first, then the nearest."""
    first = {*wanted}
    mixed = [*found]
    rng.shuffle(mixed)
    mixed.sort(key=lambda rival: (rival.option not in first, rival.nearness))
    return mixed[:many]
