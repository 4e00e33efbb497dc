"""What every value of the domain is made of."""

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """A value: closed to unknown keys, closed to change, equal when its content is equal."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed; what was derived from the old ones is dropped."""
        copy = super().model_copy(update=update, deep=deep)
        for derived in vars(copy).keys() - type(copy).model_fields.keys():
            del vars(copy)[derived]
        return copy


Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*([-.][a-z0-9]+)*$", max_length=80)]
"""Lower-case words joined by hyphens, such as `stream-service`."""

RequirementId = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9]*(\.[a-z][a-z0-9]*(_[a-z0-9]+)*)$", max_length=80)
]
"""A topic and a name, such as `data.arrival`."""

Prose = Annotated[str, Field(min_length=2, max_length=2000)]
"""Words for people."""
