"""Where a learner stands towards an examination, and what can be expected on its day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, get_args

from recommender.learner.changed import changed
from recommender.learner.confusions import confusions
from recommender.learner.expectation import expected, expected_score, weights
from recommender.model.exam import Exam
from recommender.model.knowledge import Knowledge
from recommender.model.learning import Card, Outcome, Review, Sureness
from recommender.model.progress import Certainty, Domain, Progress, Standing
from recommender.model.question import Facet


class Learner(NamedTuple):
    """What a learner did and remembers, and the moment at which that is looked at."""

    reviews: Sequence[Review]
    """In the order in which the answers were given."""
    cards: Mapping[str, Card]
    now: datetime
    """With the time zone in which today ends."""

    @property
    def tonight(self) -> datetime:
        """The end of today."""
        return datetime.combine(self.now.date() + timedelta(days=1), time(), self.now.tzinfo)


class _Part(NamedTuple):
    """A part of the rules, and what stands for all parts."""

    facets: Sequence[Facet]
    learner: Learner
    day: date

    def of(self, sections: Iterable[str]) -> "_Part":
        wanted = {*sections}
        return self._replace(facets=[one for one in self.facets if one.section in wanted])

    def standing(self, id: str, name: str, share: int | None) -> Standing:
        keys = {facet.key for facet in self.facets}
        cards = self.learner.cards
        given = [review for review in self.learner.reviews if review.facet.key in keys]
        chances = [expected(cards.get(key), self.day) for key in sorted(keys)]
        return Standing(
            id=id,
            name=name,
            share=share,
            facets=len(keys),
            met=len(keys & cards.keys()),
            due=sum(cards[key].due < self.learner.tonight for key in keys & cards.keys()),
            answers=len(given),
            right=sum(review.right for review in given),
            expected=sum(chances) / len(chances) if chances else 0.0,
        )


def progress(
    learner: Learner, facets: Iterable[Facet], exam: Exam | None, day: date, knowledge: Knowledge
) -> Progress:
    """Return where the learner stands.

    Args:
        learner: what was answered and is remembered.
        facets: all that the rules have to ask for.
        exam: the blueprint; without one, all rules are one domain.
        day: the day for which recall is expected.
        knowledge: for the names of what was confused.
    """
    known = tuple(facets)
    worth, anew = weights(known, exam), changed(learner.cards, known)
    whole = _Part([facet for facet in known if facet.key in worth], learner, day)
    asked = [review for review in learner.reviews if exam is None or _asks(exam, review)]
    total = whole.standing("", "", None)
    return Progress(
        exam=exam.id if exam else "",
        name=exam.name if exam else "",
        today=learner.now.date(),
        day=day,
        **total.model_dump(include={"facets", "met", "due", "answers", "right"}),
        expected=expected_score(learner.cards, worth, day),
        domains=tuple(_domains(whole, exam, knowledge)),
        outcomes=_outcomes(asked, worth),
        certainty=_certainty(asked),
        confusions=confusions(asked, knowledge),
        changed=len(anew),
        gone=len(learner.cards.keys() - {facet.key for facet in known}) - len(anew),
    )


def _asks(exam: Exam, review: Review) -> bool:
    return exam.domain_of(review.facet.section) is not None


def _domains(whole: _Part, exam: Exam | None, knowledge: Knowledge) -> Iterable[Domain]:
    everything = [section.id for section in knowledge.guide]
    parts = (
        [(one.id, one.name, one.share, one.sections) for one in exam.domains]
        if exam
        else [("", "All rules", None, everything)]
    )
    for id, name, share, sections in parts:
        of_domain = whole.of(sections).standing(id, name, share)
        topics = [
            whole.of([section.id]).standing(section.id, section.title, None)
            for section in knowledge.guide
            if section.id in sections
        ]
        yield Domain(**dict(of_domain), topics=tuple(topic for topic in topics if topic.facets))


def _outcomes(reviews: Iterable[Review], known: Iterable[str]) -> dict[Outcome, int]:
    last = {review.facet.key: review.outcome for review in reviews}
    counted = Counter(last[key] for key in known if key in last)
    return {outcome: counted[outcome] for outcome in get_args(Outcome)}


def _certainty(reviews: Sequence[Review]) -> tuple[Certainty, ...]:
    levels: tuple[Sureness | None, ...] = ("sure", "unsure", "guess", None)
    given = {level: [one for one in reviews if one.sureness == level] for level in levels}
    return tuple(
        Certainty(sureness=level, answers=len(some), right=sum(one.right for one in some))
        for level, some in given.items()
        if some
    )
