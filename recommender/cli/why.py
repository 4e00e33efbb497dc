"""recommend why SCENARIO DECISION: one decision at length, or why an option is not its answer."""

from functools import partial

import click

from recommender.advise.coherence import consistent
from recommender.cli.library import (
    as_of_option,
    decision_called,
    library,
    moment,
    option_called,
    scenario_at,
)
from recommender.cli.output import format_option, in_form, output_options, write
from recommender.explain.sweep import Case
from recommender.explain.why_not import why_not
from recommender.render.why_not import why_not_as_json, why_not_as_markdown


@click.command("why")
@click.argument("scenario")
@click.argument("decision")
@click.option("--not", "option", metavar="OPTION", help="Why this option is not the answer.")
@as_of_option()
@format_option()
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
    text = in_form(
        form, output is None, partial(why_not_as_json, found), partial(why_not_as_markdown, found)
    )
    write(text, output, force)
