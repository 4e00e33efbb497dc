"""The values that tell rules apart: words, limits, and what lies between limits."""

from collections.abc import Iterable
from fractions import Fraction

from recommender.model.condition import Compares, Leaf, Value, leaves
from recommender.model.effect import Advise
from recommender.model.knowledge import Knowledge
from recommender.model.quantity import Quantity, parse_quantity
from recommender.model.requirement import Choice, Flag, Measure
from recommender.model.sizing import Division
from recommender.model.units import Dimension

TELLING = 7
"""By how much an amount exceeds what one carries, where a sizing is tried."""


class Landmarks:
    """Every limit and word that the conditions of some rules can meet."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._limits: dict[str, set[Quantity]] = {}
        for decision in knowledge.decisions:
            for condition in decision.conditions:
                for leaf in leaves(condition):
                    if isinstance(leaf, Compares):
                        self._limits.setdefault(leaf.subject, set()).add(leaf.limit)
        self._sized = _sized(knowledge)

    def words(self, subject: str) -> tuple[str, ...]:
        """Return the words of a choice, or the options of a decision."""
        if subject in self._knowledge.decision:
            return tuple(option.id for option in self._knowledge.decision[subject].options)
        requirement = self._knowledge.requirement[subject]
        return requirement.words if isinstance(requirement, Choice) else ()

    def limits(self, subject: str) -> list[Quantity]:
        """Return the limits that rules compare the subject with, the smallest first."""
        return sorted(self._limits.get(subject, ()), key=lambda limit: limit.amount)

    def cases(self, subject: str) -> list[Quantity]:
        """Return an amount for every case that the limits of a quantity tell apart, in order."""
        return sorted(_cases(self.limits(subject)), key=lambda case: case.amount)

    def next_limits(self, subject: str, limit: Quantity) -> list[Quantity]:
        """Return the nearest other limits below and above; else half of it, and twice it."""
        others = self.limits(subject)
        below = [other for other in others if other.amount < limit.amount]
        above = [other for other in others if other.amount > limit.amount]
        found = [below[-1] if below else _scaled(limit, Fraction(1, 2))]
        found.append(above[0] if above else _scaled(limit, Fraction(2)))
        return [other for other in found if other.amount != limit.amount]

    def values(self, subject: str) -> list[Value | None]:
        """Return a value for every case that some rule tells apart; None stands for unknown."""
        if subject in self._knowledge.decision:
            return self._known_or_not(subject, self._outcomes(self.words(subject)))
        match self._knowledge.requirement[subject]:
            case Flag():
                return self._known_or_not(subject, [False, True])
            case Choice(type="choice") as choice:
                return self._known_or_not(subject, choice.words)
            case Choice() as choice:
                return self._known_or_not(subject, self._outcomes(choice.words))
        amounts = [*_cases(self.limits(subject)), *self._sized.get(subject, ())]
        return self._known_or_not(subject, dict.fromkeys(amounts))

    def told_apart_by(self, leaves: Iterable[Leaf]) -> list[Value | None]:
        """Return a value for every case that these leaves, all of one subject, tell apart."""
        tests = [*leaves]
        subject = tests[0].subject
        limits = [leaf.limit for leaf in tests if isinstance(leaf, Compares)]
        values = self._known_or_not(subject, _cases(limits)) if limits else self.values(subject)
        kept: dict[tuple[bool | None, ...], Value | None] = {}
        for value in values:
            answers = (None if value is None else leaf.test(value) for leaf in tests)
            kept.setdefault(tuple(answers), value)
        return list(kept.values())

    def _known_or_not(self, subject: str, values: Iterable[Value]) -> list[Value | None]:
        return [*([] if subject in self._knowledge.defaults else [None]), *values]

    def _outcomes(self, words: Iterable[str]) -> list[Value]:
        return [frozenset(), *(frozenset({word}) for word in words)]


def _sized(knowledge: Knowledge) -> dict[str, list[Quantity]]:
    """Return amounts by which mistakes in sizings show, by the requirement that is sized."""
    found: dict[str, list[Quantity]] = {}
    for decision in knowledge.decisions:
        for rule in decision.rules:
            for sizing in rule.effect.sizings.values() if isinstance(rule.effect, Advise) else ():
                for way in sizing.largest_of:
                    for name in way.requirements:
                        found.setdefault(name, []).append(_telling(knowledge, name, way))
    return found


def _telling(knowledge: Knowledge, name: str, way: Division) -> Quantity:
    """Return some times what one carries: no part of the arithmetic is lost in rounding then."""
    measure = knowledge.requirement[name]
    assert isinstance(measure, Measure)
    fixed = (one for one in (*way.per, *way.of) if isinstance(one, Quantity))
    like = next((one for one in fixed if one.dimension is measure.dimension), None)
    unit = like or parse_quantity(measure.dimension.example, measure.dimension)
    return _scaled(unit, Fraction(TELLING))


def _cases(limits: Iterable[Quantity]) -> list[Quantity]:
    """Return the limits themselves, and a round amount on each side of each of them."""
    ordered = sorted(set(limits), key=lambda limit: limit.amount)
    if not ordered:
        return []
    found = [_scaled(ordered[0], Fraction(1, 2))]
    for limit, following in zip(ordered, [*ordered[1:], None], strict=True):
        found.append(limit)
        between = _between(limit, following)
        if between is not None:
            found.append(between)
    return [one for one in found if one.amount > 0]


def _between(low: Quantity, high: Quantity | None) -> Quantity | None:
    """Return a round amount between two limits, or above one; None where nothing whole is."""
    if high is None:
        return _scaled(low, Fraction(2))
    tried = (low.amount * 2, high.amount / 2, low.amount + 1, (low.amount + high.amount) / 2)
    whole = low.dimension is Dimension.COUNT
    for amount in tried:
        if low.amount < amount < high.amount and not (whole and amount.denominator > 1):
            return low.model_copy(update={"amount": amount})
    return None


def _scaled(limit: Quantity, by: Fraction) -> Quantity:
    amount = limit.amount * by
    if limit.dimension is Dimension.COUNT:
        amount = Fraction(amount.__floor__())
    return Quantity(dimension=limit.dimension, amount=amount)
