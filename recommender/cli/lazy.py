"""Commands that are imported only when they are used."""

from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click

from recommender.cli.help_text import with_lines_kept
from recommender.cli.rules_option import taking_rules


class LazyCommands(MutableMapping[str, click.Command]):
    """The commands of a group, by name; each is named as `module:attribute` until it is asked for.

    A command then imports what it needs itself and nothing that only others need. Each takes the
    options of the whole command line.
    """

    def __init__(self, places: dict[str, str]) -> None:
        self._places = places
        self._made: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._made:
            module, attribute = self._places[name].split(":")
            command: click.Command = getattr(import_module(module), attribute)
            self._made[name] = taking_rules(with_lines_kept(command))
        return self._made[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._places.setdefault(name, "")
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._places[name]
        self._made.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places
