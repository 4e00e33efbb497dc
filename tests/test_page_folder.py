"""A folder of pages: nothing that somebody wrote is replaced or removed unasked."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from toy import toy_files

from recommender.cli import rules_docs
from recommender.cli.page_folder import MANIFEST, keep_pages
from recommender.errors import RecommendError
from recommender.loading.knowledge_loader import load_knowledge

PAGES = {"index.md": "# One\n", "rules/a.md": "# A\n", "rules/b.md": "# B\n"}
FEWER = {"index.md": "# One\n"}


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_pages_are_written_into_a_new_folder(tmp_path: Path) -> None:
    keep_pages(tmp_path / "deep" / "down", PAGES, force=False)
    assert files(tmp_path / "deep" / "down") == PAGES


def test_a_second_run_that_changes_nothing_needs_no_force(tmp_path: Path) -> None:
    keep_pages(tmp_path, PAGES, force=False)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")}
    keep_pages(tmp_path, PAGES, force=False)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")} == before


def test_what_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("mine\n")
    with pytest.raises(RecommendError, match=r"index\.md: exists already; add --force to replace"):
        keep_pages(tmp_path, PAGES, force=False)
    assert files(tmp_path) == {"index.md": "mine\n"}
    keep_pages(tmp_path, PAGES, force=True)
    assert files(tmp_path) == PAGES


def test_a_page_gone_stale_is_removed_only_by_force(tmp_path: Path) -> None:
    keep_pages(tmp_path, PAGES, force=False)
    with pytest.raises(RecommendError, match=r"rules/a\.md and 1 more: .* --force to remove"):
        keep_pages(tmp_path, FEWER, force=False)
    assert files(tmp_path) == PAGES
    kept = keep_pages(tmp_path, FEWER, force=True)
    assert kept.removed == ("rules/a.md", "rules/b.md")
    assert files(tmp_path) == FEWER
    assert not (tmp_path / "rules").exists()


def test_a_stale_page_that_somebody_changed_is_left_alone(tmp_path: Path) -> None:
    keep_pages(tmp_path, PAGES, force=False)
    (tmp_path / "rules/a.md").write_text("mine now\n")
    kept = keep_pages(tmp_path, FEWER, force=True)
    assert (kept.removed, kept.changed) == (("rules/b.md",), ("rules/a.md",))
    assert files(tmp_path) == {**FEWER, "rules/a.md": "mine now\n"}


def test_files_that_were_not_made_here_are_left_alone(tmp_path: Path) -> None:
    keep_pages(tmp_path, PAGES, force=False)
    (tmp_path / "rules/mine.md").write_text("mine\n")
    keep_pages(tmp_path, FEWER, force=True)
    assert files(tmp_path) == {**FEWER, "rules/mine.md": "mine\n"}


@pytest.mark.parametrize("name", ["../outside.md", "{tmp}/outside.md", "way-out/outside.md"])
def test_a_forged_list_of_pages_removes_nothing_outside(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "pages"
    keep_pages(folder, FEWER, force=False)
    (tmp_path / "outside.md").write_text("# A\n")
    (folder / "way-out").symlink_to(tmp_path)
    (folder / "index.txt").write_text("# A\n")
    manifest = json.loads((folder / MANIFEST).read_text())
    digest = json.loads((folder / MANIFEST).read_text())["pages"]["index.md"]
    (tmp_path / "outside.md").write_text(FEWER["index.md"])
    manifest["pages"][name.format(tmp=tmp_path)] = digest
    (folder / MANIFEST).write_text(json.dumps(manifest))
    assert keep_pages(folder, FEWER, force=True).removed == ()
    assert (tmp_path / "outside.md").exists()


def test_nothing_is_written_through_a_link_that_leads_out(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (tmp_path / "outside.md").write_text("mine\n")
    (folder / "index.md").symlink_to(tmp_path / "outside.md")
    with pytest.raises(RecommendError, match="is a link that leads elsewhere; remove it"):
        keep_pages(folder, PAGES, force=True)
    assert (tmp_path / "outside.md").read_text() == "mine\n"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"pages": 3}', '{"pages": [1]}', "\x00"])
def test_a_spoilt_list_of_pages_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(RecommendError, match="is not a list of pages; remove it to start afresh"):
        keep_pages(tmp_path, PAGES, force=True)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("mine\n")
    with pytest.raises(RecommendError, match="pages: is not a folder"):
        keep_pages(tmp_path / "pages", PAGES, force=True)


def test_a_folder_in_the_place_of_a_page_is_told(tmp_path: Path) -> None:
    (tmp_path / "index.md").mkdir()
    with pytest.raises(RecommendError, match=r"index\.md: cannot be written: is a directory"):
        keep_pages(tmp_path, PAGES, force=True)


def test_the_command_writes_the_pages_and_says_so(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A small rule base: how the shipped rules become pages is tried where their pages are.
    monkeypatch.setattr(rules_docs, "library", lambda: load_knowledge(toy_files()))
    done = run("rules", "docs", str(tmp_path / "pages"))
    assert done.exit_code == 0
    assert f"pages to {tmp_path / 'pages'}" in done.stderr
    assert done.stdout == ""
    stray = tmp_path / "pages" / "index.md"
    stray.write_text("mine\n")
    assert run("rules", "docs", str(tmp_path / "pages")).exit_code != 0
    assert stray.read_text() == "mine\n"
    assert run("rules", "docs", str(tmp_path / "pages"), "--force").exit_code == 0
    assert stray.read_text().startswith("# ")
