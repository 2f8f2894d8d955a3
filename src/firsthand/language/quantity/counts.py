"""Counts of people and things, with what happened to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from firsthand.language.lexicon import lexicon, words
from firsthand.language.quantity.draft import Draft, Here, governor
from firsthand.language.quantity.numbers import PACKAGE

NAMED = frozenset({"PERSON", "ORG", "PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT", "GPE", "LOC"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
MODIFIERS = frozenset({"nummod", "quantmod", "compound", "amod", "det", "predet", "nmod", "advmod"})
NEAR = frozenset({"at", "across", "around", "in", "inside", "near", "on", "outside", "throughout"})
PREFIXES = frozenset({"anti", "co", "ex", "great", "half", "mid", "non", "semi", "step"})
_NUMBER_OF = re.compile(r"\bnumber of\b", re.IGNORECASE)
_THERE = re.compile(r"\bthere\s+(?:are|had been|have been|is|was|were)\s+$", re.IGNORECASE)
_STATED = re.compile(r"\b(?:at|to|as|are|is|was|were|reached|been|be)\s+$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[,.;:!?)–—]|$|(?:and|but|in all|in total|of them|by|on|from)\b)", re.IGNORECASE)
NOT_NOUNS = frozenset({"time", "way", "thing", "half", "kind", "sort", "part", "side", "hand"})


@cache
def role_words(table: str) -> dict[str, str]:
    """Return word → role of one table of `roles.toml`."""
    return {word: role for role, listed in lexicon("roles", PACKAGE)[table].items() for word in listed}


def count(here: Here) -> Iterator[Draft]:
    """Yield a count, unless the number is part of a name, an address or a list."""
    number, token = here.number, here.token
    if token is None or _is_name(here, token):
        return
    head, role = _fragment(here, token) or counted_with_role(here, token)
    numbered = _numbered(here) if head is token and role is None else None
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
    if not alone and role is None and not _countable(head):
        return
    lemma = None if alone else lemma_of(head)
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
        restrictors=() if alone and role and head.pos_ == "NOUN" else restrictors(head, token) or _where(numbered),
    )


def _numbered(here: Here) -> Token | None:
    """What "the number of …" is the number of: "put the number of guests at 38"; "There were 24" behind it."""
    before = here.text[: here.number.start]
    said = list(_NUMBER_OF.finditer(before))
    if not said or not _STATED.search(before) or not _ENDS.match(here.rest):
        return None
    stated = _THERE.search(before)
    named = here.token_at(said[-1].start())
    of = _of(named) if named is not None else None
    token = here.token
    if of is None or token is None or (not stated and of.sent.start != token.sent.start):
        return None
    return of if of.pos_ == "NOUN" else None


def _where(noun: Token | None) -> tuple[str, ...]:
    """Where those are that "the number of people on the walkway" counts, whatever the parse hangs it on."""
    if noun is None or noun.i + 1 >= len(noun.doc) or noun.nbor(1).lower_ not in NEAR:
        return ()
    return tuple(place_name(c) for c in noun.nbor(1).children if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN"))


def _countable(head: Token) -> bool:
    return (
        head.pos_ in ("NOUN", "PROPN", "ADJ")
        and head.lemma_.lower() not in NOT_NOUNS
        and head.ent_type_ not in ("DATE", "TIME")
    )


def _joined_end(here: Here, head: Token) -> int:
    """The number's end; with its noun where a hyphen joins them ("50-employee")."""
    joined = here.text[here.number.end : here.number.end + 1] == "-" and head.idx == here.number.end + 1
    return head.idx + len(head) if joined else here.number.end


def counted_with_role(here: Here, token: Token) -> tuple[Token, str | None]:
    """Return the noun counted and what happened to it; "dozens of villagers were injured" has its verb on the
    dozens.
    """
    head, before = counted_noun(here, token), _verb_before(here)
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
    role = role_words("state").get(rest["state"].lower())
    return (token, role) if role else None


def _verb_before(here: Here) -> str | None:
    """ "kills 1, wounds 2": a verb of harm right before the number, whatever the parse took it for."""
    found = re.search(r"(?P<verb>[A-Za-z]+)\s+$", here.text[: here.number.start])
    token = here.token_at(found.start("verb")) if found else None
    if token is None or token.pos_ not in ("VERB", "NOUN", "PROPN", "AUX"):
        return None
    table = role_words("object")
    lower = token.lower_
    return table.get(token.lemma_.lower()) or next(
        (
            table[w]
            for w in (lower.removesuffix("s"), lower.removesuffix("es"), lower.removesuffix("ing"))
            if w in table
        ),
        None,
    )


def lemma_of(noun: Token) -> str:
    """Return the lemma counted; "people" and "others" are persons."""
    lower = noun.lower_
    if lower in words("roles", "person.person", PACKAGE) or noun.lemma_ == "people":
        return "person"
    if noun.i >= 2 and noun.nbor(-1).text == "-" and not noun.nbor(-1).whitespace_ and noun.nbor(-2).lower_ in PREFIXES:
        return f"{noun.nbor(-2).lower_}-{noun.lemma_.lower()}"
    return noun.lemma_.lower()


def counted_noun(here: Here, token: Token) -> Token:
    """Return the noun a number counts ("22 *houses*", "dozens of *villagers*"), else the number itself."""
    if here.number.vague:
        noun = _of(token)
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
    if node is not token and node.pos_ != "NUM":
        return _whole(node)
    return _of(token) if here.number.vague and _of(token) is not None else token  # type: ignore[return-value]


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


def _of(token: Token) -> Token | None:
    for child in token.children:
        if child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


def _is_name(here: Here, token: Token) -> bool:
    """Boeing 737, Highway 1, Room 12, 123 Main Street; and the number before a list's item."""
    table = lexicon("numbers", PACKAGE)["not_a_count"]
    at = here.number.at
    text = here.text
    before = re.search(r"([\w.]+)[\s-]+$", text[:at])
    word = before[1] if before else ""
    if word.lower() in table["after"] and here.number.start == at and not (word.lower() in ("no",) and word.islower()):
        return True
    if re.match(rf"\s+(?:[A-Z][\w.]*\s+){{1,3}}(?i:{'|'.join(table['before'])})\b", here.rest):
        return True
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


def role_of(head: Token, token: Token) -> str | None:
    """Return what happened to those counted: by the noun itself, a word beside it, its verb, or a toll it is the
    number of.
    """
    nouns, states = role_words("noun"), role_words("state")
    if head is not token and (role := nouns.get(head.lemma_.lower()) or nouns.get(head.lower_)):
        return role
    whole = _of(token)
    if whole is not None and (role := states.get(whole.lower_)):
        return role
    with_ = (g for c in head.children if c.lower_ == "with" for g in c.children if g.dep_ == "pobj")
    if any(g.lemma_.lower() in ("injury", "wound", "burn", "fracture") for g in with_):
        return "injured"
    for near in _beside(head, token):
        if role := states.get(near.lower_):
            return role
    if role := _by_verb(head):
        return role
    return _by_toll(head)


def _beside(head: Token, token: Token) -> list[Token]:
    """Modifiers of the noun, the word right behind it, and the complement of its verb."""
    found = [c for c in head.children if c.dep_ in ("amod", "acl", "acomp", "appos", "advcl")]
    last = max((head, token), key=lambda t: t.i)
    found += [
        t
        for t in head.doc[last.i + 1 : last.i + 3]
        if t.i == last.i + 1
        or head.doc[last.i + 1].lower_ in ("confirmed", "reported", "people", "feared", "others", "left", "more")
    ]
    verb = head.head if head.dep_ in ("nsubj", "nsubjpass", "dobj") else None
    if verb is not None:
        found += [c for c in verb.children if c.dep_ in ("acomp", "oprd", "xcomp", "attr") and c.i > head.i]
        found += [verb] if head.dep_ == "nsubj" and verb.pos_ in ("ADJ",) else []
    return found


def _by_verb(head: Token) -> str | None:
    node = head
    while node.dep_ == "conj" and node.head.pos_ == node.pos_:
        node = node.head
    if node.dep_ == "pobj" and node.head.dep_ == "agent":
        return None
    verb = node.head
    lemma = verb.lemma_.lower()
    if node.dep_ in ("dobj", "nsubjpass", "obj"):
        if lemma in words("roles", "deadly.verbs", PACKAGE) and _to_death(verb):
            return "killed"
        if head.lemma_ == "life" and lemma in words("roles", "life.verbs", PACKAGE):
            return "killed"
        return role_words("object").get(lemma)
    if node.dep_ == "nsubj":
        if verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children):
            return role_words("object").get(lemma) or role_words("subject").get(lemma)
        if verb.lemma_ == "be":
            return next((role_words("state")[c.lower_] for c in verb.children if c.lower_ in role_words("state")), None)
        return role_words("subject").get(lemma) or (
            role_words("state").get(verb.lower_) if verb.pos_ == "ADJ" else None
        )
    if verb.pos_ == "NOUN" and node.dep_ == "pobj":
        return None
    return None


def _to_death(verb: Token) -> bool:
    """ "shot dead", "stabbed to death", "gunned down"."""
    own = [*verb.children, *(g for c in verb.children if c.lower_ == "to" for g in c.children)]
    return any(t.lower_ in ("dead", "death", "down") for t in own)


def _by_toll(head: Token) -> str | None:
    """ "the death toll rose to 11", "a toll of 24", "the deaths of six children"."""
    events = {
        "death": "killed",
        "killing": "killed",
        "murder": "killed",
        "arrest": "arrested",
        "wounding": "injured",
        "detention": "arrested",
        "evacuation": "displaced",
        "disappearance": "missing",
    }
    if head.dep_ == "pobj" and head.head.lower_ in ("of", "to", "at"):
        above = head.head.head
        if head.head.lower_ == "of" and above.lemma_.lower() in events:
            return events[above.lemma_.lower()]
        near = [above, *above.children, *(list(above.ancestors)[:2])]
        if head.pos_ in ("NUM", "NOUN") and any(t.lemma_.lower() in role_words("toll") for t in near):
            return "killed"
    if head.dep_ in ("attr", "dobj", "npadvmod"):
        verb = head.head
        if any(c.lemma_.lower() in role_words("toll") for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")):
            return "killed"
    return None


def restrictors(head: Token, token: Token) -> tuple[str, ...]:
    """Return the lemmas that narrow what is counted: its modifiers and the places it is in, in order of the text."""
    found: list[tuple[int, str]] = []
    for child in head.children:
        if child is token or child.dep_ in ("nummod", "det", "punct", "quantmod", "poss", "cc", "conj", "preconj"):
            continue
        if (
            child.dep_ in ("amod", "compound")
            and child.pos_ != "NUM"
            and child.i not in range(token.left_edge.i, token.i + 1)
        ) or child.dep_ in ("acl", "relcl"):
            found.append((child.i, child.lemma_.lower()))
    verb = governor(head)
    for holder in [head, *([verb] if verb is not None else [])]:
        for child in holder.children:
            if child.dep_ == "prep" and (child.lower_ in NEAR or holder is head):
                found += [
                    (o.i, place_name(o))
                    for o in child.children
                    if o.dep_ == "pobj"
                    and (
                        o.ent_type_ in PLACES
                        or ((holder is head or _is_there(child, head)) and o.pos_ in ("NOUN", "PROPN"))
                    )
                ]
    said = {*role_words("state"), *role_words("object"), *role_words("subject")}
    return tuple(dict.fromkeys(word for _, word in sorted(found) if word not in said))


def _is_there(preposition: Token, head: Token) -> bool:
    """Whether a clause says of those counted only where they were ("40 people were on the walkway")."""
    return preposition.head.lemma_ == "be" and head.dep_ == "nsubj" and head.head == preposition.head


def place_name(token: Token) -> str:
    """Return a name casefolded and whole, a noun's lemma."""
    if token.ent_type_:
        span = [t for t in token.doc[max(0, token.i - 5) : token.i + 1] if t.ent_type_ == token.ent_type_]
        run: list[str] = []
        for one in reversed(span):
            if run and one.i != token.i - len(run):
                break
            run.insert(0, one.text)
        return " ".join(w for w in run if w.lower() not in ("the", "'s", "’s")).casefold()
    return token.lemma_.lower()
