"""Circular reporting is named, and what nobody is named for is counted."""

from __future__ import annotations

import io

from rich.console import Console

from firsthand.model import Article, Circle, Claim, MadeWith, Origin, Story
from firsthand.views.html import to_html
from firsthand.views.markdown import to_markdown
from firsthand.views.terminal import to_terminal


def story() -> Story:
    outlets = ("Norvik Daily", "Ostrava Post")
    articles = tuple(Article(id=str(n), sha256="0", text="It sank.", outlet=o) for n, o in enumerate(outlets))
    origins = tuple(
        Origin(id=f"o:outlet:{a.id}", name=str(a.outlet), kind="outlet", articles=(a.id,)) for a in articles
    )
    claim = Claim(
        id="c:1", text="It sank.", origins=(origins[0].id,), status="single-source", first_reported="2031-05-14"
    )
    circle = Circle(claim="c:1", origins=tuple(o.id for o in origins))
    made = MadeWith(version="0", pipeline="none")
    return Story(made_with=made, articles=articles, claims=(claim,), origins=origins, circles=(circle,))


def test_outlets_that_have_it_from_one_another_are_named_in_every_report() -> None:
    said = "Norvik Daily and Ostrava Post have it from one another; Norvik Daily is the first to print it."
    console = Console(file=io.StringIO(), width=200)
    to_terminal(story(), console)
    assert said in console.file.getvalue()  # type: ignore[attr-defined]
    assert said in to_html(story())
    assert said in to_markdown(story())


def test_claims_the_articles_name_nobody_for_are_counted() -> None:
    assert "1 claim of these: the articles name nobody for it." in to_html(story())
