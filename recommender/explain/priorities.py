"""Changes of the priorities: a criterion moved to the front, or left out."""

from collections.abc import Iterator

from recommender.advise.verdict import Verdict
from recommender.explain.sweep import Case
from recommender.model.decision import Decision
from recommender.model.firmness import Alteration


def reordered(decision: Decision, case: Case) -> Iterator[tuple[Alteration, Verdict]]:
    """Yield each single change of the priorities, and what the decision comes to after it.

    A criterion comes first that did not, or one is left out that was there. Explicit weights are
    no order; `reweighed` changes them.
    """
    if case.scenario.weights:
        return
    now = case.scenario.priorities
    for name in decision.criteria:
        if name != (now[0] if now else ""):
            others = [other for other in now if other != name]
            yield _tried(decision, case, (name, *others), f"{_named(name, case)} came first")
    for name in now:
        left = tuple(other for other in now if other != name)
        if name in decision.criteria and left:
            yield _tried(decision, case, left, f"{_named(name, case)} was no priority")


def _tried(
    decision: Decision, case: Case, priorities: tuple[str, ...], told: str
) -> tuple[Alteration, Verdict]:
    now = ", ".join(_named(name, case) for name in case.scenario.priorities)
    altered = Alteration(
        requirement="",
        value=None,
        priorities=priorities,
        was=f"the priorities are {now}" if now else "",
        told=told,
    )
    return altered, case.weighing(priorities).answer(decision)


def _named(criterion: str, case: Case) -> str:
    return case.knowledge.criterion[criterion].name.lower()
