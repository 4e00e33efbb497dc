"""The words of questions in every library to one value."""

from collections.abc import Iterable

from recommender.loading.conditions import read_condition
from recommender.loading.located_yaml import Path
from recommender.loading.page import Page
from recommender.loading.question_forms import AskingForm, QuestionsForm
from recommender.loading.sheets import Sheets
from recommender.loading.vocabulary import Vocabulary, known_words, words_at
from recommender.model.condition import Condition
from recommender.model.question_words import Asking, QuestionWords
from recommender.model.requirement import Choice, Flag, Measure

AMOUNTS = ("amount", "one", "zero")
"""What stands for the value of a quantity: for any, for one of a thing, for nothing."""


def question_words_of(sheets: Sheets, words: Vocabulary) -> QuestionWords:
    """Return what all libraries say together; what a later one says takes the earlier's place."""
    askers: dict[str, None] = {}
    impossible: list[Condition] = []
    parts: dict[str, dict[str, object]] = {"criteria": {}, "decisions": {}, "plain": {}}
    situations: dict[str, dict[str, tuple[str, ...]]] = {}
    for sheet in sheets.libraries:
        form = sheet.form.questions
        _check_names(sheet.page, form, words)
        askers |= dict.fromkeys(form.askers)
        impossible += [
            read_condition(sheet.page, ("questions", "impossible", number), one, words)
            for number, one in enumerate(form.impossible)
        ]
        parts["criteria"] |= form.criteria
        parts["plain"] |= {
            name: None if value == "open" else value for name, value in form.plain.items()
        }
        parts["decisions"] |= {
            name: _asking(sheet.page, ("questions", "decisions", name), one, words)
            for name, one in form.decisions.items()
        }
        for name, told in form.situations.items():
            situations.setdefault(name, {}).update(_told(sheet.page, name, told, words))
    return QuestionWords.model_validate(
        {
            "askers": tuple(sorted(askers)),
            "impossible": tuple(impossible),
            "situations": situations,
            **parts,
        }
    )


def _asking(page: Page, path: Path, form: AskingForm, words: Vocabulary) -> Asking:
    by = known_words(page, (*path, "by"), form.by or [], words.criteria, "a criterion")
    return Asking(
        tasks=tuple(sorted(form.tasks)),
        asks=form.asks,
        unasked=form.unasked,
        by=None if form.by is None else by,
        settled=form.settled,
    )


def _told(
    page: Page, name: str, told: dict[str, object], words: Vocabulary
) -> dict[str, tuple[str, ...]]:
    """Return the sentences by value; a value that the requirement does not have is a mistake."""
    found = {}
    for value, sentences in told.items():
        path: Path = ("questions", "situations", name, value)
        if name in words.requirements:
            known = _values(words.requirements[name])
            if value not in known:
                page.wrong_key(path, f"`{value}` is not a value of `{name}`", _either(known))
        found[value] = tuple(
            sorted(one for _, one in words_at(page, path, sentences, "a sentence"))
        )
    return found


def _values(requirement: Flag | Choice | Measure) -> tuple[str, ...]:
    match requirement:
        case Flag():
            return ("yes", "no")
        case Choice():
            return requirement.words
    return AMOUNTS


def _either(known: Iterable[str]) -> str:
    return f"expected {' or '.join(f'`{one}`' for one in known)}"


def _check_names(page: Page, form: QuestionsForm, words: Vocabulary) -> None:
    flags = [name for name, one in words.requirements.items() if isinstance(one, Flag)]
    named = (
        ("criteria", form.criteria, words.criteria, "a criterion"),
        ("decisions", form.decisions, words.options, "a decision"),
        ("situations", form.situations, words.requirements, "a requirement"),
        ("plain", form.plain, flags, "a flag"),
    )
    for key, written, known, what in named:
        for name in written:
            if name not in known:
                page.wrong_key(("questions", key, name), f"`{name}` is not {what}")
