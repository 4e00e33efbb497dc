"""Knowledge and a scenario to a recommendation: every decision in turn, on a date."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from recommender.advise.checklist import checklist
from recommender.advise.choose_one import choose_one
from recommender.advise.evidence import Reader, Situation, findings
from recommender.model.condition import Condition, Value, subjects
from recommender.model.decision import Decision
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import (
    DecisionResult,
    Question,
    Reading,
    Recommendation,
)
from recommender.model.scenario import Scenario
from recommender.model.truth import Truth
from recommender.readings.direct import grounds, residue, truth
from recommender.readings.prose import told


def advise(knowledge: Knowledge, scenario: Scenario, as_of: date, read: Reader) -> Recommendation:
    """Return the answer to the scenario on a date, with what both clocks would answer.

    Args:
        knowledge: what the rule files say.
        scenario: what is asked for.
        as_of: the day for which life cycles and dated rules are read.
        read: the reading that tells which rules hold, such as the experta engine's.
    """
    remembered = _remembering(read)
    results = {
        day: tuple(decide_all(knowledge, scenario, day, remembered))
        for day in {as_of, knowledge.guide_date, knowledge.facts_date}
    }
    then, now = results[knowledge.guide_date], results[knowledge.facts_date]
    decisions = tuple(
        result.model_copy(update={"then": before.choice, "now": after.choice})
        for result, before, after in zip(results[as_of], then, now, strict=True)
    )
    situation = Situation(knowledge, scenario, scenario.values, as_of)
    return Recommendation(
        scenario=scenario.name,
        description=scenario.description.strip(),
        declared=tuple(
            situation.reading(entry.requirement, entry.value) for entry in scenario.declared
        ),
        priorities=scenario.priorities,
        as_of=as_of,
        guide_date=knowledge.guide_date,
        facts_date=knowledge.facts_date,
        decisions=decisions,
        questions=_questions(knowledge, decisions),
        ignored=_ignored(knowledge, scenario, decisions),
    )


def decide_all(
    knowledge: Knowledge, scenario: Scenario, day: date, read: Reader
) -> Iterator[DecisionResult]:
    """Yield each decision's result, after those of the decisions that it reads."""
    facts: dict[str, Value] = {**knowledge.defaults, **scenario.values}
    given = {outcome.decision: outcome.options for outcome in scenario.decided}
    for decision in knowledge.decisions:
        situation = Situation(knowledge, scenario, facts, day)
        if decision.id in given:
            result = _given(decision, given[decision.id])
        else:
            result = decide(decision, situation, read)
        if result.status in ("chosen", "given", "not applicable"):
            facts = {**facts, decision.id: frozenset(result.choice)}
        yield result


def decide(decision: Decision, situation: Situation, read: Reader) -> DecisionResult:
    """Return how one decision comes out, where it applies."""
    match truth(decision.applies, situation.facts):
        case Truth.FALSE:
            return _not_taken(decision, situation, "not applicable")
        case Truth.UNKNOWN:
            return _not_taken(decision, situation, "open")
    found = findings(decision, situation, read)
    choose = choose_one if decision.choose == "one" else checklist
    parts = choose(decision, found, situation)
    return _result(
        decision,
        **parts,
        conflict=_conflict(parts) if parts["status"] == "conflict" else (),
        assumptions=_assumptions([rule.when for rule in found.hold], situation),
        reads=_decisions_read(decision, situation),
    )


def _result(decision: Decision, **parts: Any) -> DecisionResult:
    nothing: dict[str, Any] = {
        "choice": (), "why_not_taken": "", "asks": (), "because": (), "weights": (), "options": (),
        "margin": None, "runner_up": "", "close_call": "", "conflict": (), "assumptions": (),
        "reads": (), "then": (), "now": (),
    }  # fmt: skip
    return DecisionResult(
        id=decision.id,
        name=decision.name,
        question=decision.question,
        stage=decision.stage,
        guide=decision.guide,
        choose=decision.choose,
        **(nothing | parts),
    )


def _given(decision: Decision, options: frozenset[str]) -> DecisionResult:
    return _result(decision, status="given", choice=tuple(sorted(options)))


def _not_taken(decision: Decision, situation: Situation, status: str) -> DecisionResult:
    if status == "open":
        left = residue(decision.applies, situation.facts)
        unknown = (name for name in subjects(left) if situation.facts.get(name) is None)
        why, asks = told(left, situation.knowledge), tuple(sorted(unknown))
    else:
        failed = situation.readings(decision.applies)
        why, asks = "; ".join(reading.told for reading in failed), ()
    return _result(decision, status=status, why_not_taken=why, asks=asks)


def _conflict(parts: Mapping[str, Any]) -> tuple[Reading, ...]:
    """Return the values behind everything that leaves nothing right, by id."""
    found = {
        reading.subject: reading
        for option in parts["options"]
        if option.against
        for piece in (*option.against, *option.in_favour)
        for reading in piece.readings
    }
    return tuple(found[subject] for subject in sorted(found))


def _assumptions(conditions: list[Condition], situation: Situation) -> tuple[Reading, ...]:
    """Return the defaults that the conditions hold because of, by id."""
    read = {leaf.subject for when in conditions for leaf in grounds(when, situation.facts)}
    assumed = read & situation.knowledge.defaults.keys() - situation.scenario.values.keys()
    return tuple(situation.reading(name, situation.facts[name]) for name in sorted(assumed))


def _decisions_read(decision: Decision, situation: Situation) -> tuple[str, ...]:
    conditions = [decision.applies, *(rule.when for rule in decision.rules)]
    read = frozenset().union(*map(subjects, conditions))
    return tuple(name for name in situation.knowledge.decision if name in read)


def _questions(knowledge: Knowledge, results: tuple[DecisionResult, ...]) -> tuple[Question, ...]:
    """Return the undeclared requirements that undecided rules and decisions wait for."""
    waiting: Counter[str] = Counter()
    for result in results:
        waiting.update(result.asks)
        rules = {q.rule: q.asks for option in result.options for q in option.open_questions}
        for asks in rules.values():
            waiting.update(asks)
    known = [name for name in waiting if name in knowledge.requirement]
    return tuple(
        Question(
            id=name,
            question=knowledge.requirement[name].question,
            why=knowledge.requirement[name].why,
            waiting=waiting[name],
        )
        for name in sorted(known, key=lambda name: (-waiting[name], name))
    )


def _ignored(
    knowledge: Knowledge, scenario: Scenario, results: tuple[DecisionResult, ...]
) -> tuple[str, ...]:
    """Return the declared requirements that no decision which was taken reads."""
    read = {
        subject
        for result in results
        for decision in [knowledge.decision[result.id]]
        for condition in [decision.applies, *(rule.when for rule in decision.rules)]
        for subject in subjects(condition)
        if result.status != "not applicable" or condition is decision.applies
    }
    return tuple(sorted(scenario.values.keys() - read))


def _remembering(read: Reader) -> Reader:
    """Return the reading with a memory, since the clocks mostly ask the same of it."""
    memory: dict[tuple[tuple[str, ...], tuple[Value | None, ...]], Mapping[str, Truth]] = {}

    def remembered(
        conditions: Mapping[str, Condition], facts: Mapping[str, Value]
    ) -> Mapping[str, Truth]:
        read_by = sorted(frozenset().union(*map(subjects, conditions.values())))
        values = tuple(facts.get(name) for name in read_by)
        key = (tuple(conditions), values)
        if key not in memory:
            known = {name: facts[name] for name in read_by if name in facts}
            memory[key] = read(conditions, known)
        return memory[key]

    return remembered
