"""The schema of a form: pydantic's own, with what the form says of its keys and without noise."""

import ast
import inspect
from collections.abc import Callable
from typing import Any

from recommender.authoring.schema_conditions import Schema
from recommender.loading.forms import Form

DAY = r"\d{4}-\d{2}-\d{2}"
"""The pattern of a date."""


def form_schemas(form: type[Form]) -> dict[str, Schema]:
    """Return the schema of a form and of each form inside it, by name, every key described."""
    made = form.model_json_schema()
    forms = {form.__name__: made, **made.pop("$defs", {})}
    return {name: _described(name, _tidy(entry)) for name, entry in forms.items()}


def _described(name: str, schema: Schema) -> Schema:
    """Return the schema of a form with what the form says of its keys."""
    form = next(form for form in Form.__subclasses__() if form.__name__ == name)
    told = _told(form)
    keys = {
        key: ({"description": told[key]} if key in told else {}) | entry
        for key, entry in schema["properties"].items()
    }
    return schema | {"properties": keys}


def _told(form: type[Form]) -> dict[str, str]:
    """Return the sentence under each key of a form, read from the code: it costs no start."""
    [written] = ast.parse(inspect.getsource(form)).body
    assert isinstance(written, ast.ClassDef)
    told = {}
    for key, below in zip(written.body, written.body[1:], strict=False):
        match key, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=text)):
                told[name] = str(text)
    return told


_MAPS = ("properties", "$defs", "patternProperties")
_LISTS = ("anyOf", "oneOf", "allOf")


def _tidy(schema: Any) -> Any:
    """Return the schema without what only repeats the code: titles, defaults and nulls."""
    if not isinstance(schema, dict):
        return schema
    found: Schema = {}
    for key, value in schema.items():
        found |= _TIDIED.get(key, _kept)(key, value)
    if "patternProperties" in found:
        # Names that do not fit the pattern are refused rather than left alone.
        [(pattern, found["additionalProperties"])] = found.pop("patternProperties").items()
        found["propertyNames"] = {"pattern": pattern, **found.get("propertyNames", {})}
    if found.get("format") == "date":
        found["pattern"] = f"^{DAY}$"
    return found


def _kept(key: str, value: Any) -> Schema:
    if key in _MAPS:
        return {key: {name: _tidy(entry) for name, entry in value.items()}}
    return {key: _tidy(value)}


def _choices(key: str, value: list[Schema]) -> Schema:
    left = [_tidy(entry) for entry in value if entry != {"type": "null"}]
    return left[0] if len(left) == 1 else {key: left}


_TIDIED: dict[str, Callable[[str, Any], Schema]] = {
    "title": lambda key, value: {},
    "default": lambda key, value: {},
    **dict.fromkeys(_LISTS, _choices),
}
