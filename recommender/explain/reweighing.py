"""Changes of explicit weights: one criterion counted for more, or for less, the others as they are.

The lead of a choice over another option is Σ weight × (their difference in rating), a straight line
in each weight. Where it crosses zero, the other option overtakes: an exact limit.
"""

from collections.abc import Iterator
from fractions import Fraction

from recommender.advise.matrix import Matrix
from recommender.advise.verdict import Verdict
from recommender.explain.sweep import Case
from recommender.model.decision import FIT, Decision
from recommender.model.firmness import Alteration
from recommender.model.quantity import decimal_of
from recommender.model.scenario import Weight


def reweighed(decision: Decision, case: Case) -> Iterator[tuple[Alteration, Verdict]]:
    """Yield each change of one explicit weight past which the choice is overtaken.

    With it comes what the decision answers just past the limit.
    """
    board = case.board(decision)
    before = case.answer(decision)
    if not case.scenario.weights or board is None or not before.choice:
        return
    now = {entry.criterion: entry.weight for entry in case.scenario.weights}
    [choice] = before.choice
    rivals = [name for name in before.right if name != choice]
    for criterion in (FIT, *decision.criteria):
        limits = [*_limits(criterion, choice, rivals, board, now)]
        own = now.get(criterion, Fraction(0))
        above = sorted(limit for limit, rising in limits if rising and limit >= own)
        below = sorted(limit for limit, rising in limits if not rising and limit <= own)[::-1]
        if above:
            beyond = above[1] - above[0] if len({*above[:2]}) == 2 else Fraction(2)
            yield _tried(decision, case, criterion, above[0], above[0] + beyond / 2)
        if below and below[0] > 0:
            room = next((limit for limit in below if limit < below[0]), Fraction(0))
            yield _tried(
                decision, case, criterion, below[0], (below[0] + max(room, Fraction(0))) / 2
            )


def _limits(
    criterion: str, choice: str, rivals: list[str], board: Matrix, now: dict[str, Fraction]
) -> Iterator[tuple[Fraction, bool]]:
    """Yield the weight of the criterion past which each rival leads, and whether by rising."""
    for rival in rivals:
        lead = {
            name: board.adjusted(choice, name) - board.adjusted(rival, name)
            for name in board.weights
        }
        rest = sum(
            (now.get(name, Fraction(0)) * by for name, by in lead.items() if name != criterion),
            Fraction(0),
        )
        if lead[criterion]:
            yield Fraction(-rest, lead[criterion]), lead[criterion] < 0


def _tried(
    decision: Decision, case: Case, criterion: str, limit: Fraction, weight: Fraction
) -> tuple[Alteration, Verdict]:
    now = {entry.criterion: entry.weight for entry in case.scenario.weights}
    own = now.get(criterion, Fraction(0))
    name = case.knowledge.criterion[criterion].name.lower()
    weights = tuple(
        Weight(criterion=other, weight=by)
        for other, by in sorted((now | {criterion: weight}).items())
    )
    altered = Alteration(
        requirement="",
        value=None,
        priorities=(),
        weights=weights,
        was=f"{name} weighs {_number(own)}",
        told=f"{name} weighed {'over' if weight > limit else 'under'} {_number(limit)}",
    )
    return altered, case.weighing(weights=weights).answer(decision)


def _number(weight: Fraction) -> str:
    return decimal_of(weight) or str(weight)
