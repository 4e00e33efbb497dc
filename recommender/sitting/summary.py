"""What a quiz comes to."""

from collections.abc import Sequence

from recommender.model.learning import Given, Review
from recommender.model.sitting_report import QuizSummary, Weakness


def summary(given: Sequence[Given]) -> QuizSummary:
    """Return how the answers came out, and what to look at next."""
    outcomes = [(one, Review.of(one).outcome) for one in given]
    return QuizSummary(
        asked=len(given),
        right=sum(one.right for one in given),
        confident_errors=tuple(one for one, told in outcomes if told == "confidently wrong"),
        lucky_guesses=tuple(one for one, told in outcomes if told == "lucky guess"),
        look_at=_weaknesses([one for one, told in outcomes if told != "right"]),
    )


def _weaknesses(missed: Sequence[Given]) -> tuple[Weakness, ...]:
    """Return what the answers were about, decision by decision, those that were sure first.

    Services belong to no decision; they are told by their section.
    """
    groups: dict[tuple[str, str], list[Given]] = {}
    for one in missed:
        facet = one.question.facet
        groups.setdefault((facet.decision, facet.section), []).append(one)
    found = [
        Weakness(
            decision=decision,
            section=section,
            subjects=tuple(dict.fromkeys(one.question.facet.subject for one in answers)),
            missed=len(answers),
            surely=sum(one.sureness == "sure" for one in answers),
        )
        for (decision, section), answers in groups.items()
    ]
    return tuple(
        sorted(found, key=lambda one: (-one.surely, -one.missed, one.decision, one.section))
    )
