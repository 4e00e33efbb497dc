"""Examinations in a list: which there are, and what became of those that were sat."""

from collections.abc import Sequence

from recommender.model.exam import Exam
from recommender.model.sitting import Sitting
from recommender.model.sitting_report import ExamReport
from recommender.render.exam_screens import clock


def exam_list(
    exams: Sequence[Exam], under_way: Sequence[Sitting], handed_in: Sequence[ExamReport]
) -> str:
    """Return the list as plain text."""
    lines = ["Examinations", *(line for exam in exams for line in _exam(exam))]
    if under_way:
        lines += ["", "Under way", *map(_sitting, under_way)]
    if handed_in:
        lines += ["", "Handed in", *map(_report, handed_in)]
    return "\n".join(lines) + "\n"


def _exam(exam: Exam) -> tuple[str, ...]:
    return (
        f"  {exam.id}: {exam.name}",
        f"    {exam.questions} questions, {exam.minutes} minutes, {exam.passing} of {exam.highest}"
        f" passes; as of {exam.clock}",
        *([f"    retired on {exam.retired}"] if exam.retired else []),
    )


def _sitting(sitting: Sitting) -> str:
    answered = sum(bool(mark.chosen) for mark in sitting.marks)
    time = clock(sitting.limit - sitting.spent)
    return (
        f"  {sitting.id}: {answered} of {len(sitting.questions)} answered, {time} left\n"
        f"    recommend exam {sitting.exam.id} --resume"
    )


def _report(report: ExamReport) -> str:
    passed = "passed" if report.passed else "not passed"
    return (
        f"  {report.id}: {report.score} of {report.highest}, {passed}\n"
        f"    recommend exam --report {report.id}"
    )
