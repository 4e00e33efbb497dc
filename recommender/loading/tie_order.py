"""The order in which options are preferred where their scores are equal."""

from recommender.errors import did_you_mean
from recommender.loading.decision_forms import DecisionForm
from recommender.loading.laid import Laid
from recommender.loading.pack_forms import ExtensionForm
from recommender.loading.page import Page
from recommender.loading.sheets import Sheet


def when_tied(laid: Laid) -> tuple[str, ...]:
    """Return the order with every option of every layer; mistakes are noted on the pages."""
    order = _own_order(laid.base.page, laid.base.form)
    for sheet in laid.extensions:
        order = _with_places_for(sheet, laid.whole, order)
    return tuple(order)


def _own_order(page: Page, form: DecisionForm) -> list[str]:
    if form.choose == "any":
        _is_not_for_checklists(page, form.when_tied)
        return []
    _words_fit(page, form.when_tied, form)
    missing = [name for name in form.options if name not in form.when_tied]
    if missing:
        page.wrong_key(
            ("when_tied",),
            f"`when_tied` leaves out {', '.join(missing)}",
            "list every option, the one to prefer first",
        )
    return form.when_tied


def _with_places_for(
    sheet: Sheet[ExtensionForm], whole: DecisionForm, order: list[str]
) -> list[str]:
    """Return the order with a pack's new options in it.

    The pack's own list is a stretch of the order that is to be: each new option goes right after
    the one before it, and those at the head of the list go right before the first one that is
    there already. The order of those that are there already stays as it is.
    """
    page, form = sheet.page, sheet.form
    if whole.choose == "any":
        _is_not_for_checklists(page, form.when_tied)
        return order
    _words_fit(page, form.when_tied, whole)
    missing = [name for name in form.options if name not in form.when_tied]
    anchors = [word for word in form.when_tied if word in order]
    if missing or (form.when_tied and not anchors):
        page.wrong_key(
            ("when_tied",),
            f"`when_tied` gives no place to {', '.join((missing or form.when_tied)[:9])}",
            "list the new options together with one that is there already, the one to prefer first",
        )
        return order
    if anchors != sorted(anchors, key=order.index):
        page.wrong_key(
            ("when_tied",),
            "`when_tied` changes the order of options that are there already",
            f"they stand as {', '.join(sorted(set(anchors), key=order.index))}",
        )
    return _inserted(form.when_tied, order)


def _inserted(stretch: list[str], order: list[str]) -> list[str]:
    grown = list(order)
    at = min((grown.index(word) for word in stretch if word in grown), default=len(grown))
    for word in stretch:
        if word in grown:
            at = grown.index(word) + 1
        else:
            grown.insert(at, word)
            at += 1
    return grown


def _words_fit(page: Page, words: list[str], form: DecisionForm) -> None:
    seen: set[str] = set()
    for position, word in enumerate(words):
        if word not in form.options:
            page.wrong(
                ("when_tied", position),
                f"`{word}` is not an option of `{form.decision}`",
                did_you_mean(word, form.options),
            )
        if word in seen:
            page.wrong(("when_tied", position), f"`{word}` is listed twice", "remove one")
        seen.add(word)


def _is_not_for_checklists(page: Page, words: list[str]) -> None:
    if words:
        page.wrong_key(("when_tied",), "`when_tied` is for `choose: one`", "remove it")
