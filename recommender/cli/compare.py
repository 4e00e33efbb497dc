"""recommend compare A B: what two scenarios are answered differently, and why."""

from functools import partial

import click

from recommender.cli.library import as_of_option, library, moment, scenario_at
from recommender.cli.output import format_option, in_form, output_options, write
from recommender.errors import BadFiles, Mistake
from recommender.explain.compare import compare
from recommender.loading.vocabulary import Vocabulary
from recommender.model.scenario import Scenario
from recommender.render.comparison import as_json, as_markdown


@click.command("compare")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@as_of_option("The day of the answers;")
@format_option()
@output_options
def compare_command(a: str, b: str, as_of: str, form: str, output: str | None, force: bool) -> None:
    r"""Tell which decisions two scenarios are answered differently, and what carries that.

    A and B are scenario files; `-` reads one of them from standard input. For each such decision
    the smallest set of differences is told that carries it: with that set taken over from B, A is
    answered as B is, and with no part of the set. Where there are too many sets to try them all,
    it says so. Exit status: 0 compared; 2 bad usage or a bad file.

    \b
    Examples:
      recommend compare today.yaml next-year.yaml
      recommend compare a.yaml b.yaml --as-of guide
      recommend compare a.yaml b.yaml --format markdown -o comparison.md
      recommend compare a.yaml b.yaml --format json | jq '.contrasts[] | {decision, carried}'
    """
    if a == b == "-":
        raise click.UsageError("standard input holds one scenario; name a file for the other")
    knowledge, words = library(examples=False)
    day = moment(as_of, knowledge)
    found = compare(knowledge, *_both(a, b, words), day)
    text = in_form(form, output is None, partial(as_json, found), partial(as_markdown, found))
    write(text, output, force)


def _both(a: str, b: str, words: Vocabulary) -> tuple[Scenario, Scenario]:
    """Return the scenarios in two files; the mistakes of both come at once."""
    scenarios: list[Scenario] = []
    mistakes: list[Mistake] = []
    for path in (a, b):
        try:
            scenarios.append(scenario_at(path, words))
        except BadFiles as wrong:
            mistakes += wrong.mistakes
    if mistakes:
        raise BadFiles(mistakes)
    one, other = scenarios
    if one.name == other.name:  # such as two versions of one file
        one, other = (
            scenario.model_copy(update={"name": f"{scenario.name} ({path})"})
            for scenario, path in ((one, a), (other, b))
        )
    return one, other
