"""recommend why SCENARIO DECISION: one decision at length, or why an option is not its answer."""

import click

from recommender.advise.coherence import consistent
from recommender.cli.library import decision_called, library, moment, option_called, scenario_at
from recommender.cli.look import look
from recommender.cli.output import output_options, write
from recommender.explain.sweep import Case
from recommender.explain.why_not import why_not
from recommender.model.why_not import WhyNot
from recommender.render.why_not import why_not_as_json, why_not_as_markdown, why_not_as_text


@click.command("why")
@click.argument("scenario")
@click.argument("decision")
@click.option("--not", "option", metavar="OPTION", help="Why this option is not the answer.")
@click.option(
    "--as-of",
    default="today",
    show_default=True,
    metavar="DATE|guide|today",
    help="The day of the answer.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
)
@output_options
@click.pass_context
def why(
    context: click.Context,
    scenario: str,
    decision: str,
    option: str | None,
    as_of: str,
    form: str,
    output: str | None,
    force: bool,
) -> None:
    r"""Tell why a DECISION comes out as it does in a SCENARIO, or why not as OPTION.

    With `--not`: every rule that bears on the option with each of its tests and the value that it
    read, the criteria on which the option loses, and the smallest changes that would make it the
    answer. Without: the whole account of the answer, as `--decision` gives it.

    \b
    Examples:
      recommend why scenario.yaml network
      recommend why scenario.yaml training-storage --not efs
      recommend why scenario.yaml training-storage --not efs --format markdown
    """
    knowledge, words = library(examples=False)
    asked = decision_called(decision, knowledge)
    if option is None:
        from recommender.cli.advise import advise_command

        context.invoke(
            advise_command, scenarios=(scenario,), as_of=as_of, explain="full",
            only=(asked.id,), quiet=False, form=form, output=output, force=force,
        )  # fmt: skip
        return
    name = option_called(option, asked)
    day = moment(as_of, knowledge)
    case = Case(knowledge, scenario_at(scenario, words), day)
    fitting = consistent(knowledge, case.scenario, day).knowledge
    found = why_not(fitting.decision[asked.id], name, Case(fitting, case.scenario, day))
    write(_rendered(found, form, output is None), output, force)


def _rendered(found: WhyNot, form: str, to_terminal: bool) -> str:
    if form == "json":
        return why_not_as_json(found)
    if form == "markdown":
        return why_not_as_markdown(found)
    here = look(to_terminal)
    return why_not_as_text(found, here.width, here.colour)
