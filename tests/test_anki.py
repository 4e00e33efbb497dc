"""Cards for Anki: whole, the same from export to export, and safe to show."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import Result
from learners import facet

from recommender.errors import Place
from recommender.flashcards.anki import anki_package
from recommender.flashcards.telling import flashcards
from recommender.model.evidence import Cited
from recommender.model.flashcard import Flashcard
from recommender.model.knowledge import Knowledge
from recommender.study.facets import facets_on

DAY = date(2026, 11, 22)


def card(number: int = 1, **changes: str) -> Flashcard:
    return Flashcard(
        facet=facet(number, section="AI services"),
        context=changes.get("context", "Which way?"),
        question=changes.get("question", "What follows if it rains?"),
        answer=("Not right: the ford.",),
        because="It is deep then.",
        place=Place("ways.yaml", 3, 5),
        sources=(
            Cited(id="a", title="A map", url="https://example.org/?a=1&b", verified="yes"),
            Cited(id="b", title="A <walker>", url="javascript:alert(1)", verified="no"),
        ),
    )


def notes(package: bytes, folder: Path) -> list[tuple[str, int, int, str, str]]:
    """Return what Anki reads of each note: its guid, kind, deck, tags and fields."""
    with ZipFile(BytesIO(package)) as archive:
        archive.extract("collection.anki2", folder)
    connection = sqlite3.connect(folder / "collection.anki2")
    found = connection.execute(
        "SELECT guid, mid, did, tags, flds FROM notes JOIN cards ON nid = notes.id ORDER BY due"
    ).fetchall()
    connection.close()
    return found


def test_every_facet_is_a_card(knowledge: Knowledge, tmp_path: Path) -> None:
    for day in knowledge.clocks:
        facets = tuple(facets_on(knowledge, day))
        cards = [*flashcards(facets, knowledge, day)]
        assert [one.facet for one in cards] == [*facets]
        assert all(one.question and one.answer and all(one.answer) for one in cards)
        assert all(one.sources and one.place.line for one in cards)
    assert len(notes(anki_package(cards, day), tmp_path)) == len(facets)


def test_a_note_keeps_its_id_when_its_wording_changes(tmp_path: Path) -> None:
    before = notes(anki_package([card(1), card(2)], DAY), tmp_path)
    after = notes(anki_package([card(2), card(1, question="And if not?")], date.max), tmp_path)
    guids = {row[0] for row in before}
    assert len(guids) == 2
    assert {row[0] for row in after} == guids
    assert {row[1:3] for row in before} == {row[1:3] for row in after}
    assert len({row[1:3] for row in before}) == 1


def test_what_is_told_is_no_markup(tmp_path: Path) -> None:
    ((_, _, _, tags, fields),) = notes(
        anki_package([card(question="Is <b>1 < 2</b> & so on?")], DAY), tmp_path
    )
    assert tags.split() == ["section::AI-services", "decision::what-to-do", "kind::rule"]
    assert "Is &lt;b&gt;1 &lt; 2&lt;/b&gt; &amp; so on?" in fields
    assert '<a href="https://example.org/?a=1&amp;b">A map</a><br>A &lt;walker&gt;' in fields
    assert "javascript" not in fields
    assert "rule-1 (ways.yaml:3:5)" in fields


def test_the_same_cards_make_the_same_bytes() -> None:
    package = anki_package([card(1), card(2)], DAY)
    assert package == anki_package([card(1), card(2)], DAY)


def test_the_command_writes_what_was_asked_for_and_replaces_nothing(
    run: Callable[..., Result], tmp_path: Path, knowledge: Knowledge
) -> None:
    file = tmp_path / "deck.apkg"
    decision = knowledge.decisions[0].id
    done = run("anki", "-o", str(file), "--decision", decision, "--as-of", "guide")
    assert done.exit_code == 0
    assert done.stdout == ""
    found = notes(file.read_bytes(), tmp_path)
    assert f"{len(found)} cards" in done.stderr
    assert all(f" decision::{decision} " in row[3] for row in found)
    before = file.read_bytes()
    assert "add --force" in str(run("anki", "-o", str(file)).exception)
    assert file.read_bytes() == before
    assert run("anki", "-o", str(file), "--topic", "security", "--force").exit_code == 0
    assert all(" section::security " in row[3] for row in notes(file.read_bytes(), tmp_path))


@pytest.mark.parametrize("option", ["--topic", "--decision"])
def test_what_there_is_not_is_told(run: Callable[..., Result], tmp_path: Path, option: str) -> None:
    done = run("anki", "-o", str(tmp_path / "deck.apkg"), option, "nowhere")
    assert "`nowhere` is not a" in str(done.exception)


def test_who_has_no_genanki_is_told_how_to_get_it(tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['genanki'] = None\nfrom recommender.cli.main import run; run()"
    )
    arguments = ("anki", "-o", str(tmp_path / "deck.apkg"), "--topic", "security")
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "pip install 'recommend[anki]'" in done.stderr
    assert "Traceback" not in done.stderr
