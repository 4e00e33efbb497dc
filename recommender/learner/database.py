"""The file that progress is kept in: opened, checked, brought up to date, set aside if broken.

It is an SQLite database with a write-ahead log. With `synchronous=FULL` (and `fullfsync`, where the
system knows it) a transaction has reached the disk when its commit returns, so that neither SIGKILL
nor, on a disk that writes what it says it wrote, a loss of power takes back anything that was
committed; what was not committed is gone whole.
Writers wait for one another.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep

from recommender.errors import RecommendError
from recommender.learner.formats import APPLICATION, FORMAT, STEPS

PATIENCE = 20.0
"""Seconds to wait for another session that is writing."""
_HEAD = b"SQLite format 3\0"
_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database; it belongs to that file and to no other."""


class _Broken(Exception):
    """The file is no database, or a damaged one; its text is what SQLite says."""


def opened(path: Path) -> tuple[sqlite3.Connection, Path | None]:
    """Return a connection to the progress file, made anew where there is none.

    A broken file is set aside first, under a name that was free: it is returned as well.

    Raises:
        RecommendError: the file is another program's, of a newer format, or cannot be used.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        judged = path.stat().st_ino if path.exists() else None
        try:
            return _checked(path), None
        except _Broken:
            aside = _set_aside(path, judged)
        return _checked(path), aside
    except (sqlite3.Error, OSError, _Broken) as wrong:
        raise unusable(path, wrong) from None


def unusable(path: Path, wrong: Exception) -> RecommendError:
    """Return the error of a progress file that cannot be read or written."""
    reason = (getattr(wrong, "strerror", None) or str(wrong) or "the system refuses").lower()
    return RecommendError(
        f"{path}: the progress cannot be kept there: {reason}; "
        "RECOMMEND_PROGRESS names another file"
    )


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do what is inside whole or not at all; no other session writes in the meantime."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # where the disk is full, SQLite has rolled back already
            connection.execute("ROLLBACK")
        raise


def _checked(path: Path) -> sqlite3.Connection:
    _refuse_no_database(path)
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        _refuse_broken(connection)
        _refuse_strange(connection, path)
        _use_log(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")
        _bring_up_to_date(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_no_database(path: Path) -> None:
    """Look before SQLite does: it throws away the log beside what it takes for an empty file."""
    if not path.exists():
        return
    # The log is asked for first: it is made only after the first page has been written.
    log = path.with_name(f"{path.name}-wal").exists()
    with path.open("rb") as file:
        head = file.read(len(_HEAD))
    if head and head != _HEAD:
        raise _Broken("file is not a database")
    if log and not head:
        raise _Broken("file is empty, what was written last is not")


def _refuse_broken(connection: sqlite3.Connection) -> None:
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.OperationalError:
        raise  # such as locked, or not permitted: the file may be whole
    except sqlite3.DatabaseError as wrong:
        raise _Broken(str(wrong)) from None
    if found != "ok":
        raise _Broken(found)


def _refuse_strange(connection: sqlite3.Connection, path: Path) -> None:
    """Leave a file alone that is not ours, or that a newer version of the program wrote."""
    application, version = _pragma(connection, "application_id"), _format_of(connection)
    empty = not connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    if application != APPLICATION and not (empty and application == 0):
        raise RecommendError(
            f"{path}: is a database of another program; RECOMMEND_PROGRESS names another file"
        )
    if version > FORMAT:
        raise RecommendError(
            f"{path}: was written by a newer version of recommend (format {version}; this one "
            f"knows formats up to {FORMAT}); it is left as it is. Update recommend, or name "
            "another file by RECOMMEND_PROGRESS"
        )


def _use_log(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on; SQLite itself does not wait there for who does the same."""
    until = monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as wrong:
            if wrong.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.02)


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    if _format_of(connection) == FORMAT:
        return
    with transaction(connection):
        # Another session may have done it in the meantime, or a newer version more than that.
        _refuse_strange(connection, path)
        for step in STEPS[_format_of(connection) :]:
            for statement in step.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")


def _format_of(connection: sqlite3.Connection) -> int:
    return _pragma(connection, "user_version")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    with closing(connection.execute(f"PRAGMA {name}")) as rows:
        return int(rows.fetchone()[0])


def _set_aside(path: Path, judged: int | None) -> Path | None:
    """Rename the broken file, and what SQLite keeps beside it; return its new name.

    If it is no longer the file that was judged, another session has set that aside already.
    """
    if not path.exists() or path.stat().st_ino != judged:
        return None
    aside = _free_name(path)
    path.replace(aside)
    for ending in _BESIDE:
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + ending))
    return aside


def _free_name(path: Path) -> Path:
    """Return the name of a new, empty file beside it, which nobody else will take."""
    when = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    for count in range(1, 1000):
        number = f"-{count}" if count > 1 else ""
        free = path.with_name(f"{path.stem}-broken-{when}{number}{path.suffix}")
        try:
            free.touch(exist_ok=False)
        except FileExistsError:
            continue
        return free
    raise FileExistsError(f"no name is free for what is broken beside {path.name}")
