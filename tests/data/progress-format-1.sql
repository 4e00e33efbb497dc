-- A progress file of format 1, as it was written: what later versions must still read.
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
CREATE INDEX cards_due ON cards (due);
INSERT INTO facets VALUES ('000000000000000a', 'rule', 'what-to-do', 'rule-10', '1.1');
INSERT INTO facets VALUES ('000000000000000b', 'service', '', 'river', 'storage');
INSERT INTO reviews (question, asked_as, as_of, facet, taken, missed, sureness, seconds, at, session)
VALUES ('0123456789abcdef', 'scenario', '2026-11-22', '000000000000000a', '[]', '[]', 'sure', 41,
        '2026-11-22T08:00:00.000000+00:00', 'first');
INSERT INTO reviews (question, asked_as, as_of, facet, taken, missed, sureness, seconds, at, session)
VALUES ('fedcba9876543210', 'service', '2026-11-22', '000000000000000b',
        '[{"id": "river", "text": "Zum Fluß", "turns_on": ["way.length"]}]',
        '[{"id": "hill", "text": "Auf den Berg", "turns_on": []}]', 'sure', 12,
        '2026-11-22T08:01:00.000000+00:00', 'first');
-- The same answer once more: a session that was interrupted could do that in format 1.
INSERT INTO reviews (question, asked_as, as_of, facet, taken, missed, sureness, seconds, at, session)
SELECT question, asked_as, as_of, facet, taken, missed, sureness, seconds, at, session
FROM reviews WHERE id = 2;
INSERT INTO cards VALUES ('000000000000000a', 'review', NULL, 8.2956, 1.0,
                          '2026-11-30T08:00:00.000000+00:00', '2026-11-22T08:00:00.000000+00:00');
INSERT INTO cards VALUES ('000000000000000b', 'learning', 0, 0.212, 6.4133,
                          '2026-11-22T08:02:00.000000+00:00', '2026-11-22T08:01:00.000000+00:00');
PRAGMA application_id = 1919247215;
PRAGMA user_version = 1;
