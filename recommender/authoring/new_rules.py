"""A new rule with its examples: as a file of a pack, or in a file that is there already."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from recommender.authoring.rule_skeletons import NewRule, example_entry, extension, rule_entry
from recommender.authoring.surroundings import Home, Layers, without_places
from recommender.errors import BadFiles, RecommendError
from recommender.model.example import Example
from recommender.model.knowledge import Knowledge

Cases = Callable[[Knowledge, str, str], Sequence[Example]]
"""Finds examples of a rule in knowledge, by the ids of its decision and itself."""


def as_extension(new: NewRule, layers: Layers, cases: Cases) -> str:
    """Return a file with which a pack adds the rule, with examples of it.

    Raises:
        RecommendError: something that is said of the rule is wrong.
    """
    entry = rule_entry(new, layers.knowledge())
    laid = layers.with_new("rule.yaml", extension(new.decision, entry, ()))
    examples = [example_entry(example) for example in cases(laid, new.decision, new.id)]
    return extension(new.decision, entry, examples)


def into_home(new: NewRule, home: Home, cases: Cases) -> tuple[Home, int]:
    """Return the file with the rule and examples of it added, and how many examples were found.

    All else in the file stays as it was.

    Raises:
        BadFiles: the file, or what it is read with, has mistakes already.
        RecommendError: the file holds no decision or another one, something that is said of the
            rule is wrong, or the file leaves no safe place; then the message holds what to add.
    """
    new = replace(new, decision=_decision(new, home))
    entry = rule_entry(new, home.layers.knowledge())
    grown = home.grown("rules", [entry])
    if grown is None:
        raise _no_place(home, "rules", entry)
    try:
        laid = grown.layers.read()
    except BadFiles as wrong:
        raise without_places(wrong.mistakes) from None
    examples = [example_entry(example) for example in cases(laid, new.decision, new.id)]
    whole = grown.grown("examples", examples)
    if whole is None:
        raise _no_place(home, "examples", "".join([entry, *examples]))
    return whole, len(examples)


def _decision(new: NewRule, home: Home) -> str:
    if not home.decision:
        raise RecommendError(f"{home.path}: holds no decision; name the file of one")
    if new.decision not in ("", home.decision):
        raise RecommendError(
            f"{home.path}: is about `{home.decision}`, not `{new.decision}`; leave out --decision"
        )
    return home.decision


def _no_place(home: Home, key: str, entries: str) -> RecommendError:
    return RecommendError(
        f"{home.path}: its `{key}` are not written as one entry below the other, so nothing was"
        f" changed; add this by hand:\n{entries.rstrip()}"
    )
