"""How a dispute is headed and whose word its sides are."""

from __future__ import annotations

import msgspec
import pytest

from firsthand.model import Article, Conflict, Evidence, Origin, Phrase, Side, Statement, Story
from firsthand.views.disputes import disputes
from firsthand.views.index import Index

LONG = (
    "The articles differ on it, and this sentence goes on for so long that no reader would take it for a heading, " * 2
)


def story(**fields: object) -> Story:
    conflict = Conflict(
        id="x:1", claim="c:1", confidence=0.9, scope="between-articles", explanation=LONG,
        sides=(Side(text="about 40"), Side(text="24")), **fields,
    )  # fmt: skip
    articles = tuple(
        Article(id=id, sha256="0", text="Forty fell.", outlet=outlet) for id, outlet in (("1", "Star"), ("2", "Post"))
    )
    origins = tuple(
        Origin(id=f"o:anonymous:officials-{a.id}", name="officials", kind="anonymous", articles=(a.id,))
        for a in articles
    )
    made = {"version": "0", "pipeline": "none", "tagger": None}
    return Story(as_of=None, made_with=made, articles=articles, conflicts=(conflict,), origins=origins)


@pytest.mark.parametrize(
    ("role", "kind", "said"),
    [
        ("person", "value", "the number of people: “about 40” against “24”"),
        ("body", "value", "the number of bodies: "),
        ("crash", "value", "the number of crashes: "),
        ("killed", "value", "the number of dead: "),
        ("magnitude", "value", "the magnitude: "),
        ("time", "date", "the hour: "),
        ("weapon", "name", "the weapon: "),
        ("receive", "polarity", "the question: "),
    ],
)
def test_a_heading_says_what_is_at_odds(role: str, kind: str, said: str) -> None:
    (found,) = disputes(Index(story(role=role, kind=kind)))
    assert said in found.heading


def test_what_one_claims_and_another_denies_is_shortened_and_not_the_names() -> None:
    words = (
        "officers had fired first in the clash at the East Quay on Monday morning, before the picket line was broken up"
    )
    told = story(role="fire", kind="polarity")
    said = f"“{words}” is what one source says (dockers' union) and another denies (Police)."
    (found,) = disputes(
        Index(msgspec.structs.replace(told, conflicts=(msgspec.structs.replace(told.conflicts[0], explanation=said),)))
    )
    assert found.heading.startswith("“officers had fired first in the clash")
    assert found.heading.endswith("…” is what one source says (dockers' union) and another denies (Police).")


def test_within_one_article_its_sources_differ() -> None:
    told = story(role="receive", kind="polarity")
    within = msgspec.structs.replace(told.conflicts[0], scope="within-article")
    (found,) = disputes(Index(msgspec.structs.replace(told, conflicts=(within,))))
    assert found.heading.startswith("The sources of one article differ on the question: ")


def test_origins_of_one_name_are_told_apart_by_their_outlets() -> None:
    links = Index(story(role="person", kind="value")).origin_links(
        ["o:anonymous:officials-1", "o:anonymous:officials-2"]
    )
    assert [link.text for link in links] == [
        "an unnamed source (“officials”) in Star",
        "an unnamed source (“officials”) in Post",
    ]


def test_sides_go_back_to_one_only_where_each_has_it() -> None:
    told = story(role="person", kind="value")
    one = "o:anonymous:officials-1"
    for origins, every in (((one, one), True), ((one, None), False)):
        sides = tuple(Side(text=text, origins=(o,) if o else ()) for text, o in zip(("40", "24"), origins, strict=True))
        conflict = msgspec.structs.replace(told.conflicts[0], sides=sides)
        (found,) = disputes(Index(msgspec.structs.replace(told, conflicts=(conflict,))))
        assert any("Every side" in line for line in found.settle) is every


def test_a_day_has_the_year_that_the_explanation_adds() -> None:
    told = story(role="date", kind="date")
    said = (
        f"The articles differ on when it was: “Oct. 23” of 2031 (Star: “{LONG}”) against “Oct. 23, 2032” (Post: “x”)."
    )
    sides = (Side(text="Oct. 23"), Side(text="Oct. 23, 2032"))
    conflict = msgspec.structs.replace(told.conflicts[0], sides=sides, explanation=said)
    (found,) = disputes(Index(msgspec.structs.replace(told, conflicts=(conflict,))))
    assert found.heading.endswith("“Oct. 23” of 2031 against “Oct. 23, 2032”.")


def test_what_is_denied_in_so_many_words_is_told_as_denied() -> None:
    told = Phrase(text="It is denied that "), Phrase(text="forty fell")
    denial = Statement(
        id="s:1:0-10", article="1", start=0, end=10, text="Forty fell", predicate="fall", polarity="denied", told=told
    )
    base = story(role="fall", kind="polarity")
    sides = Side(text="forty fell down"), Side(text=denial.text, statements=(denial.id,))
    (found,) = disputes(
        Index(
            msgspec.structs.replace(
                base, statements=(denial,), conflicts=(msgspec.structs.replace(base.conflicts[0], sides=sides),)
            )
        )
    )
    assert found.sides[1].text == "It is denied that forty fell"
    assert "against “It is denied that forty fell”" in found.heading


@pytest.mark.parametrize(
    ("origins", "advice"),
    [
        (("o:anonymous:officials-1", "o:person:karl-moe"), "Ask each how they know."),
        (("o:anonymous:officials-1", "o:anonymous:officials-1"), "ask Star which it meant."),
    ],
    ids=["two sources of one article", "one source"],
)
def test_who_is_asked_is_who_differs(origins: tuple[str, str], advice: str) -> None:
    base = story(role="fall", kind="polarity")
    spot = Evidence(article="1", start=0, end=5, text="Forty")
    sides = tuple(Side(text="forty fell", origins=(o,), spans=(spot,)) for o in origins)
    conflict = msgspec.structs.replace(base.conflicts[0], scope="within-article", sides=sides)
    moe = Origin(id="o:person:karl-moe", name="Karl Moe", kind="person", articles=("1",))
    (found,) = disputes(Index(msgspec.structs.replace(base, conflicts=(conflict,), origins=(*base.origins, moe))))
    assert any(line.endswith(advice) for line in found.settle)
