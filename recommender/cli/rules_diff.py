"""recommend rules diff OLD NEW: which answers change, and because of which rules."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from recommender.cli.exits import Exit
from recommender.cli.library import moment
from recommender.cli.output import output_options, write
from recommender.cli.rules_option import packs_asked_for
from recommender.errors import BadFiles
from recommender.loading.packs import packs_named
from recommender.loading.rule_bases import rule_base
from recommender.loading.rule_files import rule_files
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.scenario import Scenario
from recommender.render.changes_report import as_json, as_text
from recommender.review.changes import changes
from recommender.shelf import shelf


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option(
    "--scenarios",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The scenarios to compare; the shipped ones if left out.",
)
@click.option(
    "--as-of",
    default="facts",
    show_default=True,
    metavar="DATE|guide|facts|today",
    help="The day of the answers, by the clocks of NEW; an example keeps a day of its own.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@output_options
@click.pass_context
def rules_diff(
    context: click.Context,
    old: str,
    new: str,
    folder: Path | None,
    as_of: str,
    form: str,
    output: str | None,
    force: bool,
) -> None:
    r"""Tell which answers differ between two rule bases, and because of which rules.

    OLD and NEW are folders of rules, packs, revisions of the git repository in the current folder
    (which is only read), or `shipped`. A pack is laid over the shipped rules, and the packs of
    --rules over both. Every scenario and every example of both is answered by both. Exit status:
    0 no answer changes; 1 some do; 2 bad usage or a bad file.

    \b
    Examples:
      recommend rules diff HEAD rules
      recommend rules diff shipped my-pack
      recommend rules diff v1.2 v1.3 --as-of guide --format json
      recommend rules diff shipped my-rules --scenarios my-scenarios
    """
    shipped, packs = rule_files(shelf("rules")), packs_named(packs_asked_for())
    (before, old_words), (after, new_words) = (
        rule_base(name, shipped, packs) for name in (old, new)
    )
    cases = [*_scenarios(folder or shelf("scenarios"), new_words, old_words)]
    found = changes(before, after, cases, (old, new), moment(as_of, after))
    write(as_json(found) if form == "json" else as_text(found), output, force)
    if found.answers:
        context.exit(Exit.CONFLICT)


def _scenarios(
    folder: Path | Traversable, words: Vocabulary, older: Vocabulary
) -> Iterator[Scenario]:
    """Yield the scenarios of a folder, read with the new words, or else with the old ones."""
    for name, text in rule_files(folder, str(folder)):
        try:
            yield read_scenario(text, name, words)
        except BadFiles as wrong:
            try:
                yield read_scenario(text, name, older)
            except BadFiles:
                raise wrong from None
