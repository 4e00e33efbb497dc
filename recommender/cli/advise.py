"""recommend SCENARIO...: the recommendation."""

import click

from recommender.advise.advisor import advise
from recommender.cli.exits import Exit
from recommender.cli.library import as_of_option, decision_called, library, moment, scenario_at
from recommender.cli.look import look
from recommender.cli.output import REPORTS, format_option, output_options, write
from recommender.cli.picture import PICTURES, inline_pictures, write_picture
from recommender.explain.firmness import with_firmness
from recommender.loading.vocabulary import Vocabulary
from recommender.model.recommendation import Recommendation
from recommender.model.scenario import Scenario
from recommender.readings import experta_engine
from recommender.render.answer_lines import as_lines

RECORDS = "adr"
"""The form that is a folder of decision records."""
FAR = ("json", "html", RECORDS)
"""The forms that tell of pairs of changes where no single one turns an answer."""


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
@format_option(
    "What to write; JSON and HTML hold everything, `adr` writes decision records into a folder,"
    " and the last three draw the architecture.",
    (*REPORTS, "html", RECORDS, *PICTURES),
)
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
      recommend scenario.yaml --format html -o report.html
      recommend scenario.yaml --format svg -o architecture.svg
      recommend scenario.yaml --format adr -o decisions      (see recommend recheck --help)
      recommend - < scenario.yaml
    """
    _check_records(form, scenarios, only, quiet, output)
    knowledge, words = library(examples=False)
    day = moment(as_of, knowledge)
    only = tuple(decision_called(name, knowledge).id for name in only)
    read = [scenario_at(path, words) for path in scenarios]
    results = [advise(knowledge, scenario, day, experta_engine.truths) for scenario in read]
    if quiet:
        write(_lines(results, scenarios, only), output, force)
    elif form in PICTURES:
        write_picture(results, form, output, force)
    else:
        full = explain == "full" or bool(only)
        results = [
            with_firmness(result, knowledge, scenario, far=full or form in FAR)
            for result, scenario in zip(results, read, strict=True)
        ]
        if form == RECORDS:
            _records(str(output), results[0], read[0], words, force)
        else:
            write(_rendered(results, form, full, only, output is None), output, force)
    if any(result.in_conflict for result in results):
        context.exit(Exit.CONFLICT)


def _check_records(
    form: str, scenarios: tuple[str, ...], only: tuple[str, ...], quiet: bool, output: str | None
) -> None:
    """Refuse what does not go together with a folder of records, where that is the form.

    Raises:
        click.UsageError: there is no folder, or not one scenario, or less than all is asked for.
    """
    if form != RECORDS:
        return
    if output in (None, "-"):
        raise click.UsageError("--format adr writes a folder; name it with -o")
    if len(scenarios) > 1:
        raise click.UsageError("--format adr writes the records of one scenario; name only one")
    if only or quiet:
        wrong = "--decision" if only else "--quiet"
        raise click.UsageError(f"--format adr records every decision; leave out {wrong}")


def _records(
    folder: str, result: Recommendation, scenario: Scenario, words: Vocabulary, force: bool
) -> None:
    """Write a folder of records, importing what only that needs."""
    from recommender.cli.record_folder import write_records

    write_records(folder, result, scenario, words, force)


def _lines(results: list[Recommendation], scenarios: tuple[str, ...], only: tuple[str, ...]) -> str:
    """Return the answers alone, with the scenario's file in front where there are several."""
    names = [f"{path}:" if len(scenarios) > 1 else "" for path in scenarios]
    told = (as_lines(*one, only) for one in zip(results, names, strict=True))
    return "".join(told)


def _rendered(
    results: list[Recommendation], form: str, full: bool, only: tuple[str, ...], to_terminal: bool
) -> str:
    """Return the results in a format, importing only what that format needs."""
    if form == "html":
        from recommender.render.html import as_html

        return as_html(results, inline_pictures(results), full, only)
    return "\n".join(_report(result, form, full, only, to_terminal) for result in results)


def _report(
    result: Recommendation, form: str, full: bool, only: tuple[str, ...], to_terminal: bool
) -> str:
    """Return one result in a format of which several simply follow one another."""
    if form == "json":
        from recommender.render.json_text import as_json

        return as_json(result, full)
    if form == "markdown":
        from recommender.render.markdown import as_markdown

        return as_markdown(result, full, only)
    from recommender.render.terminal import as_terminal

    here = look(to_terminal)
    return as_terminal(result, full, here.width, here.colour, only)
