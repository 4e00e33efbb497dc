"""The examination that a learner works towards, and its day."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click

from recommender.cli.known import exam_called
from recommender.model.exam import Exam
from recommender.model.knowledge import Knowledge


def exam_options(required: bool) -> Callable[..., Any]:
    """Add --exam and --exam-date to a command, which gets them as `exam` and `exam_date`."""

    def added(command: Callable[..., Any]) -> Callable[..., Any]:
        command = click.option(
            "--exam-date",
            type=click.DateTime(["%Y-%m-%d"]),
            required=required,
            metavar="DATE",
            help="The day of the examination." + ("" if required else " [default: today]"),
        )(command)
        return click.option(
            "--exam", metavar="ID", help="The examination. [default: one that can be taken then]"
        )(command)

    return added


def day_of(exam_date: datetime | None, today: date) -> date:
    """Return the day of the examination, or today where nobody named one.

    Raises:
        click.BadParameter: it is past.
    """
    day = exam_date.date() if exam_date else today
    if day < today:
        raise click.BadParameter(f"{day} is past; today is {today}", param_hint="--exam-date")
    return day


def exam_towards(name: str | None, day: date, knowledge: Knowledge) -> Exam | None:
    """Return the examination with that id, or else the first that can be taken on the day.

    One that was asked for by its id and can no longer be taken then is told of.

    Raises:
        RecommendError: there is none with that id.
    """
    if name is not None:
        exam = exam_called(name, knowledge.exams)
        if exam.retired and day >= exam.retired:
            click.echo(f"note: {exam.name} was retired on {exam.retired}", err=True)
        return exam
    open_then = [one for one in knowledge.exams if one.retired is None or day < one.retired]
    return next(iter((*open_then, *knowledge.exams)), None)


def clock_of(exam: Exam | None, as_of: str | None, knowledge: Knowledge) -> date:
    """Return the day whose knowledge is asked for: as written, or else that of the examination.

    Raises:
        click.BadParameter: what is written is no day.
    """
    from recommender.cli.library import moment

    if as_of is not None:
        return moment(as_of, knowledge)
    return exam.clock if exam else date.today()
