"""The check of the rules: structure, then meaning, then what the authors accept."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from recommender.errors import BadFiles
from recommender.model.decision import Accepted
from recommender.model.finding import Finding
from recommender.model.knowledge import Knowledge
from recommender.review.clashes import clash_findings
from recommender.review.findings import found
from recommender.review.proof_memory import ProofMemory
from recommender.review.proving import proved
from recommender.review.structure import unread_words

SECONDS = 5.0
"""How long the solver may think about one question."""


def check(
    knowledge: Knowledge,
    memory: Path | None = None,
    seconds: float = SECONDS,
    proving: Callable[[str], None] = lambda _: None,
) -> tuple[Finding, ...]:
    """Return every finding about the rules, accepted ones included, by file and line.

    Args:
        knowledge: the rules.
        memory: a directory in which to remember what was proved, by content; none: the user's
            cache directory.
        seconds: how long the solver may think about one question.
        proving: told the id of each decision before it is proved anew.
    """
    proofs = ProofMemory(knowledge, memory)
    findings = [*unread_words(knowledge), *clash_findings(knowledge, seconds)]
    unknown = []
    for decision in knowledge.decisions:
        known = proofs.recall(decision)
        unknown += [decision] if known is None else []
        findings += known or ()
    for decision, known in proved(unknown, knowledge, seconds, proving):
        proofs.remember(decision, known)
        findings += known
    accepted = [*knowledge.accepted]
    accepted += [entry for decision in knowledge.decisions for entry in decision.accepted]
    return tuple(sorted(_accepted(findings, accepted), key=_order))


def _order(finding: Finding) -> tuple[str, int, str, str]:
    return (finding.place.file, finding.place.line, finding.code, finding.subject)


def _accepted(findings: Iterable[Finding], accepted: list[Accepted]) -> Iterator[Finding]:
    """Yield the findings, each with the reason for which it is accepted, if it is."""
    used: set[Accepted] = set()
    for finding in findings:
        entry = next((entry for entry in accepted if _covers(entry, finding)), None)
        used |= {entry} if entry else set()
        yield finding.model_copy(update={"accepted": entry.because if entry else ""})
    for entry in accepted:
        if entry not in used:
            yield found("accepted-nothing", entry.place, entry.subject, f"`{entry.code}`")


def _covers(entry: Accepted, finding: Finding) -> bool:
    """Tell whether an acceptance is about the finding: its subject, or one of the two in it."""
    subjects = {finding.subject, *finding.subject.split(", ")}
    return entry.code == finding.code and entry.subject in subjects


def findings_of(wrong: BadFiles) -> tuple[Finding, ...]:
    """Return the mistakes that keep files from being read, as findings."""
    return tuple(
        found("bad-file", mistake.place, mistake.place.file, mistake.problem).model_copy(
            update={"fix": mistake.remedy or "mend it"}
        )
        for mistake in wrong.mistakes
    )
