"""JSON and JSON lines."""

from __future__ import annotations

import hashlib
import json

import pytest

from firsthand.reading import read

TEXT = "The ferry to Osk was cancelled on Monday. Nobody was hurt, the harbour office said."


def lines(path, *rows):
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))
    return read([path])


def test_every_line_is_an_article(tmp_path):
    intake = lines(
        tmp_path / "n.jsonl",
        {"id": "b", "published": "2031-05-05", "text": TEXT, "outlet": "Osk Herald"},
        {"id": "a", "published": "2031-05-04", "text": TEXT, "title": "Ferry"},
    )
    assert [a.id for a in intake.articles] == ["a", "b"]
    assert intake.articles[0].text == f"Ferry\n\n{TEXT}"
    assert intake.articles[1].outlet == "Osk Herald"
    assert not intake.warnings
    assert not intake.skipped


def test_a_line_without_an_id_is_named_by_what_it_says(tmp_path):
    row = {
        "url": "https://osk.example/1",
        "outlet": "Osk Herald",
        "published": "2031-05-04",
        "title": "T",
        "text": TEXT,
    }
    intake = lines(tmp_path / "n.jsonl", row)
    wanted = "\n".join((row["url"], row["outlet"], row["published"], row["title"], row["text"]))
    assert intake.articles[0].id == hashlib.sha256(wanted.encode()).hexdigest()[:12]


def test_a_json_file_without_an_id_has_its_stem(tmp_path):
    (tmp_path / "ferry.json").write_text(json.dumps({"text": TEXT}))
    assert read([tmp_path]).articles[0].id == "ferry"


def test_a_json_file_may_hold_a_list(tmp_path):
    (tmp_path / "all.json").write_text(json.dumps([{"id": 1, "text": TEXT}, {"id": 2, "text": TEXT + " Again."}]))
    assert [a.id for a in read([tmp_path]).articles] == ["1", "2"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{not json", "not JSON"),
        ("[1, 2]", "not an article"),
        ('"a string"', "not an article"),
        ({"title": "no text"}, "no `text`"),
        ({"text": 5}, "not a string"),
        ({"text": "  "}, "empty"),
        ('{"text": "half a pair \\ud800"}', "not JSON"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_line_that_is_not_an_article_is_named_and_the_rest_is_read(tmp_path, row, reason):
    intake = lines(tmp_path / "n.jsonl", {"id": "a", "text": TEXT}, row, {"id": "b", "text": TEXT})
    assert [a.id for a in intake.articles] == ["a", "b"]
    (line,) = intake.skipped
    assert f"{tmp_path / 'n.jsonl'}:2: " in line
    assert reason in line
    assert "\n" not in line


def test_a_line_that_is_not_utf8_is_named(tmp_path):
    path = tmp_path / "n.jsonl"
    path.write_bytes(b'{"text": "caf\xe9 closed"}\n' + json.dumps({"id": "a", "text": TEXT}).encode() + b"\n")
    intake = read([path])
    assert len(intake.articles) == 1
    assert intake.skipped == (f"{path}:1: not UTF-8",)


def test_a_date_nobody_can_read_is_a_warning_and_no_date(tmp_path):
    intake = lines(tmp_path / "n.jsonl", {"id": "a", "text": TEXT, "published": "some day"})
    assert intake.articles[0].published is None
    assert any("'some day'" in w for w in intake.warnings)
    assert not intake.skipped


def test_nulls_numbers_and_unknown_fields_do_no_harm(tmp_path):
    intake = lines(
        tmp_path / "n.jsonl", {"id": 7, "text": TEXT, "outlet": None, "published": "2031-05-04", "x": {"y": 1}}
    )
    assert intake.articles[0].id == "7"
    assert intake.articles[0].outlet is None
