"""Every rule in a line: what it does, and where it comes from."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import fill
from typing import Any

from recommender.model.decision import Rule
from recommender.model.effect import Advise, Effect, Rate
from recommender.model.knowledge import Knowledge
from recommender.model.pack import SHIPPED, Withdrawn

WIDEST = 48
"""How much of an effect the table shows."""


@dataclass(frozen=True)
class _Row:
    """A rule, and what became of it if it no longer counts."""

    decision: str
    rule: Rule
    gone: Withdrawn | None = None


def rules_as_text(knowledge: Knowledge, decision: str | None) -> str:
    """Return the rules as a table, those of each decision together; of one decision or of all."""
    blocks = [f"{SHIPPED}: the rules that came with the program"] if knowledge.packs else []
    blocks += [
        f"{pack.id}: {pack.name}, version {pack.version} ({pack.place.file})"
        for pack in knowledge.packs
    ]
    lines = ["\n".join(blocks) + "\n"] if blocks else []
    for entry in knowledge.decisions:
        if decision in (None, entry.id):
            rows = list(_rows(knowledge, entry.id))
            lines.append(_table(entry.id, rows))
    return "\n".join(lines)


def rules_as_json(knowledge: Knowledge, decision: str | None) -> str:
    """Return the rules as JSON, with the packs that are laid over the shipped ones."""
    packs = [
        {"id": pack.id, "name": pack.name, "version": pack.version, "file": pack.place.file}
        for pack in knowledge.packs
    ]
    rules = [
        _fields(row)
        for entry in knowledge.decisions
        if decision in (None, entry.id)
        for row in _rows(knowledge, entry.id)
    ]
    return json.dumps({"format": 1, "packs": packs, "rules": rules}, indent=2) + "\n"


def _rows(knowledge: Knowledge, decision: str) -> Iterator[_Row]:
    """Yield what a decision has and had: each replaced rule before the one in its place."""
    gone = [entry for entry in knowledge.withdrawn if entry.decision == decision]
    rules = knowledge.decision[decision].rules
    for rule in rules:
        yield from (_Row(decision, entry.rule, entry) for entry in gone if entry.rule.id == rule.id)
        yield _Row(decision, rule)
    standing = {rule.id for rule in rules}
    yield from (
        _Row(decision, entry.rule, entry) for entry in gone if entry.rule.id not in standing
    )


def _table(decision: str, rows: list[_Row]) -> str:
    cells = [(_name(row), _cut(short(row.rule.effect)), _dates(row.rule)) for row in rows]
    widths = [max((len(cell[column]) for cell in cells), default=0) for column in range(3)]
    lines = [f"{decision} ({sum(not row.gone for row in rows)} rules)"]
    for row, cell in zip(rows, cells, strict=True):
        padded = "  ".join(
            f"{text:{width}}" for text, width in zip(cell, widths, strict=True) if width
        )
        lines.append(f"  {padded}  {row.rule.origin or SHIPPED} {_line(row.rule.place)}")
        if row.gone:
            done = "replaced" if row.gone.replaced else "withdrawn"
            why = f"{done} by {row.gone.by} {_line(row.gone.place)}: {row.gone.because}"
            lines.append(fill(why, 100, initial_indent=" " * 6, subsequent_indent=" " * 6))
    return "\n".join(lines) + "\n"


def _name(row: _Row) -> str:
    return f"({row.rule.id})" if row.gone else row.rule.id


def _line(place: Any) -> str:
    return f"{place.file}:{place.line}"


def _cut(text: str) -> str:
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 3].rstrip()}..."


def _dates(rule: Rule) -> str:
    days = (("since", rule.since), ("until", rule.until))
    return " ".join(f"{word} {day}" for word, day in days if day)


def short(effect: Effect) -> str:
    """Return an effect in the words of a rule file, without its texts."""
    match effect:
        case Rate():
            moves = [f"{move.option} {move.criterion} {move.by:+d}" for move in effect.changes]
            return f"rate {', '.join(moves)}"
        case Advise():
            return f"advise {', '.join(f'{one.option} ({one.tone})' for one in effect.advice)}"
    return f"{effect.kind} {', '.join(effect.options)}"


def _fields(row: _Row) -> dict[str, Any]:
    rule, gone = row.rule, row.gone
    status = "counts" if gone is None else "replaced" if gone.replaced else "withdrawn"
    return {
        "decision": row.decision,
        "id": rule.id,
        "status": status,
        "effect": short(rule.effect),
        "because": rule.because,
        "since": str(rule.since) if rule.since else None,
        "until": str(rule.until) if rule.until else None,
        "origin": rule.origin or SHIPPED,
        "file": rule.place.file,
        "line": rule.place.line,
        "changed_by": gone and gone.by,
        "changed_because": gone and gone.because,
        "changed_file": gone and gone.place.file,
        "changed_line": gone and gone.place.line,
    }
