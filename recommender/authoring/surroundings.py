"""What a file that is being written will be read together with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recommender.authoring.insertion import appended
from recommender.errors import BadFiles, Mistake, Place, RecommendError
from recommender.loading.knowledge_cache import remembered_knowledge
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.located_yaml import read_located
from recommender.loading.pack_files import HEAD, PackFiles
from recommender.loading.pack_folders import read_pack
from recommender.loading.rule_bases import is_whole
from recommender.loading.rule_files import rule_files
from recommender.model.knowledge import Knowledge

_NEW = b"pack: new\nname: New\nversion: v1\nformat: 1\ndescription: What is being written.\n"


@dataclass(frozen=True)
class Layers:
    """Rule files, and the packs that are laid over them."""

    files: tuple[tuple[str, bytes], ...]
    packs: tuple[PackFiles, ...]

    def knowledge(self) -> Knowledge:
        """Return what they say together, remembered from one time to the next.

        Raises:
            BadFiles: with every mistake in all of the files.
        """
        return remembered_knowledge([*self.files], packs=self.packs)

    def read(self) -> Knowledge:
        """Return what they say together, read anew: nobody has seen all of it yet.

        Raises:
            BadFiles: with every mistake in all of the files.
        """
        return load_knowledge(self.files, self.packs)[0]

    def with_new(self, name: str, text: str) -> Knowledge:
        """Return what they say with one more file.

        Raises:
            RecommendError: the file has mistakes; they are told without their places in it, since
                nobody has seen it yet.
        """
        return self._with(PackFiles("new", (("new/" + HEAD, _NEW), (f"new/{name}", text.encode()))))

    def with_pack(self, name: str, head: str) -> Knowledge:
        """Return what they say with one more pack, which holds nothing yet but its head.

        Raises:
            RecommendError: the head has mistakes.
        """
        return self._with(PackFiles(name, ((f"{name}/{HEAD}", head.encode()),)))

    def _with(self, pack: PackFiles) -> Knowledge:
        try:
            return replace(self, packs=(*self.packs, pack)).read()
        except BadFiles as wrong:
            raise without_places(wrong.mistakes) from None


@dataclass(frozen=True)
class Home:
    """A file that is there already, with the layers that it is part of."""

    path: Path
    name: str
    """What it is called among the layers."""
    layers: Layers
    text: str

    @property
    def decision(self) -> str:
        """The decision that it holds or extends; empty where it does neither."""
        content = read_located(self.text.encode(), self.name).content
        keys = content if isinstance(content, dict) else {}
        return str(keys.get("decision", keys.get("extends", "")))

    def grown(self, key: str, entries: Iterable[str]) -> "Home | None":
        """Return the file with more entries in a list; None where there is no safe place."""
        text: str | None = self.text
        for entry in entries:
            text = text and appended(text, key, entry)
        if text is None:
            return None
        new = text.encode()

        def renewed(files: tuple[tuple[str, bytes], ...]) -> tuple[tuple[str, bytes], ...]:
            return tuple((name, new if name == self.name else old) for name, old in files)

        packs = tuple(replace(pack, files=renewed(pack.files)) for pack in self.layers.packs)
        return replace(self, text=text, layers=Layers(renewed(self.layers.files), packs))


def home_of(path: Path, shipped: Layers) -> Home:
    """Return the file with what it is read together with.

    Args:
        path: a file of a pack, or of a whole rule base such as a checkout's.
        shipped: the shipped rules and the packs that were asked for.

    Raises:
        RecommendError: the file cannot be read, or stands in neither.
    """
    try:
        text = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as wrong:
        reason = getattr(wrong, "strerror", None) or "is not text in UTF-8"
        raise RecommendError(f"{path}: cannot be read: {reason}".lower()) from None
    for folder in path.resolve().parents:
        name = f"{folder.name}/{path.resolve().relative_to(folder).as_posix()}"
        if (folder / HEAD).exists():
            others = [pack for pack in shipped.packs if not _is(pack, folder)]
            packs = (*others, read_pack(folder, folder.name))
            return Home(path, name, Layers(shipped.files, packs), text)
        if is_whole(folder):
            files = tuple(rule_files(folder, folder.name))
            return Home(path, name, Layers(files, shipped.packs), text)
    raise BadFiles(
        [
            Mistake(
                Place(str(path)),
                "stands neither in a pack nor in a whole rule base",
                f"put it into a folder with a {HEAD}",
            )
        ]
    )


def _is(pack: PackFiles, folder: Path) -> bool:
    """Tell whether the pack is the one in the folder."""
    return Path(pack.name).resolve() == folder


def without_places(mistakes: Sequence[Mistake]) -> RecommendError:
    """Return the mistakes of a text that nobody has seen, without their places in it."""
    told = dict.fromkeys(
        f"{entry.problem}; {entry.remedy}" if entry.remedy else entry.problem for entry in mistakes
    )
    return RecommendError("\nerror: ".join(told))
