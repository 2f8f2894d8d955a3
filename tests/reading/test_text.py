"""Text files in both header forms, kept code point by code point."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.reading import read

BODY = "The ferry to Osk was cancelled on Monday.\n\nNobody was hurt, the harbour office said.\n"


def one(folder: Path, text: str, name: str = "a.txt", encoding: str = "utf-8"):
    (folder / name).write_bytes(text.encode(encoding))
    intake = read([folder / name])
    assert not intake.skipped
    return intake.articles[0]


def kinds(article, kind: str) -> list[str]:
    return [article.text[p.start : p.end] for p in article.parts if p.kind == kind]


def test_a_header_of_keys_and_values_is_not_part_of_the_text(tmp_path):
    article = one(
        tmp_path, f"Date: 2031-05-04\nOutlet: Osk Herald\nByline: Ana Bell\nURL: https://osk.example/1\n\n{BODY}"
    )
    assert article.text == BODY
    assert (article.published, article.outlet, article.byline) == ("2031-05-04", "Osk Herald", "Ana Bell")
    assert article.url == "https://osk.example/1"
    assert article.id == "a"


def test_a_title_given_apart_is_the_first_part_of_the_text_with_a_blank_line_after_it(tmp_path):
    article = one(tmp_path, f"Title: Ferry Cancelled\nDate: 2031-05-04\n\n{BODY}")
    assert article.text == f"Ferry Cancelled\n\n{BODY}"
    assert article.title == "Ferry Cancelled"
    assert article.parts[0].kind == "title"
    assert (article.parts[0].start, article.parts[0].end) == (0, len("Ferry Cancelled\n\n"))


def test_a_title_that_already_opens_the_text_is_not_said_twice(tmp_path):
    article = one(tmp_path, f"Title: Ferry Cancelled\n\nFerry Cancelled\n\n{BODY}")
    assert article.text == f"Ferry Cancelled\n\n{BODY}"
    assert article.parts[0].kind == "title"


def test_lines_that_look_like_a_header_without_a_blank_line_after_them_are_text(tmp_path):
    text = "Title: the word that opened his letter.\nThe letter was never sent.\n"
    assert one(tmp_path, text).text == text


def test_an_inline_date_stays_in_the_text_as_boilerplate_and_dates_the_article(tmp_path):
    text = f" date 2031-05-04 {BODY}"
    article = one(tmp_path, text)
    assert article.text == text
    assert article.published == "2031-05-04"
    assert kinds(article, "boilerplate") == [" date 2031-05-04 "]


def test_an_inline_date_may_stand_on_the_line_of_the_first_sentence_alone(tmp_path):
    article = one(tmp_path, "date 2031-05-04\n\nThe ferry sank.")
    assert kinds(article, "boilerplate") == ["date 2031-05-04\n\n"]
    assert kinds(article, "body") == ["The ferry sank."]


@pytest.mark.parametrize(
    "text",
    [
        "  two spaces, a tab\t and \r\n a Windows line\r\n",
        "e\u0301 is not \u00e9, and \u2028 is no newline to us\n",
        "Title-Case Kept, UPPER kept, \u200bzero width kept\n\n\n",
    ],
)
def test_text_is_kept_code_point_by_code_point(tmp_path, text):
    assert one(tmp_path, text).text == text


def test_a_byte_order_mark_is_encoding_not_text(tmp_path):
    article = one(tmp_path, f"Date: 2031-05-04\n\n{BODY}", encoding="utf-8-sig")
    assert article.text == BODY
    assert article.published == "2031-05-04"


def test_parts_cover_every_character_in_order(tmp_path):
    article = one(
        tmp_path,
        "Title: A\n\nBy Ana Bell\n\nThe ferry sank.\n\n© Osk Press The ferry\n\nREAD MORE: Ferries\n\nThe end.\n",
    )
    assert "".join(article.text[p.start : p.end] for p in article.parts) == article.text
    assert [p.kind for p in article.parts] == ["title", "credit", "body", "credit", "caption", "embed", "body"]


def test_the_hash_is_of_the_text_as_it_is_given_out(tmp_path):
    import hashlib

    article = one(tmp_path, f"Title: T\n\n{BODY}")
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()


def test_a_page_date_among_the_first_lines_dates_an_article_without_a_date(tmp_path):
    article = one(tmp_path, f"Ferry cancelled\n\nPublished May 4, 2031\n\n{BODY}")
    assert article.published == "2031-05-04"
    assert kinds(article, "boilerplate") == ["Published May 4, 2031\n\n"]
