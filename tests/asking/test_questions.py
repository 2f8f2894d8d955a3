from __future__ import annotations

from collections.abc import Sequence

import pytest
from spacy.language import Language

from firsthand.asking.questions import ask
from firsthand.language.annotate import annotate
from firsthand.language.parse import Parser
from firsthand.model import Answers, Article, MadeWith, Part, Story
from firsthand.story.build import build

FIRST = """A ferry ran aground off the island of Norvik on Monday, killing three people, the coast guard said.

The ferry struck a reef at a depth of 4 metres. Captain Ine Storli, 52, was rescued by a fishing boat.

Storli was fired from the ferry line on Wednesday because of repeated drinking, police said.

Mira Brandvold, a cook from Kedirun, lives in Ostrava. Brandvold married the singer Tomas Quist in June 2029.

Officers used a crowbar to open the wheelhouse. Pavel Hoss, the head of Norvik Lines, said that the ferry was sound.

"We did not receive the warning," said Ana Ruud, a spokeswoman for Norvik Lines."""
SECOND = """Five people were killed when a ferry ran aground off Norvik, the coast guard said on Thursday.

The mayor of Norvik, Jan Kubat, denied that the harbour lights were broken.

Kubat will leave office in October 2031. Repairs will cost 2 million dollars, he said.

Storli was charged with negligence. The film "Low Water", directed by Ola Vind, was shot on the ferry.

Norvik is a town of 6,400 people. The ferry had been closed for repairs since April."""


def made(id: str, text: str, published: str, outlet: str) -> Article:
    parts = (Part(kind="body", start=0, end=len(text)),)
    return Article(id=id, sha256=id, text=text, published=published, outlet=outlet, parts=parts)


@pytest.fixture(scope="module")
def story(parser: Parser) -> Story:
    articles: Sequence[Article] = [
        made("1", FIRST, "2031-05-14", "Norvik Daily"),
        made("2", SECOND, "2031-05-16", "Ostrava Post"),
    ]
    return build(tuple(annotate(articles, parser)), made_with=MadeWith(version="0", pipeline="test"))


def answers(story: Story, question: str, parser: Parser) -> Answers:
    nlp: Language = parser.nlp
    return ask(story, question, nlp)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How old is Ine Storli?", "52"),
        ("How many people were killed?", "five"),
        ("Who is Mira Brandvold?", "cook from Kedirun"),
        ("Where does Mira Brandvold live?", "Ostrava"),
        ("Why was Ine Storli fired?", "because of repeated drinking"),
        ("Who did Mira Brandvold marry?", "Tomas Quist"),
        ("When did Mira Brandvold marry Tomas Quist?", "June 2029"),
        ("When will Jan Kubat leave office?", "October 2031"),
        ("How much will the repairs cost?", "2 million"),
        ("How deep was the reef?", "4 metres"),
        ("Who is the mayor?", "Jan Kubat"),
        ("Who is the head of Norvik Lines?", "Pavel Hoss"),
        ("What was Ine Storli charged with?", "negligence"),
        ("How did officers open the wheelhouse?", "crowbar"),
        ("Where is Mira Brandvold from?", "Kedirun"),
        ("Who directed Low Water?", "Ola Vind"),
        ("What is the population of Norvik?", "6,400"),
        ("How many people live in the town?", "6,400"),
        ("What did Pavel Hoss say about the ferry?", "sound"),
        ("Why was the ferry closed?", "for repairs"),
        ("Did Norvik Lines receive the warning?", "No"),
        ("What is the profession of Mira Brandvold?", "cook"),
    ],
)
def test_a_question_is_answered_by_what_fills_its_hole(story: Story, parser: Parser, question: str, words: str) -> None:
    found = answers(story, question, parser).answers
    assert found
    assert words.casefold() in found[0].text.casefold()


@pytest.mark.parametrize(
    "question",
    [
        "How old is Jan Kubat?",
        "How much did Ine Storli pay for the boat?",
        "Who did Ine Storli marry?",
        "When did Lena Vorhaus arrive?",
        "Why did Mira Brandvold marry Tomas Quist?",
        "Where was Jan Kubat born?",
        "How many people were arrested?",
        "How many children were killed?",
        "Who directed the rescue?",
        "What is the population of Ostrava?",
        "What was Jan Kubat charged with?",
        "What did Jan Kubat say about the reef?",
        "Where is Jan Kubat from?",
        "?",
        "",
    ],
)
def test_what_the_articles_do_not_say_is_not_answered(story: Story, parser: Parser, question: str) -> None:
    assert answers(story, question, parser).answers == ()


def test_an_answer_says_on_whose_word_it_is_and_shows_the_exact_words(story: Story, parser: Parser) -> None:
    texts = {a.id: a.text for a in story.articles}
    (answer, *_) = answers(story, "Why was Ine Storli fired?", parser).answers
    assert "police" in answer.text
    assert answer.evidence
    for piece in answer.evidence:
        assert texts[piece.article][piece.start : piece.end] == piece.text


def test_a_denial_is_a_no_on_the_word_of_the_one_who_denies(story: Story, parser: Parser) -> None:
    (answer, *_) = answers(story, "Were the harbour lights broken?", parser).answers
    assert answer.text.startswith("No")
    assert "Jan Kubat" in answer.text


def test_the_same_question_has_the_same_answer_twice(story: Story, parser: Parser) -> None:
    question = "How many people were killed?"
    assert answers(story, question, parser) == answers(story, question, parser)
