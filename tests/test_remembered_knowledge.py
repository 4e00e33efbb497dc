"""Knowledge is read once, and what is remembered is never believed blindly."""

from pathlib import Path

import pytest
from toy import ABOUT, toy_files

from recommender.errors import BadFiles
from recommender.loading.knowledge_cache import KEPT, remembered_knowledge
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.rule_files import rule_files
from recommender.loading.vocabulary import Vocabulary
from recommender.shelf import shelf


def test_what_is_remembered_is_what_was_read(tmp_path: Path) -> None:
    files = rule_files(shelf("rules"))
    read, words = load_knowledge(files)
    assert remembered_knowledge(files, tmp_path) == read
    again = remembered_knowledge(files, tmp_path)
    assert again == read
    assert Vocabulary.of(again).options == words.options
    assert Vocabulary.of(again).requirements == words.requirements


def test_changed_files_are_read_anew(tmp_path: Path) -> None:
    remembered_knowledge(toy_files(), tmp_path)
    changed = toy_files(about=ABOUT.replace("name: Taxi", "name: Cab"))
    assert remembered_knowledge(changed, tmp_path).service["taxi"].name == "Cab"


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1", b"\xff", b'{"decisions": "none"}'])
def test_a_damaged_memory_is_ignored_and_mended(tmp_path: Path, damage: bytes) -> None:
    read = remembered_knowledge(toy_files(), tmp_path)
    [file] = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert remembered_knowledge(toy_files(), tmp_path) == read
    assert file.read_bytes() == whole


def test_a_place_that_cannot_be_written_is_no_harm(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", "utf-8")
    assert remembered_knowledge(toy_files(), blocked) == load_knowledge(toy_files())[0]


def test_mistakes_are_told_every_time(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(BadFiles):
            remembered_knowledge(toy_files(luggage="- a\n"), tmp_path)
    assert not [*tmp_path.iterdir()]


def test_only_a_few_rule_bases_are_kept(tmp_path: Path) -> None:
    for number in range(KEPT + 3):
        remembered_knowledge(toy_files(about=f"{ABOUT}# {number}\n"), tmp_path)
    assert len([*tmp_path.iterdir()]) == KEPT


def test_without_the_examples_all_else_is_the_same(tmp_path: Path) -> None:
    whole = remembered_knowledge(toy_files(), tmp_path)
    lean = remembered_knowledge(toy_files(), tmp_path, examples=False)
    assert whole.decision["transport"].examples
    assert not any(decision.examples for decision in lean.decisions)
    bare = [entry.model_copy(update={"examples": ()}) for entry in whole.decisions]
    assert lean == whole.model_copy(update={"decisions": tuple(bare)})


def test_a_memory_that_lost_its_examples_is_mended(tmp_path: Path) -> None:
    read = remembered_knowledge(toy_files(), tmp_path)
    [file] = tmp_path.iterdir()
    file.write_bytes(file.read_bytes().partition(b"\n")[0])
    assert remembered_knowledge(toy_files(), tmp_path) == read
