"""Two rule bases compared: what differs in them, and which answers that changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from recommender.model.changes import AnswerChange, Changes, EntryChange
from recommender.model.decision import Decision
from recommender.model.example import Example
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario
from recommender.review.bench import Bench, Trial, answer_told, trials
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

    def __init__(self, old: Knowledge, new: Knowledge, entries: Sequence[EntryChange]) -> None:
        self._both = [
            {decision.id: Bench(decision, base) for decision in base.decisions}
            for base in (old, new)
        ]
        differing = {entry.decision or entry.id for entry in entries}
        self._affected = {
            decision.id
            for base in (old, new)
            for decision in base.decisions
            if not differing.isdisjoint(_rests_on(decision, base))
        }
        """Where nothing differs that a decision rests on, it comes out alike."""

    def everywhere(self, case: _Case) -> Iterator[AnswerChange]:
        """Yield how the answers to a case change, decision by decision."""
        if self._affected:
            old, new = (trials(base.values(), case.scenario, case.day) for base in self._both)
            for name in [*new, *sorted(old.keys() - new.keys())]:
                if name in self._affected:
                    yield from _change(case, name, old.get(name), new.get(name))

    def expected(self, case: _Case) -> Iterator[AnswerChange]:
        """Yield how the answers change of which the case expects something."""
        for name in self._affected.intersection(case.expected):
            before, after = (
                base[name].trial(case.scenario, case.day) if name in base else None
                for base in self._both
            )
            yield from _change(case, name, before, after)


def _rests_on(decision: Decision, base: Knowledge) -> Iterator[str]:
    """Yield the ids of all that can bear on how the decision comes out."""
    for one in (decision, *base.feeding(decision)):
        yield one.id
        yield from one.reads
        for option in one.options:
            yield from option.services


def _change(
    case: _Case, decision: str, before: Trial | None, after: Trial | None
) -> Iterator[AnswerChange]:
    """Yield how the answer to a case changes; nothing where it stays."""
    was, now = _answer(before), _answer(after)
    if was == now or (ABSENT in (was, now) and {was, now} <= _NOTHING):
        return
    yield AnswerChange(
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
    entries = entry_changes(old, new)
    bases = _Bases(old, new, entries)
    asked = [_scenario_case(scenario, as_of) for scenario in scenarios]
    shown = [*_example_cases(old, new, as_of)]
    found = [change for case in asked for change in bases.everywhere(case)]
    found += [change for case in shown for change in bases.expected(case)]
    return Changes(
        old=names[0],
        new=names[1],
        as_of=as_of,
        scenarios=len(asked),
        examples=len(shown),
        answers=tuple(found),
        entries=entries,
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
