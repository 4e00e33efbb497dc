"""The smallest set of requirements that cannot stand together, and what giving one up costs."""

from collections.abc import Iterable
from itertools import combinations

from recommender.advise.decide import decide
from recommender.advise.evidence import Situation
from recommender.advise.many import Many
from recommender.advise.verdict import known_before
from recommender.explain.alterations import alteration
from recommender.explain.changes import Change, Changes
from recommender.explain.sweep import MOST_ROWS, Case
from recommender.model.conflict import Clashing, GivenUp
from recommender.model.decision import Decision
from recommender.model.scenario import Scenario
from recommender.readings.direct import truths


def clashing(decision: Decision, case: Case) -> Clashing:
    """Return why nothing is right for a decision, as shortly as it can be said."""
    core, smallest = _core(decision, case)
    alone = _only(core, case.scenario)
    facts = known_before(case.knowledge.feeding(decision), case.knowledge, alone, case.day)
    result = decide(decision, Situation(case.knowledge, case.scenario, facts, case.day), truths)
    pieces = [
        piece
        for option in result.options
        if option.against and (decision.choose == "one" or option.in_favour)
        for piece in (*option.in_favour, *option.against)
    ]
    return Clashing(
        requirements=core,
        readings=result.conflict,
        because=tuple(dict.fromkeys(pieces)),
        smallest=smallest,
        give_up=_cheapest(decision, core, case),
    )


def _core(decision: Decision, case: Case) -> tuple[tuple[str, ...], bool]:
    """Return the smallest set of declared requirements that clashes, and whether it is that.

    Every set is tried, the smaller ones first; where there are too many, requirements are left out
    one by one, and what is left is only a set of which no part clashes.
    """
    declared = case.scenario.values
    names = sorted(declared.keys() & case.read_by(decision))
    tried = 0
    for size in range(len(names) + 1):
        sets = list(combinations(names, size))
        tried += len(sets)
        if tried > MOST_ROWS:
            break
        rows: list[Changes] = [tuple(Change(name, declared[name]) for name in one) for one in sets]
        for names_in, after in zip(sets, case.bare.verdicts(rows, decision), strict=True):
            if after.status == "conflict":
                return names_in, True
    return _thinned(names, decision, case), False


def _thinned(names: list[str], decision: Decision, case: Case) -> tuple[str, ...]:
    """Return the requirements that are left once each that the conflict does not need is gone."""
    kept = names
    for name in names:
        fewer = [other for other in kept if other != name]
        alone = Case(case.knowledge, _only(fewer, case.scenario), case.day)
        if alone.answer(decision).status == "conflict":
            kept = fewer
    return tuple(kept)


def _only(names: Iterable[str], scenario: Scenario) -> Scenario:
    """Return the scenario with these requirements alone."""
    wanted = {*names}
    declared = tuple(entry for entry in scenario.declared if entry.requirement in wanted)
    return scenario.model_copy(update={"declared": declared})


def _cheapest(decision: Decision, core: tuple[str, ...], case: Case) -> GivenUp | None:
    """Return the single change of a requirement in the conflict that moves fewest decisions."""
    free = [name for name in core if name not in case.scenario.fixed]
    changes = [change for name in free for change in (Change(name, None), *case.moves.of([name]))]
    many = case.try_all([(), *((change,) for change in changes)], case.knowledge.decisions)
    found = []
    for row, change in enumerate(changes, start=1):
        after = many.verdict(decision.id, row)
        if after.status == "chosen":
            others = tuple(
                one.id
                for one in case.knowledge.decisions
                if one is not decision and _differs(many, one.id, row)
            )
            found.append((len(others), row, change, after, others))
    if not found:
        return None
    _, _, change, after, others = min(found, key=lambda one: one[:2])
    return GivenUp(
        alteration=alteration(change, [change.value], case),
        choice=tuple(sorted(after.choice)),
        others=others,
    )


def _differs(many: Many, decision: str, row: int) -> bool:
    return not many.verdict(decision, 0).answers_as(many.verdict(decision, row))
