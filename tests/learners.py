"""Facets, questions and answers of no particular subject, and sessions that record them."""

from datetime import UTC, date, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from recommender.learner.store import Store
from recommender.model.learning import Given, Sureness
from recommender.model.question import Answer, ExamQuestion, Facet

BEGIN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def facet(number: int = 0, **changes: Any) -> Facet:
    values: dict[str, Any] = {
        "key": f"{number:016x}",
        "kind": "rule",
        "decision": "what-to-do",
        "subject": f"rule-{number}",
        "section": "1.1",
    }
    return Facet(**values | changes)


def question(about: Facet, *touches: Facet, **changes: Any) -> ExamQuestion:
    answers = (
        Answer(id="left", text="To the left", right=True, because="It is nearer."),
        Answer(
            id="right",
            text="To the right",
            right=False,
            because="It is farther.",
            turns_on=("way.length", "way.surface"),
        ),
        Answer(id="back", text="Back", right=False, because="It is where you are from."),
    )
    values: dict[str, Any] = {
        "id": f"question-{about.key}",
        "kind": "scenario",
        "facet": about,
        "touches": touches,
        "as_of": date(2026, 11, 22),
        "stem": "Which way?",
        "answers": answers,
    }
    return ExamQuestion(**values | changes)


def answered(
    asked: ExamQuestion,
    chosen: str = "left",
    sureness: Sureness | None = "sure",
    at: datetime = BEGIN,
    session: str = "evening",
    seconds: int = 20,
) -> Given:
    return Given(
        question=asked,
        chosen=frozenset(chosen.split()),
        sureness=sureness,
        seconds=seconds,
        at=at,
        session=session,
    )


def record_many(path: Path, session: str, count: int, told: Connection) -> None:
    """Record so many answers and tell of each as soon as it is kept; for a process of its own."""
    with Store.open(path) as store:
        for number in range(count):
            asked = question(facet(number % 7), facet((number + 1) % 7))
            chosen = "right" if number % 3 == 0 else "left"
            at = BEGIN + timedelta(minutes=number)
            store.record(answered(asked, chosen, at=at, session=session))
            store.save_sitting(session, str(number))
            told.send(number)
