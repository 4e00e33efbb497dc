"""The options of a decision, each on the criteria that all of them are rated on."""

from recommender.errors import did_you_mean
from recommender.loading.decision_forms import DecisionForm, OptionForm
from recommender.loading.laid import Laid
from recommender.loading.located_yaml import Path
from recommender.loading.page import Page
from recommender.loading.vocabulary import Vocabulary, known_words
from recommender.model.decision import FIT, Option, Rating


def options_from(laid: Laid, words: Vocabulary) -> tuple[Option, ...]:
    """Return the options of every layer; mistakes are noted on the pages that they stand on."""
    _ratings_are_complete(laid)
    return tuple(
        _option(laid.options[name].page, ("options", name), name, form, laid.whole, words)
        for name, form in laid.whole.options.items()
    )


def _option(
    page: Page, path: Path, name: str, entry: OptionForm, form: DecisionForm, words: Vocabulary
) -> Option:
    if entry.needs and form.choose == "one":
        page.wrong_key((*path, "needs"), "`needs` is for checklists", "remove it")
    if bool(entry.needs) != bool(entry.needs_because):
        page.wrong_key(path, "`needs` and `needs_because` go together", "write both or neither")
    if entry.ratings and form.choose == "any":
        page.wrong_key((*path, "ratings"), "a checklist weighs nothing", "remove the ratings")
    return Option(
        id=name,
        name=entry.name,
        summary=entry.summary,
        services=known_words(
            page, (*path, "services"), entry.services, words.services, "a service"
        ),
        needs=known_words(
            page, (*path, "needs"), entry.needs, form.options, f"an option of `{form.decision}`"
        ),
        needs_because=entry.needs_because,
        ratings=tuple(_ratings(page, (*path, "ratings"), entry, words)),
        place=page.key_place(*path),
    )


def _ratings(page: Page, path: Path, entry: OptionForm, words: Vocabulary) -> list[Rating]:
    found = []
    for criterion, rating in entry.ratings.items():
        at = (*path, criterion)
        if criterion not in words.criteria:
            page.wrong_key(
                at, f"`{criterion}` is not a criterion", did_you_mean(criterion, words.criteria)
            )
        sources = known_words(page, (*at, "sources"), rating.sources, words.sources, "a source")
        found.append(
            Rating(criterion=criterion, score=rating.score, because=rating.because, sources=sources)
        )
    return sorted(found, key=lambda rating: rating.criterion)


def _ratings_are_complete(laid: Laid) -> None:
    """Hold the options of the decision's own file to all that they rate, and new ones to that."""
    own = laid.base.form.options
    wanted = {criterion for option in own.values() for criterion in option.ratings} - {FIT}
    for name, form in laid.whole.options.items():
        page = laid.options[name].page
        missing = wanted - form.ratings.keys()
        if missing:
            page.wrong_key(
                ("options", name),
                f"`{name}` has no rating on {', '.join(sorted(missing))}",
                "rate every option on the same criteria",
            )
        for criterion in sorted(form.ratings.keys() - wanted - {FIT}):
            page.wrong_key(
                ("options", name, "ratings", criterion),
                f"the other options of `{laid.id}` have no rating on {criterion}",
                "remove it",
            )
