"""What has been proved about a decision, remembered by the content of all that it rests on."""

import tempfile
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

import recommender
from recommender.model.decision import Decision
from recommender.model.finding import Finding, Findings
from recommender.model.knowledge import Knowledge


class ProofMemory:
    """The findings about each decision, in files that are named by what they rest on."""

    def __init__(self, knowledge: Knowledge, folder: Path | None = None) -> None:
        self._knowledge = knowledge
        self._folder = folder or user_cache_path("recommend", appauthor=False) / "proofs"
        self._shared = sha256(_code())
        words = knowledge.model_copy(update={"decisions": (), "accepted": (), "definitions": ()})
        self._shared.update(words.model_dump_json().encode())

    def recall(self, decision: Decision) -> tuple[Finding, ...] | None:
        """Return what was found about this very decision before, or None."""
        try:
            kept = Findings.model_validate_json(self._place(decision).read_bytes())
        except (OSError, ValueError):
            return None
        return kept.findings

    def remember(self, decision: Decision, findings: tuple[Finding, ...]) -> None:
        """Write down what was found, unless something was left unsettled; failing is no harm."""
        if any(finding.code == "unsettled" for finding in findings):
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("wb", dir=self._folder, delete=False) as file:
                file.write(Findings(findings=findings).model_dump_json().encode())
            Path(file.name).replace(self._place(decision))
        except OSError:
            return

    def _place(self, decision: Decision) -> Path:
        """Return the file for the decision; its name changes with anything that could matter."""
        digest = self._shared.copy()
        for entry in (decision, *self._knowledge.feeding(decision)):
            digest.update(entry.model_dump_json(exclude={"accepted"}).encode())
        return self._folder / f"{decision.id}-{digest.hexdigest()[:32]}.json"


def _code() -> bytes:
    """Return what tells one state of the program from another."""
    parts = [recommender.__version__]
    for package in ("model", "readings", "proofs", "advise", "review"):
        for source in sorted((Path(recommender.__file__).parent / package).glob("*.py")):
            state = source.stat()
            parts.append(f"{source.name} {state.st_size} {state.st_mtime_ns}")
    return "\n".join(parts).encode()
