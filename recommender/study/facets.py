"""What can be known on a day: what each rule does, each option's ratings, each service."""

from collections.abc import Iterator
from datetime import date

from recommender.model.catalogue import Service
from recommender.model.decision import FIT, Decision, Rating, Rule
from recommender.model.effect import Advise
from recommender.model.knowledge import Knowledge
from recommender.model.question import Facet
from recommender.model.question_words import Asking
from recommender.study.meaning import rating_key, rule_key, service_key


def rule_facet(decision: Decision, rule: Rule) -> Facet:
    """Return the facet of a rule."""
    return Facet(
        key=rule_key(decision.id, rule),
        kind="rule",
        decision=decision.id,
        subject=rule.id,
        section=decision.guide,
    )


def rating_facet(decision: Decision, option: str, rating: Rating) -> Facet:
    """Return the facet of an option's rating."""
    return Facet(
        key=rating_key(decision.id, option, rating),
        kind="rating",
        decision=decision.id,
        subject=f"{option}.{rating.criterion}",
        section=decision.guide,
    )


def service_facet(service: Service) -> Facet:
    """Return the facet of a service."""
    return Facet(
        key=service_key(service),
        kind="service",
        decision="",
        subject=service.id,
        section=service.guide,
    )


def facets_on(knowledge: Knowledge, day: date) -> Iterator[Facet]:
    """Yield everything that can be known on a day, decision by decision, then the services."""
    for decision in knowledge.decisions:
        asking = knowledge.question_words.decisions.get(decision.id, Asking())
        if not asking.unasked:
            yield from _rules(decision, day)
            yield from _ratings(decision, asking, knowledge, day)
    for service in knowledge.services:
        if service.status_on(day) != "unopened":
            yield service_facet(service)


def _rules(decision: Decision, day: date) -> Iterator[Facet]:
    for rule in decision.rules:
        if rule.in_force(day) and not isinstance(rule.effect, Advise):
            yield rule_facet(decision, rule)


def _ratings(
    decision: Decision, asking: Asking, knowledge: Knowledge, day: date
) -> Iterator[Facet]:
    """Yield the ratings of what can be taken up, on what may be asked for; `fit` is for rules."""
    for option in decision.options:
        services = (knowledge.service[name] for name in option.services)
        if all(service.status_on(day) == "open" for service in services):
            for rating in option.ratings:
                if rating.criterion != FIT and asking.asks_for(rating.criterion):
                    yield rating_facet(decision, option.id, rating)
