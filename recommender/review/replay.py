"""One decision, replayed in a scenario with all of its rules or without some."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from recommender.advise.verdict import Footing, Verdict, footing, holding, known_before, verdict
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Advise
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario


@dataclass(frozen=True)
class Case:
    """A scenario on a day."""

    scenario: Scenario
    day: date


@dataclass(frozen=True)
class Replay:
    """What became of a decision in a case: the rules that hold, and the verdict they give."""

    ground: Footing
    hold: tuple[Rule, ...]

    @cached_property
    def verdict(self) -> Verdict:
        """How the decision comes out."""
        return verdict(self.ground, self.hold)

    @cached_property
    def _held(self) -> frozenset[str]:
        return frozenset(rule.id for rule in self.hold)

    def holds(self, *rules: Rule) -> bool:
        """Tell whether all of the rules hold here."""
        return self._held.issuperset(rule.id for rule in rules)

    def matters(self, rule: Rule) -> bool:
        """Tell whether the rule changes the choice here, or says something about what is chosen."""
        if not self.holds(rule):
            return False
        if isinstance(rule.effect, Advise):
            return any(entry.option in self.verdict.choice for entry in rule.effect.advice)
        without = verdict(self.ground, [entry for entry in self.hold if entry.id != rule.id])
        return not without.answers_as(self.verdict)


def replayed(decision: Decision, knowledge: Knowledge, case: Case) -> Replay:
    """Return what becomes of the decision in a case.

    Args:
        decision: the decision.
        knowledge: the rules of the decisions that it reads.
        case: the scenario and its day.
    """
    facts = known_before(knowledge.feeding(decision), knowledge, case.scenario, case.day)
    ground = footing(decision, knowledge, case.scenario, facts, case.day)
    return Replay(ground, tuple(holding(decision, facts, case.day)))


def example_cases(decision: Decision, knowledge: Knowledge) -> list[Case]:
    """Return the cases of the decision's own examples."""
    return [
        Case(example.scenario, example.as_of or knowledge.facts_date)
        for example in decision.examples
    ]
