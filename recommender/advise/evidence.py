"""What the rules of a decision say in a scenario, before anything is chosen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from recommender.model.condition import Condition, HasAnyOf, Value, subjects
from recommender.model.decision import Decision, Rule
from recommender.model.evidence import Evidence, Reading
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario
from recommender.model.truth import Truth
from recommender.readings.direct import grounds, residue
from recommender.readings.prose import distance_told, told, value_told

Reader = Callable[[Mapping[str, Condition], Mapping[str, Value]], Mapping[str, Truth]]
"""A reading that answers many conditions at once, such as the experta engine."""


@dataclass(frozen=True)
class Situation:
    """What is known when a decision is taken: who asks, what is known, on which day."""

    knowledge: Knowledge
    scenario: Scenario
    facts: Mapping[str, Value]
    day: date

    def readings(self, condition: Condition) -> tuple[Reading, ...]:
        """Return the values that make the condition what it is, by id.

        Of a set of choices, those are told that the condition asks for and finds.
        """
        found: dict[str, Reading] = {}
        met: dict[str, frozenset[str]] = {}
        for leaf in grounds(condition, self.facts):
            value = self.facts.get(leaf.subject)
            if value is not None:
                distance = distance_told(leaf, value, leaf.test(value))
                previous = found.get(leaf.subject)
                if previous and previous.distance and distance not in previous.distance:
                    distance = f"{previous.distance}; {distance}".rstrip("; ")
                if isinstance(leaf, HasAnyOf) and isinstance(value, frozenset):
                    asked = met.get(leaf.subject, frozenset()) | value & {*leaf.values}
                    met[leaf.subject] = value = asked or value
                found[leaf.subject] = self.reading(leaf.subject, value, distance)
        return tuple(found[subject] for subject in sorted(found))

    def reading(self, subject: str, value: Value, distance: str = "") -> Reading:
        """Return the reading of one value."""
        declared = subject in self.scenario.values or subject in self.knowledge.decision
        return Reading(
            subject=subject,
            told=value_told(subject, value, self.knowledge),
            assumed=not declared,
            distance=distance,
        )

    @cached_property
    def _waiting(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        return {}

    def waits_for(self, rule: Rule) -> tuple[str, tuple[str, ...]]:
        """Return what is left to find out about a rule, as a clause and by id."""
        if rule.id not in self._waiting:
            left = residue(rule.when, self.facts)
            unknown = sorted(name for name in subjects(left) if self.facts.get(name) is None)
            self._waiting[rule.id] = told(left, self.knowledge), tuple(unknown)
        return self._waiting[rule.id]

    @cached_property
    def _contributed(self) -> dict[str, Evidence]:
        return {}

    def evidence(self, rule: Rule) -> Evidence:
        """Return what a rule that holds contributes."""
        if rule.id not in self._contributed:
            self._contributed[rule.id] = self._evidence(rule)
        return self._contributed[rule.id]

    def _evidence(self, rule: Rule) -> Evidence:
        effect = rule.effect
        assert effect.kind != "advise"
        options = (
            {change.option for change in effect.changes}
            if effect.kind == "rate"
            else set(effect.options)
        )
        return Evidence(
            rule=rule.id,
            kind=effect.kind,
            options=tuple(sorted(options)),
            because=rule.because,
            readings=self.readings(rule.when),
            sources=self.knowledge.cited(rule.sources),
            strength=Fraction(0),
        )


@dataclass(frozen=True)
class Findings:
    """The rules of a decision by what became of them, each in the order of their ids."""

    hold: tuple[Rule, ...]
    undecided: tuple[Rule, ...]


def findings(decision: Decision, situation: Situation, read: Reader) -> Findings:
    """Return which rules hold and which cannot be decided; those not in force say nothing."""
    truths = read({rule.id: rule.when for rule in decision.rules}, situation.facts)
    rules = sorted(
        (rule for rule in decision.rules if rule.in_force(situation.day)), key=lambda rule: rule.id
    )
    return Findings(
        hold=tuple(rule for rule in rules if truths[rule.id] is Truth.TRUE),
        undecided=tuple(rule for rule in rules if truths[rule.id] is Truth.UNKNOWN),
    )
