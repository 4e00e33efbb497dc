"""A pack is read from its folder and from nowhere else, and nothing in it is run."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from pack_files import HEAD, pack, pack_folder
from toy import toy_files

from recommender.cli.rules_option import VARIABLE
from recommender.errors import BadFiles, RecommendError
from recommender.loading import pack_folders
from recommender.loading.installed_packs import GROUP, folder_of_installed
from recommender.loading.knowledge_cache import remembered_knowledge
from recommender.loading.located_yaml import MAX_BYTES
from recommender.loading.pack_folders import read_pack
from recommender.loading.packs import packs_named

JOY = "criteria: {joy: {name: Joy, question: Is it fun?, best: much, worst: none}}\n"
SAD = JOY.replace("joy:", "sad:")

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def no_packs_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def refused(folder: Path) -> str:
    with pytest.raises(BadFiles) as caught:
        packs_named([str(folder)])
    return str(caught.value).replace(str(folder), "PACK")


def test_every_yaml_file_below_the_folder_is_read_and_nothing_else(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path, more=JOY)
    for name in ("deep/er/x.yaml", "README.md", "run.py", ".git/y.yaml", ".hidden.yaml"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("definitions: {}\n", "utf-8")
    [read] = packs_named([f"{folder}/"])
    assert sorted(name for name, _ in read.files) == [
        f"{folder}/{name}" for name in ("deep/er/x.yaml", "more.yaml", "pack.yaml")
    ]


def test_a_folder_without_a_head_is_told_how_to_get_one(tmp_path: Path) -> None:
    assert refused(tmp_path) == (
        "PACK: holds no pack.yaml, so it is not a pack; make one: write the lines"
        " `pack: my-rules`, `name: My rules`, `version: v1`, `format: 1` and"
        " `description: ...` into PACK/pack.yaml"
    )


def test_the_lines_that_are_proposed_make_a_pack(tmp_path: Path) -> None:
    lines = [part for part in refused(tmp_path).split("`")[1::2] if ": " in part]
    (tmp_path / "pack.yaml").write_text("\n".join(lines), "utf-8")
    remembered_knowledge(toy_files(), tmp_path / "cache", packs_named([str(tmp_path)]))


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "pack.yaml"
    assert refused(file) == "PACK: is not a folder; name the folder that holds the pack"
    file.write_text(HEAD.format("mine"), "utf-8")
    assert refused(file).startswith("PACK: is not a folder")


def test_a_file_with_the_other_ending_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path)
    (folder / "more.yml").write_text(JOY, "utf-8")
    assert refused(folder).startswith("PACK/more.yml: ends in .yml, and only .yaml files are read")


def test_links_that_lead_out_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text(JOY, "utf-8")
    for target in (secret, Path("../secret.yaml"), Path("/dev/zero"), Path("/etc/hostname")):
        folder = pack_folder(tmp_path, f"to-{target.stem}{len(target.parts)}")
        (folder / "link.yaml").symlink_to(target)
        assert refused(folder).startswith(
            "PACK/link.yaml: is a symbolic link out of the pack; put the file itself there"
        )


def test_the_head_may_not_lead_out_either(tmp_path: Path) -> None:
    real = pack_folder(tmp_path, "real")
    fake = tmp_path / "fake"
    fake.mkdir()
    (fake / "pack.yaml").symlink_to(real / "pack.yaml")
    assert "out of the pack" in refused(fake)


def test_links_inside_the_pack_are_read(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path, more=JOY)
    (folder / "..data").mkdir()
    (folder / "more.yaml").rename(folder / "..data" / "more.yaml")
    (folder / "more.yaml").symlink_to(Path("..data") / "more.yaml")
    [read] = packs_named([str(folder)])
    assert dict(read.files)[f"{folder}/more.yaml"] == JOY.encode()


def test_a_pack_inside_a_pack_is_refused(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path)
    pack_folder(folder, "inner")
    assert refused(folder) == "PACK/inner/pack.yaml: is a pack inside a pack; lay it on its own"


def test_the_pack_itself_may_be_named_by_a_link(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path, more=JOY)
    link = tmp_path / "link"
    link.symlink_to(folder)
    assert len(packs_named([str(link)])[0].files) == 2


def test_links_to_folders_circles_and_nothing_are_refused(tmp_path: Path) -> None:
    for name, target, words in (
        ("folder", ".", "is a symbolic link to a folder"),
        ("circle.yaml", "circle.yaml", "cannot be read"),
        ("nothing.yaml", "nowhere.yaml", "cannot be read: no such file"),
    ):
        folder = pack_folder(tmp_path, name.replace(".", "-"))
        (folder / name).symlink_to(target)
        assert f"PACK/{name}: {words}" in refused(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path)
    os.mkfifo(folder / "pipe.yaml")
    assert refused(folder).startswith("PACK/pipe.yaml: is not an ordinary file")


def test_a_name_that_cannot_be_shown_is_refused(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path)
    (folder / "a\x1b[31m\n.yaml").write_text(JOY, "utf-8")
    assert refused(folder) == r"PACK/a\x1b[31m\n.yaml: has a name that cannot be shown; rename it"


def test_what_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = pack_folder(tmp_path, big="#" * (MAX_BYTES + 1))
    with pytest.raises(BadFiles, match=r"big\.yaml: is larger than 1024 KiB"):
        remembered_knowledge(toy_files(), tmp_path / "cache", [read_pack(folder, "big")])
    for bound, least, words in (
        ("MAX_TOTAL", 2**20, "holds more than 1 MiB of rules"),
        ("MAX_FILES", 1, "holds more than 1 rule files"),
        ("MAX_ENTRIES", 1, "holds more than 1 files"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(pack_folders, bound, least)
            assert words in refused(folder)


def test_what_is_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    nested = "definitions: {x: {told: a b, when: " + "{not: " * 45 + "1" + "}" * 47
    with pytest.raises(BadFiles, match=r"mine/x\.yaml:1:\d+: is nested more than 40 levels deep"):
        remembered_knowledge(toy_files(), tmp_path, [pack(x=nested)])
    deep = pack_folder(tmp_path, "deep")
    (deep / "/".join("d" * 41)).mkdir(parents=True)
    assert "is more than 40 folders deep" in refused(deep)


def test_what_is_nested_as_deeply_as_may_be_is_remembered(tmp_path: Path) -> None:
    depth = 36
    nested = f"{{told: it rains, when: {'{not: ' * depth}{{way.rain: true}}{'}' * depth}}}"
    deep = pack(
        x=f"definitions: {{deep: {nested}}}\n",
        y="extends: transport\nrules: [{id: r, when: {deep: true}, rule_out: [bike],"
        " because: So be it., sources: [neighbour]}]\n",
    )
    first = remembered_knowledge(toy_files(), tmp_path, [deep])
    assert remembered_knowledge(toy_files(), tmp_path, [deep]) == first
    assert [file.name for file in tmp_path.iterdir()]


def test_packs_and_their_order_are_part_of_what_is_remembered(tmp_path: Path) -> None:
    one, two = pack("one", x=JOY), pack("two", x=SAD)
    read = [
        remembered_knowledge(toy_files(), tmp_path, packs)
        for packs in ((), (one,), (two,), (one, two), (two, one), (pack("one", x=SAD),))
    ] * 2
    assert [sorted(knowledge.criterion)[-2:] for knowledge in read[:6]] == [
        ["fit", "speed"],
        ["joy", "speed"],
        ["sad", "speed"],
        ["sad", "speed"],
        ["sad", "speed"],
        ["sad", "speed"],
    ]
    assert [[pack.id for pack in knowledge.packs] for knowledge in read[:6]] == [
        [], ["one"], ["two"], ["one", "two"], ["two", "one"], ["one"],
    ]  # fmt: skip
    assert read[:6] == read[6:]


def installed(site: Path, name: str, value: str, project: str = "example") -> None:
    """Put what an installer leaves of a package into a folder: code that must not run, and data."""
    package = site / value.split(".")[0]
    (package / "inner").mkdir(parents=True, exist_ok=True)
    (package / "__init__.py").write_text("raise SystemExit('this code was run')\n", "utf-8")
    (site.joinpath(*value.split(".")) / "pack.yaml").write_text(HEAD.format("carried-in"), "utf-8")
    info = site / f"{project}-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project}\nVersion: 1\n")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\n{name} = {value}\n")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.parametrize("value", ["example_rules", "example_rules.inner"])
def test_an_installed_pack_is_found_by_name_without_running_its_package(
    site: Path, value: str
) -> None:
    installed(site, "house", value)
    [read] = packs_named(["house"])
    assert [name for name, _ in read.files] == ["house/pack.yaml"]
    assert "example_rules" not in sys.modules
    assert folder_of_installed("house") == site.joinpath(*value.split("."))


def test_a_folder_goes_before_an_installed_pack_of_its_name(site: Path, tmp_path: Path) -> None:
    installed(site, "mine", "example_rules")
    pack_folder(tmp_path, more=JOY)
    assert [name for name, _ in packs_named(["mine"])[0].files] == [
        "mine/more.yaml",
        "mine/pack.yaml",
    ]


def test_an_installed_pack_that_is_not_named_is_not_laid(site: Path, run: Run) -> None:
    installed(site, "house", "example_rules")
    assert "carried-in" not in run("rules", "list").output
    assert "carried-in: Pack carried-in" in run("rules", "list", "--rules", "house").output


def test_a_name_that_is_neither_is_told_the_nearest(site: Path) -> None:
    with pytest.raises(RecommendError, match="`house` is neither a folder nor an installed pack; "
                       "no pack is installed"):  # fmt: skip
        packs_named(["house"])
    installed(site, "house", "example_rules")
    with pytest.raises(RecommendError, match=r"did you mean `house`\?"):
        packs_named(["hause"])


def test_two_packages_with_a_pack_of_one_name_are_both_named(site: Path) -> None:
    installed(site, "house", "example_rules")
    installed(site, "house", "other_rules", "other")
    with pytest.raises(RecommendError, match="`house` is a pack of each of example, other; keep"):
        packs_named(["house"])


@pytest.mark.parametrize("value", ["nowhere_at_all", "json.tool", "not a name", "..", "sys"])
def test_an_entry_point_that_leads_nowhere_is_told(site: Path, value: str) -> None:
    info = site / "broken-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1\n")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\nhouse = {value}\n")
    with pytest.raises(RecommendError, match="of broken, which is not a package in a folder"):
        packs_named(["house"])
