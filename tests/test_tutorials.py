"""The tutorials do what they say, command by command."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand import cli

ROOT = Path(__file__).parents[1]
TUTORIALS = sorted((ROOT / "docs" / "tutorial").glob("*.md"))
BLOCK = re.compile(r"```\w*\n(.*?)```", re.DOTALL)


def blocks(page: Path) -> Iterator[str]:
    return (m.group(1) for m in BLOCK.finditer(page.read_text(encoding="utf-8")))


def commands(page: Path) -> list[list[str]]:
    """The commands a page shows, without prompts and without what the shell does with them."""
    lines = (re.sub(r"^\$ ", "", line) for block in blocks(page) for line in block.splitlines())
    plain = (re.split(r" [>|] | \|\| | #", line)[0] for line in lines)
    return [shlex.split(line)[1:] for line in plain if line.startswith("firsthand ")]


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda p: p.stem)
def test_every_command_of_a_tutorial_works(page, tmp_path, monkeypatch):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    for block in blocks(page):
        if block.startswith("Date:"):
            (tmp_path / "draft.txt").write_text(block, encoding="utf-8")
    shown = commands(page)
    assert shown
    for arguments in shown:
        result = CliRunner().invoke(cli.app, [*arguments, *(["--no-tagger"] if "--help" not in arguments else [])])
        if result.exit_code == 2 and "No such option" in result.output:
            result = CliRunner().invoke(cli.app, arguments)
        wanted = 3 if arguments[0] == "check" else 0
        assert result.exit_code == wanted, f"firsthand {shlex.join(arguments)}: {result.output[-500:]}"


def test_the_first_lines_the_newsroom_day_shows_are_what_it_prints(tmp_path, monkeypatch):
    page = ROOT / "docs" / "tutorial" / "newsroom-day.md"
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    command, shown, *_ = blocks(page)
    result = CliRunner().invoke(cli.app, shlex.split(command)[1:])
    assert result.stdout == shown
