"""What every value of the domain is made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """A value: closed to unknown keys, closed to change, equal when its content is equal."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*([-.][a-z0-9]+)*$", max_length=80)]
"""Lower-case words joined by hyphens, such as `stream-service`."""

RequirementId = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9]*(\.[a-z][a-z0-9]*(_[a-z0-9]+)*)$", max_length=80)
]
"""A topic and a name, such as `data.arrival`."""

Prose = Annotated[str, Field(min_length=2, max_length=2000)]
"""Words for people."""
