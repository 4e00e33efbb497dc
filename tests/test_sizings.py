"""Sizings: the arithmetic is exact and shown, and says what it could not count."""

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy import TRANSPORT, toy_files

from recommender.advise.advisor import advise
from recommender.advise.sizes import size_alone
from recommender.errors import BadFiles
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.evidence import Note
from recommender.model.knowledge import Knowledge
from recommender.model.quantity import Quantity, parse_quantity
from recommender.model.sizing import Division, Sizing, units_cancel
from recommender.model.units import Dimension
from recommender.readings import experta_engine
from recommender.review.example_runs import run_examples
from recommender.review.mutation_testing import mutating

RULE = """\
  - id: a-rider-carries-two-kilobytes
    when: {way.rain: false}
    advise:
      bike:
        size:
          unit: bicycles
          largest_of:
            - {of: way.length, per: 2 KB, each: bicycle}
            - {of: [way.riders, 3], per: 4}
          at_least: 2
          step: 2
    because: No basket holds more.
    sources: [neighbour]
when_tied:"""
RIDERS = """\
format: 1
requirements:
  way.riders: {type: count, question: How many ride?, why: Seats are few., label: the riders}
"""
EXAMPLES = """\
  - name: Five
    given: {way.ground: road, way.length: 5 KB, way.rain: false}
    priorities: [speed]
    expect: bike
    sizes: {a-rider-carries-two-kilobytes: {bike: 4}}
"""


def written(rule: str = RULE, examples: str = EXAMPLES) -> Knowledge:
    transport = TRANSPORT.replace("when_tied:", rule) + examples
    return load_knowledge(toy_files(transport=transport, riders=RIDERS))[0]


def notes(requirements: str) -> list[Note]:
    knowledge = written()
    text = f"name: A way\nrequirements: {{way.ground: road, {requirements}}}\npriorities: [speed]\n"
    scenario = read_scenario(text.encode(), "f", Vocabulary.of(knowledge))
    result = advise(knowledge, scenario, knowledge.facts_date, experta_engine.truths)
    [transport] = [entry for entry in result.decisions if entry.id == "transport"]
    return [note for note in transport.option("bike").notes if note.tone == "size"]


def test_the_largest_division_counts_and_all_of_them_are_shown() -> None:
    [note] = notes("way.rain: false, way.length: 5 KB, way.riders: 9")
    assert note.text == (
        "8 bicycles: the way (5 KB) ÷ 2 KB per bicycle = 2.5; the riders (9) × 3 ÷ 4 = 6.75; "
        "at least 2; in steps of 2."
    )
    assert {reading.subject for reading in note.readings} >= {"way.length", "way.riders"}


def test_a_single_one_is_told_as_one() -> None:
    carried = Division(of=("way.length",), per=(parse_quantity("2 KB", Dimension.BYTES),))
    single = Sizing(unit="bicycles", one="bicycle", largest_of=(carried,))
    lengths = (parse_quantity(text, Dimension.BYTES) for text in ("1 KB", "3 KB"))
    told = [size_alone(single, {"way.length": length}) for length in lengths]
    assert told == ["1 bicycle", "2 bicycles"]


def test_what_is_not_declared_is_left_out_and_said_so() -> None:
    [note] = notes("way.rain: false, way.length: 1 KB")
    assert note.text.startswith("2 bicycles: the way (1 KB) ÷ 2 KB per bicycle = 0.5;")
    assert note.text.endswith("not counted, since it is not declared: the riders.")


@pytest.mark.parametrize("known", ["way.rain: false", "way.length: 5 KB", "way.rain: true"])
def test_a_sizing_waits_for_its_condition_and_for_a_number(known: str) -> None:
    assert notes(known) == []


def test_an_example_pins_the_number() -> None:
    assert run_examples(written()).passed
    wrong = EXAMPLES.replace("bike: 4", "bike: 6")
    [failure] = run_examples(written(examples=wrong), ["transport"]).decisions[0].failures
    assert failure.expected == ("a-rider-carries-two-kilobytes: {bike: 6}",)
    assert failure.got == ("a-rider-carries-two-kilobytes: {bike: 4}",)


def test_mistakes_in_a_sizing_are_noticed_or_an_example_is_proposed_that_would() -> None:
    knowledge = written()
    [tested] = run_examples(knowledge, ["transport"], mutating(knowledge)).decisions
    of_sizing = [
        entry
        for entry in tested.mutations or ()
        if entry.subject == "a-rider-carries-two-kilobytes" and "`bike`" in entry.change
    ]
    fates = {entry.change: entry.fate for entry in of_sizing}
    assert fates["`2 KB` is doubled for `bike`"] == "killed"
    assert fates["`3` is left out of `of` for `bike`"] == "survived"
    assert fates["`4` is doubled for `bike`"] == "survived"
    [proposal, *_] = [entry.proposal for entry in of_sizing if entry.change.startswith("`4`")]
    assert proposal is not None
    assert any(size.number for size in proposal.sizes)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("per: 2 KB", "per: 2 KB/s", "the units do not cancel out; divide like by like"),
        ("per: 2 KB", "per: way.lenght", "`way.lenght` is neither .* did you mean `way.length`"),
        ("of: way.length", "of: 9 KB", "no requirement is divided; name one in `of` or `per`"),
        ("at_least: 2", "at_least: few", "a number was expected, not `few`"),
        ("step: 2", "step: 0", "a number was expected, not `0`"),
        ("      bike:\n", "      boat:\n", "`boat` is not an option of `transport`"),
        ("        size:\n", "        hint: Go.\n        size:\n", "expected a `caution`, a `hint`"),
    ],
)
def test_mistakes_in_a_sizing_are_told_with_their_place(old: str, new: str, words: str) -> None:
    with pytest.raises(BadFiles, match=rf"rules/transport.yaml:\d+:\d+: .*{words}"):
        written(RULE.replace(old, new), "")


amounts = st.fractions(min_value=0, max_value=10**6, max_denominator=1000)


def of(amount: Fraction, dimension: Dimension = Dimension.BYTES) -> Quantity:
    return Quantity(dimension=dimension, amount=amount)


@given(
    demand=st.lists(amounts, min_size=1, max_size=3),
    carried=amounts.filter(bool),
    step=amounts.filter(bool),
)
def test_so_many_carry_it_and_one_step_less_does_not(
    demand: list[Fraction], carried: Fraction, step: Fraction
) -> None:
    ways = tuple(Division(of=(f"a.b{n}",), per=(of(carried),)) for n, _ in enumerate(demand))
    facts = {f"a.b{n}": of(amount) for n, amount in enumerate(demand)}
    number = Sizing(unit="carts", largest_of=ways, step=step).result(facts)
    assert number is not None
    assert number % step == 0
    assert number * carried >= max(demand) > (number - step) * carried or number == max(demand) == 0


@given(demand=amounts, carried=amounts.filter(bool), least=amounts.filter(bool))
def test_at_least_the_smallest_there_is(
    demand: Fraction, carried: Fraction, least: Fraction
) -> None:
    way = Division(of=("a.b",), per=(of(carried),))
    number = Sizing(unit="carts", largest_of=(way,), at_least=least).result({"a.b": of(demand)})
    assert number == (least if demand / carried <= least else ceil(demand / carried))


def test_dividing_by_nothing_gives_no_number() -> None:
    way = Division(of=(of(Fraction(90)),), per=("a.b",))
    sizing = Sizing(unit="times", largest_of=(way,), step=None)
    assert sizing.result({"a.b": of(Fraction(0))}) is None
    assert sizing.result({"a.b": of(Fraction(7))}) == Fraction("12.86")


def test_units_cancel_only_where_a_plain_number_is_left() -> None:
    rate, time, amount = Dimension.BYTE_RATE, Dimension.DURATION, Dimension.BYTES
    assert units_cancel([rate, time], [amount])
    assert units_cancel([Dimension.RECORD_RATE, time], [])
    assert not units_cancel([rate], [amount])
    assert not units_cancel([Dimension.MONEY_RATE], [Dimension.RECORD_RATE])
