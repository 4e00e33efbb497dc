"""How firmly an answer stands, as lines of a report."""

from collections.abc import Iterable
from fractions import Fraction

from recommender.model.firmness import Alteration, Firmness, Flip, Orders
from recommender.model.recommendation import DecisionResult
from recommender.render.answer import gains
from recommender.render.lines import Line, given
from recommender.render.numbers import percent

FLIPS, OPEN = 2, 1
"""How many flips, and how many open questions that could turn the answer, a brief report tells."""


def firmness_lines(result: DecisionResult, full: bool) -> list[Line]:
    """Return how firmly the choice stands: what was counted, then what would turn it."""
    firm = result.firmness
    if firm is None:
        return []
    flips = firm.flips if full else firm.flips[:FLIPS]
    opening = firm.open_turning if full else firm.open_turning[:OPEN]
    lines = [Line(counted(firm)), *(Line(flip_told(flip, result)) for flip in flips)]
    lines += [
        Line(f"Still open: if {changes_told(flip)}: {_outcome(flip, result)}.") for flip in opening
    ]
    lines += _not_shown(firm, len(opening), full)
    return lines


def counted(firm: Firmness) -> str:
    """Return what was counted, as a sentence."""
    searched = " and no two together" if firm.searched == 2 and not firm.flips else ""
    return f"{turning(firm)}{searched}{_orders(firm.orders)}."


def turning(firm: Firmness) -> str:
    """Return how many changes of one requirement would turn the answer, as a clause."""
    if not firm.tried:
        return "It rests on nothing declared that could be changed"
    return f"{firm.turning or 'None'} of {firm.tried} changes of one requirement would turn it"


def _orders(orders: Orders | None) -> str:
    if orders is None:
        return ""
    if orders.won == orders.tried:
        every = "every order" if orders.every else f"each of {orders.tried} orders tried"
        return f"; it wins under {every} of the criteria"
    share = percent(Fraction(orders.won, orders.tried))
    tried = "the orders" if orders.every else f"{orders.tried} orders tried, evenly spread,"
    return f"; it wins under {share} of {tried} of the criteria"


def changes_share(firm: Firmness | None) -> str:
    """Return how many of the changes tried turn the answer; empty where nothing was tried."""
    return f"{firm.turning} of {firm.tried}" if firm and firm.tried else ""


def orders_share(firm: Firmness | None) -> str:
    """Return the share of the orders of the criteria under which the answer wins.

    `all` is said of all only, and no share that is left or lost is rounded away.
    """
    if firm is None or firm.orders is None:
        return ""
    won, tried = firm.orders.won, firm.orders.tried
    nearest = round(Fraction(100 * won, tried))
    return "all" if won == tried else f"{max(1, min(nearest, 99))} %"


def flip_told(flip: Flip, result: DecisionResult) -> str:
    """Return a flip as a sentence: what would have to be otherwise, and what would follow."""
    return f"If {changes_told(flip)}: {_outcome(flip, result)}."


def changes_told(flip: Flip) -> str:
    """Return what would have to be otherwise, as a clause."""
    told = [*map(_alteration, flip.alterations)]
    return (", and " if any(" or " in clause for clause in told) else " and ").join(told)


def _alteration(alteration: Alteration) -> str:
    if alteration.requirement and alteration.value is None:
        return f"it is not asked for that {alteration.was}"
    return alteration.told


def _outcome(flip: Flip, result: DecisionResult) -> str:
    if flip.status == "conflict":
        return "nothing is right"
    names = {option.id: option.name for option in result.options}
    if result.choose == "one":
        return ", ".join(names[name] for name in flip.choice)
    more = [names[name] for name in flip.choice if name not in result.choice]
    less = [names[name] for name in result.choice if name not in flip.choice]
    return gains(more, less)


def _not_shown(firm: Firmness, shown: int, full: bool) -> Iterable[Line]:
    more = len(firm.open_turning) - shown
    if more:
        yield Line(f"and {more} more open questions that would turn it (--explain full)")
    if firm.open_harmless:
        named = f": {', '.join(firm.open_harmless)}" if full else ""
        harmless = _number(len(firm.open_harmless), "open question")
        yield Line(f"{harmless} cannot turn it alone, whatever the answer{named}.")


def clash_told(result: DecisionResult) -> list[Line]:
    """Return the requirements that cannot stand together, as few as can be said."""
    clashing = result.clashing
    return [Line(given([one])) for one in (clashing.readings if clashing else result.conflict)]


def way_out(result: DecisionResult) -> list[Line]:
    """Return what would have to give way where nothing is right."""
    if result.clashing is None:
        return []
    smallest, give_up = result.clashing.smallest, result.clashing.give_up
    fewer = "No fewer of them clash" if smallest else "None of them can be left out of the clash"
    if give_up is None:
        return [Line(f"{fewer}, and no single one can be given up alone.")]
    names = {option.id: option.name for option in result.options}
    chosen = ", ".join(names[name] for name in give_up.choice) or "nothing is needed"
    others = len(give_up.others)
    cost = f"{_number(others, 'other decision') if others else 'no other decision'} would change"
    given_up = _alteration(give_up.alteration)
    return [Line(f"{fewer}."), Line(f"Cheapest to give up: if {given_up}: {chosen}; {cost}.")]


def _number(many: int, of: str) -> str:
    return f"{many} {of}{'' if many == 1 else 's'}"
