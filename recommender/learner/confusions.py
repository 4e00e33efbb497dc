"""Which answer a learner takes for which, and on what the two part."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from recommender.model.knowledge import Knowledge
from recommender.model.learning import Pick, Review
from recommender.model.progress import Confusion
from recommender.model.requirement import Measure


class _Mistake(NamedTuple):
    """What one answer took for what; a pick is missing where it was left out or one too many."""

    subject: str
    taken: Pick | None
    missed: Pick | None
    review: Review

    @property
    def on(self) -> str:
        parting = (*(pick.turns_on for pick in (self.taken, self.missed) if pick), ())
        return next((turns[0] for turns in parting if turns), "")

    @property
    def key(self) -> tuple[str, ...]:
        ids = (pick.id if pick else "" for pick in (self.taken, self.missed))
        return (self.subject, *ids, self.on)


def confusions(reviews: Iterable[Review], knowledge: Knowledge) -> tuple[Confusion, ...]:
    """Return what was taken for what, the most frequent first, then what happened last.

    One wrong answer in the place of one right answer is a confusion of the two. Where more were
    chosen or left out, nobody knows which stood for which, and each counts alone.
    """
    alike: dict[tuple[str, ...], list[_Mistake]] = {}
    for review in reviews:
        for mistake in _mistakes(review):
            alike.setdefault(mistake.key, []).append(mistake)
    names = _names(knowledge)
    found = [_confusion(mistakes, knowledge, names) for mistakes in alike.values()]
    return tuple(
        sorted(
            found,
            key=lambda one: (-one.times, -one.last.toordinal(), one.decision, one.taken, one.on),
        )
    )


def _mistakes(review: Review) -> Iterator[_Mistake]:
    subject = review.facet.decision or review.facet.section
    if len(review.taken) == len(review.missed) == 1:
        yield _Mistake(subject, review.taken[0], review.missed[0], review)
        return
    for pick in review.taken:
        yield _Mistake(subject, pick, None, review)
    for pick in review.missed:
        yield _Mistake(subject, None, pick, review)


def _confusion(
    mistakes: list[_Mistake], knowledge: Knowledge, names: Mapping[tuple[str, str], str]
) -> Confusion:
    last = mistakes[-1]
    how = [mistake.review.sureness for mistake in mistakes]

    def named(pick: Pick | None) -> str:
        return names.get((last.review.facet.decision, pick.id), pick.text) if pick else ""

    return Confusion(
        decision=names.get(("", last.subject), last.subject),
        taken=named(last.taken),
        instead_of=named(last.missed),
        on=last.on,
        told=_told(last.on, knowledge),
        times=len(mistakes),
        sure=how.count("sure"),
        unsure=how.count("unsure"),
        guessed=how.count("guess"),
        last=max(mistake.review.at.date() for mistake in mistakes),
    )


def _names(knowledge: Knowledge) -> Mapping[tuple[str, str], str]:
    """Return the names of options by decision and id, and of all else by an empty word and id."""
    return {
        **{("", section.id): section.title for section in knowledge.guide},
        **{("", service.id): service.name for service in knowledge.services},
        **{("", decision.id): decision.name for decision in knowledge.decisions},
        **{
            (decision.id, option.id): option.name
            for decision in knowledge.decisions
            for option in decision.options
        },
    }


def _told(name: str, knowledge: Knowledge) -> str:
    if name in knowledge.criterion:
        return knowledge.criterion[name].name
    if name in knowledge.decision:
        return knowledge.decision[name].name
    if name in knowledge.requirement:
        asked = knowledge.requirement[name]
        return asked.label if isinstance(asked, Measure) else asked.question
    return name
