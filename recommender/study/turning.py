"""Questions about turning points: which one change would make another option the answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from recommender.advise.verdict import Verdict
from recommender.explain.alterations import alteration
from recommender.explain.changes import Change, changed
from recommender.model.condition import subjects
from recommender.model.decision import Decision, Rule
from recommender.model.quantity import Quantity
from recommender.model.question import Answer, ExamQuestion, Facet, Reference
from recommender.render.templating import filled
from recommender.study.assembling import assembled
from recommender.study.desk import Desk, StudyCase
from recommender.study.explaining import reference_of
from recommender.study.fairness import holds_throughout, parts, ranking
from recommender.study.giveaways import content_words
from recommender.study.posing import Posed, posed
from recommender.study.silence import readings
from recommender.study.situations import Situations
from recommender.study.stems import sentence, told, turning_stem

OFFERED = 4
"""So many changes are offered."""


def turning_questions(
    facet: Facet, decision: Decision, situations: Situations, desk: Desk, rng: Random
) -> Iterator[ExamQuestion]:
    """Yield questions in which a change takes away what a rule rests on."""
    rule = next(rule for rule in decision.rules if rule.id == facet.subject)
    for one in posed(facet, decision, situations, desk, rng):
        question = _Turn(facet, decision, rule, one, desk).question(rng)
        if question:
            yield question


@dataclass(frozen=True)
class _Way:
    """A change of one stated fact, and what the decision comes to after it."""

    change: Change
    told: str
    after: Verdict


@dataclass(frozen=True)
class _Turn:
    facet: Facet
    decision: Decision
    rule: Rule
    posed: Posed
    desk: Desk

    def question(self, rng: Random) -> ExamQuestion | None:
        """Return the question; None where no single change is the one."""
        ways = self._ways()
        targets = sorted(
            option
            for way in ways
            if way.change.requirement in subjects(self.rule.when)
            for option in way.after.choice - {self.posed.stand.key}
        )
        if not targets:
            return None
        target = rng.choice(targets)
        rng.shuffle(ways)
        right = [way for way in ways if self._leads(way, target) and self._turns(way, target)]
        wrong = [way for way in ways if not self._leads(way, target)]
        wrong.sort(key=lambda way: way.after.choice == {self.posed.stand.key})
        offered = [*right[:1], *_each_once(right[:1], wrong)]
        key = self.posed.stand.key
        if not right or len(offered) < OFFERED:
            return None
        if not holds_throughout(self.decision, self.posed.case, key, self.desk):
            return None
        return self._asked(target, offered[:OFFERED], rng)

    def _ways(self) -> list[_Way]:
        """Return the changes of stated facts, those that are told alike only once."""
        case = self.posed.case
        changes = [one for one in case.moves.of(case.scenario.values) if not self._takes(one)]
        after = case.verdicts([(change,) for change in changes], self.decision)
        alike: dict[tuple[str, Verdict], list[Change]] = {}
        for change, verdict in zip(changes, after, strict=True):
            if verdict.status == "chosen":
                alike.setdefault((change.requirement, verdict), []).append(change)
        return [
            _Way(one, self._told(one, some), verdict)
            for (_, verdict), some in alike.items()
            for one in some[:1]
        ]

    def _takes(self, change: Change) -> bool:
        """Tell whether the change only takes a word away, which is said by what is not so."""
        now, then = self.posed.case.facts.get(change.requirement), change.value
        return isinstance(now, frozenset) and isinstance(then, frozenset) and then < now

    def _told(self, change: Change, alike: list[Change]) -> str:
        """Return the sentence that tells the change: amounts by their limits, of words the new."""
        name, value, case = change.requirement, change.value, self.posed.case
        if value is None or isinstance(value, Quantity):
            return sentence(alteration(change, [one.value for one in alike], case).told)
        now = case.facts.get(name)
        if isinstance(value, frozenset) and isinstance(now, frozenset):
            value -= now
        return " ".join(told(name, value, self.desk, Random(0)))

    def _leads(self, way: _Way, target: str) -> bool:
        return way.after.status == "chosen" and way.after.choice == {target}

    def _turns(self, way: _Way, target: str) -> bool:
        """Tell whether the change makes the target the answer in every fair reading."""
        return self._leaders(way) == {target} and way.change.requirement in subjects(self.rule.when)

    def _leaders(self, way: _Way) -> set[str]:
        """Return what may be the answer after the change, in one fair reading or another."""
        scenario = changed(self.posed.case.scenario, (way.change,))
        case: StudyCase = self.desk.case(scenario)
        many = readings(self.decision, case, self.desk)
        found = set()
        for part in parts(self.decision, many, self.desk) if many else ():
            for order in self.desk.orders(self.decision, scenario.priorities):
                found |= {option for _, option in ranking(part, order)[:1]} or {""}
        return found

    def _asked(self, target: str, offered: list[_Way], rng: Random) -> ExamQuestion | None:
        right, *wrong = offered
        if any(target in self._leaders(way) for way in wrong):
            return None
        names = {one.id: self.desk.name_of(one, self.decision) for one in self.decision.options}
        others = frozenset[str]().union(*(content_words(way.told) for way in wrong))
        telling = content_words(right.told) - others - self.desk.everyday
        if telling & content_words(names[target]):
            return None
        stem = turning_stem(
            self.decision,
            self.posed.case.scenario,
            self.desk,
            rng,
            key=names[self.posed.stand.key],
            target=names[target],
        )
        answers = [self._answer(way, way is right, names, number)
                   for number, way in enumerate(offered, start=1)]  # fmt: skip
        return assembled(
            "turning point", self.facet, stem, answers, self.desk, rng,
            scenario=self.posed.case.scenario,
        )  # fmt: skip

    def _answer(self, way: _Way, right: bool, names: dict[str, str], number: int) -> Answer:
        case = self.posed.case
        because = filled(
            "questions/change.j2",
            right=right,
            key=names[self.posed.stand.key],
            after=next((names[one] for one in sorted(way.after.choice)), ""),
            because=self.rule.because,
        )
        reference: Reference = reference_of(self.rule, self.desk.knowledge)
        return Answer(
            id=f"change-{number}",
            text=way.told,
            right=right,
            because=because.strip(),
            turns_on=(way.change.requirement,),
            flip=alteration(way.change, [way.change.value], case),
            references=(reference,) if right else (),
        )


def _each_once(right: list[_Way], wrong: list[_Way]) -> list[_Way]:
    """Return the wrong changes that are told unlike all others, one for each requirement first."""
    found: dict[str, _Way] = {way.told: way for way in right}
    first = {way.change.requirement: way for way in reversed(wrong)}
    for way in [*reversed(first.values()), *wrong]:
        found.setdefault(way.told, way)
    return [*found.values()][len(right) :]
