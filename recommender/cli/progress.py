"""recommend progress: where a learner stands."""

from datetime import datetime

import click

from recommender.cli.exam_towards import clock_of, day_of, exam_options, exam_towards
from recommender.cli.library import library
from recommender.cli.look import look
from recommender.cli.output import format_option, output_options, write
from recommender.cli.progress_file import progress_store
from recommender.cli.quiz_session import local_now
from recommender.learner.outlook import Learner, progress
from recommender.model.progress import Progress
from recommender.render.progress import as_json, as_markdown
from recommender.render.progress_text import progress_text
from recommender.study.facets import facets_on


@click.command("progress")
@exam_options(required=False)
@format_option()
@output_options
def progress_command(
    exam: str | None, exam_date: datetime | None, form: str, output: str | None, force: bool
) -> None:
    r"""Tell where you stand: per domain and topic, and what you take for what.

    For each: how much of it was asked for, what is due today, how often you were right, and the
    share of right answers to expect on the day of the examination, by the forgetting curve of
    FSRS. Then which option you take for which, on what the two part, and how sure you were.

    \b
    Examples:
      recommend progress
      recommend progress --exam-date 2027-02-14
      recommend progress --exam mls-c01 --format markdown -o progress.md
      recommend progress --format json | jq '.confusions[] | select(.sure > 0)'
    """
    knowledge, _ = library(examples=False)
    now = local_now()
    day = day_of(exam_date, now.date())
    towards = exam_towards(exam, day, knowledge)
    with progress_store() as store:
        learner = Learner(store.given(), store.cards(), now)
    facets = facets_on(knowledge, clock_of(towards, None, knowledge))
    write(_told(progress(learner, facets, towards, day, knowledge), form, output), output, force)


def _told(found: Progress, form: str, output: str | None) -> str:
    if form == "json":
        return as_json(found)
    if form == "markdown":
        return as_markdown(found)
    here = look(output is None)
    return progress_text(found, here.width, here.colour)
