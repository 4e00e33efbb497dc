"""Where a learner stands: counted rightly, told in every form, and on the command line."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from math import isclose
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result
from learners import BEGIN, answered, facet, question

from recommender.authoring.result_schema import WRITTEN, result_schema_text
from recommender.learner.expectation import expected
from recommender.learner.outlook import Learner, progress
from recommender.learner.store import PLACE, Store
from recommender.model.knowledge import Knowledge
from recommender.model.learning import Given
from recommender.model.progress import Progress
from recommender.model.question import Answer
from recommender.render.progress import as_json, as_markdown
from recommender.render.progress_text import bar, progress_text
from recommender.study.facets import facets_on

ROOT = Path(__file__).parent.parent
DAY = date(2027, 2, 14)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(PLACE, str(tmp_path / "progress.sqlite3"))
    return tmp_path / "progress.sqlite3"


def stands(file: Path, knowledge: Knowledge, *given: Given, now: datetime = BEGIN) -> Progress:
    """Return where a learner stands who gave these answers, towards the first examination."""
    with Store.open(file) as store:
        store.record(*given)
        learner = Learner(store.given(), store.cards(), now)
    exam = knowledge.exams[0]
    return progress(learner, facets_on(knowledge, exam.clock), exam, DAY, knowledge)


def of_the_exam(knowledge: Knowledge) -> list[Any]:
    exam = knowledge.exams[0]
    return [
        one for one in facets_on(knowledge, exam.clock) if exam.domain_of(one.section) is not None
    ]


def test_answers_are_counted_in_their_domain_and_topic(file: Path, knowledge: Knowledge) -> None:
    first, other, later = of_the_exam(knowledge)[:3]
    found = stands(
        file,
        knowledge,
        answered(question(first), "right", "sure"),
        answered(question(first), at=BEGIN + timedelta(days=1)),
        answered(question(other), sureness="guess"),
        answered(question(facet(1, section=first.section)), sureness="unsure"),
        answered(question(other.model_copy(update={"key": f"{2:016x}", "section": "none"}))),
        answered(question(later.model_copy(update={"key": f"{3:016x}", "section": "none"}))),
        now=BEGIN + timedelta(days=2),
    )
    exam = knowledge.exams[0]
    domain = exam.domain_of(first.section)
    assert domain is not None
    (there,) = (entry for entry in found.domains if entry.id == domain.id)
    (topic,) = (entry for entry in there.topics if entry.id == first.section)
    assert (there.met, there.answers, there.right) == (2, 3, 2)
    assert (topic.met, topic.answers, topic.right) == (2, 3, 2)
    assert (found.met, found.answers) == (2, 3)
    assert (found.changed, found.gone) == (1, 2)
    assert found.outcomes == {"confidently wrong": 0, "wrong": 0, "lucky guess": 1, "right": 1}
    assert [(one.sureness, one.answers, one.right) for one in found.certainty] == [
        ("sure", 2, 1),
        ("unsure", 1, 1),
        ("guess", 1, 1),
    ]


def test_the_topics_of_a_domain_make_the_domain_and_the_domains_the_whole(
    file: Path, knowledge: Knowledge
) -> None:
    some = of_the_exam(knowledge)[::40]
    found = stands(file, knowledge, *(answered(question(one)) for one in some))
    assert found.met == len(some) == sum(domain.met for domain in found.domains)
    for domain in found.domains:
        assert domain.facets == sum(topic.facets for topic in domain.topics)
        assert domain.met == sum(topic.met for topic in domain.topics)
        whole = sum(topic.expected * topic.facets for topic in domain.topics)
        assert isclose(domain.expected, whole / domain.facets)
    assert isclose(
        found.expected,
        sum(domain.expected * (domain.share or 0) / 100 for domain in found.domains),
    )


def test_what_was_never_asked_for_is_a_guess(file: Path, knowledge: Knowledge) -> None:
    found = stands(file, knowledge)
    assert {domain.expected for domain in found.domains} == {1 / 4}
    assert isclose(found.expected, 1 / 4)
    card = answered(question(of_the_exam(knowledge)[0]))
    assert stands(file, knowledge, card).expected > expected(None, DAY)


def test_due_today_is_what_is_due_before_the_night(file: Path, knowledge: Knowledge) -> None:
    """A day ends where the learner is, not in Greenwich."""
    one = of_the_exam(knowledge)[0]
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert stands(file, knowledge, answered(question(one), at=late), now=late).due == 0
    with Store.open(file) as store:
        due = store.cards()[one.key].due
    before = due - timedelta(hours=9)
    assert stands(file, knowledge, now=before).due == 1
    assert stands(file, knowledge, now=before.astimezone(timezone(timedelta(hours=3)))).due == 0
    assert stands(file, knowledge, now=due + timedelta(days=9)).due == 1


def test_what_is_taken_for_what_is_counted_with_what_they_part_on(
    file: Path, knowledge: Knowledge
) -> None:
    decision = knowledge.decisions[0]
    key, other, third = decision.options[:3]
    on = sorted(decision.reads & knowledge.requirement.keys())[0]
    about = facet(1, decision=decision.id, section=decision.guide)
    asked = question(
        about,
        answers=tuple(
            Answer(id=one.id, text=one.name, right=one is key, because=".", turns_on=(on,))
            for one in (key, other, third)
        ),
    )
    found = stands(
        file,
        knowledge,
        answered(asked, other.id, "sure"),
        answered(asked, other.id, "guess", at=BEGIN + timedelta(days=3)),
        answered(asked, third.id, None, at=BEGIN + timedelta(days=1)),
        answered(asked, "", None, at=BEGIN + timedelta(days=2)),
        answered(asked, f"{key.id} {other.id}", "unsure", at=BEGIN + timedelta(days=4)),
        answered(asked, key.id, at=BEGIN + timedelta(days=5)),
    )
    most = found.confusions[0]
    assert (most.decision, most.taken, most.instead_of) == (decision.name, other.name, key.name)
    assert (most.on, most.times, most.sure, most.unsure, most.guessed) == (on, 2, 1, 0, 1)
    assert most.last == date(2026, 11, 25)
    assert [(one.taken, one.instead_of, one.times) for one in found.confusions[1:]] == [
        (other.name, "", 1),
        ("", key.name, 1),
        (third.name, key.name, 1),
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 110])
def test_the_picture_fits_its_width_and_tells_everything(
    file: Path, knowledge: Knowledge, width: int
) -> None:
    some = of_the_exam(knowledge)[::60]
    found = stands(file, knowledge, *(answered(question(one), "right", "sure") for one in some))
    text = progress_text(found, width, colour=False)
    assert max(map(len, text.splitlines())) <= width
    words = "".join(text.split())
    for domain in found.domains:
        for entry in (domain, *domain.topics):
            assert f"{entry.met}of{entry.facets}" in words
            assert entry.name.split()[0][:9] in text
    assert "What you take for what" in text
    assert "\x1b" not in text


def test_a_bar_is_as_long_as_it_was_asked_to_be() -> None:
    assert [bar(share, 4) for share in (0, 0.25, 0.6, 1, 1.2)] == [
        "░░░░",
        "█░░░",
        "██░░",
        "████",
        "████",
    ]


def test_markdown_holds_every_confusion_and_json_is_as_its_schema_says(
    file: Path, knowledge: Knowledge
) -> None:
    asked = question(
        of_the_exam(knowledge)[0],
        answers=(
            Answer(id="a", text="A | *b*", right=True, because="."),
            Answer(id="c", text="C", right=False, because=".", turns_on=("fit",)),
        ),
    )
    found = stands(file, knowledge, answered(asked, "c", "unsure"))
    text = as_markdown(found)
    assert r"| C | A \| \*b\* | Fit | 1 | unsure | 2026-11-22 |" in text
    schema = json.loads(result_schema_text("progress"))
    jsonschema.validate(json.loads(as_json(found)), schema, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("kind", WRITTEN)
def test_the_published_schemas_are_fresh(kind: str) -> None:
    published = (ROOT / "docs" / "schema" / f"{kind}.json").read_text("utf-8")
    assert published == result_schema_text(kind), "run `make schema`"


def test_who_has_answered_nothing_is_told_how_to_begin(
    file: Path, run: Callable[..., Result]
) -> None:
    for form in ("text", "markdown"):
        done = run("progress", "--format", form)
        assert done.exit_code == 0
        assert "Nothing was answered yet" in done.output
        assert "recommend study --exam-date DATE" in done.output
    assert json.loads(run("progress", "--format", "json").output)["answers"] == 0


def test_progress_is_told_for_an_examination_on_a_day(
    file: Path, run: Callable[..., Result], knowledge: Knowledge
) -> None:
    with Store.open(file) as store:
        store.record(answered(question(of_the_exam(knowledge)[0])))
    for exam in knowledge.exams:
        done = run("progress", "--exam", exam.id, "--exam-date", "2999-01-31", "--format", "json")
        assert ("was retired on" in done.stderr) == bool(exam.retired)
        told = json.loads(done.stdout)
        assert (told["exam"], told["day"]) == (exam.id, "2999-01-31")
    retired = [exam for exam in knowledge.exams if exam.retired]
    usual = json.loads(run("progress", "--format", "json").output)["exam"]
    assert usual not in {exam.id for exam in retired}
    assert "did you mean" in str(run("progress", "--exam", f"{usual}x").exception)
    assert "is past" in run("progress", "--exam-date", "2020-01-01").output


def test_a_broken_file_is_told_of_and_kept(file: Path, run: Callable[..., Result]) -> None:
    file.write_bytes(b"what is this? " * 99)
    done = run("progress")
    assert done.exit_code == 0
    (kept,) = file.parent.glob("progress-broken-*")
    assert "was broken" in done.stderr
    assert str(kept) in done.stderr
    assert kept.read_bytes() == b"what is this? " * 99


def test_a_plan_is_listed_and_asks_nothing(file: Path, run: Callable[..., Result]) -> None:
    arguments = ("study", "--exam-date", "2999-02-14", "--minutes", "10", "--list")
    told = json.loads(run(*arguments, "--format", "json").output)
    schema = json.loads(result_schema_text("plan"))
    jsonschema.validate(told, schema, cls=jsonschema.Draft202012Validator)
    assert 0 < sum(entry["seconds"] for entry in told["entries"]) <= 600
    assert told["then"] > told["now"]
    text = run(*arguments).output
    for entry in told["entries"]:
        assert entry["facet"]["subject"][:20] in text
    with Store.open(file) as store:
        assert store.given() == ()


def test_study_asks_what_was_planned_and_keeps_the_answers(
    file: Path, run: Callable[..., Result]
) -> None:
    done = run(
        "study", "--exam-date", "2999-02-14", "--minutes", "3", "--seed", "1",
        input="a\n3\nb\n1\n",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "Expected right on that day" in done.output
    with Store.open(file) as store:
        given = store.given()
        assert [review.sureness for review in given] == ["sure", "guess"]
        assert {review.facet.key for review in given} == store.cards().keys()


def test_a_day_that_is_past_and_no_time_are_refused(file: Path, run: Callable[..., Result]) -> None:
    assert run("study", "--exam-date", "2020-02-14", "--minutes", "9").exit_code == 2
    assert run("study", "--exam-date", "2999-02-14", "--minutes", "0").exit_code == 2
    assert run("study", "--exam-date", "soon", "--minutes", "9").exit_code == 2
