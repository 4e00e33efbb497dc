"""The effect of a rule as it is written to the effect as a value."""

from collections.abc import Callable

from recommender.errors import did_you_mean, one_of
from recommender.loading.decision_forms import DecisionForm, RuleForm, SizingForm
from recommender.loading.located_yaml import Path
from recommender.loading.page import Page
from recommender.loading.sizings import read_sizing
from recommender.loading.vocabulary import Vocabulary, known_words
from recommender.model.decision import FIT
from recommender.model.effect import Advice, Advise, Change, Effect, Include, Rate, Require, RuleOut
from recommender.model.evidence import Tone

TONES: tuple[Tone, ...] = ("caution", "hint", "size")
_KINDS = {
    "one": ("rule_out", "require", "rate", "advise"),
    "any": ("rule_out", "include", "advise"),
}


def read_effect(
    page: Page, path: Path, entry: RuleForm, form: DecisionForm, words: Vocabulary
) -> Effect | None:
    """Return the one effect of a rule, or None after noting what is wrong with it."""
    kinds = ("rule_out", "require", "rate", "include", "advise")
    given = [kind for kind in kinds if getattr(entry, kind) is not None]
    if len(given) != 1:
        page.wrong(
            path,
            f"the rule `{entry.id}` has {len(given) or 'no'} effects",
            f"expected one of {', '.join(_KINDS[form.choose])}",
        )
        return None
    [kind] = given
    if kind not in _KINDS[form.choose]:
        page.wrong_key(
            (*path, kind),
            f"`{kind}` does not go with `choose: {form.choose}`",
            f"expected one of {', '.join(_KINDS[form.choose])}",
        )
        return None
    return _READERS[kind](page, (*path, kind), entry, form, words)


def _rate(page: Page, path: Path, entry: RuleForm, form: DecisionForm, words: Vocabulary) -> Effect:
    changes = []
    for option, moved in (entry.rate or {}).items():
        _is_option(page, (*path, option), option, form)
        for criterion, by in moved.items():
            known = words.criteria & _rated(form)
            if criterion not in known:
                page.wrong_key(
                    (*path, option, criterion),
                    f"`{criterion}` is not a criterion that `{form.decision}` rates",
                    did_you_mean(criterion, known, one_of(sorted(known))),
                )
            changes.append(Change(option=option, criterion=criterion, by=by))
    if not changes:
        page.wrong_key(path, "`rate` is empty", "name options, criteria and how far they move")
    return Rate(
        changes=tuple(sorted(changes, key=lambda change: (change.option, change.criterion)))
    )


def _rated(form: DecisionForm) -> set[str]:
    return {FIT} | {name for option in form.options.values() for name in option.ratings}


def _advise(
    page: Page, path: Path, entry: RuleForm, form: DecisionForm, words: Vocabulary
) -> Effect:
    advice = []
    for option, written in (entry.advise or {}).items():
        _is_option(page, (*path, option), option, form)
        given = {tone: getattr(written, tone) for tone in TONES if getattr(written, tone)}
        if len(given) != 1:
            page.wrong(
                (*path, option), "expected a `caution`, a `hint` or a `size`", "write one of them"
            )
        for tone in TONES if len(given) == 1 else ():
            if tone in given:
                text, size = given[tone], None
                if isinstance(text, SizingForm):
                    size = read_sizing(page, (*path, option, tone), text, words)
                advice.append(
                    Advice(option=option, tone=tone, text="" if size else text, size=size)
                )
    return Advise(advice=tuple(sorted(advice, key=lambda entry: entry.option)))


def _is_option(page: Page, path: Path, option: str, form: DecisionForm) -> None:
    if option not in form.options:
        page.wrong_key(
            path,
            f"`{option}` is not an option of `{form.decision}`",
            did_you_mean(option, form.options),
        )


def _named(
    page: Page, path: Path, written: list[str] | None, form: DecisionForm
) -> tuple[str, ...]:
    return known_words(page, path, written, form.options, f"an option of `{form.decision}`")


_READERS: dict[str, Callable[[Page, Path, RuleForm, DecisionForm, Vocabulary], Effect]] = {
    "rule_out": lambda page, path, entry, form, _: RuleOut(
        options=_named(page, path, entry.rule_out, form)
    ),
    "require": lambda page, path, entry, form, _: Require(
        options=_named(page, path, entry.require, form)
    ),
    "include": lambda page, path, entry, form, _: Include(
        options=_named(page, path, entry.include, form)
    ),
    "rate": _rate,
    "advise": _advise,
}
