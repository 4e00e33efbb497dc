"""A file being read: its form filled in, and every mistake in it gathered with its place."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from recommender.errors import BadFiles, Mistake, Place, did_you_mean
from recommender.loading.forms import Form
from recommender.loading.located_yaml import Located, Path
from recommender.loading.wording import shown, worded

AnyForm = TypeVar("AnyForm", bound=Form)

MOST_MISTAKES = 500
"""How many mistakes of one file are told; looking for the nearest word takes time for each."""


class Page:
    """One file, and the mistakes found in it so far."""

    def __init__(self, located: Located) -> None:
        self.located = located
        self.mistakes: list[Mistake] = []

    def place(self, *path: str | int) -> Place:
        """Return where the value at the path stands."""
        return self.located.place(path)

    def key_place(self, *path: str | int) -> Place:
        """Return where the key at the end of the path stands."""
        return self.located.key_place(path)

    def wrong(self, path: Path, problem: str, remedy: str = "") -> None:
        """Note a mistake in the value at the path.

        Raises:
            BadFiles: there are so many that nobody would read more of them.
        """
        self._note_at(self.located.place(path), problem, remedy)

    def wrong_key(self, path: Path, problem: str, remedy: str = "") -> None:
        """Note a mistake in the key at the end of the path.

        Raises:
            BadFiles: there are so many that nobody would read more of them.
        """
        self._note_at(self.located.key_place(path), problem, remedy)

    def _note_at(self, place: Place, problem: str, remedy: str) -> None:
        self.mistakes.append(Mistake(place, problem, remedy))
        if len(self.mistakes) >= MOST_MISTAKES:
            raise BadFiles(self.mistakes)

    def known(self, path: Path, word: Any, known: Iterable[str], what: str) -> bool:
        """Tell whether the word is one of the known ones, and note a mistake where it is not."""
        words = list(known)
        if word in words:
            return True
        otherwise = f"expected one of {', '.join(words)}" if 0 < len(words) <= 12 else ""
        self.wrong(path, f"{shown(word)} is not {what}", did_you_mean(str(word), words, otherwise))
        return False

    def filled(self, form: type[AnyForm]) -> AnyForm | None:
        """Return the form filled in from the file, or None after noting what is wrong."""
        content = self.located.content
        if not isinstance(content, dict):
            self.wrong((), "holds no keys", "start with a line such as `name: ...`")
            return None
        try:
            return form.model_validate(content)
        except ValidationError as wrong:
            self._note(form, wrong)
            return self._without_strangers(form, wrong)

    def _without_strangers(self, form: type[AnyForm], wrong: ValidationError) -> AnyForm | None:
        """Return the form without the keys that it does not know, if nothing else is wrong with it.

        The mistakes in the rest can then be told in the same go.
        """
        errors = wrong.errors(include_url=False)
        if any(error["type"] != "extra_forbidden" for error in errors):
            return None
        content = deepcopy(self.located.content)
        for error in errors:
            *around, stranger = self._within(error["loc"])
            holder = content
            for step in around:
                holder = holder[step]
            del holder[stranger]
        return form.model_validate(content)

    def _note(self, form: type[Form], wrong: ValidationError) -> None:
        for error in wrong.errors(include_url=False):
            path = self._within(error["loc"])
            if error["type"] == "extra_forbidden":
                self.wrong_key(
                    path,
                    f"`{_dotted(path)}` is not a key that is known here",
                    did_you_mean(str(path[-1]), keys_at(form, path[:-1])),
                )
            else:
                problem, remedy = worded(error, _dotted(path))
                self.wrong(path, problem, remedy)

    def _within(self, location: tuple[str | int, ...]) -> Path:
        """Return the part of an error's location that is in the file, or the missing key."""
        path: Path = ()
        for step in location:
            if (*path, step) in self.located.values:
                path = (*path, step)
            elif step == location[-1] and isinstance(step, str) and step.isidentifier():
                return (*path, step)
        return path


def _dotted(path: Path) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def keys_at(form: Any, path: Path) -> list[str]:
    """Return the keys that a form allows in the mapping at the path."""
    for step in path:
        form = _inside(form, step)
    found = _form_in(form)
    return [f.alias or name for name, f in found.model_fields.items()] if found else []


def _inside(annotation: Any, step: str | int) -> Any:
    form = _form_in(annotation)
    if form is not None:
        field = form.model_fields.get(str(step))
        return field.annotation if field else None
    for part in _parts(annotation):
        if get_origin(part) is list:
            return get_args(part)[0]
        if get_origin(part) is dict:
            return get_args(part)[1]
    return None


def _form_in(annotation: Any) -> type[BaseModel] | None:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part
    return None


def _parts(annotation: Any) -> list[Any]:
    """Return the alternatives of a union without what annotates them."""
    if hasattr(annotation, "__metadata__"):
        return _parts(annotation.__origin__)
    if get_origin(annotation) is Union or type(annotation).__name__ == "UnionType":
        return [part for choice in get_args(annotation) for part in _parts(choice)]
    return [annotation]
