"""What an answer does to the memory of a facet: the `fsrs` package, with its default parameters.

FSRS-6 describes a memory by its stability S, in days, and its difficulty. The chance of recalling
it t days after it was last reviewed is

    R(t, S) = (1 + F · t/S) ^ -d,   d = 0.1542 and F = 0.9^(-1/d) - 1, so that R(S, S) = 90 %

(https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm). A review makes S grow
if it went well, the more the nearer the memory was to being lost, and cuts it down if not.
FSRS's random fuzz of due days is off: the same answers give the same cards.
"""

from datetime import UTC, date, datetime, time
from functools import cache
from typing import Literal, get_args

import fsrs

from recommender.model.learning import Card, Review
from recommender.model.question import Facet

Grade = Literal["again", "hard", "good", "easy"]
"""What FSRS calls a rating; a rating of the rules is something else."""

_RATINGS: dict[Grade, fsrs.Rating] = {
    "again": fsrs.Rating.Again,
    "hard": fsrs.Rating.Hard,
    "good": fsrs.Rating.Good,
    "easy": fsrs.Rating.Easy,
}
_STATES: dict[Literal["learning", "review", "relearning"], fsrs.State] = {
    "learning": fsrs.State.Learning,
    "review": fsrs.State.Review,
    "relearning": fsrs.State.Relearning,
}
_TOLD = {state: name for name, state in _STATES.items()}
assert get_args(Grade) == tuple(_RATINGS)


def grade(review: Review) -> Grade:
    """Return how well a facet was recalled, from whether the answer was right and how sure.

    FSRS means by Easy what was recalled at once, by Good what was recalled with hesitation, and by
    Hard what was only just recalled: a right answer that was sure, unsure or a guess. A right
    answer whose sureness nobody asked for is Good. A wrong answer is Again, however sure: a memory
    that failed failed. That a confident error needs more than another review is told apart by
    `Review.outcome`, for what is shown and asked again first.
    """
    if not review.right:
        return "again"
    match review.sureness:
        case "sure":
            return "easy"
        case "guess":
            return "hard"
    return "good"


def refreshes(review: Review) -> bool:
    """Tell whether an answer shows that what else the question needed is still remembered.

    It does where it was right and no guess. Of a wrong answer nobody knows which part was missing,
    so that only the facet that the question asks for above all is charged with it.
    """
    return review.right and review.sureness != "guess"


def reviewed(card: Card | None, facet: Facet, how: Grade, at: datetime) -> Card:
    """Return the card of the facet after one more review.

    Args:
        card: as it was; None where the facet was never asked for.
        facet: what was asked for; its words replace those that the card has.
        how: how well it was recalled.
        at: when, with its time zone. A moment before the last review counts as that: clocks are
            set back, and two sessions may end in another order than they began.
    """
    moment = at.astimezone(UTC)
    before = fsrs.Card(card_id=0) if card is None else _as_fsrs(card)
    if card is not None:
        moment = max(moment, card.reviewed.astimezone(UTC))
    after, _ = scheduler().review_card(before, _RATINGS[how], moment)
    assert after.stability is not None
    assert after.difficulty is not None
    return Card(
        facet=facet,
        state=_TOLD[after.state],
        step=after.step,
        stability=after.stability,
        difficulty=after.difficulty,
        due=after.due,
        reviewed=moment,
    )


def recall(card: Card, day: date) -> float:
    """Return the chance, from 0 to 1, that the facet is remembered at noon (UTC) of the day."""
    return recall_at(card, datetime.combine(day, time(12), UTC))


def recall_at(card: Card, moment: datetime) -> float:
    """Return the chance, from 0 to 1, that the facet is remembered at a moment.

    Whole days since the last review count, as in FSRS; before it, the chance is 1.
    """
    return scheduler().get_card_retrievability(_as_fsrs(card), moment)


@cache
def scheduler() -> fsrs.Scheduler:
    """Return FSRS as it is used throughout: default parameters, nothing random."""
    return fsrs.Scheduler(enable_fuzzing=False)


def _as_fsrs(card: Card) -> fsrs.Card:
    return fsrs.Card(
        card_id=0,
        state=_STATES[card.state],
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=card.reviewed,
    )
