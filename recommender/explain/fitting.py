"""Flips that hold in the whole architecture, where another choice could clash with the rest."""

from recommender.advise.coherence import consistent
from recommender.explain.changes import changed
from recommender.explain.flips import Turn
from recommender.explain.sweep import Case
from recommender.model.decision import Decision


def fits(turn: Turn, decision: Decision, case: Case) -> bool:
    """Tell whether a flip still flips once all choices have to fit together.

    Only a choice that some clash names can be made to give way again, so the others are not tried.
    """
    named = case.knowledge.kept_apart
    if not any((decision.id, option) in named for option in turn.flip.choice):
        return True
    scenario = changed(case.scenario, turn.changes)
    for one in turn.flip.alterations:
        if not one.requirement:
            counted = {"priorities": one.priorities, "weights": one.weights}
            scenario = scenario.model_copy(update=counted)
    found = consistent(case.knowledge, scenario, case.day).facts.get(decision.id)
    return found == frozenset(turn.flip.choice)
