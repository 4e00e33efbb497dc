"""The experta reading: conditions as a network of rules, values as facts, answers by chaining.

Every condition is compiled twice, into rules that conclude that it holds and rules that conclude
that it fails. A value that is not known is no fact, so neither concludes: the condition is unknown.
Parts that have parts of their own conclude facts of their own, so no alternative is multiplied out,
and the conclusions are a set, so the order in which rules fire cannot show.
"""

import collections
import collections.abc
import logging
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from inspect import Parameter, Signature
from typing import Any

from recommender.model.condition import AllOf, AnyOf, Condition, Defined, Leaf, Not, Value, subjects
from recommender.model.truth import Truth


def _import_experta() -> Any:
    """Import experta 1.9.4, which needs a name that Python 3.10 removed, and undo its logging."""
    handlers = list(logging.root.handlers)
    missing = not hasattr(collections, "Mapping")
    if missing:
        collections.Mapping = collections.abc.Mapping  # type: ignore[attr-defined]  # removed in 3.10
    try:
        import experta
    finally:
        if missing:
            del collections.Mapping  # type: ignore[attr-defined]  # removed in 3.10
        logging.root.handlers[:] = handlers
    return experta


experta = _import_experta()


_nodes: Any = import_module("experta.matchers.rete.nodes")
_check: Any = import_module("experta.matchers.rete.check")
_Fact: Any = experta.Fact
_KnowledgeEngine: Any = experta.KnowledgeEngine
_ReteMatcher: Any = experta.KnowledgeEngine.__matcher__


class _Matcher(_ReteMatcher):  # type: ignore[misc]  # experta has no types
    """A matcher for rules that are plain conjunctions of patterns, so need no normal form."""

    @staticmethod
    def prepare_ruleset(engine: Any) -> set[Any]:
        """Return the rules as they are."""
        return set(engine.get_rules())

    @staticmethod
    def build_beta_part(ruleset: set[Any], alpha_terminals: Mapping[Any, Any]) -> None:
        """Wire each conjunction pattern by pattern."""
        for rule in ruleset:
            first, *others = rule
            last = alpha_terminals[first]
            for pattern in others:
                joined = _nodes.OrdinaryMatchNode(_check.SameContextCheck())
                last.add_child(joined, joined.activate_left)
                right = alpha_terminals[pattern]
                right.add_child(joined, joined.activate_right)
                last = joined
            end = _nodes.ConflictSetNode(rule)
            last.add_child(end, end.activate)


class _Engine(_KnowledgeEngine):  # type: ignore[misc]  # experta has no types
    """An engine that is handed its rules instead of finding them among its attributes."""

    __matcher__ = _Matcher

    def __init__(self, rules: list[Any]) -> None:
        self._handed = rules
        super().__init__()

    def get_rules(self) -> list[Any]:
        """Return the rules."""
        return self._handed


class _Known(_Fact):  # type: ignore[misc]  # experta has no types
    """A value that is known; one subclass per requirement or decision."""


class _Concluded(_Fact):  # type: ignore[misc]  # experta has no types
    """That a part of a condition holds, or that it fails, by number."""


@cache
def _kind_of_fact(subject: str) -> type[Any]:
    """Return the class of the facts about a subject, so that only rules on it look at them."""
    return type(f"Known_{subject}", (_Known,), {})


@cache
def _pattern(leaf: Leaf, holds: bool) -> Any:
    """Return the pattern that matches the subject's fact exactly where the leaf holds, or fails."""
    wanted = experta.P(lambda value: leaf.test(value) is holds)
    return _kind_of_fact(leaf.subject)(value=wanted)


def truths(conditions: Mapping[str, Condition], facts: Mapping[str, Value]) -> dict[str, Truth]:
    """Return the truth of each condition, under its name."""
    network = _Network(facts)
    for name, condition in conditions.items():
        network.conclude(name, condition)
    network.run()
    return network.found


class _Action:
    """What a rule does when it fires; experta asks for its name, and often for its signature."""

    __name__ = "action"
    __signature__ = Signature([Parameter("engine", Parameter.POSITIONAL_ONLY)])

    def __init__(self, do: Callable[[Any], None]) -> None:
        self._do = do

    def __call__(self, engine: Any) -> None:
        self._do(engine)


class _Network:
    """The rules of some conditions, and what they conclude from some facts.

    Building is what costs, so nothing is built that cannot matter. A pattern on a subject that is
    not known matches nothing. A condition of which every subject is known cannot be unknown: it
    fails unless it is concluded to hold.
    """

    def __init__(self, facts: Mapping[str, Value]) -> None:
        self.found: dict[str, Truth] = {}
        self._facts = facts
        self._rules: list[Any] = []
        self._parts: dict[tuple[Condition, bool], int] = {}
        self._read: set[str] = set()

    def conclude(self, name: str, condition: Condition) -> None:
        """Add the rules that write down whether the named condition holds or fails."""
        known = subjects(condition) <= self._facts.keys()
        self.found[name] = Truth.FALSE if known else Truth.UNKNOWN
        self._add(condition, True, _Action(lambda _: self.found.update({name: Truth.TRUE})))
        if not known:
            self._add(condition, False, _Action(lambda _: self.found.update({name: Truth.FALSE})))

    def run(self) -> None:
        """Declare the facts that some rule looks at, and let every rule fire that can."""
        engine = _Engine(self._rules)
        engine.reset()
        for subject in sorted(self._read):
            engine.declare(_kind_of_fact(subject)(value=self._facts[subject]))
        engine.run()

    def _add(self, condition: Condition, holds: bool, then: _Action) -> None:
        for patterns in self._ways(condition, holds):
            if all(pattern is not None for pattern in patterns):
                self._rules.append(experta.Rule(*patterns or [experta.InitialFact()])(then))

    def _ways(self, condition: Condition, holds: bool) -> Iterator[list[Any]]:
        """Yield each list of patterns that, all matched, makes the condition hold (or fail)."""
        match condition:
            case AllOf() | AnyOf():
                if isinstance(condition, AllOf) is holds:
                    yield [self._one(part, holds) for part in condition.parts]
                else:
                    yield from ([self._one(part, holds)] for part in condition.parts)
            case Not():
                yield from self._ways(condition.part, not holds)
            case Defined():
                yield from self._ways(condition.part, holds)
            case _:
                yield [self._one(condition, holds)]

    def _one(self, part: Condition, holds: bool) -> Any:
        """Return the pattern that matches where the part holds (or fails), or None if none can."""
        match part:
            case Not():
                return self._one(part.part, not holds)
            case Defined():
                return self._one(part.part, holds)
            case AllOf() | AnyOf():
                return _Concluded(part=self._number(part, holds))
            case _:
                if part.subject not in self._facts:
                    return None
                self._read.add(part.subject)
                return _pattern(part, holds)

    def _number(self, part: Condition, holds: bool) -> int:
        """Return the number under which rules conclude that the part holds (or fails)."""
        if (part, holds) not in self._parts:
            number = self._parts[part, holds] = len(self._parts)
            fact = _Concluded(part=number)
            self._add(part, holds, _Action(lambda engine: engine.declare(fact)))
        return self._parts[part, holds]
