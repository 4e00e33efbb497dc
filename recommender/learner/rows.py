"""Answers, cards and sittings as rows of the progress file, and back."""

import json
import sqlite3
from collections.abc import Collection
from datetime import UTC, datetime

from recommender.model.learning import Card, Pick, Review
from recommender.model.question import Facet

_FACET = "facets.key, facets.kind, facets.decision, facets.subject, facets.section"


def put_facet(connection: sqlite3.Connection, facet: Facet) -> None:
    """Keep what the facet is about; its latest words count."""
    connection.execute(
        "INSERT OR REPLACE INTO facets VALUES (?, ?, ?, ?, ?)",
        (facet.key, facet.kind, facet.decision, facet.subject, facet.section),
    )


def put_review(connection: sqlite3.Connection, review: Review) -> bool:
    """Keep an answer; tell whether it was not kept before."""
    done = connection.execute(
        "INSERT OR IGNORE INTO reviews (question, asked_as, as_of, facet, touches, taken, missed,"
        " sureness, seconds, at, session) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            review.question,
            review.asked_as,
            review.as_of.isoformat(),
            review.facet.key,
            json.dumps(review.touches),
            _picks(review.taken),
            _picks(review.missed),
            review.sureness,
            review.seconds,
            _moment(review.at),
            review.session,
        ),
    )
    return done.rowcount == 1


def reviews(connection: sqlite3.Connection, since: datetime | None) -> tuple[Review, ...]:
    """Return the answers since a moment, or all, in the order in which they were given."""
    found = connection.execute(
        f"SELECT {_FACET}, question, asked_as, as_of, touches, taken, missed, sureness, seconds,"
        " at, session FROM reviews JOIN facets ON facets.key = reviews.facet"
        " WHERE at >= ? ORDER BY at, id",
        (_moment(since) if since else "",),
    )
    return tuple(map(_review, found))


def put_card(connection: sqlite3.Connection, card: Card) -> None:
    """Keep what is remembered of a facet, in the place of what was kept."""
    connection.execute(
        "INSERT OR REPLACE INTO cards VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            card.facet.key,
            card.state,
            card.step,
            card.stability,
            card.difficulty,
            _moment(card.due),
            _moment(card.reviewed),
        ),
    )


def cards(connection: sqlite3.Connection, keys: Collection[str] | None = None) -> dict[str, Card]:
    """Return what is remembered of these facets, or of all, those asked for longest ago first."""
    chosen = "" if keys is None else f" WHERE facet IN ({', '.join('?' * len(keys))})"
    found = connection.execute(
        f"SELECT {_FACET}, state, step, stability, difficulty, due, reviewed"
        f" FROM cards JOIN facets ON facets.key = cards.facet{chosen} ORDER BY reviewed, facet",
        tuple(keys or ()),
    )
    return {row["key"]: _card(row) for row in found}


def due(connection: sqlite3.Connection, now: datetime) -> tuple[str, ...]:
    """Return the keys of what is due at a moment, the longest overdue first."""
    found = connection.execute(
        "SELECT facet FROM cards WHERE due <= ? ORDER BY due, facet", (_moment(now),)
    )
    return tuple(key for (key,) in found)


def seen(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of the questions that were answered."""
    return frozenset(id for (id,) in connection.execute("SELECT DISTINCT question FROM reviews"))


def put_sitting(connection: sqlite3.Connection, id: str, state: str, now: datetime) -> None:
    """Keep the state of an examination under way, in the place of what was kept of it."""
    connection.execute(
        "INSERT INTO sittings VALUES (?, ?, ?, ?, NULL)"
        " ON CONFLICT (id) DO UPDATE SET state = excluded.state, saved = excluded.saved",
        (id, state, _moment(now), _moment(now)),
    )


def sitting(connection: sqlite3.Connection, id: str) -> str | None:
    """Return the state that was kept of an examination; None if none was."""
    found = connection.execute("SELECT state FROM sittings WHERE id = ?", (id,)).fetchone()
    return None if found is None else str(found[0])


def sittings(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the ids of the examinations that have not ended, the one saved last first."""
    found = connection.execute(
        "SELECT id FROM sittings WHERE ended IS NULL ORDER BY saved DESC, id"
    )
    return tuple(id for (id,) in found)


def end_sitting(connection: sqlite3.Connection, id: str, now: datetime) -> None:
    """Note that an examination has ended."""
    connection.execute("UPDATE sittings SET ended = ? WHERE id = ?", (_moment(now), id))


def _moment(at: datetime) -> str:
    """Return a moment as text that sorts as moments do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _picks(picks: tuple[Pick, ...]) -> str:
    return json.dumps([pick.model_dump() for pick in picks], ensure_ascii=False)


def _review(row: sqlite3.Row) -> Review:
    read = dict(row) | {name: json.loads(row[name]) for name in ("touches", "taken", "missed")}
    return Review.model_validate(_with_facet(read), strict=False)


def _card(row: sqlite3.Row) -> Card:
    return Card.model_validate(_with_facet(dict(row)), strict=False)


def _with_facet(read: dict[str, object]) -> dict[str, object]:
    """Return what was read with the columns of the facet gathered into one."""
    facet = {name: read.pop(name) for name in Facet.model_fields}
    return {**read, "facet": facet}
