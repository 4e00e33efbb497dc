"""Situations told in whole sentences, from the words of requirements."""

from collections.abc import Iterator, Mapping
from random import Random

from recommender.model.condition import AllOf, IsFlag, Value, subjects
from recommender.model.decision import Decision
from recommender.model.quantity import Quantity
from recommender.model.scenario import Outcome, Scenario
from recommender.readings.prose import joined, value_told
from recommender.render.templating import filled
from recommender.study.amounts import amount_said, number_in_words, number_said, period_said
from recommender.study.desk import Desk

AMOUNT = "amount"
"""What stands for the value of a quantity among the words of questions."""
COUNTS = ("no", "one", "two", "three", "four", "five", "six")


def stem(decision: Decision, scenario: Scenario, desk: Desk, rng: Random, count: int = 1) -> str:
    """Return the situation and what is asked about it.

    Args:
        decision: the decision that is asked about.
        scenario: the situation; its first priority is what is asked for.
        desk: the words.
        rng: chooses among words that do as well.
        count: how many answers are right.
    """
    return filled(
        "questions/situation.j2",
        **_words(decision, scenario, desk, rng, count),
        select=COUNTS[count] if count > 1 and "{count}" not in desk.asking(decision).asks else "",
    ).strip()


def turning_stem(
    decision: Decision, scenario: Scenario, desk: Desk, rng: Random, key: str, target: str
) -> str:
    """Return the situation, its answer, and which other one a change should make it."""
    words = _words(decision, scenario, desk, rng, 1)
    return filled("questions/turning.j2", **words, key=key, target=target).strip()


def _words(
    decision: Decision, scenario: Scenario, desk: Desk, rng: Random, count: int
) -> dict[str, object]:
    asking = desk.asking(decision)
    asked = desk.words.criteria.get(scenario.priorities[0], "") if scenario.priorities else ""
    asks = asking.asks or decision.question.rstrip("?")
    return {
        "asker": rng.choice(desk.words.askers or ("Somebody",)),
        "task": rng.choice(asking.tasks or ("is designing a system for machine learning",)),
        "sentences": [*sentences(decision, scenario, desk, rng)],
        "asks": asks.replace("{count}", COUNTS[count]),
        "asked": asked,
    }


def sentences(decision: Decision, scenario: Scenario, desk: Desk, rng: Random) -> Iterator[str]:
    """Yield what the situation states, a sentence for each fact."""
    for outcome in scenario.decided:
        yield _settled(outcome, desk)
    implied = _implied(decision) if desk.asking(decision).tasks else frozenset()
    for name in sorted(scenario.values, key=lambda name: _order(name, decision, desk)):
        if not (name in implied and scenario.values[name] is True):
            yield from told(name, scenario.values[name], desk, rng)


def says_something(decision: Decision, scenario: Scenario, desk: Desk) -> bool:
    """Tell whether a situation states more than that the question arises."""
    return any(sentences(decision, scenario, desk, Random(0)))


def _implied(decision: Decision) -> frozenset[str]:
    """Return the flags without which the question would not arise: its task tells them."""
    applies = decision.applies
    parts = applies.parts if isinstance(applies, AllOf) else (applies,)
    return frozenset(part.subject for part in parts if isinstance(part, IsFlag) and part.expected)


def _order(name: str, decision: Decision, desk: Desk) -> tuple[int, str, int]:
    """Put first that the question arises at all; then topic by topic, as the files tell them."""
    topic = name.partition(".")[0]
    return (
        name not in subjects(decision.applies),
        topic,
        desk.knowledge.requirement[name].place.line or 0,
    )


def told(name: str, value: Value, desk: Desk, rng: Random) -> Iterator[str]:
    """Yield the sentences that tell a fact, one for each word of a set."""
    words = sorted(value) if isinstance(value, frozenset) else [value]
    known = desk.words.situations.get(name, {})
    for word in words:
        variants = _variants(word, known)
        if variants:
            said = rng.choice(variants)
        else:
            one: Value = frozenset({str(word)}) if isinstance(value, frozenset) else word
            said = sentence(value_told(name, one, desk.knowledge))
        yield _with_amount(said, word) if isinstance(word, Quantity) else said


def _variants(value: Value, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the sentences that tell the value; those for one and for nothing, where written."""
    if isinstance(value, Quantity):
        return known.get(number_in_words(value)) or known.get(AMOUNT, ())
    return known.get(_word(value), ())


def _with_amount(told: str, quantity: Quantity) -> str:
    """Return the sentence with the amount in it, as one says it."""
    for place, said in (
        (str(quantity), amount_said),
        ("{amount}", amount_said),
        ("{number}", number_said),
        ("{per}", period_said),
    ):
        told = told.replace(place, said(quantity))
    return told


def _word(value: Value) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _settled(outcome: Outcome, desk: Desk) -> str:
    decision = desk.knowledge.decision[outcome.decision]
    names = [
        desk.name_of(option, decision)
        for option in decision.options
        if option.id in outcome.options
    ]
    option = joined(names, "and").replace("your own", "its own")
    told = desk.asking(decision).settled
    if not told:
        return sentence(f"one choice is made already, {decision.name.lower()}: {option}")
    return told.replace("{option}", option).replace("{lower}", _within(option, desk))


def _within(name: str, desk: Desk) -> str:
    """Return the name as it stands within a sentence: a common word with a small letter."""
    first = name.split(" ")[0]
    common = first == "A" or (first[1:].islower() and first not in desk.first_words)
    return name[:1].lower() + name[1:] if common else name


def sentence(clause: str) -> str:
    """Return the clause as a sentence."""
    return f"{clause[:1].upper()}{clause[1:]}."
