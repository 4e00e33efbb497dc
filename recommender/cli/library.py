"""Knowledge and scenarios for the commands: where they come from, read once."""

import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import click

from recommender.cli.rules_option import packs_asked_for
from recommender.errors import BadFiles, Mistake, Place, RecommendError, did_you_mean
from recommender.loading.knowledge_cache import remembered_knowledge
from recommender.loading.located_yaml import MAX_BYTES
from recommender.loading.rule_files import rule_files
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.decision import Decision
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario
from recommender.shelf import shelf

_LAID = "recommender.laid"


def library(examples: bool = True) -> tuple[Knowledge, Vocabulary]:
    """Return what the rules say, and the words that scenarios may use.

    The rules are the shipped ones, with the packs on top that were asked for.

    Args:
        examples: whether the examples beside the rules are needed; for an answer they are not.

    Raises:
        BadFiles: with every mistake in the packs.
        RecommendError: a pack that was asked for by name is not installed.
    """
    context = click.get_current_context(silent=True)
    known = context.meta if context else {}
    key = f"{_LAID}{'.examples' if examples else ''}"
    if key not in known:
        asked = packs_asked_for()
        known[key] = _with_packs(asked, examples) if asked else _shipped(examples)
    laid: tuple[Knowledge, Vocabulary] = known[key]
    return laid


@cache
def _shipped(examples: bool) -> tuple[Knowledge, Vocabulary]:
    knowledge = remembered_knowledge(rule_files(shelf("rules")), examples=examples)
    return knowledge, Vocabulary.of(knowledge)


def _with_packs(names: tuple[str, ...], examples: bool) -> tuple[Knowledge, Vocabulary]:
    # Most calls name no pack, and need nothing that reads one.
    from recommender.loading.packs import packs_named

    knowledge = remembered_knowledge(
        rule_files(shelf("rules")), packs=packs_named(names), examples=examples
    )
    return knowledge, Vocabulary.of(knowledge)


def scenario_at(path: str, words: Vocabulary) -> Scenario:
    """Return the scenario in a file; `-` is standard input.

    Raises:
        BadFiles: the file cannot be read, or holds mistakes.
    """
    return read_scenario(text_at(path), "standard input" if path == "-" else path, words)


def decision_called(name: str, knowledge: Knowledge) -> Decision:
    """Return the decision with that id or name, whatever its capitals.

    Raises:
        RecommendError: there is none.
    """
    asked = name.strip().casefold()
    known = {called: one for one in knowledge.decisions for called in (one.name.casefold(), one.id)}
    if asked not in known:
        remedy = did_you_mean(asked, known, "`recommend rules list` names them")
        raise RecommendError(f"`{name}` is not a decision; {remedy}")
    return known[asked]


def option_called(name: str, decision: Decision) -> str:
    """Return the id of an option of the decision.

    Raises:
        RecommendError: the decision has no such option.
    """
    known = [option.id for option in decision.options]
    if name not in known:
        raise RecommendError(
            f"`{name}` is not an option of `{decision.id}`; "
            + did_you_mean(name, known, f"the options are {', '.join(known)}")
        )
    return name


def text_at(path: str) -> bytes:
    """Return what is in a file, or one byte more than any may hold; `-` is standard input.

    Raises:
        BadFiles: the file cannot be read.
    """
    if path == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except IsADirectoryError:
        raise _unreadable(path, "is a directory", "name a scenario file in it") from None
    except FileNotFoundError:
        raise _unreadable(path, "does not exist", _instead(path)) from None
    except PermissionError:
        raise _unreadable(path, "may not be read", "check its permissions") from None
    except (OSError, ValueError) as wrong:
        reason = getattr(wrong, "strerror", None) or "is not a file name"
        raise _unreadable(path, f"cannot be read: {reason}".lower(), "") from None


def _instead(path: str) -> str:
    """Return what a name that is no file may have meant: a command, or a scenario yet to write."""
    context = click.get_current_context(silent=True)
    root = context.find_root() if context else None
    group = root.command if root else None
    commands = group.list_commands(root) if root and isinstance(group, click.Group) else []
    near = did_you_mean(path, commands) if path.isalpha() else ""
    return near.replace("mean ", "mean the command ") or "`recommend new` writes a scenario"


def _unreadable(path: str, problem: str, remedy: str) -> BadFiles:
    return BadFiles([Mistake(Place(path), problem, remedy)])


def as_of_option(help_text: str = "The day of the answer;") -> Callable[..., Any]:
    """Add --as-of to a command; `moment` tells which day it stands for."""
    return click.option(
        "--as-of",
        default="today",
        show_default=True,
        metavar="DATE|guide|today",
        help=f"{help_text} `guide` is the day on which the study guide was written.",
    )


def moment(written: str, knowledge: Knowledge) -> date:
    """Return the day that `today`, `guide`, `facts` or an ISO date stands for.

    Raises:
        click.BadParameter: it is none of them.
    """
    named = {"today": date.today(), "guide": knowledge.guide_date, "facts": knowledge.facts_date}
    if written in named:
        return named[written]
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise click.BadParameter(
            f"`{written}` is not a date; expected `today`, `guide`, `facts` or one like 2026-11-22",
            param_hint="--as-of",
        ) from None
