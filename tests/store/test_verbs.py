"""The verbs of the command line that keep, list, compare and check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand import cli

FIRE = "A fire destroyed the mill of Osk on Monday. Mayor Jo Roe said there were 40 people in the mill when it fell.\n"
AGAIN = "The mill of Osk was destroyed by a fire on Monday.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    at = tmp_path / "articles"
    at.mkdir()
    (at / "a.txt").write_text(f"Date: 2031-05-13\nOutlet: Osk Herald\nURL: https://osk.example/a\n\n{FIRE}")
    (at / "b.txt").write_text(f"Date: 2031-05-14\nOutlet: Tarn Post\n\n{AGAIN}")
    return at


@pytest.fixture
def news(tmp_path: Path, folder: Path) -> Path:
    at = tmp_path / "news.db"
    assert run("add", at, folder, "--no-tagger", "-q").exit_code == 0
    return at


def run(*arguments: object):
    return CliRunner().invoke(cli.app, [str(a) for a in arguments])


def test_adding_says_what_is_new_and_which_stories_begin(folder, tmp_path):
    first = run("add", tmp_path / "news.db", folder, "--no-tagger")
    assert first.stdout.splitlines()[:2] == ["2 new, 0 known, 0 of the new are new versions", "story a begins"]
    again = run("add", tmp_path / "news.db", folder, "--no-tagger")
    assert again.stdout == "0 new, 2 known, 0 of the new are new versions\n"


def test_adding_a_new_version_shows_what_it_says_otherwise(folder, news):
    (folder / "a.txt").write_text(
        f"Date: 2031-05-14\nOutlet: Osk Herald\nURL: https://osk.example/a\n\n{FIRE.replace('40', '38')}"
    )
    lines = run("add", news, folder / "a.txt", "--no-tagger").stdout.splitlines()
    assert lines[1] == "version a-2 replaces a"
    assert "[-40-] {+38+}" in lines[2]


def test_adding_tells_a_program_in_json(folder, tmp_path):
    found = json.loads(run("add", tmp_path / "news.db", folder, "--no-tagger", "--format", "json").stdout)
    assert found["new"] == ["a", "b"]
    assert [m["kind"] for m in found["moves"]] == ["begun"]


def test_stories_are_listed_also_as_of_a_date(news):
    assert "2031-05-13 to 2031-05-14, 2 articles" in run("stories", news).stdout
    cards = json.loads(run("stories", news, "--format", "json", "--as-of", "2031-05-13").stdout)
    assert [c["articles"] for c in cards] == [["a"]]


@pytest.mark.parametrize("verb", [["export"], ["annotate"], ["group"], ["ask", "What destroyed the mill of Osk?"]])
def test_a_store_tells_what_its_files_tell(folder, news, verb):
    flags = ["-q"] if verb == ["group"] else ["-q", "--no-tagger"]
    of_files, of_store = (run(verb[0], place, *verb[1:], *flags) for place in (folder, news))
    assert of_store.exit_code == 0
    assert of_store.stdout == of_files.stdout


def test_a_report_of_a_store_lists_what_editors_decided(news, tmp_path):
    said = run(
        "decide", news, "correct-date", "b", "--value", "2031-05-13", "--who", "Mara Quill", "--reason", "a typo"
    )
    assert said.exit_code == 0
    assert "Mara Quill  correct-date b = 2031-05-13: a typo" in run("decisions", news).stdout
    for form in ("html", "markdown"):
        assert run("report", news, "-o", tmp_path / "r", "--format", form, "--no-tagger", "-q").exit_code == 0
        assert "b was published on 13 May 2031 (Mara Quill" in (tmp_path / "r").read_text()
    assert "What editors decided" in run("report", news, "-o", tmp_path / "r", "--no-tagger").stdout


def test_regrouping_what_stands_right_moves_nothing(news):
    assert run("regroup", news).stdout == "Nothing moved.\n"


def test_changes_are_what_a_later_day_says_and_an_earlier_does_not(folder, news):
    days = ("--from", "2031-05-13", "--to", "2031-05-14", "--no-tagger", "--format", "json")
    found = json.loads(run("changes", folder, *days).stdout)
    assert {c["kind"] for c in found["changes"]} <= {"new", "confirmed"}
    assert any("b" in {e["article"] for e in c["evidence"]} for c in found["changes"])
    assert json.loads(run("changes", news, *days).stdout) == found
    same = run("changes", folder, "--from", "2031-05-14", "--to", "2031-05-14", "--no-tagger")
    assert same.stdout == "Nothing changed between 2031-05-14 and 2031-05-14.\n"


@pytest.mark.parametrize(
    ("text", "status", "label"),
    [
        ("A fire destroyed the mill of Osk on Monday.", 0, "1 supported"),
        ("There were 90 people in the mill when it fell.", 3, "contradicted"),
        ("The mill of Osk was sold to a bank.", 4, "not found"),
    ],
)
def test_a_draft_ends_with_a_status_a_gate_can_go_by(news, tmp_path, text, status, label):
    (tmp_path / "draft.txt").write_text(f"Date: 2031-05-14\n\n{text}\n")
    found = run("check", tmp_path / "draft.txt", news, "--no-tagger")
    assert label in found.stdout
    assert found.exit_code == status


def test_a_checked_draft_is_a_page_and_data_too(folder, tmp_path):
    (tmp_path / "draft.txt").write_text("The mill of Osk <b>burnt</b>, and was sold to a bank.\n")
    page = run("check", tmp_path / "draft.txt", folder, "--no-tagger", "--format", "html", "-q").stdout
    assert "<mark" in page
    assert "<b>burnt" not in page
    found = json.loads(run("check", tmp_path / "draft.txt", folder, "--no-tagger", "--format", "json", "-q").stdout)
    for verdict in found["verdicts"]:
        assert found["text"][verdict["start"] : verdict["end"]] == verdict["text"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["stories", "gone.db"],
        ["decide", "STORE", "nonsense", "x", "--who", "M"],
        ["decide", "STORE", "same-entity", "x", "--who", "M"],
        ["decide", "STORE", "undo", "9", "--who", "M"],
        ["export", "STORE", "FOLDER"],
        ["export", "FOLDER", "--story", "a"],
        ["export", "STORE", "--story", "nobody"],
        ["changes", "FOLDER", "--from", "2031-05-14", "--to", "2031-05-13"],
    ],
)
def test_wrong_usage_is_status_2(arguments, news, folder):
    places = {"STORE": str(news), "FOLDER": str(folder)}
    result = run(*(places.get(a, a) for a in arguments))
    assert result.exit_code == 2 or getattr(result.exception, "status", None) == 2
