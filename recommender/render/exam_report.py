"""The report on an examination, as Markdown or JSON."""

from datetime import timedelta

from recommender.model.lettering import lettered, letters_of
from recommender.model.sitting_report import Checked, DomainScore, ExamReport
from recommender.render.exam_screens import clock
from recommender.render.templating import filled


def exam_report_as_markdown(report: ExamReport, questions: bool = True) -> str:
    """Return the report as Markdown.

    Args:
        report: what to tell.
        questions: whether to explain the wrong answers too, and list the right ones.
    """
    return filled(
        "exam_report.md.j2",
        page=report,
        used=clock(timedelta(seconds=report.seconds)),
        allowed=clock(timedelta(minutes=report.minutes)),
        when=f"{report.ended:%Y-%m-%d %H:%M}",
        domains=[(one, _share_told(one)) for one in report.domains],
        wrong=[_told(one, report) for one in report.questions if not one.right],
        right=[_told(one, report) for one in report.questions if one.right],
        questions=questions,
    )


def exam_report_as_json(report: ExamReport) -> str:
    """Return the report as JSON; it always holds everything."""
    return report.model_dump_json(indent=2) + "\n"


def _share_told(domain: DomainScore) -> str:
    if not domain.asked:
        return "-"
    return f"{100 * domain.right // domain.asked} %"


def _told(one: Checked, report: ExamReport) -> dict[str, object]:
    question = one.question
    names = {domain.id: domain.name for domain in report.domains}
    return {
        "number": one.number,
        "flagged": one.flagged,
        "domain": names.get(one.domain, ""),
        "question": question,
        "stem": question.stem.splitlines(),
        "answers": [
            (letter, answer, answer.id in one.chosen)
            for letter, answer in lettered(question).items()
        ],
        "chosen": letters_of(question, one.chosen) or "nothing",
        "key": letters_of(question, question.key),
    }
