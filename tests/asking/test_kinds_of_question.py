from __future__ import annotations

import pytest

from firsthand.asking.parsing.wordings import reworded
from firsthand.asking.questions import ask
from firsthand.language.annotate import annotate
from firsthand.language.parse import Parser
from firsthand.model import Answers, Article, MadeWith, Part, Story
from firsthand.story.build import build

FIRST = """Two men were wounded when a robber fired on the customs house of Velm on Friday, police said.

The robber, Anton Grell, pointed a sawn-off shotgun at the clerks and shot the guard Pavel Zeman three times.

Zeman pulled out of the regatta with a broken arm injury.

Officers found seven AK-47s in the robber's van.

Grell has three prior theft convictions. He faces up to 14 years in prison.

"A debt is one thing and a robbery is quite another," Chief Inspector Lida Horak said.

Harbour pilot Ivo Marek ran to help the guard. Oskar Brandt, owner of the Lady Orsina, lent him a rope.

The warship INS Valla towed the Lady Orsina to Velm."""
SECOND = """Anton Grell was charged with attempted murder on Monday. He pleaded not guilty at the court in Velm.

His mother, Edda Grell, was too frightened to testify.

The court heard that Grell had a blood alcohol level of 0.12 percent.

The guard, Pavel Zeman, was flown to Orsk Hospital. The city offered a $9,000 reward for the second robber.

Zeman, a boxer, had a win over Tomas Reuk last year. He lost to Karel Dost in March.

Grell was suspended from the docks in May for quarrelling with colleagues."""


def made(id: str, text: str, published: str, outlet: str) -> Article:
    parts = (Part(kind="body", start=0, end=len(text)),)
    return Article(id=id, sha256=id, text=text, published=published, outlet=outlet, parts=parts)


@pytest.fixture(scope="module")
def story(parser: Parser) -> Story:
    articles = [
        made("1", FIRST, "2031-05-17", "Velm Herald"),
        made("2", SECOND, "2031-05-20", "Orsk Post"),
    ]
    return build(tuple(annotate(articles, parser)), made_with=MadeWith(version="0", pipeline="test"))


def answers(story: Story, question: str, parser: Parser) -> Answers:
    return ask(story, question, parser.nlp)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What weapon did Anton Grell point at the clerks?", "shotgun"),
        ("What kind of gun did police say Grell pointed at the clerks?", "sawn-off shotgun"),
        ("How many AK-47s did officers find?", "seven"),
        ("How many prior theft convictions does Grell have?", "three"),
        ("How many years in prison could Grell get if he is convicted?", "14"),
        ("How many times was Pavel Zeman shot?", "three times"),
        ("Who said that a debt is one thing and a robbery is quite another?", "Horak"),
        ("Who was the harbour pilot who tried to help the guard?", "Ivo Marek"),
        ("Who owns the Lady Orsina?", "Oskar Brandt"),
        ("What charges does Anton Grell face?", "attempted murder"),
        ("How did Anton Grell plead?", "not guilty"),
        ("Why didn't Grell's mother testify?", "too frightened"),
        ("Who is Anton Grell's mother?", "Edda Grell"),
        ("What was Grell's blood alcohol level?", "0.12 percent"),
        ("What happened to Pavel Zeman?", "shot"),
        ("Who did Pavel Zeman beat?", "Tomas Reuk"),
        ("Why did Zeman pull out of the regatta?", "injury"),
        ("Why was Grell suspended?", "quarrelling"),
        ("Which hospital was Zeman flown to?", "Orsk Hospital"),
    ],
)
def test_a_question_of_each_kind_is_answered_in_the_words_of_the_articles(
    story: Story, question: str, words: str, parser: Parser
) -> None:
    found = answers(story, question, parser)
    assert words.casefold() in " ".join(a.text for a in found.answers).casefold()
    texts = {a.id: a.text for a in story.articles}
    assert all(texts[e.article][e.start : e.end] == e.text for a in found.answers for e in a.evidence)


@pytest.mark.parametrize(
    "question",
    [
        "When was Pavel Zeman executed?",
        "How much money was stolen from the customs house?",
        "Who owns the INS Valla?",
        "Who is Pavel Zeman's mother?",
        "How did Pavel Zeman plead?",
        "Who said that the robbery was a shame for the town?",
    ],
)
def test_another_deed_sum_or_owner_answers_nothing(story: Story, question: str, parser: Parser) -> None:
    assert not answers(story, question, parser).answers


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("What charges is Mira Holt facing", "What is Mira Holt charged with"),
        ("Which crime was Mira Holt convicted of", "What was Mira Holt convicted of"),
        ("Where was Mira Holt", "Where was Mira Holt"),
    ],
)
def test_a_question_is_read_in_the_wording_of_its_answer(asked: str, read: str) -> None:
    assert reworded(asked) == read
