"""Debian's Chromium, driven by Playwright; it comes with no browser of its own here."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="Playwright is missing: pip install -e '.[browser]'"
)

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
UNPAINTED = "--disable-threaded-compositing"
"""For pages that are measured and not looked at; it saves a third of the work."""
NARROW, WIDE = 360, 1280
_FITS = "document.documentElement.scrollWidth <= innerWidth"
_OVER = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest('.scroll'))
  .map(e => e.outerHTML.slice(0, 120))"""


@dataclass
class Window:
    """A window of the browser, and what happened in it."""

    tab: Any
    folder: Path
    complaints: list[str] = field(default_factory=list)
    """What came to the console, and the errors."""
    requests: list[str] = field(default_factory=list)

    def show(self, text: str) -> None:
        """Load a page from a file, as a reader opens it."""
        file = self.folder / "page.html"
        file.write_text(text, "utf-8")
        self.complaints.clear()
        self.requests.clear()
        self.tab.goto(file.as_uri())
        assert self.requests == [file.as_uri()]

    def overflow(self, width: int) -> list[str]:
        """Return the elements that stick out of a window of that width."""
        self.tab.set_viewport_size({"width": width, "height": 800})
        return [] if self.tab.evaluate(_FITS) else [*self.tab.evaluate(_OVER)]


@contextmanager
def window(folder: Path, *flags: str) -> Iterator[Window]:
    """Open a window of a fresh browser, cut off from every network."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("Chromium is missing: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*FLAGS, *flags])
        tab = browser.new_context(offline=True).new_page()
        opened = Window(tab, folder)
        tab.on("console", lambda message: opened.complaints.append(message.text))
        tab.on("pageerror", lambda error: opened.complaints.append(str(error)))
        tab.on("request", lambda request: opened.requests.append(request.url))
        yield opened
        browser.close()
