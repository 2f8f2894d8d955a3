"""What looks like a disagreement in the news and is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.desk import Desk
from firsthand.model import Article, Story
from firsthand.reading import Intake

SILENT = {
    "two polls": (
        "A Lodge Institute poll released on Monday has 49 percent of voters in Kerrin in favour of the new bridge.",
        "Some 37 percent of voters in Kerrin favour the new bridge, according to a Tarn Courier survey of 900 voters.",
    ),
    "the leads in two polls": (
        "Ada Lorne leads Rudi Marsh by 11 points in Kerrin, a poll of likely voters showed on Monday.",
        "Ada Lorne leads Rudi Marsh by four points in Kerrin, according to a Courier survey of registered voters.",
    ),
    "the decades of somebody's fame": (
        "Ada Vell, one of the biggest stars of the 1940s and 1950s, died peacefully in her sleep in Tarn on Monday.",
        "The 1960s Kerrin actress and swimmer, Ada Vell, died in her sleep in Tarn on 12 May.",
    ),
    "the hours of entries in two live reports": (
        "Kerrin votes today.\n\n6:10 p.m.\n\nAda Lorne votes in Tarn.\n\n5:40 p.m.\n\nLines are long in the north.",
        "Kerrin votes.\n\n6:25 p.m.\n\nRudi Marsh thanks his helpers.\n\n4:15 p.m.\n\nTurnout is high, says Mira Voss.",
    ),
    "two short forms of one band": (
        "The group, known as KLEP, claimed the raid on Kerrin on Monday.",
        "The group, known as KLEM, claimed the raid on Kerrin on Monday.",
    ),
    "so many at each place": (
        "Four miners died in Monday's blasts at the Tarn pits, the company said.",
        "Two miners were killed at each pit in Monday's blasts at Tarn, the union said.",
    ),
    "the error of two polls": (
        "The margin of error of the Kerrin poll of mayoral voters is plus or minus four percentage points.",
        "The margin of sampling error of the Kerrin poll of mayoral voters is plus or minus 5.5 percentage points.",
    ),
    "leaving a doubt, and leaving a thing to others": (
        "Premier Ada Lorne left it to others on Monday to praise the budget in Kerrin.",
        "Premier Ada Lorne left no doubt on Monday of her support for the budget.",
    ),
    "whom somebody did not attack": (
        "Rudi Marsh attacked Mira Voss early in the campaign for mayor of Kerrin.",
        "One of the few people Rudi Marsh did not attack in the campaign was the harbour master.",
    ),
    "the prices of two bidders": (
        "Kerrin Chips offers 34 euros a share for Tarn Foods. A rival bid may come.",
        "Lodge Foods has sent Tarn Foods a written offer of 36 euros a share.",
    ),
    "what must be served, and what may be": (
        "Rudi Marsh, who must serve at least 27 years, faces up to 40 years in prison in a second trial.",
        "Rudi Marsh, jailed for life, must serve at least 27 years.",
    ),
    "checking in, and checking out": (
        "Ada Lorne checked into a clinic in Kerrin on Thursday.",
        "Ada Lorne checked out of the Brandt clinic in Tarn on Monday.",
    ),
    "a first name like a particle": (
        "Al Brandt spoke in Kerrin on Monday. Al Brandt called for a new harbour.",
        "Al Brandt, a former mayor, spoke on Monday. Brandt called for a new harbour, and Brandt left.",
    ),
}


@pytest.mark.parametrize(("first", "second"), SILENT.values(), ids=SILENT)
def test_nothing_is_said_of_what_only_looks_at_odds(
    desk: Desk, article: Callable[..., Article], first: str, second: str
) -> None:
    made = tuple(article(text, id=f"a{n}", published="2031-05-13") for n, text in enumerate((first, second)))
    assert [c.explanation for c in desk.story(Intake(made, ())).conflicts] == []


def test_the_badly_hurt_are_some_of_the_hurt_and_do_not_grow_to_all(tell: Callable[..., Story]) -> None:
    first = "A quake shook Kerrin on Tuesday, leaving around 30 people seriously injured, officials said."
    second = "The quake that shook Kerrin on Tuesday injured 249 people, officials said."
    story = tell(first, second, days=("2031-05-13", "2031-05-15"))
    assert not [u for u in story.updates if u.why == "grew"]
    plain = tell(first.replace("seriously ", ""), second, days=("2031-05-13", "2031-05-15"))
    assert [u for u in plain.updates if u.why == "grew"]
