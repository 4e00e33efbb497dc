"""Proving decisions, one after the other or on several processors."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from recommender.model.decision import Decision
from recommender.model.finding import Finding, Findings
from recommender.model.knowledge import Knowledge
from recommender.review.meaning import Meaning

ENOUGH = 3
"""From so many decisions on, starting other processes takes less time than it spares."""

Proved = tuple[Decision, tuple[Finding, ...]]


def proved(
    decisions: Sequence[Decision],
    knowledge: Knowledge,
    seconds: float,
    proving: Callable[[str], None],
) -> Iterator[Proved]:
    """Yield each decision with what its rules are found to mean, in the order given.

    Args:
        decisions: the decisions to prove.
        knowledge: the rules.
        seconds: how long the solver may think about one question.
        proving: told the id of each decision before its result is waited for.
    """
    workers = min(os.cpu_count() or 1, len(decisions))
    if workers < 2 or len(decisions) < ENOUGH:
        for decision in decisions:
            proving(decision.id)
            yield decision, _findings(decision, knowledge, seconds)
        return
    # A fresh interpreter for each worker: the solver's state is not one to be shared by forking.
    start = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        workers, start, _begin, (knowledge.model_dump_json(), seconds)
    ) as pool:
        waiting = [pool.submit(_in_worker, decision.id) for decision in _longest_first(decisions)]
        results = dict(zip((one.id for one in _longest_first(decisions)), waiting, strict=True))
        for decision in decisions:
            proving(decision.id)
            yield decision, Findings.model_validate_json(results[decision.id].result()).findings


def _longest_first(decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions, those with the most rules first, so that none is left for the end."""
    return sorted(decisions, key=lambda decision: -len(decision.rules))


def _findings(decision: Decision, knowledge: Knowledge, seconds: float) -> tuple[Finding, ...]:
    return tuple(Meaning(decision, knowledge, seconds).findings())


_given: dict[str, tuple[Knowledge, float]] = {}
"""What a worker was started with."""


def _begin(knowledge: str, seconds: float) -> None:
    _given["work"] = (Knowledge.model_validate_json(knowledge), seconds)


def _in_worker(decision: str) -> str:
    """Return the findings as JSON: what is derived from values cannot be sent as it is."""
    knowledge, seconds = _given["work"]
    found = _findings(knowledge.decision[decision], knowledge, seconds)
    return Findings(findings=found).model_dump_json()
