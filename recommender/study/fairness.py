"""Whether one answer only can be defended: the key, in every fair reading of a situation.

What a situation is silent on is unknown to the rules, but a reader takes it for plainly not so. A
fair reading leaves each such flag unknown or takes it as plain, one by one: the key has to be the
same in all of them, and to lead by a margin, whatever comes second after what is asked for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import mul

from recommender.advise.many import Many, split_by_rules
from recommender.advise.matrix import Board, matrix
from recommender.advise.removals import rules_out
from recommender.model.decision import FIT, Decision, Rule
from recommender.readings.columns import columns
from recommender.study.desk import Desk, Order, StudyCase
from recommender.study.silence import plain_changes, readings

MARGIN = Fraction(1, 4)
"""The least lead of a key, in points of score."""


@dataclass(frozen=True)
class Stand:
    """How a decision of which one option is chosen comes out in every fair reading."""

    key: str
    margin: Fraction | None
    """The least lead over any other right option; none where nothing else is right."""
    hold: tuple[Rule, ...]
    """The rules that hold where silence is unknown."""
    wrong: frozenset[str]
    """The options that are right in no reading."""
    right: frozenset[str]
    """The options that are right in every reading."""


@dataclass(frozen=True)
class Held:
    """The rules that hold together in some fair readings, and what they come to."""

    rules: tuple[Rule, ...]
    wrong: frozenset[str]
    rated: Mapping[str, tuple[int, ...]]
    """By right option, its ratings with what moves them: on fit, then on each criterion."""


def parts(decision: Decision, many: Many, desk: Desk) -> list[Held]:
    """Return what holds together in some reading, that of silence as unknown first.

    Nothing, where the question does not arise in every reading.
    """
    if columns(decision.applies, many.over)[0] != many.over.everywhere:
        return []
    found = split_by_rules(decision, many.over.everywhere, many.over, desk.day)
    first_known_least = sorted(found, key=lambda part: not part[1] & 1)
    return [held_by(decision, rules, desk) for rules, _ in first_known_least]


def held_by(decision: Decision, rules: tuple[Rule, ...], desk: Desk) -> Held:
    """Return what the rules come to together."""
    wrong = desk.gone(decision).union(*(rules_out(rule, decision) for rule in rules))
    board = matrix(Board(decision, {}), rules)
    names = (FIT, *decision.criteria)
    return Held(
        rules,
        wrong,
        {
            option.id: tuple(board.adjusted(option.id, name) for name in names)
            for option in decision.options
            if option.id not in wrong
        },
    )


def stand(
    decision: Decision, held: Sequence[Held], asked: tuple[str, ...], desk: Desk
) -> Stand | None:
    """Return how the decision comes out in every fair reading; None if no key can be defended.

    Args:
        decision: the decision.
        held: what holds together in some reading, that of silence as unknown first.
        asked: the criterion that is asked for; empty for none.
        desk: what is known.
    """
    keys, margins = set[str](), []
    for part in held:
        for order in desk.orders(decision, asked):
            best, *others = ranking(part, order) or [(Fraction(0), "")]
            keys.add(best[1])
            margins += [best[0] - others[0][0]] if others else []
            if keys != {best[1]} or "" in keys or (margins and margins[-1] < MARGIN):
                return None
    return Stand(
        key=keys.pop(),
        margin=min(margins, default=None),
        hold=held[0].rules,
        wrong=frozenset.intersection(*(part.wrong for part in held)),
        right=frozenset.intersection(*(frozenset(part.rated) for part in held)),
    )


def ranking(part: Held, order: Order) -> list[tuple[Fraction, str]]:
    """Return the right options with their scores, the best first."""
    scored = sorted(
        (-sum(map(mul, order.weights, rated)), option) for option, rated in part.rated.items()
    )
    return [(Fraction(-score, order.whole), option) for score, option in scored]


def holds_throughout(decision: Decision, case: StudyCase, key: str, desk: Desk) -> bool:
    """Tell whether the key stays the answer where what feeds the decision is weighed anew.

    The decisions that it reads are taken under each order of criteria that respects what is asked
    for, with everything silent unknown and with all of it plain.
    """
    if len(desk.chain(decision)) == 1:
        return True
    rows = [(), plain_changes(decision, case, desk)]
    return all(
        verdict.status == "chosen" and verdict.choice == {key}
        for ranked in desk.rankings(decision, case.scenario.priorities)
        for verdict, _ in desk.decided(decision, case.asking(ranked), rows).parts[decision.id]
    )


@dataclass(frozen=True)
class Listed:
    """How a checklist comes out in every fair reading."""

    always: frozenset[str]
    never: frozenset[str]


def listed(decision: Decision, case: StudyCase, desk: Desk) -> Listed | None:
    """Return what is in and what is out in every fair reading; None where it may be a conflict."""
    many = readings(decision, case, desk)
    if many is None:
        return None
    verdicts = [verdict for verdict, _ in many.parts[decision.id]]
    if any(verdict.status != "chosen" for verdict in verdicts):
        return None
    choices = [verdict.choice for verdict in verdicts]
    return Listed(
        always=frozenset.intersection(*choices),
        never=frozenset(option.id for option in decision.options).difference(*choices),
    )
