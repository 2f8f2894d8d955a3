"""Counts of people and things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from firsthand.language.lexicon import lexicon, words
from firsthand.language.quantity.crowds import crowd
from firsthand.language.quantity.draft import Draft, Here
from firsthand.language.quantity.happened import befallen, consumed, role_of, role_words, verb_before, whole_of
from firsthand.language.quantity.narrowed import PLACES, restrictors, where_those
from firsthand.language.quantity.nouns import NAMED, countable, lemma_of
from firsthand.language.quantity.numbers import PACKAGE
from firsthand.language.quantity.parts import ONE_OF, SO_MANY_OF, of_those, some
from firsthand.language.quantity.stated import stated
from firsthand.language.quantity.summed import others, summed

MODIFIERS = frozenset({"nummod", "quantmod", "compound", "amod", "det", "predet", "nmod", "advmod"})
_NUMBER_OF = re.compile(r"\bnumber of\b", re.IGNORECASE)
_THERE = re.compile(r"\bthere\s+(?:are|had been|have been|is|was|were)\s+$", re.IGNORECASE)
_STATED = re.compile(r"\b(?:at|to|as|are|is|was|were|reached|been|be)\s+$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[,.;:!?)–—]|$|(?:and|but|in all|in total|of them|by|on|from)\b)", re.IGNORECASE)
_SCORE = re.compile(r"\d+[-–]\d+")
_BUT = re.compile(r"\b(?:all|everyone|none|no one|nobody)\s+(?:but|except)\s+$", re.IGNORECASE)


def count(here: Here) -> Iterator[Draft]:
    """Yield a count, unless the number is part of a name, an address or a list."""
    number, token = here.number, here.token
    if token is None or is_name(here, token):
        return
    if number.exact == 1 and ONE_OF.match(here.rest):
        return
    if (told := crowd(here, token) or some(here, token)) is not None:
        yield told
        return
    head, role = _fragment(here, token) or counted_with_role(here, token)
    part = of_those(token) if SO_MANY_OF.match(here.rest) else ()
    if SO_MANY_OF.match(here.rest) and role is None:
        return  # "three of the five robbers" is not their number
    if _is_score(here, head):
        return
    if head.i < token.i and role is None:
        return  # "Apollo 11" is a name, whatever the parse took it for
    numbered = _numbered(here) or _numbering(token) if head is token and role is None else None
    if numbered is not None and (befell := befallen(numbered)):
        role, numbered = befell, None  # "took the number of dead to 12"
    head = numbered or head
    alone = head is token
    if alone and role is None:
        return
    if (
        number.exact == 1
        and here.text[number.at : number.at_end].lower() == "one"
        and not _one_counts(here, head, role)
    ):
        return
    if not alone and role is None and not countable(head):
        return
    if (together := summed(here, head, role)) is not None:
        yield together
        return
    if others(here, head, role):
        role = None
    lemma = lemma_of(head) if not alone else "person" if role == "person" else None
    words_after = _joined_end(here, head)
    yield Draft(
        "count",
        role or lemma or "number",
        number.start,
        words_after,
        head,
        number.low,
        number.high,
        number.hedge,
        counted=lemma,
        restrictors=part
        or (() if alone and role and head.pos_ == "NOUN" else restrictors(head, token) or where_those(numbered)),
    )


def _is_score(here: Here, head: Token) -> bool:
    """ "a 38-44 mark", "a 2-3 defeat": two scores, not from one number to the other."""
    said = here.text[here.number.at : here.number.at_end]
    return head.lemma_.lower() in words("roles", "scoring.nouns", PACKAGE) and bool(_SCORE.fullmatch(said))


def _numbered(here: Here) -> Token | None:
    """What "the number of …" is the number of: "put the number of guests at 38"; "There were 24" behind it."""
    before = here.text[: here.number.start]
    said = list(_NUMBER_OF.finditer(before))
    if not said or not _STATED.search(before) or not _ENDS.match(here.rest):
        return None
    stated = _THERE.search(before)
    named = here.token_at(said[-1].start())
    of = whole_of(named) if named is not None else None
    token = here.token
    if of is None or token is None or (not stated and of.sent.start != token.sent.start):
        return None
    return of if of.pos_ == "NOUN" else None


def _numbering(token: Token) -> Token | None:
    """What is said to number so many: "Refugees now number 160,000"."""
    noun = stated(token, "numbering")
    return noun if noun is not None and noun.tag_ == "NNS" and countable(noun) else None


def _joined_end(here: Here, head: Token) -> int:
    """The number's end; with its noun where a hyphen joins them ("50-employee")."""
    joined = here.text[here.number.end : here.number.end + 1] == "-" and head.idx == here.number.end + 1
    return head.idx + len(head) if joined else here.number.end


def counted_with_role(here: Here, token: Token) -> tuple[Token, str | None]:
    """Return the noun counted and what happened to it; "dozens of villagers were injured" has its verb on the
    dozens.
    """
    head = counted_noun(here, token)
    before = None if consumed(head) else verb_before(here)
    if before and head.i < token.i:
        return token, before
    role = role_of(head, token) or (role_of(token, token) if here.number.vague and head is not token else None)
    return head, role or before


def _fragment(here: Here, token: Token) -> tuple[Token, str] | None:
    """ "1 dead, 2 hurt", "five missing": a number with the state of those counted right behind it, and no noun."""
    rest = re.match(
        r"\s+(?:(?:confirmed|reported|feared|left|more|others?|still)\s+)?(?P<state>[a-z]+)(?=\s*(?:[,.;:!?)]|$|in\b|and\b|after\b|as\b|when\b|at\b|by\b|on\b))",
        here.rest,
        re.I,
    )
    if not rest:
        return None
    state = rest["state"].lower()
    role = role_words("state").get(state) or role_words("subject").get(state.removesuffix("s"))
    if state in words("roles", "human.states", PACKAGE):
        role = "person"  # "made 60 ill"
    return (token, role) if role else None


def counted_noun(here: Here, token: Token) -> Token:
    """Return the noun a number counts ("22 *houses*", "dozens of *villagers*"), else the number itself."""
    if here.number.vague or (SO_MANY_OF.match(here.rest) and not _BUT.search(here.ahead)):
        noun = whole_of(token)
        if noun is not None:
            return noun
    if (
        here.text[here.number.at_end : here.number.at_end + 1] == "-"
        and (noun := here.token_at(here.number.at_end + 1)) is not None
    ):
        return noun
    node = token
    while (
        node.dep_ in MODIFIERS
        and node.head is not node
        and node.head.pos_ in ("NOUN", "PROPN", "NUM", "SYM")
        and abs(node.head.i - token.i) < 8
    ):
        node = node.head
    if node is token and token.dep_ == "conj" and token.head.dep_ in ("nmod", "compound", "amod"):
        shared = token.head.head  # "1,200 animal and 700 plant species"
        node = shared if shared.tag_ == "NNS" and 0 < shared.i - token.i < 4 else node
    if node is not token and node.pos_ != "NUM":
        return _whole(node)
    return whole_of(token) if here.number.vague and whole_of(token) is not None else token  # type: ignore[return-value]


def _whole(noun: Token) -> Token:
    """The last part of a hyphenated noun ("co-workers")."""
    doc = noun.doc
    while (
        noun.i + 2 < len(doc)
        and doc[noun.i + 1].text == "-"
        and not noun.whitespace_
        and doc[noun.i + 2].pos_ in ("NOUN", "PROPN")
    ):
        noun = doc[noun.i + 2]
    return noun


def is_name(here: Here, token: Token) -> bool:
    """Boeing 737, Highway 1, Room 12, 123 Main Street; and the number before a list's item."""
    table = lexicon("numbers", PACKAGE)["not_a_count"]
    at = here.number.at
    text = here.text
    before = re.search(r"([\w.&]+)[\s-]+$", text[:at])
    word = before[1] if before else ""
    if word.lower() in table["after"] and here.number.start == at and not (word.lower() in ("no",) and word.islower()):
        return True
    if re.match(rf"\s+(?:(?:[A-Z][\w.]*|\d+(?:st|nd|rd|th))\s+){{1,3}}(?i:{'|'.join(table['before'])})\b", here.rest):
        return True
    if here.number.exact is not None and here.number.exact >= 100 and re.match(r"\s+block\b", here.rest):
        return True  # "the 1200 block of Elm Street"
    if not text[:at].strip() and re.match(r"[.)]\s", here.rest):
        return True
    figure = text[at : here.number.at_end]
    after = here.token_at(here.number.at_end + 1) if here.number.at_end + 1 < len(text) else None
    if re.fullmatch(r"(?:1[89]|20)\d\d", figure) and after is not None and after.pos_ == "PROPN":
        return True
    if (
        figure.istitle()
        and after is not None
        and after.pos_ == "PROPN"
        and after.text[:1].isupper()
        and _titled(here, token)
    ):
        return True
    if (
        here.number.start == at
        and figure[:1].isdigit()
        and word[:1].isupper()
        and before
        and text[before.end() - 1] in " -"
    ):
        previous = here.token_at(before.start())
        if (
            previous is not None
            and previous.pos_ == "PROPN"
            and (token.head is previous or token.pos_ == "PROPN" or token.ent_type_ in NAMED)
        ):
            return True
    if (
        token.ent_type_ in NAMED
        and token.ent_type_ not in PLACES
        and token.head.ent_type_ == token.ent_type_
        and token.head is not token
    ):
        return True
    return bool(re.fullmatch(r"(?:1[89]|20)\d\d", figure) and token.dep_ != "nummod")


def _titled(here: Here, token: Token) -> bool:
    """A capital that neither the beginning of a sentence nor a headline explains: "One Chicago", "Three Mile
    Island".
    """
    if sum(t.text[:1].isupper() for t in here.doc if t.is_alpha) > 0.6 * sum(t.is_alpha for t in here.doc):
        return False
    return not token.is_sent_start or token.ent_type_ in NAMED


def _one_counts(here: Here, head: Token, role: str | None) -> bool:
    """ "one" counts where a hedge or a role says so; else it is hardly more than "a"."""
    return role is not None or (here.number.start < here.number.at and head is not here.token)
