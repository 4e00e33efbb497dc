"""Progress, kept: answers, cards and sittings under way."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from platformdirs import user_data_path

from recommender.learner import rows
from recommender.learner.database import opened, transaction, unusable
from recommender.learner.memory import grade, refreshes, reviewed
from recommender.model.learning import Card, Given, Outcome, Review

PLACE = "RECOMMEND_PROGRESS"
"""The environment variable that names another file."""


class Store:
    """The progress of one learner, in a file; a context manager that closes it.

    Several sessions may have the same file open: each change is one transaction, and they wait for
    one another. Every method raises `RecommendError` where the file cannot be read or written.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, set_aside: Path | None) -> None:
        self.path = path
        self.set_aside = set_aside
        """The new name of a broken file that was found in the place of this one."""
        self._connection = connection

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """Return the progress in the file, which is made if there is none.

        Args:
            path: the file; where it is left out, the one that RECOMMEND_PROGRESS names, or else
                `progress.sqlite3` in the user's data directory.

        Raises:
            RecommendError: it is another program's file, of a newer format, or cannot be used.
        """
        place = path or place_of_progress()
        return cls(place, *opened(place))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was recorded is in it already."""
        self._connection.close()

    def record(self, *answers: Given) -> None:
        """Keep the answers and what they say about the memory of their facets, all or none.

        The facet that a question asks for is graded; the others that it needed count as recalled
        where they have been asked for before and the answer shows it (`memory.refreshes`). An
        answer that was recorded before, of the same session and moment, changes nothing.
        """
        with self._writing():
            for given in answers:
                self._record(Review.of(given), given)

    def _record(self, review: Review, given: Given) -> None:
        for facet in (review.facet, *given.question.touches):
            rows.put_facet(self._connection, facet)
        if not rows.put_review(self._connection, review):
            return
        cards = rows.cards(self._connection, (review.facet.key, *review.touches))
        card = reviewed(cards.get(review.facet.key), review.facet, grade(review), review.at)
        rows.put_card(self._connection, card)
        for facet in given.question.touches if refreshes(review) else ():
            if facet.key in cards and facet.key != review.facet.key:
                card = reviewed(cards[facet.key], facet, "good", review.at)
                rows.put_card(self._connection, card)

    def given(self, since: datetime | None = None) -> tuple[Review, ...]:
        """Return the answers since a moment, or all, in the order in which they were given."""
        with self._reading():
            return rows.reviews(self._connection, since)

    def cards(self) -> Mapping[str, Card]:
        """Return what is remembered, by the key of the facet, those asked for soonest first."""
        with self._reading():
            return rows.cards(self._connection)

    def due(self, now: datetime) -> tuple[str, ...]:
        """Return the keys of the facets that are due at a moment, the longest overdue first.

        They may name facets that the rules no longer have: ask only for those that they have.
        """
        with self._reading():
            return rows.due(self._connection, now)

    def seen(self) -> frozenset[str]:
        """Return the ids of all questions that were answered."""
        with self._reading():
            return rows.seen(self._connection)

    def weak(
        self, outcomes: tuple[Outcome, ...] = ("confidently wrong", "wrong", "lucky guess")
    ) -> tuple[str, ...]:
        """Return the keys of the facets whose last answer came out so.

        Those of the first outcome come first, and of each those whose answer is longest ago.
        """
        last = {review.facet.key: review.outcome for review in self.given()}
        order = {key: place for place, key in enumerate(self.cards())}
        found = [key for key, outcome in last.items() if outcome in outcomes]
        return tuple(sorted(found, key=lambda key: (outcomes.index(last[key]), order[key])))

    def save_sitting(self, id: str, state: str) -> None:
        """Keep the state of an examination under way, in the place of what was kept of it."""
        with self._writing():
            rows.put_sitting(self._connection, id, state, datetime.now(UTC))

    def sitting(self, id: str) -> str | None:
        """Return the state that was last kept of an examination, ended or not; None if none was."""
        with self._reading():
            return rows.sitting(self._connection, id)

    def sittings(self) -> tuple[str, ...]:
        """Return the ids of the examinations under way, the one saved last first."""
        with self._reading():
            return rows.sittings(self._connection)

    def end_sitting(self, id: str) -> None:
        """Take an examination off those under way; what was kept of it stays."""
        with self._writing():
            rows.end_sitting(self._connection, id, datetime.now(UTC))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._reading(), transaction(self._connection):
            yield

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as wrong:
            raise unusable(self.path, wrong) from wrong


def place_of_progress() -> Path:
    """Return the file that progress is kept in where nobody names one."""
    named = os.environ.get(PLACE)
    return (
        Path(named) if named else user_data_path("recommend", appauthor=False) / "progress.sqlite3"
    )
