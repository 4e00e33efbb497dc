"""How a progress file is laid out, and how a file of an earlier format becomes one of this."""

APPLICATION = 0x7265636F
"""What SQLite calls the application id; it tells a progress file from any other database."""

FIRST = """
CREATE TABLE facets (
    key TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    decision TEXT NOT NULL,
    subject TEXT NOT NULL,
    section TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    asked_as TEXT NOT NULL,
    as_of TEXT NOT NULL,
    facet TEXT NOT NULL REFERENCES facets (key),
    taken TEXT NOT NULL,
    missed TEXT NOT NULL,
    sureness TEXT,
    seconds INTEGER NOT NULL,
    at TEXT NOT NULL,
    session TEXT NOT NULL
);
CREATE INDEX reviews_at ON reviews (at);
CREATE TABLE cards (
    facet TEXT PRIMARY KEY REFERENCES facets (key),
    state TEXT NOT NULL,
    step INTEGER,
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    due TEXT NOT NULL,
    reviewed TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX cards_due ON cards (due)
"""

TOUCHES_AND_SITTINGS = """
ALTER TABLE reviews ADD COLUMN touches TEXT NOT NULL DEFAULT '[]';
DELETE FROM reviews WHERE id NOT IN (SELECT min(id) FROM reviews GROUP BY session, question, at);
CREATE UNIQUE INDEX reviews_once ON reviews (session, question, at);
CREATE TABLE sittings (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    begun TEXT NOT NULL,
    saved TEXT NOT NULL,
    ended TEXT
) WITHOUT ROWID
"""

STEPS = (FIRST, TOUCHES_AND_SITTINGS)
"""The statements that lead from each format to the next; an empty file has format 0.

A step that was released is never changed; another is added. Moments are text in UTC with
microseconds, so that they sort; picks and keys are JSON.
"""
FORMAT = len(STEPS)
