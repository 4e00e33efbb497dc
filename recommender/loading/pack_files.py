"""A pack as it was read from its folder."""

from dataclasses import dataclass

HEAD = "pack.yaml"
"""The file with which a pack says what it is."""


@dataclass(frozen=True)
class PackFiles:
    """The files of one pack; each name begins with the name by which the pack was asked for."""

    name: str
    files: tuple[tuple[str, bytes], ...]

    @property
    def head(self) -> tuple[str, bytes]:
        """The name and the text of the file that says what the pack is."""
        name = f"{self.name}/{HEAD}"
        return name, dict(self.files).get(name, b"")

    @property
    def others(self) -> list[tuple[str, bytes]]:
        """The names and texts of the other files, by name."""
        return sorted(file for file in self.files if file[0] != self.head[0])
