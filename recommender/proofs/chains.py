"""Decisions that feed others, as constraints."""

from collections.abc import Iterable

import z3

from recommender.model.decision import Decision
from recommender.proofs.weighing import Weighing
from recommender.proofs.z3_terms import Formula, Unknowns


def chained(over: Unknowns, given: Iterable[str] = ()) -> list[Formula]:
    """Return that every decision which is read comes out as its own rules say.

    Only clear outcomes are looked at: where the best two options score alike, nothing is said.

    Args:
        over: the scenario; what has been read so far is looked at.
        given: the decisions that are taken already, of which nothing is said.
    """
    constraints: list[Formula] = []
    done = {*given}
    while reading := _decisions_read(over) - done:
        for name in sorted(reading):
            constraints += _comes_out(over.knowledge.decision[name], over)
        done |= reading
    return constraints


def taken(over: Unknowns) -> list[Formula]:
    """Return that every decision which is read has been taken, in whatever way."""
    return [over.known(name) for name in sorted(_decisions_read(over))]


def _decisions_read(over: Unknowns) -> set[str]:
    return {fact.split(" ")[0] for fact in over.facts} & over.knowledge.decision.keys()


def _comes_out(decision: Decision, over: Unknowns) -> list[Formula]:
    board = Weighing(decision, over)
    holds, fails = board.applies
    names = [option.id for option in decision.options]
    if decision.choose == "one":
        wins = {name: board.wins(name) for name in names}
        chosen = {name: z3.And(holds, wins[name]) for name in names}
        settled = z3.Or(list(wins.values()))
        nothing = z3.And([board.removed(name) for name in names])
        clear = [*board.definitions, z3.Implies(holds, z3.Or(settled, nothing))]
    else:
        torn = z3.Or([z3.And(board.included(name), board.removed(name)) for name in names])
        settled = z3.Not(torn)
        chosen = {name: z3.And(holds, settled, board.included(name)) for name in names}
        clear = []
    known = over.known(decision.id) == z3.Or(fails, z3.And(holds, settled))
    return [*clear, known, *(over.fact(decision.id, name) == chosen[name] for name in names)]
