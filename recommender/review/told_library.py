"""The pages of requirements, services, sources and criteria."""

from collections.abc import Mapping

from recommender.model.catalogue import Criterion, Service, Source
from recommender.model.condition import subjects
from recommender.model.handbook import CriterionPage, RequirementPage, ServicePage, SourcePage
from recommender.model.knowledge import Knowledge
from recommender.model.requirement import Choice, Flag, Measure
from recommender.model.rule_page import RulePage
from recommender.readings.prose import value_told
from recommender.review.references import References
from recommender.review.told_decisions import service_line


def requirement_page(
    entry: Flag | Choice | Measure,
    rules: Mapping[str, RulePage],
    knowledge: Knowledge,
    references: References,
) -> RequirementPage:
    """Return what there is to say about a requirement.

    Args:
        entry: the requirement.
        rules: the pages of the rules that read it, by id.
        knowledge: what the rule files say.
        references: what refers to what in them.
    """
    default = entry.default
    return RequirementPage(
        ref=references.subject(entry.id),
        question=entry.question,
        why=entry.why,
        type=entry.type,
        values=_values(entry),
        default="" if default is None else value_told(entry.id, default, knowledge),
        applies=tuple(
            references.decision(decision.id)
            for decision in sorted(knowledge.decisions, key=lambda decision: decision.id)
            if entry.id in subjects(decision.applies)
        ),
        rules=tuple(rules[name] for name in sorted(rules)),
        place=entry.place,
    )


def _values(entry: Flag | Choice | Measure) -> tuple[tuple[str, str], ...]:
    """Return each value as it is written, with the clause that tells it."""
    match entry:
        case Flag():
            return ("true", entry.yes), ("false", entry.no)
        case Choice():
            return tuple((value.id, value.told) for value in entry.values)
        case Measure():
            example = entry.dimension.example
            return ((example, f"{entry.label} is {example}"),)


def service_page(entry: Service, knowledge: Knowledge, references: References) -> ServicePage:
    """Return what there is to say about a service."""
    return ServicePage(
        ref=references.service(entry.id),
        line=service_line(entry.id, knowledge, references),
        successors=tuple(map(references.service, entry.successors)),
        follows=tuple(
            references.service(other.id)
            for other in sorted(knowledge.services, key=lambda other: other.id)
            if entry.id in other.successors
        ),
        options=tuple(
            (references.option(decision, option.id), references.decision(decision.id))
            for decision in sorted(knowledge.decisions, key=lambda decision: decision.id)
            for option in references.listed(decision)
            if entry.id in option.services
        ),
        sources=references.sources(entry.sources),
    )


def source_page(entry: Source, references: References) -> SourcePage:
    """Return what there is to say about a source."""
    return SourcePage(
        ref=references.source(entry.id),
        source=entry,
        cited_by=references.cited_by.get(entry.id, ()),
    )


def criterion_page(entry: Criterion, knowledge: Knowledge, references: References) -> CriterionPage:
    """Return what there is to say about a criterion."""
    return CriterionPage(
        ref=references.criterion(entry.id),
        criterion=entry,
        decisions=tuple(
            references.decision(decision.id)
            for decision in sorted(knowledge.decisions, key=lambda decision: decision.id)
            if any(
                rating.criterion == entry.id
                for option in decision.options
                for rating in option.ratings
            )
        ),
    )
