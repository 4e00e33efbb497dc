"""Files of shared words to criteria, sources, services and requirements."""

from typing import Any

from recommender.loading.library_forms import LibraryForm, RequirementForm
from recommender.loading.located_yaml import Path
from recommender.loading.page import Page
from recommender.loading.vocabulary import read_value
from recommender.model.catalogue import Criterion, Service, Source
from recommender.model.requirement import Choice, ChoiceValue, Flag, Measure

_KEYS = {"flag": ("yes", "no"), "choice": ("values",), "choices": ("values",)}


def criteria_of(page: Page, form: LibraryForm) -> list[Criterion]:
    """Return the criteria of a file."""
    return [
        Criterion(id=name, place=page.key_place("criteria", name), **entry.model_dump())
        for name, entry in form.criteria.items()
    ]


def sources_of(page: Page, form: LibraryForm) -> list[Source]:
    """Return the sources of a file."""
    return [
        Source(id=name, place=page.key_place("sources", name), **entry.model_dump())
        for name, entry in form.sources.items()
    ]


def services_of(page: Page, form: LibraryForm) -> list[Service]:
    """Return the services of a file; a life cycle that runs backwards is noted as a mistake."""
    for name, entry in form.services.items():
        days = [day for day in (entry.opened, entry.closed, entry.ended) if day is not None]
        if days != sorted(days):
            page.wrong_key(
                ("services", name),
                f"`{name}` opens, closes and ends in the wrong order",
                "expected opened before closed before ended",
            )
        if (entry.told_as is None) == bool(entry.told_because):
            page.wrong_key(
                ("services", name),
                f"`{name}` has one of `told_as` and `told_because`",
                "write both, or neither where a decision chooses it",
            )
    return [
        Service(
            id=name,
            place=page.key_place("services", name),
            **entry.model_dump(exclude={"successors", "sources"}),
            successors=tuple(entry.successors),
            sources=tuple(entry.sources),
        )
        for name, entry in form.services.items()
    ]


def requirements_of(page: Page, form: LibraryForm) -> list[Flag | Choice | Measure]:
    """Return the requirements of a file; those with the wrong keys for their type are noted."""
    found = []
    for name, entry in form.requirements.items():
        path: Path = ("requirements", name)
        wanted = _KEYS.get(entry.type, ("label",))
        if _keys_fit(page, path, entry, wanted):
            requirement = _requirement(page, path, name, entry)
            default = entry.default
            if default is not None:
                value = read_value(page, (*path, "default"), requirement, default)
                requirement = requirement.model_copy(update={"default": value})
            found.append(requirement)
    return found


def _keys_fit(page: Page, path: Path, entry: RequirementForm, wanted: tuple[str, ...]) -> bool:
    fit = True
    for key in ("yes", "no", "values", "label"):
        given = getattr(entry, key) is not None
        if given and key not in wanted:
            page.wrong_key(
                (*path, key), f"`{key}` does not go with `type: {entry.type}`", "remove it"
            )
        if not given and key in wanted:
            page.wrong_key(path, f"`{path[-1]}.{key}` is missing", f"`type: {entry.type}` needs it")
        fit = fit and given == (key in wanted)
    return fit


def _requirement(
    page: Page, path: Path, name: str, entry: RequirementForm
) -> Flag | Choice | Measure:
    common: dict[str, Any] = {
        "id": name,
        "type": entry.type,
        "question": entry.question,
        "why": entry.why,
        "place": page.key_place(*path),
    }
    match entry.type:
        case "flag":
            return Flag(**common, yes=entry.yes or "", no=entry.no or "")
        case "choice" | "choices":
            values = (entry.values or {}).items()
            return Choice(
                **common, values=tuple(ChoiceValue(id=word, told=told) for word, told in values)
            )
        case _:
            return Measure(**common, label=entry.label or "")
