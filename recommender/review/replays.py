"""Examples replayed through the direct reading: what became of each rule in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from recommender.model.condition import Leaf
from recommender.model.decision import Decision, Rule
from recommender.model.example import Example
from recommender.model.knowledge import Knowledge
from recommender.model.truth import Truth
from recommender.readings.direct import grounds
from recommender.review.bench import Bench, Trial

Became = Literal["holds", "fails", "open", "not in force", "not asked"]


@dataclass(frozen=True)
class Replay:
    """An example, and how its decision saw it."""

    example: Example
    trial: Trial

    def became(self, rule: Rule) -> Became:
        """Tell what became of a rule; `not asked` where the decision does not apply."""
        if self.trial.ground.applies is not Truth.TRUE:
            return "not asked"
        said = self.trial.said[rule.id]
        return "holds" if said == "advises" else said

    def grounds(self, rule: Rule) -> tuple[Leaf, ...]:
        """Return the leaves that made the rule's condition what it was, or the decision's."""
        decision = self.trial.ground.decision
        asked = self.trial.ground.applies is Truth.TRUE
        return grounds(rule.when if asked else decision.applies, self.trial.facts)

    @cached_property
    def declared(self) -> Mapping[str, object]:
        """What the example gives: the values of requirements and the outcomes of decisions."""
        scenario = self.example.scenario
        decided = {outcome.decision: outcome.options for outcome in scenario.decided}
        return {**scenario.values, **decided}


def replays(decision: Decision, knowledge: Knowledge) -> tuple[Replay, ...]:
    """Return the decision's examples, each with how the decision saw it."""
    bench = Bench(decision, knowledge)
    return tuple(Replay(example, bench.tried(example)) for example in decision.examples)
