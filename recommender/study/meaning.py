"""The meaning of what can be known, whatever its wording and its place: keys that last."""

import json
from hashlib import sha256
from typing import Any

from recommender.model.catalogue import Service
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Compares,
    Condition,
    Defined,
    IsDeclared,
    IsFlag,
    Leaf,
    Not,
)
from recommender.model.decision import Rating, Rule
from recommender.model.effect import Effect, Rate, touched


def rule_key(decision: str, rule: Rule) -> str:
    """Return the key of a rule: its condition and its effect, in no order and no words."""
    return digest("rule", decision, _condition(rule.when), _effect(rule.effect))


def rating_key(decision: str, option: str, rating: Rating) -> str:
    """Return the key of a rating: what is rated, on what, and how."""
    return digest("rating", decision, option, rating.criterion, rating.score)


def service_key(service: Service) -> str:
    """Return the key of a service: its id, its life cycle and what follows it."""
    days = [str(day) for day in (service.opened, service.closed, service.ended)]
    return digest("service", service.id, days, sorted(service.successors))


def digest(*parts: Any) -> str:
    """Return 16 hexadecimal digits that stand for the parts, which are plain JSON."""
    return sha256(_written(parts).encode()).hexdigest()[:16]


def _written(parts: Any) -> str:
    return json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _effect(effect: Effect) -> Any:
    if isinstance(effect, Rate):
        return ["rate", sorted([one.option, one.criterion, one.by] for one in effect.changes)]
    return [effect.kind, sorted(touched(effect))]


def _condition(condition: Condition) -> Any:
    match condition:
        case Defined():
            return _condition(condition.part)
        case AllOf() | AnyOf():
            return _joined(condition)
        case Not():
            return _denied(_condition(condition.part))
        case _:
            return _leaf(condition)


def _joined(condition: AllOf | AnyOf) -> Any:
    """Return the parts in an order of their own, each once, those of the same kind drawn in."""
    parts: dict[str, Any] = {}
    for part in map(_condition, condition.parts):
        inner = part[1] if part[0] == condition.shape else [part]
        parts |= {_written(one): one for one in inner}
    ordered = [parts[written] for written in sorted(parts)]
    return ordered[0] if len(ordered) == 1 else [condition.shape, ordered]


def _denied(part: Any) -> Any:
    if part[0] == "not":
        return part[1]
    if part[0] == "flag":
        return ["flag", part[1], not part[2]]
    return ["not", part]


def _leaf(leaf: Leaf) -> Any:
    match leaf:
        case IsFlag():
            return ["flag", leaf.subject, leaf.expected]
        case Compares():
            limit = [leaf.limit.dimension, str(leaf.limit.amount)]
            return ["quantity", leaf.subject, leaf.relation, limit]
        case IsDeclared():
            return ["declared", leaf.subject]
    return [leaf.shape, leaf.subject, sorted({*leaf.values})]
