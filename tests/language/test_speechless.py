"""What puts nothing on record: things, the writer, and what is told in passing of what somebody thinks."""

from __future__ import annotations

import msgspec
import pytest

from firsthand.language.annotate import annotate_one
from firsthand.language.tagger.model import load_tagger
from firsthand.model import Part


@pytest.fixture(scope="module")
def tagger():
    return load_tagger()


@pytest.fixture
def sources(parser, article, tagger):
    def of(text: str, words: str) -> list[str]:
        found = annotate_one(article(text), parser, tagger).statements
        return [s.name for s in next(s for s in found if s.text.startswith(words)).sources]

    return of


SILENT = [
    ("a thing", "History says the dam will burst again one day.", "the dam will burst"),
    ("a question", "The returns seemed a reminder that a big lead is not enough for a mayor.", "a big lead"),
    ("the writer", "Yes, we know that Ada Lorne grew up in a rented flat in Kerrin.", "Ada Lorne grew up"),
    ("what is turned down", "Ada Lorne rejected the deal reached by the ministry last week.", "reached by"),
    ("who that is", "Rudi Marsh accused Ada Lorne, the mayor of Kerrin, of lying.", "Ada Lorne, the mayor"),
]


@pytest.mark.parametrize(("text", "words"), [s[1:] for s in SILENT], ids=[s[0] for s in SILENT])
def test_what_nobody_says_is_the_articles_own(sources, text, words):
    assert sources(text, words) == []


def test_a_fear_is_that_of_the_one_it_belongs_to(sources):
    assert sources("Ada Lorne's fear is that the ferry could sink.", "the ferry could sink") == ["Ada Lorne"]


def test_what_somebody_is_pictured_as_stays_on_the_word_of_who_pictures_him(sources):
    text = "He was described by police as a 38-year-old man weighing 180 pounds."
    assert sources(text, "weighing 180 pounds") == ["police"]


def test_a_role_and_the_name_behind_it_are_one_source(sources):
    text = "According to Kerrin Courier contributor and monetary historian Ada Lorne, the two rates have parted."
    assert sources(text, "According to") == ["Ada Lorne"]


def test_a_who_is_whom_it_stands_for(sources):
    text = "The villagers, who say that the dam was weak, left on Friday."
    assert sources(text, "the dam was weak") == ["villagers"]


def test_what_somebody_makes_of_anothers_words_is_not_said_by_them(sources):
    text = "Ida Lind dismissed Rudi Marsh's accusations that the league is violating the law."
    assert sources(text, "the league is") == ["Rudi Marsh"]
    text = "Ida Lind is throwing her weight behind Rudi Marsh's advice that Kerrin should stay in the league."
    assert sources(text, "Kerrin should stay") == ["Rudi Marsh"]


def test_who_repeats_anothers_words_says_them_too(sources):
    text = "Ida Lind repeated Rudi Marsh's claim that the league is violating the law."
    assert sources(text, "the league is") == ["Ida Lind", "Rudi Marsh"]


def test_what_somebody_realised_is_told_by_the_article(sources):
    text = "When the team leader realized that reinforcements were not coming, he left the mill."
    assert sources(text, "reinforcements") == []


def test_whom_somebody_accuses_says_nothing(sources):
    text = "Ada Lorne ran against Rudi Marsh, whom she has accused of selling pipe dreams."
    assert sources(text, "selling pipe dreams") == ["Ada Lorne"]


def test_a_timeline_is_a_document(parser, article, tagger):
    found = annotate_one(article("According to a council timeline, the guards left the mill."), parser, tagger)
    assert {s.kind for one in found.statements for s in one.sources} == {"document"}


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Lind: My plans for the mill aren't set in stone", "My plans"),
        ("Mara Lind endorses Rudi Marsh: I am 'horrified' by Ada Lorne", "I am"),
    ],
)
def test_a_headline_lets_whom_it_names_before_the_colon_speak(parser, article, tagger, title, words):
    text = f"{title}\n\nMara Lind, the mayor of Kerrin, spoke in Tarn on Monday."
    parts = (Part(kind="title", start=0, end=len(title)), Part(kind="body", start=len(title) + 2, end=len(text)))
    found = annotate_one(msgspec.structs.replace(article(text), parts=parts), parser, tagger).statements
    one = next(s for s in found if s.text.startswith(words))
    assert [s.name for s in one.sources] == ["Mara Lind"]


def test_a_share_of_those_asked_is_on_the_word_of_the_poll(sources):
    text = "A survey by the Lodge Institute was published on Monday. Some 59 percent said the ferry was unsafe."
    assert sources(text, "the ferry was unsafe") == ["survey by the Lodge Institute"]


@pytest.mark.parametrize("who", ["meteorologist", "fan", "busker", "startup", "delegation"])
def test_whoever_may_think_keeps_what_they_think(sources, who):
    text = f"One {who} believes that the ferry was sold in May."
    assert sources(text, "the ferry was sold") == [f"One {who}"]


def test_a_plan_says_what_it_says(sources):
    assert sources("The plan says that the dam will be closed in May.", "the dam will be closed") == ["plan"]
