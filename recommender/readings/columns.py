"""The column reading: a condition over many scenarios at once.

A column is an integer and a row one of its bits, so joining two columns is one operation for
thousands of rows. A condition is read as two columns: the rows in which it holds, and those in
which it fails; in the others it is unknown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recommender.model.condition import AllOf, AnyOf, Condition, Defined, Leaf, Not, Value


@dataclass(frozen=True)
class Table:
    """Scenarios as rows: for each subject, its values with the rows that have them.

    Rows that no value of a subject claims leave it unknown.
    """

    rows: int
    """How many there are."""
    values: Mapping[str, Sequence[tuple[Value, int]]]

    @property
    def everywhere(self) -> int:
        """The column of all rows."""
        return (1 << self.rows) - 1

    def facts(self, row: int) -> dict[str, Value]:
        """Return what is known in one row."""
        return {
            subject: value
            for subject, choices in self.values.items()
            for value, column in choices
            if column >> row & 1
        }


def table(scenarios: Sequence[Mapping[str, Value]]) -> Table:
    """Return the table whose rows are the scenarios, in their order."""
    columns: dict[str, dict[Value, int]] = {}
    for row, facts in enumerate(scenarios):
        for subject, value in facts.items():
            of_subject = columns.setdefault(subject, {})
            of_subject[value] = of_subject.get(value, 0) | 1 << row
    return Table(
        rows=len(scenarios),
        values={subject: tuple(found.items()) for subject, found in columns.items()},
    )


def column_of(numbers: Iterable[int], rows: int) -> int:
    """Return the column of the rows with those numbers, of so many rows."""
    octets = bytearray(rows // 8 + 1)
    for number in numbers:
        octets[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(octets, "little")


def columns(condition: Condition, over: Table) -> tuple[int, int]:
    """Return the rows in which the condition holds and those in which it fails."""
    match condition:
        case AllOf():
            return _joined((columns(part, over) for part in condition.parts), over)
        case AnyOf():
            fails, holds = _joined((columns(part, over)[::-1] for part in condition.parts), over)
            return holds, fails
        case Not():
            holds, fails = columns(condition.part, over)
            return fails, holds
        case Defined():
            return columns(condition.part, over)
        case _:
            return _leaf(condition, over)


def _joined(parts: Iterable[tuple[int, int]], over: Table) -> tuple[int, int]:
    """Return where all first columns have a row, and where any second column has one."""
    all_, any_ = over.everywhere, 0
    for first, second in parts:
        all_ &= first
        any_ |= second
    return all_, any_


def _leaf(leaf: Leaf, over: Table) -> tuple[int, int]:
    holds = fails = 0
    for value, column in over.values.get(leaf.subject, ()):
        if leaf.test(value):
            holds |= column
        else:
            fails |= column
    return holds, fails
