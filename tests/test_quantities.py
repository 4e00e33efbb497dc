"""Quantities: exact, with their units, and written so that they can be read again."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.model.quantity import Quantity, QuantityError, parse_quantity
from recommender.model.units import UNITS, Dimension


@pytest.mark.parametrize(
    ("text", "dimension", "amount"),
    [
        ("5 MB/s", Dimension.BYTE_RATE, Fraction(5_000_000)),
        ("2 TB/day", Dimension.BYTE_RATE, Fraction(2 * 10**12, 86_400)),
        ("8 Mbit/s", Dimension.BYTE_RATE, Fraction(1_000_000)),
        ("500 ms", Dimension.DURATION, Fraction(1, 2)),
        ("1.5 h", Dimension.DURATION, Fraction(5400)),
        ("7 years", Dimension.DURATION, Fraction(7 * 365 * 86_400)),
        ("1000 records/s", Dimension.RECORD_RATE, Fraction(1000)),
        ("1 MiB", Dimension.BYTES, Fraction(1_048_576)),
        ("40TB", Dimension.BYTES, Fraction(40 * 10**12)),
        ("12", Dimension.COUNT, Fraction(12)),
        ("1 %", Dimension.SHARE, Fraction(1, 100)),
        ("0.01", Dimension.SHARE, Fraction(1, 100)),
        ("1200 USD/year", Dimension.MONEY_RATE, Fraction(100)),
    ],
)
def test_a_quantity_is_read_exactly(text: str, dimension: Dimension, amount: Fraction) -> None:
    assert parse_quantity(text, dimension).amount == amount


@pytest.mark.parametrize(
    ("text", "dimension", "words"),
    [
        (
            "5 MB",
            Dimension.BYTE_RATE,
            "`5 MB` is an amount of data; expected a data rate such as `5 MB/s`",
        ),
        ("5", Dimension.DURATION, "`5` has no unit; expected a length of time such as `500 ms`"),
        ("5 mb/s", Dimension.BYTE_RATE, "`mb/s` is not a unit that is known here; did you mean"),
        ("2.5", Dimension.COUNT, "`2.5` is not a whole number; such as `3`"),
        ("soon", Dimension.DURATION, "`soon` is not a quantity; write a number and a unit"),
        ("-3 s", Dimension.DURATION, "`-3 s` is not a quantity"),
        (
            "1e9 B",
            Dimension.BYTES,
            "`e9 B` is not a unit that is known here|`1e9 B` is not a quantity",
        ),
        (
            "3 apples",
            Dimension.COUNT,
            "`apples` is not a unit that is known here; expected a plain number",
        ),
        ("9" * 100, Dimension.COUNT, r"`9{37}\.\.\.` is not a quantity"),
    ],
)
def test_a_wrong_quantity_says_what_is_wrong(text: str, dimension: Dimension, words: str) -> None:
    with pytest.raises(QuantityError, match=words):
        parse_quantity(text, dimension)


@given(st.data())
def test_what_is_written_out_reads_the_same(data: st.DataObject) -> None:
    dimension = data.draw(st.sampled_from(list(Dimension)))
    unit = data.draw(st.sampled_from(list(UNITS[dimension])))
    places = 0 if dimension is Dimension.COUNT else 3
    number = data.draw(st.decimals(0, 10**9, places=places, allow_nan=False, allow_infinity=False))
    quantity = parse_quantity(f"{number} {unit}", dimension)
    assert parse_quantity(quantity.written, dimension) == quantity
    assert Quantity.model_validate_json(quantity.model_dump_json()) == quantity


@pytest.mark.parametrize("text", ["640 KB/s", "1 MiB", "64 KiB", "40 KB", "1536 GB", "90 min"])
def test_an_amount_is_written_in_the_unit_that_a_person_would_take(text: str) -> None:
    dimension = next(one for one in Dimension if text.split()[1] in UNITS[one])
    assert parse_quantity(text, dimension).written == text
