"""recommend rules check: is anything wrong with the rules?"""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from recommender.cli.exits import Exit
from recommender.cli.library import library
from recommender.cli.output import output_options, write
from recommender.errors import BadFiles, RecommendError
from recommender.model.finding import Finding
from recommender.render.findings_report import as_github, as_json, as_text, witness_text
from recommender.review.check import SECONDS, check, findings_of


@click.command("check")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="`github` writes annotations for a workflow.",
)
@click.option(
    "--witness", metavar="DIR", help="Write each scenario that shows a finding to a file in DIR."
)
@click.option("--accepted", is_flag=True, help="Show the accepted findings too.")
@click.option(
    "--seconds",
    default=SECONDS,
    show_default=True,
    help="How long the solver may think about one question.",
)
@output_options
@click.pass_context
def rules_check(
    context: click.Context,
    form: str,
    witness: str | None,
    accepted: bool,
    seconds: float,
    output: str | None,
    force: bool,
) -> None:
    r"""Check the rules: what they say, and what they mean in every scenario there can be.

    What was proved is remembered, so only decisions that have changed are proved again. Exit
    status: 0 nothing is found that is not accepted; 1 something is; 2 bad usage.

    \b
    Examples:
      recommend rules check
      recommend rules check --accepted
      recommend rules check --witness witnesses
      recommend rules check --format github
    """
    try:
        findings = check(library()[0], seconds=seconds, proving=_say)
    except BadFiles as wrong:
        findings = findings_of(wrong)
    if witness:
        _write_witnesses(findings, Path(witness), force)
    text = {"json": as_json(findings), "github": as_github(findings)}.get(form)
    write(as_text(findings, accepted) if text is None else text, output, force)
    if any(not finding.accepted for finding in findings):
        context.exit(Exit.CONFLICT)


def _say(decision: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"proving {decision} ...", err=True)


def _write_witnesses(findings: Sequence[Finding], folder: Path, force: bool) -> None:
    """Write each witness to a file of its own; files that are there are kept."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise RecommendError(f"{folder}: cannot be made: {wrong.strerror}".lower()) from None
    for finding in findings:
        if finding.witness:
            name = f"{finding.code}-{finding.subject}".replace(", ", "-and-")
            write(witness_text(finding), str(folder / f"{name}.yaml"), force)
