"""Who settles a claim about all scenarios: z3, with a witness where there is one."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property

import z3

from recommender.model.condition import Value
from recommender.model.quantity import Quantity
from recommender.model.requirement import Choice, Flag, Measure
from recommender.proofs.z3_terms import Formula, Unknowns


class Witness:
    """One scenario in which what was asked for is so."""

    def __init__(self, over: Unknowns, model: Formula) -> None:
        self._over, self._model = over, model

    @cached_property
    def day(self) -> date:
        """The day of the witness."""
        number: int = self._model.eval(self._over.day, model_completion=True).as_long()
        return self._over.days[number]

    def weights(self) -> dict[str, Fraction]:
        """Return the weights, by criterion."""
        found = self._over.weights.items()
        return {name: self._fraction(term) for name, term in sorted(found)}

    def facts(self) -> Mapping[str, Value]:
        """Return what is known: requirements with their values, decisions with their outcomes."""
        over = self._over
        subjects = {name.split(" ")[0] for name in over.facts}
        return {
            subject: self._value(subject)
            for subject in sorted(subjects)
            if self._true(over.known(subject))
        }

    def already_uses(self) -> frozenset[str]:
        """Return the services that the account uses."""
        return frozenset(name for name, term in self._over.used.items() if self._true(term))

    def _true(self, term: Formula) -> bool:
        true: bool = z3.is_true(self._model.eval(term, model_completion=True))
        return true

    def _fraction(self, term: Formula) -> Fraction:
        return Fraction(self._model.eval(term, model_completion=True).as_fraction())

    def _value(self, subject: str) -> Value:
        over = self._over
        requirement = over.knowledge.requirement.get(subject)
        match requirement:
            case Flag():
                return self._true(over.fact(subject))
            case Measure():
                amount = self._fraction(over.fact(subject))
                return Quantity(dimension=requirement.dimension, amount=amount)
        names = [name for name in over.facts if name.startswith(f"{subject} ")]
        words = frozenset(name.split(" ")[1] for name in names if self._true(over.facts[name]))
        single = isinstance(requirement, Choice) and requirement.type == "choice"
        return next(iter(words)) if single else words


class Settler:
    """Settles claims about scenarios of which some things are taken for granted."""

    def __init__(
        self, over: Unknowns, granted: Iterable[Formula], seconds: float = 0, steps: int = 0
    ) -> None:
        """Take some things for granted, and as long over a claim as is said; 0 stands for no end.

        Args:
            over: the scenarios.
            granted: what is true of them.
            seconds: how long to look.
            steps: how many steps to take; the same on every machine.
        """
        self._over = over
        self._solver = z3.Solver()
        if seconds:
            self._solver.set("timeout", int(seconds * 1000))
        if steps:
            self._solver.set("rlimit", steps)
        self._solver.set("random_seed", 1)
        self._solver.add(*granted)

    def settle(self, claim: Iterable[Formula]) -> Witness | bool | None:
        """Return a witness of the claim, False where there is provably none, None if undecided."""
        self._solver.push()
        try:
            self._solver.add(*claim)
            self._solver.add(*self._over.sane())
            match self._solver.check():
                case z3.sat:
                    return Witness(self._over, self._solver.model())
                case z3.unsat:
                    return False
            return None
        finally:
            self._solver.pop()


def settle(claim: Iterable[Formula], over: Unknowns, seconds: float = 5) -> Witness | bool | None:
    """Return a witness of one claim, False where there is provably none, None if undecided."""
    return Settler(over, [], seconds).settle(claim)
