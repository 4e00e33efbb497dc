"""Several names in one option, with commas between them."""

import click


class Names(click.ParamType[tuple[str, ...]]):
    """Names with commas between them, as a tuple."""

    name = "A,B,..."

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the names that were written."""
        if isinstance(value, tuple):
            return value
        return tuple(name.strip() for name in str(value).split(",") if name.strip())
