"""Questions put together: answers in some order, touched facets, and an id of everything asked."""

from random import Random

from recommender.model.question import Answer, ExamQuestion, Facet, QuestionKind
from recommender.model.scenario import Scenario
from recommender.study.desk import Desk
from recommender.study.giveaways import gives_away
from recommender.study.meaning import digest


def assembled(
    kind: QuestionKind,
    facet: Facet,
    stem: str,
    answers: list[Answer],
    desk: Desk,
    rng: Random,
    scenario: Scenario | None = None,
) -> ExamQuestion | None:
    """Return the question; None where its stem gives the key away, or two answers read alike."""
    texts = [answer.text for answer in answers]
    if len({*texts}) < len(texts) or gives_away(stem, answers, desk.everyday):
        return None
    mixed = [*answers]
    rng.shuffle(mixed)
    offered = [[answer.id, answer.text, answer.right] for answer in mixed]
    touches = {
        one.key: one
        for answer in mixed
        for reference in answer.references
        for one in desk.facets_about(facet.decision, reference.subject)
        if one.key != facet.key
    }
    return ExamQuestion(
        id=digest(kind, facet.key, str(desk.day), stem, offered),
        kind=kind,
        facet=facet,
        touches=tuple(touches.values()),
        as_of=desk.day,
        stem=stem,
        answers=tuple(mixed),
        scenario=scenario,
    )
