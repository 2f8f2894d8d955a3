"""How each article is linked to those who have it first-hand."""

from __future__ import annotations

from firsthand.model import Article, MadeWith, Origin, OriginLink, Story
from firsthand.views.html import to_html
from firsthand.views.index import Index
from firsthand.views.linked import SHOWN, linked

MADE = MadeWith(version="0", pipeline="none")


def origin(name: str, kind: str, *links: OriginLink) -> Origin:
    slug = name.casefold().replace(" ", "-")
    return Origin(id=f"o:{kind}:{slug}", name=name, kind=kind, links=links)  # type: ignore[arg-type]


def story(*origins: Origin) -> Story:
    article = Article(id="1", sha256="", text="It sank.", outlet="Norvik Daily", published="2031-03-01")
    return Story(made_with=MADE, articles=(article,), origins=origins)


def link(how: str, claims: int, *via: str) -> OriginLink:
    return OriginLink(article="1", how=how, claims=claims, via=via)  # type: ignore[arg-type]


def test_an_article_tells_from_whom_it_has_its_claims_and_through_whom() -> None:
    afp = origin("AFP", "organization")
    made = story(
        afp,
        origin("Norvik Daily", "outlet", link("own", 3)),
        origin("Ine Storli", "person", link("named", 2, afp.id)),
        origin("Rudi Marsh", "person", link("named", 5), link("taken", 1)),
    )
    told = [(way.label, [who.text for who in way.whom]) for way in linked(Index(made))["1"]]
    assert told == [
        ("on its own word", ["Norvik Daily (3)"]),
        ("named in the text", ["Rudi Marsh (5)", "Ine Storli through AFP (2)"]),
        ("in words it shares with another article", ["Rudi Marsh (1)"]),
    ]
    assert "Ine Storli through AFP (2)" in to_html(made)


def test_many_origins_of_one_article_are_counted() -> None:
    (way,) = linked(Index(story(*(origin(f"Bell {n}", "person", link("named", 1)) for n in range(SHOWN + 3)))))["1"]
    assert way.whom[-1].text == "3 more"
