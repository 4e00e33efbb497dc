"""An examination key by key, with a clock that only keys move, and what is told of it then."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sat import BEGIN, DAY, EXAM, PAPER, Clock, Pressed

from recommender.cli.exam_review import go_through
from recommender.cli.exam_session import ExamSession
from recommender.learner.store import Store
from recommender.model.sitting import Sitting
from recommender.model.sitting_report import ExamReport
from recommender.render.exam_lines import request
from recommender.render.exam_report import exam_report_as_json, exam_report_as_markdown
from recommender.render.exam_screens import foot
from recommender.render.terminal_markdown import as_terminal_markdown
from recommender.sitting.exam import begun, left
from recommender.sitting.score import report


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "progress.sqlite3") as opened:
        yield opened


def sat(store: Store, keys: list[str | None], sitting: Sitting | None = None) -> Sitting:
    clock = Clock()
    sitting = sitting or begun("mine", EXAM, PAPER, DAY, 7, BEGIN)
    return ExamSession(sitting, store, Pressed(keys, clock), clock).run()


def chosen(sitting: Sitting) -> list[tuple[str, ...]]:
    return [mark.chosen for mark in sitting.marks]


def test_letters_choose_and_enter_goes_on(store: Store) -> None:
    done = sat(store, ["a", "enter", "b", "n", "e", "a", "next", "d", "enter", "c"])
    assert done.ended is None
    assert chosen(done) == [
        ("way-0",),
        ("way-1",),
        ("way-0", "way-4"),
        ("way-3",),
        ("way-2",),
    ]


def test_one_goes_back_and_forth_and_to_a_number(store: Store) -> None:
    assert sat(store, ["enter", "enter", "p"]).at == 1
    assert sat(store, ["back"]).at == 0
    assert sat(store, ["4", "enter"]).at == 3
    assert sat(store, ["9", "9", "enter"]).at == 0
    assert sat(store, ["r", "3", "enter", "a"]).marks[2].chosen == ("way-0",)


def test_after_the_last_question_comes_the_review(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    done = sat(store, ["5", "enter", "m", "enter"])
    assert done.reviewing
    assert done.marks[4].flagged
    shown = capsys.readouterr().out
    assert "  5 -!" in shown
    assert "5 blank (-), 0 with too few answers (?), 1 flagged (!)." in shown


def test_handing_in_is_asked_for_twice(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert sat(store, ["3", "enter", "a", "h", "n"]).ended is None
    assert sat(store, ["a", "h", "y"]).ended is not None
    assert "Hand in? 4 blank, 1 with too few, 0 flagged." in capsys.readouterr().out


def test_nothing_is_told_before_the_end(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    sat(store, ["a", "w", "enter", "b", "enter"])
    shown = capsys.readouterr().out
    assert "told when the paper is handed in" in shown
    assert "It goes to" not in shown
    assert "the answer" not in shown


def test_when_nobody_presses_a_key_the_time_runs_out(store: Store) -> None:
    done = sat(store, ["a", *[None] * 700])
    assert done.out_of_time
    assert done.spent == done.limit
    kept = store.sitting("mine")
    assert kept is not None
    assert Sitting.model_validate_json(kept) == done


def test_every_event_is_kept_and_what_was_kept_goes_on(store: Store) -> None:
    sat(store, ["a", "enter", "b"])
    kept = store.sitting("mine")
    assert kept is not None
    state = Sitting.model_validate_json(kept)
    assert state.since is None  # the keys ended, which pauses
    done = sat(store, ["enter", "a"], state)
    assert chosen(done)[:3] == [("way-0",), ("way-1",), ("way-0",)]
    assert left(done, BEGIN) == done.limit - done.spent


def test_a_paper_that_was_handed_in_before_a_crash_is_not_shown_again(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    done = sat(store, ["a", "h", "y"])
    capsys.readouterr()
    assert sat(store, ["b"], done) == done
    assert capsys.readouterr().out == ""


def test_ctrl_c_pauses(store: Store) -> None:
    class Interrupted(Pressed):
        def read(self, wait: float | None = None) -> str | None:
            if super().read(wait) is None:
                raise KeyboardInterrupt
            return "a"

    clock = Clock()
    sitting = begun("mine", EXAM, PAPER, DAY, 7, BEGIN)
    done = ExamSession(sitting, store, Interrupted(["a", None], clock), clock).run()
    assert (done.since, done.ended) == (None, None)
    assert chosen(done)[0] == ("way-0",)


def test_the_line_of_keys_fits_whatever_the_width() -> None:
    sitting = begun("mine", EXAM, PAPER, DAY, 7, BEGIN)
    for width in (40, 60, 80, 110):
        for at in range(len(PAPER)):
            moved = sitting.model_copy(update={"at": at})
            line = request(moved, left(moved, BEGIN), "", width)
            assert len(line) < width
            assert line.endswith("? help")
    assert "q pause" in request(sitting, left(sitting, BEGIN), "", 80)
    assert foot(("long words here", "?"), 5) == "?"


@pytest.fixture
def handed_in(store: Store) -> ExamReport:
    keys = ["a", "enter", "b", "m", "enter", "a", "b", "enter", "d", "h", "y"]
    return report(sat(store, [*keys]))


def test_the_score_is_told_openly_and_by_domain(handed_in: ExamReport) -> None:
    text = exam_report_as_markdown(handed_in)
    assert "**460 of 1000: not passed**" in text
    assert "2 of 5 questions right, 1 left blank" in text
    assert "| Going | 60 % | 2 | 3 | 66 % |" in text
    assert "| Carrying | 40 % | 0 | 1 | 0 % |" in text
    assert "| none of them | 0 % | 0 | 1 | 0 % |" in text
    assert "straight line" in text
    assert "not published" in text
    assert "retired on 2026-03-31" in text
    assert "Cars only." in text


def test_every_wrong_answer_is_explained_with_its_rule_and_place(handed_in: ExamReport) -> None:
    text = exam_report_as_markdown(handed_in)
    wrong, right = text.split("## Wrong answers")[1].split("## Right answers")
    headings = [line for line in wrong.splitlines() if line.startswith("### ")]
    assert headings == ["### Question 2 (flagged)", "### Question 4", "### Question 5"]
    assert wrong.count("It goes to 3.") == 3
    assert "You chose d; the answer is a." in wrong
    assert "You chose nothing; the answer is a." in wrong
    assert "- `rule-0` in `rules/way.yaml`: A neighbour (https://example.org/x), indirect" in wrong
    assert "- Question 1: a (Way 0; `rule-0`, `0000000000000000`)" in right
    assert "- Question 3: a, b (Way 0, Way 1; `rule-2`, `0000000000000002`)" in right


def test_the_report_fits_eighty_columns(handed_in: ExamReport) -> None:
    text = as_terminal_markdown(exam_report_as_markdown(handed_in), 80)
    assert max(map(len, text.splitlines())) <= 80
    assert "460 of 1000: not passed" in text


def test_the_json_holds_everything(handed_in: ExamReport) -> None:
    read = json.loads(exam_report_as_json(handed_in))
    assert (read["score"], read["right"], read["seed"]) == (460, 2, 7)
    assert [one["right"] for one in read["questions"]] == [True, False, True, False, False]
    assert read["questions"][1]["chosen"] == ["way-1"]
    assert ExamReport.model_validate_json(exam_report_as_json(handed_in)) == handed_in


def test_the_wrong_answers_are_gone_through_one_by_one(
    handed_in: ExamReport, capsys: pytest.CaptureFixture[str]
) -> None:
    go_through(handed_in, Pressed(["enter", "w", "enter", "p", "q"], Clock()))
    shown = capsys.readouterr().out
    assert [line.split(" ─")[0] for line in shown.splitlines() if line.startswith("Question")] == [
        "Question 2, flagged",
        "Question 4",
        "Question 2, flagged",
    ]
    assert "rule-1  for b" in shown
    assert "rules/way.yaml:1" in shown
    assert "Wrong answer 2 of 3." in shown
