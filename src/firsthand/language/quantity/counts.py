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
NOT_NOUNS = frozenset({"time", "way", "way", "thing", "half", "kind", "sort", "part", "side", "hand"})


@cache
def role_words(table: str) -> dict[str, str]:
    """Return word → role of one table of `roles.toml`."""
    return {word: role for role, listed in lexicon("roles", PACKAGE)[table].items() for word in listed}


def count(here: Here) -> Iterator[Draft]:
    """Yield a count, unless the number is part of a name, an address or a list."""
    number, token = here.number, here.token
    if token is None or _is_name(here, token):
        return
    head = counted_noun(here, token)
    role = role_of(head, token)
    if head is token and role is None:
        return
    if number.exact == 1 and here.doc.text[number.at : number.at_end].lower() == "one" and not _one_counts(here, head, role):
        return
    if head is not token and role is None and (head.pos_ not in ("NOUN", "PROPN", "ADJ") or head.lemma_.lower() in NOT_NOUNS or head.ent_type_ in ("DATE", "TIME")):
        return
    lemma = None if head is token else lemma_of(head)
    yield Draft(
        "count", role or (lemma or "number"), number.start, number.end, head, number.low, number.high, number.hedge, None, lemma, restrictors(head, token),
    )  # fmt: skip


def lemma_of(noun: Token) -> str:
    """Return the lemma counted; "people" and "others" are persons."""
    lower = noun.lower_
    return "person" if lower in words("roles", "person.person", PACKAGE) or noun.lemma_ == "people" else noun.lemma_.lower()


def counted_noun(here: Here, token: Token) -> Token:
    """Return the noun a number counts ("22 *houses*", "dozens of *villagers*"), else the number itself."""
    if here.number.vague:
        noun = _of(token)
        if noun is not None:
            return noun
    node = token
    while node.dep_ in MODIFIERS and node.head is not node and node.head.pos_ in ("NOUN", "PROPN", "NUM", "SYM") and abs(node.head.i - token.i) < 8:
        node = node.head
    if node is not token and node.pos_ != "NUM":
        return node
    return _of(token) if here.number.vague and _of(token) is not None else token  # type: ignore[return-value]


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
    text = here.doc.text
    before = re.search(r"([\w.]+)[\s-]+$", text[:at])
    word = before[1] if before else ""
    if word.lower() in table["after"] and here.number.start == at and not (word.lower() in ("no",) and word.islower()):
        return True
    if re.match(rf"\s+(?:[A-Z][\w.]*\s+){{1,3}}(?i:{'|'.join(table['before'])})\b", here.rest):
        return True
    if not text[:at].strip() and re.match(r"[.)]\s", here.rest):
        return True
    figure = text[at : here.number.at_end]
    if here.number.start == at and figure[:1].isdigit() and word[:1].isupper() and before and text[before.end() - 1] in " -":
        previous = here.token_at(before.start())
        if previous is not None and previous.pos_ == "PROPN" and (token.head is previous or token.pos_ == "PROPN" or token.ent_type_ in NAMED):
            return True
    if token.ent_type_ in NAMED and token.ent_type_ not in PLACES and token.head.ent_type_ == token.ent_type_ and token.head is not token:
        return True
    return bool(re.fullmatch(r"(?:1[89]|20)\d\d", figure) and token.dep_ != "nummod")


def _one_counts(here: Here, head: Token, role: str | None) -> bool:
    """ "one" counts where a hedge or a role says so, or it stands before a noun that is not "one day", "one thing"."""
    return here.number.start < here.number.at or role is not None or (head is not here.token and head.tag_ in ("NN", "NNP") and head.lemma_.lower() not in NOT_NOUNS)


def role_of(head: Token, token: Token) -> str | None:
    """Return what happened to those counted: by the noun itself, a word beside it, its verb, or a toll it is the number of."""
    nouns, states = role_words("noun"), role_words("state")
    if head is not token and (role := nouns.get(head.lemma_.lower()) or nouns.get(head.lower_)):
        return role
    whole = _of(token)
    if whole is not None and (role := states.get(whole.lower_)):
        return role
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
    found += [t for t in head.doc[last.i + 1 : last.i + 3] if t.i == last.i + 1 or head.doc[last.i + 1].lower_ in ("confirmed", "reported", "people", "feared", "others", "left", "more")]
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
        if head.lemma_ == "life" and lemma in words("roles", "life.verbs", PACKAGE):
            return "killed"
        return role_words("object").get(lemma)
    if node.dep_ == "nsubj":
        if verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children):
            return role_words("object").get(lemma) or role_words("subject").get(lemma)
        if verb.lemma_ == "be":
            return next((role_words("state")[c.lower_] for c in verb.children if c.lower_ in role_words("state")), None)
        return role_words("subject").get(lemma) or (role_words("state").get(verb.lower_) if verb.pos_ == "ADJ" else None)
    if verb.pos_ == "NOUN" and node.dep_ == "pobj":
        return None
    return None


def _by_toll(head: Token) -> str | None:
    """ "the death toll rose to 11", "a toll of 24", "the deaths of six children"."""
    events = {"death": "killed", "killing": "killed", "murder": "killed", "arrest": "arrested", "wounding": "injured", "detention": "arrested", "evacuation": "displaced", "disappearance": "missing"}
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
        if child.dep_ in ("amod", "compound") and child.pos_ != "NUM" and child.i not in range(token.left_edge.i, token.i + 1):
            found.append((child.i, child.lemma_.lower()))
        elif child.dep_ in ("acl", "relcl"):
            found.append((child.i, child.lemma_.lower()))
    verb = governor(head)
    for holder in [head, *([verb] if verb is not None else [])]:
        for child in holder.children:
            if child.dep_ == "prep" and (child.lower_ in NEAR or holder is head):
                found += [(o.i, place_name(o)) for o in child.children if o.dep_ == "pobj" and (o.ent_type_ in PLACES or holder is head and o.pos_ in ("NOUN", "PROPN"))]
    return tuple(dict.fromkeys(word for _, word in sorted(found)))


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
