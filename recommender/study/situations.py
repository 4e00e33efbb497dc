"""Small situations to ask about: those beside the rules, with a fact or two more."""

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from random import Random

from recommender.advise.many import split_by_rules
from recommender.model.condition import Value
from recommender.model.decision import Decision, Rule
from recommender.model.quantity import Quantity
from recommender.model.scenario import Declared, Scenario
from recommender.readings.columns import Table, columns, table
from recommender.study.desk import Desk
from recommender.study.fairness import Held, held_by

FACTS = range(3, 6)
"""So many facts a situation has, where there are enough that go together."""

MOST = 8
"""What states more than so much is not read to its end."""

JOINED = 2
"""With so many others a situation is joined."""


class Situations:
    """The situations that the examples of a decision hold."""

    def __init__(self, decision: Decision, desk: Desk) -> None:
        self._decision, self._desk = decision, desk
        self.all = tuple(
            dict.fromkeys(
                _bare(example.scenario)
                for example in decision.examples
                if example.scenario.declared
                and not example.scenario.already_uses
                and stated(example.scenario) <= MOST
                and desk.beside.can_be(example.scenario)
            )
        )

    def with_rule(self, rule: Rule) -> list[Scenario]:
        """Return the situations in which the rule holds by what they declare."""
        column = columns(rule.when, self._table)[0]
        return [one for row, one in enumerate(self.all) if column >> row & 1]

    def possible(self, scenario: Scenario) -> bool:
        """Tell whether what the scenario says can be true together."""
        return self._desk.beside.goes_together(scenario)

    @cached_property
    def holding(self) -> frozenset[str]:
        """The rules that hold in some situation."""
        return frozenset(rule.id for rule in self._decision.rules if self.with_rule(rule))

    @cached_property
    def compared(self) -> frozenset[str]:
        """The ratings, as `option.criterion`, in which options differ that are right together."""
        found: set[str] = set()
        for held in {id(held): held for _, held in self.held}.values():
            for place, criterion in enumerate(self._decision.criteria, start=1):
                values = {rated[place] for rated in held.rated.values()}
                if len(values) > 1:
                    found |= {f"{option}.{criterion}" for option in held.rated}
        return frozenset(found)

    @cached_property
    def held(self) -> tuple[tuple[Scenario, Held], ...]:
        """The situations in which the question arises, with what holds in each on its own."""
        over = self._table
        arises = columns(self._decision.applies, over)[0]
        found = split_by_rules(self._decision, arises, over, self._desk.day)
        return tuple(
            (self.all[row], held)
            for rules, rows in found
            for held in [held_by(self._decision, rules, self._desk)]
            for row in range(over.rows)
            if rows >> row & 1
        )

    @cached_property
    def _table(self) -> Table:
        """The situations as rows, with what is assumed where they declare nothing."""
        over = table([{**one.values, **_outcomes(one)} for one in self.all])
        values = dict(over.values)
        defaults = self._desk.knowledge.defaults
        for name in sorted(self._decision.reads & defaults.keys()):
            known = values.get(name, ())
            silent = over.everywhere & ~sum(column for _, column in known)
            values[name] = [*known, (defaults[name], silent)]
        return Table(over.rows, values)

    def companions(self, base: Scenario, rng: Random) -> list[Declared]:
        """Return facts that can be true beside the situation, in an order of chance.

        Those that the decision reads come first: what does not matter should look as if it did.
        """
        facts = self._desk.beside.facts_beside(base)
        rng.shuffle(facts)
        return sorted(facts, key=lambda fact: fact.requirement not in self._decision.reads)


def fuller(base: Scenario, situations: Situations, rng: Random) -> Iterator[Scenario]:
    """Yield the situation with some more facts, then as it is."""
    wanted = rng.choice(FACTS)
    full = base
    for fact in situations.companions(base, rng) if len(base.declared) < wanted else ():
        if len(full.declared) >= wanted:
            break
        more = full.model_copy(update={"declared": _sorted((*full.declared, fact))})
        if fact.requirement not in full.values and situations.possible(more):
            full = more
    if full is not base:
        yield full
    yield base


def joined(base: Scenario, situations: Situations, rng: Random) -> Iterator[Scenario]:
    """Yield the situation as one with others that do not contradict it."""
    others = [*situations.all]
    rng.shuffle(others)
    whole = (one for other in others if (one := merged(base, other)) and situations.possible(one))
    yield from islice(whole, JOINED)


def merged(one: Scenario, other: Scenario) -> Scenario | None:
    """Return the two situations as one; None where they contradict each other or are the same.

    Amounts of two situations might make no sense together.
    """
    values = dict(one.values)
    for name, value in other.values.items():
        own = values.setdefault(name, value)
        if isinstance(own, frozenset) and isinstance(value, frozenset):
            values[name] = own | value
        elif own != value:
            return None
    if {*one.decided} != {*other.decided} or values == one.values or len(values) > FACTS.stop:
        return None
    amounts = {name for name, value in values.items() if isinstance(value, Quantity)}
    if not (amounts <= one.values.keys() or amounts <= other.values.keys()):
        return None
    declared = tuple(Declared(requirement=name, value=value) for name, value in values.items())
    return one.model_copy(update={"declared": _sorted(declared)})


def stated(scenario: Scenario) -> int:
    """Return the number of facts and outcomes, each word of a set by itself."""
    values = scenario.values.values()
    sets = [value for value in values if isinstance(value, frozenset)]
    return len(values) - len(sets) + sum(map(len, sets)) + len(scenario.decided)


def _outcomes(scenario: Scenario) -> dict[str, Value]:
    return {outcome.decision: outcome.options for outcome in scenario.decided}


def _bare(scenario: Scenario) -> Scenario:
    """Return the situation without what is asked for; an outcome of nothing goes without saying."""
    decided = tuple(outcome for outcome in scenario.decided if outcome.options)
    return Scenario(name="Question", declared=_sorted(scenario.declared), decided=decided)


def _sorted(facts: tuple[Declared, ...]) -> tuple[Declared, ...]:
    return tuple(sorted(facts, key=lambda fact: fact.requirement))
