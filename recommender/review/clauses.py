"""Conditions and examples in words."""

from collections.abc import Iterator

from recommender.model.condition import AllOf, AnyOf, Condition, Defined, Not, Value, subjects
from recommender.model.decision import Decision
from recommender.model.knowledge import Knowledge
from recommender.model.rule_page import Clause, Term, Told, When
from recommender.readings.prose import told, value_told
from recommender.review.references import References
from recommender.review.replays import Replay

FEW = 2
"""So many parts of a condition still read well in one sentence."""


def when(condition: Condition, knowledge: Knowledge, references: References) -> When:
    """Return a condition in words, the named conditions in it explained."""
    named = {entry.name: entry for entry in _named(condition)}
    return When(
        clause=clause(condition, knowledge),
        terms=tuple(
            Term(name=name, told=named[name].told, means=clause(named[name].part, knowledge))
            for name in sorted(named)
        ),
        reads=tuple(references.subject(name) for name in sorted(subjects(condition))),
    )


def clause(condition: Condition, knowledge: Knowledge) -> Clause:
    """Return a condition as a clause, with its parts where a sentence of them would be long."""
    text = told(condition, knowledge)
    if not isinstance(condition, AllOf | AnyOf) or len(condition.parts) <= FEW:
        return Clause(text=text)
    return Clause(
        text=text,
        joint="all" if isinstance(condition, AllOf) else "any",
        parts=tuple(told(part, knowledge) for part in condition.parts),
    )


def _named(condition: Condition) -> Iterator[Defined]:
    match condition:
        case AllOf() | AnyOf():
            for part in condition.parts:
                yield from _named(part)
        case Not():
            yield from _named(condition.part)
        case Defined():
            yield condition
            yield from _named(condition.part)


def example_told(
    decision: Decision, played: Replay, knowledge: Knowledge, references: References
) -> Told:
    """Return an example of the decision in words."""
    example = played.example
    scenario = example.scenario
    values: dict[str, Value] = {**scenario.values}
    values |= {outcome.decision: outcome.options for outcome in scenario.decided}
    given = [value_told(name, values[name], knowledge) for name in sorted(values)]
    used = [knowledge.service[name].name for name in sorted(scenario.already_uses)]
    weights = {entry.criterion: f" × {entry.weight}" for entry in scenario.weights}
    return Told(
        name=example.name,
        given=(*given, *(f"the account already uses {name}" for name in used)),
        priorities=tuple(
            knowledge.criterion[name].name + weights.get(name, "")
            for name in (*scenario.priorities, *sorted(weights))
        ),
        answer=references.options(decision, example.expect),
        status=example.status,
        day=played.trial.day,
        place=example.place,
    )
