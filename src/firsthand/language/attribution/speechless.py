"""What is read as saying or thinking something and puts nothing on record: "history shows", "we know that"."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.attribution.chains import UNNAMED
from firsthand.language.attribution.cues import Found
from firsthand.language.attribution.outer import View
from firsthand.language.attribution.sources import entity_of, source_kind, source_of
from firsthand.language.layers import Cast
from firsthand.language.lexicon import words
from firsthand.language.naming.types import person_noun
from firsthand.language.syntax import child

_ABSTRACT = ("ance", "ence", "ism", "ity", "ment", "ness", "ship", "sion", "tion", "ure")
_MIND = frozenset({"attitude", "evidence", "thought"})
_WRITER = frozenset({"i", "one", "we", "you"})
_POINTING = frozenset({"it", "that", "this", "what", "which"})


def speechless(view: View, found: Found, cast: Cast) -> bool:
    """Whether an attribution stands on nobody's word, so that what it holds is the article's own.

    A thing that shows what nobody says ("the popularity of Lind shows how …"), a thing taken for somebody who thinks
    ("history says"), the writer and the reader ("as we know"), and a view that nobody is said to hold.
    """
    head, cue = found.source_head, found.cue_token
    if found.lemma in words("cues", "knowing.verbs") and cue is not None and cue.pos_ == "VERB" and not found.asked:
        return not found.unnamed and not _quoted(view, cue)
    if head is None:
        passive = found.lemma in words("cues", "verbs.passive") or found.rumour
        return found.unnamed and found.act in _MIND and not passive
    if entity_of(view.paragraph, head, cast) is not None:
        return False
    if head.pos_ == "PRON":
        if head.lower_ in _WRITER:
            return not _quoted(view, head)
        nobody = source_of(view.paragraph, head, cast).name == UNNAMED.name
        return nobody and head.lower_ in _POINTING and found.act in _MIND
    if head.pos_ != "NOUN" or _known(head) or source_kind(head, None) != "anonymous":
        return False
    if found.lemma in words("cues", "verbs.proving") or head.lemma_.lower() in words("sources", "thing.heads"):
        return True
    if any(c.dep_ == "det" and c.tag_ == "WDT" for c in head.children):
        return True  # "[which candidate] is the best advocate"
    return found.act in _MIND and _abstract(head) and not _collective(head)


def held_by(view: View, found: Found, cast: Cast) -> Token | None:
    """Return whose a thing is that is taken for a source: "her theory is that …", "Lind's fear that …"."""
    head = found.source_head
    if head is None or head.pos_ != "NOUN" or head.lemma_.lower() not in words("sources", "thing.heads"):
        return None
    if found.act == "evidence" or found.lemma in words("cues", "verbs.proving"):
        return None
    owner = child(head, "poss")
    entity = entity_of(view.paragraph, owner, cast) if owner is not None else None
    return owner if entity is not None and entity.type in ("person", "organization", "group") else None


def _known(head: Token) -> bool:
    return head.lemma_.lower() in words("sources", "people.heads") or person_noun(head)


def _abstract(head: Token) -> bool:
    """Whether a noun is made from a verb or an adjective, as no word for somebody is: "appearance", "deployment"."""
    return head.lemma_.lower().endswith(_ABSTRACT)


def _collective(head: Token) -> bool:
    """Whether a singular noun may be many people: "the crowd", "the majority"."""
    return head.lemma_.lower() in words("sources", "people.crowds")


def _quoted(view: View, head: Token) -> bool:
    start, end = view.place(head, head)
    return any(run.start <= start and end <= run.end for run in view.runs)
