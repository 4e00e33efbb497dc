"""Changes of a scenario: each requirement to each other value that some rule tells apart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recommender.model.condition import Value
from recommender.model.knowledge import Knowledge
from recommender.model.landmarks import Landmarks
from recommender.model.quantity import Quantity
from recommender.model.requirement import Measure
from recommender.model.scenario import Declared, Scenario
from recommender.readings.columns import Table, column_of


@dataclass(frozen=True)
class Change:
    """A requirement, given another value."""

    requirement: str
    value: Value | None
    """None: it is no longer declared, so its default holds, or it is unknown."""


Changes = tuple[Change, ...]


class Moves:
    """The single changes that a scenario allows."""

    def __init__(
        self, knowledge: Knowledge, scenario: Scenario, landmarks: Landmarks | None = None
    ) -> None:
        self._knowledge = knowledge
        self._scenario = scenario
        self.landmarks = landmarks or Landmarks(knowledge)
        self._facts = {**knowledge.defaults, **scenario.values}

    def of(self, names: Iterable[str]) -> tuple[Change, ...]:
        """Return every single change of the requirements, the fixed ones left alone."""
        return tuple(
            Change(name, value)
            for name in sorted({*names} - self._scenario.fixed)
            for value in self._others(name)
        )

    def _others(self, name: str) -> Iterator[Value]:
        now = self._facts.get(name)
        if isinstance(now, frozenset):
            yield from (now ^ {word} for word in sorted(self.landmarks.words(name)))
        elif isinstance(self._knowledge.requirement[name], Measure):
            limits = self.landmarks.limits(name)
            if not limits and now is None:
                yield from (one for one in self.landmarks.values(name)[1:2] if one is not None)
            for case in self.landmarks.cases(name):
                if not (isinstance(now, Quantity) and alike(case, now, limits)):
                    yield case
        else:
            others = (one for one in self.landmarks.values(name) if one is not None and one != now)
            yield from sorted(others, key=_by_words)


def _by_words(value: Value) -> tuple[str, ...]:
    return tuple(sorted(value)) if isinstance(value, frozenset) else (str(value),)


def alike(one: Quantity, other: Quantity, limits: Iterable[Quantity]) -> bool:
    """Tell whether two amounts lie on the same side of every limit."""
    return all(_side(one, limit) == _side(other, limit) for limit in limits)


def _side(value: Quantity, limit: Quantity) -> tuple[bool, bool]:
    return value.amount < limit.amount, value.amount > limit.amount


def table_of(
    facts: Mapping[str, Value], rows: Sequence[Changes], defaults: Mapping[str, Value]
) -> Table:
    """Return the table whose rows are the facts, each with its own changes.

    Args:
        facts: what is known in every row that does not change it.
        rows: the changes of each row.
        defaults: what holds where a requirement is no longer declared.
    """
    everywhere = (1 << len(rows)) - 1
    changed = _columns(rows, defaults)
    values: dict[str, list[tuple[Value, int]]] = {}
    for name in facts.keys() | changed.keys():
        own = changed.get(name, {})
        left = everywhere
        for column in own.values():
            left &= ~column
        known = [(value, column) for value, column in own.items() if value is not None]
        values[name] = [*([(facts[name], left)] if name in facts else []), *known]
    return Table(len(rows), values)


def _columns(
    rows: Sequence[Changes], defaults: Mapping[str, Value]
) -> dict[str, dict[Value | None, int]]:
    """Return the rows in which a requirement is changed to a value, by requirement and value."""
    # The same change stands in many rows, and to hash what it says takes longer than all the rest.
    made: dict[int, tuple[Change, list[int]]] = {}
    for number, changes in enumerate(rows):
        for change in changes:
            made.setdefault(id(change), (change, []))[1].append(number)
    found: dict[str, dict[Value | None, int]] = {}
    for change, numbers in made.values():
        value = defaults.get(change.requirement) if change.value is None else change.value
        of_subject = found.setdefault(change.requirement, {})
        of_subject[value] = of_subject.get(value, 0) | column_of(numbers, len(rows))
    return found


def changed(scenario: Scenario, changes: Changes) -> Scenario:
    """Return the scenario with the changes made."""
    values = {**scenario.values, **{change.requirement: change.value for change in changes}}
    declared = tuple(
        Declared(requirement=name, value=value)
        for name, value in sorted(values.items())
        if value is not None
    )
    return scenario.model_copy(update={"declared": declared})
