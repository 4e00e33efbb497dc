"""Groups that import a command only when it is used."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click
from click_default_group import DefaultGroup


class LazyGroup(click.Group):
    """A group whose commands are named as `module:attribute` and imported when they are used."""

    def __init__(self, *args: Any, lazy: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        self._lazy = dict(lazy or {})
        super().__init__(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order in which they are listed."""
        return [*self._lazy, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command with that name, importing it if need be."""
        if cmd_name not in self._lazy:
            return super().get_command(ctx, cmd_name)
        module, attribute = self._lazy[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


class LazyDefaultGroup(LazyGroup, DefaultGroup):  # type: ignore[misc]  # it has no types
    """A lazy group with a command for calls that name none."""
