"""The clashes of every library to clashes as values."""

from recommender.loading.clash_forms import ClashExampleForm, ClashForm
from recommender.loading.conditions import read_condition
from recommender.loading.decision_forms import ExampleForm
from recommender.loading.located_yaml import Path
from recommender.loading.page import Page
from recommender.loading.scenario_files import scenario_from
from recommender.loading.sheets import Sheets
from recommender.loading.vocabulary import Vocabulary, known_words
from recommender.model.clash import Clash, ClashExample


def clashes_of(sheets: Sheets, words: Vocabulary) -> tuple[Clash, ...]:
    """Return the clashes by id; mistakes are noted on the pages that they stand on."""
    found: dict[str, Clash] = {}
    for sheet in sheets.libraries:
        for name, form in sheet.form.clashes.items():
            clash = _clash(sheet.page, ("clashes", name), form, words)
            if name in found:
                remedy = f"the other is in {found[name].place}"
                sheet.page.wrong_key(
                    ("clashes", name), f"the clash `{name}` is there twice", remedy
                )
            found.setdefault(name, clash)
    return tuple(found[name] for name in sorted(found))


def _clash(page: Page, path: Path, form: ClashForm, words: Vocabulary) -> Clash:
    if form.since and form.until and form.since >= form.until:
        page.wrong_key((*path, "until"), "`until` is not after `since`", "check both dates")
    return Clash(
        id=str(path[-1]),
        when=read_condition(page, (*path, "when"), form.when, words),
        because=form.because,
        sources=known_words(page, (*path, "sources"), form.sources, words.sources, "a source"),
        since=form.since,
        until=form.until,
        examples=tuple(
            _example(page, (*path, "examples", number), example, words)
            for number, example in enumerate(form.examples)
        ),
        place=page.key_place(*path),
    )


def _example(page: Page, path: Path, form: ClashExampleForm, words: Vocabulary) -> ClashExample:
    given = ExampleForm(name=form.name, given=form.given, decided=form.decided, expect="")
    return ClashExample(
        name=form.name,
        scenario=scenario_from(page, path, "given", given, words),
        clashes=form.clashes,
        place=page.place(*path),
    )
