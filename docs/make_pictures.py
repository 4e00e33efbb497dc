"""The pictures in the README, made from what the commands really write: `make pictures`."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from chromium import WIDE, Window, window
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
SCENARIO = "scenarios/clickstream-to-fraud.yaml"
DAY = ("--as-of", "facts")
COLUMNS, LINES = 100, 44
"""The size of the terminal."""
HIGH = 1050
"""How much of a page is shown, in pixels."""
MARGIN = 24
"""What is left around a decision, in pixels."""
THEME = TerminalTheme(
    (20, 24, 28),
    (227, 232, 237),
    [(52, 60, 69), (245, 160, 163), (104, 211, 170), (240, 197, 119),
     (133, 189, 245), (205, 170, 245), (120, 205, 215), (227, 232, 237)],
)  # fmt: skip
FRAME = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: {background}; }}
pre {{ margin: 0; padding: 1.2rem 1.5rem; width: max-content; color: {foreground};
  font: 14px/1.4 "Liberation Mono", monospace; }}
</style><body><pre>{code}</pre>"""


def on_a_terminal(*arguments: str) -> str:
    """Return what a command writes on a terminal, colours and all."""
    ours, theirs = os.openpty()
    size = {"COLUMNS": str(COLUMNS), "LINES": str(LINES), "TERM": "xterm-256color"}
    command = subprocess.Popen(
        [sys.executable, "-m", "recommender", *arguments],
        stdout=theirs, env={**os.environ, **size}, cwd=ROOT,
    )  # fmt: skip
    os.close(theirs)
    written = bytearray()
    while part := _read(ours):
        written += part
    command.wait()
    return written.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # its other end is closed: the command has ended
        return b""


def as_page(written: str, prompt: str) -> str:
    """Return the first lines of what a command wrote as a page that looks like a terminal."""
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True)
    shown = Text.from_ansi(written.replace("\r\n", "\n")).split("\n")[: LINES - 2]
    for line in (Text(f"$ {prompt}", "bold"), Text(), *shown):
        console.print(line)
    return console.export_html(theme=THEME, code_format=FRAME, inline_styles=True)


def terminal_picture(browser: Window) -> None:
    """Draw the report at a terminal."""
    browser.show(as_page(on_a_terminal(SCENARIO, *DAY), f"recommend {SCENARIO}"))
    browser.tab.locator("pre").screenshot(path=PICTURES / "terminal.png")


def page_pictures(browser: Window) -> None:
    """Draw the page: how it begins, and one decision with its matrix open."""
    arguments = [SCENARIO, *DAY, "--format", "html"]
    page = subprocess.run(
        [sys.executable, "-m", "recommender", *arguments],
        capture_output=True, text=True, check=True, cwd=ROOT,
    ).stdout  # fmt: skip
    browser.show(page)
    browser.tab.set_viewport_size({"width": WIDE, "height": HIGH})
    browser.tab.screenshot(path=PICTURES / "page.png")
    decision = browser.tab.locator(".decision:has(.matrix)").nth(1)
    decision.locator("details:has(.matrix)").evaluate("fold => { fold.open = true }")
    box = decision.bounding_box()
    browser.tab.screenshot(
        path=PICTURES / "decision.png",
        full_page=True,
        clip={
            "x": box["x"] - MARGIN,
            "y": box["y"],
            "width": box["width"] + 2 * MARGIN,
            "height": box["height"],
        },
    )


if __name__ == "__main__":
    with TemporaryDirectory() as folder, window(Path(folder)) as opened:
        terminal_picture(opened)
        page_pictures(opened)
    for file in sorted(PICTURES.glob("*.png")):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1000} kB")
