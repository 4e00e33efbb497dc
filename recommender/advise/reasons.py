"""Why the choice leads: every contribution to it, strongest first."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from recommender.advise.evidence import Situation
from recommender.advise.matrix import Matrix
from recommender.model.decision import NEUTRAL, Rule
from recommender.model.effect import Rate
from recommender.model.evidence import Evidence


def reasons(
    choice: str,
    runner_up: str | None,
    board: Matrix,
    rules: Iterable[Rule],
    against: Mapping[str, tuple[Evidence, ...]],
    situation: Situation,
) -> tuple[Evidence, ...]:
    """Return what speaks for the choice, by how much it adds to its lead.

    What rules out an option that would have scored higher is worth the difference; a rating or an
    adjustment is worth its weighted advantage over the runner-up, or over a neutral rating where
    the choice is the only right option.
    """
    found = [
        *_removals(choice, board, against),
        *_adjustments(choice, runner_up, board, rules, situation),
        *_ratings(choice, runner_up, board, situation),
    ]
    return tuple(
        sorted(found, key=lambda evidence: (-evidence.strength, evidence.rule, evidence.because))
    )


def _removals(
    choice: str, board: Matrix, against: Mapping[str, tuple[Evidence, ...]]
) -> Iterable[Evidence]:
    """Yield the evidence that removed an option which would have beaten the choice."""
    worth: dict[Evidence, Fraction] = {}
    for option, pieces in against.items():
        lead = board.score(option) - board.score(choice)
        for evidence in pieces:
            worth[evidence] = max(worth.get(evidence, lead), lead)
    nothing_else = len(against) == len(board.board.ratings) - 1
    for evidence, lead in worth.items():
        if lead > 0 or nothing_else:
            yield evidence.model_copy(update={"strength": max(lead, Fraction(0))})


def _adjustments(
    choice: str,
    runner_up: str | None,
    board: Matrix,
    rules: Iterable[Rule],
    situation: Situation,
) -> Iterable[Evidence]:
    for rule in rules:
        if isinstance(rule.effect, Rate):
            worth = sum(
                (
                    board.weights.get(change.criterion, Fraction(0))
                    * change.by
                    * ((change.option == choice) - (change.option == runner_up))
                    for change in rule.effect.changes
                ),
                Fraction(0),
            )
            if worth > 0:
                yield situation.evidence(rule).model_copy(update={"strength": worth})


def _ratings(
    choice: str, runner_up: str | None, board: Matrix, situation: Situation
) -> Iterable[Evidence]:
    for criterion, weight in board.weights.items():
        own = board.own(choice, criterion)
        other = board.rating(runner_up, criterion) if runner_up else NEUTRAL
        worth = weight * (board.rating(choice, criterion) - other)
        if own and worth > 0:
            yield Evidence(
                rule="",
                kind="rating",
                options=(choice,),
                because=f"{situation.knowledge.criterion[criterion].name}: {own.because}",
                readings=(),
                sources=situation.knowledge.cited(own.sources),
                strength=worth,
            )
