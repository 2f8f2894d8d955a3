"""What two clauses mean, where an encoder reads them: what comes together then, and what stays apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from made import Said, reading

from firsthand.language.encoder import Encoder, load_encoder
from firsthand.model import Phrase, Reading, Statement
from firsthand.story.claims import weighing
from firsthand.story.claims.aligning import READ_MATCH, align
from firsthand.story.claims.anchors import anchors
from firsthand.story.claims.facets import Facets, facets
from firsthand.story.claims.likeness import Weights
from firsthand.story.claims.matching import alike
from firsthand.story.claims.meaning import Meaning, without_names
from firsthand.story.claims.opposites import opposed
from firsthand.story.claims.roles import loose_roles, roles
from firsthand.story.claims.signs import open_signs
from firsthand.story.claims.weighing import Neighbours, Weigher

NAMES = {
    "Ana Bell": "person",
    "Rudi Marsh": "person",
    "Kerrin": "place",
    "Port Lane": "place",
    "Tolva Mills": "organization",
}
OTHERS = ("The harbour opened again on Monday", "Nobody has claimed the boat so far", "Rain is forecast for the week")
"""What else the articles say, so that words weigh something."""


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    loaded = load_encoder()
    if loaded is None:
        pytest.skip("onnxruntime or tokenizers is absent")
    return loaded


def read(*readings: Reading) -> tuple[Facets, ...]:
    statements = [s for r in readings for s in r.statements]
    entities = {e.id: e for r in readings for e in r.entities}
    return facets(statements, anchors(readings), {r.article.id: r.article for r in readings}, entities)


def pair(first: Said, second: Said) -> tuple[Facets, ...]:
    rest = [Said(text, text.split()[1], text.split()[0]) for text in OTHERS]
    day = "2031-05-14"
    return read(reading("a", day, [first, *rest[:2]], NAMES), reading("b", day, [second, rest[2]], NAMES))


def one_claim(first: Said, second: Said, meaning: Meaning | None) -> bool:
    every = pair(first, second)
    texts = [{f.statement.text for f in group} for group in _aligned(every, meaning)]
    return {first.text, second.text} in texts


def _aligned(every: Sequence[Facets], meaning: Meaning | None) -> tuple[tuple[Facets, ...], ...]:
    weights = Weights(every)
    return align(every, weights, Weigher(every, weights, meaning) if meaning else None)


def told(*phrases: Phrase) -> Statement:
    return Statement(id="s", article="a", start=0, end=4, text="said", predicate="say", told=phrases)


def test_a_clause_is_read_without_its_names() -> None:
    said = told(
        Phrase(text="Ana Bell", entity="e:person:ana-bell"),
        Phrase(text=" left "),
        Phrase(text="Tolva Mills", entity="e:organization:tolva-mills"),
        Phrase(text=" in "),
        Phrase(text="her", entity="e:person:ana-bell", owns=True),
        Phrase(text=" car"),
    )
    assert without_names(said) == "a person left a company in a person's car"


def test_those_who_have_no_name_are_read_as_they_are_called() -> None:
    assert without_names(told(Phrase(text="two officers", entity="e:group:officers"))) == "two officers"


def test_a_denial_is_read_as_what_it_denies_and_marks_are_left_out() -> None:
    assert without_names(told(Phrase(text="It is denied that the mill was sold"))) == "the mill was sold"
    assert without_names(told(Phrase(text="“was  sold”"))) == "was sold"
    assert without_names(told()) == "said"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            Said("small boats ran short of fuel in the storm", "run", "boats"),
            Said("the small boats had hardly any fuel left in the storm", "have", "boats", "fuel"),
        ),
        (
            Said("Ana Bell is a frequent critic of the police", "be", "Ana Bell", args=[("complement", "critic")]),
            Said("Bell has often criticised the police", "criticise", "Bell", "police"),
        ),
    ],
    ids=["running short of fuel", "a critic and criticising"],
)
def test_one_thing_by_no_common_relation_is_one_claim(first: Said, second: Said, encoder: Encoder) -> None:
    assert not one_claim(first, second, None)
    assert one_claim(first, second, Meaning(encoder))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            Said(
                "Ana Bell was taken to hospital in Kerrin",
                "take",
                "Ana Bell",
                args=[("to", "hospital")],
                more={"passive": True},
            ),
            Said(
                "Rudi Marsh was taken to hospital in Kerrin",
                "take",
                "Rudi Marsh",
                args=[("to", "hospital")],
                more={"passive": True},
            ),
        ),
        (
            Said("Ana Bell bought the mill in Kerrin", "buy", "Ana Bell", "mill"),
            Said("Ana Bell sold the mill in Kerrin", "sell", "Ana Bell", "mill"),
        ),
        (
            Said("Ana Bell beat Rudi Marsh in the final", "beat", "Ana Bell", "Rudi Marsh"),
            Said("Rudi Marsh beat Ana Bell in the final", "beat", "Rudi Marsh", "Ana Bell"),
        ),
        (
            Said("Ana Bell, 33", "be", "Ana Bell", more={"nominal": True}),
            Said("Bell, a diver", "be", "Bell", more={"nominal": True}),
        ),
    ],
    ids=["another person", "the opposite", "turned round", "another description"],
)
def test_two_things_in_near_words_stay_apart(first: Said, second: Said, encoder: Encoder) -> None:
    assert not one_claim(first, second, Meaning(encoder))


def toll(text: str, verb: str, whom: str, low: float | None = None) -> Said:
    values = [{"text": text.split()[0], "role": "arrested", "low": low, "counted": "raider"}] if low else ()
    return Said(text, verb, "", whom, values=values, more={"passive": True})


def test_a_number_beside_none_is_one_claim_where_meaning_speaks_for_it_but_not_beside_many(encoder: Encoder) -> None:
    told = toll("Seven raiders were arrested on the quay after a chase", "arrest", "raiders", 7.0)
    untold = toll("the raiders were arrested after a chase on the quay", "arrest", "raiders")
    vague = toll("several raiders were arrested after a chase on the quay", "arrest", "raiders")
    assert not one_claim(told, untold, None)
    assert one_claim(told, untold, Meaning(encoder))
    assert not one_claim(told, vague, Meaning(encoder))


def test_a_street_and_its_town_may_be_one_place(encoder: Encoder) -> None:
    first = Said("a fire destroyed the old mill in Kerrin", "destroy", "fire", "mill", args=[("in", "Kerrin")])
    second = Said("the fire destroyed the mill on Port Lane", "destroy", "fire", "mill", args=[("on", "Port Lane")])
    assert not one_claim(first, second, None)
    assert one_claim(first, second, Meaning(encoder))


def test_the_same_words_are_one_claim_with_or_without_an_encoder(encoder: Encoder) -> None:
    first = Said("Rudi Marsh sailed from Kerrin with two friends", "sail", "Rudi Marsh", args=[("from", "Kerrin")])
    second = Said("Marsh sailed from Kerrin with two of his friends", "sail", "Marsh", args=[("from", "Kerrin")])
    assert one_claim(first, second, None)
    assert one_claim(first, second, Meaning(encoder))


def two(first: Said, second: Said, names: dict[str, str], others: dict[str, str]) -> tuple[Facets, Facets]:
    a, b = read(reading("a", "2031-05-14", [first], names), reading("b", "2031-05-14", [second], others))
    return a, b


@pytest.mark.parametrize(
    ("name", "other", "may_be_one"),
    [
        ("Marsh", "Rudi Marsh", True),
        ("Bettina Marsh", "Bettie Marsh", True),
        ("Rudi Marsh", "Olga Marsh", False),
        ("Ana Bell", "Rudi Marsh", False),
    ],
)
def test_one_who_has_a_part_of_anothers_name_may_be_the_other(name: str, other: str, may_be_one: bool) -> None:
    a, b = two(
        Said(f"{name} swam", "swim", name), Said(f"{other} swam", "swim", other), {name: "person"}, {other: "person"}
    )
    assert roles(a, b) is None
    found = loose_roles(a, b)
    assert (found is not None) is may_be_one
    assert found is None or 0 < found["actors"] < 0.7


def test_whoever_is_named_in_both_clauses_may_have_another_role_in_each() -> None:
    headline = Said("Ana Bell fired", "fire", "Ana Bell")
    body = Said("Tolva Mills fired Ana Bell", "fire", "Tolva Mills", "Ana Bell")
    found = loose_roles(*two(headline, body, NAMES, NAMES))
    assert found is not None
    assert found["crossed"]


def test_what_one_does_to_another_is_not_what_the_other_does_to_the_first() -> None:
    there = Said("Ana Bell beat Rudi Marsh", "beat", "Ana Bell", "Rudi Marsh")
    back = Said("Rudi Marsh beat Ana Bell", "beat", "Rudi Marsh", "Ana Bell")
    assert loose_roles(*two(there, back, NAMES, NAMES)) is None


@pytest.mark.parametrize(
    ("verb", "other", "opposite"),
    [("buy", "sell", True), ("praise", "criticize", True), ("open", "close", True), ("buy", "acquire", False)],
)
def test_opposites_are_told_by_class_or_by_verb(verb: str, other: str, opposite: bool) -> None:
    first, second = (Said(f"Ana Bell {v} the mill", v, "Ana Bell", "mill") for v in (verb, other))
    assert opposed(*two(first, second, NAMES, NAMES)) is opposite


def test_what_is_denied_is_no_opposite() -> None:
    first = Said("Ana Bell bought the mill", "buy", "Ana Bell", "mill")
    second = Said("Ana Bell never sold the mill", "sell", "Ana Bell", "mill", more={"polarity": "denied"})
    assert not opposed(*two(first, second, NAMES, NAMES))


def test_meaning_is_not_looked_at_where_it_could_not_decide() -> None:
    every: Sequence[Facets] = pair(
        Said("Ana Bell sang in Kerrin", "sing", "Ana Bell", args=[("in", "Kerrin")]),
        Said("the mill was painted blue", "paint", "mill", more={"passive": True}),
    )

    class Unread(Meaning):
        def __init__(self) -> None:
            pass

        def likeness(self, a: Facets, b: Facets) -> float:
            raise AssertionError(f"{a.statement.text} ## {b.statement.text}")

    assert alike(every[0], every[-2], Weights(every), Unread(), 0.65) == 0.0


def weighed(first: Said, second: Said, encoder: Encoder) -> float:
    every = pair(first, second)
    a, b = (next(f for f in every if (f.statement.text, f.statement.article) == s) for s in _spots(first, second))
    return Weigher(every, Weights(every), Meaning(encoder)).weigh([(a, b)])[0]


def _spots(first: Said, second: Said) -> tuple[tuple[str, str], tuple[str, str]]:
    return (first.text, "a"), (second.text, "b")


def test_the_same_words_are_surely_one_claim(encoder: Encoder) -> None:
    said = Said("Ana Bell bought the old mill in Kerrin", "buy", "Ana Bell", "mill")
    assert weighed(said, said, encoder) == 1.0


def test_two_descriptions_of_one_are_two_claims(encoder: Encoder) -> None:
    aged = Said("Ana Bell, 33", "be", "Ana Bell", more={"nominal": True})
    diver = Said("Ana Bell, a diver", "be", "Ana Bell", more={"nominal": True})
    assert weighed(aged, diver, encoder) < READ_MATCH


def test_a_clause_stands_before_or_behind_others_of_its_article(encoder: Encoder) -> None:
    bought = Said("Ana Bell bought the old mill", "buy", "Ana Bell", "mill")
    other = Said("Ana Bell purchased the mill", "purchase", "Ana Bell", "mill")
    every = pair(bought, other)
    a, b = (next(f for f in every if (f.statement.text, f.statement.article) == s) for s in _spots(bought, other))
    rain = next(f for f in every if f.statement.text == OTHERS[2])
    near = Neighbours(every, Meaning(encoder))
    (rank, margin), (behind, _) = near.place(a, b), near.place(a, rain)
    assert (rank, behind) == (0, 1)
    assert margin > 0


def test_people_who_share_no_name_make_two_claims_and_a_part_of_a_name_is_asked_about(encoder: Encoder) -> None:
    def hurt(name: str) -> Said:
        return Said(f"{name} was hurt when the crane fell", "hurt", name, more={"passive": True})

    assert weighed(hurt("Ana Bell"), hurt("Rudi Marsh"), encoder) == 0.0
    assert weighed(hurt("Ana Bell"), hurt("Bell"), encoder) > 0.0


def test_what_one_article_counts_twice_is_two_claims(encoder: Encoder) -> None:
    def seized(number: str, low: float, when: str) -> Said:
        return Said(
            f"the ship seized {number} rifles from the pirates {when}",
            "seize",
            "ship",
            "rifles",
            values=[{"role": "rifles", "counted": "rifle", "text": number, "low": low}],
        )

    day, whole = seized("six", 6.0, "on Tuesday"), seized("fourteen", 14.0, "in five raids")
    rest = [Said(text, text.split()[1], text.split()[0]) for text in OTHERS]
    every = read(
        reading("a", "2031-05-14", [day, rest[0]], NAMES), reading("b", "2031-05-14", [whole, day, rest[1]], NAMES)
    )
    groups = [{f.statement.text for f in group} for group in _aligned(every, Meaning(encoder))]
    assert {day.text} in groups
    assert {whole.text} in groups


def test_no_group_draws_in_what_happened_a_year_before(encoder: Encoder) -> None:
    def quake(killed: str, low: float, day: str) -> Said:
        values = [{"role": "killed", "counted": "person", "text": killed, "low": low, "hedge": "at least"}]
        told = f"the quake killed at least {killed} people in Kerrin"
        return Said(told, "kill", "quake", "people", values=values, when=(day, day))

    new = [quake(word, low, "2031-05-13") for word, low in (("one", 1.0), ("three", 3.0), ("five", 5.0))]
    old = quake("two", 2.0, "2030-03-02")
    rest = [Said(text, text.split()[1], text.split()[0]) for text in OTHERS]
    every = read(
        *(
            reading(name, "2031-05-14", [one, rest[n]], NAMES)
            for n, (name, one) in enumerate(zip("abc", new, strict=True))
        ),
        reading("d", "2031-05-14", [old], NAMES),
    )
    groups = [{f.statement.text for f in group} for group in _aligned(every, Meaning(encoder))]
    assert {old.text} in groups
    assert {one.text for one in new} in groups


def test_days_that_do_not_meet_are_told_by_how_far_they_lie_apart() -> None:
    def sank(day: str) -> Said:
        return Said("the ferry sank off Kerrin", "sink", "ferry", when=(day, day))

    every = [pair(sank("2031-05-12"), sank(day)) for day in ("2031-05-12", "2031-05-02", "2029-05-12")]
    told = [open_signs(*(f for f in one if f.statement.predicate == "sink"), Weights(one)) for one in every]
    assert [found["no one time"] for found in told if found] == [0.0, 1.0, 1.0]
    days = [found["days apart"] for found in told if found]
    assert days[0] == 0.0 < days[1] < days[2]


def test_opposites_are_never_one_whatever_they_mean() -> None:
    bought = Said("Ana Bell bought the mill in Kerrin", "buy", "Ana Bell", "mill")
    sold = Said("Ana Bell sold the mill in Kerrin", "sell", "Ana Bell", "mill")
    every = pair(bought, sold)
    a, b = (next(f for f in every if f.statement.predicate == verb) for verb in ("buy", "sell"))
    assert open_signs(a, b, Weights(every)) is None


def test_what_is_nearest_in_meaning_is_weighed_whatever_it_shares(encoder: Encoder) -> None:
    first = Said("the guards caught the thieves", "catch", "guards", "thieves")
    second = Said("two robbers were seized by a night watchman", "seize", "robbers", more={"passive": True})
    every = pair(first, second)
    a, b = (every.index(next(f for f in every if f.statement.text == s.text)) for s in (first, second))
    found = set(Neighbours(every, Meaning(encoder)).pairs(every))
    assert (a, b) in found
    assert all(every[m].statement.article != every[n].statement.article for m, n in found)


def test_of_very_many_clauses_none_is_held_against_all(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    every = pair(
        Said("the guards caught the thieves", "catch", "guards"), Said("robbers were seized", "seize", "robbers")
    )
    monkeypatch.setattr(weighing, "ALL", len(every) - 1)
    assert not list(Neighbours(every, Meaning(encoder)).pairs(every))


def test_selling_to_somebody_and_their_buying_it_is_one_deed(encoder: Encoder) -> None:
    sold = Said("Ana Bell sold the mill to Rudi Marsh", "sell", "Ana Bell", "mill", args=[("to", "Rudi Marsh")])
    bought = Said("Rudi Marsh bought the mill from Ana Bell", "buy", "Rudi Marsh", "mill", args=[("from", "Ana Bell")])
    later = Said("Rudi Marsh sold the mill to Tolva Mills", "sell", "Rudi Marsh", "mill", args=[("to", "Tolva Mills")])
    assert weighed(sold, bought, encoder) > READ_MATCH
    assert weighed(bought, later, encoder) == 0.0


def test_a_man_is_no_woman(encoder: Encoder) -> None:
    def taken(who: str) -> Said:
        text = f"the {who} was taken to a hospital in Kerrin"
        return Said(text, "take", who, args=[("to", "hospital"), ("in", "Kerrin")], more={"passive": True})

    assert weighed(taken("man"), taken("woman"), encoder) == 0.0
    assert weighed(taken("man"), taken("driver"), encoder) > 0.0


def test_who_is_unhurt_was_not_hurt(encoder: Encoder) -> None:
    denied = {"passive": True, "polarity": "denied"}
    none = Said("the passengers were not hurt in the fire", "hurt", "passengers", more=denied)
    unhurt = Said("the passengers were unhurt after the fire", "be", "passengers", args=[("complement", "unhurt")])
    hurt = Said("the passengers were hurt in the fire", "hurt", "passengers", more={"passive": True})
    assert weighed(none, unhurt, encoder) > READ_MATCH
    assert weighed(hurt, unhurt, encoder) < READ_MATCH


def test_a_charge_is_no_conviction(encoder: Encoder) -> None:
    counts = [{"text": "two", "role": "counts", "low": 2.0, "counted": "count"}]
    charged, convicted = (
        Said(f"Ana Bell was {told} two counts of theft", verb, "Ana Bell", values=counts, more={"passive": True})
        for told, verb in (("charged with", "charge"), ("convicted of", "convict"))
    )
    assert weighed(charged, convicted, encoder) == 0.0


def test_a_sentence_retold_is_asked_about_where_only_a_pronoun_is_read_otherwise(encoder: Encoder) -> None:
    found = []
    for who, other in (("him", "him"), ("Bell", "Marsh")):
        first, second = (
            Said(f"the guards dragged {w} from the burning lighthouse", "drag", "guards", w) for w in (who, other)
        )
        every = list(pair(first, second))
        a, b = (n for n, f in enumerate(every) if "lighthouse" in f.statement.text)
        for n, entity in ((a, "e:person:ana-bell"), (b, "e:person:rudi-marsh")):
            whom = tuple(replace(w, entity=entity) for w in every[n].relation.patients)
            every[n] = replace(every[n], relation=replace(every[n].relation, patients=whom))
        found.append(Weigher(every, Weights(every), Meaning(encoder)).weigh([(every[a], every[b])])[0])
    assert found[0] > 0.0
    assert found[1] == 0.0
