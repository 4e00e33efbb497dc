"""Pydantic's error codes in our words."""

from fractions import Fraction
from numbers import Rational
from typing import Any

from pydantic_core import ErrorDetails

from recommender.model.quantity import decimal_of

_SHAPES = {
    "string_type": "words",
    "int_type": "a whole number",
    "bool_type": "`true` or `false`",
    "list_type": "a list",
    "dict_type": "keys with values under it",
    "model_type": "keys with values under it",
    "date_type": "a date such as `2021-08-24`",
    "date_from_datetime_parsing": "a date such as `2021-08-24`",
}


def worded(error: ErrorDetails, name: str) -> tuple[str, str]:
    """Return the problem and the remedy for a pydantic error about the value called `name`."""
    context: dict[str, Any] = error.get("ctx", {})
    match error["type"]:
        case "missing":
            return f"`{name}` is missing", "add it"
        case "string_pattern_mismatch":
            return (
                f"`{error['input']}` is not a valid name",
                "use lower-case words joined by hyphens"
                + (
                    ", a topic first, such as `data.arrival`" if r"\." in context["pattern"] else ""
                ),
            )
        case "string_too_short" | "too_short":
            return f"`{name}` is empty", "fill it in, or remove the line"
        case "string_too_long":
            return f"`{name}` is too long", f"keep it under {context['max_length']} characters"
        case "literal_error":
            expected = str(context["expected"]).replace("'", "`")
            return f"`{name}` is {shown(error['input'])}", f"expected {expected}"
        case "greater_than_equal" | "less_than_equal":
            bound = "at least" if "ge" in context else "at most"
            limit = context.get("ge", context.get("le"))
            return f"`{name}` is {shown(error['input'])}", f"expected {bound} {limit}"
        case kind if kind in _SHAPES:
            return _misshapen(name, error["input"], _SHAPES[kind])
    return f"`{name}` is not right", error["msg"].lower()


def _misshapen(name: str, written: Any, expected: str) -> tuple[str, str]:
    number = isinstance(written, Rational) and not isinstance(written, bool)
    if number and expected == _SHAPES["string_type"]:
        return f"`{name}` is a number", 'put it in quotes, such as "1.2"'
    return f"`{name}` is {shown(written)}", f"expected {expected}"


def shown(value: Any) -> str:
    """Return the value as a message may show it: short, and without names from Python."""
    match value:
        case None:
            return "empty"
        case bool():
            return f"`{str(value).lower()}`"
        case dict():
            return "a mapping"
        case list():
            return "a list"
    text = as_typed(value)
    return f"`{text if len(text) <= 40 else text[:37] + '...'}`"


def as_typed(value: Any) -> str:
    """Return a word or a number as it was typed: a decimal as a decimal."""
    return decimal_of(value) or str(value) if isinstance(value, Fraction) else str(value)
