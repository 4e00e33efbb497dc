"""Cases for a rule: one in which it holds, and the nearest one in which it does not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recommender.advise.verdict import verdict
from recommender.model.condition import Condition, Value
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Advise
from recommender.model.example import Example, Saying
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Declared, Outcome, Scenario
from recommender.proofs.grid import grid
from recommender.readings.columns import Table, columns
from recommender.review.bench import Bench, Trial

MOST_ROWS = 1 << 10
"""How many combinations of values are looked through for a case."""


@dataclass(frozen=True)
class _Case:
    """What is known, in a table of what else there could be."""

    facts: Mapping[str, Value]
    priorities: tuple[str, ...]
    table: Table
    fails: int
    """The rows in which the decision applies and the rule does not hold."""


def cases(knowledge: Knowledge, decision_id: str, rule_id: str) -> tuple[Example, ...]:
    """Return examples of a rule with the answers that the rules give now.

    In the first it holds and, if such a case was found, the answer is another without it. In the
    second it does not hold. There are none where the conditions read too much to look through, and
    only the first where the rule cannot fail.
    """
    decision = knowledge.decision[decision_id]
    bench = Bench(decision, knowledge)
    case = _telling(bench, bench.rules[rule_id])
    if case is None:
        return ()
    shown = [(f"Say which case this is, in which {rule_id} holds.", case.facts)]
    other = _nearest(case.table, case.fails, case.facts)
    if other is not None:
        shown.append((f"Say which case this is, in which {rule_id} does not hold.", other))
    return tuple(
        _example(_scenario(name, facts, case.priorities, knowledge), rule_id, bench)
        for name, facts in shown
    )


def _telling(bench: Bench, rule: Rule) -> _Case | None:
    """Return the plainest case in which the rule makes a difference; else one in which it holds.

    A case with an answer is preferred to one in which nothing is right.
    """
    plainest = torn = None
    for case in _holding(bench.decision, rule, bench.knowledge):
        scenario = _scenario("A case", case.facts, case.priorities, bench.knowledge)
        trial = bench.trial(scenario)
        if _matters(rule, trial):
            if trial.verdict.status != "conflict":
                return case
            torn = torn or case
        plainest = plainest or case
    return torn or plainest


def _holding(decision: Decision, rule: Rule, knowledge: Knowledge) -> Iterator[_Case]:
    """Yield cases in which the rule holds: alone, then together with each of the others."""
    orders = [(), *((criterion,) for criterion in decision.criteria)]
    others: list[list[Condition]] = [[], *([r.when] for r in decision.rules if r is not rule)]
    for more in others:
        over = grid([decision.applies, rule.when, *more], knowledge, MOST_ROWS)
        if over is None:
            continue
        applies, _ = columns(decision.applies, over)
        holds, fails = columns(rule.when, over)
        rows = applies & holds
        for condition in more:
            rows &= columns(condition, over)[0]
        facts = _nearest(over, rows, {})
        if facts is not None:
            yield from (_Case(facts, order, over, applies & fails) for order in orders)


def _matters(rule: Rule, trial: Trial) -> bool:
    """Tell whether the answer would be another without the rule, or its advice is given."""
    if isinstance(rule.effect, Advise):
        return trial.says(rule.id) == "advises"
    without = verdict(trial.ground, (other for other in trial.holding if other.id != rule.id))
    return not without.answers_as(trial.verdict)


def _nearest(over: Table, column: int, facts: Mapping[str, Value]) -> Mapping[str, Value] | None:
    """Return the row that differs in the fewest subjects and says no more than need be."""
    rows = (over.facts(row) for row in _rows(column))
    return min(rows, key=lambda row: (_difference(row, facts), len(row)), default=None)


def _difference(one: Mapping[str, Value], other: Mapping[str, Value]) -> int:
    return sum(one.get(name) != other.get(name) for name in one.keys() | other.keys())


def _rows(column: int) -> Iterator[int]:
    while column:
        lowest = column & -column
        yield lowest.bit_length() - 1
        column ^= lowest


def _scenario(
    name: str, facts: Mapping[str, Value], priorities: tuple[str, ...], knowledge: Knowledge
) -> Scenario:
    known = sorted(facts.items())
    return Scenario(
        name=name,
        declared=tuple(
            Declared(requirement=subject, value=value)
            for subject, value in known
            if subject in knowledge.requirement
        ),
        decided=tuple(
            Outcome(decision=subject, options=value)
            for subject, value in known
            if subject in knowledge.decision and isinstance(value, frozenset)
        ),
        priorities=priorities,
    )


def _example(scenario: Scenario, rule: str, bench: Bench) -> Example:
    trial = bench.trial(scenario)
    return Example(
        name=scenario.name,
        scenario=scenario,
        as_of=None,
        status="conflict" if trial.verdict.status == "conflict" else "chosen",
        expect=trial.verdict.choice,
        rules=(Saying(rule=rule, said=trial.says(rule)),),
        place=bench.decision.place,
    )
