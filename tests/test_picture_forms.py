"""Pictures as Mermaid, SVG and PNG: well formed whatever is written in them, and legible."""

import json
import re
import shutil
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import Result
from hypothesis import HealthCheck, example, given, settings
from pictures import HOSTILE, diagrams, toy_diagram

from recommender.errors import RecommendError, printable
from recommender.model.diagram import Diagram
from recommender.render.mermaid import as_mermaid
from recommender.render.picture_colours import BOUNDARY, COLOURS, FILLS, INK, MUTED, PAGE, line_of
from recommender.render.picture_svg import png, svg
from recommender.render.picture_words import flows_told

ROOT = Path(__file__).parent.parent
SCENARIO = str(ROOT / "scenarios" / "many-runs-on-images.yaml")
SPREAD = sorted((ROOT / "scenarios").glob("*.yaml"))[3::20]
Run = Callable[..., Result]
needs_graphviz = pytest.mark.skipif(
    shutil.which("dot") is None, reason="Graphviz, which does the layout, is not installed"
)
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "g", "title", "desc", "style", "text", "path", "polygon", "polyline", "ellipse"}

LABEL = r'"(?:<b>|</b>|<small>|</small>|<br/>|#\d+;|[^"<>#`\[\]{}|;\\])*"'
ID = r"(?:at|in|about)_[a-z0-9_]+"
SHAPE = "|".join(
    f"{re.escape(left)}{LABEL}{re.escape(right)}"
    for left, right in (("[", "]"), ("([", "])"), ("[(", ")]"), ("{{", "}}"))
)
STATEMENTS = re.compile(
    "|".join(
        (
            r"flowchart TB",
            r"acc(?:Title|Descr): [^\n#{}<>\"`%;]*",
            rf"{ID}(?:{SHAPE}):::[a-z]+",
            rf"subgraph {ID}\[{LABEL}\]",
            r"end",
            rf"{ID} (?:-->|-\.->|<-->)\|{LABEL}\| {ID}",
            r"classDef [a-z]+ [a-z0-9:,#-]+",
            rf"class {ID}(?:,{ID})* [a-z]+",
        )
    )
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(diagram=diagrams())
def test_mermaid_is_well_formed_whatever_is_written(diagram: Diagram) -> None:
    lines = [line.strip() for line in as_mermaid(diagram).split("\n")[:-1]]
    for line in lines:
        assert STATEMENTS.fullmatch(line), line
    starts = [line for line in lines if line.startswith("subgraph ")]
    assert len(starts) == lines.count("end") == len(diagram.boundaries)
    named = set(re.findall(rf"^({ID})[\[({{]", "\n".join(lines), re.MULTILINE))
    assert len([name for name in named if name.startswith("at_")]) == len(diagram.nodes)
    for edge in diagram.edges:
        assert f"at_{edge.source}".replace("-", "_").replace(".", "__") in named


@needs_graphviz
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(diagram=diagrams())
@example(diagram=toy_diagram("{way.ground: road, way.length: 1 KB, way.bags: laptop}"))
@example(diagram=toy_diagram("{way.ground: road}").model_copy(update={"summary": "]"}))
def test_svg_is_well_formed_whatever_is_written(diagram: Diagram) -> None:
    root = ElementTree.fromstring(svg(diagram))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= DRAWN
    words = "".join("".join(element.itertext()) for element in root.iter(f"{SVG}text"))
    squeezed = "".join(words.split())
    for node in diagram.nodes:
        for name in node.names:
            assert printable(re.sub(r"[\t\n\v\f\r ]", "", name)) in squeezed


@needs_graphviz
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_is_written_becomes_markup(text: str) -> None:
    told = text.replace("\x1b", "").replace("\x00", "").replace("\n", " ").replace("'", "''")
    drawing = svg(toy_diagram("{way.ground: road, way.length: 1 KB}", name=told))
    assert not re.search(r"<(script|img|b)\b|javascript:[^<]*\"|<!DOCTYPE|<\?xml", drawing)


@needs_graphviz
@pytest.mark.parametrize("path", SPREAD, ids=lambda path: path.stem)
def test_shipped_scenarios_are_drawn_whole_and_alone(path: Path, run: Run) -> None:
    text = run(str(path), "--as-of", "facts", "--format", "svg").output
    found = json.loads(run(str(path), "--as-of", "facts", "--format", "json").output)["diagram"]
    diagram = Diagram.model_validate_json(json.dumps(found))
    root = ElementTree.fromstring(text)
    assert text == svg(diagram)
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == diagram.title
    description = root.findtext(f"{SVG}desc") or ""
    assert all(line in description for line in (diagram.summary, *flows_told(diagram)))
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg\")|url\(|@import|@font-face", text)
    words = "".join("".join("".join(it.itertext()) for it in root.iter(f"{SVG}text")).split())
    for thing in (*diagram.nodes, *diagram.boundaries):
        for name in (*thing.names, *thing.notes):
            assert "".join(name.split()) in words


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_and_lines_can_be_told_from_what_they_stand_on(mode: str) -> None:
    shade = {name: str(getattr(colour, mode)) for name, colour in COLOURS.items()}
    for word, ground in product((INK, MUTED), (PAGE, *FILLS.values())):
        assert contrast(shade[word], shade[ground]) >= 4.5, (word, ground)
    assert contrast(shade[BOUNDARY], shade[PAGE]) >= 4.5
    for fill in FILLS.values():
        for ground in (PAGE, fill):
            assert contrast(shade[line_of(fill)], shade[ground]) >= 3, (fill, ground)


@needs_graphviz
def test_every_colour_of_the_drawing_changes_in_the_dark() -> None:
    drawing = svg(toy_diagram("{way.ground: road, way.length: 1 KB, way.bags: laptop}"))
    root = ElementTree.fromstring(drawing)
    for element in root.iter():
        for key in ("fill", "stroke"):
            colour = element.get(key, "none")
            if colour not in ("none", "transparent"):
                name = next(name for name, it in COLOURS.items() if it.light == colour)
                assert f"picture-{key}-{name}" in element.get("class", "").split()
    assert "prefers-color-scheme:dark" in (root.findtext(f"{SVG}style") or "")


@needs_graphviz
def test_a_png_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "picture.png"
    assert run(SCENARIO, "--format", "png", "-o", str(target)).exit_code == 0
    assert target.read_bytes().startswith(b"\x89PNG\r\n")
    kept = run(SCENARIO, "--format", "png", "-o", str(target))
    assert "exists already" in str(kept.exception)


def test_a_png_is_refused_by_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recommender.cli.picture.to_a_terminal", lambda: True)
    refused = run(SCENARIO, "--format", "png")
    assert refused.exit_code == 2
    assert "add -o FILE" in refused.output


@pytest.mark.parametrize("form", ["mermaid", "svg", "png"])
def test_several_scenarios_are_not_one_picture(form: str, run: Run) -> None:
    refused = run(SCENARIO, SCENARIO, "--format", form)
    assert refused.exit_code == 2
    assert "draws one scenario, and 2 were given" in " ".join(refused.output.split())


def test_without_graphviz_the_message_says_how_to_get_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    for form in (svg, png):
        with pytest.raises(RecommendError, match=r"apt-get install graphviz; macOS: brew") as told:
            form(toy_diagram("{way.ground: road}"))
        assert "--format mermaid works without it" in str(told.value)
    drawn = run(SCENARIO, "--format", "mermaid")
    assert drawn.exit_code == 0
    assert drawn.output.startswith("flowchart TB\n")


def test_what_is_drawn_is_in_the_reports_too(run: Run) -> None:
    mermaid = run(SCENARIO, "--as-of", "facts", "--format", "mermaid").output
    markdown = run(SCENARIO, "--as-of", "facts", "--format", "markdown").output
    assert f"\n```mermaid\n{mermaid}```\n" in markdown
    text = " ".join(run(SCENARIO, "--as-of", "facts", "--explain", "full").output.split())
    assert "Stored data (Amazon S3) → Gateway endpoint for S3 → Files for training" in text


def test_a_report_loads_nothing_that_draws(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "graphviz", raising=False)
    monkeypatch.delitem(sys.modules, "recommender.render.picture_layout", raising=False)
    for form in ("text", "markdown", "json", "mermaid"):
        assert run(SCENARIO, "--format", form).exit_code == 0
    assert "graphviz" not in sys.modules
