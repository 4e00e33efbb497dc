"""What several tests need: the shipped knowledge, and the command line."""

import fcntl
import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from shipped import shipped

from recommender.cli.main import cli
from recommender.loading.vocabulary import Vocabulary
from recommender.model.finding import Finding
from recommender.model.knowledge import Knowledge
from recommender.review.check import check

gc.set_threshold(200_000, 20, 20)
"""As the command line does it: there are few cycles to look for, and many values to look at."""


@pytest.fixture(scope="session", autouse=True)
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the user has set and remembered out of the tests, and theirs out of it.

    What one process of the tests has read or proved, all others remember.
    """
    place = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        place = place.parent
    (place / "cache").mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("RECOMMEND_RULES", raising=False)
        patch.setenv("XDG_CACHE_HOME", str(place / "cache"))
        progress = tmp_path_factory.mktemp("progress") / "progress.sqlite3"
        patch.setenv("RECOMMEND_PROGRESS", str(progress))
        yield


@pytest.fixture(scope="session")
def loaded() -> tuple[Knowledge, Vocabulary]:
    return shipped()


@pytest.fixture(scope="session")
def knowledge(loaded: tuple[Knowledge, Vocabulary]) -> Knowledge:
    return loaded[0]


@pytest.fixture(scope="session")
def words(loaded: tuple[Knowledge, Vocabulary]) -> Vocabulary:
    return loaded[1]


@pytest.fixture(scope="session")
def proved(knowledge: Knowledge) -> tuple[Finding, ...]:
    """Return the findings about the shipped rules: one process proves, all others remember."""
    with (Path(os.environ["XDG_CACHE_HOME"]) / "proving").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        return check(knowledge)


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run the command line as a user does, errors included as they are shown."""

    def invoke(*arguments: str, **options: Any) -> Result:
        return CliRunner().invoke(cli, [*arguments], **options)

    return invoke
