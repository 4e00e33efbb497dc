"""recommend SCENARIO...: the recommendation."""

import click

from recommender.advise.advisor import advise
from recommender.cli.exits import Exit
from recommender.cli.library import as_of_option, decision_called, library, moment, scenario_at
from recommender.cli.look import look
from recommender.cli.output import format_option, output_options, write
from recommender.explain.firmness import with_firmness
from recommender.model.recommendation import Recommendation
from recommender.readings import experta_engine
from recommender.render.answer_lines import as_lines


@click.command("advise")
@click.argument("scenarios", metavar="SCENARIO...", nargs=-1, required=True)
@as_of_option()
@click.option(
    "--explain",
    type=click.Choice(["brief", "full"]),
    default="brief",
    show_default=True,
    help="How much to say.",
)
@click.option(
    "--decision",
    "only",
    metavar="NAME",
    multiple=True,
    help="Tell all about this decision, by its name or id, and nothing else. Repeatable.",
)
@click.option(
    "--quiet", "-q", is_flag=True, help="Write nothing but `decision=answer` lines, for scripts."
)
@format_option("What to write; JSON always holds everything.")
@output_options
@click.pass_context
def advise_command(
    context: click.Context,
    scenarios: tuple[str, ...],
    as_of: str,
    explain: str,
    only: tuple[str, ...],
    quiet: bool,
    form: str,
    output: str | None,
    force: bool,
) -> None:
    r"""Recommend an architecture for each SCENARIO file and justify every choice.

    `-` reads a scenario from standard input. Exit status: 0 answered; 1 some decision has no right
    answer; 2 bad usage or a bad file.

    \b
    Examples:
      recommend scenario.yaml
      recommend scenario.yaml --explain full
      recommend scenario.yaml --decision network --decision "Stream service"
      recommend scenario.yaml --as-of guide
      recommend scenario.yaml --quiet | grep ^network=
      recommend a.yaml b.yaml --format markdown -o report.md
      recommend - < scenario.yaml
    """
    knowledge, words = library(examples=False)
    day = moment(as_of, knowledge)
    only = tuple(decision_called(name, knowledge).id for name in only)
    read = [scenario_at(path, words) for path in scenarios]
    results = [advise(knowledge, scenario, day, experta_engine.truths) for scenario in read]
    if quiet:
        names = [f"{path}:" if len(scenarios) > 1 else "" for path in scenarios]
        lines = (as_lines(*one, only) for one in zip(results, names, strict=True))
        write("".join(lines), output, force)
    else:
        full = explain == "full" or bool(only)
        far = full or form == "json"
        results = [
            with_firmness(result, knowledge, scenario, far)
            for result, scenario in zip(results, read, strict=True)
        ]
        texts = [_rendered(result, form, full, only, output is None) for result in results]
        write("\n".join(texts), output, force)
    if any(result.in_conflict for result in results):
        context.exit(Exit.CONFLICT)


def _rendered(
    result: Recommendation, form: str, full: bool, only: tuple[str, ...], to_terminal: bool
) -> str:
    """Return the result in a format, importing only what that format needs."""
    if form == "json":
        from recommender.render.json_text import as_json

        return as_json(result, full)
    if form == "markdown":
        from recommender.render.markdown import as_markdown

        return as_markdown(result, full, only)
    from recommender.render.terminal import as_terminal

    here = look(to_terminal)
    return as_terminal(result, full, here.width, here.colour, only)
