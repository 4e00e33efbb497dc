"""The page of HTML: nothing is lost, all is escaped, and nothing comes from elsewhere."""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from html_reader import Page, page_of
from test_reports import statements
from toy import ABOUT, LUGGAGE, TRANSPORT, toy_files

from recommender.advise.advisor import advise
from recommender.explain.firmness import with_firmness
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import Recommendation
from recommender.readings import direct
from recommender.render import html
from recommender.render.bars import bar_table
from recommender.render.document import document
from recommender.render.lines import Line
from recommender.render.numbers import points
from recommender.render.picture_svg import svg
from recommender.render.titles import RESTS_ON
from recommender.shelf import shelf

ROOT = Path(__file__).parent.parent
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))[::24]
CONFLICT = ROOT / "scenarios" / "closed-network-that-needs-packages.yaml"
PAPER = ROOT / "scenarios" / "paper-mill.yaml"
HOSTILE = """'"><script>alert(1)</script><img src=x onerror=alert(2)> ]]> --> {{ 7*7 }} &lt; &"""

SANDY = {"way.ground": "sand", "way.rain": True, "way.length": "6 KB"}


def as_html(results: Sequence[Recommendation], full: bool) -> str:
    """Return the page with the picture in words, as it is where Graphviz is missing."""
    return html.as_html(results, [""] * len(results), full)


def answered(
    knowledge: Knowledge, words: Vocabulary, text: bytes, name: str = "s.yaml"
) -> Recommendation:
    scenario = read_scenario(text, name, words)
    found = advise(knowledge, scenario, knowledge.facts_date, direct.truths)
    return with_firmness(found, knowledge, scenario, far=False)


@pytest.fixture(params=[*SCENARIOS, CONFLICT], ids=lambda path: path.stem, scope="module")
def result(
    request: pytest.FixtureRequest, knowledge: Knowledge, words: Vocabulary
) -> Recommendation:
    return answered(knowledge, words, request.param.read_bytes(), request.param.name)


@pytest.fixture(scope="module")
def page(result: Recommendation) -> Page:
    return page_of(as_html([result], full=False))


def toy_result(
    requirements: Mapping[str, Any] = SANDY, *, name: str = "To work", **files: str
) -> Recommendation:
    """Return the answer of the small rule base, with some of its files as they are given."""
    knowledge, words = load_knowledge(toy_files(**files))
    scenario = {
        "name": name,
        "description": name,
        "requirements": {**requirements},
        "priorities": ["speed"],
    }
    return answered(knowledge, words, json.dumps(scenario).encode())


def poisoned(text: str) -> str:
    """Return a rule file with hostile words after each name, reason, question and title."""
    evil = json.dumps(HOSTILE)[1:-1]
    for plain in (
        "Bicycle", "On foot", "Helmet", "A neighbour who knows", "How do you go?", "Is it fast?",
        "Tickets add up.", "Narrow tyres sink in sand.", "Heads hit the ground first.",
        "Nobody walks that far twice a day.", "Take a coat.", "Rain comes from the front.",
        "the way is sandy", "What is the ground like?", "Wheels sink in.", "Transport",
    ):  # fmt: skip
        text = text.replace(f": {plain}", f': "{plain} {evil}"')
    return text


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_page_drops_nothing(result: Recommendation, page: Page) -> None:
    told = [*statements(result)]
    assert len(told) > 20
    words = squeezed(page.words)
    assert not [entry for entry in told if squeezed(entry) not in words]


def test_every_line_of_a_full_report_is_an_item_of_the_page(
    result: Recommendation, page: Page
) -> None:
    items = Counter(map(squeezed, page.items))
    wanted = Counter(
        squeezed(item(line))
        for told in document(result, full=True).decisions
        for lines in (told.because, *(lines for title, lines in told.sections if title != RESTS_ON))
        for line in lines
    )
    assert wanted.total() > 20
    assert wanted - items == Counter()


def item(line: Line) -> str:
    """Return what a reader sees of a line: the statement, what it was read from, its sources."""
    names = ", ".join([*filter(None, [line.rule]), *(source.id for source in line.sources)])
    return line.text + (f"Given: {line.given}." if line.given else "") + names


def test_every_matrix_has_every_contribution(result: Recommendation) -> None:
    tables = {one.id: table for one in result.decisions if (table := bar_table(one))}
    for decision in result.decisions:
        if decision.id not in tables:
            continue
        table = tables[decision.id]
        right = [option for option in decision.options if option.right]
        assert [bar.text for bar in table.options] == [
            points(o.score or Fraction(0)) for o in right
        ]
        for row, weight in zip(table.rows, decision.weights, strict=True):
            weighted = [
                cell.weighted
                for option in right
                for cell in option.cells
                if cell.criterion == weight.criterion
            ]
            assert [bar.text for bar in row.bars] == [*map(points, weighted)]
            assert all(0 <= bar.length <= 100 for bar in row.bars)


def test_every_number_of_a_matrix_stands_beside_its_bar(result: Recommendation, page: Page) -> None:
    order = [stage.id for stage in result.stages]
    decisions = sorted(result.decisions, key=lambda one: order.index(one.stage))
    tables = [table for one in decisions if (table := bar_table(one))]
    assert page.texts_of("points") == [
        bar.text
        for table in tables
        for bars in (table.options[:4], *(row.bars for row in table.rows), table.options)
        for bar in bars
    ]


def test_every_anchor_leads_somewhere_and_is_there_once(page: Page) -> None:
    assert len({*page.ids}) == len(page.ids)
    inner = [link[1:] for link in page.links if link.startswith("#")]
    assert len(inner) > 20
    assert not {*inner} - {*page.ids}


def test_links_lead_to_the_web_or_into_the_page(page: Page) -> None:
    assert not [link for link in page.links if not link.startswith(("#", "https://", "http://"))]
    assert any(link.startswith("https://") for link in page.links)


def test_nothing_is_fetched_and_nothing_runs(page: Page) -> None:
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not [name for _, one in page.tags for name in one if name.startswith("on")]
    assert not [one for tag, one in page.tags if "src" in one or ("href" in one and tag != "a")]
    assert any("default-src 'none'" in one.get("content", "") for one in page.all("meta"))


def test_headings_leave_out_no_level(page: Page) -> None:
    assert page.levels[0] == 1
    assert page.levels.count(1) == 1
    steps = [after - before for before, after in zip(page.levels, page.levels[1:], strict=False)]
    assert max(steps) == 1


def test_every_table_says_what_its_rows_and_columns_are(page: Page) -> None:
    assert {one.get("scope") for one in page.all("th")} <= {"row", "col", "rowgroup"}


def test_answers_come_first(result: Recommendation, page: Page) -> None:
    words = " ".join(page.words.split())
    first = next(entry for entry in result.decisions if entry.status in ("chosen", "conflict"))
    assert words.index(first.name) < words.index(first.question)


def test_folds_are_closed_until_all_is_asked_for(result: Recommendation) -> None:
    closed, unfolded = (page_of(as_html([result], full)) for full in (False, True))
    assert not [one for one in closed.all("details") if "open" in one]
    assert [one for one in unfolded.all("details") if "open" not in one] == []
    assert closed.words == unfolded.words


def test_several_scenarios_are_one_page_with_a_part_for_each() -> None:
    result = toy_result()
    page = page_of(as_html([result, result], full=False))
    assert page.words.count("Narrow tyres sink in sand.") == 2 * page_of(
        as_html([result], full=False)
    ).words.count("Narrow tyres sink in sand.")
    assert len({*page.ids}) == len(page.ids)
    assert not {link[1:] for link in page.links if link.startswith("#")} - {*page.ids}
    assert page.levels.count(1) == 1
    assert [one["id"] for one in page.all("article")] == ["report-1", "report-2"]


def test_what_a_scenario_or_a_pack_says_is_never_markup() -> None:
    evil = toy_result(
        name=HOSTILE,
        about=poisoned(ABOUT),
        transport=poisoned(TRANSPORT),
        luggage=poisoned(LUGGAGE),
    )
    kind, hostile = (page_of(as_html([one], full=True)) for one in (toy_result(), evil))
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in kind.tags]
    assert {name for _, one in hostile.tags for name in one} == {
        name for _, one in kind.tags for name in one
    }
    assert squeezed(hostile.words).count(squeezed(HOSTILE)) > 30


def texts(value: Any, key: str = "") -> Iterator[tuple[list[Any] | dict[str, Any], Any]]:
    """Yield each place of a result that holds words, with the key to it."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for position, entry in entries:
        if isinstance(entry, str) and (position if isinstance(position, str) else key) in WORDS:
            yield value, position
        elif isinstance(entry, dict | list):
            yield from texts(entry, position if isinstance(position, str) else key)


WORDS = {
    "scenario", "description", "told", "name", "question", "why", "because", "text", "title", "url",
    "summary", "note", "distance", "effect", "provided", "why_not_taken", "was",
    "ignored", "priorities",
}  # fmt: skip


def test_every_word_of_a_result_is_escaped(knowledge: Knowledge, words: Vocabulary) -> None:
    result = answered(knowledge, words, CONFLICT.read_bytes())
    plain = result.model_dump(mode="json")
    for holder, position in [*texts(plain)]:
        holder[position] = "javascript:alert(1)" if position == "url" else HOSTILE
    evil = Recommendation.model_validate_json(json.dumps(plain))
    page, kind = (page_of(as_html([one], full=True)) for one in (evil, result))
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in kind.tags}
    assert not [link for link in page.links if not link.startswith("#")]
    assert "javascript:alert(1)" in page.words
    assert not [name for _, one in page.tags for name in one if name.startswith("on")]


def test_the_command_writes_a_page(run: Callable[..., Result], tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    done = run(str(CONFLICT), "--as-of", "facts", "--format", "html", "-o", str(out))
    assert (done.exit_code, done.output) == (1, "")
    page = page_of(out.read_text("utf-8"))
    assert "Nothing is right" in page.words
    again = run(str(CONFLICT), str(CONFLICT), "--format", "html")
    assert again.output.startswith("<!doctype html>")
    assert len(page_of(again.output).all("article")) == 2


def test_a_page_without_graphviz_tells_the_picture_in_words_and_says_so(
    run: Callable[..., Result],
) -> None:
    done = run(str(PAPER), "--format", "html", env={"PATH": ""})
    assert done.exit_code == 0
    assert "the page tells the picture in words instead" in done.stderr
    assert "<svg" not in done.stdout
    assert "In the order in which data flows" in done.stdout


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is missing: apt-get install graphviz")
def test_the_picture_stands_in_the_page_and_is_as_safe_as_the_rest(
    knowledge: Knowledge, words: Vocabulary
) -> None:
    scenario = PAPER.read_text("utf-8").replace("name:", f"name: {json.dumps(HOSTILE)} #", 1)
    result = answered(knowledge, words, scenario.encode())
    assert result.diagram is not None
    page = page_of(html.as_html([result], [svg(result.diagram)], full=False))
    assert {"svg", "title", "desc", "path"} <= {tag for tag, _ in page.tags}
    assert not {"script", "img", "image", "foreignobject"} & {tag for tag, _ in page.tags}
    assert not [name for _, one in page.tags for name in one if name.startswith("on")]
    assert not [link for link in page.links if link.startswith("javascript")]


def test_the_page_of_one_decision_has_no_other(run: Callable[..., Result]) -> None:
    told = run(str(SCENARIOS[0]), "--format", "html", "--decision", "network").output
    page = page_of(told)
    assert [name for name in page.ids if name.startswith("decision-")] == ["decision-network"]


def test_the_style_names_only_what_the_templates_have() -> None:
    style = (shelf("templates") / "page.css.j2").read_text("utf-8")
    assert "url(" not in style
    assert "@import" not in style
