"""Small situations to ask about: those beside the rules, with a fact or two more."""

from collections.abc import Iterator
from functools import cached_property
from random import Random

from recommender.model.condition import Value
from recommender.model.decision import Decision, Rule
from recommender.model.scenario import Declared, Scenario
from recommender.readings.columns import Table, columns, table
from recommender.study.desk import Desk

FACTS = range(3, 6)
"""So many facts a situation has, where there are enough that go together."""

Facts = dict[str, Value]


class Situations:
    """The situations that the examples of a decision hold."""

    def __init__(self, decision: Decision, desk: Desk) -> None:
        self._decision, self._desk = decision, desk
        self.all = tuple(
            dict.fromkeys(
                _bare(example.scenario)
                for example in decision.examples
                if example.scenario.declared and not example.scenario.already_uses
            )
        )

    def with_rule(self, rule: Rule) -> list[Scenario]:
        """Return the situations in which the rule holds by what they declare."""
        column = columns(rule.when, self._table)[0]
        return [one for row, one in enumerate(self.all) if column >> row & 1]

    @cached_property
    def _table(self) -> Table:
        defaults = self._desk.knowledge.defaults
        return table(
            [
                {**defaults, **one.values, **{out.decision: out.options for out in one.decided}}
                for one in self.all
            ]
        )

    def companions(self, base: Scenario, rng: Random) -> list[Declared]:
        """Return facts that stand beside some fact of the situation elsewhere, in some order."""
        found: dict[Declared, None] = {}
        for other in self.all:
            if self._goes_with(base, other):
                found |= dict.fromkeys(
                    fact for fact in other.declared if fact.requirement not in base.values
                )
        facts = [*found]
        rng.shuffle(facts)
        return facts

    def _goes_with(self, base: Scenario, other: Scenario) -> bool:
        """Tell whether the two share a fact and differ in none."""
        shared = base.values.keys() & other.values.keys()
        return bool(shared) and all(base.values[name] == other.values[name] for name in shared)


def fuller(base: Scenario, companions: list[Declared], rng: Random) -> Iterator[Scenario]:
    """Yield the situation with some more facts, then as it is."""
    wanted = rng.choice(FACTS) - len(base.declared)
    if wanted > 0 and companions:
        extra: dict[str, Declared] = {}
        for fact in companions:
            if len(extra) < wanted:
                extra.setdefault(fact.requirement, fact)
        yield base.model_copy(update={"declared": _sorted((*base.declared, *extra.values()))})
    yield base


def merged(one: Scenario, other: Scenario) -> Scenario | None:
    """Return the two situations as one; None where they contradict each other or are the same."""
    values = dict(one.values)
    for name, value in other.values.items():
        own = values.setdefault(name, value)
        if isinstance(own, frozenset) and isinstance(value, frozenset):
            values[name] = own | value
        elif own != value:
            return None
    outcomes = {out.decision: out for out in one.decided}
    if any(outcomes.setdefault(out.decision, out) != out for out in other.decided):
        return None
    if values == one.values or len(values) > FACTS.stop:
        return None
    declared = (Declared(requirement=name, value=value) for name, value in values.items())
    return one.model_copy(
        update={"declared": _sorted((*declared,)), "decided": (*outcomes.values(),)}
    )


def _bare(scenario: Scenario) -> Scenario:
    return Scenario(name="Question", declared=_sorted(scenario.declared), decided=scenario.decided)


def _sorted(facts: tuple[Declared, ...]) -> tuple[Declared, ...]:
    return tuple(sorted(facts, key=lambda fact: fact.requirement))
