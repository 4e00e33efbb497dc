"""How the house is built: which floor sees which, how long a file is, what Python knows."""

import ast
import re
from pathlib import Path

import pytest

from recommender.model.knowledge import Knowledge

ROOT = Path(__file__).parent.parent
CODE = sorted((ROOT / "recommender").rglob("*.py"))
MAY_IMPORT = {
    "errors": set(),
    "shelf": {"errors"},
    "model": {"errors"},
    "learner": {"errors", "model"},
    "loading": {"", "errors", "model"},
    "readings": {"model"},
    "proofs": {"errors", "model", "readings"},
    "advise": {"model", "readings"},
    "explain": {"errors", "model", "readings", "proofs", "advise"},
    "review": {"", "errors", "model", "loading", "readings", "proofs", "advise"},
    "sitting": {"model"},
    "authoring": {"errors", "model", "loading"},
    "render": {"errors", "shelf", "model"},
    "flashcards": {"errors", "model", "readings"},
    "study": {"model", "readings", "advise", "explain", "render"},
    "cli": {
        "errors", "shelf", "model", "loading", "readings", "proofs", "advise", "review",
        "authoring", "render", "explain", "study", "learner", "sitting",
        "flashcards", "",
    },
    "": {"cli", "api", "errors", "shelf", "model", "loading", "readings", "advise", "explain"},
}  # fmt: skip
"""Each floor, and the floors that it sees; the package itself is the floor without a name."""
LIVES_IN = {
    "graphviz": {"render/picture_layout.py"},
    "yaml": {"loading/located_yaml.py", "render/scenario_file.py"},
    "experta": {"readings/experta_engine.py"},
    "platformdirs": {"loading/knowledge_cache.py", "review/proof_memory.py", "learner/store.py"},
    "fsrs": {"learner/memory.py"},
    "sqlite3": {"learner"},
    "genanki": {"flashcards/anki.py"},
    "jinja2": {"render/templating.py"},
    "markupsafe": {"render/html.py"},
    "rich": {"render"},
    "click": {"cli"},
    "click_default_group": {"cli/main.py"},
    "z3": {"proofs"},
    "pydantic": {"model", "loading"},
    "pydantic_core": {"loading/wording.py"},
}
"""Each third party, and the files or floors in which it may be imported."""


def inside(path: Path) -> str:
    return path.relative_to(ROOT / "recommender").as_posix()


def floor_of(path: Path) -> str:
    name = inside(path)
    return name.split("/")[0] if "/" in name else name.removesuffix(".py").replace("__", "")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", CODE, ids=inside)
def test_imports_only_point_down(path: Path) -> None:
    floor = floor_of(path) if floor_of(path) in MAY_IMPORT else ""
    seen = {
        name.split(".")[1] if "." in name else ""
        for name in imported(path)
        if name.startswith("recommender")
    }
    assert seen - MAY_IMPORT[floor] - {floor} == set()


@pytest.mark.parametrize("path", [p for p in CODE if floor_of(p) == "readings"], ids=inside)
def test_no_reading_imports_another(path: Path) -> None:
    assert not {name for name in imported(path) if name.startswith("recommender.readings")}


@pytest.mark.parametrize("path", CODE, ids=inside)
def test_every_third_party_lives_in_one_place(path: Path) -> None:
    for name in {name.split(".")[0] for name in imported(path)} & LIVES_IN.keys():
        assert {inside(path), floor_of(path)} & LIVES_IN[name], name


@pytest.mark.parametrize("path", CODE, ids=inside)
def test_every_file_is_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 200


@pytest.mark.parametrize(
    "path",
    [p for p in CODE if p.name == "__init__.py" and len(p.relative_to(ROOT).parts) > 2],
    ids=inside,
)
def test_packages_hold_nothing_but_a_docstring(path: Path) -> None:
    assert len(ast.parse(path.read_text("utf-8")).body) == 1


def names_of_services(knowledge: Knowledge) -> set[str]:
    """Return every name that says of itself that it is a service, and those of several words.

    A name of one common word, such as a verb, counts only together with its maker's name.
    """
    names = set()
    for service in knowledge.services:
        for name in (service.name, service.name_in_guide):
            short = re.sub(r"\s*\(.*?\)", "", name).strip()
            bare = re.sub(r"^(Amazon|AWS)\s+", "", short)
            names |= {short} | ({bare} if " " in bare or bare.isupper() else set())
    return {name for name in names if len(name) > 2}


def test_no_service_is_named_in_code_or_templates(knowledge: Knowledge) -> None:
    names = names_of_services(knowledge)
    assert len(names) > 20
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(names))) + r")\b")
    files = [*CODE, *(ROOT / "templates").rglob("*.j2"), *(ROOT / "benchmarks").rglob("*.py")]
    named = {
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in files
        for found in pattern.finditer(path.read_text("utf-8"))
    }
    assert named == set()


def test_no_option_or_service_id_is_named_in_code_or_templates(knowledge: Knowledge) -> None:
    ids = {option.id for decision in knowledge.decisions for option in decision.options}
    ids |= {service.id for service in knowledge.services}
    telling = {name for name in ids if "-" in name}
    pattern = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, sorted(telling))) + r")(?![\w-])")
    files = [*CODE, *(ROOT / "templates").rglob("*.j2")]
    assert not {
        f"{path.name}: {found.group()}"
        for path in files
        for found in pattern.finditer(path.read_text("utf-8"))
    }
