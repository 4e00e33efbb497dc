"""What conditions and scenarios may say, as JSON Schema: with the names that are known, or any."""

import re
from collections.abc import Iterator
from typing import Any

from recommender.loading.conditions import DECLARED
from recommender.model.condition import AllOf, AnyOf, Condition, Defined, Not
from recommender.model.knowledge import Knowledge
from recommender.model.requirement import Choice, Flag, Measure
from recommender.model.units import SYNONYMS, UNITS, Dimension

Schema = dict[str, Any]

_NUMBER = r"\d{1,18}(\.\d{1,9})?"
_WHOLE = r"\d{1,18}(\.0{1,9})?"
_RELATION = r"\s*(<=|>=|<|>|=)?\s*"
_WORD = {"type": "string", "pattern": "^[a-z][a-z0-9]*([-._][a-z0-9]+)*$"}
ANY_VALUE: Schema = {
    "anyOf": [
        {"type": ["boolean", "number", "string"]},
        {"type": "array", "items": {"type": ["number", "string"]}},
    ]
}
"""A value whose requirement is not known."""


def ref(name: str) -> Schema:
    """Return a reference to one of the shared definitions."""
    return {"$ref": f"#/$defs/{name}"}


def one_or_more(word: Schema) -> Schema:
    """Return the schema of a word or a list of them."""
    return {"anyOf": [word, {"type": "array", "items": word}]}


def condition(knowledge: Knowledge | None) -> Schema:
    """Return what may head and follow a line of a condition; it refers to itself as `test`."""
    joined = {"type": "array", "minItems": 1, "items": ref("condition")}
    lines: Schema = {
        "all": {**joined, "description": "Every one of these conditions holds."},
        "any": {**joined, "description": "At least one of these conditions holds."},
        "not": {**ref("condition"), "description": "This condition fails."},
    }
    test: Schema = {
        "description": "Requirements and decisions with what they have to be; all of it must hold.",
        "type": "object",
        "minProperties": 1,
        "properties": lines,
    }
    if knowledge is None:
        return test | {"propertyNames": _WORD, "additionalProperties": ANY_VALUE}
    lines |= {entry.id: _test(entry) for entry in knowledge.requirements}
    lines |= {
        decision.id: {
            "description": f"The decision: {decision.question}",
            **one_or_more(_words({option.id: option.name for option in decision.options})),
        }
        for decision in knowledge.decisions
    }
    lines |= {
        name: {"type": "boolean", "description": f"A named condition: {told}"}
        for name, told in sorted(_definitions(knowledge).items())
    }
    # A definition may be new, written a few lines above; a requirement has a dot and must be known.
    known = "|".join(name for name in lines if "." not in name)
    return test | {
        "patternProperties": {f"^(?!({known})$)[a-z][a-z0-9-]*$": {"type": "boolean"}},
        "additionalProperties": False,
    }


def given(knowledge: Knowledge | None) -> Schema:
    """Return what a scenario may declare: requirements with values, with dots or by topic."""
    if knowledge is None:
        return {"type": "object", "propertyNames": _WORD}
    topics: dict[str, Schema] = {}
    for entry in knowledge.requirements:
        topic, name = entry.id.split(".")
        topics.setdefault(topic, {})[name] = ref(entry.id)
    nested = {
        topic: {"type": "object", "properties": names, "additionalProperties": False}
        for topic, names in topics.items()
    }
    dotted = {entry.id: ref(entry.id) for entry in knowledge.requirements}
    return {"type": "object", "properties": dotted | nested, "additionalProperties": False}


def outcomes(knowledge: Knowledge | None, *also: str) -> Schema:
    """Return what may be said of how decisions come out; `also` are words besides the options."""
    if knowledge is None:
        return {
            "type": "object",
            "propertyNames": _WORD,
            "additionalProperties": one_or_more(_WORD),
        }
    return {
        "type": "object",
        "properties": {
            decision.id: {
                "description": decision.question,
                **one_or_more({"enum": [*(option.id for option in decision.options), *also]}),
            }
            for decision in knowledge.decisions
        },
        "additionalProperties": False,
    }


def values(knowledge: Knowledge) -> Iterator[tuple[str, Schema]]:
    """Yield, for each requirement and each kind of quantity, what a scenario may give it."""
    for dimension in Dimension:
        yield dimension, _amount(dimension, compared=False)
        yield f"{dimension}-compared", _amount(dimension, compared=True)
    for entry in knowledge.requirements:
        yield entry.id, {"description": f"{entry.question} {entry.why}", **_value(entry)}


def _value(entry: Flag | Choice | Measure) -> Schema:
    match entry:
        case Flag():
            return {"type": "boolean"}
        case Choice():
            word = _words({value.id: value.told for value in entry.values})
            return word if entry.type == "choice" else one_or_more(word)
        case Measure():
            return ref(entry.dimension)


def _test(entry: Flag | Choice | Measure) -> Schema:
    declared = {"const": DECLARED}
    match entry:
        case Flag():
            may_be = [ref(entry.id), declared]
        case Choice():
            word = _words({value.id: value.told for value in entry.values})
            may_be = [word, {"type": "array", "items": word}, declared]
        case Measure():
            compared = ref(f"{entry.dimension}-compared")
            may_be = [compared, {"type": "array", "items": compared}, declared]
    return {"description": entry.question, "anyOf": may_be}


def _words(told: dict[str, str]) -> Schema:
    return {"enum": [*told], "enumDescriptions": [*told.values()]}


def _amount(dimension: Dimension, compared: bool) -> Schema:
    """Return the schema of a quantity, or of comparisons with quantities, commas between them."""
    units = {*UNITS[dimension]} | {s for s, unit in SYNONYMS.items() if unit in UNITS[dimension]}
    spelt = "|".join(re.escape(unit).replace("/", "( / |/)") for unit in sorted(units) if unit)
    unit = rf"\s*({spelt}){'?' if '' in units else ''}" if spelt else ""
    whole = dimension is Dimension.COUNT
    amount = rf"{_RELATION if compared else ''}{_WHOLE if whole else _NUMBER}{unit}\s*"
    example = f"<= {dimension.example}" if compared else dimension.example
    text = {
        "type": "string",
        "pattern": rf"^\s*{amount}(,{amount})*$" if compared else rf"^\s*{amount}$",
        "patternErrorMessage": f"expected a number and a unit, such as `{example}`",
        "examples": [example],
    }
    if "" in units:
        return {"anyOf": [{"type": "integer" if whole else "number", "minimum": 0}, text]}
    return text


def _definitions(knowledge: Knowledge) -> dict[str, str]:
    """Return the named conditions that are used, with what tells them."""
    found: dict[str, str] = {}
    waiting: list[Condition] = [
        when for decision in knowledge.decisions for when in decision.conditions
    ]
    while waiting:
        match waiting.pop():
            case AllOf(parts=parts) | AnyOf(parts=parts):
                waiting += parts
            case Not(part=part):
                waiting.append(part)
            case Defined(name=name, told=told, part=part):
                found[name] = told
                waiting.append(part)
    return found
