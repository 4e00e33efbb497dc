"""Papers keep to their blueprint, and the words of questions to the rules."""

import os
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from random import Random

import pytest
import toy
from hypothesis import given
from hypothesis import strategies as st
from strategies import conditions
from toy import toy_files

from recommender.errors import BadFiles
from recommender.loading.knowledge_loader import load_knowledge
from recommender.model.condition import AllOf, AnyOf, Condition, Defined
from recommender.model.decision import Rule
from recommender.model.exam import Exam
from recommender.model.knowledge import Knowledge
from recommender.model.quantity import Quantity, parse_quantity
from recommender.model.requirement import Choice, Flag
from recommender.model.units import Dimension
from recommender.study.amounts import amount_said, number_said, period_said, rounder
from recommender.study.desk import Desk
from recommender.study.meaning import rating_key, rule_key
from recommender.study.papers import paper
from recommender.study.shares import apportioned
from recommender.study.stems import told


@pytest.mark.parametrize("name", ["mls-c01", "mla-c01"])
def test_a_paper_fills_every_domain_and_repeats_nothing(name: str, knowledge: Knowledge) -> None:
    exam = called(name, knowledge)
    questions = paper(exam, knowledge, exam.clock, 3)
    sections = [question.facet.section for question in questions]
    domains = Counter(one.id for section in sections if (one := exam.domain_of(section)))
    shares = {domain.id: domain.share for domain in exam.domains}
    assert domains == apportioned(exam.questions, shares)
    several = sum(len(question.key) > 1 for question in questions)
    assert several == exam.questions * exam.multiple_response // 100
    assert len({question.id for question in questions}) == exam.questions
    assert len({question.facet.key for question in questions}) == exam.questions
    assert {question.as_of for question in questions} == {exam.clock}
    told = [(q.facet.decision, q.scenario.declared, q.scenario.decided)
            for q in questions if q.scenario]  # fmt: skip
    assert len(told) == len({*told})


def called(name: str, knowledge: Knowledge) -> Exam:
    return next(exam for exam in knowledge.exams if exam.id == name)


def test_the_same_seed_gives_the_same_paper_whatever_the_hash_seed(knowledge: Knowledge) -> None:
    program = (
        "from recommender.loading.knowledge_loader import load_knowledge\n"
        "from recommender.loading.rule_files import rule_files\n"
        "from recommender.shelf import shelf\n"
        "from recommender.study.papers import paper\n"
        "knowledge, _ = load_knowledge(rule_files(shelf('rules')))\n"
        "[exam] = [exam for exam in knowledge.exams if exam.id == 'mla-c01']\n"
        "small = exam.model_copy(update={'questions': 12})\n"
        "for one in paper(small, knowledge, exam.clock, 8): print(one.id)\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    told = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    ).stdout.split()
    exam = called("mla-c01", knowledge)
    small = exam.model_copy(update={"questions": 12})
    assert told == [question.id for question in paper(small, knowledge, exam.clock, 8)]
    assert told != [question.id for question in paper(small, knowledge, exam.clock, 9)]


@given(st.integers(0, 200), st.lists(st.integers(1, 50), min_size=1, max_size=8))
def test_shares_add_up_and_none_is_off_by_one(total: int, parts: list[int]) -> None:
    shares = {f"part-{number}": part for number, part in enumerate(parts)}
    found = apportioned(total, shares)
    assert sum(found.values()) == total
    for name, share in shares.items():
        assert abs(found[name] - total * share / sum(parts)) < 1


@given(conditions(size=4), conditions(size=4), st.booleans())
def test_a_key_is_that_of_the_meaning(one: Condition, other: Condition, either: bool) -> None:
    kind = AnyOf if either else AllOf
    plain = kind(parts=(one, other))
    named = kind(parts=(Defined(name="so", told="it is so", part=other), one, other))
    nested = kind(parts=(kind(parts=(other, one)),))
    assert key_of(plain) == key_of(named) == key_of(nested)
    assert key_of(AllOf(parts=())) != key_of(AnyOf(parts=()))


def key_of(when: Condition) -> str:
    [rule] = [one for one in TRANSPORT.rules if one.id == "too-far-to-walk"]
    return rule_key("transport", rule.model_copy(update={"when": when}))


TRANSPORT = load_knowledge(toy_files())[0].decision["transport"]


def test_prose_keeps_a_key_and_a_limit_changes_it() -> None:
    def rule(**changed: str) -> Rule:
        files = toy_files(transport=_transport(**changed))
        rules = load_knowledge(files)[0].decision["transport"].rules
        return next(one for one in rules if one.id == "too-far-to-walk")

    key = rule_key("transport", rule())
    assert key == rule_key("transport", rule(because="It is a long way."))
    assert key != rule_key("transport", rule(limit="> 6 KB"))
    assert key != rule_key("luggage", rule())
    assert len(key) == 16
    [rating, *_] = TRANSPORT.option("bike").ratings
    better = rating.model_copy(update={"score": 5, "because": "It is cheap."})
    assert rating_key("transport", "bike", rating) != rating_key("transport", "bike", better)


def _transport(limit: str = "> 5 KB", because: str = "") -> str:
    before = "Nobody walks that far twice a day."
    return toy.TRANSPORT.replace("> 5 KB", limit).replace(before, because or before)


def test_words_that_lead_nowhere_are_told_all_at_once() -> None:
    words = """\
questions:
  criteria: {sped: soon}
  decisions:
    transprot: {asks: How should they go}
    transport: {by: [speed, cots]}
  situations:
    way.rain: {true: It pours., no: The sky is blue.}
    way.length: {amount: "It is {amount} to go."}
    way.bag: {cello: They carry a cello.}
  impossible: [{way.rian: true}]
  plain: {way.ground: false, way.rain: open}
"""
    with pytest.raises(BadFiles) as wrong:
        load_knowledge([*toy_files(), ("words.yaml", words.encode())])
    told = "\n".join(map(str, wrong.value.mistakes))
    for name in ("sped", "transprot", "cots", "true", "way.bag", "way.ground", "way.rian"):
        assert name in told
    assert all(mistake.place.line for mistake in wrong.value.mistakes)
    assert len(wrong.value.mistakes) == 7


@pytest.mark.parametrize(
    ("written", "dimension", "said"),
    [
        ("500 ms", Dimension.DURATION, "500 milliseconds"),
        ("1 h", Dimension.DURATION, "1 hour"),
        ("5 min", Dimension.DURATION, "5 minutes"),
        ("20000", Dimension.COUNT, "20,000"),
        ("1000 records/s", Dimension.RECORD_RATE, "1,000 records a second"),
        ("2.5 %", Dimension.SHARE, "2.5 %"),
        ("1", Dimension.SHARE, "100 %"),
        ("12 MB/s", Dimension.BYTE_RATE, "12 MB/s"),
    ],
)
def test_amounts_are_said_as_people_say_them(written: str, dimension: Dimension, said: str) -> None:
    quantity = parse_quantity(written, dimension)
    assert amount_said(quantity) == said
    assert number_said(quantity) == said.split(" ")[0]
    assert period_said(quantity) == ("a second" if "/" in written else "")


@pytest.mark.parametrize(
    ("written", "said"),
    [("0.1 records/s", "6 records a minute"), ("0.01 records/s", "36 records an hour")],
)
def test_slow_rates_are_said_in_a_period_in_which_something_comes(written: str, said: str) -> None:
    quantity = parse_quantity(written, Dimension.RECORD_RATE)
    assert amount_said(quantity) == said
    assert f"{number_said(quantity)} records {period_said(quantity)}" == said


def test_every_fact_has_a_sentence_of_its_own(knowledge: Knowledge) -> None:
    situations = knowledge.question_words.situations
    for requirement in knowledge.requirements:
        values: tuple[str, ...] = ("amount",)
        if isinstance(requirement, Flag):
            values = ("yes", "no")
        elif isinstance(requirement, Choice):
            values = requirement.words
        assert {*values} <= situations[requirement.id].keys(), requirement.id


def test_one_and_nothing_are_told_in_words_of_their_own(knowledge: Knowledge) -> None:
    desk = Desk(knowledge, knowledge.facts_date)

    def said(amount: int) -> list[str]:
        quantity = Quantity(dimension=Dimension.COUNT, amount=Fraction(amount))
        return [*told("evaluation.follow_ups", quantity, desk, Random(0))]

    assert said(40) == ["Its people can follow up 40 cases a day."]
    assert said(1) == ["Its people can follow up one case a day."]
    assert said(0) == ["There is no limit to the cases that can be followed up in a day."]


@given(st.integers(1, 10**7), st.lists(st.integers(1, 10**7), max_size=5))
def test_a_rounder_amount_is_on_the_same_side_of_every_limit(
    amount: int, limits: list[int]
) -> None:
    def count(number: int) -> Quantity:
        return parse_quantity(str(number), Dimension.COUNT)

    found = rounder(count(amount), map(count, limits))
    for limit in limits:
        assert (found.amount < limit) == (amount < limit)
        assert (found.amount > limit) == (amount > limit)
