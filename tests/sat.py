"""An examination of no particular subject, keys that nobody presses, a clock that nobody hears."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Self

from learners import facet

from recommender.errors import Place
from recommender.model.evidence import Cited
from recommender.model.exam import Domain, Exam
from recommender.model.question import Answer, ExamQuestion, Facet, Reference

BEGIN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
DAY = date(2026, 11, 22)
EXAM = Exam(
    id="driving-licence",
    name="The driving licence",
    questions=5,
    minutes=10,
    lowest=100,
    highest=1000,
    passing=750,
    multiple_response=20,
    clock=DAY,
    retired=date(2026, 3, 31),
    note="Cars only.",
    domains=(
        Domain(id="going", name="Going", share=60, sections=("1.1",)),
        Domain(id="carrying", name="Carrying", share=40, sections=("1.2",)),
    ),
    sources=(),
    place=Place("rules/exams/driving-licence.yaml", 1, 1),
)
SOURCE = Cited(id="neighbour", title="A neighbour", url="https://example.org/x", verified="weak")


def asked(number: int, several: int = 1, offered: int = 4, section: str = "1.1") -> ExamQuestion:
    """Return a question whose first answers, so many, are the right ones."""
    return ExamQuestion(
        id=f"{number:016x}",
        kind="scenario" if several == 1 else "multiple response",
        facet=facet(number, section=section),
        as_of=DAY,
        stem=f"The way is long.\nWhich way goes to number {number}?",
        answers=tuple(
            Answer(
                id=f"way-{n}",
                text=f"Way {n}",
                right=n < several,
                because=f"It goes to {n}.",
                references=(
                    Reference(
                        subject=f"rule-{n}", place=Place("rules/way.yaml", n), sources=(SOURCE,)
                    ),
                ),
            )
            for n in range(offered)
        ),
    )


PAPER = (
    asked(0),
    asked(1),
    asked(2, several=2, offered=5),
    asked(3, section="1.2"),
    asked(4, section="elsewhere"),
)


class Setting:
    """Sets one question for each facet, and none for those without a number that is even."""

    def question(
        self, facet: Facet, seed: int, unlike: frozenset[str] = frozenset()
    ) -> ExamQuestion | None:
        number = int(facet.key, 16)
        return None if number % 2 else asked(number)


class Pressed:
    """Keys that were written down; None is a second in which none was pressed."""

    live = False

    def __init__(self, keys: Iterable[str | None], clock: "Clock") -> None:
        self._keys: Iterator[str | None] = iter(keys)
        self._clock = clock

    def read(self, wait: float | None = None) -> str | None:
        self._clock.moment += timedelta(seconds=1)
        return next(self._keys, "leave")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *wrong: object) -> None:
        pass


class Clock:
    """A clock that stands still between keys."""

    def __init__(self) -> None:
        self.moment = BEGIN

    def __call__(self) -> datetime:
        return self.moment
