"""Two rule bases compared: what differs in them, and which answers that changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from recommender.model.changes import AnswerChange, Changes
from recommender.model.example import Example
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario
from recommender.review.bench import Bench, Trial, answer_told
from recommender.review.entry_changes import entry_changes
from recommender.review.why_changed import reasons

ABSENT = "no such decision"
_NOTHING = {ABSENT, "not applicable", "open"}
"""Where a decision is not taken, its presence makes no difference."""


@dataclass(frozen=True)
class _Case:
    """A scenario on a day, with the decisions that are looked at in it."""

    name: str
    kind: Literal["scenario", "example"]
    scenario: Scenario
    day: date
    expected: dict[str, str]
    """What is expected of decisions, by id; of an example's decision, its answer."""


class _Bases:
    """Both rule bases, ready to be tried."""

    def __init__(self, old: Knowledge, new: Knowledge) -> None:
        self.old = {decision.id: Bench(decision, old) for decision in old.decisions}
        self.new = {decision.id: Bench(decision, new) for decision in new.decisions}
        self.decisions = [*self.new, *sorted(self.old.keys() - self.new.keys())]

    def change(self, case: _Case, decision: str) -> AnswerChange | None:
        """Return how the answer to a case changes; None where it stays."""
        before, after = (
            base[decision].trial(case.scenario, case.day) if decision in base else None
            for base in (self.old, self.new)
        )
        was, now = _answer(before), _answer(after)
        if was == now or (ABSENT in (was, now) and {was, now} <= _NOTHING):
            return None
        return AnswerChange(
            case=case.name,
            kind=case.kind,
            decision=decision,
            before=was,
            after=now,
            expected=case.expected.get(decision, ""),
            reasons=reasons(before, after) if before and after else (),
        )


def changes(
    old: Knowledge,
    new: Knowledge,
    scenarios: Sequence[Scenario],
    names: tuple[str, str],
    as_of: date,
) -> Changes:
    """Return what differs between two rule bases.

    Args:
        old: what one says.
        new: what the other says.
        scenarios: the cases, besides the examples of both.
        names: what the two are called.
        as_of: the day of the answers; an example that names its own day keeps it.
    """
    bases = _Bases(old, new)
    asked = [_scenario_case(scenario, as_of) for scenario in scenarios]
    shown = [*_example_cases(old, new, as_of)]
    found = [bases.change(case, name) for case in asked for name in bases.decisions]
    found += [bases.change(case, name) for case in shown for name in case.expected]
    return Changes(
        old=names[0],
        new=names[1],
        as_of=as_of,
        scenarios=len(asked),
        examples=len(shown),
        answers=tuple(change for change in found if change),
        entries=entry_changes(old, new),
    )


def _answer(trial: Trial | None) -> str:
    if trial is None:
        return ABSENT
    return answer_told(trial.verdict.status, trial.verdict.choice)


def _scenario_case(scenario: Scenario, day: date) -> _Case:
    expected = {
        outcome.decision: answer_told("conflict" if outcome.conflict else "chosen", outcome.options)
        for outcome in scenario.expects
    }
    return _Case(scenario.name, "scenario", scenario, day, expected)


def _example_cases(old: Knowledge, new: Knowledge, day: date) -> Iterator[_Case]:
    """Yield the examples of both: those of the new one, then those that only the old one has."""
    taken: set[tuple[str, Scenario, date | None]] = set()
    for knowledge in (new, old):
        for decision in knowledge.decisions:
            for example in decision.examples:
                key = (decision.id, example.scenario, example.as_of)
                if key not in taken:
                    taken.add(key)
                    yield _example_case(decision.id, example, day)


def _example_case(decision: str, example: Example, day: date) -> _Case:
    expected = {decision: answer_told(example.status, example.expect)}
    return _Case(example.name, "example", example.scenario, example.as_of or day, expected)
