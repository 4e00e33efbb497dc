"""Scenario files to scenarios."""

from collections.abc import Iterable, Mapping
from typing import Any

from recommender.errors import BadFiles, Mistake, Place, did_you_mean
from recommender.loading.decision_forms import ExampleForm, ScenarioForm
from recommender.loading.located_yaml import Path, flattened, read_located
from recommender.loading.page import Page
from recommender.loading.vocabulary import Vocabulary, known_words, read_value
from recommender.loading.wording import shown
from recommender.model.decision import FIT
from recommender.model.scenario import Declared, Outcome, Scenario, Weight

CONFLICT = "conflict"
"""The word for an answer in which nothing is right."""
_WRITE_ONE = "`recommend new` writes a scenario to fill in"


def read_scenario(text: bytes, file: str, words: Vocabulary) -> Scenario:
    """Return the scenario that the text holds.

    Raises:
        BadFiles: with every mistake in the text.
    """
    page = Page(read_located(text, file))
    if page.located.content is None:
        raise BadFiles([Mistake(Place(file), "is empty", _WRITE_ONE)])
    form = page.filled(ScenarioForm)
    if form is None:
        raise BadFiles(page.mistakes)
    scenario = scenario_from(page, (), "requirements", form, words)
    if not scenario.declared and not page.mistakes:
        page.wrong_key(("requirements",), "no requirement is declared", _WRITE_ONE)
    if page.mistakes:
        raise BadFiles(page.mistakes)
    return scenario


def scenario_from(
    page: Page, path: Path, key: str, form: ScenarioForm | ExampleForm, words: Vocabulary
) -> Scenario:
    """Return the scenario that a filled-in form stands for; mistakes are noted on the page."""
    tree = form.requirements if isinstance(form, ScenarioForm) else form.given
    own = form if isinstance(form, ScenarioForm) else None
    expects, expects_then = (own.expects, own.expects_then) if own else ({}, {})
    if form.weights and form.priorities:
        page.wrong_key(
            (*path, "weights"), "weights and priorities are both given", "keep one of the two"
        )
    return Scenario(
        name=form.name,
        description=own.description if own else "",
        declared=_declared(page, (*path, key), tree, words),
        decided=_outcomes(page, (*path, "decided"), form.decided, words.options),
        priorities=_priorities(page, (*path, "priorities"), form.priorities, words),
        weights=_weights(page, (*path, "weights"), form.weights, words),
        already_uses=frozenset(
            known_words(
                page, (*path, "already_uses"), form.already_uses, words.services, "a service"
            )
        ),
        fixed=frozenset(
            known_words(
                page,
                (*path, "fixed"),
                own.fixed if own else [],
                words.requirements,
                "a requirement",
            )
        ),
        expects=_outcomes(page, (*path, "expects"), expects, words.options),
        expects_then=_outcomes(page, (*path, "expects_then"), expects_then, words.options),
    )


def _declared(
    page: Page, path: Path, tree: Mapping[str, Any], words: Vocabulary
) -> tuple[Declared, ...]:
    declared: dict[str, Declared] = {}
    for name, at in flattened(tree):
        where = (*path, *at)
        written: Any = tree
        for step in at:
            written = written[step]
        if name not in words.requirements:
            page.wrong_key(
                where,
                f"{path[-1]}.{name}: no such requirement",
                did_you_mean(name, words.requirements, "`recommend new` lists them all"),
            )
        elif name in declared:
            page.wrong_key(where, f"`{name}` is declared twice", "keep one of the two")
        else:
            value = read_value(page, where, words.requirements[name], written)
            if value is not None:
                declared[name] = Declared(requirement=name, value=value)
    return tuple(declared[name] for name in sorted(declared))


def _outcomes(
    page: Page, path: Path, written: Mapping[str, Any], options: Mapping[str, tuple[str, ...]]
) -> tuple[Outcome, ...]:
    outcomes = []
    for name, chosen in written.items():
        if name not in options:
            page.wrong_key(
                (*path, name), f"`{name}` is not a decision", did_you_mean(name, options)
            )
            continue
        what = f"an option of `{name}`"
        conflict = chosen == CONFLICT and path[-1] in ("expects", "expects_then")
        known = known_words(page, (*path, name), [] if conflict else chosen, options[name], what)
        outcomes.append(Outcome(decision=name, options=frozenset(known), conflict=conflict))
    return tuple(sorted(outcomes, key=lambda outcome: outcome.decision))


def _priorities(
    page: Page, path: Path, written: Iterable[str], words: Vocabulary
) -> tuple[str, ...]:
    known = sorted(words.criteria - {FIT})
    kept: list[str] = []
    for position, word in enumerate(written):
        at = (*path, position)
        if word == FIT:
            page.wrong(at, f"`{FIT}` always comes first", "remove it from the priorities")
        elif word in kept:
            page.wrong(at, f"`{word}` is listed twice", "keep the higher of the two")
        elif page.known(at, word, known, "a criterion"):
            kept.append(word)
    return tuple(kept)


def _weights(
    page: Page, path: Path, written: Mapping[str, Any], words: Vocabulary
) -> tuple[Weight, ...]:
    weights = []
    for name, weight in written.items():
        at = (*path, name)
        if name not in words.criteria:
            page.wrong_key(at, f"`{name}` is not a criterion", did_you_mean(name, words.criteria))
        elif isinstance(weight, bool | str | dict | list) or weight is None or weight < 0:
            page.wrong(at, f"the weight is {shown(weight)}", "expected a number of at least 0")
        else:
            weights.append(Weight(criterion=name, weight=weight))
    if written and FIT not in written:
        page.wrong_key(
            path,
            f"the weights leave out `{FIT}`",
            f"add it; `{FIT}: 0` ignores how well options fit",
        )
    if weights and not any(weight.weight for weight in weights):
        page.wrong_key(path, "every weight is 0", "give at least one criterion a weight above 0")
    return tuple(sorted(weights, key=lambda weight: weight.criterion))
