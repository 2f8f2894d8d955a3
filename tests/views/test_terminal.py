from __future__ import annotations

import io
import re

import hostile
import pier
from rich.cells import cell_len
from rich.console import Console

from firsthand.model import Story
from firsthand.views.terminal import to_terminal


def _printed(story: Story, width: int = 100) -> str:
    out = io.StringIO()
    to_terminal(story, Console(file=out, width=width, color_system=None))
    return out.getvalue()


def test_the_summary_names_both_sides_and_what_would_settle_it() -> None:
    text = _printed(pier.story())
    assert re.search(r"about 40\s+24\s+38", text)
    assert "What would settle it" in text


def test_the_sections_come_in_the_order_of_the_report() -> None:
    text = _printed(pier.story())
    order = [
        "What is disputed",
        "Reported on several",
        "Unconfirmed",
        "On one word",
        "What changed",
        "Timeline",
        "Who said",
    ]
    places = [text.index(heading) for heading in order]
    assert places == sorted(places)


def test_no_line_is_wider_than_the_terminal() -> None:
    for story in (pier.story(), hostile.story()):
        for width in (40, 80):
            assert all(cell_len(line) <= width for line in _printed(story, width).splitlines())


def test_an_article_cannot_steer_the_terminal() -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", _printed(hostile.story()))


def test_rich_markup_in_an_article_is_text() -> None:
    claim = pier.CLAIMS["unhurt"]
    claims = (type(claim)(id="c:1", text="[red]Nobody[/red] was [link=x]hurt.", statements=claim.statements),)
    assert "[red]Nobody[/red] was [link=x]hurt." in _printed(pier.story(claims=claims))


def test_a_long_list_is_cut_and_counted() -> None:
    text = _printed(hostile.many(20))
    assert re.search(r"and [\d,]+ more, in the HTML report", text)
    assert len(text.splitlines()) < 400
