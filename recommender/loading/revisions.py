"""The rule files of a revision of the git repository in the current folder, only ever read."""

import io
import subprocess
import tarfile

from recommender.errors import RecommendError
from recommender.loading.located_yaml import MAX_BYTES

FOLDER = "rules"
"""The folder of a repository that holds its rule files."""


def files_at(revision: str) -> list[tuple[str, bytes]]:
    """Return the names and texts of the rule files as they were in the revision.

    Raises:
        RecommendError: git is not there, the folder is in no repository, or there is no such
            revision or no rule file in it.
    """
    missing = f"`{revision}` is neither a folder nor a revision"
    top = _git(["rev-parse", "--show-toplevel"], f"{missing}, and this folder is in no repository")
    name = f"{revision}^{{commit}}"
    commit = _git(["rev-parse", "--verify", "--quiet", "--end-of-options", name], missing)
    packed = _git(
        ["-C", _line(top), "archive", "--format=tar", _line(commit), "--", FOLDER],
        f"`{revision}` has no folder called {FOLDER}",
    )
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        found = [
            (f"{revision}:{entry.name}", file.read(MAX_BYTES + 1))
            for entry in archive
            if entry.isfile() and entry.name.endswith(".yaml")
            if (file := archive.extractfile(entry))
        ]
    if not found:
        raise RecommendError(f"`{revision}` has no rule files in {FOLDER}")
    return found


def _line(output: bytes) -> str:
    return output.decode(errors="surrogateescape").rstrip("\n")


def _git(arguments: list[str], problem: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except OSError:
        raise RecommendError(f"{problem}, as far as can be told without git") from None
    if done.returncode:
        raise RecommendError(f"{problem}; name a folder of rules, a revision, or `shipped`")
    return done.stdout
