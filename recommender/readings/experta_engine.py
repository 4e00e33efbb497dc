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
from itertools import count
from typing import Any

from recommender.model.condition import AllOf, AnyOf, Condition, Defined, Leaf, Not, Value
from recommender.model.truth import Truth


def _import_experta() -> Any:
    """Import experta 1.9.4, which needs a name that Python 3.10 removed, and undo its logging."""
    handlers = list(logging.root.handlers)
    missing = not hasattr(collections, "Mapping")
    if missing:
        collections.Mapping = collections.abc.Mapping  # type: ignore[attr-defined]
    try:
        import experta
    finally:
        if missing:
            del collections.Mapping  # type: ignore[attr-defined]
        logging.root.handlers[:] = handlers
    return experta


experta = _import_experta()


class _Known(experta.Fact):  # type: ignore[misc]  # experta has no types
    """A value that is known; one subclass per requirement or decision."""


class _Concluded(experta.Fact):  # type: ignore[misc]
    """A part of a condition, by number, that holds or fails."""


@cache
def _kind_of_fact(subject: str) -> type[Any]:
    """Return the class of the facts about a subject, so that only rules on it look at them."""
    return type(f"Known_{subject}", (_Known,), {})


@cache
def _pattern(leaf: Leaf, holds: bool) -> Any:
    """Return the pattern that matches the subject's fact exactly where the leaf holds, or fails."""
    wanted = experta.P(lambda value: leaf.test(value) is holds)
    return _kind_of_fact(leaf.subject)(value=wanted)


def truths(
    conditions: Mapping[str, Condition], facts: Mapping[str, Value]
) -> dict[str, Truth]:
    """Return the truth of each condition, under its name."""
    found = {name: Truth.UNKNOWN for name in conditions}
    network = _Network(found)
    for name, condition in conditions.items():
        network.conclude(name, condition)
    network.run(facts)
    return found


class _Network:
    """The rules of some conditions; running it writes down what they conclude."""

    def __init__(self, found: dict[str, Truth]) -> None:
        self._found = found
        self._rules: dict[str, Any] = {}
        self._parts: dict[Condition, int] = {}
        self._numbers = count()

    def conclude(self, name: str, condition: Condition) -> None:
        """Add the rules that write down whether the named condition holds or fails."""
        for truth in (Truth.TRUE, Truth.FALSE):
            self._add(condition, truth, self._noting(name, truth))

    def run(self, facts: Mapping[str, Value]) -> None:
        """Declare the facts that some rule looks at, and let every rule fire that can."""
        engine = type("Engine", (experta.KnowledgeEngine,), self._rules)()
        engine.reset()
        for subject in sorted(facts):
            engine.declare(_kind_of_fact(subject)(value=facts[subject]))
        engine.run()

    def _noting(self, name: str, truth: Truth) -> Callable[[Any], None]:
        def note(engine: Any) -> None:
            self._found[name] = truth

        return note

    def _add(self, condition: Condition, truth: Truth, then: Callable[[Any], None]) -> None:
        for patterns in self._ways(condition, truth is Truth.TRUE):
            number = next(self._numbers)
            rule = experta.Rule(experta.AND(*patterns) if patterns else experta.AND())
            self._rules[f"rule_{number}"] = rule(then)

    def _ways(self, condition: Condition, holds: bool) -> Iterator[list[Any]]:
        """Yield each set of patterns that, all matched, makes the condition hold (or fail)."""
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
                yield [_pattern(condition, holds)]

    def _one(self, part: Condition, holds: bool) -> Any:
        """Return one pattern that matches where the part holds (or fails)."""
        match part:
            case Not():
                return self._one(part.part, not holds)
            case Defined():
                return self._one(part.part, holds)
            case AllOf() | AnyOf():
                return _Concluded(part=self._number(part), holds=holds)
            case _:
                return _pattern(part, holds)

    def _number(self, part: Condition) -> int:
        """Return the part's number, adding the rules that conclude it the first time it is met."""
        if part not in self._parts:
            number = self._parts[part] = len(self._parts)
            for truth in (Truth.TRUE, Truth.FALSE):
                self._add(part, truth, _concluding(number, truth is Truth.TRUE))
        return self._parts[part]


def _concluding(number: int, holds: bool) -> Callable[[Any], None]:
    def conclude(engine: Any) -> None:
        engine.declare(_Concluded(part=number, holds=holds))

    return conclude
