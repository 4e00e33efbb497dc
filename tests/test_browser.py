"""The pages in a real browser: every shipped scenario's, at the width of a phone and of a desk."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import NARROW, UNPAINTED, WIDE, Window, window
from test_html import as_html, toy_result
from toy import ABOUT

from recommender.advise.advisor import advise
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import Recommendation
from recommender.readings import direct
from recommender.render import html
from recommender.render.picture_svg import svg

axe_playwright = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe is missing: pip install -e '.[browser]'"
)

ROOT = Path(__file__).parent.parent
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))
SMALL = ROOT / "scenarios" / "machines-in-sql.yaml"
VIOLATIONS = {"resultTypes": ["violations"], "selectors": False}
FORM = {"rules": {"color-contrast": {"enabled": False}}}
"""Contrast depends on classes alone, and is measured for each of them on one small page."""
GROUND = {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 28)"}
CLASS = re.compile(r' class="([^"]*)"')


def weighed(path: Path, knowledge: Knowledge, words: Vocabulary) -> Recommendation:
    """Return the answer without how firmly it stands; that takes long, and is one more list."""
    scenario = read_scenario(path.read_bytes(), path.name, words)
    return advise(knowledge, scenario, knowledge.facts_date, direct.truths)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    with window(tmp_path_factory.mktemp("pages"), UNPAINTED) as opened:
        yield opened


@pytest.fixture
def small(browser: Window, knowledge: Knowledge, words: Vocabulary) -> Any:
    """A tab that shows a small report, as it is when it has just been opened."""
    browser.show(as_html([weighed(SMALL, knowledge, words)], full=False))
    browser.tab.set_viewport_size({"width": WIDE, "height": 800})
    return browser.tab


@pytest.fixture(scope="module")
def exemplary() -> str:
    """A small page with everything that pages are made of, all of it unfolded."""
    about = ABOUT.replace("verified: weak}", "verified: weak, url: 'https://example.org'}", 1)
    ridden, clashing = (
        toy_result({"way.ground": "road", "way.rain": True}, about=about),
        toy_result({"way.ground": "road", "way.bags": ["cello"]}),
    )
    changed = [one.model_copy(update={"then": ("other",)}) for one in ridden.decisions]
    return as_html([ridden.model_copy(update={"decisions": (*changed,)}), clashing], full=True)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_shipped_scenario_fits_a_phone_and_a_desk_and_fetches_nothing(
    path: Path, browser: Window, knowledge: Knowledge, words: Vocabulary, exemplary: str
) -> None:
    result = weighed(path, knowledge, words)
    drawn = result.diagram if path in SCENARIOS[::16] and shutil.which("dot") else None
    text = html.as_html([result], [svg(drawn) if drawn else ""], full=False)
    browser.show(text)
    assert browser.overflow(NARROW) == []
    assert browser.overflow(WIDE) == []
    assert browser.complaints == []
    styles = {*CLASS.findall(text.partition("<svg")[0] + text.rpartition("</svg>")[2])}
    assert styles <= {*CLASS.findall(exemplary)} | {"scroll picture"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_can_be_perceived(scheme: str, browser: Window, exemplary: str) -> None:
    browser.show(exemplary)
    browser.tab.emulate_media(color_scheme=scheme)
    found = axe_playwright.Axe().run(browser.tab, options=VIOLATIONS).response
    assert [entry["id"] for entry in found["violations"]] == []
    assert browser.tab.evaluate("getComputedStyle(document.body).backgroundColor") == GROUND[scheme]


@pytest.mark.parametrize("path", SCENARIOS[::90], ids=lambda path: path.stem)
def test_a_whole_report_is_well_formed_for_screen_readers(
    path: Path, browser: Window, knowledge: Knowledge, words: Vocabulary
) -> None:
    browser.show(as_html([weighed(path, knowledge, words)], full=False))
    found = axe_playwright.Axe().run(browser.tab, options=VIOLATIONS | FORM).response
    assert [entry["id"] for entry in found["violations"]] == []


def test_the_first_key_leads_past_the_head(small: Any) -> None:
    small.keyboard.press("Tab")
    assert small.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert small.locator(".skip").bounding_box()["x"] >= 0
    small.keyboard.press("Enter")
    small.keyboard.press("Tab")
    assert small.evaluate("document.activeElement.closest('main') !== null")


def test_an_answer_leads_to_its_reasons_and_back(small: Any) -> None:
    small.locator(".answers tbody a").last.focus()
    small.keyboard.press("Enter")
    target = small.evaluate("location.hash")
    assert 0 <= small.locator(target).bounding_box()["y"] < 200
    small.locator(f".decision:has({target}) .back a").focus()
    small.keyboard.press("Enter")
    assert small.evaluate("location.hash") == "#answers"


def test_a_fold_opens_by_keyboard_and_its_matrix_can_be_scrolled(small: Any) -> None:
    fold = small.locator("details:has(.matrix)").first
    assert not fold.locator(".matrix").is_visible()
    fold.locator("summary").focus()
    small.keyboard.press("Enter")
    assert fold.locator(".matrix").is_visible()
    small.keyboard.press("Tab")
    assert small.evaluate("document.activeElement.className") == "scroll"


def test_a_bar_is_as_long_as_its_number_says(small: Any) -> None:
    bars = small.locator(".decision:has(.scores)").first.locator(".scores .bar")
    numbers = small.locator(".decision:has(.scores)").first.locator(".scores .points")
    best, second = (bars.nth(place).bounding_box()["width"] for place in (0, 1))
    scores = [float(numbers.nth(place).text_content()) for place in (0, 1)]
    assert second / best == pytest.approx(scores[1] / scores[0], abs=0.02)


def test_print_shows_what_is_open_and_nothing_that_only_a_screen_needs(small: Any) -> None:
    small.locator("details").first.evaluate("fold => { fold.open = true }")
    small.emulate_media(media="print")
    assert small.locator("details").first.is_visible()
    assert not small.locator("details").nth(1).is_visible()
    assert not small.locator(".back").first.is_visible()
    assert small.pdf().startswith(b"%PDF")
    small.emulate_media(media="screen")
