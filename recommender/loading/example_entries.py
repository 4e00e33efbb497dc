"""The examples of a decision file to examples."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from recommender.errors import did_you_mean
from recommender.loading.decision_forms import DecisionForm, ExampleForm
from recommender.loading.forms import read_date
from recommender.loading.located_yaml import Path
from recommender.loading.page import Page
from recommender.loading.scenario_files import CONFLICT, scenario_from
from recommender.loading.sizings import UNROUNDED
from recommender.loading.vocabulary import Vocabulary, known_words
from recommender.loading.wording import shown
from recommender.model.example import MORE, Answered, Example, Saying, Sized

INSTEAD: tuple[Answered, ...] = ("conflict", "not applicable", "open")
"""The words for an answer in which nothing is chosen."""


def example_from(
    page: Page,
    path: Path,
    entry: ExampleForm,
    form: DecisionForm,
    words: Vocabulary,
    clocks: Mapping[str, date],
) -> Example:
    """Return the example that a filled-in form stands for; mistakes are noted on the page."""
    status: Answered = next((word for word in INSTEAD if word == entry.expect), "chosen")
    expect = _expected(page, path, entry, form) if status == "chosen" else ()
    if status in ("not applicable", "open"):
        _nothing_more(page, path, entry)
    return Example(
        name=entry.name,
        scenario=scenario_from(page, path, "given", entry, words),
        as_of=_day(page, path, entry, clocks),
        status=status,
        expect=frozenset(expect),
        right=_right(page, path, entry, form, expect),
        rules=_sayings(page, path, entry, form),
        sizes=_sizes(page, path, entry, form),
        place=page.place(*path),
    )


def _expected(page: Page, path: Path, entry: ExampleForm, form: DecisionForm) -> tuple[str, ...]:
    if not entry.expect and form.choose == "one":
        page.wrong((*path, "expect"), "no option is expected", f"name one, or write `{CONFLICT}`")
    what = f"an option of `{form.decision}`, nor `conflict`, `not applicable` or `open`"
    return known_words(page, (*path, "expect"), entry.expect, form.options, what)


def _nothing_more(page: Page, path: Path, entry: ExampleForm) -> None:
    """Note what cannot be expected where the decision is not taken."""
    for key in ("right", "rules", "sizes"):
        if getattr(entry, key):
            page.wrong_key(
                (*path, key), f"no rule is asked where `{entry.expect}` is expected", "remove it"
            )


def _day(page: Page, path: Path, entry: ExampleForm, clocks: Mapping[str, date]) -> date | None:
    as_of = clocks.get(entry.as_of, read_date(entry.as_of))
    if as_of is None or isinstance(as_of, date):
        return as_of
    page.wrong((*path, "as_of"), f"`{entry.as_of}` is not a date", "write `guide` or 2026-01-31")
    return None


def _right(
    page: Page, path: Path, entry: ExampleForm, form: DecisionForm, expect: tuple[str, ...]
) -> tuple[str, ...] | None:
    if entry.right is None:
        return None
    at = (*path, "right")
    if form.choose == "any":
        page.wrong_key(at, "`right` is for `choose: one`", "remove it")
    more = entry.right[-1:] == [MORE]
    best = entry.right[: -1 if more else None]
    right = known_words(page, at, best, form.options, f"an option of `{form.decision}`")
    if len(set(right)) < len(right):
        page.wrong(at, "an option is listed twice", "keep the better place")
    if right[:1] != expect[:1]:
        page.wrong(at, "`right` does not begin with what is expected", "list the best first")
    return (*right, MORE) if more else right


def _sayings(page: Page, path: Path, entry: ExampleForm, form: DecisionForm) -> tuple[Saying, ...]:
    advice = {rule.id: rule.advise is not None for rule in form.rules}
    found = []
    for rule, said in sorted(entry.rules.items()):
        at = (*path, "rules", rule)
        if rule not in advice:
            page.wrong_key(
                at, f"`{rule}` is not a rule of `{form.decision}`", did_you_mean(rule, advice)
            )
        elif said == "advises" and not advice[rule]:
            page.wrong(at, f"`{rule}` gives no advice", "write `holds`")
        else:
            found.append(Saying(rule=rule, said=said))
    return tuple(found)


def _sizes(page: Page, path: Path, entry: ExampleForm, form: DecisionForm) -> tuple[Sized, ...]:
    if not entry.sizes:
        return ()
    sized = {
        (rule.id, option)
        for rule in form.rules
        for option, advice in (rule.advise or {}).items()
        if advice.size
    }
    found = []
    for rule, numbers in sorted(entry.sizes.items()):
        for option, number in sorted(numbers.items()):
            at = (*path, "sizes", rule, option)
            if (rule, option) not in sized:
                page.wrong_key(at, f"`{rule}` sizes no `{option}`", "name a rule with a `size`")
            elif number == UNROUNDED:
                found.append(Sized(rule=rule, option=option, number=None))
            elif isinstance(number, bool) or not isinstance(number, int | Fraction):
                page.wrong(at, f"the number is {shown(number)}", "write one such as 12, or `none`")
            else:
                found.append(Sized(rule=rule, option=option, number=Fraction(number)))
    return tuple(found)
