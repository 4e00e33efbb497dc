"""Knowledge that has been read before, remembered by the content of its files.

What is remembered is plain JSON that the model validates again, so a damaged or foreign file is
ignored, and nothing in it can run. The examples beside the rules and the words of questions stand
on a line of their own: they are a large part of the whole, and whoever only wants an answer needs
none of them.
"""

import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path
from pydantic import ValidationError

import recommender
from recommender.loading.pack_files import PackFiles
from recommender.model.base import Frozen
from recommender.model.example import Example
from recommender.model.knowledge import Knowledge
from recommender.model.question_words import QuestionWords

KEPT = 4
"""How many different rule bases are remembered."""


def remembered_knowledge(
    files: list[tuple[str, bytes]],
    folder: Path | None = None,
    packs: Sequence[PackFiles] = (),
    examples: bool = True,
) -> Knowledge:
    """Return what the files say, read anew only if these very files have not been read before.

    Args:
        files: the names and texts of all rule files.
        folder: where to remember; the user's cache directory where it is left out.
        packs: what is laid over them, in this order.
        examples: whether the examples beside the rules, and the words of questions, are needed too.

    Raises:
        BadFiles: with every mistake in all of the files.
    """
    folder = folder or user_cache_path("recommend", appauthor=False)
    place = folder / f"knowledge-{_fingerprint(files, packs)}.json"
    try:
        return _recalled(place.read_bytes(), examples)
    except (OSError, ValidationError):
        # What is remembered needs none of the readers, and importing them takes as long as reading.
        from recommender.loading.knowledge_loader import load_knowledge

        knowledge = load_knowledge(files, packs)[0]
        _remember(place, knowledge)
        return knowledge


class _Rest(Frozen):
    """What an answer does not need."""

    examples: dict[str, tuple[Example, ...]]
    """Those of each decision, by its id."""
    question_words: QuestionWords


def _recalled(text: bytes, examples: bool) -> Knowledge:
    rules, _, rest = text.partition(b"\n")
    knowledge = Knowledge.model_validate_json(rules)
    if not examples:
        return knowledge
    return _beside(knowledge, _Rest.model_validate_json(rest))


def _beside(knowledge: Knowledge, rest: _Rest) -> Knowledge:
    decisions = tuple(
        decision.model_copy(update={"examples": rest.examples.get(decision.id, ())})
        for decision in knowledge.decisions
    )
    return knowledge.model_copy(
        update={"decisions": decisions, "question_words": rest.question_words}
    )


def _rest(knowledge: Knowledge) -> _Rest:
    examples = {decision.id: decision.examples for decision in knowledge.decisions}
    return _Rest(examples=examples, question_words=knowledge.question_words)


def _fingerprint(files: list[tuple[str, bytes]], packs: Sequence[PackFiles]) -> str:
    """Return a hash of the files, layer by layer, and of the code that reads them."""
    digest = sha256(recommender.__version__.encode())
    for name, layer in [("", files), *((pack.name, [*pack.files]) for pack in packs)]:
        digest.update(f"{name}\0{len(layer)}\0".encode())
        for file, text in sorted(layer):
            digest.update(f"{file}\0{len(text)}\0".encode())
            digest.update(text)
    for package in ("model", "loading"):
        for source in sorted((Path(recommender.__file__).parent / package).glob("*.py")):
            state = source.stat()
            digest.update(f"{source.name}\0{state.st_size}\0{state.st_mtime_ns}\0".encode())
    return digest.hexdigest()[:32]


def _remember(place: Path, knowledge: Knowledge) -> None:
    """Write the knowledge down for the next time, whole or not at all; failing is no harm."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", dir=place.parent, delete=False, encoding="utf-8"
        ) as file:
            nothing = _Rest(examples={}, question_words=QuestionWords())
            file.write(f"{_beside(knowledge, nothing).model_dump_json()}\n")
            file.write(_rest(knowledge).model_dump_json())
        Path(file.name).replace(place)
        oldest_last = sorted(
            place.parent.glob("knowledge-*.json"),
            key=lambda path: path.stat().st_mtime,
            reverse=True,
        )
        for forgotten in oldest_last[KEPT:]:
            forgotten.unlink()
    except OSError:
        return
