"""What can be true together: what some example beside the rules has together."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from recommender.model.condition import Value
from recommender.model.knowledge import Knowledge
from recommender.model.quantity import Quantity
from recommender.model.scenario import Declared, Scenario
from recommender.model.truth import Truth
from recommender.readings.direct import truth

Mark = tuple[str, str]
"""A requirement or decision with one of its words; quantities are alike whatever they amount to."""


class Beside:
    """The facts and outcomes of all examples, two by two."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._impossible = knowledge.question_words.impossible
        self._beside: dict[Mark, dict[Mark, None]] = {}
        self._facts: dict[Mark, dict[Declared, None]] = {}
        for decision in knowledge.decisions:
            for example in decision.examples:
                self._add(example.scenario)

    def _add(self, scenario: Scenario) -> None:
        marks = [*_marks(scenario)]
        for mark in marks:
            self._beside.setdefault(mark, {}).update(dict.fromkeys(marks))
        for fact in scenario.declared:
            for mark in _of(fact.requirement, fact.value):
                self._facts.setdefault(mark, {})[fact] = None

    def can_be(self, scenario: Scenario) -> bool:
        """Tell whether nothing is known that makes the scenario impossible."""
        facts = {
            **scenario.values,
            **{outcome.decision: outcome.options for outcome in scenario.decided},
        }
        return not any(truth(one, facts) is Truth.TRUE for one in self._impossible)

    def goes_together(self, scenario: Scenario) -> bool:
        """Tell whether any two things that it says stand together in some example."""
        return self.can_be(scenario) and all(
            one[0] == other[0] or other in self._beside.get(one, {})
            for one, other in combinations(_marks(scenario), 2)
        )

    def facts_beside(self, scenario: Scenario) -> list[Declared]:
        """Return the facts that stand beside each thing that the scenario says, in some example.

        Beside an amount there is no other one: together they might make no sense.
        """
        amounts = any(isinstance(fact.value, Quantity) for fact in scenario.declared)
        marks = [*_marks(scenario)]
        first, *others = (self._beside.get(mark, {}) for mark in marks)
        known = {name for name, _ in marks}
        common = (mark for mark in first if all(mark in other for other in others))
        return [
            fact
            for mark in common
            if mark[0] not in known
            for fact in self._facts.get(mark, {})
            if not isinstance(fact.value, frozenset)
            and not (amounts and isinstance(fact.value, Quantity))
        ]


def _marks(scenario: Scenario) -> Iterator[Mark]:
    for fact in scenario.declared:
        yield from _of(fact.requirement, fact.value)
    for outcome in scenario.decided:
        yield from _of(outcome.decision, outcome.options)


def _of(name: str, value: Value) -> Iterable[Mark]:
    if isinstance(value, frozenset):
        return [(name, word) for word in sorted(value)]
    return [(name, "" if isinstance(value, Quantity) else str(value))]
