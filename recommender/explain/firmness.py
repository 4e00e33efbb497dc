"""How firmly each answer of a recommendation stands."""

from collections.abc import Iterable
from itertools import islice

from recommender.advise.coherence import consistent
from recommender.explain.conflicts import clashing
from recommender.explain.fitting import fits
from recommender.explain.flips import (
    MOST,
    Turn,
    pair_changes,
    priority_turns,
    single_changes,
    turned,
    turns_of,
)
from recommender.explain.orders import orders
from recommender.explain.sweep import Case, Sweep
from recommender.model.decision import Decision
from recommender.model.firmness import Firmness, Flip
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import DecisionResult, Recommendation
from recommender.model.scenario import Scenario


def with_firmness(
    result: Recommendation, knowledge: Knowledge, scenario: Scenario, far: bool
) -> Recommendation:
    """Return the recommendation with how firmly each of its answers stands.

    What gave way to other choices stays set aside in every change that is tried.

    Args:
        result: what was recommended.
        knowledge: by which rules.
        scenario: in which scenario.
        far: whether to try pairs of changes where no single one turns an answer.
    """
    knowledge = consistent(knowledge, scenario, result.as_of).knowledge
    case = Case(knowledge, scenario, result.as_of)
    chosen = [knowledge.decision[one.id] for one in result.decisions if one.status == "chosen"]
    sweep = Sweep(case, chosen)
    return result.model_copy(
        update={
            "decisions": tuple(
                _explained(one, knowledge.decision[one.id], sweep, far) for one in result.decisions
            )
        }
    )


def _explained(
    result: DecisionResult, decision: Decision, sweep: Sweep, far: bool
) -> DecisionResult:
    match result.status:
        case "chosen":
            return result.model_copy(update={"firmness": _firmness(result, decision, sweep, far)})
        case "conflict":
            return result.model_copy(update={"clashing": clashing(decision, sweep.case)})
    return result


def _firmness(result: DecisionResult, decision: Decision, sweep: Sweep, far: bool) -> Firmness:
    case = sweep.case
    before = case.answer(decision)
    arising = [
        (change, after)
        for change, after in sweep.after(decision)
        if after.status in ("chosen", "conflict") and change.requirement in case.facts
    ]
    single = single_changes(decision, sweep)
    turns = [*turns_of(single, case)]
    of_facts = [turn for turn in turns if turn.changes[0].requirement in case.facts]
    flips = of_facts + priority_turns(decision, case)
    searched = 1
    if not flips and far:
        pairs = pair_changes(decision, case, single)
        flips, searched = ([*turns_of(pairs, case)], 2) if pairs is not None else ([], 1)
    opening = [turn for turn in turns if turn not in of_facts]
    asked = {name for option in result.options for q in option.open_questions for name in q.asks}
    asked &= case.knowledge.requirement.keys()
    turning = {turn.changes[0].requirement for turn in opening}
    return Firmness(
        turning=sum(turned(before, after) for _, after in arising),
        tried=len(arising),
        orders=orders(result, decision),
        flips=_told(flips, result, decision, case),
        searched=searched,
        open_turning=tuple(_first_of_each(turn for turn in opening if fits(turn, decision, case))),
        open_harmless=tuple(sorted(asked - turning)),
    )


def _told(
    turns: list[Turn], result: DecisionResult, decision: Decision, case: Case
) -> tuple[Flip, ...]:
    """Return a few of the flips: each other answer once, what the answer rests on first."""
    read = [reading.subject for piece in result.because for reading in piece.readings]
    place = {name: number for number, name in reversed([*enumerate(read)])}
    last = len(read)

    def nearness(turn: Turn) -> tuple[int, ...]:
        names = [one.requirement for one in turn.flip.alterations]
        return (len(names), *sorted(place.get(name, last + (not name)) for name in names))

    ordered = sorted(turns, key=nearness)
    firsts: dict[tuple[str, ...], Turn] = {}
    for turn in ordered:
        firsts.setdefault((turn.flip.status, *turn.flip.choice), turn)
    others = [turn for turn in ordered if turn not in firsts.values()]
    candidates = (turn for turn in [*firsts.values(), *others] if fits(turn, decision, case))
    picked = [*islice(candidates, MOST)]
    return tuple(turn.flip for turn in sorted(picked, key=ordered.index))


def _first_of_each(turns: Iterable[Turn]) -> Iterable[Flip]:
    """Return one flip for each open question."""
    by_question: dict[str, Flip] = {}
    for turn in turns:
        by_question.setdefault(turn.changes[0].requirement, turn.flip)
    return by_question.values()
