"""What the rules of a decision mean, reviewed over all scenarios; every witness is replayed."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations, permutations

from recommender.errors import Place
from recommender.model.condition import ALWAYS
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Include, Require, RuleOut
from recommender.model.finding import Finding
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario, Weight
from recommender.proofs.claims import Claims, Found, Settled
from recommender.review.findings import found
from recommender.review.replay import Case, Replay, example_cases, replayed
from recommender.review.shrinking import shrunk


class Meaning:
    """One decision under review."""

    def __init__(self, decision: Decision, knowledge: Knowledge, seconds: float) -> None:
        self._decision = decision
        self._knowledge = knowledge
        self._claims = Claims(decision, knowledge, seconds)
        self._cases = example_cases(decision, knowledge)

    def findings(self) -> Iterator[Finding]:
        """Yield every finding about what the decision's rules mean."""
        replays = [(case, self._replay(case)) for case in self._cases]
        yield from self._rules(replays)
        yield from self._pairs(replays)
        yield from self._options(replays)
        yield from self._gap()

    def _replay(self, case: Case) -> Replay:
        return replayed(self._decision, self._knowledge, case)

    def _rules(self, replays: list[tuple[Case, Replay]]) -> Iterator[Finding]:
        seen = [replay for _, replay in replays]
        for rule in self._decision.rules:
            own = rule.own_condition
            if own != ALWAYS and self._claims.ever([], [own]) is False:
                yield found("condition-never-false", rule.place, rule.id)
            fires = any(replay.holds(rule) for replay in seen) or self._claims.fires(rule)
            if fires is False:
                yield found("rule-never-fires", rule.place, rule.id)
            elif fires is None:
                yield self._unsettled(rule, "whether it ever fires")
            elif not any(replay.matters(rule) for replay in seen):
                yield from self._matters(rule, replays)

    def _matters_by_weights(self, rule: Rule, replays: list[tuple[Case, Replay]]) -> bool:
        """Tell whether the rule matters in an example once other things count."""
        criteria = sorted(self._knowledge.criterion)
        for case, replay in replays:
            if replay.holds(rule):
                for criterion in criteria:
                    weighed = _weighed(case.scenario, criterion, criteria)
                    if self._replay(Case(weighed, case.day)).matters(rule):
                        return True
        return False

    def _matters(self, rule: Rule, replays: list[tuple[Case, Replay]]) -> Iterator[Finding]:
        if self._matters_by_weights(rule, replays):
            return
        claim = self._claims.matters(rule)
        if claim is False:
            yield found("rule-never-matters", rule.place, rule.id)
        elif not isinstance(claim, Found) or not self._replay(_case(claim)).matters(rule):
            yield self._unsettled(rule, "whether it ever matters")

    def _pairs(self, replays: list[tuple[Case, Replay]]) -> Iterator[Finding]:
        for one, other in permutations(self._decision.rules, 2):
            if self._says_already(one, other):
                yield found("rule-subsumed", one.place, one.id, f"`{other.id}` says it already")
        for one, other in combinations(self._decision.rules, 2):
            if _opposed(one, other):
                yield from self._contradiction(one, other, replays)

    def _contradiction(
        self, one: Rule, other: Rule, replays: list[tuple[Case, Replay]]
    ) -> Iterator[Finding]:
        claim = _seen_together(one, other, replays) or self._claims.both_hold(one, other)
        shown = self._shown(claim, lambda replay: replay.holds(one, other))
        if shown:
            yield found("rules-contradict", one.place, f"{one.id}, {other.id}", witness=shown)
        elif claim is not False:
            yield self._open(one.place, one.id, f"whether it contradicts `{other.id}`")

    def _shown(self, claim: Settled, shows: Callable[[Replay], bool]) -> Found | None:
        """Return the claim, as small as can be, if its scenario shows it when it is replayed."""
        if not isinstance(claim, Found):
            return None

        def replays(scenario: Scenario) -> bool:
            return shows(self._replay(Case(scenario, claim.day)))

        return shrunk(claim, replays) if replays(claim.scenario) else None

    def _says_already(self, one: Rule, other: Rule) -> bool:
        """Tell whether the other rule does at least the same wherever the first one holds."""
        mine, its = one.effect, other.effect
        if not isinstance(mine, RuleOut | Include) or type(mine) is not type(its):
            return False
        days = [day for day in self._claims.days if one.in_force(day)]
        return (
            {*mine.options} <= {*its.options}
            and all(other.in_force(day) for day in days)
            and self._claims.implies(one.when, other.when) is True
        )

    def _options(self, replays: list[tuple[Case, Replay]]) -> Iterator[Finding]:
        won = {name for _, replay in replays for name in replay.verdict.choice}
        for option in self._decision.options:
            if option.id not in won:
                claim = self._claims.wins(option.id)
                if claim is False:
                    yield found("option-never-wins", option.place, option.id)
                elif not self._chosen(option.id, claim):
                    yield self._open(option.place, option.id, "whether it ever wins")

    def _chosen(self, option: str, claim: Settled) -> bool:
        if not isinstance(claim, Found):
            return False
        return option in self._replay(_case(claim)).verdict.choice

    def _gap(self) -> Iterator[Finding]:
        claim = self._claims.nothing_right()
        shown = self._shown(claim, lambda replay: replay.verdict.status == "conflict")
        place, name = self._decision.place, self._decision.id
        if shown:
            yield found("gap", place, name, witness=shown)
        elif claim is not False:
            yield self._open(place, name, "whether something is always right")

    def _unsettled(self, rule: Rule, question: str) -> Finding:
        return self._open(rule.place, rule.id, question)

    def _open(self, place: Place, subject: str, question: str) -> Finding:
        return found("unsettled", place, subject, question)


def _seen_together(one: Rule, other: Rule, replays: list[tuple[Case, Replay]]) -> Found | None:
    """Return the example in which both rules hold, if there is one: it needs no solver."""
    for case, replay in replays:
        if replay.holds(one, other) and replay.verdict.status in ("chosen", "conflict"):
            return Found(case.scenario, case.day)
    return None


def _case(claim: Found) -> Case:
    return Case(claim.scenario, claim.day)


def _weighed(scenario: Scenario, criterion: str, criteria: list[str]) -> Scenario:
    """Return the scenario with one criterion counting for more than all others together."""
    weights = tuple(
        Weight(criterion=name, weight=Fraction(len(criteria) if name == criterion else 1))
        for name in criteria
    )
    return scenario.model_copy(update={"weights": weights, "priorities": ()})


def _opposed(one: Rule, other: Rule) -> bool:
    """Tell whether the rules cannot both be followed: asked for and forbidden, or two musts."""
    pair = {type(one.effect): one.effect, type(other.effect): other.effect}
    first, second = one.effect, other.effect
    if isinstance(first, Require) and isinstance(second, Require):
        return not {*first.options} & {*second.options}
    ruled_out, required = pair.get(RuleOut), pair.get(Require)
    if isinstance(ruled_out, RuleOut) and isinstance(required, Require):
        return {*required.options} <= {*ruled_out.options}
    included = pair.get(Include)
    if isinstance(ruled_out, RuleOut) and isinstance(included, Include):
        return bool({*included.options} & {*ruled_out.options})
    return False
