"""One decision, replayed in a scenario with all of its rules or without some."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from recommender.advise.verdict import Verdict, footing, known_before, verdict
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Advise
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario
from recommender.model.truth import Truth
from recommender.readings.direct import truth


@dataclass(frozen=True)
class Case:
    """A scenario on a day."""

    scenario: Scenario
    day: date


@dataclass(frozen=True)
class Replay:
    """What became of a decision in a case: the rules that hold, and the verdict they give."""

    hold: tuple[Rule, ...]
    verdict: Verdict
    without: dict[str, Verdict]
    """The verdict without each rule that holds, by the rule's id."""

    def matters(self, rule: Rule) -> bool:
        """Tell whether the rule changes the choice here, or says something about what is chosen."""
        if rule not in self.hold:
            return False
        if isinstance(rule.effect, Advise):
            return any(entry.option in self.verdict.choice for entry in rule.effect.advice)
        return not self.without[rule.id].answers_as(self.verdict)


def replayed(
    decision: Decision,
    knowledge: Knowledge,
    case: Case,
    lacking: Collection[str] | None = None,
    fed_by: tuple[Decision, ...] | None = None,
) -> Replay:
    """Return what becomes of the decision in a case.

    Args:
        decision: the decision.
        knowledge: the rules of the decisions that it reads.
        case: the scenario and its day.
        lacking: the rules without which to give the verdict too; none: each that holds.
        fed_by: the decisions that it reads, if they have been looked up already.
    """
    earlier = knowledge.feeding(decision) if fed_by is None else fed_by
    facts = known_before(earlier, knowledge, case.scenario, case.day)
    ground = footing(decision, knowledge, case.scenario, facts, case.day)
    hold = tuple(
        rule
        for rule in decision.rules
        if rule.in_force(case.day) and truth(rule.when, facts) is Truth.TRUE
    )
    names = [rule.id for rule in hold if lacking is None or rule.id in lacking]
    return Replay(
        hold=hold,
        verdict=verdict(ground, hold),
        without={
            name: verdict(ground, [rule for rule in hold if rule.id != name]) for name in names
        },
    )


def example_cases(decision: Decision, knowledge: Knowledge) -> list[Case]:
    """Return the cases of the decision's own examples."""
    return [
        Case(example.scenario, example.as_of or knowledge.facts_date)
        for example in decision.examples
    ]
