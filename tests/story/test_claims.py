from __future__ import annotations

from collections.abc import Sequence

import pytest
from made import Said, reading

from firsthand.language.annotate import annotate_one
from firsthand.model import Reading
from firsthand.story.claims.aligning import align
from firsthand.story.claims.anchors import anchors
from firsthand.story.claims.facets import facets
from firsthand.story.claims.likeness import Weights

NAMES = {"Ana Bell": "person", "Rudi Marsh": "person", "The Harbour": "work", "Port Lane": "place", "Kerrin": "place"}


def groups(*readings: Reading) -> list[set[str]]:
    """The texts of each claim."""
    statements = [s for r in readings for s in r.statements]
    articles = {r.article.id: r.article for r in readings}
    entities = {e.id: e for r in readings for e in r.entities}
    every = facets(statements, anchors(readings), articles, entities)
    found = align(every, Weights(every))
    return [{f.statement.text for f in group} for group in found]


def one_claim(first: Said, second: Said, dates: Sequence[str] = ("2031-05-14", "2031-05-14")) -> bool:
    found = groups(reading("a", dates[0], [first], NAMES), reading("b", dates[1], [second], NAMES))
    return len(found) == 1


LEAVES = Said(
    "Ana Bell will leave The Harbour in season 4", "leave", "Ana Bell", "The Harbour", args=[("in", "season 4")]
)


@pytest.mark.parametrize(
    "other",
    [
        Said("Bell is bowing out of The Harbour", "bow out", "Bell", args=[("of", "The Harbour")]),
        Said("Bell's exit from The Harbour", "exit", "Bell", args=[("from", "The Harbour")], more={"nominal": True}),
        Said("Ana Bell will end her run on The Harbour", "end", "Ana Bell", "run", args=[("on", "The Harbour")]),
    ],
    ids=["synonym", "nominal", "phrase"],
)
def test_a_departure_is_one_claim_in_any_words(other: Said) -> None:
    assert one_claim(LEAVES, other)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            Said("Marsh flung a bottle at the referee in Kerrin", "fling", "Marsh", "bottle", args=[("at", "referee")]),
            Said("Rudi Marsh threw a bottle at the referee", "throw", "Rudi Marsh", "bottle", args=[("at", "referee")]),
        ),
        (
            Said("the divers searched the flooded quarry below Kerrin", "search", "divers", "quarry"),
            Said("the divers combed the flooded quarry below Kerrin", "comb", "divers", "quarry"),
        ),
    ],
    ids=["near verbs", "the same words"],
)
def test_one_event_is_one_claim_by_near_verbs_or_close_words(first: Said, second: Said) -> None:
    assert one_claim(first, second)


def fee(text: str, verb: str, low: float, **more: bool) -> Said:
    value = {"text": "$3 million", "kind": "money", "role": "money", "unit": "USD", "low": low, "counted": None}
    return Said(text, verb, "Rudi Marsh", values=[value], more=dict(more))


def test_one_amount_of_one_person_is_one_claim_in_any_words() -> None:
    took = fee("Rudi Marsh ended up with $3 million for the part", "end up", 3e6)
    paid = fee("Rudi Marsh was paid $3 million", "pay", 3e6, passive=True)
    assert one_claim(took, paid)
    assert not one_claim(took, fee("Rudi Marsh was paid $3 million", "pay", 4e6, passive=True))


def test_opposite_deeds_stay_apart() -> None:
    buys = Said("Rudi Marsh bought the Quay Hotel in Kerrin", "buy", "Rudi Marsh", "Quay Hotel")
    sells = Said("Rudi Marsh sold the Quay Hotel in Kerrin", "sell", "Rudi Marsh", "Quay Hotel")
    assert not one_claim(buys, sells)


def test_two_descriptions_of_one_person_stay_apart() -> None:
    age = Said("Ana Bell is 33", "be", "Ana Bell", args=[("complement", "33")])
    work = Said("Ana Bell is a diver", "be", "Ana Bell", args=[("complement", "diver")])
    assert not one_claim(age, work)


def test_one_number_of_people_is_one_toll_whatever_they_are_called() -> None:
    def toll(noun: str, counted: str) -> Said:
        value = {"text": "two", "role": "killed", "low": 2.0, "counted": counted}
        return Said(f"killing two {noun} at the mill", "kill", "", noun, args=[("at", "mill")], values=[value])

    assert one_claim(toll("guards", "guard"), toll("workers", "worker"))


def test_two_peoples_departures_stay_apart() -> None:
    other = Said("Rudi Marsh will leave The Harbour in season 4", "leave", "Rudi Marsh", "The Harbour")
    assert not one_claim(LEAVES, other)


def test_a_passive_meets_its_active() -> None:
    active = Said("A landslide near Kerrin killed one man", "kill", "landslide", "man", args=[("near", "Kerrin")])
    passive = Said("One man was killed by a landslide near Kerrin", "kill", "man", agent="landslide",
                   args=[("near", "Kerrin")], more={"passive": True})  # fmt: skip
    assert one_claim(active, passive)


def test_dying_meets_being_killed() -> None:
    died = Said("Rudi Marsh died in a fire in Kerrin", "die", "Rudi Marsh", args=[("in", "Kerrin")])
    killed = Said("The fire in Kerrin killed Rudi Marsh", "kill", "fire", "Rudi Marsh", args=[("in", "Kerrin")])
    assert one_claim(died, killed)


def test_a_character_and_an_actor_stay_apart() -> None:
    fiction = Said(
        "Ana Bell will leave The Harbour in season 4", "leave", "Ana Bell", "The Harbour", more={"frame": "fiction"}
    )
    assert not one_claim(LEAVES, fiction)


def test_children_and_people_are_counted_apart() -> None:
    people = Said("A flood killed six people in Kerrin", "kill", "flood", "people", args=[("in", "Kerrin")],
                  values=[{"text": "six", "role": "killed", "low": 6.0, "counted": "person"}])  # fmt: skip
    children = Said("A flood killed six children in Kerrin", "kill", "flood", "children", args=[("in", "Kerrin")],
                    values=[{"text": "six", "role": "killed", "low": 6.0, "counted": "child"}])  # fmt: skip
    assert not one_claim(people, children)


def test_an_event_of_another_year_is_another_event() -> None:
    now = Said("An earthquake struck Kerrin", "strike", "earthquake", "Kerrin", when=("2031-05-13", "2031-05-13"))
    then = Said("An earthquake struck Kerrin", "strike", "earthquake", "Kerrin", when=("2022-01-01", "2022-12-31"))
    assert not one_claim(now, then)


def house(n: int) -> Said:
    text = f"A flood hit house number {n} in Kerrin on street {chr(65 + n)}"
    value = {"text": str(n), "role": "house", "low": float(n), "restrictors": (f"street-{n}",)}
    return Said(text, "hit", "flood", "house", args=[("in", "Kerrin")], values=[value])


def test_no_chain_of_likeness_makes_a_heap() -> None:
    crowd = [house(n) for n in range(10)]
    found = groups(reading("a", "2031-05-14", crowd, NAMES))
    assert len(found) == 10


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            Said("a porter found the device in the shrubs outside the bank", "find", "porter", "device"),
            Said("a porter found a bomb in the shrubs outside", "find", "porter", "bomb"),
        ),
        (
            Said("the board rejected the bid of Marsh for the mill", "reject", "board", "bid"),
            Said("the board turned down an offer for the mill", "turn down", "board", "offer"),
        ),
        (
            Said(
                "Ana Bell has agreed to buy the mill in Kerrin",
                "agree",
                "Ana Bell",
                args=[("clause", "buy"), ("clause object", "mill")],
            ),
            Said("Ana Bell is buying the mill", "buy", "Ana Bell", "mill"),
        ),
        (
            Said(
                "Rudi Marsh was pronounced dead at the scene", "pronounce", "Rudi Marsh", "dead", more={"passive": True}
            ),
            Said("Rudi Marsh died at the scene", "die", "Rudi Marsh"),
        ),
    ],
    ids=["a thing and its kind", "another verb, another noun", "what is agreed to", "pronounced dead"],
)
def test_one_thing_in_other_words_is_one_claim(first: Said, second: Said) -> None:
    assert one_claim(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            Said("Ana Bell bought the mill in Kerrin", "buy", "Ana Bell", "mill"),
            Said("Ana Bell sold the mill in Kerrin", "sell", "Ana Bell", "mill"),
        ),
        (
            Said("Ana Bell has a boat", "have", "Ana Bell", "boat"),
            Said("Ana Bell has a cold", "have", "Ana Bell", "cold"),
        ),
        (
            Said("the guards took his phone", "take", "guards", "phone"),
            Said("the guards took the schoolgirl to Kerrin", "take", "guards", "schoolgirl", args=[("to", "Kerrin")]),
        ),
    ],
    ids=["bought and sold", "a verb that tells nothing", "two things taken"],
)
def test_two_things_in_like_words_are_two_claims(first: Said, second: Said) -> None:
    assert not one_claim(first, second)


def test_many_are_no_word_for_how_many() -> None:
    many = Said("many people were injured", "injure", "people", more={"passive": True})
    told = Said("249 people were injured", "injure", "people", more={"passive": True},
                values=[{"text": "249", "role": "injured", "low": 249.0, "counted": "person"}])  # fmt: skip
    assert not one_claim(many, told)


def test_a_stretch_that_began_long_ago_is_history_though_it_goes_on(parser, article):
    text = "The pier has been closed since January. It sold nine boats this year."
    read = annotate_one(article(text, published="2031-05-12"), parser)
    found = anchors([read])
    closed = next(s for s in read.statements if "closed" in s.text)
    sold = next(s for s in read.statements if "sold" in s.text)
    assert found[closed.id].past
    assert not found[sold.id].past
