"""The parts and ways of a picture, as they are written, to values."""

from typing import Any

from recommender.loading.conditions import read_condition
from recommender.loading.located_yaml import Path as At
from recommender.loading.page import Page
from recommender.loading.picture_forms import ChoicesForm, PartForm, PathForm
from recommender.loading.vocabulary import Vocabulary, known_words
from recommender.model.picture import Choices, Part, Path, Stands

NEED_NO_CHOICE = ("source", "consumer", "boundary")
"""What may be drawn for a requirement alone: nobody chooses where data comes from."""


def part_from(page: Page, at: At, form: PartForm, words: Vocabulary) -> Part:
    """Return the part that is written there; what is wrong in it is noted on the page."""
    _stage_fits(page, at, form, words)
    _stands_for_something(page, at, form)
    return Part(
        id=str(at[-1]),
        kind=form.kind,
        stage=form.stage,
        role=form.role,
        name=form.name,
        drawn_for=_choices(page, (*at, "drawn_for"), form.drawn_for, words),
        tells=_choices(page, (*at, "tells"), form.tells, words),
        inside=tuple(
            Stands(
                boundary=name, when=read_condition(page, (*at, "inside", name), condition, words)
            )
            for name, condition in form.inside.items()
        ),
        reached_by=tuple(form.reached_by),
        behind=form.behind,
        place=page.key_place(*at),
        **_bounds(page, at, form, words),
    )


def _stands_for_something(page: Page, at: At, form: PartForm) -> None:
    """Note it where nothing that was chosen would be drawn, or nothing would name it."""
    if form.kind == "boundary" and not form.name:
        page.wrong_key(at, f"the boundary `{at[-1]}` has no name", "add `name: ...`")
    if form.drawn_for:
        return
    if form.kind not in NEED_NO_CHOICE:
        remedy = "add `drawn_for`; only sources, consumers and boundaries do without"
        page.wrong_key(at, f"`{at[-1]}` stands for no choice", remedy)
    elif not form.name:
        page.wrong_key(at, f"nothing names `{at[-1]}`", "add `name: ...`")


def _stage_fits(page: Page, at: At, form: PartForm, words: Vocabulary) -> None:
    if form.kind == "boundary":
        if form.stage:
            page.wrong_key((*at, "stage"), "a boundary belongs to no stage", "remove it")
    elif form.stage:
        page.known((*at, "stage"), form.stage, sorted(words.stages), "a stage")
    else:
        page.wrong_key(at, f"`{at[-1]}` belongs to no stage", "add `stage: ...`")


def _bounds(
    page: Page, at: At, form: PartForm | PathForm | ChoicesForm, words: Vocabulary
) -> dict[str, Any]:
    """Return the conditions of an entry as the fields that all of them have."""
    found = {"when": read_condition(page, (*at, "when"), form.when, words)}
    if form.unless is not None:
        found["unless"] = read_condition(page, (*at, "unless"), form.unless, words)
    return found


def _choices(
    page: Page, at: At, forms: list[ChoicesForm], words: Vocabulary
) -> tuple[Choices, ...]:
    return tuple(
        _some(page, (*at, position), form, words)
        for position, form in enumerate(forms)
        if page.known((*at, position, "decision"), form.decision, words.options, "a decision")
    )


def _some(page: Page, at: At, form: ChoicesForm, words: Vocabulary) -> Choices:
    """Return the choices, with every option that counts by name."""
    options, what = words.options[form.decision], f"an option of `{form.decision}`"
    if form.options and form.but_not:
        page.wrong_key((*at, "but_not"), "`but_not` is for all other options", "keep one of them")
    named = known_words(page, (*at, "options"), form.options, options, what)
    left_out = known_words(page, (*at, "but_not"), form.but_not, options, what)
    counted = named or tuple(option for option in options if option not in left_out)
    bounds = _bounds(page, at, form, words)
    return Choices(
        decision=form.decision, options=tuple(sorted(counted)), label=form.label, **bounds
    )


def path_from(page: Page, at: At, form: PathForm, words: Vocabulary) -> Path:
    """Return the way that is written there; what is wrong in it is noted on the page."""
    return Path(
        parts=tuple(form.path),
        carries=form.carries,
        control=form.control,
        both_ways=form.both_ways,
        **_bounds(page, at, form, words),
    )
