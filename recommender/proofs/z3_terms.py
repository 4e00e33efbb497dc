"""The solver reading: scenarios as unknowns, decisions as constraints, exact.

A requirement is whether it is known and what it is; a condition is two formulas, that it holds and
that it fails. The weights are reals, and the day is one of the stretches between the dates that
rules and life cycles name.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from itertools import count
from typing import Any

import z3

from recommender.model.condition import (
    AllOf,
    AnyOf,
    Compares,
    Condition,
    Decided,
    Defined,
    HasAnyOf,
    IsDeclared,
    IsFlag,
    IsOneOf,
    Leaf,
    Not,
)
from recommender.model.decision import Decision
from recommender.model.knowledge import Knowledge
from recommender.model.requirement import Choice, Measure
from recommender.model.units import Dimension

Formula = Any
"""A z3 term; z3 has no types."""
Weigh = Callable[[Decision], Mapping[str, Fraction]] | None


class Unknowns:
    """A scenario of which nothing is fixed: its facts, its weights and its day."""

    def __init__(self, knowledge: Knowledge, days: Iterable[date], weigh: Weigh = None) -> None:
        self.knowledge = knowledge
        self.weigh = weigh
        """What each criterion weighs in a decision, where that is not unknown as well."""
        self.days = tuple(days)
        self.day = z3.Int("day")
        self._numbers = count()
        self._facts: dict[str, Formula] = {}
        self._known: dict[str, Formula] = {}
        self._weights: dict[str, Formula] = {}
        self._uses: dict[str, Formula] = {}
        self._made: dict[str, Formula] = {}
        self._limits: dict[str, list[Formula]] = {}

    @property
    def facts(self) -> Mapping[str, Formula]:
        """Every fact that has been asked for: `subject`, or `subject word`."""
        return self._facts

    @property
    def weights(self) -> Mapping[str, Formula]:
        """Every weight that has been asked for, by criterion."""
        return self._weights

    @property
    def used(self) -> Mapping[str, Formula]:
        """Whether the account uses each service that has been asked for."""
        return self._uses

    def number(self) -> int:
        """Return a number that nothing else about these scenarios has."""
        return next(self._numbers)

    def once(self, name: str, make: Callable[[], Formula]) -> Formula:
        """Return the formula of that name, made the first time it is asked for."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]

    def known(self, subject: str) -> Formula:
        """Return whether the subject has a value; one with a default always has."""
        if subject in self.knowledge.defaults:
            return z3.BoolVal(True)
        return self._known.setdefault(subject, z3.Bool(f"known {subject}"))

    def fact(self, subject: str, word: str = "") -> Formula:
        """Return the value of a flag or a quantity, or whether a choice has the word."""
        name = f"{subject} {word}".strip()
        if name not in self._facts:
            measure = isinstance(self.knowledge.requirement.get(subject), Measure)
            self._facts[name] = z3.Real(name) if measure else z3.Bool(name)
        return self._facts[name]

    def weight(self, criterion: str) -> Formula:
        """Return how much the criterion counts."""
        return self._weights.setdefault(criterion, z3.Real(f"weight {criterion}"))

    def uses(self, service: str) -> Formula:
        """Return whether the account uses the service already."""
        return self._uses.setdefault(service, z3.Bool(f"uses {service}"))

    def on(self, holds: Iterable[bool]) -> Formula:
        """Return whether the day is one of those for which something holds."""
        numbers = [n for n, true in enumerate(holds) if true]
        if len(numbers) == len(self.days):
            return z3.BoolVal(True)
        return z3.Or([self.day == n for n in numbers])

    def sane(self) -> list[Formula]:
        """Return what is true of every scenario: one word of a choice, no negative quantity."""
        rules = [self.day >= 0, self.day < len(self.days)]
        for subject in sorted({name.split(" ")[0] for name in self._facts}):
            if subject not in self._limits:
                self._limits[subject] = self._sane(subject)
            rules += self._limits[subject]
        weights = [*self._weights.values()]
        rules += [weight >= 0 for weight in weights]
        return rules + ([z3.Sum(weights) == 1] if weights else [])

    def _sane(self, subject: str) -> list[Formula]:
        if subject in self.knowledge.decision:
            decision = self.knowledge.decision[subject]
            words = [self.fact(subject, option.id) for option in decision.options]
            return [z3.AtMost(*words, 1)] if decision.choose == "one" else []
        match self.knowledge.requirement[subject]:
            case Choice(type="choice") as choice:
                words = [self.fact(subject, word) for word in choice.words]
                return [z3.AtMost(*words, 1), z3.Or(words)]
            case Measure() as measure:
                value = self.fact(subject)
                whole = [z3.IsInt(value)] if measure.dimension is Dimension.COUNT else []
                return [value >= 0, *whole]
        return []


def read(condition: Condition, over: Unknowns) -> tuple[Formula, Formula]:
    """Return the formulas that the condition holds, and that it fails."""
    match condition:
        case AllOf() | AnyOf():
            parts = [read(part, over) for part in condition.parts]
            holds, fails = [part[0] for part in parts], [part[1] for part in parts]
            if isinstance(condition, AllOf):
                return z3.And(holds), z3.Or(fails)
            return z3.Or(holds), z3.And(fails)
        case Not():
            holds, fails = read(condition.part, over)
            return fails, holds
        case Defined():
            return read(condition.part, over)
        case _:
            meets, known = _leaf(condition, over), over.known(condition.subject)
            return z3.And(known, meets), z3.And(known, z3.Not(meets))


def _leaf(leaf: Leaf, over: Unknowns) -> Formula:
    match leaf:
        case IsFlag():
            value = over.fact(leaf.subject)
            return value if leaf.expected else z3.Not(value)
        case IsOneOf() | HasAnyOf() | Decided():
            return z3.Or([over.fact(leaf.subject, word) for word in leaf.values])
        case Compares():
            return leaf.relation.compares(over.fact(leaf.subject), real(leaf.limit.amount))
        case IsDeclared():
            return z3.BoolVal(True)


def real(number: Fraction) -> Formula:
    """Return the number as a term."""
    return z3.Q(number.numerator, number.denominator)
