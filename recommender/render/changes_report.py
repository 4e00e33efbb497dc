"""What differs between two rule bases, as text or JSON."""

from collections.abc import Iterator
from itertools import groupby
from textwrap import fill

from recommender.model.changes import AnswerChange, Changes, EntryChange, Reason

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def as_json(changes: Changes) -> str:
    """Return all changes as JSON."""
    return changes.model_dump_json(indent=2) + "\n"


def as_text(changes: Changes) -> str:
    """Return the changes for a terminal: the answers first, each with its reasons."""
    count = len(changes.answers)
    lines = [
        f"{changes.old} -> {changes.new}, on {changes.as_of}:"
        f" {changes.scenarios} scenarios and {changes.examples} examples compared",
        "",
        "No answer changes." if not count else f"{_counted(count, 'answer')} changed.",
        *_answers(changes),
        *_entries(changes),
    ]
    return "\n".join(lines) + "\n"


def _answers(changes: Changes) -> Iterator[str]:
    for (kind, case), group in groupby(changes.answers, key=lambda entry: (entry.kind, entry.case)):
        yield ""
        yield f"{kind}: {case}"
        for answer in group:
            yield f"  {answer.decision}: {answer.before} -> {answer.after}{_expectation(answer)}"
            for reason in answer.reasons:
                yield from _reason(reason)


def _expectation(answer: AnswerChange) -> str:
    if not answer.expected:
        return ""
    met = answer.after == answer.expected
    return "   (as it expects)" if met else f"   (it expects {answer.expected})"


def _reason(reason: Reason) -> Iterator[str]:
    yield f"    {reason.what} {reason.id}: {reason.difference}"
    if reason.because:
        yield fill(
            reason.because,
            96,
            initial_indent=" " * 6,
            subsequent_indent=" " * 6,
            break_on_hyphens=False,
        )


def _entries(changes: Changes) -> Iterator[str]:
    if not changes.entries:
        yield ""
        yield "Every decision, option, rule, requirement and service is the same."
    for kind, group in groupby(
        sorted(changes.entries, key=lambda entry: _KINDS.index(entry.kind)),
        key=lambda entry: entry.kind,
    ):
        yield ""
        yield f"{kind}s:"
        for entry in group:
            yield f"  {_entry(entry)}"


_KINDS = ("decision", "option", "rule", "requirement", "service")


def _entry(entry: EntryChange) -> str:
    of = f" ({entry.decision})" if entry.decision else ""
    keys = f": {', '.join(entry.keys)}" if entry.keys else ""
    return f"{_SIGNS[entry.what]} {entry.id}{of}{keys}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
