"""Reports opened in Chromium; skipped where Playwright or a Chromium is not there."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "views"))

playwright_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")


def _chromium() -> str:
    named = os.environ.get("CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium on this machine (set CHROMIUM to name one)")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = _chromium()
    with playwright_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Addresses of the reports, by name."""
    import hostile
    import pier

    from firsthand.views.html import to_html

    folder = tmp_path_factory.mktemp("reports")
    addresses = {}
    for name, make in (("example", pier.story), ("hostile", hostile.story), ("many", hostile.many)):
        path = folder / f"{name}.html"
        path.write_text(to_html(make()), encoding="utf-8")
        addresses[name] = path.as_uri()
    return addresses


class Watched:
    """A page with what it said and asked for."""

    def __init__(self, page: Any) -> None:
        self.page, self.said, self.asked = page, list[str](), list[str]()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))


@pytest.fixture
def visit(browser: Any, reports: dict[str, str]) -> Iterator[Callable[..., Watched]]:
    """Open a report in a window of its own."""
    contexts = []

    def opened(name: str = "example", *, width: int = 1400, height: int = 900, **settings: Any) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        watched = Watched(context.new_page())
        watched.page.goto(reports[name])
        return watched

    yield opened
    for context in contexts:
        context.close()
