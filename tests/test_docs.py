"""The documentation is the program's own."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def test_the_reference_of_the_command_line_is_current():
    made = runpy.run_path(str(ROOT / "docs" / "make.py"))
    assert (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8") == made["cli_reference"](), "run: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_command_a_page_shows_exists():
    from firsthand.cli import app

    known = {c.callback.__name__ for c in app.registered_commands if c.callback}
    for page in PAGES:
        for command in re.findall(r"^\$? ?firsthand ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE):
            assert command in known, f"{page.name}: firsthand {command}"


def test_the_changelog_has_the_version():
    from importlib.metadata import version

    assert f"## {version('firsthand')}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
