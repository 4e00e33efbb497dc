"""All decisions answered one by one with some options set aside, and what does not fit then."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from recommender.advise.evidence import Situation
from recommender.advise.matrix import matrix
from recommender.advise.removals import rules_out
from recommender.advise.taking import Aside, Case, Taken, take
from recommender.advise.verdict import unusable, verdict
from recommender.model.clash import Clash
from recommender.model.condition import Condition, Decided, Value
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Include
from recommender.model.truth import Truth
from recommender.readings.direct import grounds, truth


@dataclass(frozen=True)
class Trouble:
    """Something that does not fit together."""

    id: str
    conditions: tuple[Condition, ...]
    """What is true and should not be, all of it together."""
    because: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Answered:
    """Every decision of a case as it comes out with some options set aside."""

    case: Case
    aside: Aside
    facts: Mapping[str, Value]
    taken: Mapping[str, Taken]
    """Those that the scenario has not taken itself."""

    @property
    def situation(self) -> Situation:
        """What is known after all decisions."""
        return Situation(self.case.knowledge, self.case.scenario, self.facts, self.case.day)

    @property
    def conflicts(self) -> frozenset[str]:
        """The decisions that have no right answer."""
        return frozenset(n for n, one in self.taken.items() if one.verdict.status == "conflict")

    def clashes(self) -> Iterator[Clash]:
        """Yield the declared clashes that are true."""
        for clash in self.case.knowledge.clashes:
            if clash.in_force(self.case.day) and truth(clash.when, self.facts) is Truth.TRUE:
                yield clash

    def trouble(self, tolerated: frozenset[str]) -> Trouble | None:
        """Return the first thing that does not fit, conflicts that are tolerated apart."""
        for clash in self.clashes():
            return Trouble(clash.id, (clash.when,), clash.because, clash.sources)
        gave_way = {decision for decision, _ in self.aside}
        for decision in self.case.knowledge.decisions:
            if decision.id in self.conflicts and (
                decision.id in gave_way or decision.id not in tolerated
            ):
                return self._conflict(decision)
        return None

    def hopeless(self) -> frozenset[str]:
        """Return the conflicts that other outcomes have no part in."""
        return frozenset(name for name in self.conflicts if not self._from_outcomes(name))

    def movable(self, trouble: Trouble) -> tuple[str, ...]:
        """Return the decisions that may give way to the trouble, in the order of all decisions.

        What cannot give way itself, such as a checklist, follows what it reads: that may.
        """
        found, seen = set(), set[str]()
        to_follow = [*trouble.conditions]
        while to_follow:
            for name in self._outcomes(to_follow.pop()) - seen:
                seen.add(name)
                one = self.taken.get(name)
                if one is None:
                    continue
                if one.ground.decision.choose == "one" and one.verdict.status == "chosen":
                    found.add(name)
                else:
                    to_follow += [one.ground.decision.applies, *(r.when for r in one.hold)]
        return tuple(one.id for one in self.case.knowledge.decisions if one.id in found)

    def better(self, decision: str) -> tuple[str, Fraction] | None:
        """Return what would be chosen if nothing had been set aside, and by how many points."""
        one = self.taken[decision]
        own = one.ground.decision
        if one.verdict.status != "chosen":
            return None
        usable = unusable(own, self.case.knowledge, self.case.scenario, self.case.day)
        gone = usable.union(*(rules_out(rule, own) for rule in one.hold))
        board = matrix(one.ground.board, one.hold)
        right = [option.id for option in own.options if option.id not in gone]
        best, [choice] = board.best_first(right)[0], one.verdict.choice
        return (best, board.score(best) - board.score(choice)) if best != choice else None

    def loss(self) -> Fraction:
        """Return how many points all that gave way cost together."""
        found = (self.better(name) for name in {name for name, _ in self.aside})
        return sum((one[1] for one in found if one), Fraction(0))

    def _outcomes(self, condition: Condition) -> set[str]:
        """Return the decisions whose outcomes make the condition what it is."""
        leaves = grounds(condition, self.facts)
        return {leaf.subject for leaf in leaves if isinstance(leaf, Decided)}

    def _reads_outcomes(self, rule: Rule) -> bool:
        return bool(self._outcomes(rule.when) & self.taken.keys())

    def _from_outcomes(self, name: str) -> bool:
        """Tell whether something would be right without the rules that read other outcomes."""
        one = self.taken[name]
        fewer = [rule for rule in one.hold if not self._reads_outcomes(rule)]
        return verdict(one.ground, fewer).status != "conflict"

    def _conflict(self, decision: Decision) -> Trouble:
        hold = self.taken[decision.id].hold
        reading = [rule for rule in hold if self._reads_outcomes(rule) and _removes(rule, decision)]
        told = " ".join(dict.fromkeys(rule.because for rule in reading))
        return Trouble(
            decision.id,
            (decision.applies, *(rule.when for rule in reading or hold)),
            f"{decision.name} would have nothing right. {told}".strip(),
            tuple(sorted({source for rule in reading for source in rule.sources})),
        )


def _removes(rule: Rule, decision: Decision) -> bool:
    return bool(rules_out(rule, decision)) or isinstance(rule.effect, Include)


def answered(case: Case, aside: Aside = frozenset(), like: Answered | None = None) -> Answered:
    """Return how every decision comes out, by the direct reading.

    Args:
        case: who asks.
        aside: the options that are set aside.
        like: an answer to the same declarations by the same rules on the same day; a decision that
            reads nothing that came out otherwise is not read again, but for what it weighs.
    """
    facts: dict[str, Value] = {**case.knowledge.defaults, **case.scenario.values}
    facts |= {outcome.decision: outcome.options for outcome in case.scenario.decided}
    given = {outcome.decision for outcome in case.scenario.decided}
    taken: dict[str, Taken] = {}
    moved: set[str] = set()
    for decision in case.knowledge.decisions:
        if decision.id in given:
            continue
        gone = frozenset(option for name, option in aside if name == decision.id)
        before = like.taken[decision.id] if like and moved.isdisjoint(decision.reads) else None
        one = taken[decision.id] = take(decision, case, facts, gone, before)
        if one.verdict.status in ("chosen", "not applicable"):
            facts[decision.id] = one.verdict.choice
        if like and facts.get(decision.id) != like.facts.get(decision.id):
            moved.add(decision.id)
    return Answered(case, aside, facts, taken)
