"""Passages that answer by their meaning: found, quoted word for word, left out where none is sure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.asking.parsing.reader import parse
from firsthand.asking.passages import Finder, load_finder
from firsthand.asking.passages import library as shelves
from firsthand.asking.passages.bars import barred
from firsthand.asking.passages.judge import load_judge
from firsthand.asking.passages.signs import signs
from firsthand.asking.questions import ask
from firsthand.asking.scenes import Scenes
from firsthand.language.annotate import annotate
from firsthand.language.encoder import load_encoder
from firsthand.language.parse import Parser
from firsthand.model import Answers, Article, MadeWith, Part, Story
from firsthand.story.build import build

FIRST = """A fire tore through the Harbour Hotel in Velm on Friday night.

A night porter spotted smoke on the third floor and rang the bell. He led nine guests down the back stairs.

Strong winds off the bay drove the flames from one roof to the next, fire chief Lida Horak said.

The hotel has opened a hardship fund for its staff.

Oskar Brandt bought the hotel in 2009. He is a former ferry captain."""
SECOND = """No one was hurt when the Harbour Hotel in Velm burnt on Friday, the fire brigade said.

Some 40 neighbours had to spend the night in a school gym.

Brandt told reporters he would rebuild."""


def made(id: str, text: str, published: str, outlet: str) -> Article:
    body = (Part(kind="body", start=0, end=len(text)),)
    return Article(id=id, sha256=f"{ord(id):064d}", text=text, published=published, outlet=outlet, parts=body)


@pytest.fixture(scope="module")
def finder() -> Finder:
    found = load_finder(load_encoder())
    if found is None:
        pytest.skip("onnxruntime or tokenizers is absent")
    return found


@pytest.fixture(scope="module")
def story(parser: Parser) -> Story:
    articles = [made("a", FIRST, "2021-03-06", "Velm Post"), made("b", SECOND, "2021-03-07", "Bay Herald")]
    return build(list(annotate(articles, parser)), made_with=MadeWith(version="0", pipeline="test"))


def answered(question: str, story: Story, parser: Parser, finder: Finder | None) -> Answers:
    return ask(story, question, parser.nlp, finder=finder)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Was anyone hurt in the fire?", "No one was hurt"),
        ("In which year did Brandt take over the hotel?", "2009"),
        ("Why did the flames spread from roof to roof?", "Strong winds"),
    ],
)
def test_a_passage_answers_in_other_words(
    question: str, shown: str, story: Story, parser: Parser, finder: Finder
) -> None:
    found = answered(question, story, parser, finder).answers
    assert any(shown in a.text for a in found), [a.text for a in found]


def test_a_passage_is_quoted_word_for_word_with_whose_it_is(story: Story, parser: Parser, finder: Finder) -> None:
    found = answered("Why did the flames spread from roof to roof?", story, parser, finder).answers
    told = next(a for a in found if "Strong winds" in a.text)
    (place,) = told.evidence
    article = next(x for x in story.articles if x.id == place.article)
    assert article.text[place.start : place.end] == place.text
    assert place.text in told.text
    assert told.text.startswith("According to Velm Post, on the word of Lida Horak: “Strong winds")
    assert told.claim in {c.id for c in story.claims}
    assert set(told.origins) <= {o.id for o in story.origins}


@pytest.mark.parametrize(
    "question",
    [
        "How much did Brandt pay for the hotel?",
        "What was the night porter's name?",
        "How many rooms did the hotel have?",
    ],
)
def test_what_nobody_says_is_not_answered(question: str, story: Story, parser: Parser, finder: Finder) -> None:
    assert not answered(question, story, parser, finder).answers


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why was the ferry stopped?", "Harbour police did not say why the ferry was stopped."),
        ("Was the captain charged?", "Prosecutors declined to say whether the captain would be charged."),
        ("How many guests were on board?", "It is not yet known how many guests were on board."),
        ("Why was the ferry stopped?", "The ferry was stopped."),
        ("Where was the ferry stopped?", "The ferry was stopped."),
    ],
)
def test_a_passage_that_leaves_it_open_is_barred(question: str, told: str, parser: Parser, finder: Finder) -> None:
    article = made("c", told, "2021-03-06", "Velm Post")
    scenes = Scenes(build(list(annotate([article], parser)), made_with=MadeWith(version="0", pipeline="test")))
    pairs = list(finder.pairs(parse(question, parser.nlp, scenes.story), scenes))
    assert pairs
    assert all(barred(pair, scenes) for pair in pairs)


def test_a_passage_that_leaves_something_else_open_is_not_barred(parser: Parser, finder: Finder) -> None:
    told = "The ferry was stopped because of fog in Velm, but police did not say when it would sail."
    article = made("c", told, "2021-03-06", "Velm Post")
    scenes = Scenes(build(list(annotate([article], parser)), made_with=MadeWith(version="0", pipeline="test")))
    (pair, *_) = finder.pairs(parse("Why was the ferry stopped?", parser.nlp, scenes.story), scenes)
    assert not barred(pair, scenes)


def test_without_the_models_words_alone_answer(story: Story, parser: Parser) -> None:
    assert not answered("Why did the flames spread from roof to roof?", story, parser, None).answers


def test_pronouns_are_read_as_the_names_they_stand_for(story: Story, finder: Finder) -> None:
    named = [p.named for p in finder.library(Scenes(story)).passages]
    assert "Oskar Brandt is a former ferry captain." in named


def test_a_sentence_said_again_is_one_passage(parser: Parser, finder: Finder) -> None:
    articles = [made("a", FIRST, "2021-03-06", "Velm Post"), made("b", FIRST, "2021-03-07", "Bay Herald")]
    twice = build(list(annotate(articles, parser)), made_with=MadeWith(version="0", pipeline="test"))
    plain = [p.plain for p in finder.library(Scenes(twice)).passages]
    assert len(plain) == len(set(plain))


def test_of_many_passages_those_are_read_that_share_words(
    story: Story, parser: Parser, finder: Finder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "READ", 1)
    scenes = Scenes(story)
    question = parse("Who bought the hotel in Velm?", parser.nlp, story)
    asked = finder.encoder.read(question.text)
    assert len(finder.library(scenes).near(question, asked)) == 1


def test_signs_are_always_as_many(story: Story, parser: Parser, finder: Finder) -> None:
    scenes = Scenes(story)
    lengths = set()
    for text in ("Who is Oskar Brandt?", "Was anyone hurt?", "How many guests were led out?", "Why?"):
        question = parse(text, parser.nlp, story)
        lengths |= {len(signs(pair, scenes)) for pair in finder.pairs(question, scenes)}
    assert len(lengths) == 1


def test_nothing_to_compare_is_no_answer(story: Story, parser: Parser, finder: Finder) -> None:
    scenes = Scenes(story)
    question = parse("Who raised the alarm?", parser.nlp, story)
    pair = next(iter(finder.pairs(question, scenes)))
    empty = replace(pair, told=finder.encoder.read(""))
    assert finder.judge.score(empty, signs(pair, scenes)) == 0.0


def test_the_card_names_the_shipped_judge(finder: Finder) -> None:
    card = Path(__file__).parents[2] / "training" / "MODEL_CARD.md"
    assert finder.judge.sha256 in card.read_text(encoding="utf8")


def test_no_model_file_means_no_judge_and_no_finder(tmp_path) -> None:
    assert load_judge(tmp_path / "absent.onnx") is None
    assert load_finder(None) is None
