"""A decision, as its file and the packs leave it, to a decision as a value."""

from collections.abc import Mapping
from datetime import date

from recommender.loading.acceptance import accepted_by
from recommender.loading.conditions import read_condition
from recommender.loading.decision_forms import DecisionForm
from recommender.loading.decision_options import options_from
from recommender.loading.example_entries import example_from
from recommender.loading.laid import AnySheet, ExampleEntry, Laid
from recommender.loading.page import Page
from recommender.loading.rule_entries import rules_from
from recommender.loading.tie_order import when_tied
from recommender.loading.vocabulary import Vocabulary
from recommender.model.decision import Accepted, Decision
from recommender.model.example import Example


def decision_from(laid: Laid, words: Vocabulary, clocks: Mapping[str, date]) -> Decision:
    """Return the decision that all layers leave; mistakes are noted on the pages."""
    page, form = laid.base.page, laid.base.form
    _file_name_fits(page, form)
    page.known(("stage",), form.stage, sorted(words.stages), "a stage")
    return Decision(
        id=form.decision,
        name=form.name,
        question=form.question,
        stage=form.stage,
        guide=form.guide,
        choose=form.choose,
        applies=read_condition(page, ("applies",), form.applies, words),
        options=options_from(laid, words),
        rules=rules_from(laid, words),
        when_tied=when_tied(laid),
        examples=tuple(_example(entry, laid, words, clocks) for entry in laid.examples),
        accepted=_accepted(laid),
        place=page.key_place("decision"),
        origin=laid.base.origin,
    )


def _file_name_fits(page: Page, form: DecisionForm) -> None:
    file = page.located.file.rsplit("/", 1)[-1]
    if file != f"{form.decision}.yaml":
        page.wrong(
            ("decision",),
            f"the decision `{form.decision}` stands in {file}",
            f"call the file {form.decision}.yaml",
        )


def _example(
    entry: ExampleEntry, laid: Laid, words: Vocabulary, clocks: Mapping[str, date]
) -> Example:
    """Return an example; what it says of rules that a later pack has changed is left out."""
    sheet = entry.sheet
    form = laid.whole.model_copy(update={"rules": entry.known})
    example = example_from(sheet.page, entry.path, entry.form, form, words, clocks)
    changed = laid.changed_above(sheet.layer)
    kept = tuple(saying for saying in example.rules if saying.rule not in changed)
    sizes = tuple(size for size in example.sizes if size.rule not in changed)
    return example.model_copy(update={"rules": kept, "sizes": sizes, "origin": sheet.origin})


def _accepted(laid: Laid) -> tuple[Accepted, ...]:
    sheets: list[AnySheet] = [laid.base, *laid.extensions]
    return tuple(
        entry for sheet in sheets for entry in accepted_by(sheet.page, sheet.form.accepted)
    )
