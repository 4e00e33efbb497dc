"""Progress outlives whatever happens to the program, and no file is ever lost."""

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest
from learners import BEGIN, answered, facet, question

from recommender.errors import RecommendError
from recommender.learner.formats import APPLICATION, FORMAT
from recommender.learner.store import PLACE, Store
from recommender.model.learning import Sureness

FIRST_FORMAT = Path(__file__).parent / "data" / "progress-format-1.sql"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "progress.sqlite3"


def test_what_is_recorded_is_there_the_next_time(place: Path) -> None:
    one, other = facet(1), facet(2)
    with Store.open(place) as store:
        store.record(answered(question(one, other), "right", "sure"))
    with Store.open(place) as store:
        (review,) = store.given()
        assert (review.facet, review.touches, review.at) == (one, (other.key,), BEGIN)
        assert [pick.id for pick in review.taken] == ["right"]
        assert review.taken[0].turns_on == ("way.length", "way.surface")
        assert [pick.text for pick in review.missed] == ["To the left"]
        assert review.outcome == "confidently wrong"
        assert [*store.cards()] == [one.key]
        assert store.seen() == {f"question-{one.key}"}


def test_an_answer_counts_once_however_often_it_is_recorded(place: Path) -> None:
    given = answered(question(facet(1)))
    with Store.open(place) as store:
        store.record(given)
        before = store.cards()
        store.record(given, given)
        assert len(store.given()) == 1
        assert store.cards() == before


def test_answers_are_recorded_all_or_none(place: Path) -> None:
    with Store.open(place) as store:
        store.record(answered(question(facet(0))))
        full = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {full}")
        with pytest.raises(RecommendError, match="full; RECOMMEND_PROGRESS names another file"):
            store.record(*(answered(question(facet(number))) for number in range(1, 300)))
        assert len(store.given()) == len(store.cards()) == 1


def test_a_facet_that_was_needed_is_refreshed_only_where_it_was_known(place: Path) -> None:
    asked, known, new = facet(1), facet(2), facet(3)
    later = BEGIN + timedelta(days=9)
    with Store.open(place) as store:
        store.record(answered(question(known)))
        store.record(answered(question(asked, known, new), "right", at=later))
        store.record(answered(question(asked, known, new), sureness="guess", at=later))
        assert store.cards()[known.key].reviewed == BEGIN
        store.record(
            answered(question(asked, known, new), sureness="unsure", at=later, session="b")
        )
        cards = store.cards()
    assert cards[known.key].reviewed == later
    assert cards.keys() == {asked.key, known.key}


def test_what_is_due_comes_longest_overdue_first(place: Path) -> None:
    with Store.open(place) as store:
        for number, sureness in enumerate(get_args(Sureness)[::-1], start=1):
            store.record(answered(question(facet(number)), sureness=sureness))
        assert store.due(BEGIN) == ()
        assert store.due(BEGIN + timedelta(minutes=11)) == (facet(3).key, facet(2).key)
        assert store.due(BEGIN + timedelta(days=99)) == tuple(facet(n).key for n in (3, 2, 1))


def test_weak_is_what_was_last_answered_badly_or_by_luck(place: Path) -> None:
    given: list[tuple[int, str, Sureness]] = [
        (1, "left", "guess"),
        (2, "right", "guess"),
        (3, "right", "sure"),
        (4, "left", "sure"),
    ]
    with Store.open(place) as store:
        for number, chosen, sureness in given:
            store.record(answered(question(facet(number)), chosen, sureness))
        assert store.weak() == tuple(facet(n).key for n in (3, 2, 1))
        assert store.weak(("lucky guess",)) == (facet(1).key,)
        store.record(answered(question(facet(3)), at=BEGIN + timedelta(days=1)))
        assert store.weak() == (facet(2).key, facet(1).key)


def test_a_facet_keeps_its_history_when_its_wording_changes(place: Path) -> None:
    with Store.open(place) as store:
        store.record(answered(question(facet(1, subject="an-old-name"))))
        store.record(
            answered(question(facet(1, subject="a-new-name")), at=BEGIN + timedelta(days=3))
        )
        assert {review.facet.subject for review in store.given()} == {"a-new-name"}
        assert len(store.given()) == 2
        assert store.cards()[facet(1).key].facet.subject == "a-new-name"


def test_a_sitting_is_kept_step_by_step_until_it_ends(place: Path) -> None:
    with Store.open(place) as store:
        store.save_sitting("monday", "1")
        store.save_sitting("tuesday", "1")
        store.save_sitting("monday", "2")
    with Store.open(place) as store:
        assert store.sittings() == ("monday", "tuesday")
        assert store.sitting("monday") == "2"
        assert store.sitting("wednesday") is None
        store.end_sitting("monday")
        assert store.sittings() == ("tuesday",)
        assert store.sitting("monday") == "2"


def test_a_file_of_the_first_format_is_brought_up_to_date(place: Path) -> None:
    old = sqlite3.connect(place)
    old.executescript(FIRST_FORMAT.read_text("utf-8"))
    old.close()
    with Store.open(place) as store:
        assert store.set_aside is None
        reviews = store.given()
        assert [review.outcome for review in reviews] == ["right", "confidently wrong"]
        assert reviews[1].taken[0].text == "Zum Fluß"
        assert {review.touches for review in reviews} == {()}
        assert store.cards()["000000000000000a"].stability == 8.2956
        store.record(answered(question(facet(10)), at=BEGIN + timedelta(days=20)))
        store.save_sitting("monday", "1")
        assert len(store.given()) == 3
    new = sqlite3.connect(place)
    assert new.execute("PRAGMA user_version").fetchone() == (FORMAT,)
    assert new.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    new.close()


@pytest.mark.parametrize("damage", ["no database", "torn", "zeros"])
def test_a_broken_file_is_set_aside_and_never_overwritten(place: Path, damage: str) -> None:
    with Store.open(place) as store:
        for number in range(200):
            store.record(answered(question(facet(number))))
    whole = place.read_bytes()
    broken = {
        "no database": b"no database at all " * 300,
        "torn": whole[:4096] + b"\xff" * 8192 + whole[12288:],
        "zeros": bytes(len(whole)),
    }[damage]
    kept = []
    for _ in range(2):
        place.write_bytes(broken)
        with Store.open(place) as store:
            assert store.given() == ()
            assert store.set_aside is not None
            kept.append(store.set_aside)
            store.record(answered(question(facet(1))))
    assert len({*kept}) == 2
    assert all(path.read_bytes() == broken for path in kept)
    assert all(path.name.startswith("progress-broken-") for path in kept)
    with Store.open(place) as store:
        assert store.set_aside is None
        assert len(store.given()) == 1


@pytest.mark.parametrize("broken", [b"no database at all " * 300, b""])
def test_the_log_beside_a_broken_file_goes_with_it(place: Path, broken: bytes) -> None:
    place.write_bytes(broken)
    log = place.with_name(f"{place.name}-wal")
    log.write_bytes(b"what was written last")
    with Store.open(place) as store:
        assert store.set_aside is not None
        kept = store.set_aside.with_name(f"{store.set_aside.name}-wal")
    assert kept.read_bytes() == b"what was written last"


@pytest.mark.parametrize(
    ("pragmas", "message"),
    [
        (f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = 99", "a newer version"),
        ("PRAGMA application_id = 7", "another program"),
        ("", "another program"),
    ],
)
def test_a_file_of_somebody_else_is_left_as_it_is(place: Path, pragmas: str, message: str) -> None:
    other = sqlite3.connect(place)
    other.executescript(f"CREATE TABLE reviews (id INTEGER); {pragmas}")
    other.close()
    before = place.read_bytes()
    with pytest.raises(RecommendError, match=message):
        Store.open(place)
    assert place.read_bytes() == before
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_a_place_that_cannot_hold_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecommendError, match="cannot be kept there"):
        Store.open(tmp_path)
    (tmp_path / "file").write_text("a file")
    with pytest.raises(RecommendError, match="cannot be kept there"):
        Store.open(tmp_path / "file" / "progress.sqlite3")


def test_the_environment_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLACE, str(tmp_path / "deep" / "mine.sqlite3"))
    with Store.open() as store:
        store.record(answered(question(facet(1))))
    assert (tmp_path / "deep" / "mine.sqlite3").exists()
