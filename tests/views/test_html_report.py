from __future__ import annotations

import re
from typing import Any

import hostile
import lxml.html
import pier
import pytest

from firsthand.model import MadeWith, Story
from firsthand.views.html import to_html


@pytest.fixture(scope="module")
def example() -> str:
    return to_html(pier.story())


@pytest.fixture(scope="module")
def attacked() -> str:
    return to_html(hostile.story())


def _tree(text: str) -> Any:
    return lxml.html.document_fromstring(text)


def _dead_links(text: str) -> set[str]:
    tree = _tree(text)
    ids = set(tree.xpath("//@id"))
    return {href for href in tree.xpath("//@href") if href.startswith("#") and href[1:] not in ids}


@pytest.mark.parametrize(
    "make", [pier.story, hostile.story, lambda: hostile.many(60)], ids=["example", "hostile", "many"]
)
def test_every_link_inside_the_page_leads_somewhere(make: Any) -> None:
    assert _dead_links(to_html(make())) == set()


@pytest.mark.parametrize(
    "make", [pier.story, hostile.story, lambda: hostile.many(60)], ids=["example", "hostile", "many"]
)
def test_no_anchor_is_given_twice(make: Any) -> None:
    ids = _tree(to_html(make())).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_page_asks_nothing_of_any_network(example: str) -> None:
    tree = _tree(example)
    assert not tree.xpath(
        "//link | //img | //iframe | //script[@src] | //*[@style] | //object | //embed | //form[@action]"
    )
    assert not re.search(r"@import|url\(", example)


def test_sections_come_in_the_order_a_reader_asks(example: str) -> None:
    order = _tree(example).xpath("//main/section/@id")
    assert order == [
        "disputed", "established", "one-word", "changed", "timeline", "quotes", "provenance", "people", "articles",
    ]  # fmt: skip


def test_every_statement_stands_marked_in_its_article(example: str) -> None:
    tree = _tree(example)
    for n, statement in enumerate(pier.story().statements, 1):
        (mark,) = tree.xpath(f"//section[@id='articles']//*[@id='s{n}']")
        for back in mark.xpath(".//a"):
            back.drop_tree()
        assert mark.text_content() == statement.text


def test_a_marked_statement_leads_back_to_its_claim(example: str) -> None:
    tree = _tree(example)
    (claim,) = tree.xpath("//li[.//span[@class='text']='About 40 people were on the walkway when it fell.']/@id")
    first = 1 + [s.id for s in pier.story().statements].index(pier.STATEMENTS["forty1"].id)
    assert tree.xpath(f"//*[@id='s{first}']/following-sibling::a[1]/@href") == [f"#{claim}"]


def test_both_sides_stand_next_to_each_other_with_what_would_settle_it(example: str) -> None:
    (first, *_) = _tree(example).xpath("//article[contains(@class,'dispute')]")
    assert [value.text for value in first.xpath(".//p[@class='value']")] == ["about 40", "24", "38"]
    assert "What would settle it" in first.text_content()


def test_captions_are_shown_as_such(example: str) -> None:
    labels = _tree(example).xpath("//p[contains(@class,'caption')]/span[@class='label']/text()")
    assert labels == ["Caption", "Caption"]


def test_an_article_is_cited_with_outlet_date_address_and_hash(example: str) -> None:
    article = pier.ARTICLES[0]
    (cite,) = _tree(example).xpath("//article[@id='a1']//cite/text()")
    for part in (article.outlet, "7 March 2023", article.url, article.sha256):
        assert str(part) in cite


def test_words_can_be_found_in_the_original_by_a_text_fragment(example: str) -> None:
    assert "#:~:text=Veldane%20will%20leave%20the,end%20of%20season%20six" in example


def test_the_report_never_says_what_is_true(example: str) -> None:
    body = _tree(example).xpath("//main")[0].text_content()
    assert not re.search(r"\b(is true|is false|the truth|in fact)\b", body, re.I)


def test_the_same_story_gives_the_same_page(example: str) -> None:
    assert to_html(pier.story()) == example


def test_an_empty_story_still_gives_a_page() -> None:
    page = to_html(Story(made_with=MadeWith(version="0", pipeline="none")))
    assert "No two statements were found to be at odds." in page
    assert _dead_links(page) == set()


def test_markup_in_any_field_stays_text(attacked: str) -> None:
    tree = _tree(attacked)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //b[text()='owned'] | //*[@onerror] | //*[@onmouseover]")
    assert "<script>document" not in attacked
    assert hostile.SCRIPT in tree.xpath("//article[@id='a1']")[0].text_content()


def test_an_address_that_is_no_web_address_is_not_a_link(attacked: str) -> None:
    hrefs = _tree(attacked).xpath("//@href")
    assert all(href.startswith(("#", "https://a.example/")) for href in hrefs)


def test_a_template_in_an_article_is_not_run(attacked: str) -> None:
    assert "1337" not in attacked
    assert "{{ 7 * 191 }}" in attacked


def test_direction_overrides_and_control_characters_are_written_out(attacked: str) -> None:
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f]", attacked)
    assert "⟦U+202E⟧" in attacked
    assert "␀" in attacked
    assert "␛" in attacked
    assert hostile.EMOJI in attacked


def test_a_lone_surrogate_does_not_break_the_page() -> None:
    article = pier.ARTICLES[0]
    broken = type(article)(id="1", sha256="0" * 64, text="A \ud800 mark.", title="\udfff", outlet="\ud83d")
    to_html(pier.story(articles=(broken,))).encode()


def test_only_the_page_own_script_and_style_may_run(example: str) -> None:
    (policy,) = _tree(example).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_three_hundred_articles_stay_under_five_megabytes_beyond_their_text() -> None:
    story = hostile.many()
    size = len(to_html(story).encode()) - sum(len(article.text.encode()) for article in story.articles)
    assert size < 5_000_000
