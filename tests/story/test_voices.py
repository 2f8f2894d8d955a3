"""Who is one voice: bodies and those who speak for them, papers, and what stays apart."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from makers import anonymous, article, person, statement
from msgspec.structs import replace

from firsthand.model import Article, Entity, Mention, Source, SourceKind, Statement, Value
from firsthand.story.origins.copies import copies
from firsthand.story.origins.graph import Origins, origins
from firsthand.story.origins.voices import Voice, one_voice, voice
from firsthand.story.registry import default_registry

Given = tuple[str, SourceKind, str]


def voices(*given: Given) -> list[Voice]:
    return [voice(f"o:{kind}:{n}", name, kind, called) for n, (name, kind, called) in enumerate(given)]


def body(name: str) -> Source:
    return Source(name=name, kind="organization")


@pytest.mark.parametrize(
    ("less", "fuller"),
    [
        (("police", "organization", ""), ("Bo Moran", "person", "Arden police Lt.")),
        (("Arden Police", "organization", ""), ("Bo Moran", "person", "Arden police Lt.")),
        (("investigators", "anonymous", ""), ("police", "organization", "")),
        (("authorities", "organization", ""), ("sheriff's department", "organization", "")),
        (("sheriff's officials", "anonymous", ""), ("Ida Storli", "person", "Kerrin County Sheriff")),
        (("Police Department", "organization", ""), ("Paul Wren", "person", "APD spokesman")),
        (("APD release", "document", ""), ("APD", "organization", "")),
        (("D. A.'s release", "document", ""), ("Ana Bell", "person", "District Attorney")),
        (("publicist", "anonymous", ""), ("Jo Roe", "person", "her publicist")),
        (("nephew", "anonymous", ""), ("Jo Roe", "person", "her nephew")),
        (("Kerrin Gulls", "organization", ""), ("Jo Roe", "person", "Gulls head coach")),
        (("Lind and Storli", "person", ""), ("Bo Lind and Ida Storli", "person", "")),
        (("Ida Storli", "person", "Arden police chief"), ("Bo Moran", "person", "Arden police Lt.")),
        (("statement", "document", ""), ("Susan Wren", "person", "Tolva spokeswoman")),
        (("Tolva Foods", "organization", ""), ("Susan Wren", "person", "Tolva spokeswoman")),
        (("Ostrian Navy", "organization", ""), ("Jo Roe", "person", "Navy spokesman Commander")),
        (("Storli", "organization", ""), ("Hugh Storrli", "person", "")),
        (("unnamed source", "anonymous", ""), ("Jo Roe", "person", "")),
        (("Environmentalists", "anonymous", ""), ("environmentalists", "anonymous", "")),
    ],
)
def test_who_is_not_shown_to_be_independent_is_one_voice(less: Given, fuller: Given) -> None:
    for pair in ((less, fuller), (fuller, less)):
        assert len(one_voice(voices(*pair))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("police", "organization", ""), ("Jo Roe", "person", "a neighbour")),
        (("authorities", "organization", ""), ("Jo Roe", "person", "Judge")),
        (("police", "organization", ""), ("Arden hospital", "organization", "")),
        (("Bo Moran", "person", "Arden police Lt."), ("Ida Storli", "person", "Kerrin County Sheriff")),
        (("Bo Moran", "person", "Arden police Lt."), ("Ana Bell", "person", "Arden Mayor")),
        (("Bo Lind", "person", ""), ("Ida Lind", "person", "")),
        (("insider", "anonymous", ""), ("source", "anonymous", "")),
        (("witnesses", "anonymous", ""), ("police", "organization", "")),
    ],
)
def test_who_may_well_be_independent_stays_two(one: Given, other: Given) -> None:
    assert one_voice(voices(one, other)) == {}


def named(name: str, on: Article) -> Entity:
    start = on.text.index(name)
    mention = Mention(article=on.id, start=start, end=start + len(name), text=name)
    return Entity(id=f"e:person:{name.casefold().replace(' ', '-')}", name=name, type="person", mentions=(mention,))


def find(articles: Sequence[Article], told: Sequence[Statement], *entities: Entity) -> Origins:
    return origins([[told]], articles, copies(articles), entities, default_registry())


def test_an_officer_stands_for_the_police_of_another_paper_and_the_record_says_so() -> None:
    a = article("1", "The pier fell at noon, police said.", outlet="Norvik Daily")
    b = article("2", "It fell at noon, said Arden police Lt. Bo Moran.", outlet="Ostrava Post")
    moran = named("Bo Moran", b)
    spoke = Source(name="Bo Moran", kind="person", entity=moran.id)
    told = [statement(a, "The pier fell at noon", body("police")), statement(b, "It fell at noon", spoke)]
    found = find([a, b], told, moran)
    assert found.of == (("o:person:bo-moran",),)
    assert found.by_statement[told[0].id] == ("o:organization:police",)  # whose words they are is not lost
    record = next(o for o in found.records if o.id == "o:person:bo-moran")
    assert "o:organization:police" in record.via
    assert {(link.article, link.how) for link in record.links} == {("1", "voice"), ("2", "named")}


def test_who_denies_is_not_folded_into_who_affirms() -> None:
    a = article("1", "The pier was safe, police said.", outlet="Norvik Daily")
    b = article("2", "The pier was not safe, an officer said.", outlet="Ostrava Post")
    parts = [[statement(a, "The pier was safe", body("police"))], [statement(b, "not safe", anonymous("officer"))]]
    found = origins([parts], [a, b], copies([a, b]), (), default_registry())
    assert len(found.of[0]) == 2


FIRST = (
    "The old pier of Kerrin fell into the sea on Monday night. Nobody was on it, the harbour office of the town said. "
    "It was built in 1904 by the Tolva company and closed twice for repairs. "
    "The council meets on Friday to talk of a new one."
)
AGAIN = (
    "KERRIN - The town's old pier fell into the sea. Nobody was on it, the harbour office of the town said. "
    "Built in 1904 by the Tolva company, it was closed twice for repairs. "
    "The council meets on Friday to talk of a new one."
)
OTHER = "At Kerrin a pier has gone. The Tolva company put it up in 1904, and its last owner lives in Arden now."


def test_two_versions_of_one_text_are_one_voice_a_third_paper_another() -> None:
    a = article("1", FIRST, outlet="Norvik Daily")
    b = article("2", AGAIN, outlet="Ostrava Post")
    c = article("3", OTHER, outlet="Gull Weekly")
    words = [
        (a, "It was built in 1904 by the Tolva company"), (b, "Built in 1904 by the Tolva company"),
        (c, "The Tolva company put it up in 1904"),
    ]  # fmt: skip
    found = find([a, b, c], [statement(on, text) for on, text in words])
    assert found.of == (("o:outlet:norvik-daily", "o:outlet:gull-weekly"),)


def test_who_counts_otherwise_has_it_not_from_the_other_version() -> None:
    def told(on: Article, times: str) -> Statement:
        made = statement(on, f"closed {times} times for repairs")
        start = on.text.index(f"{times} times")
        count = Value(kind="count", role="close", text=times, start=start, end=start + len(times), low=2.0, high=2.0)
        return replace(made, values=(count,))

    a = article("1", FIRST.replace("twice", "13 times"), outlet="Norvik Daily")
    alike, other = (article("2", AGAIN.replace("twice", f"{n} times"), outlet="Ostrava Post") for n in ("13", "14"))
    assert len(find([a, alike], [told(a, "13"), told(alike, "13")]).of[0]) == 1
    assert len(find([a, other], [told(a, "13"), told(other, "14")]).of[0]) == 2


def test_what_two_articles_share_is_told_as_a_share_of_the_shorter() -> None:
    a, b = article("1", FIRST), article("2", AGAIN)
    c = article("3", OTHER)
    shared = copies([a, b, c])
    assert shared.share("1", "2") == shared.share("2", "1") > 0.2
    assert shared.share("1", "3") == 0.0


def test_a_person_is_known_by_the_words_before_the_name_only_as_far_as_they_are_a_title() -> None:
    a = article("1", "The pier fell, a witness said. Bo Moran left the hall.", outlet="Norvik Daily")
    moran = named("Bo Moran", a)
    b = article("2", "The pier fell, said Bo Moran.", outlet="Ostrava Post")
    told = [
        statement(a, "The pier fell", anonymous("witness")),
        statement(b, "The pier fell", Source(name="Bo Moran", kind="person", entity=moran.id)),
    ]
    other = statement(article("3", "It fell, Ine Storli said."), "It fell", person("Ine Storli"))
    found = find([a, b, article("3", "It fell, Ine Storli said.")], [*told, other], moran)
    assert len(found.of[0]) >= 2
