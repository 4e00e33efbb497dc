"""Looking for a scenario that tells a mutant from the rules it was made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import permutations

from recommender.model.decision import FIT
from recommender.model.effect import Rate
from recommender.model.example import agrees
from recommender.model.landmarks import Landmarks
from recommender.model.scenario import Declared, Outcome, Scenario
from recommender.readings.direct import truth
from recommender.review.bench import Bench, Trial, best_of
from recommender.review.differing_values import Overlay, differing
from recommender.review.mutations import Mutant

MOST_TRIED = 160
"""How many scenarios are tried for a mutant, in one order of priorities and in all of them."""
MOST_PLAINER = 60
"""How many more are tried once the mutant is shown, for one that shows it more plainly."""
DEEP = 3
MOST_OVERLAYS = 12
MOST_RANKED = 12

Case = tuple[Scenario, date | None]


@dataclass(frozen=True)
class Found:
    """A scenario that shows a mutant, on a day (none: the day of the facts)."""

    case: Case
    plainness: int
    """0: the answer differs; 1: only the best few of what is right; 2: what becomes of a rule;
    3: only the order of what comes after the best few."""
    trial: Trial
    other: Trial
    """How the mutant sees it."""


def as_mutant(trial: Trial, mutant: Mutant) -> Trial:
    """Return the trial as the mutant sees it; the very same one where it sees nothing else."""
    applies = None if mutant.applies is None else truth(mutant.applies, trial.facts)
    other = trial.changed(mutant.rules, applies)
    same = other.ground is trial.ground and all(
        other.said[name] == trial.said[name]
        and (other.said[name] != "holds" or rule.effect == trial.rules[name].effect)
        for name, rule in mutant.rules.items()
    )
    return trial if same else other


class Search:
    """The scenarios around the examples of a decision."""

    def __init__(self, bench: Bench, marks: Landmarks) -> None:
        self._bench = bench
        self._marks = marks
        self._bases: list[Case] = [
            (Scenario(name="Nothing is declared"), None),
            *((example.scenario, example.as_of) for example in bench.decision.examples),
        ]
        rated = sorted(set(bench.decision.criteria) - {FIT})
        self._rankings = [*((name,) for name in rated), *permutations(rated, 2)]

    def shows(self, mutant: Mutant) -> Found | None:
        """Return the plainest scenario found that shows the mutant, made as small as it gets."""
        best: Found | None = None
        patience = MOST_PLAINER
        for case in self._cases(mutant):
            found = self._tried(case, mutant)
            if found and (best is None or found.plainness < best.plainness):
                best = found
            patience -= best is not None and best.plainness < DEEP
            if best and (best.plainness == 0 or patience < 0):
                break
        return self._smaller(best, mutant) if best else None

    def _cases(self, mutant: Mutant) -> Iterator[Case]:
        """Yield examples changed as little as the mutant needs, then in other priorities."""
        overlays = differing(self._bench.decision, mutant, self._marks)[:MOST_OVERLAYS]
        placed = [
            (_distance(scenario, overlay) + (day != base_day), number, place, day)
            for number, overlay in enumerate(overlays)
            for place, (scenario, base_day) in enumerate(self._bases)
            for day in self._days(base_day, mutant)
        ]
        cases = [
            (_laid_over(self._bases[place][0], overlays[number]), day)
            for _, number, place, day in sorted(placed, key=lambda entry: entry[:3])[:MOST_TRIED]
        ]
        yield from cases
        if any(isinstance(rule.effect, Rate) for rule in mutant.rules.values()):
            for scenario, day in cases[:MOST_RANKED]:
                for ranking in self._rankings:
                    update = {"priorities": ranking, "weights": ()}
                    yield scenario.model_copy(update=update), day

    def _days(self, day: date | None, mutant: Mutant) -> Iterable[date | None]:
        """Return the days on which to try: more than one where the mutant has other dates."""
        knowledge, rules = self._bench.knowledge, self._bench.rules
        for name, rule in mutant.rules.items():
            old = rules[name]
            if (old.since, old.until) != (rule.since, rule.until):
                days = (day, None, knowledge.guide_date, old.since, old.until)
                return list(dict.fromkeys(days))
            if not old.in_force(day or knowledge.facts_date):
                inside = (None, knowledge.guide_date, old.since)
                return [one for one in inside if old.in_force(one or knowledge.facts_date)]
        return [day]

    def _tried(self, case: Case, mutant: Mutant) -> Found | None:
        trial = self._bench.trial(*case)
        other = as_mutant(trial, mutant)
        if other is trial:
            return None
        plainness = difference(trial, other, mutant)
        return None if plainness is None else Found(case, plainness, trial, other)

    def _smaller(self, found: Found, mutant: Mutant) -> Found:
        """Return the scenario without anything that it can lose and still show the mutant so."""
        left = True
        while left:
            left = False
            for case in _without_something(*found.case):
                again = self._tried(case, mutant)
                if again and again.plainness == found.plainness and _as_firm(again, found):
                    found, left = again, True
                    break
        return found


def _as_firm(again: Found, found: Found) -> bool:
    """Tell whether a smaller scenario is still answered in the same way."""
    return again.trial.verdict.status == found.trial.verdict.status


def difference(trial: Trial, other: Trial, mutant: Mutant) -> int | None:
    """Return how plainly the mutant differs (see Found); None where no example could tell."""
    one, two = trial.verdict, other.verdict
    if not one.answers_as(two):
        return 0
    if one.status in ("not applicable", "open"):
        return None
    ordered = trial.ground.decision.choose == "one"
    if ordered and not agrees(best_of(one.right), two.right):
        return 1
    if any(
        trial.says(name) != other.says(name) or trial.sizes(name) != other.sizes(name)
        for name in mutant.rules
    ):
        return 2
    return DEEP if ordered and one.right != two.right else None


def _distance(scenario: Scenario, overlay: Overlay) -> int:
    """Return how many values of the scenario the overlay changes."""
    decided = {outcome.decision: outcome.options for outcome in scenario.decided}
    known = {**scenario.values, **decided}
    return sum(known.get(name) != value for name, value in overlay.items())


def _laid_over(scenario: Scenario, overlay: Overlay) -> Scenario:
    """Return the scenario with the overlay's values in place of its own."""
    declared = [entry for entry in scenario.declared if entry.requirement not in overlay]
    decided = [entry for entry in scenario.decided if entry.decision not in overlay]
    for name, value in overlay.items():
        if value is None:
            continue
        if "." in name:
            declared.append(Declared(requirement=name, value=value))
        elif isinstance(value, frozenset):
            decided.append(Outcome(decision=name, options=value))
    return scenario.model_copy(
        update={
            "declared": tuple(sorted(declared, key=lambda entry: entry.requirement)),
            "decided": tuple(sorted(decided, key=lambda entry: entry.decision)),
        }
    )


def _without_something(scenario: Scenario, day: date | None) -> Iterator[Case]:
    """Yield the scenario without one of the things in it."""
    for key in ("already_uses", "weights", "priorities"):
        if getattr(scenario, key):
            yield scenario.model_copy(update={key: type(getattr(scenario, key))()}), day
    if day is not None:
        yield scenario, None
    for key in ("decided", "declared"):
        entries = getattr(scenario, key)
        for position in range(len(entries)):
            left = (*entries[:position], *entries[position + 1 :])
            yield scenario.model_copy(update={key: left}), day
