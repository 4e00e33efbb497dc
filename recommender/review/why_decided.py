"""The rules that decided when a record was written, beside those that decide now."""

from collections.abc import Iterator
from datetime import date

from recommender.model.changes import Reason
from recommender.model.knowledge import Knowledge
from recommender.model.pack import Withdrawn
from recommender.model.recommendation import DecisionResult
from recommender.model.record import Record
from recommender.model.scenario import Scenario
from recommender.review.bench import Bench

_BECAME = {
    "holds": "still holds, but decides nothing any more",
    "fails": "no longer holds",
    "open": "cannot be decided any more",
}


def rules_apart(
    record: Record, now: DecisionResult, knowledge: Knowledge, scenario: Scenario, day: date
) -> tuple[Reason, ...]:
    """Return the rules that decided then or decide now, and not both, with what became of each.

    One that decides as before is among them where a pack has put another in its place.
    """
    deciding = {piece.rule: piece.because for piece in now.because if piece.rule}
    gone = [name for name in record.rules if name not in deciding]
    replaced = {one.rule.id: one for one in _withdrawn(knowledge, now.id) if one.replaced}
    return (
        *_gone(gone, now.id, knowledge, scenario, day),
        *(
            _reason(name, f"was replaced by the pack {replaced[name].by}", deciding[name])
            for name in record.rules
            if name in deciding and name in replaced
        ),
        *(
            _reason(name, "decides now", because)
            for name, because in deciding.items()
            if name not in record.rules
        ),
    )


def _gone(
    names: list[str], decision: str, knowledge: Knowledge, scenario: Scenario, day: date
) -> Iterator[Reason]:
    """Yield what became of rules that decided then and do not now."""
    if not names:
        return
    trial = Bench(knowledge.decision[decision], knowledge).trial(scenario, day)
    withdrawn = {one.rule.id: one for one in _withdrawn(knowledge, decision)}
    for name in names:
        if name in trial.rules:
            said = _BECAME.get(trial.said[name], f"is not in force on {day}")
            yield _reason(name, said, trial.rules[name].because)
        elif name in withdrawn:
            said = f"was withdrawn by the pack {withdrawn[name].by}"
            yield _reason(name, said, withdrawn[name].because)
        elif name in {clash.id for clash in knowledge.clashes}:
            yield _reason(name, "has nothing against it any more")
        else:
            yield _reason(name, "is no longer among the rules")


def _withdrawn(knowledge: Knowledge, decision: str) -> list[Withdrawn]:
    return [one for one in knowledge.withdrawn if one.decision == decision]


def _reason(name: str, difference: str, because: str = "") -> Reason:
    return Reason(what="rule", id=name, difference=difference, because=because)
