"""Two scenarios compared: what is answered differently, and what carries the difference."""

from collections.abc import Iterator
from datetime import date

from recommender.advise.verdict import Verdict, unusable
from recommender.advise.weights import weights_for
from recommender.explain.carriers import Part, Search
from recommender.explain.changes import Change
from recommender.explain.sweep import Case
from recommender.explain.told_differences import differences
from recommender.model.comparison import Comparison, Contrast, Named, Side
from recommender.model.condition import Leaf, Value, leaves
from recommender.model.decision import Decision
from recommender.model.effect import Advise
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario


def compare(knowledge: Knowledge, a: Scenario, b: Scenario, day: date) -> Comparison:
    """Return what differs between two scenarios, and in their answers on a day."""
    pair = _Pair(Case(knowledge, a, day), Case(knowledge, b, day))
    differing = differences(pair.a, pair.b)
    contrasts: list[Contrast] = []
    alike: list[Named] = []
    untaken: list[Named] = []
    for decision in knowledge.decisions:
        one, other = pair.a.whole(decision), pair.b.whole(decision)
        named = Named(id=decision.id, name=decision.name)
        if not (_taken(one) or _taken(other)):
            untaken.append(named)
        elif one.answers_as(other):
            alike.append(named)
        else:
            contrasts.append(pair.contrast(decision, one, other))
    told = {name for one in contrasts for names in one.carried.sets for name in names}
    return Comparison(
        a=a.name,
        b=b.name,
        as_of=day,
        facts_date=knowledge.facts_date,
        differences=differing,
        contrasts=tuple(contrasts),
        alike=tuple(alike),
        untaken=tuple(untaken),
        idle=tuple(one.id for one in differing if one.id not in told),
    )


def _taken(verdict: Verdict) -> bool:
    return verdict.status in ("chosen", "conflict")


class _Pair:
    """Two scenarios on the same day, and what differs between them as it is taken over."""

    def __init__(self, a: Case, b: Case) -> None:
        self.a, self.b = a, b
        self._requirements = {
            name: Part(name, Change(name, b.scenario.values.get(name)), {})
            for name in sorted({*a.scenario.values, *b.scenario.values})
            if a.scenario.values.get(name) != b.scenario.values.get(name)
        }
        self._leaves: dict[str, dict[str, list[Leaf]]] = {}

    def contrast(self, decision: Decision, one: Verdict, other: Verdict) -> Contrast:
        """Return the two answers of a decision, and what carries the difference."""
        together = self.a.gives_way or self.b.gives_way
        bearing = self._every_part() if together else self._bearing(decision)
        parts = sorted(bearing, key=lambda part: _nearness(part, decision))
        shared = decision.choose == "any" and one.choice & other.choice
        return Contrast(
            decision=decision.id,
            name=decision.name,
            question=decision.question,
            a=_side(decision, one, self.a.scenario),
            b=_side(decision, other, self.b.scenario),
            gained=_names(decision, other.choice - one.choice) if shared else (),
            lost=_names(decision, one.choice - other.choice) if shared else (),
            carried=Search(decision, self.a, other, parts, together).carried(),
        )

    def _bearing(self, decision: Decision) -> Iterator[Part]:
        """Yield the differences that can bear on the decision's verdict.

        A requirement whose two values meet the same conditions cannot, and so on.
        """
        chain = (*self.a.knowledge.feeding(decision), decision)
        read: dict[str, list[Leaf]] = {}
        for one in chain:
            for name, found in self._leaves_of(one).items():
                read.setdefault(name, []).extend(found)
        yield from (
            part
            for name, part in self._requirements.items()
            if any(self._tells_apart(leaf) for leaf in read.get(name, ()))
        )
        yield from self._settings(chain)

    def _every_part(self) -> Iterator[Part]:
        """Yield every difference: where choices give way to others, any of them can bear."""
        yield from self._requirements.values()
        yield from self._settings(self.a.knowledge.decisions)

    def _leaves_of(self, decision: Decision) -> dict[str, list[Leaf]]:
        """Return the conditions on each requirement that the decision's verdict rests on."""
        if decision.id not in self._leaves:
            found: dict[str, list[Leaf]] = {}
            speaking = (
                rule.when
                for rule in decision.rules
                if rule.in_force(self.a.day) and not isinstance(rule.effect, Advise)
            )
            for condition in (decision.applies, *speaking):
                for leaf in leaves(condition):
                    found.setdefault(leaf.subject, []).append(leaf)
            self._leaves[decision.id] = found
        return self._leaves[decision.id]

    def _tells_apart(self, leaf: Leaf) -> bool:
        values: list[Value | None] = [
            case.scenario.values.get(leaf.subject, case.knowledge.defaults.get(leaf.subject))
            for case in (self.a, self.b)
        ]
        one, other = (None if value is None else leaf.test(value) for value in values)
        return one is not other

    def _settings(self, chain: tuple[Decision, ...]) -> Iterator[Part]:
        """Yield the differences besides requirements that can bear on some of the decisions."""
        a, b, knowledge, day = self.a.scenario, self.b.scenario, self.a.knowledge, self.a.day
        if any(
            [*weights_for(one, a).items()] != [*weights_for(one, b).items()]
            for one in chain
            if one.choose == "one"
        ):
            yield Part("priorities", None, {"priorities": b.priorities, "weights": b.weights})
        if any(
            unusable(one, knowledge, a, day) != unusable(one, knowledge, b, day) for one in chain
        ):
            yield Part("already_uses", None, {"already_uses": b.already_uses})
        given = {outcome.decision for outcome in {*a.decided} ^ {*b.decided}}
        if given & {one.id for one in chain}:
            yield Part("decided", None, {"decided": b.decided})


def _nearness(part: Part, decision: Decision) -> tuple[int, str]:
    """Return the place of a difference: what the decision reads itself, settings, the rest."""
    if part.id in decision.reads:
        return 0, part.id
    return 1 if part.change is None else 2, part.id


_ELSE = {
    "conflict": "Nothing is right",
    "not applicable": "Does not arise",
    "open": "Not known whether it arises",
}


def _side(decision: Decision, verdict: Verdict, scenario: Scenario) -> Side:
    given = any(outcome.decision == decision.id for outcome in scenario.decided)
    names = ", ".join(_names(decision, verdict.choice))
    told = _ELSE.get(verdict.status) or names or "Nothing is needed"
    return Side(
        status="given" if given else verdict.status,
        choice=tuple(sorted(verdict.choice)),
        told=f"{told} (taken as given)" if given else told,
    )


def _names(decision: Decision, options: frozenset[str]) -> tuple[str, ...]:
    return tuple(option.name for option in decision.options if option.id in options)
