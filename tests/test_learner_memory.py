"""What is remembered is what FSRS says, used directly, and nothing else."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from math import isclose

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learners import BEGIN, answered, facet, question

from recommender.learner.memory import Grade, grade, recall, refreshes, reviewed
from recommender.model.learning import Card, Review, Sureness

RATINGS: dict[Grade, fsrs.Rating] = {
    "again": fsrs.Rating.Again,
    "hard": fsrs.Rating.Hard,
    "good": fsrs.Rating.Good,
    "easy": fsrs.Rating.Easy,
}
STEPS = st.tuples(
    st.sampled_from([*RATINGS]), st.timedeltas(timedelta(seconds=1), timedelta(days=400))
)


@given(steps=st.lists(STEPS, min_size=1, max_size=12), wait=st.integers(0, 1000))
@settings(max_examples=100, deadline=None)
def test_a_card_is_the_card_of_the_package(steps: list[tuple[Grade, timedelta]], wait: int) -> None:
    direct = fsrs.Card(card_id=1)
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    card: Card | None = None
    at = BEGIN
    for how, later in steps:
        at += later
        direct, _ = scheduler.review_card(direct, RATINGS[how], at)
        card = reviewed(card, facet(1), how, at)
    assert card is not None
    assert (card.stability, card.difficulty) == (direct.stability, direct.difficulty)
    assert (card.due, card.reviewed, card.step) == (direct.due, direct.last_review, direct.step)
    assert card.state == direct.state.name.lower()
    noon = datetime.combine(at.date() + timedelta(days=wait), time(12), UTC)
    assert recall(card, noon.date()) == scheduler.get_card_retrievability(direct, noon)


def test_recall_falls_as_the_formula_says() -> None:
    card = reviewed(None, facet(1), "easy", BEGIN)
    for days in (0, 1, 8, 84, 1000):
        factor = 0.9 ** (-1 / 0.1542) - 1
        formula = (1 + factor * days / card.stability) ** -0.1542
        assert isclose(recall(card, BEGIN.date() + timedelta(days=days)), formula)
    assert recall(card, date(2020, 1, 1)) == 1


@pytest.mark.parametrize(
    ("chosen", "sureness", "how", "refreshing"),
    [
        ("left", "sure", "easy", True),
        ("left", "unsure", "good", True),
        ("left", None, "good", True),
        ("left", "guess", "hard", False),
        ("right", "sure", "again", False),
        ("right", "guess", "again", False),
        ("left right", None, "again", False),
        ("", None, "again", False),
    ],
)
def test_an_answer_is_graded_by_whether_it_was_right_and_how_sure(
    chosen: str, sureness: Sureness | None, how: Grade, refreshing: bool
) -> None:
    review = Review.of(answered(question(facet(1)), chosen, sureness))
    assert (grade(review), refreshes(review)) == (how, refreshing)


def test_a_confident_error_is_told_apart() -> None:
    asked = question(facet(1))
    given: tuple[tuple[str, Sureness], ...] = (
        ("right", "sure"),
        ("right", "guess"),
        ("left", "guess"),
    )
    outcomes = [Review.of(answered(asked, *one)).outcome for one in given]
    assert outcomes == ["confidently wrong", "wrong", "lucky guess"]


def test_a_clock_that_was_set_back_takes_nothing_back() -> None:
    card = reviewed(None, facet(1), "good", BEGIN)
    earlier = (BEGIN - timedelta(hours=5)).astimezone(timezone(timedelta(hours=9)))
    after = reviewed(card, facet(1), "good", earlier)
    assert after == reviewed(card, facet(1), "good", BEGIN)
    assert after.reviewed == BEGIN
