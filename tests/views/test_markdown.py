from __future__ import annotations

import re

import hostile
import pier
from markdown_it import MarkdownIt

from firsthand.views.markdown import to_markdown


def test_the_headings_are_those_of_the_report() -> None:
    headings = re.findall(r"^## (.*)$", to_markdown(pier.story()), re.M)
    assert headings[:4] == [
        "What is disputed", "Reported on several independent words", "Resting on one word, or on rumour",
        "What changed, and when",
    ]  # fmt: skip


def test_words_are_linked_to_the_original() -> None:
    assert "(<https://www.brannockcourier.example/2023/may/12/pier-inquiry-interim-report#:~:text=" in to_markdown(
        pier.story()
    )


def test_markup_in_an_article_is_text_when_rendered() -> None:
    html = MarkdownIt("commonmark").render(to_markdown(hostile.story()))
    assert not re.search(r"<(script|img|style|svg)", html)
    assert "javascript:" not in re.sub(r"javascript:document", "", html)


def test_a_line_cannot_become_a_heading_or_a_list() -> None:
    claim = pier.CLAIMS["unhurt"]
    claims = tuple(
        type(claim)(id=f"c:{n}", text=text, statements=claim.statements, origins=claim.origins)
        for n, text in enumerate(["# Heading", "1. One", "- Dash", "> Quote", "a | b"])
    )
    html = MarkdownIt("commonmark").render(to_markdown(pier.story(claims=claims, conflicts=())))
    assert "<h1>Heading" not in html
    assert "<blockquote>" not in html
