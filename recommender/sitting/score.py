"""What an examination that was handed in comes to."""

from recommender.model.exam import Exam
from recommender.model.learning import Given
from recommender.model.sitting import Sitting
from recommender.model.sitting_report import Checked, DomainScore, ExamReport

SCALING = (
    "The score is a straight line from no right answer to nothing but right answers. The real "
    "scale is not published: it weighs papers of different difficulty against each other. Take "
    "this score for a measure of your progress, not for a forecast."
)


def report(sitting: Sitting) -> ExamReport:
    """Return the score and every question with its key.

    Args:
        sitting: one that was handed in.
    """
    assert sitting.ended is not None
    exam, checked = sitting.exam, _checked(sitting)
    right = sum(one.right for one in checked)
    score = exam.scaled(right, len(checked))
    return ExamReport(
        id=sitting.id,
        exam=exam.id,
        name=exam.name,
        as_of=sitting.as_of,
        seed=sitting.seed,
        begun=sitting.begun,
        ended=sitting.ended,
        out_of_time=sitting.out_of_time,
        minutes=exam.minutes,
        seconds=int(sitting.spent.total_seconds()),
        lowest=exam.lowest,
        highest=exam.highest,
        passing=exam.passing,
        score=score,
        passed=score >= exam.passing,
        asked=len(checked),
        right=right,
        blank=sum(not one.chosen for one in checked),
        scaling=SCALING,
        note=exam.note,
        retired=exam.retired,
        domains=_domains(exam, checked),
        questions=checked,
    )


def answers_given(sitting: Sitting) -> tuple[Given, ...]:
    """Return the answers as they are kept: those to questions that were on the screen.

    A question that was looked at and left blank counts as a wrong answer, one that never came on
    the screen says nothing about what is known.
    """
    return tuple(
        Given(
            question=question,
            chosen=frozenset(mark.chosen),
            sureness=None,
            seconds=int(mark.looked.total_seconds()),
            at=mark.seen,
            session=sitting.id,
        )
        for question, mark in zip(sitting.questions, sitting.marks, strict=True)
        if mark.seen is not None
    )


def _checked(sitting: Sitting) -> tuple[Checked, ...]:
    found = []
    for number, (question, mark) in enumerate(
        zip(sitting.questions, sitting.marks, strict=True), 1
    ):
        domain = sitting.exam.domain_of(question.facet.section)
        found.append(
            Checked(
                number=number,
                domain=domain.id if domain else "",
                question=question,
                chosen=mark.chosen,
                right=frozenset(mark.chosen) == question.key,
                flagged=mark.flagged,
                seconds=int(mark.looked.total_seconds()),
            )
        )
    return tuple(found)


def _domains(exam: Exam, checked: tuple[Checked, ...]) -> tuple[DomainScore, ...]:
    known = [(domain.id, domain.name, domain.share) for domain in exam.domains]
    strays = [("", "", 0)] if any(not one.domain for one in checked) else []
    scores = []
    for id, name, share in [*known, *strays]:
        own = [one for one in checked if one.domain == id]
        right = sum(one.right for one in own)
        scores.append(DomainScore(id=id, name=name, share=share, asked=len(own), right=right))
    return tuple(scores)
