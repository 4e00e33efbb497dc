"""recommend study: the questions of the day, towards an examination."""

from datetime import date, datetime

import click

from recommender.cli.exam_towards import clock_of, day_of, exam_options, exam_towards
from recommender.cli.library import library
from recommender.cli.look import look
from recommender.cli.progress_file import progress_store
from recommender.cli.quiz import close
from recommender.cli.quiz_session import local_now, run_quiz
from recommender.learner.pace import pace
from recommender.learner.store import Store
from recommender.learner.study import study_plan
from recommender.model.exam import Exam
from recommender.model.knowledge import Knowledge
from recommender.model.question import Facet
from recommender.model.study_plan import StudyPlan
from recommender.render.study_plan import (
    study_plan_as_json,
    study_plan_summary,
    study_plan_text,
)
from recommender.study.facets import facets_on
from recommender.study.setter import Setter


@click.command("study")
@exam_options(required=True)
@click.option(
    "--minutes",
    type=click.IntRange(1, 600),
    required=True,
    help="How long you have today.",
)
@click.option("--list", "only_list", is_flag=True, help="Show the plan and ask nothing.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="How --list shows it.",
)  # fmt: skip
@click.option("--seed", type=int, help="Set the same questions again.")
@click.option(
    "--as-of",
    metavar="DATE|guide|today",
    help="The day whose knowledge is asked for. [default: that of the examination]",
)
def study(
    exam: str | None,
    exam_date: datetime,
    minutes: int,
    only_list: bool,
    form: str,
    seed: int | None,
    as_of: str | None,
) -> None:
    r"""Study what raises the result to expect on the day of the examination most.

    The plan takes what gains most for the time it takes, weighed by the blueprint of the
    examination, by turns with what is due, and spread over topics. Then it asks, as a quiz does;
    where no question can be set about something, the next best is asked for in its place.

    \b
    Examples:
      recommend study --exam-date 2027-02-14 --minutes 25
      recommend study --exam-date 2027-02-14 --minutes 25 --list
      recommend study --exam mls-c01 --exam-date 2027-02-14 --minutes 10
    """
    now = local_now()
    day = day_of(exam_date, now.date())
    knowledge, _ = library(examples=not only_list)
    towards = exam_towards(exam, day, knowledge)
    clock = clock_of(towards, as_of, knowledge)
    with progress_store() as store:
        plan, facets = _planned(store, knowledge, towards, clock, day, minutes, now)
        if only_list:
            here = look(True)
            told = study_plan_text(plan, here.width, here.colour)
            click.echo(study_plan_as_json(plan) if form == "json" else told, nl=False)
            return
        click.echo(study_plan_summary(plan))
        if plan.entries:
            _ask(Setter(knowledge, clock), facets, store, clock, len(plan.entries), seed)


def _planned(
    store: Store,
    knowledge: Knowledge,
    exam: Exam | None,
    clock: date,
    day: date,
    minutes: int,
    now: datetime,
) -> tuple[StudyPlan, tuple[Facet, ...]]:
    facets = facets_on(knowledge, clock)
    return study_plan(store.cards(), facets, exam, day, minutes, now, pace(store.given()))


def _ask(
    setter: Setter,
    facets: tuple[Facet, ...],
    store: Store,
    clock: date,
    questions: int,
    seed: int | None,
) -> None:
    seed = int(local_now().timestamp()) if seed is None else seed
    close(run_quiz(setter, facets, store, as_of=clock, questions=questions, seed=seed))
