"""Rule bases as a user names them: a folder, a pack, a revision, or the shipped rules."""

from collections.abc import Sequence
from pathlib import Path

from recommender.errors import RecommendError
from recommender.loading.knowledge_cache import remembered_knowledge
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.pack_files import HEAD, PackFiles
from recommender.loading.pack_folders import read_pack
from recommender.loading.revisions import FOLDER, files_at
from recommender.loading.rule_files import rule_files
from recommender.loading.vocabulary import Vocabulary
from recommender.model.knowledge import Knowledge
from recommender.model.pack import SHIPPED


def rule_base(
    name: str, shipped: list[tuple[str, bytes]], packs: Sequence[PackFiles] = ()
) -> tuple[Knowledge, Vocabulary]:
    """Return what the rules say that are called so, and the words that scenarios may use.

    Args:
        name: `shipped`; a folder that holds a whole rule base, or has one in `rules`; a pack, which
            is laid over the shipped rules; or a revision of the repository in the current folder.
        shipped: the shipped rule files.
        packs: what is laid over all of it.

    Raises:
        BadFiles: with every mistake in the rules.
        RecommendError: there are no rules of that name.
    """
    folder = Path(name)
    if name == SHIPPED:
        knowledge = remembered_knowledge(shipped, packs=packs)
        return knowledge, Vocabulary.of(knowledge)
    if not folder.is_dir():
        return load_knowledge(files_at(name), packs)
    if (folder / HEAD).exists():
        if any(Path(pack.name).resolve() == folder.resolve() for pack in packs):
            raise RecommendError(
                f"{name}: is laid over both already; take it out of --rules and $RECOMMEND_RULES"
            )
        return load_knowledge(shipped, [*packs, read_pack(folder, name)])
    for whole in (folder, folder / FOLDER):
        if whole.is_dir() and is_whole(whole):
            return load_knowledge(rule_files(whole, whole.as_posix()), packs)
    raise RecommendError(f"{name}: holds no rules; name a whole rule base or a pack")


def is_whole(folder: Path) -> bool:
    """Tell whether the folder holds a rule base of its own: one that sets the clocks."""
    return any(b"\nguide_date:" in b"\n" + file.read_bytes() for file in folder.glob("*.yaml"))
