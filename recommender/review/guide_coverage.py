"""What of the study guide can be recommended, and the examples and scenarios that show it."""

from collections.abc import Iterable, Mapping
from datetime import date

from recommender.advise.advisor import choices_on
from recommender.model.decision import Decision, Option
from recommender.model.guide import Section
from recommender.model.guide_coverage import (
    DecisionCoverage,
    GuideCoverage,
    OptionCoverage,
    SectionCoverage,
    ServiceCoverage,
    TopicCoverage,
)
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario


def guide_coverage(knowledge: Knowledge, scenarios: Iterable[Scenario]) -> GuideCoverage:
    """Return where each service of the guide and each option is the answer.

    A scenario counts on both clocks: what has ended since may have been the answer then.
    """
    winners = _winners(knowledge, scenarios)
    options = {
        (decision.id, option.id): OptionCoverage(
            decision=decision.id,
            option=option.id,
            examples=_examples(decision, option.id),
            scenarios=tuple(sorted(winners.get((decision.id, option.id), ()))),
            neither_day=not any(_open(option, knowledge, day) for day in knowledge.clocks),
        )
        for decision in knowledge.decisions
        for option in decision.options
    }
    return GuideCoverage(
        sections=_sections(knowledge, winners),
        services=tuple(
            ServiceCoverage(
                service=service.id,
                name=service.name_in_guide,
                guide=service.guide,
                told_as=service.told_as,
                told_because=service.told_because,
                options=tuple(
                    options[decision.id, option.id]
                    for decision in knowledge.decisions
                    for option in decision.options
                    if service.id in option.services
                ),
            )
            for service in knowledge.services
            if service.name_in_guide
        ),
        options=tuple(options.values()),
    )


Winners = Mapping[tuple[str, str], set[str]]


def _sections(knowledge: Knowledge, winners: Winners) -> tuple[SectionCoverage, ...]:
    asked: dict[str, set[str]] = {}
    for (decision, _), names in winners.items():
        asked.setdefault(decision, set()).update(names)
    told = {
        decision.id: DecisionCoverage(
            decision=decision.id,
            rules=len(decision.rules),
            examples=len(decision.examples),
            scenarios=tuple(sorted(asked.get(decision.id, ()))),
        )
        for decision in knowledge.decisions
    }
    return tuple(_section(section, told, knowledge) for section in knowledge.guide)


def _section(
    section: Section, told: Mapping[str, DecisionCoverage], knowledge: Knowledge
) -> SectionCoverage:
    named = {name for topic in section.topics for name in topic.decisions}
    return SectionCoverage(
        section=section.id,
        title=section.title,
        topics=tuple(
            TopicCoverage(
                topic=topic.topic,
                not_a_rule=topic.not_a_rule,
                decisions=tuple(told[name] for name in topic.decisions),
            )
            for topic in section.topics
        ),
        services=tuple(
            service.id
            for service in knowledge.services
            if service.guide == section.id and service.name_in_guide
        ),
        others=tuple(
            told[decision.id]
            for decision in knowledge.decisions
            if decision.guide == section.id and decision.id not in named
        ),
    )


def _winners(
    knowledge: Knowledge, scenarios: Iterable[Scenario]
) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for scenario in scenarios:
        for day in knowledge.clocks:
            for decision, chosen in choices_on(knowledge, scenario, day).items():
                for option in chosen:
                    found.setdefault((decision, option), set()).add(scenario.name)
    return found


def _open(option: Option, knowledge: Knowledge, day: date) -> bool:
    return all(knowledge.service[name].status_on(day) == "open" for name in option.services)


def _examples(decision: Decision, option: str) -> tuple[str, ...]:
    return tuple(example.name for example in decision.examples if option in example.expect)
