"""recommend exam: an examination against the clock, and the report on it."""

from collections.abc import Callable
from functools import partial

import click

from recommender.cli.exam_review import go_through
from recommender.cli.exam_session import ExamSession
from recommender.cli.exam_sittings import begin, left_over, listing, reported
from recommender.cli.keys import Keys, keys
from recommender.cli.library import library
from recommender.cli.look import look
from recommender.cli.output import format_option, in_form, output_options, write
from recommender.cli.progress_file import progress_store
from recommender.cli.quiz_session import local_now
from recommender.learner.store import Store
from recommender.model.sitting import Sitting
from recommender.model.sitting_report import ExamReport
from recommender.render.exam_lines import paused
from recommender.render.exam_report import exam_report_as_json, exam_report_as_markdown
from recommender.sitting.exam import left
from recommender.sitting.score import answers_given, report


@click.command("exam")
@click.argument("exam_id", metavar="[EXAM]", required=False)
@click.option(
    "--as-of",
    metavar="DATE|guide|today",
    help="The day whose knowledge is asked for; the examination has one of its own.",
)
@click.option("--seed", type=int, help="Set the same paper again.")
@click.option("--resume", is_flag=True, help="Go on with the one that was paused last.")
@click.option(
    "--list", "listed", is_flag=True, help="Tell which there are, and what became of them."
)
@click.option("--report", "reported_id", metavar="ID", help="Write the report on one handed in.")
@format_option("What to write of the report.")
@output_options
def exam(
    exam_id: str | None,
    as_of: str | None,
    seed: int | None,
    resume: bool,
    listed: bool,
    reported_id: str | None,
    form: str,
    output: str | None,
    force: bool,
) -> None:
    r"""Sit an examination: its number of questions, its time, no feedback until the end.

    Go back and forth, flag questions, review them before you hand in. The clock runs while the
    examination is on the screen; `q` or Ctrl-C stops it, and after a crash too `--resume` goes on.
    When the time is over the paper is handed in by itself. Then: the score, each domain, and every
    wrong answer explained.

    \b
    Examples:
      recommend exam --list
      recommend exam mls-c01                    as of the day of the study guide
      recommend exam mls-c01 --as-of today      the same domains, today's answers
      recommend exam mla-c01 --seed 7           a paper that others can sit too
      recommend exam --resume
      recommend exam --report mls-c01-20261125-091500 --format markdown -o report.md
    """
    with progress_store() as store:
        if listed:
            click.echo(listing(library(examples=False)[0].exams, store), nl=False)
        elif reported_id is not None:
            write(told(reported(reported_id, store), form, output), output, force)
        else:
            with keys() as pressed:
                sitting = (
                    left_over(exam_id, store)
                    if resume
                    else begin(exam_id, as_of, seed, store, pressed)
                )
                if sitting is not None:
                    _sit(sitting, store, pressed)


def _sit(sitting: Sitting, store: Store, pressed: Keys) -> None:
    """Go on until the paper is handed in or the clock stopped, and tell what came of it."""
    done = ExamSession(sitting, store, pressed, local_now).run()
    click.echo()
    if done.ended is None:
        click.echo(paused(done, left(done, local_now()), look(True).width))
        return
    store.record(*answers_given(done))
    store.end_sitting(done.id)
    result = report(done)
    if not pressed.live:
        click.echo(told(result, "text", None), nl=False)
        return
    score: Callable[[], str] = partial(exam_report_as_markdown, result, questions=False)
    click.echo(in_form("text", True, score, score), nl=False)
    click.echo(f"All of it: `recommend exam --report {done.id}`.")
    go_through(result, pressed)


def told(result: ExamReport, form: str, output: str | None) -> str:
    """Return the report in a form."""
    return in_form(
        form,
        output is None,
        partial(exam_report_as_json, result),
        partial(exam_report_as_markdown, result),
    )
