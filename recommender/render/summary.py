"""The summary of a report: every decision that was taken in a row, by the stages of the data."""

from collections.abc import Iterator
from dataclasses import dataclass

from recommender.model.recommendation import DecisionResult, Recommendation
from recommender.render.answer import alone, answer
from recommender.render.firmness import changes_share, orders_share
from recommender.render.going import services_going

TAKEN = ("chosen", "conflict", "given")
"""How a decision comes out that a report answers."""
ONLY = "only"
"""What stands for the share of the orders where nothing else is right."""
MEANINGS = {
    "Changes": "how many changes of one requirement turn the answer, of how many that were tried",
    "Orders": "the share of all orders of the criteria under which it wins",
    ONLY: "no other option is right",
    "conflict": "nothing is right, or it does not fit the other answers",
    "gave way": "something better does not fit the other answers",
    "close call": "another option has the same score",
    "closing": "a service in it no longer takes new customers, will not for long, or will end",
    "changed": "the guide's day and the day of the facts answer differently",
    "open": "so many open questions have an answer that turns it",
}
"""What the columns and flags of the summary mean, in the order in which a row has them."""


@dataclass(frozen=True)
class Row:
    """One decision in a row."""

    decision: str
    """Its id."""
    name: str
    answer: str
    changes: str
    """How many of the changes tried turn it; empty where nothing was counted."""
    orders: str
    """The share of orders under which it wins; empty where nothing is weighed."""
    flags: tuple[str, ...]


@dataclass(frozen=True)
class Stage:
    """The decisions of one stage."""

    name: str
    rows: tuple[Row, ...]


def taken(result: Recommendation) -> tuple[DecisionResult, ...]:
    """Return the decisions that a report answers, in their order."""
    return tuple(one for one in result.decisions if one.status in TAKEN)


def summary(result: Recommendation) -> tuple[Stage, ...]:
    """Return the stages that have answers, in the order in which data flows."""
    clashing = {name for clash in result.clashes for name in clash.decisions}
    names = {stage.id: stage.name for stage in result.stages}
    rows: dict[str, list[Row]] = {name: [] for name in names}
    for one in taken(result):
        rows.setdefault(one.stage, []).append(_row(one, one.id in clashing))
    return tuple(
        Stage(names.get(stage, stage), tuple(found)) for stage, found in rows.items() if found
    )


def _row(one: DecisionResult, clashing: bool) -> Row:
    return Row(
        decision=one.id,
        name=one.name,
        answer=answer(one),
        changes=changes_share(one.firmness),
        orders=ONLY if alone(one) else orders_share(one.firmness),
        flags=tuple(flags(one, clashing)),
    )


def flags(one: DecisionResult, clashing: bool) -> Iterator[str]:
    """Yield what one should know of an answer, a word or two each.

    Args:
        one: the answer.
        clashing: whether it does not fit the other answers.
    """
    marks = {
        "conflict": clashing or one.status == "conflict",
        "gave way": one.gave_way is not None,
        "close call": bool(one.close_call),
        "closing": any(services_going(one)),
        "changed": one.clocks_differ,
    }
    yield from (word for word, holds in marks.items() if holds)
    if one.firmness and one.firmness.open_turning:
        yield f"{len(one.firmness.open_turning)} open"


def legend(stages: tuple[Stage, ...]) -> tuple[tuple[str, str], ...]:
    """Return what the columns and flags that occur in a summary mean."""
    rows = [row for stage in stages for row in stage.rows]
    words = {word.lstrip("0123456789 ") for row in rows for word in row.flags}
    words |= {"Changes"} if any(row.changes for row in rows) else set()
    words |= {ONLY} & {row.orders for row in rows}
    words |= {"Orders"} if any(row.orders != ONLY and row.orders for row in rows) else set()
    return tuple((word, meaning) for word, meaning in MEANINGS.items() if word in words)
