"""The verdicts in many scenarios at once, by the column reading.

Rows in which the same rules hold come to the same verdict, so the table is split by the rules of a
decision, and each part is judged once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recommender.advise.verdict import Footing, Verdict, unusable, verdict
from recommender.advise.weights import weights_for
from recommender.model.condition import Value
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Advise
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario
from recommender.model.truth import Truth
from recommender.readings.columns import Table, columns

Parts = Sequence[tuple[Verdict, int]]
"""Verdicts, each with the column of the rows that come to it; every row is in one of them."""


@dataclass(frozen=True)
class Many:
    """The verdicts of some decisions, over the rows of a table."""

    over: Table
    """The table, with the outcomes of the decisions among its values."""
    parts: Mapping[str, Parts]
    """What each decision comes to, by its id."""

    def verdict(self, decision: str, row: int) -> Verdict:
        """Return what the decision comes to in one row."""
        return next(found for found, column in self.parts[decision] if column >> row & 1)


def decide_many(
    decisions: Iterable[Decision],
    over: Table,
    knowledge: Knowledge,
    scenario: Scenario,
    day: date,
) -> Many:
    """Return what each decision comes to in every row.

    Args:
        decisions: the decisions, each after those that it reads.
        over: the facts of each row, defaults included.
        knowledge: the services that options need.
        scenario: what is weighed how, what is used already and what is taken as given in all rows.
        day: the day of the answers.
    """
    values = dict(over.values)
    given = {outcome.decision: outcome.options for outcome in scenario.decided}
    values |= {name: [(options, over.everywhere)] for name, options in given.items()}
    parts: dict[str, Parts] = {}
    for decision in decisions:
        if decision.id in given:
            parts[decision.id] = ((Verdict("chosen", given[decision.id]), over.everywhere),)
            continue
        found = _decide(decision, Table(over.rows, values), knowledge, scenario, day)
        parts[decision.id] = found
        known = [case for case in found if case[0].status in ("chosen", "not applicable")]
        values[decision.id] = _by_choice(known)
    return Many(Table(over.rows, values), parts)


def _by_choice(cases: Parts) -> list[tuple[Value, int]]:
    rows: dict[Value, int] = {}
    for found, column in cases:
        rows[found.choice] = rows.get(found.choice, 0) | column
    return list(rows.items())


def _decide(
    decision: Decision, over: Table, knowledge: Knowledge, scenario: Scenario, day: date
) -> Parts:
    holds, fails = columns(decision.applies, over)
    gone = unusable(decision, knowledge, scenario, day)
    ground = Footing(decision, Truth.TRUE, gone, weights_for(decision, scenario))
    cases = [
        (Verdict("not applicable"), fails),
        (Verdict("open"), over.everywhere & ~(holds | fails)),
        *(
            (verdict(ground, rules), rows)
            for rules, rows in split_by_rules(decision, holds, over, day)
        ),
    ]
    merged: dict[Verdict, int] = {}
    for found, rows in cases:
        if rows:
            merged[found] = merged.get(found, 0) | rows
    return tuple(merged.items())


def split_by_rules(
    decision: Decision, within: int, over: Table, day: date
) -> Iterable[tuple[tuple[Rule, ...], int]]:
    """Return the rows in parts by the rules that hold in them and bear on the verdict."""
    parts: list[tuple[tuple[Rule, ...], int]] = [((), within)] if within else []
    for rule in decision.rules:
        if isinstance(rule.effect, Advise) or not rule.in_force(day):
            continue
        holds = columns(rule.when, over)[0] & within
        if holds:
            parts = [
                (rules + extra, rows & side)
                for rules, rows in parts
                for extra, side in (((), ~holds), ((rule,), holds))
                if rows & side
            ]
    return parts
