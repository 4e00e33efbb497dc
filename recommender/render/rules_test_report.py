"""What testing the rules brought to light, as text or JSON."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from recommender.model.rule_tests import (
    Coverage,
    DecisionTest,
    Failure,
    Mutation,
    RulesTest,
    score_of,
)
from recommender.render.example_entry import as_example
from recommender.render.numbers import points


def as_text(found: RulesTest) -> str:
    """Return the tests for a terminal: what is wrong, decision by decision, and then the sums."""
    lines: list[str] = []
    for test in found.decisions:
        for block in (
            *map(_failure, test.failures),
            *_uncovered(test),
            *_survivors(test),
        ):
            lines += [*block, ""]
    return "\n".join([*lines, *_sums(found)]) + "\n"


def _failure(failure: Failure) -> list[str]:
    lines = [f"{failure.place}: {failure.decision}: `{failure.name}` fails"]
    for expected, got in zip(failure.expected, failure.got, strict=True):
        lines += [f"  expected  {expected}", f"  got       {got}"]
    for option in failure.options:
        score = f" {points(option.score)}" if option.score is not None else ""
        for_it = f"; included by {', '.join(option.in_favour)}" if option.in_favour else ""
        against = f"; not right: {', '.join(option.against)}" if option.against else ""
        lines.append(f"    {option.option}{score}{for_it}{against}")
    return lines


def _uncovered(test: DecisionTest) -> Iterator[list[str]]:
    for entry in test.uncovered:
        yield [
            f"{entry.place}: {test.decision}: {_subject(entry)} was {_never(entry)} in an example"
        ]


def _subject(entry: Coverage) -> str:
    whole = entry.condition == "when"
    return f"`{entry.subject}`" if whole else f"`{entry.condition}` in `{entry.subject}`"


def _never(entry: Coverage) -> str:
    return " nor ".join(f"never {truth}" for truth in entry.missing).replace("nor never", "nor")


def _survivors(test: DecisionTest) -> Iterator[list[str]]:
    """Yield the mutants that nobody notices, those together that one example would show."""
    by_example: dict[str, list[Mutation]] = {}
    for mutation in test.mutants("survived"):
        if mutation.proposal:
            by_example.setdefault(as_example(mutation.proposal), []).append(mutation)
    for text, mutations in by_example.items():
        yield [*_mistakes(mutations), _remedy(mutations[0]), *text.rstrip().splitlines()]


def _mistakes(mutations: list[Mutation]) -> Iterator[str]:
    """Yield the mistakes, those in one rule together."""
    for (place, subject), group in groupby(mutations, lambda entry: (entry.place, entry.subject)):
        yield f"{place}: no example notices a mistake in `{subject}`:"
        for mutation in group:
            yield f"  {mutation.change} (answered instead: {mutation.instead})"


def _remedy(mutation: Mutation) -> str:
    """Return how to go on: a new example, or one that is there and has to say more."""
    if mutation.proposal and mutation.proposal.place.line:
        return f"  The example at {mutation.proposal.place} would, if it said:"
    return "  This example would:"


def _sums(found: RulesTest) -> Iterator[str]:
    width = max((len(test.decision) for test in found.decisions), default=0)
    for test in found.decisions:
        yield f"{test.decision:<{width}}  {_summed((test,))}"
    if len(found.decisions) > 1:
        yield f"{'all':<{width}}  {_summed(found.decisions)}"
    unseen = sum(len(test.mutants("not told apart")) for test in found.decisions)
    if unseen:
        yield (
            f"For {unseen} mutants no scenario was found that tells them from the rules; they count"
            " neither way."
        )


def _summed(tests: tuple[DecisionTest, ...]) -> str:
    failed = sum(len(test.failures) for test in tests)
    examples = sum(test.examples for test in tests)
    conditions = sum(len(test.coverage) for test in tests)
    tried = conditions - sum(len(test.uncovered) for test in tests)
    told = f"{examples - failed} of {examples} examples pass"
    told += f", {tried} of {conditions} conditions tried both ways"
    score = score_of(tests)
    if score is None:
        return told
    killed = sum(len(test.mutants("killed")) for test in tests)
    alive = sum(len(test.mutants("survived")) for test in tests)
    return f"{told}, {killed} of {killed + alive} mutants killed ({_rounded_down(score)} %)"


def _rounded_down(score: float) -> str:
    """Return a percentage with one decimal that promises no more than there is."""
    return f"{int(score * 10) / 10:.1f}"


def as_json(found: RulesTest) -> str:
    """Return everything, each proposed example as the text of its entry."""
    content = {
        "format": 1,
        "passed": found.passed,
        "covered": found.covered,
        "score": found.score(),
        "decisions": [_decision(test) for test in found.decisions],
    }
    return json.dumps(content, indent=2) + "\n"


def _decision(test: DecisionTest) -> dict[str, Any]:
    content = test.model_dump(mode="json", exclude={"mutations"})
    for entry, kept in zip(content["coverage"], test.coverage, strict=True):
        entry["missing"] = kept.missing
    content["score"] = score_of((test,))
    if test.mutations is not None:
        content["mutations"] = [
            {
                **entry.model_dump(mode="json", exclude={"proposal"}),
                "proposal": as_example(entry.proposal) if entry.proposal else "",
            }
            for entry in test.mutations
        ]
    return content
