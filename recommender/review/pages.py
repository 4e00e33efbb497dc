"""Every page about the rules, or those of one id."""

from collections.abc import Callable, Mapping

from recommender.errors import RecommendError, did_you_mean
from recommender.model.decision import Decision
from recommender.model.handbook import (
    AnyPage,
    CriterionPage,
    DecisionPage,
    Handbook,
    OptionPage,
    RequirementPage,
    ServicePage,
    SourcePage,
)
from recommender.model.knowledge import Knowledge
from recommender.model.rule_page import RulePage
from recommender.review.references import References
from recommender.review.replays import Replay, replays
from recommender.review.told_decisions import decision_page, option_page
from recommender.review.told_library import (
    criterion_page,
    requirement_page,
    service_page,
    source_page,
)
from recommender.review.told_rules import rule_page


class Pages:
    """The pages about the rules, each made when it is asked for."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._references = References(knowledge)
        self._replays: dict[str, tuple[Replay, ...]] = {}
        self._rules: dict[str, RulePage] = {}

    def decision(self, name: str) -> DecisionPage:
        """Return the page of a decision."""
        decision = self._knowledge.decision[name]
        return decision_page(
            decision,
            self._rules_of(decision),
            self._replayed(decision),
            self._knowledge,
            self._references,
        )

    def option(self, name: str) -> OptionPage:
        """Return the page of the option called `decision/option`."""
        decision = self._knowledge.decision[name.split("/")[0]]
        option = decision.option(name.split("/")[1])
        return option_page(
            decision, option, self._rules_of(decision), self._knowledge, self._references
        )

    def rule(self, name: str) -> RulePage:
        """Return the page of a rule."""
        if name not in self._rules:
            decision, rule = self._references.rules[name]
            self._rules[name] = rule_page(
                decision, rule, self._replayed(decision), self._knowledge, self._references
            )
        return self._rules[name]

    def requirement(self, name: str) -> RequirementPage:
        """Return the page of a requirement."""
        mark = self._references.subject(name)
        read_by = {rule: self.rule(rule) for rule in self._references.marked.get(mark, ())}
        entry = self._knowledge.requirement[name]
        return requirement_page(entry, read_by, self._knowledge, self._references)

    def service(self, name: str) -> ServicePage:
        """Return the page of a service."""
        return service_page(self._knowledge.service[name], self._knowledge, self._references)

    def source(self, name: str) -> SourcePage:
        """Return the page of a source."""
        return source_page(self._knowledge.source[name], self._references)

    def criterion(self, name: str) -> CriterionPage:
        """Return the page of a criterion."""
        return criterion_page(self._knowledge.criterion[name], self._knowledge, self._references)

    def called(self, name: str) -> tuple[AnyPage, ...]:
        """Return the page of everything that has this id; several kinds may share one.

        Raises:
            RecommendError: nothing has it.
        """
        makers = [make for ids, make in self._shelves() if name in ids]
        if not makers:
            self._refuse_withdrawn(name)
            raise RecommendError(f"nothing in the rules is called `{name}`; {self._instead(name)}")
        return tuple(make(name) for make in makers)

    def _refuse_withdrawn(self, name: str) -> None:
        for gone in self._knowledge.withdrawn:
            if gone.rule.id == name:
                raise RecommendError(
                    f"the rule `{name}` was taken away by the pack `{gone.by}` ({gone.place}):"
                    f" {gone.because}"
                )

    def _instead(self, name: str) -> str:
        """Return a remedy that names the nearest id."""
        known = {word: word for ids, _ in self._shelves() for word in ids}
        short = {word.split("/")[1]: word for word in sorted(known) if "/" in word}
        near = did_you_mean(name, {**short, **known})
        guess = near.split("`")[1] if near else ""
        full = known.get(guess) or short.get(guess, "")
        return f"did you mean `{full}`?" if full else "`recommend rules list` lists the rules"

    def _shelves(self) -> list[tuple[Mapping[str, object], Callable[[str], AnyPage]]]:
        """Return the ids of each kind of thing, with what makes the page of one."""
        knowledge, references = self._knowledge, self._references
        options = {
            f"{decision.id}/{option.id}": option
            for decision in knowledge.decisions
            for option in decision.options
        }
        return [
            (knowledge.decision, self.decision),
            (options, self.option),
            (references.rules, self.rule),
            (knowledge.requirement, self.requirement),
            (knowledge.service, self.service),
            (knowledge.source, self.source),
            (knowledge.criterion, self.criterion),
        ]

    def handbook(self) -> Handbook:
        """Return every page."""
        knowledge, references = self._knowledge, self._references
        stages = {stage.id: stage.name for stage in knowledge.stages}
        of_stage = {
            name: tuple(
                references.decision(decision.id)
                for decision in knowledge.decisions
                if decision.stage == stage
            )
            for stage, name in stages.items()
        }
        return Handbook(
            guide_date=knowledge.guide_date,
            facts_date=knowledge.facts_date,
            stages=tuple((name, refs) for name, refs in of_stage.items() if refs),
            decisions=tuple(map(self.decision, sorted(knowledge.decision))),
            rules=tuple(map(self.rule, references.rules)),
            requirements=tuple(map(self.requirement, sorted(knowledge.requirement))),
            services=tuple(map(self.service, sorted(knowledge.service))),
            sources=tuple(map(self.source, sorted(knowledge.source))),
            criteria=tuple(map(self.criterion, sorted(knowledge.criterion))),
        )

    def _replayed(self, decision: Decision) -> tuple[Replay, ...]:
        """Return the examples of the decision, each replayed once."""
        if decision.id not in self._replays:
            self._replays[decision.id] = replays(decision, self._knowledge)
        return self._replays[decision.id]

    def _rules_of(self, decision: Decision) -> dict[str, RulePage]:
        return {rule.id: self.rule(rule.id) for rule in decision.rules}
