from __future__ import annotations

import pier
import pytest

from firsthand.views.cite import citation, fragment, web_address


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/path", "", None,
     "https://", "http://a b/", "https://a.example/\x00", "http://[broken"],
)  # fmt: skip
def test_only_a_web_address_is_followed(url: str | None) -> None:
    assert web_address(url) is None
    assert fragment(url, "words") is None


def test_few_words_take_their_neighbours_along() -> None:
    where = fragment("https://a.example/1", "24", "the company said there were ", " people, all of them listed")
    assert where == "https://a.example/1#:~:text=said%20there%20were-,24,-people%2C%20all%20of"


def test_many_words_are_named_by_their_ends() -> None:
    where = fragment("https://a.example/1", "a well-known ship went down off the coast in the night of Friday")
    assert where == "https://a.example/1#:~:text=a%20well%2Dknown%20ship%20went,the%20night%20of%20Friday"


def test_an_anchor_of_the_address_is_kept() -> None:
    where = fragment("https://a.example/1#story", "five words are enough here")
    assert where == "https://a.example/1#story:~:text=five%20words%20are%20enough%20here"


def test_an_endless_word_leads_to_the_article_alone() -> None:
    assert fragment("https://a.example/1", "x" * 10_000) == "https://a.example/1"


def test_a_citation_names_what_is_known() -> None:
    article = pier.ARTICLES[0]
    assert citation(article) == (
        f"Estmere News Agency, “{article.title}”, 7 March 2023, {article.url}, sha256 {article.sha256}"
    )
