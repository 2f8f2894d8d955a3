"""What happened to those counted: killed, injured, missing, by the noun, the verb or a toll."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from firsthand.language.lexicon import lexicon, words
from firsthand.language.quantity.draft import Here
from firsthand.language.quantity.numbers import PACKAGE
from firsthand.language.quantity.stated import stated


@cache
def role_words(table: str) -> dict[str, str]:
    """Return word → role of one table of `roles.toml`."""
    return {word: role for role, listed in lexicon("roles", PACKAGE)[table].items() for word in listed}


def whole_of(token: Token) -> Token | None:
    for child in token.children:
        if child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


def role_of(head: Token, token: Token) -> str | None:
    """Return what happened to those counted: by the noun itself, a word beside it, its verb, or a toll it is the
    number of.
    """
    nouns, states = role_words("noun"), role_words("state")
    if any(c.dep_ == "amod" and c.lower_ in words("roles", "earlier.adjectives", PACKAGE) for c in head.children):
        return None  # "has four prior arrests": what befell one, four times
    if head is not token and (role := nouns.get(head.lemma_.lower()) or nouns.get(head.lower_)):
        return role
    whole = whole_of(token)
    if whole is not None and (role := states.get(whole.lower_)):
        return role
    with_ = (g for c in head.children if c.lower_ == "with" for g in c.children if g.dep_ == "pobj")
    hurt = any(g.lemma_.lower() in ("injury", "wound", "burn", "fracture") for g in with_)
    if hurt and head.lemma_.lower() not in words("roles", "missed.nouns", PACKAGE):
        return "injured"
    for near in _beside(head, token):
        if role := states.get(near.lower_):
            return role
    if role := _by_verb(head):
        return role
    return "killed" if _of_lives(head) else _by_toll(head)


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
    if consumed(head):
        return None
    node = head
    while node.dep_ == "conj" and node.head.pos_ == node.pos_:
        node = node.head
    if node.dep_ == "pobj" and node.head.dep_ == "agent":
        return None
    if node.dep_ == "conj" and node.pos_ == "NUM" and any(c.dep_ == "dobj" for c in node.head.children):
        return role_words("object").get(node.head.lemma_.lower())  # "killed 20 in Calder and 14 in Morsk"
    verb = node.head
    if node.dep_ == "nsubj" and verb.lower_ == "missing" and not any(c.dep_ == "dobj" for c in verb.children):
        return "missing"
    lemma = verb.lemma_.lower()
    if node.dep_ in ("dobj", "nsubjpass", "obj"):
        if lemma in words("roles", "held.verbs", PACKAGE) and in_custody(verb):
            return "arrested"
        if lemma in words("roles", "deadly.verbs", PACKAGE) and _to_death(verb):
            return "killed"
        if head.lemma_ == "life" and lemma in words("roles", "life.verbs", PACKAGE):
            return "killed"
        return role_words("object").get(lemma)
    if node.dep_ == "nsubj":
        if verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children):
            return role_words("object").get(lemma) or role_words("subject").get(lemma)
        if verb.lemma_ == "be":
            found = next(
                (role_words("state")[c.lower_] for c in verb.children if c.lower_ in role_words("state")), None
            )
            return found or ("injured" if in_condition(verb) else "arrested" if in_custody(verb) else None)
        return role_words("subject").get(lemma) or (
            role_words("state").get(verb.lower_) if verb.pos_ == "ADJ" else None
        )
    if verb.pos_ == "NOUN" and node.dep_ == "pobj":
        return None
    return None


def _of_lives(head: Token) -> bool:
    """Whether those counted lost their lives: "claimed the lives of 40", "cost 40 people their lives"."""
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        above = head.head.head
        if above.lemma_ in ("total", "number"):
            return _of_lives(above)
        return above.lemma_ == "life" and above.head.lemma_.lower() in words("roles", "life.verbs", PACKAGE)
    verb = head.head
    if head.dep_ not in ("nsubj", "dative") or verb.lemma_.lower() not in ("cost", "lose"):
        return False
    return any(c.lemma_ == "life" and c.dep_ == "dobj" and c.i > head.i for c in verb.children)


def consumed(noun: Token) -> bool:
    """Whether things burnt, and nobody was hurt: "two rooms burnt", "the fire burnt 20 cars"."""
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or noun.head.lemma_.lower() not in words("roles", "consuming.verbs", PACKAGE):
        return False
    return lemma not in words("roles", "personal.nouns", PACKAGE) and noun.lower_ not in words(
        "roles", "person.person", PACKAGE
    )


def in_condition(verb: Token) -> bool:
    """Return whether a verb says how badly hurt somebody is: "are in critical condition"."""
    held = (o for c in verb.children if c.lower_ == "in" for o in c.children if o.lower_ == "condition")
    return any(c.lower_ in ("critical", "grave", "serious", "stable") for o in held for c in o.children)


def in_custody(verb: Token) -> bool:
    """Return whether a verb says that somebody is held: "are in custody", "led away in handcuffs"."""
    away = [verb, *(c for c in verb.children if c.lower_ in ("away", "off"))]
    led = (c for v in away for c in v.children if c.lower_ in ("behind", "in", "into", "under"))
    return any(is_custody(o) for c in led for o in c.children if o.dep_ == "pobj")


def is_custody(noun: Token) -> bool:
    """Return whether those who are in a noun are held: "custody", "handcuffs", and behind it "bars"."""
    lemma = noun.lemma_.lower()
    behind = noun.head.lower_ == "behind" and lemma == "bar"
    return behind or lemma in words("roles", "held.nouns", PACKAGE)


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
        if role := next((r for t in near if (r := _number_told(t))), None):
            return role
        if head.pos_ in ("NUM", "NOUN") and any(t.lemma_.lower() in role_words("toll") for t in near):
            return "killed"
    noun = stated(head) if head.pos_ == "NUM" or head.lower_ in words("roles", "person.person", PACKAGE) else None
    return _of_tally(noun) if noun is not None else None


def _of_tally(noun: Token) -> str | None:
    """What befell those whose number a noun is: "the dead", "fatalities", "the death count", "the number killed"."""
    own = role_words("toll").get(noun.lemma_.lower())
    if own is None and noun.lemma_.lower() not in words("roles", "tally.nouns", PACKAGE):
        return befallen(noun)
    for lemma in (c.lemma_.lower() for c in noun.children if c.dep_ == "compound"):
        if lemma in words("roles", "tally.mixed", PACKAGE):
            return None
        if lemma in words("roles", "tally.killed", PACKAGE):
            return "killed"
        if role := role_words("noun").get(lemma):
            return role
    whole = whole_of(noun)
    return own or befallen(whole if whole is not None else noun)


def _number_told(verb: Token) -> str | None:
    """ "the number of dead rose to 14": what the number the verb is said of counts."""
    for child in verb.children:
        whole = whole_of(child) if child.lemma_ == "number" and child.dep_ in ("nsubj", "nsubjpass") else None
        if whole is not None:
            return befallen(whole)
    return None


def befallen(whole: Token) -> str | None:
    """Return what happened to those whose number is told: "the dead", "arrests", "those killed"."""
    if role := role_words("state").get(whole.lower_) or role_words("noun").get(whole.lemma_.lower()):
        return role
    told = (c for c in whole.children if c.dep_ in ("acl", "amod") and c.lower_ in role_words("state"))
    return next((role_words("state")[c.lower_] for c in told), None)


def verb_before(here: Here) -> str | None:
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
