"""Every single change of a scenario at once, and what each decision comes to after it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from recommender.advise.answered import Answered, answered
from recommender.advise.coherence import consistent
from recommender.advise.many import Many, decide_many
from recommender.advise.matrix import Matrix, matrix
from recommender.advise.taking import Case as Asked
from recommender.advise.verdict import Verdict, verdict_in
from recommender.explain.changes import Change, Changes, Moves, changed, table_of
from recommender.model.condition import Value, subjects
from recommender.model.decision import Decision
from recommender.model.effect import Include
from recommender.model.scenario import Weight

MOST_ROWS = 60_000
"""So many combinations of changes are tried at once, at most."""


@dataclass(frozen=True)
class Case(Asked):
    """A scenario on a day, with what can be asked of it."""

    like: "Case | None" = None
    """Another case that declares the same, on the same day, and differs only in what counts."""

    @cached_property
    def facts(self) -> dict[str, Value]:
        """What is declared or assumed before anything changes."""
        return {**self.knowledge.defaults, **self.scenario.values}

    @cached_property
    def moves(self) -> Moves:
        """The single changes that the scenario allows."""
        return Moves(self.knowledge, self.scenario)

    @cached_property
    def bare(self) -> "Case":
        """The same with nothing declared."""
        scenario = self.scenario.model_copy(update={"declared": ()})
        return Case(self.knowledge, scenario, self.day)

    def read_by(self, decision: Decision) -> frozenset[str]:
        """Return the requirements that the decision rests on, its own and those of its feeders."""
        chain = (decision, *self.knowledge.feeding(decision))
        read = frozenset[str]().union(*(one.reads for one in chain))
        return read & self.knowledge.requirement.keys()

    def bearing_on(self, decision: Decision, option: str) -> frozenset[str]:
        """Return the requirements on which it depends whether the option can be the answer.

        In a checklist those are fewer than all: what includes the option, or another that needs it.
        """
        if decision.choose == "one":
            return self.read_by(decision)
        wanted = _needing(option, decision)
        read = set(subjects(decision.applies))
        for rule in decision.rules:
            if isinstance(rule.effect, Include) and wanted & {*rule.effect.options}:
                read |= subjects(rule.when)
        for name in read & self.knowledge.decision.keys():
            read |= self.read_by(self.knowledge.decision[name])
        return frozenset(read & self.knowledge.requirement.keys())

    def answer(self, decision: Decision, changes: Changes = ()) -> Verdict:
        """Return what the decision comes to after some changes, by the direct reading.

        What the scenario takes as given counts as chosen.
        """
        if decision.id in self._given:
            return Verdict("chosen", self._given[decision.id])
        if changes:
            scenario = changed(self.scenario, changes)
            return verdict_in(decision, self.knowledge, scenario, self.day)
        return self._answered.taken[decision.id].verdict

    def whole(self, decision: Decision) -> Verdict:
        """Return what the decision comes to where all choices have to fit together."""
        return self._fitting.answer(decision)

    @cached_property
    def _fitting(self) -> "Case":
        fitting = consistent(self.knowledge, self.scenario, self.day)
        kept = fitting.knowledge is self.knowledge
        return self if kept else Case(fitting.knowledge, self.scenario, self.day)

    @property
    def gives_way(self) -> bool:
        """Whether some choice gives way to others."""
        return self._fitting is not self

    @cached_property
    def _answered(self) -> Answered:
        return answered(self, like=self.like._answered if self.like else None)

    @cached_property
    def _given(self) -> dict[str, frozenset[str]]:
        return {outcome.decision: outcome.options for outcome in self.scenario.decided}

    def weighing(
        self, priorities: tuple[str, ...] = (), weights: tuple[Weight, ...] = ()
    ) -> "Case":
        """Return the same with other priorities or explicit weights, made once."""
        counted = (priorities, weights)
        if counted not in self._weighing:
            fields = {"priorities": priorities, "weights": weights}
            scenario = self.scenario.model_copy(update=fields)
            self._weighing[counted] = Case(self.knowledge, scenario, self.day, like=self)
        return self._weighing[counted]

    @cached_property
    def _weighing(self) -> dict[tuple[object, ...], "Case"]:
        return {}

    def board(self, decision: Decision) -> Matrix | None:
        """Return what each option scores; None where the decision weighs nothing or is given."""
        taken = self._answered.taken.get(decision.id)
        if taken is None or decision.choose != "one" or not taken.ground.weights:
            return None
        return matrix(taken.ground.board, taken.hold)

    def try_all(self, rows: list[Changes], decisions: Iterable[Decision]) -> Many:
        """Return what the decisions, and those that feed them, come to after each change."""
        wanted: set[str] = set()
        for decision in decisions:
            wanted |= {decision.id, *(one.id for one in self.knowledge.feeding(decision))}
        chain = [one for one in self.knowledge.decisions if one.id in wanted]
        over = table_of(self.facts, rows, self.knowledge.defaults)
        return decide_many(chain, over, self.knowledge, self.scenario, self.day)

    def verdicts(self, rows: list[Changes], decision: Decision) -> list[Verdict]:
        """Return what the decision comes to after each of the changes, in their order."""
        if not rows:
            return []
        return _by_row(self.try_all(rows, [decision]), decision.id, len(rows))


def _needing(option: str, decision: Decision) -> set[str]:
    """Return the option, and those that cannot do without it."""
    wanted = {option}
    while more := {one.id for one in decision.options if wanted & {*one.needs}} - wanted:
        wanted |= more
    return wanted


class Sweep:
    """What some decisions come to after every single change of a requirement that they rest on."""

    def __init__(self, case: Case, decisions: Iterable[Decision]) -> None:
        self.case = case
        asked = [*decisions]
        self._read = {decision.id: case.read_by(decision) for decision in asked}
        self._changes = case.moves.of(frozenset[str]().union(*self._read.values()))
        self._many = case.try_all([(), *((change,) for change in self._changes)], asked)

    def after(self, decision: Decision) -> Iterator[tuple[Change, Verdict]]:
        """Yield each change that the decision rests on, and what it comes to then."""
        read = self._read[decision.id]
        by_row = _by_row(self._many, decision.id, len(self._changes) + 1)
        for row, change in enumerate(self._changes, start=1):
            if change.requirement in read:
                yield change, by_row[row]


def pairs_after(
    case: Case, decision: Decision, read: Iterable[str]
) -> dict[Changes, Verdict] | None:
    """Return what the decision comes to after any two changes; None if they are too many.

    Args:
        case: the scenario.
        decision: the decision.
        read: the requirements that change.
    """
    single = case.moves.of(read)
    rows: list[Changes] = [
        (first, second)
        for number, first in enumerate(single)
        for second in single[number + 1 :]
        if first.requirement != second.requirement
    ]
    if len(rows) > MOST_ROWS:
        return None
    return dict(zip(rows, case.verdicts(rows, decision), strict=True))


def _by_row(many: Many, decision: str, rows: int) -> list[Verdict]:
    """Return the verdict of each row."""
    found: list[Verdict | None] = [None] * rows
    for verdict, column in many.parts[decision]:
        for row, bit in enumerate(reversed(f"{column:b}")):
            if bit == "1":
                found[row] = verdict
    return [verdict for verdict in found if verdict is not None]
