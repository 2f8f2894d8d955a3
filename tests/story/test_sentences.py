"""How sources without a name are called in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.desk import Desk
from firsthand.model import Argument, Article, Entity, Origin, Phrase, SourceKind, Span, Statement
from firsthand.reading import Intake
from firsthand.story.sentences import called, callings, claim_text


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("anonymous", "unnamed source", "an unnamed source"),
        ("anonymous", "source close to the production", "a source close to the production"),
        ("anonymous", "Officials", "officials"),
        ("anonymous", "officials briefed on the matter", "officials briefed on the matter"),
        ("anonymous", "Two people", "two people"),
        ("anonymous", "three people familiar with the plans", "three people familiar with the plans"),
        ("anonymous", "local official", "a local official"),
        ("anonymous", "official of the county's schools", "an official of the county's schools"),
        ("document", "call log", "the call log"),
        ("document", "one report", "one report"),
        ("person", "Ana Bell", "Ana Bell"),
        ("organization", "police", "police"),
        ("outlet", "Arden Courier", "Arden Courier"),
    ],
)
def test_a_source_without_a_name_is_called_as_a_sentence_does(kind: SourceKind, name: str, said: str) -> None:
    assert called(Origin(id="o:1", name=name, kind=kind)) == said


def test_an_unnamed_source_is_one_of_its_outlets() -> None:
    outlet = Origin(id="o:outlet:arden-courier", name="Arden Courier", kind="outlet")
    source = Origin(
        id="o:anonymous:unnamed-source-arden-courier", name="unnamed source", kind="anonymous", via=(outlet.id,)
    )
    described = Origin(id="o:anonymous:official-arden-courier", name="official", kind="anonymous", via=(outlet.id,))
    said = callings([outlet, source, described], ())
    assert said[source.id] == "an unnamed source of the Arden Courier"
    assert said[described.id] == "an official"


def test_an_article_without_an_outlet_is_called_an_article() -> None:
    assert callings([Origin(id="o:outlet:003", name="003", kind="outlet")], ["003"]) == {"o:outlet:003": "article 003"}


def told(text: str, **rest: object) -> Statement:
    given = {"id": "s:a:0-9", "predicate": "sink", "told": (Phrase(text=text),), **rest}
    return Statement(article="a", start=0, end=len(text), text=text, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (told("The ferry sank"), "The ferry sank, according to Ine Storli and Reuters."),
        (told("The ferry sank, according to Reuters"), "The ferry sank, according to Reuters."),
        (told(", the ferry sank"), "The ferry sank, according to Ine Storli and Reuters."),
        (told("“if it sank”"), "“… if it sank”, according to Ine Storli and Reuters."),
        (
            told("Ana Bell's exit", predicate="exit", nominal=True),
            "Ana Bell's exit is mentioned, according to Ine Storli and Reuters.",
        ),
        (
            told("Ana Bell's talks", predicate="talk", nominal=True, predicate_span=Span(start=11, end=16)),
            "Ana Bell's talks are mentioned, according to Ine Storli and Reuters.",
        ),
        (
            told("Riot Breaks Out In Kerrin During Vigil", predicate="riot", nominal=True),
            "“… Riot Breaks Out In Kerrin During Vigil …”, according to Ine Storli and Reuters.",
        ),
    ],
)
def test_a_claims_text_is_one_plain_sentence_that_names_nobody_twice(statement: Statement, said: str) -> None:
    assert claim_text([statement], {}, ["Ine Storli", "Reuters", "Reuters"]) == said


def test_a_claim_is_told_by_a_statement_like_the_others() -> None:
    def arguments(*lemmas: str) -> tuple[Argument, ...]:
        return tuple(Argument(relation="object", lemma=x, text=x, start=0, end=1) for x in lemmas)

    members = [
        told("The ferry from Arden sank off the pier", arguments=arguments("ferry", "pier")),
        told("The ferry sank near the pier at noon", arguments=arguments("ferry", "pier"), id="s:a:10-19"),
        told("The crew cheered it", predicate="cheer", arguments=arguments("crew", "it"), id="s:a:20-29"),
    ]
    assert claim_text(members, {}, ["Reuters"]).startswith("The ferry")


def test_a_name_with_a_full_stop_ends_a_sentence_once() -> None:
    assert claim_text([told("It closed")], {}, ["Halden Inc."]) == "It closed, according to Halden Inc."


def test_an_age_beside_a_name_is_told_with_a_verb() -> None:
    bell = Entity(id="e:person:ana-bell", name="Ana Bell", type="person")
    one = told("Ana Bell, a nurse", predicate="be", nominal=True, subject=bell.id, object_text="a nurse")
    assert claim_text([one], {bell.id: bell}, ["Reuters"]) == "Ana Bell is a nurse, according to Reuters."


def test_no_number_is_put_into_anothers_mouth(desk: Desk, article: Callable[..., Article]) -> None:
    texts = (
        "Ten houses were damaged by the quake in Kerrin, the Estmere Times said.",
        "Around 40 houses were damaged by the quake in Kerrin, the Calder Post said.",
    )
    story = desk.story(Intake(tuple(article(t, id=f"a{n}", outlet=f"Paper {n}") for n, t in enumerate(texts))))
    (claim,) = [c for c in story.claims if len(c.statements) > 1]
    assert len(claim.origins) == 2
    assert ("Estmere" in claim.text) != ("Calder" in claim.text)
    assert claim.status != "corroborated"


def test_who_says_that_it_may_be_so_bears_nobody_out(desk: Desk, article: Callable[..., Article]) -> None:
    texts = (
        "Rudi Marsh left the harbour in Kerrin on Monday, the mayor said.",
        "Rudi Marsh may have left the harbour in Kerrin on Monday, a clerk said.",
    )
    story = desk.story(Intake(tuple(article(t, id=f"a{n}", outlet=f"Paper {n}") for n, t in enumerate(texts))))
    (claim,) = [c for c in story.claims if len(c.statements) > 1]
    assert claim.status != "corroborated"


def test_a_day_that_counts_from_the_article_is_told_by_its_date(desk: Desk, article: Callable[..., Article]) -> None:
    text = 'The storm hit Kerrin yesterday. The port closed last year. "We will rebuild today," said Mara Quill.'
    said = [c.text for c in desk.story(Intake((article(text, outlet="Courier"),))).claims]
    assert "The storm hit Kerrin on 13 May 2031, according to Courier." in said
    assert "The port closed in 2030, according to Courier." in said
    assert any("today" in s for s in said)


def test_a_name_that_only_tells_what_kind_of_thing_is_meant_stays_short(
    desk: Desk, article: Callable[..., Article]
) -> None:
    text = "The Quill rule was signed by Mara Quill on Monday. Mr. Marsh, who is Rudi Marsh, left on Friday."
    said = [c.text for c in desk.story(Intake((article(text, outlet="Courier"),))).claims]
    assert any(s.startswith("The Quill rule was signed by Mara Quill") for s in said)


def test_a_happening_stands_by_its_name_in_the_timeline(desk: Desk, article: Callable[..., Article]) -> None:
    text = "The 2019 killings of two women in Kerrin were never solved."
    told = [e.text for e in desk.story(Intake((article(text, outlet="Courier"),))).timeline]
    assert "The 2019 killings of two women in Kerrin, according to Courier." in told


def test_an_hour_keeps_its_full_stop() -> None:
    assert claim_text([told("It fell at 9 a.m.")], {}, ["Reuters"]) == "It fell at 9 a.m., according to Reuters."
    assert claim_text([told("It fell at 9 a.m.")], {}, []) == "It fell at 9 a.m."


def test_an_hour_alone_has_the_day_others_give(desk: Desk, article: Callable[..., Article]) -> None:
    first = "The walkway in Kerrin fell at 9:40 a.m. on Tuesday, killing two people."
    other = "A letter had come on 22 February. The walkway in Kerrin fell at 9:15 a.m., the harbour office said."
    story = desk.story(Intake((article(first, id="a"), article(other, id="b"))))
    days = {
        e.earliest for e in story.timeline if any("walkway" in s.text for s in story.statements if s.id in e.statements)
    }
    assert days == {"2031-05-13"}
