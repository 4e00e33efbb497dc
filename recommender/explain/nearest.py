"""The smallest changes that make one option the answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.advise.verdict import Verdict
from recommender.advise.weights import weights_for
from recommender.explain.changes import Change, Changes, alike
from recommender.explain.flips import MOST, priority_turns, turns_of
from recommender.explain.sweep import Case, pairs_after
from recommender.model.condition import Value
from recommender.model.decision import Decision
from recommender.model.firmness import Flip
from recommender.model.quantity import Quantity


@dataclass(frozen=True)
class Nearest:
    """What makes an option the answer, and how far was looked."""

    flips: tuple[Flip, ...] = ()
    searched: int = 0
    impossible: bool = False


def nearest(decision: Decision, option: str, case: Case) -> Nearest:
    """Return the smallest changes of requirements or priorities that make another option win.

    Single changes and pairs are all tried. What takes more is left to the solver, which also tells
    where nothing does.
    """
    read = case.bearing_on(decision, option)
    rows: list[Changes] = [(change,) for change in case.moves.of(read)]
    tried = zip(rows, case.verdicts(rows, decision), strict=True)
    single = {changes: after for changes, after in tried if answers(after, option)}
    found = [turn.flip for turn in turns_of(single, case)]
    found += [turn.flip for turn in priority_turns(decision, case) if option in turn.flip.choice]
    if found:
        return Nearest(tuple(found[:MOST]), 1)
    pairs = pairs_after(case, decision, read)
    if pairs is not None:
        hits = {changes: after for changes, after in pairs.items() if answers(after, option)}
        if hits:
            return Nearest(tuple(turn.flip for turn in turns_of(hits, case))[:MOST], 2)
    # A change that includes an option of a checklist may tear it, and another one mend that.
    exact = pairs is not None and decision.choose == "one"
    return _by_solver(decision, option, case, 3 if exact else 2)


def answers(after: Verdict, option: str) -> bool:
    """Tell whether the option is the answer, or a part of it."""
    return after.status == "chosen" and option in after.choice


def _by_solver(decision: Decision, option: str, case: Case, least: int) -> Nearest:
    # Most questions are answered without the solver, which takes longer to import than they do.
    from recommender.proofs.smallest import MOST as FARTHEST
    from recommender.proofs.smallest import Start, smallest_change

    scenario = case.scenario
    given = {outcome.decision: outcome.options for outcome in scenario.decided}
    start = Start(
        facts={**case.facts, **given},
        fixed={*scenario.fixed, *given},
        already_uses=scenario.already_uses,
        day=case.day,
        weigh=lambda one: weights_for(one, scenario),
    )
    found = smallest_change(decision, option, case.knowledge, start, least)
    if found is False:
        return Nearest(searched=FARTHEST, impossible=True)
    if not isinstance(found, Mapping):
        return Nearest(searched=least - 1)
    changes = _needed(_changes(found, case), decision, option, case)
    if not changes:
        return Nearest(searched=least - 1)
    around = {changes: case.answer(decision, changes)}
    for place, own in enumerate(changes):
        rows = [
            (*changes[:place], other, *changes[place + 1 :])
            for other in case.moves.of([own.requirement])
        ]
        around |= dict(zip(rows, case.verdicts(rows, decision), strict=True))
    turn = next(turns_of(around, case))
    return Nearest((turn.flip,), len(changes))


def _changes(after: Mapping[str, Value], case: Case) -> Changes:
    """Return what the solver changed, each amount as the one that stands for its case."""
    before, known = case.facts, case.knowledge.requirement
    changes: list[Change] = []
    for name, value in sorted(after.items()):
        if name in known and value != before.get(name):
            limits = case.moves.landmarks.limits(name)
            if isinstance(value, Quantity):
                value = next(
                    (one for one in case.moves.landmarks.cases(name) if alike(one, value, limits)),
                    value,
                )
            changes.append(Change(name, value))
    return tuple(changes)


def _needed(changes: Changes, decision: Decision, option: str, case: Case) -> Changes:
    """Return the changes without those that are not needed; nothing where all are not enough."""
    if not answers(case.answer(decision, changes), option):
        return ()
    for change in changes:
        fewer = tuple(other for other in changes if other is not change)
        if answers(case.answer(decision, fewer), option):
            changes = fewer
    return changes
