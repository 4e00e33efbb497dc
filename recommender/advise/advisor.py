"""Knowledge and a scenario to a recommendation: every decision in turn, on a date."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from recommender.advise.coherence import consistent
from recommender.advise.decide import decide, given
from recommender.advise.evidence import Reader, Situation
from recommender.advise.picture import diagram_of
from recommender.model.condition import Value, subjects
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import DecisionResult, Question, Recommendation
from recommender.model.scenario import Scenario


def advise(knowledge: Knowledge, scenario: Scenario, as_of: date, read: Reader) -> Recommendation:
    """Return the answer to the scenario on a date, with what both clocks would answer.

    Args:
        knowledge: what the rule files say.
        scenario: what is asked for.
        as_of: the day for which life cycles and dated rules are read.
        read: the reading that tells which rules hold, such as the experta engine's.
    """
    fitting = consistent(knowledge, scenario, as_of)
    results = tuple(decide_all(fitting.knowledge, scenario, as_of, read))
    choices = {as_of: [result.choice for result in results]}
    for day in {knowledge.guide_date, knowledge.facts_date} - {as_of}:
        choices[day] = [*choices_on(knowledge, scenario, day).values()]
    then, now = choices[knowledge.guide_date], choices[knowledge.facts_date]
    decisions = tuple(
        result.model_copy(
            update={"then": before, "now": after, "gave_way": fitting.gave_way.get(result.id)}
        )
        for result, before, after in zip(results, then, now, strict=True)
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
        stages=knowledge.stages,
        clashes=fitting.clashes,
        diagram=diagram_of(knowledge, scenario, results),
    )


def choices_on(knowledge: Knowledge, scenario: Scenario, day: date) -> dict[str, tuple[str, ...]]:
    """Return what each decision comes to on a day, without the reasons, by its id."""
    facts = consistent(knowledge, scenario, day).facts
    return {
        decision.id: tuple(sorted(chosen)) if isinstance(chosen, frozenset) else ()
        for decision in knowledge.decisions
        for chosen in [facts.get(decision.id)]
    }


def decide_all(
    knowledge: Knowledge, scenario: Scenario, day: date, read: Reader
) -> Iterator[DecisionResult]:
    """Yield each decision's result, after those of the decisions that it reads."""
    facts: dict[str, Value] = {**knowledge.defaults, **scenario.values}
    taken = {outcome.decision: outcome.options for outcome in scenario.decided}
    for decision in knowledge.decisions:
        situation = Situation(knowledge, scenario, facts, day)
        if decision.id in taken:
            result = given(decision, taken[decision.id])
        else:
            result = decide(decision, situation, read)
        if result.outcome is not None:
            facts = {**facts, decision.id: result.outcome}
        yield result


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
        for subject in (
            subjects(decision.applies) if result.status == "not applicable" else decision.reads
        )
    }
    return tuple(sorted(scenario.values.keys() - read))
