"""A quiz line by line: questions one at a time, how sure, then at once what explains the answer."""

import sys
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from learners import facet
from sat import BEGIN, DAY, Clock, Setting, asked

from recommender.cli.keys import LineKeys, named
from recommender.cli.quiz import close
from recommender.cli.quiz_session import go_on, run_quiz
from recommender.learner.store import Store
from recommender.model.exam import Domain
from recommender.model.learning import Given, Sureness
from recommender.model.sitting import Quiz
from recommender.render.question import feedback_text, question_text
from recommender.sitting.choosing import in_turn, within
from recommender.sitting.summary import summary


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "progress.sqlite3") as opened:
        yield opened


def typed(patch: pytest.MonkeyPatch, text: str) -> None:
    patch.setattr(sys, "stdin", TextIOWrapper(BytesIO(text.encode("utf-8", "surrogateescape"))))


def quizzed(store: Store, numbers: list[int], questions: int | None = None) -> Quiz:
    facets = [facet(number) for number in numbers]
    return run_quiz(Setting(), facets, store, as_of=DAY, questions=questions, seed=1, now=Clock())


def test_an_answer_a_sureness_and_at_once_what_explains_it(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "b\n3\na\n1\n")
    quiz = quizzed(store, [0, 2])
    close(quiz)
    told = capsys.readouterr().out
    first, second = told.split("Question 2 of 2")
    assert first.index("How sure") < first.index("Not right: you chose b; a is the answer.")
    for n in range(4):
        assert f"It goes to {n}." in first
    assert "You were sure." in first
    assert "You guessed; it is asked again soon." in second
    assert "1 of 2 right." in second
    assert "what-to-do: Which way goes to number 0? Way 0, not Way 1" in second
    assert "recommend quiz --decision what-to-do" in second
    assert [(one.right, one.sureness) for one in quiz.given] == [(False, "sure"), (True, "guess")]
    assert [review.outcome for review in store.given()] == ["confidently wrong", "lucky guess"]
    assert store.sittings() == ()


def test_what_cannot_be_asked_is_passed_over(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "a\n3\n" * 9)
    quiz = quizzed(store, [1, 0, 3, 2, 4, 6], questions=3)
    assert [one.question for one in quiz.given] == [asked(0), asked(2), asked(4)]


def test_the_end_of_the_input_loses_nothing_and_the_quiz_goes_on_later(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "a\n3\nb\n")
    quiz = quizzed(store, [0, 2, 4])
    close(quiz)
    assert "`recommend quiz --resume` goes on" in " ".join(capsys.readouterr().out.split())
    assert len(store.given()) == 1
    [name] = store.sittings()
    kept = store.sitting(name)
    assert kept is not None
    left = Quiz.model_validate_json(kept)
    assert left == quiz
    assert left.chosen == ("way-1",)
    typed(monkeypatch, "2\nc\n1\n")
    done = go_on(left, Setting(), store, Clock())
    assert [[*one.chosen] for one in done.given] == [["way-0"], ["way-1"], ["way-2"]]
    assert len(store.given()) == 3
    assert store.sittings() == ()


def test_an_answer_that_was_kept_in_the_state_only_is_recorded_when_it_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    typed(monkeypatch, "a\n3\n")
    left = quizzed(store, [0, 2])
    with Store.open(tmp_path / "another.sqlite3") as killed:
        typed(monkeypatch, "")
        go_on(left, Setting(), killed, Clock())
        assert [review.question for review in killed.given()] == [asked(0).id]


def test_this_answer_is_wrong_tells_rules_places_and_sources(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "w\na\n3\nw\nq\n")
    quizzed(store, [0, 2])
    told = capsys.readouterr().out
    assert "Answer first" in told
    before, after = told.split("What question 0000000000000000 rests on")
    assert "rules/way.yaml" not in before
    assert "rule-3  for d" in after
    assert "rules/way.yaml:3" in after
    assert "neighbour: A neighbour (indirect evidence only)" in after
    assert "https://example.org/x" in after
    assert "recommend rules show rule-0" in after


def test_nothing_that_was_asked_for_can_be_asked(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "")
    close(quizzed(store, [1, 3]))
    assert "Nothing to ask" in capsys.readouterr().out


def test_what_was_sure_and_wrong_is_looked_at_first() -> None:
    def answered(number: int, letter: int, sureness: Sureness) -> Given:
        question = asked(number).model_copy(
            update={"facet": facet(number, decision=f"decision-{number % 3}")}
        )
        return Given(
            question=question,
            chosen=frozenset({f"way-{letter}"}),
            sureness=sureness,
            seconds=9,
            at=BEGIN,
            session="quiz",
        )

    result = summary(
        [
            answered(0, 1, "unsure"),
            answered(1, 0, "sure"),
            answered(3, 0, "guess"),
            answered(2, 2, "sure"),
            answered(6, 3, "guess"),
        ]
    )
    assert [(one.decision, one.missed, one.surely) for one in result.look_at] == [
        ("decision-2", 1, 1),
        ("decision-0", 3, 0),
    ]
    assert (result.asked, result.right) == (5, 2)
    assert [one.question.id for one in result.confident_errors] == [asked(2).id]
    assert [one.question.id for one in result.lucky_guesses] == [asked(3).id]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("a\n", ["a", "enter", "leave"]),
        ("b, d\n", ["b", "d", "enter", "leave"]),
        ("B\r\n", ["b", "enter", "leave"]),
        ("\n", ["enter", "leave"]),
        ("12\n", ["1", "2", "enter", "leave"]),
        ("h\ny\n", ["h", "y", "leave"]),
        ("?", ["?", "leave"]),
        ("\udcff\x1b[31ma", ["a", "enter", "leave"]),
    ],
)
def test_a_line_is_read_as_keys(
    text: str, keys: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, text)
    pressed = LineKeys()
    assert [pressed.read() for _ in keys] == keys


def test_keys_have_names_and_unknown_ones_none() -> None:
    assert named("\x1b[C\x1b[Da\x03\x1b[5~\x1b") == ["next", "back", "a", "leave"]


def test_questions_fit_the_width(store: Store) -> None:
    question = asked(2, several=2, offered=6)
    for width in (40, 80):
        for text in (
            question_text(question, "Question 1 of 1", width, False, ("way-1",)),
            feedback_text(question, {"way-1"}, "A remark. " * 12, width, False),
        ):
            assert max(map(len, text.splitlines())) <= width
            assert "\x1b" not in text
    assert "[x] b Way 1" in question_text(question, "Question 1 of 1", 80, False, ("way-1",))


def test_what_is_due_comes_first_then_what_was_never_asked() -> None:
    facets = [facet(number) for number in range(40)]
    due = [facet(7).key, facet(99).key, facet(3).key]
    known = {facet(number).key for number in (3, 5, 7)}
    order = in_turn(facets, due, known, seed=1)
    assert order == in_turn(facets, due, known, seed=1)
    assert [one.key for one in order[:2]] == [facet(7).key, facet(3).key]
    assert order[-1] == facet(5)
    assert sorted(one.key for one in order) == sorted(one.key for one in facets)
    assert order[2:-1] != in_turn(facets, due, known, seed=2)[2:-1]


def test_facets_are_chosen_by_section_domain_and_decision() -> None:
    facets = [facet(1), facet(2, section="1.2"), facet(3, decision="other")]
    domain = Domain(id="d", name="A domain", share=100, sections=("1.2",))
    assert within(facets, None, None, None) == (*facets,)
    assert within(facets, "1.2", None, None) == (facets[1],)
    assert within(facets, None, domain, None) == (facets[1],)
    assert within(facets, None, None, "other") == (facets[2],)
    assert within(facets, "1.1", domain, None) == ()
