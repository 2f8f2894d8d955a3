from __future__ import annotations

import pytest

from firsthand.language.attribution.attributions import attributions
from firsthand.language.attribution.quotes import runs
from firsthand.language.coreference.cast import coreference
from firsthand.language.naming.names import names


@pytest.fixture
def chains(parse):
    def found(text: str) -> list[list[tuple[str, str]]]:
        parsed = parse(text)
        marks = runs(parsed)
        cast = coreference(parsed, names(parsed), marks)
        made = attributions(parsed, marks, cast)
        return [[(s.name, s.kind) for s in a.chain] for a in made if a.quote.act in {"speech", "writing", "evidence"}]

    return found


def test_an_outlet_that_was_told_stands_before_the_speaker(chains):
    assert chains('"The bridge is closed," Ada Quill told the Harbour Post.') == [
        [("Harbour Post", "outlet"), ("Ada Quill", "person")]
    ]


@pytest.mark.parametrize("listener", ["police", "reporters", "the court", "the committee", "her sister"])
def test_others_who_are_told_are_no_links(chains, listener):
    assert chains(f"Ada Quill told {listener} that the bridge was closed.") == [[("Ada Quill", "person")]]


def test_an_interview_says_who_was_told(chains):
    text = 'In an interview with the Harbour Post, Ada Quill said the bridge "is closed."'
    assert chains(text) == [[("Harbour Post", "outlet"), ("Ada Quill", "person")]]


def test_whom_a_source_cites_stands_behind_it(chains):
    text = "The bridge was closed at noon, the Harbour Post reported, citing two officials briefed on the matter."
    assert chains(text)[0] == [("Harbour Post", "outlet"), ("two officials briefed on the matter", "anonymous")]


def test_an_unnamed_source_keeps_the_words_of_the_article(chains):
    text = "Three people familiar with the matter said the bridge was closed. A local official said it was open."
    assert [c[-1] for c in chains(text)] == [
        ("Three people familiar with the matter", "anonymous"),
        ("local official", "anonymous"),
    ]


def test_it_was_reported_has_an_unnamed_source(chains):
    assert chains("It was reported that the bridge would close.") == [[("unnamed source", "anonymous")]]


def test_reportedly_has_an_unnamed_source(chains):
    assert chains("The bridge reportedly closed at noon.") == [[("unnamed source", "anonymous")]]


def test_an_institution_is_an_organization(chains):
    assert chains("The bridge was closed, police said.")[0][0][1] == "organization"


def test_records_are_a_document_in_the_hands_of_who_obtained_them(chains):
    text = "According to court records obtained by the Harbour Post, the bridge was closed."
    assert chains(text) == [[("Harbour Post", "outlet"), ("court records", "document")]]


def test_an_article_of_an_outlet_is_the_outlets_word(chains):
    text = "The Harbour Post saw it first. An article from the Harbour Post states that the bridge is closed."
    assert chains(text)[-1] == [("Harbour Post", "outlet")]


def test_a_statement_speaks_for_who_issued_it(parse):
    text = 'Quill Advisors issued a statement on Tuesday.\n\n"We are closing," the statement said.'
    parsed = parse(text)
    marks = runs(parsed)
    cast = coreference(parsed, names(parsed), marks)
    made = [a for a in attributions(parsed, marks, cast) if a.quote.kind == "direct"]
    assert [cast.by_id[a.quote.speaker].name for a in made if a.quote.speaker] == ["Quill Advisors"]
    assert made[0].chain[-1].kind == "document"
    assert made[0].chain[-1].entity == made[0].quote.speaker


def test_a_quoted_article_is_on_the_word_of_whom_its_credit_names(chains):
    text = '"The pier burned on Monday.\n\nTwo boats sank.\n\nNobody was hurt." (Harbour News article)'
    assert chains(text) == [[("Harbour News", "outlet")]] * 3


def test_a_paper_called_by_a_common_word_passes_on_what_it_is_told(chains):
    (chain,) = chains("A friend told People she went to the clinic on Tuesday.")
    assert [name for name, _ in chain] == ["People", "friend"]


def test_people_told_something_are_no_paper(chains):
    (chain,) = chains("A friend told people she went to the clinic on Tuesday.")
    assert [name for name, _ in chain] == ["friend"]


def test_a_tweet_in_the_text_is_its_authors_writing(chains):
    text = "The bridge is closed and nobody told us anything. — Ada Quill (@adaquill) May 12, 2031"
    assert chains(text) == [[("Ada Quill", "person")]]
