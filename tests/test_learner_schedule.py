"""The day's plan: within its time, better with more of it, and always the same."""

from collections.abc import Mapping
from datetime import date, timedelta
from math import isclose
from random import Random
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from learners import BEGIN, answered, facet, question

from recommender.errors import Place
from recommender.learner.expectation import expected, expected_if_studied, weights
from recommender.learner.memory import Grade, recall, reviewed
from recommender.learner.pace import ASSUMED, READING, pace
from recommender.learner.schedule import plan
from recommender.model.exam import Domain, Exam
from recommender.model.learning import Card, Review
from recommender.model.progress import Planned
from recommender.model.question import Facet, FacetKind

EXAM = Exam(
    id="toy",
    name="A toy",
    questions=10,
    minutes=20,
    lowest=0,
    highest=100,
    passing=70,
    multiple_response=20,
    clock=date(2026, 11, 22),
    domains=(
        Domain(id="large", name="Large", share=80, sections=("1.1", "1.2")),
        Domain(id="small", name="Small", share=20, sections=("2.1",)),
    ),
    sources=(),
    place=Place("toy.yaml"),
)
FAR = date(2027, 2, 14)


@st.composite
def facets(draw: st.DrawFn) -> tuple[Facet, ...]:
    kinds = draw(st.lists(st.sampled_from(get_args(FacetKind)), min_size=1, max_size=30))
    return tuple(
        facet(
            number,
            kind=kind,
            decision=draw(st.sampled_from(["", "one", "other"])),
            section=draw(st.sampled_from(["1.1", "1.2", "2.1", "appendix"])),
        )
        for number, kind in enumerate(kinds)
    )


@st.composite
def learners(draw: st.DrawFn) -> tuple[tuple[Facet, ...], dict[str, Card]]:
    known = draw(facets())
    cards: dict[str, Card] = {}
    for one in draw(st.lists(st.sampled_from(known), max_size=40)):
        how: Grade = draw(st.sampled_from(get_args(Grade)))
        at = BEGIN - timedelta(hours=draw(st.integers(0, 2000)))
        cards[one.key] = reviewed(cards.get(one.key), one, how, at)
    return known, cards


def planned(
    cards: Mapping[str, Card], known: tuple[Facet, ...], minutes: int, day: date = FAR
) -> tuple[Planned, ...]:
    return plan(cards, known, EXAM, day, minutes, BEGIN)


def known_then(
    cards: Mapping[str, Card], known: tuple[Facet, ...], day: date, studied: tuple[Planned, ...]
) -> float:
    """Return the expected share of right answers on the day, counted anew."""
    now = {entry.facet.key for entry in studied}
    chances = {
        one.key: expected_if_studied(cards.get(one.key), one, day, BEGIN)
        if one.key in now
        else expected(cards.get(one.key), day)
        for one in known
    }
    return sum(one.weight * chances[key] for key, one in weights(known, EXAM).items())


@given(learner=learners(), minutes=st.integers(0, 60), more=st.integers(0, 60))
@settings(max_examples=60, deadline=None)
def test_a_plan_keeps_within_its_minutes_and_gains_by_more_of_them(
    learner: tuple[tuple[Facet, ...], dict[str, Card]], minutes: int, more: int
) -> None:
    known, cards = learner
    short, long = planned(cards, known, minutes), planned(cards, known, minutes + more)
    assert sum(entry.seconds for entry in short) <= minutes * 60
    assert long[: len(short)] == short
    assert len({entry.facet.key for entry in long}) == len(long)
    nothing, less, most = (known_then(cards, known, FAR, some) for some in ((), short, long))
    assert nothing <= less <= most
    assert isclose(less - nothing, sum(entry.gain for entry in short), abs_tol=1e-12)
    assert all(entry.facet.section != "appendix" for entry in long)


@given(learner=learners(), minutes=st.integers(0, 40), random=st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_a_plan_does_not_hang_on_the_order_of_anything(
    learner: tuple[tuple[Facet, ...], dict[str, Card]], minutes: int, random: Random
) -> None:
    known, cards = learner
    shuffled, keys = [*known], [*cards]
    random.shuffle(shuffled)
    random.shuffle(keys)
    again = planned({key: cards[key] for key in keys}, tuple(shuffled), minutes)
    assert again == planned(cards, known, minutes)


def test_every_second_question_is_due_while_any_is() -> None:
    known = tuple(facet(number, decision=f"d{number}") for number in range(40))
    cards = {one.key: reviewed(None, one, "good", BEGIN - timedelta(days=9)) for one in known[:4]}
    why = [entry.why for entry in planned(cards, known, 15)]
    assert why == ["due", "new"] * 4 + ["new"] * 2


def test_a_plan_dwells_on_no_topic_and_no_kind() -> None:
    kinds: tuple[FacetKind, ...] = get_args(FacetKind)
    known = tuple(
        facet(number, decision=f"d{number % 5}", kind=kinds[number % 3]) for number in range(150)
    )
    chosen = [entry.facet for entry in planned({}, known, 30)]
    assert len(chosen) > 20
    per_topic = [sum(one.decision == f"d{n}" for one in chosen) for n in range(5)]
    per_kind = [sum(one.kind == kind for one in chosen) for kind in kinds]
    assert max(per_topic) - min(per_topic) <= 1
    assert min(per_kind) >= len(chosen) // 5


def test_what_the_examination_asks_most_comes_first() -> None:
    small = tuple(facet(number, section="2.1", decision=f"s{number}") for number in range(10))
    large = tuple(facet(number + 10, decision=f"l{number}") for number in range(10))
    assert {entry.facet for entry in planned({}, small + large, 9)} <= {*large}
    worth = weights(small + large, EXAM)
    assert isclose(worth[large[0].key].weight, 0.08)
    assert isclose(worth[small[0].key].weight, 0.02)


def test_what_the_rules_no_longer_have_is_not_planned() -> None:
    old, new = facet(1), facet(2)
    cards = {old.key: reviewed(None, old, "again", BEGIN - timedelta(days=30))}
    assert [entry.facet for entry in planned(cards, (new,), 30)] == [new]


def test_what_means_something_else_since_it_was_known_comes_up_again() -> None:
    old, same = facet(1), facet(2)
    anew = facet(3, subject=old.subject)
    others = tuple(facet(number, decision=f"d{number}") for number in range(10, 40))
    cards = {one.key: reviewed(None, one, "easy", BEGIN) for one in (old, same)}
    first, second = planned(cards, (*others, anew, same), 5)[:2]
    assert (first.facet, first.why, second.why) == (anew, "changed", "new")
    learnt = cards | {anew.key: reviewed(None, anew, "easy", BEGIN)}
    assert "changed" not in {entry.why for entry in planned(learnt, (*others, anew, same), 90)}


def test_what_is_expected_is_remembered_or_guessed() -> None:
    card = reviewed(None, facet(1), "good", BEGIN)
    remembered = recall(card, FAR)
    assert expected(None, FAR) == 1 / 4
    assert isclose(expected(card, FAR), remembered + (1 - remembered) / 4)
    failed = recall(reviewed(None, facet(1), "again", BEGIN), FAR)
    studied = expected_if_studied(None, facet(1), FAR, BEGIN)
    assert isclose(studied, failed + (1 - failed) / 4)


def test_the_pace_is_the_learners_own_as_soon_as_it_is_known() -> None:
    def took(*seconds: int) -> list[Review]:
        return [Review.of(answered(question(facet(1)), seconds=each)) for each in seconds]

    assert pace(())["rule"] == READING + ASSUMED["rule"]
    assert pace(took(1, 1, 1, 1))["rule"] == READING + ASSUMED["rule"]
    assert pace(took(30, 31, 4000, 33, 32))["rule"] == READING + 32
    assert pace(took(0, 0, 0, 0, 0))["rule"] > READING
    assert pace(took(30, 31, 4000, 33, 32))["service"] == READING + ASSUMED["service"]
