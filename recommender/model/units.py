"""What quantities measure, and the units that they are written in."""

from enum import StrEnum
from fractions import Fraction


class Dimension(StrEnum):
    """What a quantity measures."""

    BYTES = "bytes"
    BYTE_RATE = "bytes-per-second"
    RECORD_RATE = "records-per-second"
    DURATION = "duration"
    COUNT = "count"
    SHARE = "share"
    MONEY_RATE = "money-per-month"

    @property
    def example(self) -> str:
        """A well-written quantity of this dimension."""
        return _EXAMPLES[self]


_EXAMPLES = {
    Dimension.BYTES: "40 TB",
    Dimension.BYTE_RATE: "5 MB/s",
    Dimension.RECORD_RATE: "1000 records/s",
    Dimension.DURATION: "500 ms",
    Dimension.COUNT: "3",
    Dimension.SHARE: "5 %",
    Dimension.MONEY_RATE: "200 USD/month",
}

_SIZES = {
    "B": Fraction(1),
    **{f"{p}B": Fraction(1000) ** n for n, p in enumerate(("K", "M", "G", "T", "P"), 1)},
    **{f"{p}iB": Fraction(1024) ** n for n, p in enumerate(("K", "M", "G", "T", "P"), 1)},
}
_BITS = {f"{p}bit": Fraction(1000) ** n / 8 for n, p in enumerate(("K", "M", "G"), 1)}
PERIODS = {
    "s": Fraction(1),
    "min": Fraction(60),
    "h": Fraction(3600),
    "day": Fraction(86_400),
    "week": Fraction(604_800),
}
_TIMES = {
    "ms": Fraction(1, 1000),
    **PERIODS,
    "month": Fraction(30 * 86_400),
    "year": Fraction(365 * 86_400),
}

UNITS: dict[Dimension, dict[str, Fraction]] = {
    Dimension.BYTES: _SIZES,
    Dimension.BYTE_RATE: {
        f"{size}/{period}": amount / length
        for size, amount in (_SIZES | _BITS).items()
        for period, length in PERIODS.items()
    },
    Dimension.RECORD_RATE: {f"records/{p}": 1 / length for p, length in PERIODS.items()},
    Dimension.DURATION: _TIMES,
    Dimension.COUNT: {"": Fraction(1)},
    Dimension.SHARE: {"%": Fraction(1, 100), "": Fraction(1)},
    Dimension.MONEY_RATE: {"USD/month": Fraction(1), "USD/year": Fraction(1, 12)},
}
"""Every unit of every dimension, in the dimension's base unit; a month has 30 days, a year 365."""

SYNONYMS = {
    "sec": "s", "second": "s", "seconds": "s", "minute": "min", "minutes": "min",
    "hour": "h", "hours": "h", "days": "day", "weeks": "week", "months": "month",
    "years": "year", "records/second": "records/s", "records/minute": "records/min",
    "records/hour": "records/h", "kB": "KB", "kB/s": "KB/s", "Mbps": "Mbit/s", "Gbps": "Gbit/s",
    "Kbps": "Kbit/s",
}  # fmt: skip
"""Other ways to write a unit."""
