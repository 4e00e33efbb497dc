"""The shipped rules and what becomes of their examples, worked out once for all tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recommender.advise.advisor import decide_all
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.rule_files import rule_files
from recommender.loading.vocabulary import Vocabulary
from recommender.model.condition import Condition, Value
from recommender.model.decision import Decision
from recommender.model.example import Example
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import DecisionResult
from recommender.model.truth import Truth
from recommender.readings import direct
from recommender.shelf import shelf


@cache
def shipped() -> tuple[Knowledge, Vocabulary]:
    """Return what the shipped rule files say, and the words that scenarios may use."""
    return load_knowledge(rule_files(shelf("rules")))


@dataclass(frozen=True)
class Answered:
    """An example, the whole answer to it, and what the decision's rules were asked."""

    example: Example
    result: DecisionResult
    facts: Mapping[str, Value] | None
    """What was known when the rules were asked; None where none of them was."""
    truths: Mapping[str, Truth]
    """The truth that each rule was given, by its id."""


class Listening:
    """A reading that remembers what the rules of one decision were asked and told."""

    def __init__(self, decision: Decision) -> None:
        self.asked = {rule.id for rule in decision.rules}
        self.facts: Mapping[str, Value] | None = None
        self.truths: dict[str, Truth] = {}

    def __call__(
        self, conditions: Mapping[str, Condition], facts: Mapping[str, Value]
    ) -> Mapping[str, Truth]:
        truths = direct.truths(conditions, facts)
        if heard := self.asked & truths.keys():
            self.facts = facts
            self.truths |= {name: truths[name] for name in heard}
        return truths


@cache
def answered(decision_id: str) -> tuple[Answered, ...]:
    """Return the answers to all examples of a shipped decision."""
    knowledge = shipped()[0]
    decision = knowledge.decision[decision_id]
    # The decision and those that feed it are all that the examples read.
    chain = (*knowledge.feeding(decision), decision)
    of_it = knowledge.model_copy(update={"decisions": chain})
    return tuple(_answered(example, decision, of_it) for example in decision.examples)


def _answered(example: Example, decision: Decision, knowledge: Knowledge) -> Answered:
    reading = Listening(decision)
    day = example.as_of or knowledge.facts_date
    *_, result = decide_all(knowledge, example.scenario, day, reading)
    return Answered(example, result, reading.facts, reading.truths)
