from __future__ import annotations

import pytest

from firsthand.language.attribution.quotes import runs
from firsthand.language.coreference.cast import coreference
from firsthand.language.naming.names import names
from firsthand.language.naming.teams import team_for_short


@pytest.mark.parametrize(
    ("short", "long", "one"),
    [
        ("bucs", "arden buccaneers", True),
        ("cavs", "kerrin cavaliers", True),
        ("sixers", "kerrin 46ers", True),
        ("niners", "arden 29ers", True),
        ("bucks", "arden buccaneers", False),
        ("nets", "arden nets", False),
        ("sixers", "arden 29ers", False),
    ],
)
def test_a_team_is_called_by_the_beginning_of_its_name_or_its_last_figure(short, long, one):
    assert team_for_short([short], long.split()) is one


def test_an_article_calls_a_team_by_its_full_and_its_short_name(parse):
    parsed = parse(
        "The Arden Buccaneers lost to the Kerrin 46ers on Sunday. The Bucs have lost three times, coach Bo Lind said. "
        "The Sixers won at home."
    )
    found = {e.name: set(e.aliases) for e in coreference(parsed, names(parsed), runs(parsed)).entities}
    assert "Bucs" in found["Arden Buccaneers"]
    assert "Sixers" in found["Kerrin 46ers"]
