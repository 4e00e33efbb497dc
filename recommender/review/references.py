"""What in the rule files refers to what."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from recommender.model.catalogue import Source
from recommender.model.condition import subjects
from recommender.model.decision import Decision, Option, Rule
from recommender.model.effect import touched
from recommender.model.knowledge import Knowledge
from recommender.model.rule_page import Ref


class References:
    """Every id with its name, and the ways from one to another."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def decision(self, name: str) -> Ref:
        """Return the reference to a decision."""
        return Ref(kind="decision", id=name, name=self._knowledge.decision[name].name)

    def option(self, decision: Decision, name: str) -> Ref:
        """Return the reference to an option of the decision."""
        return Ref(kind="option", id=f"{decision.id}/{name}", name=decision.option(name).name)

    def options(self, decision: Decision, names: Iterable[str]) -> tuple[Ref, ...]:
        """Return the references to some options, as they are listed everywhere."""
        wanted = set(names)
        return tuple(
            self.option(decision, option.id)
            for option in self.listed(decision)
            if option.id in wanted
        )

    def listed(self, decision: Decision) -> tuple[Option, ...]:
        """Return the options: those to prefer in a tie first, those of a checklist by id."""
        if decision.when_tied:
            return tuple(map(decision.option, decision.when_tied))
        return tuple(sorted(decision.options, key=lambda option: option.id))

    def rule(self, name: str) -> Ref:
        """Return the reference to a rule."""
        return Ref(kind="rule", id=name, name=name)

    def criterion(self, name: str) -> Ref:
        """Return the reference to a criterion."""
        return Ref(kind="criterion", id=name, name=self._knowledge.criterion[name].name)

    def service(self, name: str) -> Ref:
        """Return the reference to a service."""
        return Ref(kind="service", id=name, name=self._knowledge.service[name].name)

    def source(self, name: str) -> Ref:
        """Return the reference to a source."""
        return Ref(kind="source", id=name, name=self._knowledge.source[name].title)

    def subject(self, name: str) -> Ref:
        """Return the reference to what a condition reads: a requirement or a decision."""
        if name in self._knowledge.decision:
            return self.decision(name)
        return Ref(kind="requirement", id=name, name=name)

    def sources(self, names: Iterable[str]) -> tuple[Source, ...]:
        """Return the sources with those ids, each once, by id."""
        return tuple(self._knowledge.source[name] for name in sorted(set(names)))

    @cached_property
    def rules(self) -> Mapping[str, tuple[Decision, Rule]]:
        """Every rule with its decision, by id."""
        found = {
            rule.id: (decision, rule)
            for decision in self._knowledge.decisions
            for rule in decision.rules
        }
        return {name: found[name] for name in sorted(found)}

    @cached_property
    def marks(self) -> Mapping[str, frozenset[Ref]]:
        """What each rule reads and touches, by the rule's id."""
        return {
            name: frozenset(map(self.subject, subjects(rule.when)))
            | frozenset(self.options(decision, touched(rule.effect)))
            for name, (decision, rule) in self.rules.items()
        }

    @cached_property
    def marked(self) -> Mapping[Ref, tuple[str, ...]]:
        """The ids of the rules that read or touch each thing."""
        found: dict[Ref, list[str]] = {}
        for name, marks in self.marks.items():
            for mark in marks:
                found.setdefault(mark, []).append(name)
        return {mark: tuple(names) for mark, names in found.items()}

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[Ref, ...]]:
        """What rests on each source, by the source's id; nothing where it is not there."""
        found: dict[str, dict[Ref, None]] = {}
        for source, ref in sorted(
            self._citations(), key=lambda pair: (pair[0], pair[1].kind, pair[1].id)
        ):
            found.setdefault(source, {})[ref] = None
        return {name: tuple(refs) for name, refs in found.items()}

    def _citations(self) -> Iterator[tuple[str, Ref]]:
        for name, (_, rule) in self.rules.items():
            yield from ((source, self.rule(name)) for source in rule.sources)
        for decision in self._knowledge.decisions:
            for option in decision.options:
                ref = self.option(decision, option.id)
                yield from ((source, ref) for line in option.ratings for source in line.sources)
        for service in self._knowledge.services:
            yield from ((source, self.service(service.id)) for source in service.sources)
