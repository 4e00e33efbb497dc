"""The pages of decisions and of their options."""

from collections.abc import Iterable, Mapping

from recommender.model.clash import Clash
from recommender.model.condition import subjects
from recommender.model.decision import FIT, Decision, Option, Rating
from recommender.model.effect import touched
from recommender.model.handbook import (
    ClashLine,
    DecisionPage,
    OptionPage,
    RatingLine,
    ServiceLine,
)
from recommender.model.knowledge import Knowledge
from recommender.model.rule_page import Ref, RulePage
from recommender.review.clauses import example_told, when
from recommender.review.references import References
from recommender.review.replays import Replay


def decision_page(
    decision: Decision,
    rules: Mapping[str, RulePage],
    replays: tuple[Replay, ...],
    knowledge: Knowledge,
    references: References,
) -> DecisionPage:
    """Return what there is to say about a decision.

    Args:
        decision: the decision.
        rules: the pages of its rules, by id.
        replays: its examples, replayed.
        knowledge: what the rule files say.
        references: what refers to what in them.
    """
    told = [example_told(decision, played, knowledge, references) for played in replays]
    return DecisionPage(
        ref=references.decision(decision.id),
        question=decision.question,
        stage=next(entry.name for entry in knowledge.stages if entry.id == decision.stage),
        guide=decision.guide,
        choose=decision.choose,
        applies=when(decision.applies, knowledge, references),
        options=tuple(
            option_page(decision, option, rules, knowledge, references)
            for option in references.listed(decision)
        ),
        criteria=_columns(decision, references),
        rules=tuple(rules[name] for name in sorted(rules)),
        when_tied=tuple(references.option(decision, name) for name in decision.when_tied),
        reads=_refs(_decisions_read(decision, knowledge), references),
        read_by=_refs(
            (
                other.id
                for other in knowledge.decisions
                if decision.id in _decisions_read(other, knowledge)
            ),
            references,
        ),
        clashes=tuple(
            _clash(entry, knowledge, references)
            for entry in knowledge.clashes
            if decision.id in subjects(entry.when)
        ),
        examples=tuple(sorted(told, key=lambda entry: entry.name)),
        origin=decision.origin,
        place=decision.place,
    )


def _clash(clash: Clash, knowledge: Knowledge, references: References) -> ClashLine:
    return ClashLine(
        id=clash.id,
        when=when(clash.when, knowledge, references),
        because=clash.because,
        sources=references.sources(clash.sources),
        since=clash.since,
        until=clash.until,
        place=clash.place,
    )


def _decisions_read(decision: Decision, knowledge: Knowledge) -> frozenset[str]:
    return decision.reads & knowledge.decision.keys()


def _refs(names: Iterable[str], references: References) -> tuple[Ref, ...]:
    return tuple(references.decision(name) for name in sorted(names))


def _columns(decision: Decision, references: References) -> tuple[Ref, ...]:
    """Return the criteria that are rated, fit first."""
    rated = {rating.criterion for option in decision.options for rating in option.ratings}
    return tuple(references.criterion(name) for name in sorted(rated, key=_fit_first))


def _fit_first(name: str) -> tuple[bool, str]:
    return name != FIT, name


def option_page(
    decision: Decision,
    option: Option,
    rules: Mapping[str, RulePage],
    knowledge: Knowledge,
    references: References,
) -> OptionPage:
    """Return what there is to say about an option of the decision; the arguments are the same."""
    return OptionPage(
        ref=references.option(decision, option.id),
        decision=references.decision(decision.id),
        summary=option.summary,
        services=tuple(
            service_line(name, knowledge, references) for name in sorted(set(option.services))
        ),
        needs=references.options(decision, option.needs),
        needs_because=option.needs_because,
        needed_by=references.options(
            decision, (other.id for other in decision.options if option.id in other.needs)
        ),
        ratings=tuple(
            _rating(rating, references)
            for rating in sorted(option.ratings, key=lambda entry: _fit_first(entry.criterion))
        ),
        rules=tuple(
            rules[rule.id]
            for rule in sorted(decision.rules, key=lambda rule: rule.id)
            if option.id in touched(rule.effect)
        ),
        chosen_in=tuple(
            sorted(entry.name for entry in decision.examples if option.id in entry.expect)
        ),
        place=option.place,
    )


def _rating(rating: Rating, references: References) -> RatingLine:
    return RatingLine(
        criterion=references.criterion(rating.criterion),
        score=rating.score,
        because=rating.because,
        sources=references.sources(rating.sources),
    )


def service_line(name: str, knowledge: Knowledge, references: References) -> ServiceLine:
    """Return a service as it stands on the day of the facts."""
    service = knowledge.service[name]
    return ServiceLine(
        ref=references.service(name),
        status=service.status_on(knowledge.facts_date),
        service=service,
    )
