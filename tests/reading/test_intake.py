"""Folders, globs, ids, and every kind of input that cannot be read."""

from __future__ import annotations

import json
import os
import random

import pytest

from firsthand.reading import read

TEXT = "The ferry to Osk was cancelled on Monday. Nobody was hurt, the harbour office said."


def put(folder, name, text=TEXT, date="2031-05-04"):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Date: {date}\n\n{text}" if date else text)
    return path


def test_a_folder_is_read_with_its_folders_and_without_hidden_files(tmp_path):
    put(tmp_path, "b.txt", TEXT + " B", "2031-05-05")
    put(tmp_path, "deep/a.txt", TEXT + " A")
    put(tmp_path, ".hidden/c.txt")
    put(tmp_path, ".d.txt")
    assert [a.id for a in read([tmp_path]).articles] == ["a", "b"]


def test_a_glob_is_what_it_matches(tmp_path):
    put(tmp_path, "a.txt"), put(tmp_path, "b.txt", TEXT + " B"), put(tmp_path, "c.html", "<p>x")
    assert [a.id for a in read([str(tmp_path / "*.txt")]).articles] == ["a", "b"]


def test_a_file_of_any_name_given_by_name_is_read_by_what_is_in_it(tmp_path):
    (tmp_path / "story").write_text(TEXT)
    (tmp_path / "data").write_text(json.dumps({"text": TEXT + " Too."}))
    assert {a.id for a in read([tmp_path / "story", tmp_path / "data"]).articles} == {"story", "data"}


def test_articles_come_by_date_then_id_and_undated_ones_last(tmp_path):
    put(tmp_path, "c.txt", TEXT + " C", None)
    put(tmp_path, "b.txt", TEXT + " B", "2031-05-04")
    put(tmp_path, "a.txt", TEXT + " A", "2031-05-05")
    put(tmp_path, "d.txt", TEXT + " D", "2031-05-04")
    assert [a.id for a in read([tmp_path]).articles] == ["b", "d", "a", "c"]


def test_the_same_id_with_the_same_text_is_one_article(tmp_path):
    put(tmp_path, "x/a.txt"), put(tmp_path, "y/a.txt")
    intake = read([tmp_path])
    assert [a.id for a in intake.articles] == ["a"]
    assert not intake.warnings


def test_the_same_id_with_another_text_is_kept_under_a_name_of_its_own(tmp_path):
    put(tmp_path, "x/a.txt", TEXT + " Later.", "2031-05-06")
    put(tmp_path, "y/a.txt", TEXT, "2031-05-04")
    put(tmp_path, "z/a.txt", TEXT + " Last.", "2031-05-07")
    put(tmp_path, "z/a-2.txt", TEXT + " Own name.", "2031-05-01")
    intake = read([tmp_path])
    assert {a.id: a.published for a in intake.articles} == {
        "a": "2031-05-04",
        "a-2": "2031-05-01",
        "a-3": "2031-05-06",
        "a-4": "2031-05-07",
    }
    assert sum("a-3" in w or "a-4" in w for w in intake.warnings) == 2


def test_the_order_of_inputs_changes_nothing(tmp_path):
    paths = [put(tmp_path, f"{n}/a{n % 3}.txt", f"{TEXT} {n // 2}", f"2031-05-{n % 4 + 1:02}") for n in range(9)]
    wanted = read(paths)
    for seed in range(5):
        random.Random(seed).shuffle(paths)
        assert read(paths) == wanted


def test_a_missing_path_is_named_and_the_rest_is_read(tmp_path):
    path = put(tmp_path, "a.txt")
    intake = read([tmp_path / "gone", path])
    assert len(intake.articles) == 1
    assert intake.skipped == (f"{tmp_path / 'gone'}: no such file or folder",)


def test_an_empty_folder_is_named(tmp_path):
    assert "empty folder" in read([tmp_path]).skipped[0]


def test_a_glob_that_matches_nothing_is_named(tmp_path):
    assert "no file matches" in read([f"{tmp_path}/*.txt"]).skipped[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text file"),
        (b"caf\xe9 closed on Monday", "not UTF-8"),
        ("The ferry".encode("utf-16"), "UTF-16"),
        (b"plain\x00text", "not a text file"),
        (b"", "no text"),
        (b" \n\n ", "no text"),
        (b"Date: 2031-05-04\n\n", "no text"),
    ],
)
def test_a_file_that_is_not_text_is_named_with_the_reason(tmp_path, data, reason):
    (tmp_path / "bad.txt").write_bytes(data)
    put(tmp_path, "good.txt")
    intake = read([tmp_path])
    assert [a.id for a in intake.articles] == ["good"]
    (line,) = intake.skipped
    assert "bad.txt" in line
    assert reason in line


def test_a_picture_among_the_articles_is_named_and_a_note_only_mentioned(tmp_path):
    put(tmp_path, "a.txt")
    (tmp_path / "b.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    (tmp_path / "README.md").write_text("where these are from")
    intake = read([tmp_path])
    assert [line.split(":")[0].rsplit("/")[-1] for line in intake.skipped] == ["b.jpg"]
    assert "README.md" in intake.passed[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_opened_is_named(tmp_path):
    path = put(tmp_path, "a.txt")
    path.chmod(0)
    assert "Permission denied" in read([path]).skipped[0]


def test_a_text_of_fifty_megabytes_is_not_even_opened(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "--max-chars" in read([path]).skipped[0]


def test_a_text_over_the_limit_is_skipped_in_every_format(tmp_path):
    put(tmp_path, "a.txt", "word " * 300, None)
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "b", "text": "word " * 300}) + "\n")
    intake = read([tmp_path], max_chars=1000)
    assert len(intake.skipped) == 2
    assert all("--max-chars 1,000" in line for line in intake.skipped)


def test_an_article_without_a_date_is_read_with_a_warning(tmp_path):
    put(tmp_path, "a.txt", TEXT, None)
    intake = read([tmp_path])
    assert intake.articles[0].published is None
    assert any(w.startswith("a: no date") for w in intake.warnings)
    assert not intake.skipped


def test_a_very_long_line_is_read_with_a_warning(tmp_path):
    put(tmp_path, "a.txt", "word " * 40_000)
    intake = read([tmp_path])
    assert len(intake.articles[0].text) == 200_000
    assert any("a line of 200,000 characters" in w for w in intake.warnings)
    assert not intake.skipped


def test_an_article_in_another_language_is_read_with_a_warning(tmp_path):
    put(
        tmp_path,
        "a.txt",
        "Die Fähre nach Osk fiel am Montag aus, weil der Sturm die Mole beschädigt hatte. Niemand wurde verletzt, sagte"
        " das Hafenamt, und die Reisenden wurden mit Bussen über die neue Brücke an das andere Ufer gebracht.",
    )
    intake = read([tmp_path])
    assert intake.articles[0].language == "de"
    assert any("not to be in English (de)" in w for w in intake.warnings)


def test_a_device_is_no_file():
    assert read(["/dev/null"]).skipped == ("/dev/null: a device, not a file",)


def test_a_name_no_file_can_have_is_named(tmp_path):
    (line,) = read([tmp_path / ("x" * 5000)]).skipped
    assert "too long" in line


def test_a_file_name_that_is_not_utf8_makes_an_id_that_can_be_written(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(TEXT.encode())
    (article,) = read([tmp_path]).articles
    assert article.id == "caf\ufffd"


@pytest.mark.parametrize(("given", "code"), [("en-GB", "en"), ("English", "en"), ("de", "de")])
def test_a_language_is_taken_as_given_where_it_is_a_code(tmp_path, given, code):
    (tmp_path / "a.txt").write_text(f"Language: {given}\n\n{TEXT}")
    assert read([tmp_path]).articles[0].language == code
