"""What narrows a count: its modifiers and the places it is in."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.quantity.draft import governor
from firsthand.language.quantity.happened import is_custody, role_words

PLACES = frozenset({"GPE", "LOC", "FAC"})
NEAR = frozenset({"at", "across", "around", "in", "inside", "near", "on", "outside", "throughout"})
HEDGED = frozenset({"approximate", "estimated", "mere", "record", "total"})
DEGREES = frozenset({"badly", "critically", "gravely", "lightly", "moderately", "seriously", "severely", "slightly"})
"""How badly something befell those counted: the seriously injured are some of the injured."""


def where_those(noun: Token | None) -> tuple[str, ...]:
    """Where those are that "the number of people on the walkway" counts, whatever the parse hangs it on."""
    if noun is None or noun.i + 1 >= len(noun.doc) or noun.nbor(1).lower_ not in NEAR:
        return ()
    return tuple(place_name(c) for c in noun.nbor(1).children if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN"))


def restrictors(head: Token, token: Token) -> tuple[str, ...]:
    """Return the lemmas that narrow what is counted: its modifiers and the places it is in, in order of the text."""
    found: list[tuple[int, str]] = []
    for child in head.children:
        if child is token or child.dep_ in ("nummod", "det", "punct", "quantmod", "poss", "cc", "conj", "preconj"):
            continue
        if (
            child.dep_ in ("amod", "compound")
            and child.pos_ != "NUM"
            and child.lower_ not in HEDGED
            and child.i not in range(token.left_edge.i, token.i + 1)
        ) or (child.dep_ in ("acl", "relcl") and child.lower_ != "aged"):
            found.append((child.i, child.lemma_.lower()))
    verb = None if _own_place(head) else governor(head)
    for holder in [head, *([verb] if verb is not None else [])]:
        for child in holder.children:
            if child.dep_ == "prep" and (child.lower_ in NEAR or holder is head):
                found += [
                    (o.i, place_name(o))
                    for o in child.children
                    if o.dep_ == "pobj"
                    and not is_custody(o)
                    and (
                        o.ent_type_ in PLACES
                        or ((holder is head or _is_there(child, head)) and o.pos_ in ("NOUN", "PROPN"))
                    )
                ]
    found += [(d.i, d.lower_) for d in _degrees(head, verb)]
    said = {*role_words("state"), *role_words("object"), *role_words("subject")}
    return tuple(dict.fromkeys(word for _, word in sorted(found) if word not in said))


def _degrees(head: Token, verb: Token | None) -> list[Token]:
    """How badly it befell them: "30 people seriously injured", "six were critically wounded", "ten badly hurt"."""
    participles = [c for c in head.children if c.dep_ in ("acl", "amod", "relcl")]
    told = [head, *participles, *([verb] if verb is not None else [])]
    return [c for t in told for c in t.children if c.dep_ == "advmod" and c.lower_ in DEGREES]


def _own_place(head: Token) -> bool:
    """ "killed 20 in Calder and 14 in Morsk": the second number has a place of its own."""
    return head.dep_ == "conj" and head.pos_ == "NUM" and any(c.lower_ in NEAR for c in head.children)


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
