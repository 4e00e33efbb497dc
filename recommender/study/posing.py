"""Situations with a key that can be defended, in which what is to be asked plays a part."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from recommender.explain.changes import changed
from recommender.model.decision import Decision, Rule
from recommender.model.question import Facet
from recommender.model.scenario import Scenario
from recommender.study.desk import Desk, StudyCase
from recommender.study.fairness import MARGIN, Held, Stand, held_by, parts, ranking, stand
from recommender.study.silence import bearing, readings
from recommender.study.situations import Situations, fuller, joined
from recommender.study.stems import says_something

WORK = 72
"""So much is done in search of a situation, counted in decisions that are answered."""
MOST_FACTS = 6
"""So many facts a situation may have once everything is told that bears on it."""
TRIES = range(3, 12)
"""The least and the most situations that are tried, of each kind."""


@dataclass(frozen=True)
class Posed:
    """A situation with its key."""

    case: StudyCase
    stand: Stand
    wanted: tuple[str, ...]
    """The options without which the question would not ask for the facet."""


def posed(
    facet: Facet, decision: Decision, situations: Situations, desk: Desk, rng: Random
) -> Iterator[Posed]:
    """Yield situations in which the facet decides, or helps to."""
    rule = next((rule for rule in decision.rules if rule.id == facet.subject), None)
    if rule:
        bases = situations.with_rule(rule)
    else:
        bases = _rating_apart(facet.subject, decision, situations, desk)
    rng.shuffle(bases)
    tries = min(max(WORK // len(desk.chain(decision)), TRIES.start), TRIES.stop)
    for case in _cases(tried(bases[:tries], situations, rng), decision, desk):
        many = readings(decision, case, desk)
        held = parts(decision, many, desk) if many else []
        for asked in _asked(facet, decision, desk, rng) if held else ():
            found = stand(decision, held, asked, desk)
            if found:
                part = _Part(decision, held[0], found.key, found.right, asked, desk)
                wanted = part.without(rule) if rule else part.rated(facet.subject)
                if wanted is not None:
                    yield Posed(case.asking(asked), found, wanted)


def _cases(scenarios: Iterable[Scenario], decision: Decision, desk: Desk) -> Iterator[StudyCase]:
    """Yield each situation, and the same with everything told that it may not be silent on."""
    for full in scenarios:
        scenario = desk.as_told(decision, full)
        if not says_something(decision, scenario, desk):
            continue
        case = desk.case(scenario)
        yield case
        some = bearing(decision, case, desk)
        if some and len(scenario.declared) + len(some) <= MOST_FACTS:
            yield desk.case(changed(scenario, some))


def _rating_apart(
    subject: str, decision: Decision, situations: Situations, desk: Desk
) -> list[Scenario]:
    """Return the situations in which the rating tells the answer from another right option."""
    asked = (subject.rpartition(".")[2],)
    order = desk.orders(decision, asked)[0]
    found = []
    for scenario, held in situations.held:
        ranked = ranking(held, order)
        if len(ranked) > 1:
            part = _Part(decision, held, ranked[0][1], frozenset(held.rated), asked, desk)
            found += [scenario] if part.rated(subject) is not None else []
    return found


def tried(bases: Sequence[Scenario], situations: Situations, rng: Random) -> Iterator[Scenario]:
    """Yield the situations with more facts, as they are, and at last joined with others."""
    for base in bases:
        yield from fuller(base, situations, rng)
    for base in bases:
        yield from joined(base, situations, rng)


def _asked(facet: Facet, decision: Decision, desk: Desk, rng: Random) -> Iterator[tuple[str, ...]]:
    """Yield the criterion that the question asks for, or none, in an order of chance."""
    if facet.kind == "rating":
        yield (facet.subject.rpartition(".")[2],)
        return
    asking = desk.asking(decision)
    possible = [(), *((name,) for name in decision.criteria if asking.asks_for(name))]
    rng.shuffle(possible)
    yield from possible


@dataclass(frozen=True)
class _Part:
    """What holds where silence is unknown, and the part that something plays in it."""

    decision: Decision
    held: Held
    key: str
    right: frozenset[str]
    asked: tuple[str, ...]
    desk: Desk

    def without(self, rule: Rule) -> tuple[str, ...] | None:
        """Return what would be the answer, right or too close without the rule; None: nothing."""
        if rule not in self.held.rules:
            return None
        rules = tuple(one for one in self.held.rules if one is not rule)
        without = held_by(self.decision, rules, self.desk)
        for order in self.desk.orders(self.decision, self.asked):
            best, *others = ranking(without, order)
            if best[1] != self.key:
                return (best[1],)
            if others and best[0] - others[0][0] < MARGIN:
                return (others[0][1],)
        more = [name for name in without.rated if name not in self.held.rated]
        return tuple(more[:1]) or None

    def rated(self, subject: str) -> tuple[str, ...] | None:
        """Return what has to be offered for a rating to tell the key from it; None: nothing."""
        option = subject.rpartition(".")[0]
        place = 1 + self.decision.criteria.index(self.asked[0])
        key = self.held.rated[self.key][place]
        below = [
            name
            for name, rated in self.held.rated.items()
            if rated[place] < key and name in self.right
        ]
        if option == self.key:
            return tuple(below[:1]) or None
        return (option,) if option in below else None
