"""Take the pictures of the README from the example story: `python docs/pictures/take.py`.

It wants Playwright and a Chromium.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from rich.console import Console

from firsthand.desk import read_story
from firsthand.model import Story
from firsthand.views.html import to_html
from firsthand.views.terminal import to_terminal

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parents[1] / "examples" / "pier"
WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 800}


def _shot(page: Page, name: str, start: str, height: int) -> None:
    """Write the window with an element at its top."""
    page.set_viewport_size({"width": (page.viewport_size or WIDE)["width"], "height": height})
    page.evaluate("where => document.querySelector(where).scrollIntoView({block: 'start'})", start)
    page.screenshot(path=HERE / f"{name}.png")


def _pictures(report: str, chromium: str) -> None:
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.html"
        path.write_text(report, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        wide = browser.new_page(viewport=WIDE, device_scale_factor=1.5)
        wide.goto(path.as_uri())
        _shot(wide, "report", "header", 860)
        _shot(wide, "provenance", "#provenance", 1060)
        _shot(wide, "timeline", "#timeline", 940)
        _shot(wide, "article", "#a3", 720)
        phone = browser.new_page(viewport=PHONE, device_scale_factor=2, color_scheme="dark")
        phone.goto(path.as_uri())
        _shot(phone, "phone", "header", 800)
        browser.close()


def _terminal(story: Story) -> None:
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=110, file=nowhere, force_terminal=True)
        to_terminal(story, console, most=4)
    drawn = console.export_svg(title="firsthand report examples/pier")
    # Rich names fonts on a server; a picture asks nothing of any network.
    (HERE / "terminal.svg").write_text(re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.S), encoding="utf-8")


def main() -> int:
    """Take all pictures; 1 where there is no Chromium."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        print("no Chromium found: name one by CHROMIUM=/path", file=sys.stderr)
        return 1
    story = read_story(EXAMPLE)
    _pictures(to_html(story), chromium)
    _terminal(story)
    return 0


if __name__ == "__main__":
    sys.exit(main())
