"""Facets as cards: a rule by its condition, a rating by its criterion, a service by its purpose."""

from collections.abc import Iterable, Iterator
from datetime import date

from recommender.model.catalogue import Service
from recommender.model.decision import Decision, Rating, Rule
from recommender.model.effect import Advise, Effect, Rate
from recommender.model.flashcard import Flashcard
from recommender.model.knowledge import Knowledge
from recommender.model.question import Facet
from recommender.readings.prose import joined, told

_LISTED = {
    "rule_out": "Not right",
    "require": "Nothing is right but",
    "include": "Needed",
}
"""What becomes of the options that an effect names."""


def flashcards(facets: Iterable[Facet], knowledge: Knowledge, day: date) -> Iterator[Flashcard]:
    """Yield a card for each of the facets, which the knowledge must have, in their order.

    Args:
        facets: what the cards are about.
        knowledge: what the rules say; the examples beside them are not needed.
        day: the day for which life cycles are told.
    """
    rules = {
        (decision.id, rule.id): rule for decision in knowledge.decisions for rule in decision.rules
    }
    for facet in facets:
        if facet.kind == "service":
            yield _of_service(facet, knowledge.service[facet.subject], knowledge, day)
            continue
        decision = knowledge.decision[facet.decision]
        if facet.kind == "rule":
            yield _of_rule(facet, decision, rules[facet.decision, facet.subject], knowledge)
        else:
            yield _of_rating(facet, decision, knowledge)


def _of_rule(facet: Facet, decision: Decision, rule: Rule, knowledge: Knowledge) -> Flashcard:
    return Flashcard(
        facet=facet,
        context=decision.question,
        question=f"What follows if {told(rule.when, knowledge)}?",
        answer=tuple(_does(rule.effect, decision, knowledge)),
        because=rule.because,
        place=rule.place,
        sources=knowledge.cited(rule.sources),
    )


def _does(effect: Effect, decision: Decision, knowledge: Knowledge) -> Iterator[str]:
    """Yield what an effect does, a line for each way in which it does something."""
    match effect:
        case Rate():
            for change in effect.changes:
                criterion = knowledge.criterion[change.criterion].name.lower()
                yield f"{decision.option(change.option).name}: {criterion} {change.by:+d}"
        case Advise():
            for advice in effect.advice:
                yield f"{decision.option(advice.option).name}: {advice.text}"
        case _:
            names = (decision.option(name).name for name in effect.options)
            joint = "or" if effect.kind == "require" else "and"
            yield f"{_LISTED[effect.kind]}: {joined(names, joint)}."


def _of_rating(facet: Facet, decision: Decision, knowledge: Knowledge) -> Flashcard:
    option_id, _, criterion_id = facet.subject.rpartition(".")
    option, criterion = decision.option(option_id), knowledge.criterion[criterion_id]
    rating = _rating(option.ratings, criterion_id)
    return Flashcard(
        facet=facet,
        context=decision.question,
        question=f"{option.name}: {criterion.question}",
        answer=(
            f"{criterion.name}: {rating.score} of 5.",
            f"5: {criterion.best}; 1: {criterion.worst}",
        ),
        because=rating.because,
        place=option.place,
        sources=knowledge.cited(rating.sources),
    )


def _rating(ratings: Iterable[Rating], criterion: str) -> Rating:
    return next(rating for rating in ratings if rating.criterion == criterion)


def _of_service(facet: Facet, service: Service, knowledge: Knowledge, day: date) -> Flashcard:
    return Flashcard(
        facet=facet,
        context="",
        question=f"What is this? {service.purpose}",
        answer=(f"{service.name}.", *_life_of(service, knowledge, day)),
        because=" ".join(filter(None, (service.successor_note, service.note))),
        place=service.place,
        sources=knowledge.cited(service.sources),
    )


def _life_of(service: Service, knowledge: Knowledge, day: date) -> Iterator[str]:
    if service.name_in_guide and service.name_in_guide != service.name:
        yield f"In the study guide: {service.name_in_guide}."
    for what, when in (("Closed to new customers", service.closed), ("Ended", service.ended)):
        if when and when <= day:
            yield f"{what} since {when}."
    if service.successors:
        names = (knowledge.service[name].name for name in service.successors)
        yield f"What follows it: {joined(names, 'and')}."
