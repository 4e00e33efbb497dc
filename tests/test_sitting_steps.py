"""Quiz and examination as states: whatever happens in whatever order, these things hold."""

from datetime import datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st
from learners import facet
from sat import BEGIN, DAY, EXAM, PAPER, asked

from recommender.model.learning import Sureness
from recommender.model.sitting import Mark, Quiz, Sitting
from recommender.sitting import exam as exams
from recommender.sitting import quiz as quizzes
from recommender.sitting.exam import (
    Event,
    Flag,
    Go,
    HandIn,
    Pause,
    Pick,
    Resume,
    Review,
    Tick,
    after,
    left,
)
from recommender.sitting.score import answers_given, report

EVENTS = st.one_of(
    st.builds(Pick, st.sampled_from([f"way-{n}" for n in range(6)])),
    st.builds(Go, st.integers(-2, len(PAPER) + 1)),
    st.sampled_from([Flag(), Review(), Pause(), Resume(), Resume(), Tick(), HandIn()]),
)
PASSED = st.one_of(
    st.timedeltas(timedelta(0), timedelta(minutes=2)),
    st.timedeltas(timedelta(minutes=-5), timedelta(minutes=15)),
)
"""Clocks are set back, and machines sleep."""


def begun() -> Sitting:
    return exams.begun("sitting", EXAM, PAPER, DAY, 1, BEGIN)


def holds(before: Sitting, state: Sitting, now: datetime) -> None:
    """Hold a state of an examination against the one before it."""
    assert timedelta(0) <= left(state, now) <= state.limit
    assert timedelta(0) <= before.spent <= state.spent <= state.limit
    assert sum((mark.looked for mark in state.marks), timedelta(0)) <= state.spent
    assert len(state.marks) == len(state.questions) == len(PAPER)
    assert 0 <= state.at < len(PAPER)
    for question, mark in zip(state.questions, state.marks, strict=True):
        offered = [answer.id for answer in question.answers]
        assert [*mark.chosen] == [one for one in offered if one in mark.chosen]
        assert len(mark.chosen) <= len(question.key)
    if before.ended is not None:
        assert state == before
    if state.out_of_time:
        assert state.ended is not None
        assert state.spent == state.limit
    assert Sitting.model_validate_json(state.model_dump_json()) == state


@given(steps=st.lists(st.tuples(EVENTS, PASSED), max_size=25))
@example(steps=[(Pick("way-0"), timedelta(minutes=10)), (Resume(), timedelta(0))])
def test_an_examination_keeps_its_clock_and_its_sheet(
    steps: list[tuple[Event, timedelta]],
) -> None:
    state, now = begun(), BEGIN
    for event, passed in steps:
        now += passed
        before, state = state, after(state, event, now)
        holds(before, state, now)
    done = after(state, HandIn(), now)
    result = report(done)
    right = sum(
        frozenset(mark.chosen) == question.key
        for question, mark in zip(done.questions, done.marks, strict=True)
    )
    assert result.right == right == sum(domain.right for domain in result.domains)
    assert result.score == 100 + 900 * right // 5
    assert result.passed is (result.score >= 750)
    assert sum(domain.asked for domain in result.domains) == len(PAPER)
    kept = answers_given(done)
    assert len({one.question.id for one in kept}) == len(kept)
    assert sum(one.right for one in kept) == right


@given(steps=st.lists(st.tuples(EVENTS, PASSED), max_size=12), away=PASSED)
def test_a_pause_and_a_crash_cost_no_time(
    steps: list[tuple[Event, timedelta]], away: timedelta
) -> None:
    state, now = begun(), BEGIN
    for event, passed in steps:
        now += passed
        state = after(state, event, now)
    saved = state.model_dump_json()
    back = after(Sitting.model_validate_json(saved), Resume(), now + away)
    assert back.spent == state.spent
    if state.ended is None:
        assert left(back, now + away) == state.limit - state.spent


def at(minutes: float) -> datetime:
    return BEGIN + timedelta(minutes=minutes)


def test_the_clock_stands_in_a_pause_and_goes_on_after_it() -> None:
    state = after(begun(), Pause(), at(4))
    assert left(state, at(300)) == timedelta(minutes=6)
    assert after(state, Pick("way-0"), at(5)) == state
    state = after(state, Resume(), at(300))
    assert left(state, at(302)) == timedelta(minutes=4)


def test_when_the_time_is_over_the_paper_is_handed_in_whatever_the_event() -> None:
    state = after(begun(), Pick("way-1"), at(9))
    assert state.ended is None
    state = after(state, Pick("way-0"), at(10))
    assert (state.ended, state.out_of_time) == (at(10), True)
    assert state.marks[0].chosen == ("way-1",)
    assert left(state, at(11)) == timedelta(0)


def test_a_paper_handed_in_early_is_not_out_of_time() -> None:
    state = after(begun(), HandIn(), at(9))
    assert (state.ended, state.out_of_time, state.spent) == (at(9), False, timedelta(minutes=9))


def test_a_paused_paper_can_be_handed_in() -> None:
    state = after(after(begun(), Pause(), at(1)), HandIn(), at(90))
    assert (state.ended, state.spent) == (at(90), timedelta(minutes=1))


def test_of_several_answers_a_pick_too_many_changes_nothing_and_one_can_be_taken_back() -> None:
    state = after(begun(), Go(2), at(0))
    for answer in ("way-3", "way-0", "way-1"):
        state = after(state, Pick(answer), at(0))
    assert state.marks[2].chosen == ("way-0", "way-3")
    state = after(state, Pick("way-3"), at(0))
    state = after(state, Pick("way-1"), at(0))
    assert state.marks[2].chosen == ("way-0", "way-1")


def test_what_never_was_on_the_screen_says_nothing_about_what_is_known() -> None:
    state = after(after(begun(), Go(3), at(1)), HandIn(), at(3))
    kept = answers_given(state)
    assert [one.question for one in kept] == [PAPER[0], PAPER[3]]
    assert [one.seconds for one in kept] == [60, 120]
    assert [one.sureness for one in kept] == [None, None]
    assert state.marks[1] == Mark()


@st.composite
def quiz_steps(draw: st.DrawFn) -> list[tuple[str, int]]:
    verbs = st.sampled_from(["ask", "choose", "submit", "rate", "resume"])
    return draw(st.lists(st.tuples(verbs, st.integers(-1, 5)), max_size=40))


SURE: tuple[Sureness, ...] = ("guess", "unsure", "sure")


def happen(quiz: Quiz, verb: str, n: int, now: datetime) -> Quiz:
    match verb:
        case "ask" if quiz.waiting:
            number = int(quiz.waiting[0].key, 16)
            question = None if n < 0 else asked(number, several=1 + number % 2)
            return quizzes.asked(quiz, question, now)
        case "choose":
            return quizzes.chosen(quiz, f"way-{n}")
        case "submit":
            return quizzes.submitted(quiz)
        case "rate":
            return quizzes.rated(quiz, SURE[n % 3], now)
        case "resume":
            return quizzes.resumed(quiz, now)
    return quiz


@given(steps=quiz_steps(), wanted=st.integers(1, 5))
def test_a_quiz_keeps_one_answer_for_each_question(
    steps: list[tuple[str, int]], wanted: int
) -> None:
    quiz = quizzes.begun("quiz", [facet(n) for n in range(4)], wanted, DAY, 1, BEGIN)
    for place, (verb, n) in enumerate(steps):
        now = BEGIN + timedelta(seconds=place * n)
        before, quiz = quiz, happen(quiz, verb, n, now)
        asked_for = [one.question.id for one in quiz.given]
        assert len(asked_for) == len({*asked_for}) <= quiz.wanted <= wanted
        assert quiz.given[: len(before.given)] == before.given
        assert all(len(one.chosen) == len(one.question.key) for one in quiz.given)
        assert all(one.seconds >= 0 and one.sureness for one in quiz.given)
        assert not quiz.submitted or quiz.question is not None
        assert not before.over or (quiz.question, quiz.given) == (None, before.given)
        assert Quiz.model_validate_json(quiz.model_dump_json()) == quiz


def test_how_sure_is_asked_before_the_key_is_shown_and_the_answer_can_change_until_then() -> None:
    quiz = quizzes.begun("quiz", [facet(0)], 1, DAY, 1, BEGIN)
    quiz = quizzes.asked(quiz, asked(0), at(0))
    assert quizzes.rated(quiz, "sure", at(1)) == quiz
    quiz = quizzes.chosen(quizzes.chosen(quiz, "way-2"), "way-0")
    assert not quiz.over
    quiz = quizzes.rated(quiz, "guess", at(1))
    [given] = quiz.given
    assert (given.right, given.sureness, given.seconds, given.session) == (
        True,
        "guess",
        60,
        "quiz",
    )
    assert quiz.over
