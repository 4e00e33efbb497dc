"""Whole numbers that keep to given shares."""

from collections.abc import Mapping
from fractions import Fraction


def apportioned(total: int, shares: Mapping[str, int]) -> dict[str, int]:
    """Return how many of the total each share gets, by largest remainder; ties by order.

    Args:
        total: what is given out, all of it where there is any share.
        shares: how much each is entitled to, relative to the others.
    """
    if not shares:
        return {}
    whole = sum(shares.values())
    exact = {name: Fraction(total * share, whole) for name, share in shares.items()}
    found = {name: int(amount) for name, amount in exact.items()}
    left = total - sum(found.values())
    by_remainder = sorted(found, key=lambda name: found[name] - exact[name])
    return found | {name: found[name] + 1 for name in by_remainder[:left]}
