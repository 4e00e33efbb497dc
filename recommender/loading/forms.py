"""What may be written in the files, before the names in it are looked up: the shared parts."""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema


class Form(BaseModel):
    """Keys as they are written; nothing is known yet of what the words in them name."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


def read_date(written: Any) -> Any:
    """Return the day that an ISO date stands for; leave anything else for pydantic to refuse."""
    try:
        return date.fromisoformat(written)
    except (TypeError, ValueError):
        return written


Day = Annotated[date, BeforeValidator(read_date)]
WhenForm = Annotated[Any, WithJsonSchema({"anyOf": [{"type": "object"}, {"const": "always"}]})]
"""A condition: a mapping in which everything must hold, or the word `always`."""
Tree = dict[str, Any]
"""Requirements by name, nested by topic or with dots."""
OneOrMore = Annotated[
    Any,
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""One word, or a list of words."""
Weights = dict[str, Annotated[Any, WithJsonSchema({"type": "number", "minimum": 0})]]
"""Criteria with how much each counts."""
Moment = Annotated[Any, WithJsonSchema({"type": "string"})]
"""A date, or the name of one of the two clocks."""
Factors = Annotated[
    Any,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "number"]},
                {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 1},
            ]
        }
    ),
]
"""Requirements and quantities, one or several."""
Number = Annotated[Any, WithJsonSchema({"anyOf": [{"type": "number"}, {"const": "none"}]})]
"""A plain number, or `none`."""
