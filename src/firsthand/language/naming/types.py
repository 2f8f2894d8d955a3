"""Which type a name has: every mention in the article votes, the parse, the words in it and the words about it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import cast

from spacy.tokens import Token

from firsthand.language.lexicon import words
from firsthand.language.naming.capitals import TEAM, bare
from firsthand.language.naming.kindred import bearers, called_for_short
from firsthand.language.naming.spotting import Spot, headline
from firsthand.language.naming.stage import named_as_work, speaks_of_stage
from firsthand.language.naming.vessels import called_vessel, vessel_name
from firsthand.language.parse import Parsed
from firsthand.model import EntityType

Votes = dict[str, float]
# How far the parse's own label is trusted; ORG is where a small model puts what it does not know.
TRUST = {"person": 2.0, "organization": 1.0, "place": 2.0, "work": 1.0, "event": 1.0, "product": 0.5, "group": 3.0}
TRUST_ALONE = {"person": 1.1}
LEAST = 1.0
OPENING_PLACES = frozenset(
    ("lake", "mount", "interstate", "highway", "avenida", "calle", "piazza", "place", "plaza", "rue")
)
ADJECTIVE = ("n", "an", "ian", "ese", "ish", "i")
POSTING = frozenset(("account", "message", "page", "photo", "picture", "post", "share", "video", "write"))
INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")
AGED = re.compile(r"\b\d{1,3}\s?-?\s?years?\s?-?\s?old(?:\s[a-z]+)?$")
"""An age right before a name, with a noun between them at most: "21-year-old baker Ana Bell"."""
DOTS = re.compile(r"(?<=\w)\.")
EDGE = re.compile(r"^\W+|\W+$")


def key(text: str) -> str:
    """Return what makes two spellings one name: "U.S.A." and "USA", "SMITH" and "Smith"."""
    return " ".join(EDGE.sub("", DOTS.sub("", w)) for w in text.casefold().replace("’", "'").split()).strip()


def given(word: str) -> bool:
    """Whether a word is a given name that tells a sex."""
    folded = word.casefold()
    return folded in words("given_names", "female") or folded in words("given_names", "male")


def settle(found: Sequence[Spot], works: Sequence[tuple[int, int]], parsed: Parsed) -> dict[str, EntityType]:
    """Return the type of every name that has one, by `key`."""
    tally: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    mentions: dict[str, int] = defaultdict(int)
    for spot in found:
        start, end = spot.place
        votes = tally[key(parsed.text[start:end])]
        mentions[key(parsed.text[start:end])] += 1
        for type, weight in _votes(spot):
            votes[type] += weight
    if (outlet := _outlet(parsed)) in tally:
        tally[outlet]["organization"] += 6 + 3 * mentions[outlet]
    for start, end in works:
        tally[key(parsed.text[start:end])]["work"] += 5
    for name in _titles(found, works, parsed):
        tally[name] = defaultdict(float, work=5.0 * mentions[name])
    first = {name: _winner(votes) for name, votes in tally.items()}
    _inherit(tally, mentions, first, found)
    types = {name: cast(EntityType, kind) for name, votes in tally.items() if (kind := _winner(votes))}
    types |= dict.fromkeys(_doers(found, parsed) - types.keys(), "organization")
    return {name: type for name, type in types.items() if not _of_a_place(name, types)}


def _doers(found: Sequence[Spot], parsed: Parsed) -> set[str]:
    """Names nothing tells the type of that come again and do something: bodies nobody has heard of."""
    doing = {
        parsed.text[slice(*spot.place)]
        for spot in found
        if not headline(spot.paragraph)
        and spot.label is None
        and spot.tokens.root.dep_ in ("nsubj", "nsubjpass")
        and spot.tokens.root.head.pos_ == "VERB"
    }
    return {key(name) for name in doing if len(re.findall(rf"\b{re.escape(name)}\b", parsed.text)) > 1}


def _outlet(parsed: Parsed) -> str:
    """The name of who publishes the article, without its article."""
    return key(parsed.article.outlet or "").removeprefix("the ")


def _titles(found: Sequence[Spot], quoted: Sequence[tuple[int, int]], parsed: Parsed) -> list[str]:
    """The names spoken of as works and never as people."""
    if not speaks_of_stage(parsed):
        return []
    works = {key(parsed.text[slice(*spot.place)]) for spot in found if named_as_work(spot)}
    works |= {key(parsed.text[start:end]) for start, end in quoted}
    people = {key(parsed.text[slice(*spot.place)]) for spot in found if _said_of_person(spot)}
    spotted = {key(parsed.text[slice(*spot.place)]) for spot in found}
    return sorted((works & spotted) - people - {_outlet(parsed)})


def _said_of_person(spot: Spot) -> bool:
    doc, last = spot.paragraph.doc, spot.last
    return bool(spot.title) or any(t == "person" and w >= 1 for t, w in _person_about(spot, list(doc[last : last + 4])))


def _of_a_place(name: str, types: dict[str, EntityType]) -> bool:
    """Whether a name is the adjective of a place the article names: "Sumatran" beside "Sumatra"."""
    stems = [name[: -len(end)] for end in ADJECTIVE if name.endswith(end)]
    return (
        " " not in name
        and types[name] != "person"
        and any(types.get(s + v) == "place" for s in stems for v in ("", "a", "e", "ia"))
    )


def _winner(votes: Votes) -> str | None:
    best = max(sorted(votes), key=lambda t: round(votes[t], 6), default=None)
    return best if best is not None and votes[best] >= LEAST else None


def _inherit(
    tally: dict[str, Votes], mentions: dict[str, int], first: dict[str, str | None], found: Sequence[Spot]
) -> None:
    """A short name has the type of the longer one it is the end or the beginning of."""
    for name in [n for n, type in first.items() if type == "person" and " " in n and "'s " not in n]:
        parts = [w for w in name.split() if w not in words("names", "person.suffixes")] or name.split()
        for short in {parts[0], parts[-1], " ".join(parts[1:])}:
            if short in tally and short != name:
                tally[short]["person"] += 4 + 2 * mentions[short]
    for short in called_for_short(first, found):
        tally[short]["person"] += 2 + 2 * mentions[short]
    shown = {n for n, votes in tally.items() if votes["person"] > TRUST_ALONE["person"] * mentions[n]}
    for name in bearers(first, shown, lambda n, type: sum(tally[n].values()) <= TRUST.get(type, LEAST) * mentions[n]):
        for form in {name, name.split()[0]} & tally.keys():
            tally[form]["person"] += 2 + 2 * mentions[form]
    for name in {own for spot in found if (own := vessel_name(spot.tokens.text))}:
        if key(name) in tally:
            tally[key(name)]["product"] += 4 + 2 * mentions[key(name)]
    for name in [n for n in tally if n.startswith("city of ") or n.endswith(" city")]:
        bare_name = name.removeprefix("city of ").removesuffix(" city")
        if bare_name in tally:
            tally[bare_name]["place"] += 4
    people = {w for n, type in first.items() if type == "person" and " " in n for w in n.split()}
    for name in [n for n, type in first.items() if type == "organization" and " " in n]:
        head, *rest = name.split()
        if head in tally and head not in people and len(rest) == 1 and rest[0] in words("names", "organization.tail"):
            tally[head]["organization"] += 4
    for name in [n for n, type in first.items() if type in ("person", "organization") and " " in n]:
        if first.get(name.split()[-1]) == "place" and not given(name.split()[0]):
            tally[name]["place"] += 4


def _votes(spot: Spot) -> Iterator[tuple[str, float]]:
    tokens = spot.tokens
    if spot.label:
        alone = len(tokens) == 1 and not given(tokens.text)
        yield spot.label, TRUST_ALONE.get(spot.label, TRUST[spot.label]) if alone else TRUST[spot.label]
    yield from _words_inside(spot)
    yield from _words_about(spot)


def _words_inside(spot: Spot) -> Iterator[tuple[str, float]]:
    inside = [bare(t) for t in spot.tokens]
    if vessel_name(spot.tokens.text):
        yield "product", 8
    if TEAM.fullmatch(inside[-1]) or (len(inside) > 1 and inside[-1] in words("names", "organization.governing")):
        yield "organization", 6
    if inside[-1] in words("names", "organization.tail") and len(inside) > 1:
        yield "organization", 4
        yield "person", -2
    if len(inside) > 1 and inside[-1] in words("names", "work.laws"):
        yield "work", 6
        yield "person", -2
    last = inside[-2] if len(inside) > 1 and inside[-1] in words("names", "person.suffixes") else inside[-1]
    if last in words("names", "event.tail"):
        yield "event", 4
        yield "person", -2
    if inside == ["congress"] or inside == ["parliament"] or inside == ["senate"]:
        yield "organization", 6
    if any(w in words("names", "organization.holds") for w in inside[0 if len(inside) > 1 else 1 :]):
        yield "organization", 6
    elif len(inside) > 1 and (inside[-1] in words("names", "place.holds") or inside[0] in OPENING_PLACES):
        yield "place", 4
    if _initials(spot) and spot.label != "place":
        yield "organization", 1.5
    yield from _person_inside(spot, inside)


def _initials(spot: Spot) -> bool:
    """Whether a name is a few capitals: "the rail operator SNCV" is nobody's, though some operators are people."""
    text = spot.tokens[0].text
    return len(spot.tokens) == 1 and text.isupper() and 2 <= len(text.replace(".", "")) <= 6


def _person_inside(spot: Spot, inside: list[str]) -> Iterator[tuple[str, float]]:
    known = given(inside[0])
    if known and 2 <= len(inside) <= 4:
        yield "person", 2.5
    elif known and len(inside) == 1:
        yield "person", 1
    if (
        INITIALS.fullmatch(spot.tokens[0].text)
        and inside[0] not in words("names", "initials.places")
        and len(inside) < 4
    ):
        yield "person", 1.5  # "P.J. Lind"
    if len(inside) > 2 and re.fullmatch(r"[a-z]", inside[1]) and spot.tokens[1].text.endswith("."):
        yield "person", 2
    event = any(w in words("names", "event.tail") for w in inside)  # "World War II"
    if inside[-1] in words("names", "person.suffixes") and len(inside) > 1 and not event:
        yield "person", 3


def _words_about(spot: Spot) -> Iterator[tuple[str, float]]:
    doc, first, last = spot.paragraph.doc, spot.first, spot.last
    after = list(doc[last : last + 4])
    before = list(doc[max(0, first - 4) : first])
    if spot.title and spot.title not in ("police", "stars", "star"):
        yield "person", 4
    if after and after[0].lower_ in ("magazine", "newspaper", "newspapers", "radio", "television"):
        yield "organization", 4
    if after and after[0].is_lower and after[0].tag_ == "NN" and person_noun(after[0]) and not spot.title:
        yield "person", -2
        yield "place", 1
    if called_vessel(spot.tokens):
        yield "product", 4
    if before and before[-1].text == "©":
        yield "person", -1
    yield from _person_about(spot, after)
    yield from _noun_about(spot)
    yield from _place_about(before, after)
    yield from _work_about(before, after)


def _person_about(spot: Spot, after: list[Token]) -> Iterator[tuple[str, float]]:
    text, doc = [t.text for t in after], spot.paragraph.doc
    if len(text) > 2 and text[0] == "," and re.fullmatch(r"\d\d?", text[1]) and text[2] in ",.;":
        yield "person", 4
    if AGED.search(doc[max(0, spot.first - 7) : spot.first].text):
        yield "person", 6
    of_another = spot.label != "person" and spot.first > 0 and doc[spot.first - 1].pos_ == "ADP"  # "Bell of Arden, who"
    if (text[:2] == [",", "who"] or text[:1] == ["who"]) and not of_another:
        yield "person", 3 if spot.label == "place" else 2
    root = spot.tokens.root
    if (root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_ in words("names", "person.verbs")) or (
        spot.label is None and root.dep_ != "pobj" and _says(after)
    ):
        alone = len(spot.tokens) == 1 and not given(spot.tokens.text)
        unknown = spot.label is None and not spot.tokens.text.isupper()
        yield "person", 0.25 if alone and not unknown else 1.0  # a person is mostly brought in by the full name
        yield "organization", 0.75 if alone and not unknown else 0.5
        yield "place", -1.5
    if root.dep_ in ("dobj", "nsubjpass") and root.head.lemma_ in words("names", "person.undergone"):
        yield "person", 1.25
    if root.dep_ in ("dobj", "dative") and root.head.lemma_ == "tell":
        yield "place", -2.5
        yield "organization", 1
    if root.dep_ == "pobj" and root.head.lower_ == "to" and root.head.head.lemma_ in words("names", "person.talking"):
        yield "place", -2.5
        yield "organization", 1.5


def _owns_shares(spot: Spot) -> bool:
    """Whether a name has what companies alone have: "Lohm's shareholders", "the board of Lohm", "Lohm shares"."""
    doc, belongings = spot.paragraph.doc, words("names", "organization.belongings")
    at = spot.last + 1 if spot.last < len(doc) and doc[spot.last].text in ("'s", "’s", "'", "’") else spot.last
    if at < len(doc) and doc[at].is_lower and doc[at].lower_ in belongings:
        return True
    return spot.first > 1 and doc[spot.first - 1].lower_ == "of" and doc[spot.first - 2].lower_ in belongings


def _says(after: list[Token]) -> bool:
    """Whether a verb of saying stands right behind a name, whatever the parse makes of the sentence."""
    return bool(after) and after[0].lower_ in ("said", "says") and after[0].pos_ == "VERB"


def _noun_about(spot: Spot) -> Iterator[tuple[str, float]]:
    """A noun for people in apposition to a name, before or after it, makes it a person's."""
    root, doc = spot.tokens.root, spot.paragraph.doc
    plural = root.tag_ in ("NNP", "NNPS", "NNS") and root.is_title and root.text.endswith("s")
    if spot.label in (None, "person") and plural and spot.first and doc[spot.first - 1].lower_ == "the":
        yield "organization", 1  # "the Otters": a team, a band, a party
        yield "person", -1
    before = doc[spot.first - 1] if spot.first and not doc[spot.first].is_sent_start else None
    if before is not None and before.is_lower and before.pos_ == "NOUN":
        if person_noun(before) and spot.label not in ("organization", "group"):
            yield ("organization", 1) if _initials(spot) else ("person", 3)
        elif before.lower_ in words("names", "place.nouns"):
            yield "place", 3
    if _owns_shares(spot):
        yield "organization", 3
    named = doc[spot.first - 2] if spot.first > 1 and before is not None and before.text == "The" else before
    if named is not None and named.lower_ in words("names", "organization.nouns"):
        yield "organization", 3  # "the weekly The Harbour Mirror"
    if before is not None and before.lower_ in words("roles", "collective.kinds") and len(spot.tokens) == 1:
        yield "organization", 3  # "the police agency Seawatch"
    beside = [t for t in root.children if t.dep_ == "appos" and t.pos_ == "NOUN"]
    if root.dep_ == "nsubj" and root.head.lemma_ in ("be", "become"):
        beside += [t for t in root.head.children if t.dep_ == "attr" and t.tag_ == "NN" and person_noun(t)]
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        beside.append(root.head)
    for noun in beside:
        if person_noun(noun):
            yield ("organization", 1) if _initials(spot) else ("person", 3)
        elif noun.lemma_ in words("names", "place.nouns"):
            yield "place", 3


_FELLOW = re.compile(r"(?:co|ex|vice)-")


def person_noun(token: Token) -> bool:
    """Whether a token is a noun for one person, a "co-worker" or an "ex-wife" too."""
    lemma = _FELLOW.sub("", token.lemma_.lower())
    return token.pos_ in ("NOUN", "PROPN") and any(
        lemma in words("roles", f"person.{sex}") for sex in ("female", "male", "either")
    )


def _place_about(before: list[Token], after: list[Token]) -> Iterator[tuple[str, float]]:
    if len(before) > 1 and before[-1].lower_ == "of" and before[-2].lower_ in words("names", "place.nouns"):
        yield "place", 3
    if after and after[0].is_lower and after[0].lower_ in words("names", "place.nouns"):
        yield "place", 3
    if before and before[-1].lower_ == "in" and not (after and after[0].text in ("'s", "’s")):
        yield "place", 1.5
        yield "person", -1.5
    if (
        before
        and before[-1].lower_ == "on"
        and before[-1].head.pos_ in ("VERB", "NOUN")
        and before[-1].head.lemma_ in POSTING
    ):
        yield "organization", 2
        yield "person", -2
    if len(before) > 1 and before[-1].lower_ in ("from", "near") and person_noun(before[-2]):
        yield "place", 2.5
    if len(after) > 1 and after[0].text == "," and after[1].ent_type_ == "GPE":
        yield "place", 2.5


def _work_about(before: list[Token], after: list[Token]) -> Iterator[tuple[str, float]]:
    if after and after[0].lower_ in words("names", "work.after"):
        yield "work", 1.5
    if (
        len(before) > 2
        and before[-1].lower_ in ("of", "on", "for")
        and before[-2].lower_ in words("names", "work.before")
    ):
        yield "work", 5
    if (
        len(before) > 2
        and before[-1].lower_ == "of"
        and before[-2].like_num
        and before[-3].lower_ in ("season", "episode", "series")
    ):
        yield "work", 5
    if before and before[-1].lower_ in ("show", "series", "film", "movie", "sitcom", "novel", "drama"):
        yield "work", 2
