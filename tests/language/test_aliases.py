"""Names that an article itself says are one's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.language.annotate import annotate_one
from firsthand.language.parse import Parser
from firsthand.model import Article


def people(parser: Parser, article: Callable[..., Article], text: str) -> dict[str, set[str]]:
    found = annotate_one(article(text), parser).entities
    return {e.name: set(e.aliases) for e in found if e.type in ("person", "organization")}


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Ana Bell, born Anna Belinsky in Kerrin, sang for years.", "Ana Bell", "Anna Belinsky"),
        ("Ana Bell died on Thursday. Born Anna Mae Bell in Kerrin, she moved to Tarn.", "Ana Bell", "Anna Mae Bell"),
        ("Ana Bell died on Thursday. She was born Anna Mae Bell in Kerrin.", "Ana Bell", "Anna Mae Bell"),
        ("The suspect, Rudi Marsh, also known as Rolf Pine, was arrested.", "Rudi Marsh", "Rolf Pine"),
        (
            "Brackwater Corp., formerly known as Northfield Foods Inc., said it would close.",
            "Brackwater Corp.",
            "Northfield Foods Inc.",
        ),
    ],
    ids=["born", "born ahead", "she was born", "also known as", "formerly"],
)
def test_one_is_known_by_both_and_called_by_the_first(
    parser: Parser, article: Callable[..., Article], text: str, name: str, other: str
) -> None:
    assert other in people(parser, article, text)[name]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Bell and Rudi Marsh, born in Kerrin, married.",
        "Ana Bell was born. Rudi Marsh was there.",
        "Ana Bell, who has known Rudi Marsh for years, was there.",
    ],
)
def test_two_stay_two(parser: Parser, article: Callable[..., Article], text: str) -> None:
    found = people(parser, article, text)
    assert "Rudi Marsh" in found
    assert "Rudi Marsh" not in found["Ana Bell"]


@pytest.mark.parametrize(
    ("text", "name", "also"),
    [
        (
            'Tomas Milo "Jerry" Brandvold retired. Jerry Brandvold was 65.',
            "Jerry Brandvold",
            "Tomas Milo Brandvold",
        ),
        ("Friends of Pekka (Piki) Lorne, 16, wept. Piki was a quiet boy.", "Piki", "Pekka Lorne"),
        ('Bartholomew "Bat" Tarn retired. "I asked Bat to stay," the owner said.', "Bat", "Bat Tarn"),
        ("Wladimir Tarn won the race. Wlad said he was glad.", "Wlad", "Wladimir Tarn"),
    ],
    ids=["quoted", "in brackets", "alone", "cut short"],
)
def test_who_has_a_nickname_is_one_by_it(
    parser: Parser, article: Callable[..., Article], text: str, name: str, also: str
) -> None:
    (one,) = [e for e in annotate_one(article(text), parser).entities if e.type == "person" and len(e.mentions) > 1]
    assert {name, also} <= {one.name, *one.aliases, *(m.text for m in one.mentions)}


@pytest.mark.parametrize("text", ["Rep. Ana Bell (D) Tuesday spoke.", 'The star of "Harbour Row" Ana Bell left.'])
def test_what_is_no_nickname_is_none(parser: Parser, article: Callable[..., Article], text: str) -> None:
    assert "Ana Bell" in people(parser, article, text)


def test_the_administration_is_the_one_of_the_article(parser: Parser, article: Callable[..., Article]) -> None:
    text = "The Quill administration dropped the rule on Monday. The administration did not say why."
    (one,) = [e for e in annotate_one(article(text), parser).entities if e.type == "organization"]
    assert [m.text for m in one.mentions] == ["Quill administration", "The administration"]
