"""Which keys of a form go together, as JSON Schema: what no single key can say."""

from typing import Any

_EFFECTS = ("rule_out", "require", "rate", "include", "advise")


def _none_of(*keys: str) -> dict[str, Any]:
    return {"properties": dict.fromkeys(keys, False)}


def _where(key: str, values: list[str], then: dict[str, Any]) -> dict[str, Any]:
    """Return the schema that asks for `then` where the key has one of the values."""
    return {
        "if": {"properties": {key: {"enum": values}}, "required": [key]},
        "then": then,
    }


def _rules_and_options(*effects: str, option: str) -> dict[str, Any]:
    """Return properties in which rules have none of the effects and options lack the key."""
    return {
        "rules": {"items": _none_of(*effects)},
        "options": {"additionalProperties": _none_of(option)},
    }


_PREFERENCES = {
    "allOf": [
        {
            "if": {"properties": {"weights": {"minProperties": 1}}, "required": ["weights"]},
            "then": {
                "properties": {
                    "weights": {"required": ["fit"]},
                    "priorities": {"maxItems": 0},
                }
            },
        }
    ]
}

BOUNDS: dict[str, dict[str, Any]] = {
    "RuleForm": {"oneOf": [{"required": [effect]} for effect in _EFFECTS]},
    "AdviceForm": {"oneOf": [{"required": [tone]} for tone in ("caution", "hint", "size")]},
    "WithdrawalForm": {"oneOf": [{"required": [key]} for key in ("id", "example", "examples")]},
    "OptionForm": {
        "dependentRequired": {"needs": ["needs_because"], "needs_because": ["needs"]},
    },
    "RequirementForm": {
        "allOf": [
            _where("type", ["flag"], {"required": ["yes", "no"], **_none_of("values", "label")}),
            _where(
                "type",
                ["choice", "choices"],
                {"required": ["values"], **_none_of("yes", "no", "label")},
            ),
            {
                "if": {"properties": {"type": {"enum": ["flag", "choice", "choices"]}}},
                "else": {"required": ["label"], **_none_of("yes", "no", "values")},
            },
        ]
    },
    "DecisionForm": {
        "allOf": [
            _where(
                "choose",
                ["one"],
                {
                    "required": ["when_tied"],
                    "properties": _rules_and_options("include", option="needs"),
                },
            ),
            _where(
                "choose",
                ["any"],
                {
                    "properties": {
                        "when_tied": False,
                        **_rules_and_options("require", "rate", option="ratings"),
                    }
                },
            ),
        ]
    },
    "ExampleForm": _PREFERENCES,
    "ScenarioForm": _PREFERENCES,
}
"""What is asked of each form besides its keys."""
