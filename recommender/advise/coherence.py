"""Choices that fit together: what gives way where the best ones do not, at the least cost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from heapq import heappop, heappush

from recommender.advise.answered import Answered, Trouble, answered
from recommender.advise.taking import Aside, Case
from recommender.model.clash import Clash, GaveWay, SetAside, Unsolved
from recommender.model.condition import Value, all_of, subjects
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario

MOST = 200
"""So many sets of options set aside are tried, at most."""

Cost = tuple[Fraction, int, tuple[tuple[int, str], ...]]
"""The points lost, how many options, and which: by the order of decisions, then by id."""


@dataclass(frozen=True)
class Consistent:
    """The best choices that fit together, or those made one by one where none do."""

    knowledge: Knowledge
    """The rules, with the options that give way set aside."""
    facts: Mapping[str, Value]
    gave_way: Mapping[str, GaveWay] = field(default_factory=dict)
    """By decision: what would have been chosen."""
    clashes: tuple[Unsolved, ...] = ()
    """What still does not fit."""


def consistent(knowledge: Knowledge, scenario: Scenario, day: date) -> Consistent:
    """Return the choices that fit together and cost the fewest points of score.

    Where the choices made one by one fit, they are the answer. Otherwise a choice that has a part
    in what does not fit gives way, and everything is answered again, until all fits. Of all sets
    of options that can give way so, the cheapest counts.
    """
    start = answered(Case(knowledge, scenario, day))
    hopeless = start.hopeless()
    for tolerated in dict.fromkeys((hopeless, start.conflicts)):
        if start.trouble(tolerated) is None:
            return Consistent(knowledge, start.facts)
        found = _search(start, tolerated)
        if found is not None:
            return _settled(*found)
    unsolved = tuple(_unsolved(clash, start) for clash in start.clashes())
    return Consistent(knowledge, start.facts, clashes=unsolved)


_Reasons = Mapping[tuple[str, str], SetAside]


def _search(start: Answered, tolerated: frozenset[str]) -> tuple[Answered, _Reasons] | None:
    """Return the cheapest answer without trouble, and why each option in it was set aside."""
    waiting: list[tuple[Cost, Aside]] = [(_cost(start), start.aside)]
    known: dict[Aside, tuple[Answered, _Reasons]] = {start.aside: (start, {})}
    best: tuple[Cost, Aside] | None = None
    while waiting:
        cost, aside = heappop(waiting)
        here, reasons = known[aside]
        trouble = here.trouble(tolerated)
        if trouble is None:
            best = (cost, aside) if best is None else min(best, (cost, aside), key=lambda o: o[0])
            continue
        for name in here.movable(trouble):
            [option] = here.taken[name].verdict.choice
            more = aside | {(name, option)}
            if more not in known and len(known) < MOST:
                reason = {(name, option): _set_aside(option, trouble, here)}
                known[more] = answered(here.case, more, here), {**reasons, **reason}
                heappush(waiting, (_cost(known[more][0]), more))
    return known[best[1]] if best else None


def _set_aside(option: str, trouble: Trouble, here: Answered) -> SetAside:
    return SetAside(
        option=option,
        clash=trouble.id,
        because=trouble.because,
        readings=here.situation.readings(all_of(trouble.conditions)),
        sources=trouble.sources,
    )


def _cost(here: Answered) -> Cost:
    place = {one.id: number for number, one in enumerate(here.case.knowledge.decisions)}
    order = sorted((place[name], option) for name, option in here.aside)
    return here.loss(), len(order), tuple(order)


def _settled(found: Answered, reasons: _Reasons) -> Consistent:
    """Return the answer, with what was set aside written into the rules."""
    knowledge = found.case.knowledge
    decisions = tuple(
        decision.model_copy(update={"set_aside": aside})
        if (aside := tuple(reasons[key] for key in sorted(found.aside) if key[0] == decision.id))
        else decision
        for decision in knowledge.decisions
    )
    gave_way = {
        name: _gave_way(name, reasons[name, better[0]], better[1], found)
        for name in sorted({name for name, _ in found.aside})
        if (better := found.better(name))
    }
    whole = knowledge.model_copy(update={"decisions": decisions})
    return Consistent(whole, found.facts, gave_way)


def _gave_way(decision: str, reason: SetAside, points: Fraction, found: Answered) -> GaveWay:
    return GaveWay(
        option=reason.option,
        name=found.case.knowledge.decision[decision].option(reason.option).name,
        clash=reason.clash,
        because=reason.because,
        readings=reason.readings,
        sources=found.situation.knowledge.cited(reason.sources),
        points=points,
    )


def _unsolved(clash: Clash, found: Answered) -> Unsolved:
    known = found.case.knowledge.decision
    read = subjects(clash.when)
    return Unsolved(
        clash=clash.id,
        because=clash.because,
        readings=found.situation.readings(clash.when),
        sources=found.situation.knowledge.cited(clash.sources),
        decisions=tuple(name for name in known if name in read),
    )
