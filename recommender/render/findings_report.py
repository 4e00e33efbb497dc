"""Findings as text, JSON, or annotations that GitHub shows beside the lines."""

import json
from collections.abc import Iterable, Sequence
from textwrap import fill

from recommender.model.finding import Finding
from recommender.render.scenario_file import as_scenario_file


def as_text(findings: Sequence[Finding], show_accepted: bool) -> str:
    """Return the findings for a terminal; accepted ones are counted, or shown with the reason."""
    opened = [finding for finding in findings if not finding.accepted]
    accepted = [finding for finding in findings if finding.accepted]
    shown = [*opened, *(accepted if show_accepted else [])]
    blocks = [_block(finding) for finding in shown]
    counted = f"{len(opened)} finding{'s' * (len(opened) != 1)}, {len(accepted)} accepted"
    return "\n".join([*blocks, counted]) + "\n"


def _block(finding: Finding) -> str:
    lines = [
        f"{finding.place}: {finding.level}: {finding.code}: `{finding.subject}`",
        _wrapped(finding.problem),
        _wrapped(f"Why it matters: {finding.why}"),
        _wrapped(f"What to do: {finding.fix}"),
    ]
    if finding.accepted:
        lines.append(_wrapped(f"Accepted: {finding.accepted}"))
    if finding.witness:
        lines.append("  A scenario that shows it:")
        lines += [f"    {line}" for line in witness_text(finding).splitlines()]
    return "\n".join(lines) + "\n"


def _wrapped(text: str) -> str:
    return fill(text, 96, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def witness_text(finding: Finding) -> str:
    """Return the scenario file that shows the finding, or an empty string."""
    if finding.witness is None:
        return ""
    scenario = finding.witness.model_copy(update={"name": f"{finding.code}: {finding.subject}"})
    return f"# recommend FILE --as-of {finding.witness_day}\n{as_scenario_file(scenario)}"


def as_json(findings: Iterable[Finding]) -> str:
    """Return the findings as JSON, each witness as the text of its scenario file."""
    entries = [
        {
            **finding.model_dump(mode="json", exclude={"witness", "witness_day", "place"}),
            "file": finding.place.file,
            "line": finding.place.line,
            "column": finding.place.column,
            "witness": witness_text(finding),
        }
        for finding in findings
    ]
    return json.dumps({"format": 1, "findings": entries}, indent=2) + "\n"


def as_github(findings: Iterable[Finding]) -> str:
    """Return the findings that are not accepted as workflow commands."""
    lines = [
        f"::{finding.level} file={finding.place.file},line={finding.place.line},"
        f"col={finding.place.column},title={finding.code}::{_escaped(finding)}"
        for finding in findings
        if not finding.accepted
    ]
    return "".join(f"{line}\n" for line in lines)


def _escaped(finding: Finding) -> str:
    text = f"{finding.subject}: {finding.problem}. {finding.why} {finding.fix}"
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
