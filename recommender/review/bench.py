"""The bench on which examples are tried: what each of them comes to, kept and made cheaply."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from recommender.advise.verdict import Footing, Verdict, footing, known_before, verdict
from recommender.model.condition import Value
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Advise
from recommender.model.example import MORE, Example, Said, Sized, agrees
from recommender.model.knowledge import Knowledge
from recommender.model.quantity import decimal_of
from recommender.model.scenario import Scenario
from recommender.model.truth import Truth
from recommender.readings.direct import truth

BEST = 3
"""Of how many right options an order is still worth vouching for."""
_SAID: dict[Truth, Said] = {Truth.TRUE: "holds", Truth.FALSE: "fails", Truth.UNKNOWN: "open"}


@dataclass(frozen=True)
class Trial:
    """A scenario on a day, as one decision sees it."""

    ground: Footing
    facts: Mapping[str, Value]
    day: date
    rules: Mapping[str, Rule]
    """The rules of the decision, by id."""
    said: Mapping[str, Said]
    """What becomes of each rule, whether or not its advice is seen."""

    @cached_property
    def verdict(self) -> Verdict:
        """How the decision comes out."""
        return verdict(self.ground, self.holding)

    @property
    def holding(self) -> Iterable[Rule]:
        """The rules that hold."""
        return (self.rules[name] for name, said in self.said.items() if said == "holds")

    def says(self, rule: str) -> Said:
        """Return what becomes of a rule: `advises` only where its advice is on what is chosen."""
        effect, said = self.rules[rule].effect, self.said.get(rule, "fails")
        if said == "holds" and isinstance(effect, Advise):
            advised = {advice.option for advice in effect.advice}
            return said if advised.isdisjoint(self.verdict.choice) else "advises"
        return said

    def sizes(self, rule: str) -> Mapping[str, Fraction]:
        """Return what a rule that holds sizes: the number for each option."""
        effect = self.rules[rule].effect
        if self.said.get(rule) != "holds" or not isinstance(effect, Advise):
            return {}
        return {
            option: number
            for option, sizing in effect.sizings.items()
            if (number := sizing.result(self.facts)) is not None
        }

    def changed(self, rules: Mapping[str, Rule], applies: Truth | None = None) -> "Trial":
        """Return the trial with some rules as they are in a mutant, and all else as it is."""
        said = {name: saying(rule, self.facts, self.day) for name, rule in rules.items()}
        ground = self.ground
        if applies is not None and applies is not ground.applies:
            ground = Footing(ground.decision, applies, ground.removed, ground.weights)
        return Trial(ground, self.facts, self.day, {**self.rules, **rules}, {**self.said, **said})


def saying(rule: Rule, facts: Mapping[str, Value], day: date) -> Said:
    """Return what becomes of a rule, whatever its effect."""
    return _SAID[truth(rule.when, facts)] if rule.in_force(day) else "not in force"


class Bench:
    """One decision, ready to be tried in many scenarios."""

    def __init__(self, decision: Decision, knowledge: Knowledge) -> None:
        self.decision = decision
        self.knowledge = knowledge
        self.rules = {rule.id: rule for rule in decision.rules}
        self._feeding = knowledge.feeding(decision)

    def trial(self, scenario: Scenario, day: date | None = None) -> Trial:
        """Return how the decision sees the scenario on a day; none: the day of the facts."""
        day = day or self.knowledge.facts_date
        facts = known_before(self._feeding, self.knowledge, scenario, day)
        return self.given(facts, scenario, day)

    def given(self, facts: Mapping[str, Value], scenario: Scenario, day: date) -> Trial:
        """Return how the decision sees the scenario once what it reads is known."""
        ground = footing(self.decision, self.knowledge, scenario, facts, day)
        said = {name: saying(rule, facts, day) for name, rule in self.rules.items()}
        return Trial(ground, facts, day, self.rules, said)

    def tried(self, example: Example) -> Trial:
        """Return how the decision sees an example."""
        return self.trial(example.scenario, example.as_of)


def trials(benches: Iterable[Bench], scenario: Scenario, day: date) -> dict[str, Trial]:
    """Return how each decision sees the scenario, by its id.

    Args:
        benches: the decisions of one rule base, each after those that it reads.
        scenario: the scenario.
        day: its day.
    """
    found: dict[str, Trial] = {}
    facts: dict[str, Value] = {}
    for bench in benches:
        facts = facts or known_before((), bench.knowledge, scenario, day)
        name = bench.decision.id
        found[name] = trial = bench.given(facts, scenario, day)
        if name not in facts and trial.verdict.status in ("chosen", "not applicable"):
            facts = {**facts, name: trial.verdict.choice}
    return found


def disagreements(example: Example, trial: Trial) -> list[tuple[str, str]]:
    """Return what the example expects and what it gets instead; nothing where it passes."""
    came, found = trial.verdict, []
    if came.status != example.status or came.choice != example.expect:
        found.append((answer_told(example.status, example.expect),
                      answer_told(came.status, came.choice)))  # fmt: skip
    if example.right is not None and not agrees(example.right, came.right):
        found.append((f"right: {listed(example.right)}", f"right: {listed(came.right)}"))
    for entry in example.rules:
        got = trial.says(entry.rule)
        if got != entry.said and not (got == "advises" and entry.said == "holds"):
            found.append((f"{entry.rule}: {entry.said}", f"{entry.rule}: {got}"))
    for size in example.sizes:
        number = trial.sizes(size.rule).get(size.option)
        if number != size.number:
            found.append((size_told(size), size_told(size.model_copy(update={"number": number}))))
    return found


def size_told(size: Sized) -> str:
    """Return a size as an example would write it."""
    number = "none" if size.number is None else decimal_of(size.number) or str(size.number)
    return f"{size.rule}: {{{size.option}: {number}}}"


def sizes_of(rule: str, trial: Trial) -> tuple[Sized, ...]:
    """Return what an example may expect a rule to size."""
    effect = trial.rules[rule].effect
    if not isinstance(effect, Advise):
        return ()
    numbers = trial.sizes(rule)
    return tuple(
        Sized(rule=rule, option=option, number=numbers.get(option))
        for option in sorted(effect.sizings)
    )


def best_of(right: tuple[str, ...]) -> tuple[str, ...]:
    """Return the right options that one would vouch for: the best few, then `...` for the rest."""
    return (*right[:BEST], MORE) if len(right) > BEST else right


def answer_told(status: str, choice: Iterable[str]) -> str:
    """Return an answer as an example would write it."""
    chosen = sorted(choice)
    if status != "chosen":
        return status
    return chosen[0] if len(chosen) == 1 else listed(chosen)


def listed(words: Iterable[str]) -> str:
    """Return words as a YAML list on one line."""
    return f"[{', '.join(words)}]"
