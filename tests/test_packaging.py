"""What is shipped: every package and data file, found from a wheel in a fresh environment."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA = ("rules", "scenarios", "templates")


def test_every_package_is_listed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    listed = set(settings["tool"]["setuptools"]["packages"])
    code = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in (ROOT / "recommender").rglob("__init__.py")
    }
    assert listed == code | {f"recommender.{name}" for name in DATA}


@pytest.mark.parametrize(
    ("name", "ending"), [("rules", ".yaml"), ("scenarios", ".yaml"), ("templates", ".j2")]
)
def test_every_data_file_has_an_ending_that_is_shipped(name: str, ending: str) -> None:
    files = [
        path
        for path in (ROOT / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert {path.suffix for path in files} == {ending, ".py"}
    assert [path.name for path in files if path.suffix == ".py"] == ["__init__.py"]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a wheel from a copy of the tree and install it into a fresh environment."""
    place = tmp_path_factory.mktemp("wheel")
    tree = place / "tree"
    tree.mkdir()
    for name in ("recommender", *DATA):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(place), str(tree)], check=True)
    fresh = str(place / "env")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", fresh], check=True)
    [wheel] = place.glob("*.whl")
    install = [*pip, "--python", fresh, "install", "--no-compile"]
    subprocess.run([*install, str(wheel)], check=True)
    return place / "env" / "bin" / "recommend"


def test_a_wheel_in_a_fresh_environment_answers(installed: Path, tmp_path: Path) -> None:
    blank = subprocess.run(
        [installed, "new"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert "requirements:" in blank
    scenario = sorted((ROOT / "scenarios").glob("*.yaml"))[0]
    done = subprocess.run(
        [installed, scenario, "--as-of", "facts"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    here = subprocess.run(
        [sys.executable, "-m", "recommender", scenario, "--as-of", "facts"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.stdout == here.stdout
