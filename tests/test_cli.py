"""The command line: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand import cli

FERRY = (
    "The ferry to Osk sank on Monday, killing three people, the harbour office said.\n\n"
    '"We heard a crack," said Ana Bell, the harbourmaster, who is 41.\n'
)
FIRE = "A fire destroyed the town hall of Marrow on Sunday. Nobody was hurt, Mayor Jo Roe told the Marrow Post.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles of one story and one of another."""
    at = tmp_path / "articles"
    at.mkdir()
    (at / "a.txt").write_text(f"Date: 2021-05-04\nOutlet: Osk Herald\n\n{FERRY}")
    (at / "b.txt").write_text(f"Date: 2021-05-05\nOutlet: Coast Post\n\n{FERRY.replace('three', 'five')}")
    (at / "c.txt").write_text(f"Date: 2021-06-05\nOutlet: Marrow Post\n\n{FIRE}")
    return at


def run(*arguments: object):
    return CliRunner().invoke(cli.app, [str(a) for a in arguments])


def really(*arguments: object, **options) -> subprocess.CompletedProcess[str]:
    """Run it as a person does."""
    command = [sys.executable, "-m", "firsthand", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, **options)


def test_export_writes_the_story_of_the_contract(folder, tmp_path):
    result = run("export", folder, "--format", "json", "-o", tmp_path / "story.json")
    assert result.exit_code == 0
    assert result.stdout == ""
    story = json.loads((tmp_path / "story.json").read_bytes())
    assert story["schema"] == "firsthand/1"
    assert story["as_of"] == "2021-06-05"
    assert story["made_with"]["pipeline"].startswith("en_core_web_sm")
    assert [a["id"] for a in story["articles"]] == ["a", "b", "c"]
    fields = "entities times quotes statements claims conflicts reconciled updates inferences origins timeline warnings"
    assert set(fields.split()) <= set(story)
    assert not list(tmp_path.glob(".*"))


def test_export_goes_to_standard_output_by_default(folder):
    assert json.loads(run("export", folder, "-q").stdout)["schema"] == "firsthand/1"


def test_as_of_takes_what_was_published_by_then(folder):
    story = json.loads(run("export", folder, "-q", "--as-of", "2021-05-04").stdout)
    assert [a["id"] for a in story["articles"]] == ["a"]
    assert story["as_of"] == "2021-05-04"


def test_annotate_writes_a_line_an_article(folder, tmp_path):
    assert run("annotate", folder, "-o", tmp_path / "readings.jsonl").exit_code == 0
    rows = [json.loads(line) for line in (tmp_path / "readings.jsonl").read_text().splitlines()]
    assert [row["article"]["id"] for row in rows] == ["a", "b", "c"]
    assert {"article", "times", "entities", "quotes", "statements"} <= set(rows[0])
    assert rows[0]["quotes"]


def test_group_says_which_articles_tell_the_same_story(folder):
    rows = [json.loads(line) for line in run("group", folder, "-q").stdout.splitlines()]
    assert [row["article"] for row in rows] == ["a", "b", "c"]
    assert rows[0]["story"] == rows[1]["story"] == "a"
    assert rows[2]["story"] == "c"


def test_ask_answers_in_json_with_its_question(folder):
    result = run("ask", folder, "How many people were killed?", "--format", "json", "-q")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["question"] == "How many people were killed?"
    assert isinstance(found["answers"], list)


def test_ask_says_so_where_the_articles_do_not_say(folder):
    result = run("ask", folder, "Who designed the lighthouse of Tarn?", "-q")
    assert result.exit_code == 0
    assert result.stdout == "The articles do not say.\n"


def test_report_writes_a_page_and_sums_the_story_up(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("report", folder)
    assert result.exit_code == 0
    assert (tmp_path / "story.html").read_text().lstrip().lower().startswith("<!doctype html>")
    assert "Ana Bell" in result.stdout
    assert "story.html" in result.stderr


def test_markup_in_an_article_never_reaches_the_page(tmp_path):
    bad = "<script>alert(1)</script>"
    row = {
        "id": f"x{bad}",
        "title": f"Ferry {bad} sinks",
        "outlet": f"Osk {bad}",
        "byline": bad,
        "url": 'javascript:alert("x")',
        "published": "2021-05-04",
        "text": f'The ferry sank {bad} on Monday.\n\n"We heard <b>it</b> {bad}," said Ana {bad} Bell.\n\n'
        "<img src=x onerror=alert(2)>",
    }
    (tmp_path / "n.jsonl").write_text(json.dumps(row))
    assert run("report", tmp_path / "n.jsonl", "-o", tmp_path / "r.html").exit_code == 0
    page = (tmp_path / "r.html").read_text()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>it</b>" not in page
    assert 'href="javascript:' not in page
    assert "&lt;script&gt;alert" in page


def bad_inputs(folder: Path) -> dict[str, str]:
    """Every input the contract says is skipped, and a word of the reason."""
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (folder / "latin.txt").write_bytes(b"The caf\xe9 closed on Monday.")
    (folder / "rows.jsonl").write_text('{"id": "r", "text": "The ferry sank."}\n{"title": "no text"}\n')
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    (folder.parent / "empty").mkdir()
    return {
        str(folder / "picture.txt"): "not a text file",
        str(folder / "latin.txt"): "not UTF-8",
        f"{folder / 'rows.jsonl'}:2": "not an article",
        str(folder / "huge.txt"): "--max-chars",
        str(folder.parent / "empty"): "empty folder",
        str(folder.parent / "gone"): "no such file or folder",
    }


@pytest.mark.parametrize("verb", ["annotate", "export", "group", "report"])
def test_every_bad_input_is_named_in_one_line_and_the_rest_is_read(folder, tmp_path, verb):
    wanted = bad_inputs(folder)
    output = tmp_path / "out"
    result = really(verb, folder, tmp_path / "empty", tmp_path / "gone", "-o", output)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    skipped = [line for line in result.stderr.splitlines() if line.startswith("skipped ")]
    assert len(skipped) == len(wanted)
    for place, reason in wanted.items():
        assert any(line.startswith(f"skipped {place}: ") and reason in line for line in skipped)
    text = output.read_text()
    assert all(word in text for word in ("Osk Herald", "Marrow Post") if verb != "group")


def test_no_date_and_an_endless_line_are_read_with_a_warning(tmp_path):
    (tmp_path / "undated.txt").write_text(FERRY)
    (tmp_path / "long.txt").write_text("Date: 2021-05-04\n\n" + "word " * 20_001)
    result = really("annotate", tmp_path, "-o", tmp_path / "out.jsonl")
    assert result.returncode == 0
    assert "warning undated: no date of publication" in result.stderr
    assert "warning long: a line of 100,005 characters" in result.stderr
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 2


def test_nothing_to_read_is_status_1_and_leaves_no_file(tmp_path):
    result = really("export", tmp_path / "gone", "-o", tmp_path / "story.json")
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        f"skipped {tmp_path / 'gone'}: no such file or folder",
        "firsthand: no article to read",
    ]
    assert not (tmp_path / "story.json").exists()


def test_a_date_before_every_article_is_one_line(folder):
    result = really("export", folder, "--as-of", "2001-01-01")
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == "firsthand: no article was published by 2001-01-01"


@pytest.mark.parametrize(
    "arguments",
    [
        ["export"],
        ["nonsense"],
        ["ask"],
        ["export", "x", "--format", "docx"],
        ["export", "x", "--as-of", "yesterday"],
        ["export", "x", "--workers", "0"],
        ["export", "x", "--max-chars", "many"],
    ],
)
def test_wrong_usage_is_status_2(arguments):
    assert run(*arguments).exit_code == 2


def test_a_pipeline_that_is_not_installed_is_one_line(folder):
    result = really("export", folder, "--pipeline", "no_such_pipeline")
    assert result.returncode == 2
    assert result.stderr == "firsthand: no spaCy pipeline 'no_such_pipeline' is installed\n"


def test_an_output_that_cannot_be_written_is_one_line(folder, tmp_path):
    result = really("group", folder, "-o", tmp_path / "nowhere" / "out.jsonl")
    assert result.returncode == 2
    assert result.stderr.splitlines()[-1].startswith(f"firsthand: {tmp_path / 'nowhere' / 'out.jsonl'}: ")


def test_a_failing_article_is_named_and_the_others_are_read(folder, monkeypatch):
    from firsthand.scale import processes

    whole = processes.annotate_one

    def failing(article, *rest):
        if article.id == "b":
            raise ValueError("broken\non purpose")
        return whole(article, *rest)

    monkeypatch.setattr(processes, "annotate_one", failing)
    result = run("annotate", folder)
    assert result.exit_code == 1
    assert "b: could not be annotated (ValueError: broken on purpose)" in result.stderr
    assert len(result.stdout.splitlines()) == 3


def test_nothing_but_the_result_is_on_standard_output(folder):
    (folder / "undated.txt").write_text(FIRE)
    result = really("annotate", folder / "a.txt", folder / "undated.txt")
    assert [json.loads(line)["article"]["id"] for line in result.stdout.splitlines()] == ["a", "undated"]
    assert "undated" in result.stderr


def test_the_version_is_told():
    assert run("--version").stdout.startswith("firsthand ")


@pytest.mark.parametrize("command", [c.callback.__name__ for c in cli.app.registered_commands if c.callback])
def test_every_command_has_help_that_shows_an_example(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: firsthand {command}" in result.stdout


def test_outlets_of_ones_own_change_who_has_it_first_hand(tmp_path):
    for name, outlet in (("a", "Osk Herald"), ("b", "Marrow Post")):
        head = f"Date: 2021-05-04\nOutlet: {outlet}\nByline: Tarn Wire"
        (tmp_path / f"{name}.txt").write_text(f"{head}\n\n{FERRY}{name}\n")
    own = tmp_path / "own.toml"
    own.write_text('[agency]\n"Tarn Wire" = { short = ["TW"] }\n')

    def story(*options: object) -> dict:
        return json.loads(run("export", tmp_path / "a.txt", tmp_path / "b.txt", "-q", "--no-tagger", *options).stdout)

    plain, known = story(), story("--outlets", own)
    assert "o:organization:tarn-wire" in {o["id"] for o in known["origins"]} - {o["id"] for o in plain["origins"]}
    assert plain["made_with"]["outlets"] is None
    assert len(known["made_with"]["outlets"]) == 64


def test_outlets_that_cannot_be_read_are_one_line(folder, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text("[agencies]\n")
    result = really("export", folder, "--outlets", own, "-q")
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "own.toml: not a registry of outlets" in result.stderr
