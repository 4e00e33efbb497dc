"""The entries that two rule bases do not have in common."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from recommender.model.base import Frozen
from recommender.model.changes import EntryChange
from recommender.model.decision import Decision
from recommender.model.knowledge import Knowledge

_ELSEWHERE = {"place", "origin", "replaces"}
"""Where an entry stands is no part of what it says."""
_PARTS = {"options", "rules", "examples", "accepted"}
"""What a decision holds is compared part by part."""
Kind = Literal["decision", "option", "rule", "requirement", "service"]


def entry_changes(old: Knowledge, new: Knowledge) -> tuple[EntryChange, ...]:
    """Return every entry that was added, removed or changed, decision by decision."""
    found = [*_compared("decision", "", old.decision, new.decision)]
    for name in [*new.decision, *sorted(old.decision.keys() - new.decision.keys())]:
        before, after = old.decision.get(name), new.decision.get(name)
        found += _compared("option", name, _options(before), _options(after))
        found += _compared("rule", name, _rules(before), _rules(after))
    found += _compared("requirement", "", old.requirement, new.requirement)
    found += _compared("service", "", old.service, new.service)
    return tuple(found)


def _options(decision: Decision | None) -> Mapping[str, Frozen]:
    return {option.id: option for option in decision.options} if decision else {}


def _rules(decision: Decision | None) -> Mapping[str, Frozen]:
    return {rule.id: rule for rule in decision.rules} if decision else {}


def _compared(
    kind: Kind, decision: str, old: Mapping[str, Frozen], new: Mapping[str, Frozen]
) -> Iterator[EntryChange]:
    for name in sorted(old.keys() | new.keys()):
        if name not in old:
            yield EntryChange(kind=kind, id=name, decision=decision, what="added", keys=())
        elif name not in new:
            yield EntryChange(kind=kind, id=name, decision=decision, what="removed", keys=())
        elif keys := differing_keys(old[name], new[name]):
            yield EntryChange(kind=kind, id=name, decision=decision, what="changed", keys=keys)


def differing_keys(old: Frozen, new: Frozen) -> tuple[str, ...]:
    """Return the keys in which two entries of one kind say different things."""
    before, after = _said(old), _said(new)
    return tuple(sorted(key for key in before if before[key] != after.get(key)))


def _said(entry: Frozen) -> dict[str, Any]:
    left_out = _ELSEWHERE | (_PARTS if isinstance(entry, Decision) else set())
    names = type(entry).model_fields.keys() - left_out
    return {name: getattr(entry, name) for name in names}
