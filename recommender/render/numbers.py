"""Exact numbers as people read them."""

from fractions import Fraction


def points(score: Fraction) -> str:
    """Return a score with two decimals, halves rounded up."""
    hundredths = (score * 100 + Fraction(1, 2)).__floor__()
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"


def percent(share: Fraction) -> str:
    """Return a share of the whole in percent, halves rounded up."""
    return f"{(share * 100 + Fraction(1, 2)).__floor__()} %"


def signed(change: int) -> str:
    """Return a change with its sign, or nothing for no change."""
    return f"{change:+d}" if change else ""
