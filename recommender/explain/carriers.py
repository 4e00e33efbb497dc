"""The smallest part of what two scenarios differ in that carries another answer over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Any

from recommender.advise.many import decide_many
from recommender.advise.verdict import Verdict
from recommender.explain.changes import Change, changed, table_of
from recommender.explain.sweep import MOST_ROWS, Case
from recommender.model.comparison import Carried, Searched
from recommender.model.decision import Decision
from recommender.model.scenario import Scenario

MOST = 3
"""So many sets that carry an answer are told, where there are several of the same size."""


@dataclass(frozen=True)
class Part:
    """One of the differences, as it is taken over from one scenario into the other."""

    id: str
    change: Change | None
    """None where it is no requirement."""
    fields: Mapping[str, Any]
    """What it puts into the scenario besides."""


Parts = Sequence[Part]


def taken_over(parts: Iterable[Part], scenario: Scenario) -> Scenario:
    """Return the scenario with the parts taken over into it."""
    fields: dict[str, Any] = {}
    changes: list[Change] = []
    for part in parts:
        fields |= part.fields
        changes += [part.change] if part.change else []
    return changed(scenario, tuple(changes)).model_copy(update=fields)


class Search:
    """The search for what carries the other answer of one decision over."""

    def __init__(
        self, decision: Decision, case: Case, wanted: Verdict, parts: Parts, together: bool
    ) -> None:
        """Prepare the search.

        Args:
            decision: the decision.
            case: the scenario into which parts are taken over.
            wanted: the answer that they have to lead to; all of them together do.
            parts: the differences that can bear on it, those that are told first coming first.
            together: whether choices give way to others, so that no set can be judged by the
                decision and those that feed it alone.
        """
        self._decision, self._case, self._wanted, self._parts = decision, case, wanted, parts
        self._together = together
        self._chain = (*case.knowledge.feeding(decision), decision)

    def carried(self) -> Carried:
        """Return the smallest sets, or what is left once all that can be left out is gone."""
        found = [] if self._together else self._by_size(self._parts)[0]
        if found:
            return _told(found, "smallest")
        kept = self._thinned()
        assert self._carries(kept)
        found, every = ([], False) if self._together else self._by_size(kept)
        return _told(found or [kept], "no part" if found or every else "none left out")

    def _by_size(self, parts: Parts) -> tuple[list[Parts], bool]:
        """Return the smallest sets that carry the answer, and whether every set was tried."""
        tried = 0
        for size in range(1, len(parts) + 1):
            tried += comb(len(parts), size)
            if tried > MOST_ROWS:
                return [], False
            found = self._carrying([*combinations(parts, size)])
            if found:
                return found, True
        return [], True

    def _carrying(self, sets: Sequence[Parts]) -> list[Parts]:
        """Return those of the sets that carry the answer, in their order."""
        alike: dict[tuple[str, ...], list[int]] = {}
        for number, parts in enumerate(sets):
            alike.setdefault(tuple(part.id for part in parts if part.fields), []).append(number)
        found: list[int] = []
        for settings, numbers in alike.items():
            like = taken_over(
                (part for part in self._parts if part.id in settings), self._case.scenario
            )
            column = self._column([sets[number] for number in numbers], like)
            found += [number for row, number in enumerate(numbers) if column >> row & 1]
        return [sets[number] for number in sorted(found) if self._carries(sets[number])]

    def _column(self, sets: Sequence[Parts], like: Scenario) -> int:
        """Return the column of the sets that carry the answer; all are weighed in the same way."""
        knowledge = self._case.knowledge
        rows = [tuple(part.change for part in parts if part.change) for parts in sets]
        over = table_of(self._case.facts, rows, knowledge.defaults)
        many = decide_many(self._chain, over, knowledge, like, self._case.day)
        found = 0
        for verdict, column in many.parts[self._decision.id]:
            found |= column if verdict.answers_as(self._wanted) else 0
        return found

    def _carries(self, parts: Parts) -> bool:
        """Tell by the direct reading whether the parts together carry the answer.

        Where nothing gives way in either scenario, they do not if something has to after them.
        """
        scenario = taken_over(parts, self._case.scenario)
        case = Case(self._case.knowledge, scenario, self._case.day)
        alone = self._together or case.answer(self._decision).answers_as(self._wanted)
        return alone and case.whole(self._decision).answers_as(self._wanted)

    def _thinned(self) -> Parts:
        """Return parts that carry the answer, of which none can be left out."""
        kept, before = [*self._parts], 0
        while before != len(kept):
            before = len(kept)
            for length in _halves(before):
                kept = self._without(kept, length)
        return kept

    def _without(self, kept: list[Part], length: int) -> list[Part]:
        """Return the parts with each stretch of so many left out that can be."""
        start = 0
        while start < len(kept):
            fewer = [*kept[:start], *kept[start + length :]]
            if self._carries(fewer):
                kept = fewer
            else:
                start += length
        return kept


def _halves(length: int) -> Iterator[int]:
    while length > 1:
        length //= 2
        yield length


def _told(found: Sequence[Parts], searched: Searched) -> Carried:
    sets = tuple(
        tuple(part.id for part in sorted(parts, key=lambda part: (part.change is None, part.id)))
        for parts in found[:MOST]
    )
    return Carried(sets=sets, more=len(found) - len(sets), searched=searched)
