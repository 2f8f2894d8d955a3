from __future__ import annotations

from typing import Any

import msgspec
import pytest
from made import MADE, Said, reading

from firsthand.model import Part, Source, Story
from firsthand.story.build import build

NAMES = {"Ana Bell": "person", "Lodge Bank": "organization", "Kerrin": "place", "Tarn": "place"}
Articles = list[tuple[str, str, Said]]


def story(*articles: tuple[str, str, Said]) -> Story:
    return build([reading(a, on, [said], NAMES) for a, on, said in articles], made_with=MADE)


def two(first: Said, second: Said, later: str = "2031-05-15") -> Story:
    return story(("a", "2031-05-14", first), ("b", later, second))


def sides(made: Story) -> list[list[str]]:
    return [[s.text for s in c.sides] for c in made.conflicts]


def hour(text: str, low: str) -> dict[str, Any]:
    return {"text": text, "kind": "clock", "role": "time", "low": low}


def gift(number: str, tail: str = "") -> Said:
    return Said(f"The widow left the museum a chest with {number} silver coins from the wreck off Tarn{tail}", "leave")


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (gift("nine", tail=", the notary said on Monday"), [["six", "nine"]]),
        (gift("about nine"), []),
        (gift("six", tail=", the notary said"), []),
    ],
)
def test_sentences_that_retell_one_another_part_at_a_number(second: Said, expected: list[list[str]]) -> None:
    assert sides(two(gift("six"), second)) == expected


def test_a_sentence_of_another_week_retells_nothing() -> None:
    assert sides(two(gift("six"), gift("nine", tail=", the notary said"), later="2031-06-20")) == []


@pytest.mark.parametrize(("word", "found"), [("not", 1), ("not only", 0)])
def test_sentences_that_retell_one_another_part_at_a_not(word: str, found: int) -> None:
    yes = Said("The keeper was asleep in the tower when the ferry struck the rocks off Tarn", "sleep")
    no = Said(f"The keeper was {word} asleep in the tower when the ferry struck the rocks, the mate said", "sleep")
    assert len([c for c in two(yes, no).conflicts if c.kind == "polarity"]) == found


def bridge(words: str, low: str, verb: str = "collapse", said: str = "collapsed at") -> Said:
    return Said(f"The footbridge {said} {words}", verb, "footbridge", values=[hour(words, low)])


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (bridge("7:20 a.m.", "07:20", "fall", "fell at"), [["6:40 a.m.", "7:20 a.m."]]),
        (bridge("6:35 a.m.", "06:35", "collapse", "collapsed shortly after"), []),
    ],
)
def test_one_happening_has_one_hour(second: Said, expected: list[list[str]]) -> None:
    assert sides(two(bridge("6:40 a.m.", "06:40"), second)) == expected


def test_the_accident_is_the_happening_told_before() -> None:
    fell = Said("The footbridge collapsed under a school class", "collapse", "footbridge")
    accident = Said("The accident happened at 7:20 a.m.", "happen", "accident", values=[hour("7:20 a.m.", "07:20")])
    first = reading("a", "2031-05-14", [bridge("6:40 a.m.", "06:40")], NAMES)
    made = build([first, reading("b", "2031-05-15", [fell, accident], NAMES)], made_with=MADE)
    assert sides(made) == [["6:40 a.m.", "7:20 a.m."]]


def crowd(text: str, number: str, low: float, verb: str) -> Said:
    value = {"text": number, "role": "person", "counted": "person", "low": low, "restrictors": ("footbridge",)}
    return Said(text, verb, values=[value])


def test_two_numbers_of_people_in_one_place_are_at_odds() -> None:
    were = crowd("Forty people were on the footbridge", "Forty", 40.0, "be")
    put = crowd("The inquiry put the number of people on the footbridge at 24", "24", 24.0, "put")
    assert sides(two(were, put)) == [["Forty", "24"]]


def opened(year: str, text: str = "The lighthouse opened in {}") -> Said:
    value = {"text": year, "kind": "date", "role": "date", "low": f"{year}-01-01", "high": f"{year}-12-31"}
    return Said(text.format(year), "open", "The lighthouse", values=[value])


def test_a_caption_can_put_an_opening_in_another_year_than_its_article() -> None:
    caption, body = opened("1871"), opened("1878", "The lighthouse opened in {}, when the harbour was dug")
    found = reading("a", "2031-05-14", [caption, body], NAMES)
    assert sides(build([found], made_with=MADE)) == []
    text = found.article.text
    parts = (
        Part(kind="caption", start=0, end=text.index("\n")),
        Part(kind="body", start=text.index("\n") + 2, end=len(text)),
    )
    article = msgspec.structs.replace(found.article, parts=parts)
    found = msgspec.structs.replace(found, article=article)
    assert sides(build([found], made_with=MADE)) == [["1871", "1878"]]


def test_openings_generations_apart_are_of_two_things() -> None:
    assert sides(two(opened("1871"), opened("1950"))) == []


def robbers(number: str, low: float, rest: str = "") -> Said:
    return Said(
        f"{number} masked robbers raided Lodge Bank in Kerrin{rest}",
        "raid",
        "robbers",
        "Lodge Bank",
        args=[("in", "Kerrin")],
        values=[{"text": number, "role": "robber", "counted": "robber", "low": low}],
    )


def test_a_number_put_right_is_corrected_and_no_conflict() -> None:
    made = two(robbers("Five", 5.0), robbers("Three", 3.0, ", not five as earlier reported"))
    (update,) = made.updates
    assert (update.why, [s.low for s in update.steps]) == ("corrected", [5.0, 3.0])
    assert made.conflicts == ()


def test_who_takes_a_statement_back_withdraws_it() -> None:
    bank = Source(name="Lodge Bank", kind="organization", entity="e:organization:lodge-bank")
    early = Said("We received no warning letter", "receive", object="letter", sources=[bank])
    late = Said(
        "Lodge Bank, which had denied receiving the warning letter, withdrew its earlier statement",
        "withdraw",
        "Lodge Bank",
        "statement",
    )
    (update,) = two(early, late, later="2031-06-20").updates
    assert (update.why, len(update.steps)) == ("withdrawn", 2)
    troops = Said(
        "Lodge Bank withdrew its guards behind a warning letter it received", "withdraw", "Lodge Bank", "guards"
    )
    assert two(early, troops, later="2031-06-20").updates == ()
