"""Progress under SIGKILL, and under several sessions at once: real processes, a real file."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from random import Random

import pytest
from learners import record_many

from recommender.learner.memory import grade, refreshes, reviewed
from recommender.learner.store import Store
from recommender.model.learning import Card, Review

ANSWERS = 40


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Begin processes from one that has imported already, so that each begins at once."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["recommender.learner.store"])
    return context


def started(
    processes: ForkServerContext, path: Path, session: str, count: int = ANSWERS
) -> tuple[ForkServerProcess, Connection]:
    heard, told = processes.Pipe(duplex=False)
    session_process = processes.Process(target=record_many, args=(path, session, count, told))
    session_process.start()
    told.close()
    return session_process, heard


def all_heard(heard: Connection) -> list[int]:
    """Return what a process has told by its end."""
    numbers = []
    try:
        while True:
            numbers.append(heard.recv())
    except EOFError:
        return numbers


def sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def remembered(reviews: tuple[Review, ...]) -> dict[str, Card]:
    """Return the cards that these answers make, one after the other."""
    cards: dict[str, Card] = {}
    for review in reviews:
        key = review.facet.key
        known = cards.keys() & {*review.touches}
        cards[key] = reviewed(cards.get(key), review.facet, grade(review), review.at)
        for touched in known - {key} if refreshes(review) else ():
            cards[touched] = reviewed(cards[touched], cards[touched].facet, "good", review.at)
    return cards


def kill_moments() -> Iterator[tuple[int, float]]:
    """Yield after how many answers, and how much later in seconds, a session is killed."""
    random = Random(20261122)
    yield from ((0, delay / 1000) for delay in (0, 5, 10, 15, 20, 30, 40))
    yield from ((random.randrange(1, 20), random.uniform(0, 0.012)) for _ in range(16))


def test_a_killed_session_loses_no_answer_that_was_kept(
    processes: ForkServerContext, tmp_path: Path
) -> None:
    kept = 0
    for turn, (answers, later) in enumerate(kill_moments()):
        path = tmp_path / f"{turn}.sqlite3"
        session, heard = started(processes, path, "killed")
        told = [heard.recv() for _ in range(answers)]
        time.sleep(later)
        session.kill()
        session.join()
        told += all_heard(heard)
        with Store.open(path) as store:
            assert store.set_aside is None
            reviews = store.given()
            # What was kept, but not told any more, is at most the last answer.
            assert len(told) <= len(reviews) <= len(told) + 1
            assert [*told, len(told)][: len(reviews)] == [*range(len(reviews))]
            assert store.cards() == remembered(reviews)
            saved = store.sitting("killed")
            assert int(saved or -1) in {len(reviews) - 1, len(reviews) - 2}
            kept += len(reviews)
        assert sound(path)
    assert kept > 100


def test_sessions_at_once_keep_every_answer_of_each(
    processes: ForkServerContext, tmp_path: Path
) -> None:
    path = tmp_path / "progress.sqlite3"
    names = ("one", "other", "killed")
    sessions = {name: started(processes, path, name) for name in names}
    killed, heard = sessions["killed"]
    told = [heard.recv() for _ in range(10)]
    killed.kill()
    killed.join()
    told += all_heard(heard)
    for name in ("one", "other"):
        assert all_heard(sessions[name][1]) == [*range(ANSWERS)]
        sessions[name][0].join()
        assert sessions[name][0].exitcode == 0
    with Store.open(path) as store:
        reviews = store.given()
        for name in ("one", "other"):
            assert sum(review.session == name for review in reviews) == ANSWERS
            assert store.sitting(name) == str(ANSWERS - 1)
        assert sum(review.session == "killed" for review in reviews) - len(told) in {0, 1}
        assert store.cards().keys() == remembered(reviews).keys()
    assert sound(path)


def test_sessions_that_begin_at_once_make_one_file(
    processes: ForkServerContext, tmp_path: Path
) -> None:
    """Neither takes the other's half-made file for a broken one."""
    for turn in range(6):
        path = tmp_path / str(turn) / "progress.sqlite3"
        sessions = [started(processes, path, name, 1) for name in ("one", "other", "third")]
        for session, heard in sessions:
            assert all_heard(heard) == [0]
            session.join()
        assert {it.name for it in path.parent.glob("*broken*")} == set()
        assert sound(path)
