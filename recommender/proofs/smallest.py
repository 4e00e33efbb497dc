"""The smallest change of one scenario after which an option is the clear answer."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import z3

from recommender.model.condition import Value
from recommender.model.decision import Decision
from recommender.model.knowledge import Knowledge
from recommender.model.quantity import Quantity
from recommender.proofs.chains import chained
from recommender.proofs.weighing import Weighing
from recommender.proofs.z3_solver import Settler, Witness
from recommender.proofs.z3_terms import Formula, Unknowns, real

MOST = 8
"""More changes at once than this are not looked for."""
STEPS = 1_500_000
"""So many steps the solver takes over a question before it is given up, whatever the machine."""


@dataclass(frozen=True)
class Start:
    """The scenario that changes."""

    facts: Mapping[str, Value]
    """What is declared, assumed or taken as given."""
    fixed: Collection[str]
    """The requirements and decisions that stay as they are."""
    already_uses: Collection[str]
    day: date
    weigh: Callable[[Decision], Mapping[str, Fraction]]
    """What each criterion weighs in a decision."""


def smallest_change(
    decision: Decision, option: str, knowledge: Knowledge, start: Start, least: int
) -> Mapping[str, Value] | bool | None:
    """Return the facts after the smallest change that makes the option the clear answer.

    Args:
        decision: the decision.
        option: its option.
        knowledge: the rules.
        start: the scenario that changes.
        least: how many changes it takes at least.

    Returns:
        The facts; False where it is proved that no change does, not even if the decisions that feed
        this one came out as one liked; None where it was not found out.
    """
    anyhow, _ = _settler(decision, option, knowledge, start, chain=False)
    if anyhow.settle([]) is False:
        return False
    settler, changes = _settler(decision, option, knowledge, start, chain=True)
    if not changes:
        return False
    for most in range(least, MOST + 1):
        found = settler.settle([z3.AtMost(*changes, most)])
        if isinstance(found, Witness):
            return found.facts()
        if found is None:
            return None
    return None


def _settler(
    decision: Decision, option: str, knowledge: Knowledge, start: Start, chain: bool
) -> tuple[Settler, list[Formula]]:
    """Return who settles claims about the changed scenario, and what can change in it."""
    board, granted, changes = changeable(decision, knowledge, start, chain)
    return Settler(board.over, [*granted, board.answers(option)], steps=STEPS), changes


def changeable(
    decision: Decision, knowledge: Knowledge, start: Start, chain: bool
) -> tuple[Weighing, list[Formula], list[Formula]]:
    """Return the decision over the changed scenario, what is true of it, and what can change.

    Args:
        decision: the decision.
        knowledge: the rules.
        start: the scenario, of which only what is fixed has to stay.
        chain: whether the decisions that feed this one come out by their own rules, or anyhow.
    """
    over = Unknowns(knowledge, [start.day], start.weigh)
    board = Weighing(decision, over)
    board.read_all()
    granted = [*board.definitions, *([*chained(over, start.fixed)] if chain else [])]
    granted += [used == z3.BoolVal(name in start.already_uses) for name, used in over.used.items()]
    changes: list[Formula] = []
    for subject in sorted({name.split(" ")[0] for name in over.facts}):
        if subject in knowledge.decision and subject not in start.fixed:
            continue
        moved = [*_moved(subject, over, start)]
        fixed = subject in start.fixed
        granted += [z3.Not(term) for term in moved] if fixed else []
        changes += [] if fixed else moved
        if subject in start.facts:
            granted.append(over.known(subject))
    return board, granted, changes


def _moved(subject: str, over: Unknowns, start: Start) -> Iterator[Formula]:
    """Yield for each change that can be made of a subject that it is made."""
    value = start.facts.get(subject)
    words = [name.split(" ")[1] for name in over.facts if name.startswith(f"{subject} ")]
    match value:
        case None:
            yield over.known(subject)
        case bool():
            yield over.fact(subject) != value
        case Quantity():
            yield over.fact(subject) != real(value.amount)
        case str():
            yield z3.Not(over.fact(subject, value))
        case _:
            yield from (over.fact(subject, word) != (word in value) for word in words)
