"""One decision, taken where it applies."""

from collections.abc import Mapping
from typing import Any

from recommender.advise.checklist import checklist
from recommender.advise.choose_one import choose_one
from recommender.advise.evidence import Reader, Situation, findings
from recommender.model.condition import Condition, subjects
from recommender.model.decision import Decision
from recommender.model.evidence import Reading
from recommender.model.recommendation import DecisionResult
from recommender.model.truth import Truth
from recommender.readings.direct import grounds, residue, truth
from recommender.readings.prose import told


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
        conflict=_conflict(parts, decision.choose) if parts["status"] == "conflict" else (),
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


def given(decision: Decision, options: frozenset[str]) -> DecisionResult:
    """Return the result of a decision that the scenario has taken itself."""
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


def _conflict(parts: Mapping[str, Any], choose: str) -> tuple[Reading, ...]:
    """Return the values behind everything that leaves nothing right, by id."""
    found = {
        reading.subject: reading
        for option in parts["options"]
        if option.against and (choose == "one" or option.in_favour)
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
    return tuple(name for name in situation.knowledge.decision if name in decision.reads)
