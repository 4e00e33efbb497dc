"""The rule files of a folder."""

from importlib.resources.abc import Traversable


def rule_files(folder: Traversable, name: str = "rules") -> list[tuple[str, bytes]]:
    """Return the name and the text of every YAML file below the folder."""
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += rule_files(entry, f"{name}/{entry.name}")
        elif entry.name.endswith(".yaml"):
            found.append((f"{name}/{entry.name}", entry.read_bytes()))
    return found
