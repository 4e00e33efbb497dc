"""The command line as a whole: the group of commands, and what becomes of errors."""

import gc
import signal
import sys
from collections.abc import Sequence

import click
from click_default_group import DefaultGroup

from recommender import __version__
from recommender.cli.exits import Exit
from recommender.cli.help_text import with_lines_kept
from recommender.cli.lazy import LazyCommands
from recommender.cli.rules_option import rules_option
from recommender.errors import BadFiles, RecommendError

MOST_SHOWN = 20


@with_lines_kept
@click.group(
    cls=DefaultGroup,
    commands=LazyCommands(
        {
            "advise": "recommender.cli.advise:advise_command",
            "why": "recommender.cli.why:why",
            "compare": "recommender.cli.compare:compare_command",
            "recheck": "recommender.cli.recheck:recheck_command",
            "new": "recommender.cli.new:new",
            "study": "recommender.cli.study:study",
            "progress": "recommender.cli.progress:progress_command",
            "anki": "recommender.cli.anki:anki",
            "services": "recommender.cli.services:services",
            "quiz": "recommender.cli.quiz:quiz",
            "exam": "recommender.cli.exam:exam",
            "rules": "recommender.cli.rules:rules",
        }
    ),
    default="advise",
    default_if_no_args=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@rules_option
@click.version_option(__version__, prog_name="recommend")
def cli() -> None:
    r"""Recommend machine-learning architectures, decision by decision, and justify every choice.

    \b
    Examples:
      recommend scenario.yaml             the recommendation
      recommend advise --help             all that the recommendation can do
      recommend why --help                why an option is not the answer
      recommend compare a.yaml b.yaml     what differs between two, and what carries it
      recommend recheck decisions         whether decision records still hold
      recommend new scenario.yaml         a commented scenario to fill in
      recommend services                  the catalogue, with life cycles
      recommend quiz                      practise, each answer explained at once
      recommend exam --list               sit an examination against the clock
      recommend study --help              the questions of the day, towards an examination
      recommend progress                  where you stand, and what you take for what
      recommend anki -o rules.apkg        everything there is to know, as cards for Anki
      recommend rules --help              read, check, test and extend the rules
      recommend scenario.yaml --rules my-rules    the same, with rules of your own on top
    """


def run() -> None:
    """Run the command line of this process."""
    # A command makes many values and drops few before it ends; looking for cycles often is waste.
    gc.set_threshold(200_000, 20, 20)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    obey()


def obey(arguments: Sequence[str] | None = None) -> None:
    """Do what a command line says and exit; what a user can mend is told without a traceback.

    Args:
        arguments: what follows the name of the program; none: what this process was given.
    """
    try:
        cli.main(arguments, prog_name="recommend", standalone_mode=True)
    except RecommendError as wrong:
        click.echo(told(wrong), err=True)
        sys.exit(Exit.BAD_INPUT)


def told(wrong: RecommendError) -> str:
    """Return an error as it is shown: every mistake on a line of its own, up to a sane number."""
    if not isinstance(wrong, BadFiles):
        return f"error: {wrong}"
    shown = [f"error: {mistake}" for mistake in wrong.mistakes[:MOST_SHOWN]]
    more = len(wrong.mistakes) - len(shown)
    return "\n".join([*shown, *([f"and {more} more mistakes"] if more else [])])
