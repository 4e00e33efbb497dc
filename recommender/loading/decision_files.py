"""A decision file to a decision."""

from collections.abc import Mapping
from datetime import date

from recommender.errors import did_you_mean
from recommender.loading.conditions import read_condition
from recommender.loading.decision_forms import DecisionForm, ExampleForm, OptionForm, RuleForm
from recommender.loading.forms import read_date
from recommender.loading.located_yaml import Path
from recommender.loading.page import Page
from recommender.loading.rule_effects import read_effect
from recommender.loading.scenario_files import CONFLICT, scenario_from
from recommender.loading.vocabulary import Vocabulary, known_words
from recommender.model.decision import Decision, Example, Option, Rating, Rule


def decision_from(
    page: Page, form: DecisionForm, words: Vocabulary, clocks: Mapping[str, date]
) -> Decision:
    """Return the decision that a filled-in form stands for; mistakes are noted on the page."""
    _file_name_fits(page, form)
    page.known(("stage",), form.stage, sorted(words.stages), "a stage")
    decision = Decision(
        id=form.decision,
        name=form.name,
        question=form.question,
        stage=form.stage,
        guide=form.guide,
        choose=form.choose,
        applies=read_condition(page, ("applies",), form.applies, words),
        options=tuple(
            _option(page, ("options", name), name, entry, form, words)
            for name, entry in form.options.items()
        ),
        rules=tuple(
            rule
            for position, entry in enumerate(form.rules)
            if (rule := _rule(page, ("rules", position), entry, form, words))
        ),
        when_tied=_when_tied(page, form),
        examples=tuple(
            _example(page, ("examples", position), entry, form, words, clocks)
            for position, entry in enumerate(form.examples)
        ),
        place=page.key_place("decision"),
    )
    _ratings_are_complete(page, decision)
    return decision


def _file_name_fits(page: Page, form: DecisionForm) -> None:
    file = page.located.file.rsplit("/", 1)[-1]
    if file != f"{form.decision}.yaml":
        page.wrong(
            ("decision",),
            f"the decision `{form.decision}` stands in {file}",
            f"call the file {form.decision}.yaml",
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


def _ratings_are_complete(page: Page, decision: Decision) -> None:
    wanted = set(decision.criteria)
    for option in decision.options:
        missing = wanted - {rating.criterion for rating in option.ratings}
        if missing:
            page.wrong_key(
                ("options", option.id),
                f"`{option.id}` has no rating on {', '.join(sorted(missing))}",
                "rate every option on the same criteria",
            )


def _when_tied(page: Page, form: DecisionForm) -> tuple[str, ...]:
    if form.choose == "any":
        if form.when_tied:
            page.wrong_key(("when_tied",), "`when_tied` is for `choose: one`", "remove it")
        return ()
    for position, word in enumerate(form.when_tied):
        page.known(("when_tied", position), word, form.options, f"an option of `{form.decision}`")
        if word in form.when_tied[:position]:
            page.wrong(("when_tied", position), f"`{word}` is listed twice", "remove one")
    missing = [name for name in form.options if name not in form.when_tied]
    if missing:
        page.wrong_key(
            ("when_tied",),
            f"`when_tied` leaves out {', '.join(missing)}",
            "list every option, the one to prefer first",
        )
    return tuple(form.when_tied)


def _rule(
    page: Page, path: Path, entry: RuleForm, form: DecisionForm, words: Vocabulary
) -> Rule | None:
    if entry.since and entry.until and entry.since >= entry.until:
        page.wrong_key((*path, "until"), "`until` is not after `since`", "check both dates")
    sources = known_words(page, (*path, "sources"), entry.sources, words.sources, "a source")
    effect = read_effect(page, path, entry, form, words)
    when = read_condition(page, (*path, "when"), entry.when, words)
    if effect is None:
        return None
    return Rule(
        id=entry.id,
        when=when,
        effect=effect,
        because=entry.because,
        sources=sources,
        since=entry.since,
        until=entry.until,
        place=page.place(*path),
    )


def _example(
    page: Page,
    path: Path,
    entry: ExampleForm,
    form: DecisionForm,
    words: Vocabulary,
    clocks: Mapping[str, date],
) -> Example:
    as_of = clocks.get(entry.as_of, read_date(entry.as_of))
    if as_of is not None and not isinstance(as_of, date):
        page.wrong(
            (*path, "as_of"), f"`{entry.as_of}` is not a date", "write `guide` or 2026-01-31"
        )
        as_of = None
    what = f"an option of `{form.decision}`, nor `{CONFLICT}`"
    expect = [] if entry.expect == CONFLICT else entry.expect
    if not expect and form.choose == "one" and entry.expect != CONFLICT:
        page.wrong((*path, "expect"), "no option is expected", f"name one, or write `{CONFLICT}`")
    return Example(
        name=entry.name,
        scenario=scenario_from(page, path, "given", entry, words),
        as_of=as_of,
        expect=frozenset(known_words(page, (*path, "expect"), expect, form.options, what)),
        conflict=entry.expect == CONFLICT,
        place=page.place(*path),
    )
