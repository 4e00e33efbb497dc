"""What testing the rules brought to light: failed examples, conditions untried, mutants alive."""

from typing import Literal

from recommender.errors import Place
from recommender.model.base import Frozen
from recommender.model.example import Example
from recommender.model.quantity import Exact

Fate = Literal["killed", "survived", "not told apart"]
"""Whether some example noticed, or one could have, or no scenario was found in which one could."""


class Standing(Frozen):
    """How an option stands where an example fails."""

    option: str
    score: Exact | None
    """None in a checklist, which weighs nothing."""
    against: tuple[str, ...]
    """What makes it not right: the rules, and the life cycles of its services."""
    in_favour: tuple[str, ...]
    """What includes it in a checklist."""


class Failure(Frozen):
    """An example that is not answered as it expects."""

    place: Place
    decision: str
    name: str
    expected: tuple[str, ...]
    got: tuple[str, ...]
    """What came instead, expectation by expectation."""
    options: tuple[Standing, ...]
    """The best first; empty where the decision is not taken."""


class Coverage(Frozen):
    """In how many examples a condition held, failed or stayed unknown."""

    place: Place
    decision: str
    subject: str
    """The rule or the definition in which it stands, or `applies`."""
    condition: str
    """The condition as it is written, or `when` for all of it."""
    true: int
    false: int
    unknown: int
    never_false: bool
    """Whether it can only hold or stay unknown, as `declared` does."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The truths that it should have had in some example and had in none."""
        wanted = {"true": self.true, **({} if self.never_false else {"false": self.false})}
        return tuple(name for name, times in wanted.items() if not times)


class Mutation(Frozen):
    """One small change of the rules, and whether an example noticed."""

    place: Place
    decision: str
    subject: str
    """The rule or the definition that is changed, or `applies`."""
    change: str
    """What is changed into what."""
    fate: Fate
    killed_by: str
    """The first example that noticed; empty where none did."""
    proposal: Example | None
    """An example that would notice, expecting what the unchanged rules answer; its place has a line
    where it is there already and only has to say more."""
    instead: str
    """What the changed rules would answer to it."""


class DecisionTest(Frozen):
    """What the examples of one decision show."""

    decision: str
    examples: int
    failures: tuple[Failure, ...]
    coverage: tuple[Coverage, ...]
    mutations: tuple[Mutation, ...] | None
    """None where none were asked for."""

    def mutants(self, fate: Fate) -> tuple[Mutation, ...]:
        """Return the mutations with that fate."""
        return tuple(entry for entry in self.mutations or () if entry.fate == fate)

    @property
    def uncovered(self) -> tuple[Coverage, ...]:
        """The conditions that some truth is missing of."""
        return tuple(entry for entry in self.coverage if entry.missing)


class RulesTest(Frozen):
    """What the examples of several decisions show."""

    decisions: tuple[DecisionTest, ...]

    @property
    def passed(self) -> bool:
        """Whether every example is answered as it expects."""
        return not any(entry.failures for entry in self.decisions)

    @property
    def covered(self) -> bool:
        """Whether every condition was true in some example and false in another."""
        return not any(entry.uncovered for entry in self.decisions)

    def score(self) -> float | None:
        """Return the share of mutants killed, in per cent; none where there are none to kill."""
        return score_of(self.decisions)


def score_of(tests: tuple[DecisionTest, ...]) -> float | None:
    """Return 100 × killed / (killed + survived); none where that is empty."""
    killed = sum(len(entry.mutants("killed")) for entry in tests)
    survived = sum(len(entry.mutants("survived")) for entry in tests)
    return 100 * killed / (killed + survived) if killed + survived else None
