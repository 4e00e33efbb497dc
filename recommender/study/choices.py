"""Questions of which one option is the answer."""

from collections.abc import Iterator
from random import Random

from recommender.advise.decide import decide
from recommender.advise.evidence import Situation
from recommender.advise.verdict import known_before
from recommender.model.decision import Decision
from recommender.model.question import Answer, ExamQuestion, Facet
from recommender.readings.direct import truths
from recommender.study.assembling import assembled
from recommender.study.desk import Desk, StudyCase
from recommender.study.explaining import Marking
from recommender.study.fairness import holds_throughout
from recommender.study.posing import Posed, posed
from recommender.study.rivals import Rival, chosen_rivals, rivals
from recommender.study.situations import Situations
from recommender.study.stems import stem

OFFERED = 4
"""So many answers are offered, where there are as many near misses."""


def scenario_questions(
    facet: Facet, decision: Decision, situations: Situations, desk: Desk, rng: Random
) -> Iterator[ExamQuestion]:
    """Yield questions that ask for the facet above all."""
    for one in posed(facet, decision, situations, desk, rng):
        question = _question(facet, decision, one, desk, rng)
        if question:
            yield question


def _question(
    facet: Facet, decision: Decision, posed: Posed, desk: Desk, rng: Random
) -> ExamQuestion | None:
    case = posed.case
    facts = known_before(desk.chain(decision)[:-1], desk.knowledge, case.scenario, desk.day)
    situation = Situation(desk.knowledge, case.scenario, facts, desk.day)
    result = decide(decision, situation, truths)
    # What is asked for can turn the decisions that feed this one, so that it does not even arise.
    if result.choice != (posed.stand.key,):
        return None
    near = rivals(decision, case, posed.stand, result, desk)
    offered = chosen_rivals(near, posed.wanted, OFFERED - 1, rng)
    if not _enough(offered, posed.wanted, decision):
        return None
    if case.scenario.priorities and not any(rival.option in posed.stand.right for rival in offered):
        return None  # where nothing else is right, nothing need be asked for
    if not holds_throughout(decision, case, posed.stand.key, desk):
        return None
    return next(
        (
            question
            for texts in desk.texts(decision)
            for marking in [Marking(decision, result, situation, texts)]
            for answers in [[marking.key(), *map(marking.other, offered)]]
            if (question := _assembled(facet, decision, case, answers, desk, rng))
        ),
        None,
    )


def _assembled(
    facet: Facet,
    decision: Decision,
    case: StudyCase,
    answers: list[Answer],
    desk: Desk,
    rng: Random,
) -> ExamQuestion | None:
    told = stem(decision, case.scenario, desk, rng)
    return assembled("scenario", facet, told, answers, desk, rng, scenario=case.scenario)


def _enough(offered: list[Rival], wanted: tuple[str, ...], decision: Decision) -> bool:
    fewest = min(OFFERED, len(decision.options)) - 1
    return len(offered) >= fewest and {*wanted} <= {rival.option for rival in offered}
