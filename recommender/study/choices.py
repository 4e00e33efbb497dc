"""Questions of which one option is the answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from recommender.advise.decide import decide
from recommender.advise.evidence import Situation
from recommender.advise.verdict import Footing, known_before, unusable, verdict
from recommender.advise.weights import weights_for
from recommender.model.decision import Decision
from recommender.model.question import ExamQuestion, Facet
from recommender.model.truth import Truth
from recommender.readings.direct import truths
from recommender.study.assembling import assembled
from recommender.study.desk import Desk, StudyCase
from recommender.study.explaining import Marking
from recommender.study.fairness import Stand, stand
from recommender.study.rivals import Rival, chosen_rivals, rivals
from recommender.study.situations import Situations, fuller
from recommender.study.stems import stem

OFFERED = 4
"""So many answers are offered, where there are as many near misses."""
TRIES = 8
"""So many situations are tried for a question."""


@dataclass(frozen=True)
class Posed:
    """A situation with its key."""

    case: StudyCase
    stand: Stand


def scenario_question(
    facet: Facet, decision: Decision, situations: Situations, desk: Desk, rng: Random
) -> Iterator[ExamQuestion]:
    """Yield questions that ask for the facet above all."""
    for posed in _posed(facet, decision, situations, desk, rng):
        wanted = _wanted(facet, decision, posed, desk)
        if wanted is not None:
            question = _question(facet, decision, posed, wanted, desk, rng)
            if question:
                yield question


def _posed(
    facet: Facet, decision: Decision, situations: Situations, desk: Desk, rng: Random
) -> Iterator[Posed]:
    """Yield situations with a key that can be defended, the facet playing a part in them."""
    if facet.kind == "rule":
        rule = next(rule for rule in decision.rules if rule.id == facet.subject)
        bases = situations.with_rule(rule)
    else:
        bases = [*situations.all]
    rng.shuffle(bases)
    for base in bases[:TRIES]:
        companions = situations.companions(base, rng)
        for scenario in fuller(base, companions, rng):
            asked = _asked(facet, decision, rng)
            case = desk.case(scenario.model_copy(update={"priorities": asked}))
            found = stand(decision, case, desk)
            if found:
                yield Posed(case, found)
                break


def _asked(facet: Facet, decision: Decision, rng: Random) -> tuple[str, ...]:
    """Return the criterion that the question asks for; none at times."""
    if facet.kind == "rating":
        return (facet.subject.rpartition(".")[2],)
    return rng.choice([(), *((name,) for name in decision.criteria)])


def _wanted(facet: Facet, decision: Decision, posed: Posed, desk: Desk) -> list[str] | None:
    """Return the options without which the question would not ask for the facet; None if it cannot.

    A rule has to decide: without it the answer would be another one, or one more would be right.
    A rating has to tell the key from another right option on the criterion that is asked for.
    """
    if facet.kind == "rule":
        return _turned_by(facet.subject, decision, posed, desk)
    option = facet.subject.rpartition(".")[0]
    if option == posed.stand.key:
        return [] if len(posed.stand.right) > 1 else None
    return [option] if option in posed.stand.right else None


def _turned_by(rule: str, decision: Decision, posed: Posed, desk: Desk) -> list[str] | None:
    hold = posed.stand.hold
    without = [one for one in hold if one.id != rule]
    if len(without) == len(hold):
        return None
    scenario = posed.case.scenario
    gone = unusable(decision, desk.knowledge, scenario, desk.day)
    ground = Footing(decision, Truth.TRUE, gone, weights_for(decision, scenario))
    before, after = verdict(ground, hold), verdict(ground, without)
    if not after.answers_as(before):
        return [*after.choice]
    more = [option for option in after.right if option not in before.right]
    return more[:1] or None


def _question(
    facet: Facet, decision: Decision, posed: Posed, wanted: list[str], desk: Desk, rng: Random
) -> ExamQuestion | None:
    case = posed.case
    facts = known_before(desk.chain(decision)[:-1], desk.knowledge, case.scenario, desk.day)
    situation = Situation(desk.knowledge, case.scenario, facts, desk.day)
    result = decide(decision, situation, truths)
    near = rivals(decision, case, posed.stand, result, desk)
    offered = chosen_rivals(near, wanted, OFFERED - 1, rng)
    if not _enough(offered, wanted, decision):
        return None
    names = {option.id: desk.name_of(option, decision) for option in decision.options}
    marking = Marking(decision, result, situation, names)
    answers = [marking.key(), *map(marking.other, offered)]
    return assembled(
        "scenario",
        facet,
        stem(decision, case.scenario, desk, rng),
        answers,
        desk,
        rng,
        scenario=case.scenario,
    )


def _enough(offered: list[Rival], wanted: list[str], decision: Decision) -> bool:
    fewest = min(OFFERED, len(decision.options)) - 1
    return len(offered) >= fewest and {*wanted} <= {rival.option for rival in offered}
