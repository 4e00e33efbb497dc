"""A decision as constraints: what is right, what scores best, in any scenario and on any day."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property

import z3

from recommender.model.decision import FIT, NEUTRAL, Decision, Option, Rule
from recommender.model.effect import Include, Rate, Require, RuleOut
from recommender.proofs.z3_terms import Formula, Unknowns, read, real


class Weighing:
    """One decision over a scenario of unknowns, with all of its rules or without some."""

    def __init__(self, decision: Decision, over: Unknowns, without: Iterable[str] = ()) -> None:
        self.decision = decision
        self.over = over
        self._gone: dict[str, Formula] = {}
        left_out = set(without)
        self._rules = [rule for rule in decision.rules if rule.id not in left_out]

    def read_all(self) -> None:
        """Read everything that the decision says, so that no later question brings new facts."""
        reading = [self.applies, *map(self.holds, self._rules)]
        reading += [self.removed(option.id) for option in self.decision.options]

    @cached_property
    def applies(self) -> tuple[Formula, Formula]:
        """That the decision applies, and that it does not."""
        return read(self.decision.applies, self.over)

    def holds(self, rule: Rule) -> Formula:
        """Return that the rule is in force and its condition true."""
        return self.over.once(f"holds {rule.id}", lambda: self._holds(rule))

    def _holds(self, rule: Rule) -> Formula:
        in_force = self.over.on(rule.in_force(day) for day in self.over.days)
        return z3.And(in_force, read(rule.when, self.over)[0])

    def removed(self, option: str) -> Formula:
        """Return that something makes the option not right."""
        if option not in self._gone:
            self._gone[option] = self._removed(option)
        return self._gone[option]

    def _removed(self, option: str) -> Formula:
        reasons = [self.holds(rule) for rule in self._rules if self._removes(rule, option)]
        reasons += [z3.BoolVal(any(one.option == option for one in self.decision.set_aside))]
        return z3.Or([*reasons, self._life_cycle(self.decision.option(option))])

    def _removes(self, rule: Rule, option: str) -> bool:
        match rule.effect:
            case RuleOut():
                return option in rule.effect.options
            case Require():
                return option not in rule.effect.options
        return False

    def _life_cycle(self, option: Option) -> Formula:
        """Return that a service of the option cannot be had on the day."""
        over = self.over
        reasons = []
        for name in option.services:
            states = [over.knowledge.service[name].status_on(day) for day in over.days]
            reasons.append(over.on(state in ("unopened", "ended") for state in states))
            closed = over.on(state == "closed" for state in states)
            reasons.append(z3.And(closed, z3.Not(over.uses(name))))
        return z3.Or(reasons)

    def score(self, option: str) -> Formula:
        """Return the option's score, with the weights as unknowns."""
        ratings = {entry.criterion: entry.score for entry in self.decision.option(option).ratings}
        ratings.setdefault(FIT, NEUTRAL)
        terms = [self._weight(name) * rating for name, rating in sorted(ratings.items())]
        for rule in self._rules:
            if isinstance(rule.effect, Rate):
                moved = [change for change in rule.effect.changes if change.option == option]
                if moved:
                    by = z3.Sum([self._weight(entry.criterion) * entry.by for entry in moved])
                    terms.append(z3.If(self.holds(rule), by, 0))
        return z3.Sum(terms)

    def _weight(self, criterion: str) -> Formula:
        if self._fixed_weights is None:
            return self.over.weight(criterion)
        return real(self._fixed_weights.get(criterion, Fraction(0)))

    @cached_property
    def _fixed_weights(self) -> Mapping[str, Fraction] | None:
        return self.over.weigh(self.decision) if self.over.weigh else None

    def score_as(self, other: "Weighing") -> None:
        """Take the scores of a weighing that has the same rules about ratings."""
        self._scores = other._scores
        self.definitions = []

    @cached_property
    def _scores(self) -> dict[str, Formula]:
        """A name for each score, so that comparing them repeats nothing."""
        tag = self.over.number()
        return {option.id: z3.Real(f"score {tag} {option.id}") for option in self.decision.options}

    @cached_property
    def definitions(self) -> list[Formula]:
        """What the names of the scores stand for."""
        return [name == self.score(option) for option, name in self._scores.items()]

    def wins(self, option: str) -> Formula:
        """Return that the option is right and scores strictly best; needs the definitions."""
        others = [other.id for other in self.decision.options if other.id != option]
        ahead = [
            z3.Or(self.removed(other), self._scores[option] > self._scores[other])
            for other in others
        ]
        return z3.And(z3.Not(self.removed(option)), *ahead)

    def answers(self, option: str) -> Formula:
        """Return that the decision applies and the option is its clear answer, or a part of it."""
        if self.decision.choose == "one":
            return z3.And(self.applies[0], self.wins(option))
        names = [entry.id for entry in self.decision.options]
        torn = [z3.And(self.included(name), self.removed(name)) for name in names]
        return z3.And(self.applies[0], self.included(option), z3.Not(z3.Or(torn)))

    def included(self, option: str) -> Formula:
        """Return that the option of a checklist is in, by a rule or by the need of another."""
        needing = {option}
        while (
            more := {entry.id for entry in self.decision.options if needing & {*entry.needs}}
            - needing
        ):
            needing |= more
        reasons = [
            self.holds(rule)
            for rule in self._rules
            if isinstance(rule.effect, Include) and needing & {*rule.effect.options}
        ]
        return z3.Or(reasons)
