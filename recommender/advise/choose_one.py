"""A decision of which one option is chosen: first what is right, then what is optimal."""

from collections.abc import Mapping
from typing import Any

from recommender.advise.evidence import Findings, Situation
from recommender.advise.life_cycles import service_notes
from recommender.advise.matrix import Board, Matrix, matrix
from recommender.advise.notes import notes_on, open_questions
from recommender.advise.reasons import reasons
from recommender.advise.removals import removed
from recommender.advise.weights import weights_for
from recommender.model.decision import Decision, Option
from recommender.model.effect import Rate
from recommender.model.evidence import Cell, Evidence
from recommender.model.recommendation import CriterionWeight, OptionResult


def choose_one(decision: Decision, found: Findings, situation: Situation) -> dict[str, Any]:
    """Return the fields of the decision's result that the choice determines."""
    weights = weights_for(decision, situation.scenario)
    board = matrix(Board(decision, weights), found.hold)
    against = removed(decision, found.hold, situation)
    names = [option.id for option in decision.options]
    right = board.best_first(name for name in names if name not in against)
    wrong = board.best_first(against)
    choice = right[0] if right else None
    second = right[1] if len(right) > 1 else None
    return {
        "status": "chosen" if choice else "conflict",
        "choice": (choice,) if choice else (),
        "because": reasons(choice, second, board, found.hold, against, situation) if choice else (),
        "weights": tuple(
            CriterionWeight(
                criterion=name, name=situation.knowledge.criterion[name].name, weight=weight
            )
            for name, weight in board.weights.items()
        ),
        "options": tuple(
            _option(
                decision.option(name), name == choice, board, against, found, decision, situation
            )
            for name in [*right, *wrong]
        ),
        "margin": board.score(choice) - board.score(second) if choice and second else None,
        "runner_up": second or "",
        "close_call": _close_call(choice, second, board, situation),
    }


def _close_call(choice: str | None, second: str | None, board: Matrix, situation: Situation) -> str:
    if not choice or not second or board.score(choice) != board.score(second):
        return ""
    criterion = board.tie_settled_by(choice, second)
    if criterion:
        return f"a tie, settled by {situation.knowledge.criterion[criterion].name.lower()}"
    return "a tie on every criterion, settled by the order to prefer in a tie"


def _option(
    option: Option,
    chosen: bool,
    board: Matrix,
    against: Mapping[str, tuple[Evidence, ...]],
    found: Findings,
    decision: Decision,
    situation: Situation,
) -> OptionResult:
    return OptionResult(
        id=option.id,
        name=option.name,
        summary=option.summary,
        right=option.id not in against,
        chosen=chosen,
        score=board.score(option.id),
        cells=_cells(option.id, board, situation),
        against=against.get(option.id, ()),
        in_favour=(),
        adjustments=tuple(
            situation.evidence(rule)
            for rule in found.hold
            if isinstance(rule.effect, Rate)
            and any(change.option == option.id for change in rule.effect.changes)
        ),
        open_questions=open_questions(option.id, found.undecided, decision, situation),
        notes=notes_on(option.id, found.hold, situation),
        services=service_notes(option, situation),
    )


def _cells(option: str, board: Matrix, situation: Situation) -> tuple[Cell, ...]:
    cells = []
    for criterion, weight in board.weights.items():
        own = board.own(option, criterion)
        cells.append(
            Cell(
                criterion=criterion,
                rating=board.rating(option, criterion),
                adjustment=board.adjustment(option, criterion),
                weighted=weight * board.adjusted(option, criterion),
                because=own.because if own else "",
                sources=situation.knowledge.cited(own.sources) if own else (),
            )
        )
    return tuple(cells)
