"""What has been proved about a decision, remembered by the content of all that it rests on."""

import json
import tempfile
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

import recommender
from recommender.model.base import Frozen
from recommender.model.catalogue import Criterion, Service
from recommender.model.decision import Decision
from recommender.model.finding import Finding, Findings
from recommender.model.knowledge import Knowledge
from recommender.model.requirement import Choice, Flag, Measure

_Entry = Decision | Criterion | Service | Flag | Choice | Measure


class ProofMemory:
    """The findings about each decision, in files that are named by what they rest on."""

    def __init__(self, knowledge: Knowledge, folder: Path | None = None) -> None:
        self._knowledge = knowledge
        self._folder = folder or user_cache_path("recommend", appauthor=False) / "proofs"
        self._texts: dict[tuple[type[Frozen], str], bytes] = {}
        self._shared = sha256(_code())
        self._shared.update(" ".join(map(str, knowledge.clocks)).encode())
        for criterion in knowledge.criteria:
            self._shared.update(self._text(criterion))

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
        chain = (decision, *self._knowledge.feeding(decision))
        requirements = self._knowledge.requirement
        read = {name for one in chain for name in one.reads}
        used = {name for one in chain for option in one.options for name in option.services}
        entries: list[_Entry] = [
            *chain,
            *(requirements[name] for name in sorted(read) if name in requirements),
            *(self._knowledge.service[name] for name in sorted(used)),
        ]
        digest = self._shared.copy()
        for entry in entries:
            digest.update(self._text(entry))
        return self._folder / f"{decision.id}-{digest.hexdigest()[:32]}.json"

    def _text(self, entry: _Entry) -> bytes:
        """Return all that an entry says, in the same words whatever the hash seed."""
        key = (type(entry), entry.id)
        if key not in self._texts:
            # Findings tell where the parts of decisions stand, but not where words do.
            no_matter = {"accepted"} if isinstance(entry, Decision) else {"place"}
            said = entry.model_dump(exclude=no_matter)
            self._texts[key] = json.dumps(said, default=_plain).encode()
        return self._texts[key]


def _plain(value: object) -> object:
    """Return something of which JSON knows nothing as something that it knows."""
    return sorted(value) if isinstance(value, frozenset) else str(value)


def _code() -> bytes:
    """Return what tells one state of the program from another."""
    parts = [recommender.__version__]
    for package in ("model", "readings", "proofs", "advise", "review"):
        for source in sorted((Path(recommender.__file__).parent / package).glob("*.py")):
            state = source.stat()
            parts.append(f"{source.name} {state.st_size} {state.st_mtime_ns}")
    return "\n".join(parts).encode()
