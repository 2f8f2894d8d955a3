from __future__ import annotations

from typing import Any

import msgspec
import pytest
from made import MADE, Said, reading

from firsthand.model import Article, Story
from firsthand.story.build import build

NAMES = {"Ana Bell": "person", "Rudi Marsh": "person", "Kerrin": "place", "Tarn": "place", "Lodge Bank": "organization"}


def story(*articles: tuple[str, str | None, list[Said]]) -> Story:
    return build([reading(a, on, said, NAMES) for a, on, said in articles], made_with=MADE)


def two(first: Said, second: Said, days: tuple[str | None, str | None] = ("2031-05-14", "2031-05-15")) -> Story:
    return story(("a", days[0], [first]), ("b", days[1], [second]))


def sides(made: Story) -> list[list[str]]:
    return [[s.text for s in c.sides] for c in made.conflicts]


def counted(text: str, low: float, role: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "role": role, "counted": role, "low": low, **more}


def robbers(number: str, low: float, **more: Any) -> Said:
    return Said(
        f"{number} masked robbers raided Lodge Bank in Kerrin",
        "raid",
        "robbers",
        "Lodge Bank",
        args=[("in", "Kerrin")],
        values=[counted(number, low, "robber", **more)],
    )


def quake(text: str, *values: dict[str, Any], **more: Any) -> Said:
    return Said(text, "strike", "earthquake", values=values, **more)


def measure(text: str, low: float, unit: str, role: str = "depth") -> dict[str, Any]:
    return {"text": text, "kind": "measure", "role": role, "low": low, "unit": unit}


def test_two_exact_counts_of_one_thing_are_at_odds() -> None:
    assert sides(two(robbers("Three", 3.0), robbers("Five", 5.0))) == [["Three", "Five"]]


def test_a_lower_bound_allows_a_larger_count() -> None:
    bound = robbers("At least three", 3.0, high=None, hedge="at-least")
    assert sides(two(bound, robbers("Five", 5.0))) == []


def test_a_toll_is_never_at_odds_with_a_later_one() -> None:
    def toll(number: str, low: float) -> Said:
        value = {"text": number, "role": "killed", "counted": "person", "low": low}
        return Said(f"The quake killed {number} people in Kerrin", "kill", "quake", "people", values=[value])

    assert sides(two(toll("five", 5.0), toll("nine", 9.0))) == []


def test_a_toll_is_at_odds_with_a_larger_one_before_it() -> None:
    def toll(number: str, low: float) -> Said:
        value = {"text": number, "role": "killed", "counted": "person", "low": low}
        return Said(f"The quake killed {number} people in Kerrin", "kill", "quake", "people", values=[value])

    assert sides(two(toll("nine", 9.0), toll("five", 5.0))) == [["nine", "five"]]


def shooting(*clauses: Said) -> list[Said]:
    return [Said("Rudi Marsh shot a guard at the mill", "shoot", "Rudi Marsh", "guard"), *clauses]


def test_who_was_shot_was_shot_though_one_counts_by_the_way() -> None:
    value = {"text": "two", "role": "injured", "counted": "person", "low": 2.0}
    many = Said("wounding two others", "wound", "", "others", values=[value])
    one = Said("and wounded a third worker badly", "wound", "", "a third worker")
    made = story(("a", "2031-05-14", shooting(many)), ("b", "2031-05-14", shooting(one)))
    assert sides(made) == [["two", "a third"]]


def test_a_flood_may_have_hurt_more_by_now() -> None:
    def flood(clause: Said) -> list[Said]:
        return [Said("A flood drowned the mill at Kerrin", "flood", "flood", "mill"), clause]

    value = {"text": "two", "role": "injured", "counted": "person", "low": 2.0}
    many = Said("injuring two others", "injure", "", "others", values=[value])
    one = Said("and injured a third worker badly", "injure", "", "a third worker")
    assert sides(story(("a", "2031-05-14", flood(many)), ("b", "2031-05-14", flood(one)))) == []


def test_the_hour_of_a_happening_is_one_in_any_words() -> None:
    def at(text: str, verb: str, noun: str, hour: str, clock: str) -> Said:
        value = {"text": hour, "kind": "clock", "role": "time", "low": clock, "counted": None}
        return Said(text, verb, noun, values=[value])

    first = at("the shooting happened at 8:30 pm", "happen", "shooting", "8:30 pm", "20:30")
    second = at("gunfire broke out at 9:15 pm", "break out", "gunfire", "9:15 pm", "21:15")
    assert sides(two(first, second)) == [["8:30 pm", "9:15 pm"]]


def test_a_rumour_is_at_odds_with_its_denial() -> None:
    rumour = Said("Ana Bell and Rudi Marsh are engaged", "be", "Ana Bell", args=[("complement", "engaged")],
                  more={"certainty": "rumoured"})  # fmt: skip
    both = ("e:person:ana-bell", "e:person:rudi-marsh")
    denial = Said("Bell is engaged to Rudi Marsh", "be", "Bell",
                  args=[("complement", "engaged"), ("to", "Rudi Marsh")], more={"polarity": "denied"})  # fmt: skip
    first, second = reading("a", "2031-05-14", [rumour], NAMES), reading("b", "2031-05-15", [denial], NAMES)
    paired = msgspec.structs.replace(first.statements[0], subjects=both)
    made = build([msgspec.structs.replace(first, statements=(paired,)), second], made_with=MADE)
    assert [c.kind for c in made.conflicts] == ["polarity"]


def test_an_outlet_that_puts_a_fact_anew_has_corrected_it() -> None:
    first = reading("a", "2031-05-14", [robbers("Three", 3.0)], NAMES, outlet="The Kerrin Post")
    second = reading("b", "2031-05-15", [robbers("Five", 5.0)], NAMES, outlet="The Kerrin Post")
    made = build([first, second], made_with=MADE)
    assert [(u.why, [s.low for s in u.steps]) for u in made.updates] == [("corrected", [3.0, 5.0])]
    assert len(made.conflicts) == 1


def test_one_length_in_two_units_agrees() -> None:
    km = quake("The earthquake struck Kerrin at a depth of 10 kilometres", measure("10 kilometres", 10.0, "km"))
    miles = quake("The earthquake struck Kerrin at a depth of six miles", measure("six miles", 6.0, "mile"))
    assert sides(two(km, miles)) == []


def test_two_strengths_of_one_quake_are_at_odds() -> None:
    one = quake("A magnitude 6.1 earthquake struck near Kerrin", measure("6.1", 6.1, "", "magnitude"))
    other = quake("A magnitude 6.8 earthquake struck near Kerrin", measure("6.8", 6.8, "", "magnitude"))
    assert sides(two(one, other)) == [["6.1", "6.8"]]


def test_a_quake_far_weaker_is_another() -> None:
    one = quake("A magnitude 6.1 earthquake struck near Kerrin", measure("6.1", 6.1, "", "magnitude"))
    other = quake("A magnitude 3.8 earthquake struck near Kerrin", measure("3.8", 3.8, "", "magnitude"))
    assert sides(two(one, other)) == []


def test_quakes_of_two_years_are_not_compared() -> None:
    now = quake("A magnitude 6.1 earthquake struck near Kerrin", measure("6.1", 6.1, "", "magnitude"))
    then = quake(
        "A magnitude 7.8 earthquake struck near Kerrin in 2019",
        measure("7.8", 7.8, "", "magnitude"),
        when=("2019-01-01", "2019-12-31"),
    )
    assert sides(two(now, then)) == []


def test_two_numbers_of_one_sentence_are_not_compared() -> None:
    text = "Two guards and three guards from the night shift saw the robbers leave Lodge Bank"
    both = Said(text, "see", "guards", values=[counted("Two", 2.0, "guard"), counted("three", 3.0, "guard")])
    single = Said(
        "Four guards saw the robbers leave Lodge Bank", "see", "guards", values=[counted("Four", 4.0, "guard")]
    )
    assert sides(two(both, single)) == []


def test_a_conversion_in_brackets_is_not_compared() -> None:
    text = "Damage at Lodge Bank came to $3 million ($4.1 million)"
    values = [
        {"text": "$3 million", "kind": "money", "role": "loss", "low": 3e6, "unit": "USD"},
        {"text": "$4.1 million", "kind": "money", "role": "loss", "low": 4.1e6, "unit": "USD"},
    ]
    made = two(
        Said(
            "Damage at Lodge Bank came to $3 million", "come", "Damage", args=[("at", "Lodge Bank")], values=values[:1]
        ),
        Said(text, "come", "Damage", args=[("at", "Lodge Bank")], values=values),
    )
    assert sides(made) == []


def test_two_directions_of_one_distance_are_at_odds() -> None:
    def away(direction: str) -> Said:
        near = {"restrictors": ("kerrin",)}
        return quake(
            f"The earthquake struck 55 km {direction} of Kerrin",
            measure("55 km", 55.0, "km", "distance") | near,
            {"text": direction, "kind": "name", "role": "direction", "low": direction} | near,
        )

    assert sides(two(away("south"), away("west"))) == [["south", "west"]]


@pytest.mark.parametrize(("second", "expected"), [(47, []), (51, [["46", "51"]])], ids=["a birthday", "no birthday"])
def test_ages_are_at_odds_where_no_birthday_fits(second: int, expected: list[list[str]]) -> None:
    def aged(age: int) -> Said:
        value = {"text": str(age), "kind": "age", "role": "age", "low": float(age), "about": "e:person:ana-bell"}
        return Said(f"Ana Bell, {age}", "be", "Ana Bell", values=[value])

    assert sides(two(aged(46), aged(second), ("2031-01-10", "2031-09-10"))) == expected


def test_a_birthday_says_from_when_to_when_an_age_was_given() -> None:
    age = {"text": "48", "kind": "age", "role": "age", "low": 48.0, "counted": None, "about": "e:person:ana-bell"}
    said = Said("Ana Bell is 48", "be", "Ana Bell", values=[age])
    made = story(("a", "2031-05-14", [said]), ("b", "2031-05-20", [said]))
    assert [i.rule for i in made.inferences] == [
        "Aged 48 from 14 May 2031 to 20 May 2031: born between 21 May 1982 and 14 May 1983."
    ]


def test_one_hour_cannot_be_local_and_universal() -> None:
    def at(text: str, unit: str | None) -> Said:
        return quake(
            f"The earthquake struck at {text}",
            {"text": text, "kind": "clock", "role": "time", "low": "07:37", "unit": unit},
        )

    made = two(at("07:37 UTC", "UTC"), at("7:37 a.m. local time", None))
    assert [c.kind for c in made.conflicts] == ["date"]


def test_what_one_affirms_another_can_deny() -> None:
    more: dict[str, Any] = {"passive": True}
    yes = Said("Tsunami warnings were issued for Kerrin", "issue", "warnings", args=[("for", "Kerrin")], more=more)
    no = Said(
        "No tsunami warnings were issued for Kerrin",
        "issue",
        "warnings",
        args=[("for", "Kerrin")],
        more=more | {"polarity": "denied"},
    )
    (found,) = two(yes, no).conflicts
    assert (found.kind, [s.text for s in found.sides]) == ("polarity", [yes.text, no.text])


def test_a_wish_denies_nothing() -> None:
    yes = Said("Ana Bell will testify against Rudi Marsh", "testify", "Ana Bell", args=[("against", "Rudi Marsh")],
               more={"certainty": "expected"})  # fmt: skip
    no = Said("Ana Bell may not testify against Rudi Marsh", "testify", "Ana Bell", args=[("against", "Rudi Marsh")],
              more={"polarity": "denied", "certainty": "possible"})  # fmt: skip
    assert two(yes, no).conflicts == ()


def test_two_places_of_one_death_are_at_odds() -> None:
    scene = Said("Rudi Marsh died at the scene", "die", "Rudi Marsh", args=[("at", "scene")])
    way = Said("Marsh died on the way to hospital", "die", "Marsh", args=[("on", "way"), ("to", "hospital")])
    (found,) = two(scene, way).conflicts
    assert found.role == "place of death"


def test_two_weapons_named_by_one_article_may_be_two() -> None:
    one = Said("Rudi Marsh attacked the bank with a rifle", "attack", "Rudi Marsh", "bank", args=[("with", "rifle")])
    other = Said(
        "Rudi Marsh attacked the bank with a shotgun", "attack", "Rudi Marsh", "bank", args=[("with", "shotgun")]
    )
    assert sides(two(one, other)) == [["rifle", "shotgun"]]
    both = story(("a", "2031-05-14", [one, other]), ("b", "2031-05-15", [other]))
    assert both.conflicts == ()


def test_twin_sentences_differ_in_a_number_without_a_parse() -> None:
    def twin(number: str) -> Said:
        return Said(
            f"The climber lived through {number} nights on the north face of the mountain above Tarn", "live", "climber"
        )

    assert sides(two(twin("two"), twin("nine"))) == [["two", "nine"]]
    assert sides(two(twin("two"), twin("nine"), ("2031-05-14", "2031-07-14"))) == []


def test_parts_of_a_total_are_reconciled() -> None:
    def toll(number: str, low: float, where: str) -> Said:
        value = {"text": number, "role": "killed", "counted": "person", "low": low}
        return Said(f"{number} people were killed {where}", "kill", "people", values=[value], more={"passive": True})

    said = [toll("Twelve", 12.0, "in Kerrin"), toll("Ten", 10.0, "in Tarn"), toll("22", 22.0, "in all")]
    (found,) = story(("a", "2031-05-14", said)).reconciled
    assert found.rule == "12 and 10 are parts that make up 22."


def test_an_explanation_names_both_words_and_who_says_them() -> None:
    other = Said(
        "Lodge Bank was raided by five robbers, a guard recalled",
        "raid",
        "Lodge Bank",
        agent="robbers",
        values=[counted("five", 5.0, "robber")],
        more={"passive": True},
    )
    (found,) = two(robbers("Three", 3.0), other).conflicts
    assert "“Three” (The A Post: " in found.explanation
    assert "“five” (The B Post: " in found.explanation


def test_evidence_of_every_side_stands_in_its_article() -> None:
    made = two(robbers("Three", 3.0), robbers("Five", 5.0))
    texts: dict[str, Article] = {a.id: a for a in made.articles}
    spans = [e for c in made.conflicts for s in c.sides for e in s.spans]
    assert spans
    assert all(texts[e.article].text[e.start : e.end] == e.text for e in spans)


def test_twin_sentences_of_which_one_has_a_not_are_at_odds() -> None:
    yes = Said(
        "The warship was sailing nearby and sent its helicopter to help the freighter off Tarn", "sail", "warship"
    )
    no = Said(
        "The warship was not sailing nearby and sent its helicopter to help the freighter off Tarn", "sail", "warship"
    )
    (found,) = two(yes, no).conflicts
    assert found.kind == "polarity"


def test_a_second_marriage_and_a_third_are_two() -> None:
    def ended(words: str, low: float) -> Said:
        value = {"text": words, "kind": "ordinal", "role": "marriage", "low": low, "counted": "marriage"}
        return Said(f"Ana Bell's {words} ended in Kerrin", "end", "marriage", args=[("in", "Kerrin")], values=[value])

    assert sides(two(ended("second marriage", 2.0), ended("third marriage", 3.0))) == []


def test_tolls_of_undated_articles_need_more_than_likeness() -> None:
    def toll(number: str, low: float) -> Said:
        value = {"text": number, "role": "killed", "counted": "person", "low": low}
        return Said(f"Reports spoke of {number} people killed in the hills", "kill", "people", values=[value])

    assert sides(two(toll("ten", 10.0), toll("three", 3.0), (None, "2031-05-15"))) == []
