"""Questions of which several options are right: what belongs on a checklist, and what does not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from recommender.advise.decide import decide
from recommender.advise.evidence import Situation
from recommender.advise.verdict import known_before
from recommender.explain.changes import Change
from recommender.model.condition import subjects
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Include
from recommender.model.firmness import Alteration
from recommender.model.question import Answer, ExamQuestion, Facet
from recommender.model.recommendation import OptionResult
from recommender.model.scenario import Scenario
from recommender.readings.direct import truths
from recommender.readings.prose import told
from recommender.render.templating import filled
from recommender.study.assembling import assembled
from recommender.study.desk import Desk, StudyCase
from recommender.study.explaining import reference_of
from recommender.study.fairness import listed
from recommender.study.rivals import first_flip, heard_of
from recommender.study.situations import Situations, fuller, joined
from recommender.study.stems import says_something, stem

RIGHT, OFFERED = 2, 5
"""So many of so many are to be selected."""
TRIES = 10
"""So many situations are tried for a question."""


def checklist_questions(
    facet: Facet, decision: Decision, situations: Situations, desk: Desk, rng: Random
) -> Iterator[ExamQuestion]:
    """Yield questions that ask for a rule of a checklist."""
    rule = next(rule for rule in decision.rules if rule.id == facet.subject)
    if not isinstance(rule.effect, Include):
        return
    for scenario in _tried(rule, situations, rng):
        case = desk.case(desk.as_told(decision, scenario))
        if not says_something(decision, case.scenario, desk):
            continue
        found = listed(decision, case, desk)
        own = sorted(found.always & {*rule.effect.options}) if found else []
        if found and own and len(found.always) >= RIGHT:
            first = rng.choice(own)
            others = sorted(found.always - {first})
            right = [first, *rng.sample(others, RIGHT - 1)]
            question = _Sheet(facet, decision, case, desk).question(right, found.never, rng)
            if question:
                yield question


def _tried(rule: Rule, situations: Situations, rng: Random) -> Iterator[Scenario]:
    """Yield situations in which the rule holds: joined with others, and as they are."""
    bases = situations.with_rule(rule)
    rng.shuffle(bases)
    for base in bases[:TRIES]:
        yield from joined(base, situations, rng)
        yield from fuller(base, situations, rng)


@dataclass(frozen=True)
class _Sheet:
    """A checklist in a situation, with what explains it."""

    facet: Facet
    decision: Decision
    case: StudyCase
    desk: Desk

    def question(self, right: list[str], never: frozenset[str], rng: Random) -> ExamQuestion | None:
        """Return the question with these right answers; None where too few others come near."""
        flips = self._flips(never)
        heard = [name for name in sorted(never) if heard_of(self.decision.option(name), self.desk)]
        rng.shuffle(heard)
        heard.sort(key=lambda name: name not in flips)
        if len(heard) < OFFERED - RIGHT:
            return None
        result = decide(self.decision, self._situation(), truths)
        answers = [self._right(result.option(name)) for name in right]
        answers += [self._wrong(name, flips.get(name)) for name in heard[: OFFERED - RIGHT]]
        told = stem(self.decision, self.case.scenario, self.desk, rng, RIGHT)
        return assembled(
            "multiple response", self.facet, told, answers, self.desk, rng,
            scenario=self.case.scenario,
        )  # fmt: skip

    def _situation(self) -> Situation:
        knowledge, scenario, day = self.desk.knowledge, self.case.scenario, self.desk.day
        facts = known_before(self.desk.chain(self.decision)[:-1], knowledge, scenario, day)
        return Situation(knowledge, scenario, facts, day)

    def _flips(self, never: frozenset[str]) -> Mapping[str, tuple[Change, Alteration]]:
        """Return for each of the options a change of one stated fact that calls for it."""
        changes = self.case.moves.of(self.case.scenario.values)
        after = self.case.verdicts([(change,) for change in changes], self.decision)
        found: dict[str, list[Change]] = {}
        for change, verdict in zip(changes, after, strict=True):
            for name in verdict.choice & never if verdict.status == "chosen" else ():
                found.setdefault(name, []).append(change)
        return {name: first_flip(ways, self.case) for name, ways in sorted(found.items())}

    def _right(self, own: OptionResult) -> Answer:
        read = (reading.subject for piece in own.in_favour for reading in piece.readings)
        because = dict.fromkeys(piece.because for piece in own.in_favour[:2])
        rules = [piece.rule for piece in own.in_favour]
        return Answer(
            id=own.id,
            text=self._name(own.id),
            right=True,
            because=filled("questions/listed.j2", because=[*because]).strip(),
            turns_on=tuple(dict.fromkeys(read)),
            references=tuple(
                reference_of(one, self.desk.knowledge) for one in self._rules() if one.id in rules
            ),
        )

    def _wrong(self, name: str, flip: tuple[Change, Alteration] | None) -> Answer:
        calling = [rule for rule in self._rules() if name in self._included(rule)]
        where = " or ".join(told(rule.when, self.desk.knowledge) for rule in calling[:2])
        read = [name for rule in calling for name in sorted(subjects(rule.when))]
        because = filled(
            "questions/listed.j2",
            because=[],
            flip=flip[1].told if flip else "",
            where=where,
            reasons=[rule.because for rule in calling[:1]],
        )
        return Answer(
            id=name,
            text=self._name(name),
            right=False,
            because=because.strip(),
            turns_on=tuple(dict.fromkeys([*([flip[0].requirement] if flip else []), *read])),
            flip=flip[1] if flip else None,
            references=tuple(reference_of(rule, self.desk.knowledge) for rule in calling),
        )

    def _rules(self) -> list[Rule]:
        return [rule for rule in self.decision.rules if rule.in_force(self.desk.day)]

    def _included(self, rule: Rule) -> tuple[str, ...]:
        return rule.effect.options if isinstance(rule.effect, Include) else ()

    def _name(self, option: str) -> str:
        return self.desk.name_of(self.decision.option(option), self.decision)
