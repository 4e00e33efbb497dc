"""Commands that are imported only when they are used."""

from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click


class LazyCommands(MutableMapping[str, click.Command]):
    """The commands of a group, by name; each is named as `module:attribute` until it is asked for.

    A command then imports what it needs itself and nothing that only others need.
    """

    def __init__(self, places: dict[str, str]) -> None:
        self._places = places
        self._made: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._made:
            module, attribute = self._places[name].split(":")
            self._made[name] = getattr(import_module(module), attribute)
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
