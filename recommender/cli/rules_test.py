"""recommend rules test [DECISION...]: do the examples hold, and what would they notice?"""

import sys

import click

from recommender.cli.exits import Exit
from recommender.cli.library import library
from recommender.cli.output import output_options, write
from recommender.errors import RecommendError, did_you_mean
from recommender.model.knowledge import Knowledge
from recommender.render.rules_test_report import as_json, as_text
from recommender.review.example_runs import Mutating, run_examples


@click.command("test")
@click.argument("decisions", metavar="[DECISION]...", nargs=-1)
@click.option("--require-coverage", is_flag=True, help="Fail unless all is tried both ways.")
@click.option("--mutate", is_flag=True, help="Make mistakes in the rules; does an example notice?")
@click.option(
    "--least-score",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Fail if the examples notice fewer of the mistakes; implies --mutate.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@output_options
@click.pass_context
def rules_test(
    context: click.Context,
    decisions: tuple[str, ...],
    require_coverage: bool,
    mutate: bool,
    least_score: float | None,
    form: str,
    output: str | None,
    force: bool,
) -> None:
    r"""Run the examples that stand beside the rules of each DECISION (all, if none is named).

    It tells which examples fail, which conditions none of them tried both ways and, with --mutate,
    which mistakes in the rules none would notice, with an example to paste for each. Exit
    status: 0 all well; 1 an example fails, or less is tried than asked for; 2 bad usage.

    \b
    Examples:
      recommend rules test
      recommend rules test ingestion-mode --require-coverage
      recommend rules test storage-class --mutate
      recommend rules test --least-score 95
    """
    knowledge, _ = library()
    _refuse_unknown(decisions, knowledge)
    found = run_examples(knowledge, decisions, _mutating(knowledge, mutate, least_score))
    write((as_json if form == "json" else as_text)(found), output, force)
    score = found.score()
    uncovered = require_coverage and not found.covered
    too_low = least_score is not None and score is not None and score < least_score
    if not found.passed or uncovered or too_low:
        context.exit(Exit.CONFLICT)


def _refuse_unknown(decisions: tuple[str, ...], knowledge: Knowledge) -> None:
    for name in decisions:
        if name not in knowledge.decision:
            remedy = did_you_mean(name, knowledge.decision, "`recommend rules list` lists them")
            raise RecommendError(f"`{name}` is not a decision; {remedy}")


def _mutating(knowledge: Knowledge, mutate: bool, least_score: float | None) -> Mutating | None:
    if not mutate and least_score is None:
        return None
    from recommender.review.mutation_testing import mutating

    return mutating(knowledge, _say if sys.stderr.isatty() else lambda *_: None)


def _say(decision: str, done: int, of: int) -> None:
    click.echo(f"\r{decision}: {done} of {of} mutants\033[K", nl=False, err=True)
    if done == of:
        click.echo("\r\033[K", nl=False, err=True)
