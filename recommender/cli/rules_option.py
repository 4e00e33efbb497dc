"""The option --rules of every command: packs to lay over the shipped rules."""

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

VARIABLE = "RECOMMEND_RULES"
_ASKED_FOR = "recommender.packs"
AnyCommand = TypeVar("AnyCommand", bound=Callable[..., Any] | click.Command)


def rules_option(command: AnyCommand) -> AnyCommand:
    """Add --rules to a command, or to a function that is to be one."""
    return click.option(
        "--rules",
        multiple=True,
        metavar="DIR|NAME",
        expose_value=False,
        callback=_ask,
        shell_complete=_folders,
        help=(
            "Lay a pack over the shipped rules: a folder with a pack.yaml, or the name under which"
            " an installed package offers one (entry points of the group `recommend.rules`; never"
            f" loaded unless named). Repeatable; later ones lie on top. Those of ${VARIABLE},"
            f" separated by `{os.pathsep}`, are laid first."
        ),
    )(command)


def taking_rules(command: click.Command) -> click.Command:
    """Return the command, with --rules if it has no option of that name yet."""
    if not any("--rules" in parameter.opts for parameter in command.params):
        rules_option(command)
    return command


def packs_asked_for() -> tuple[str, ...]:
    """Return the folders and names to lay: the environment's, then the command line's."""
    context = click.get_current_context(silent=True)
    asked = context.meta.get(_ASKED_FOR, []) if context else []
    always = os.environ.get(VARIABLE, "").split(os.pathsep)
    return (*filter(None, always), *asked)


def _folders(_context: click.Context, _parameter: click.Parameter, part: str) -> list[Any]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(part, type="dir")]


def _ask(context: click.Context, _: click.Parameter, names: tuple[str, ...]) -> None:
    context.meta.setdefault(_ASKED_FOR, []).extend(names)
