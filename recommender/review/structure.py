"""What can be read off the rule files without proving anything: words that nothing uses."""

from collections.abc import Iterator

from recommender.model.condition import (
    Condition,
    HasAnyOf,
    IsOneOf,
    Leaf,
    definitions_used,
    leaves,
)
from recommender.model.finding import Finding
from recommender.model.knowledge import Knowledge
from recommender.model.requirement import Choice
from recommender.review.findings import found


def unread_words(knowledge: Knowledge) -> Iterator[Finding]:
    """Yield a finding for every word that nothing reads, and every decision without examples."""
    read = _leaves_by_subject(knowledge)
    for requirement in knowledge.requirements:
        if requirement.id not in read:
            yield found("unread-requirement", requirement.place, requirement.id)
        elif isinstance(requirement, Choice):
            yield from _unread_values(requirement, read[requirement.id])
    yield from _unread_definitions(knowledge)
    yield from _unread_sources(knowledge)
    yield from _unread_services(knowledge)
    for decision in knowledge.decisions:
        if not decision.examples:
            yield found("no-example", decision.place, decision.id)
        if knowledge.picture.parts and decision.id not in knowledge.picture.decisions:
            yield found("not-in-the-picture", decision.place, decision.id)


def _leaves_by_subject(knowledge: Knowledge) -> dict[str, set[Leaf]]:
    read: dict[str, set[Leaf]] = {}
    for condition in _conditions(knowledge):
        for leaf in leaves(condition):
            read.setdefault(leaf.subject, set()).add(leaf)
    return read


def _conditions(knowledge: Knowledge) -> Iterator[Condition]:
    for decision in knowledge.decisions:
        yield from decision.conditions
    for clash in knowledge.clashes:
        yield clash.when


def _unread_values(requirement: Choice, read: set[Leaf]) -> Iterator[Finding]:
    """Yield the values that every condition treats alike."""
    alike: dict[frozenset[Leaf], list[str]] = {}
    for word in requirement.words:
        naming = frozenset(
            leaf for leaf in read if isinstance(leaf, IsOneOf | HasAnyOf) and word in leaf.values
        )
        alike.setdefault(naming, []).append(word)
    for words in alike.values():
        if len(words) > 1:
            yield found("unread-value", requirement.place, requirement.id, " and ".join(words))


def _unread_definitions(knowledge: Knowledge) -> Iterator[Finding]:
    conditions = (*_conditions(knowledge), *knowledge.picture.conditions)
    used = frozenset[str]().union(*map(definitions_used, conditions))
    for definition in knowledge.definitions:
        if definition.name not in used:
            yield found("unread-definition", definition.place, definition.name)


def _unread_sources(knowledge: Knowledge) -> Iterator[Finding]:
    cited = {name for service in knowledge.services for name in service.sources}
    cited |= {name for clash in knowledge.clashes for name in clash.sources}
    cited |= {name for exam in knowledge.exams for name in exam.sources}
    for decision in knowledge.decisions:
        cited |= {name for rule in decision.rules for name in rule.sources}
        for option in decision.options:
            cited |= {name for rating in option.ratings for name in rating.sources}
    for source in knowledge.sources:
        if source.id not in cited:
            yield found("unread-source", source.place, source.id)


def _unread_services(knowledge: Knowledge) -> Iterator[Finding]:
    needed = {name for service in knowledge.services for name in service.successors}
    for decision in knowledge.decisions:
        needed |= {name for option in decision.options for name in option.services}
    for service in knowledge.services:
        if service.id not in needed and not service.told_as:
            yield found("unread-service", service.place, service.id)
