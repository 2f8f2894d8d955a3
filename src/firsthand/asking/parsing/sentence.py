"""The sentence of a question: its names, the word it asks with, its verb and who stands in which slot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from firsthand.asking.parsing.question import CONTENT, WH, Slot, listed
from firsthand.language.lexicon import words
from firsthand.model import Entity
from firsthand.story.claims.facets import stem
from firsthand.story.claims.relations import verb_classes


class Sentence:
    """What is known of the words of a question before it is said what they ask; `spent` words say no more."""

    def __init__(
        self,
        text: str,
        doc: Doc,
        names: Sequence[tuple[int, int, frozenset[str]]],
        entities: Mapping[str, Entity],
        roles: frozenset[str],
    ) -> None:
        self.text, self.doc, self.names, self.entities, self.roles = text, doc, names, entities, roles
        self.named = {i for start, end, _ in names for i in range(start, end)}
        self.wh = self._asking()
        self.spent: set[int] = {self.wh.i} if self.wh is not None else set()
        self.leader: Token | None = None
        self.verb = self._led(self._verb())

    def _asking(self) -> Token | None:
        """Return the word a question asks with; "was one of those who died …" has none."""
        if self.doc[0].pos_ == "AUX":
            return None
        return next((t for t in self.doc if t.lower_ in WH and t.i not in self.named), None)

    def _led(self, verb: Token | None) -> Token | None:
        """Return what is asked about where the verb only leads to it: "were trying *to hijack*", "did X say *fled*"."""
        if verb is None:
            return None
        below = ("xcomp",) if verb.lemma_ in listed("words.leading") else ()
        plain = self.wh is not None and self.wh.lower_ == "what" and self.noun(list(self.doc[self.wh.i + 1 :])) is None
        asked = self.wh is not None and self.wh not in verb.children and not plain
        if asked and verb.lemma_ in listed("words.saying") and verb.i > 0 and verb.nbor(-1).dep_ == "nsubj":
            below = ("ccomp",)
        led = next((c for c in verb.children if c.dep_ in below and c.pos_ == "VERB" and c.i > verb.i), None)
        if led is None:
            return verb
        self.spent.add(verb.i)
        if below == ("ccomp",):
            self.spent |= {t.i for c in verb.children if c.dep_ == "nsubj" for t in c.subtree} - self.named
        else:
            self.leader = verb
        return led

    def _near(self) -> list[Token]:
        """Return what hangs on the verb asked about, the subject of one that leads to it too."""
        own = list(self.verb.children) if self.verb is not None else []
        above = self.leader.children if self.leader is not None else ()
        return own + [c for c in above if c.dep_ in ("nsubj", "nsubjpass")]

    def beside(self, token: Token) -> bool:
        """Whether a word only tells when or in which case the thing asked about was so."""
        return token != self.verb and _aside(token)

    def is_a(self, id_: str, kind: str) -> bool:
        return self.entities[id_].type == kind

    def _verb(self) -> Token | None:
        """Return the verb asked about: the last content verb of the root's chain."""
        light = listed("words.light")
        verbs = [t for t in self.doc if t.pos_ in ("VERB", "AUX") and t.i not in self.named]
        strong = [t for t in verbs if t.lemma_ not in light and t.pos_ == "VERB" and not _takes_place(t)]
        strong = [t for t in strong if t.dep_ == "ROOT" or not _aside(t)]
        root = next((t for t in strong if t.dep_ == "ROOT"), None)
        root = root or next((t for t in strong if t.dep_ in ("xcomp", "ccomp", "pcomp", "relcl", "acl")), None)
        return root or (strong[0] if strong else self._supported())

    def _supported(self) -> Token | None:
        """Return the verb of "did X *date* Y" where the parse takes it for a noun."""
        do = next((t for t in self.doc if t.lemma_ == "do"), None)
        if do is None:
            return None
        for token in self.doc[do.i + 1 :]:
            bare = token.i not in self.named and token.pos_ in ("NOUN", "PROPN", "ADJ") and token.text.islower()
            known = verb_classes(token.lower_) != ((token.lower_, None),)
            if bare and known and token.i > do.i + 1:
                return token
        return None

    def noun(self, after: Sequence[Token]) -> Token | None:
        """Return the head of the noun phrase that follows at once, before any verb."""
        head: Token | None = None
        for token in after:
            if token.i in self.named or token.pos_ in ("AUX", "VERB", "PRON", "DET", "ADP", "PUNCT"):
                break
            if token.pos_ in ("NOUN", "PROPN"):
                head = token
        return head

    def subject_noun(self) -> Token | None:
        """Return N of "what is/was the N …", where nothing but the noun is asked for."""
        after = list(self.doc[self.wh.i + 1 :]) if self.wh is not None else []
        if after and after[0].lemma_ == "be":
            rest = [t for t in after[1:] if t.pos_ != "DET"]
            return self.noun(rest)
        return None

    def passive(self) -> bool:
        return self.verb is not None and any(c.dep_ in ("auxpass", "nsubjpass") for c in self.verb.children)

    def affected(self) -> str | None:
        lemma = self.verb.lemma_.casefold() if self.verb is not None else ""
        return next((a for _, a in verb_classes(lemma) if a), None)

    def relations(self) -> frozenset[str]:
        if self.verb is None or self.verb.i in self.spent:
            return frozenset()
        return related(self.verb)

    def slots(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the entities given as doing it, and as undergoing it."""
        subjects, objects = self._given("nsubj", "nsubjpass"), self._given("dobj", "obj")
        if self.verb is not None and (self.verb.pos_ != "VERB" or (not subjects and (self.leader or self._inverted()))):
            before = [(end, ids) for _, end, ids in self.names if end <= self.verb.i]
            subjects = before[-1][1] if before else frozenset()
        if self.passive() or self.affected() == "subject":
            return frozenset(), subjects
        return subjects, objects

    def slot(self) -> Slot:
        """Return whether the one asked for does it or undergoes it."""
        wh, verb = self.wh, self.verb
        if wh is None or verb is None:
            return "other"
        passive, affected = self.passive(), self.affected()
        own = [c for c in self._near() if c.dep_ in ("nsubj", "nsubjpass")]
        asked_head = self.noun(list(self.doc[wh.i + 1 :])) if wh.lower_ in ("what", "which") else wh
        subject = asked_head is not None and (asked_head in own or wh in own)
        if not own:
            subject = wh.lower_ != "whom"
        if self.leader is not None and any(t.i in self.named for t in self.doc[wh.i + 1 : self.leader.i]):
            subject = False
        if self._inverted():
            subject = False
        if verb.dep_ == "relcl":
            subject = any(t.lower_ in ("who", "that", "which") for t in own)
        if wh.lower_ == "whom" or not subject:
            return "patient"
        return "patient" if passive or affected == "subject" else "actor"

    def _inverted(self) -> bool:
        """Whether somebody named does it: "who did *X* beat"."""
        after = list(self.doc[self.wh.i + 1 :]) if self.wh is not None else []
        if len(after) < 2 or after[1].i not in self.named or self.verb is None:
            return False
        going = after[0].lemma_ == "be" and self.verb.tag_ == "VBG"
        return going or after[0].lower_ in ("did", "do", "does", "had", "has", "have", "will", "would")

    def _given(self, *dependencies: str) -> frozenset[str]:
        """Return the entities named as subject or object of the verb asked about."""
        if self.verb is None:
            return frozenset()
        heads = {c.i for c in self._near() if c.dep_ in dependencies}
        heads |= {c.i for t in self._near() if t.i in heads for c in t.conjuncts}
        return frozenset(i for start, end, ids in self.names if heads & set(range(start, end)) for i in ids)

    def stranded(self) -> str:
        """Return the preposition a question ends on, as in "charged with?"."""
        last = next((t for t in reversed(self.doc) if not t.is_punct), None)
        earlier = last is not None and last.lower_ in listed("words.earlier")
        ends = last is not None and last.pos_ in ("ADP", "PART", "SCONJ") and last.i not in self.named and not earlier
        return last.lower_ if ends and last is not None and last.dep_ != "prt" else ""

    def lives(self) -> bool:
        """Whether a question asks where somebody lives or is from."""
        lemma = self.verb.lemma_ if self.verb is not None else "be"
        return lemma in ("live", "reside", "hail") or (lemma in ("be", "come") and self.stranded() == "from")

    def speaker(self) -> frozenset[str]:
        """Return the stems of the subject of the verb asked about."""
        subjects = [c for c in self.verb.children if c.dep_ in ("nsubj", "nsubjpass")] if self.verb is not None else []
        found = {stem(t.lemma_.casefold()) for c in subjects for t in c.subtree if t.pos_ in CONTENT}
        return frozenset(found if WH.isdisjoint(c.lower_ for c in subjects) else ())

    def spend_light(self) -> None:
        """Leave out "take place", which says no more than "be"."""
        for token in self.doc[1:]:
            if token.lower_ == "place" and token.nbor(-1).lemma_ == "take":
                self.spent |= {token.i, token.i - 1}

    def titles(self, token: Token) -> bool:
        """Whether a word is a title of the name it stands before."""
        return token.i + 1 in self.named and token.lower_.rstrip(".") in words("naming", "titles", "firsthand.story")


def _takes_place(verb: Token) -> bool:
    return verb.lemma_ == "take" and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "place"


def _aside(word: Token) -> bool:
    """Whether a word tells of another time or case: "when she was hit", "after beating Y", "if convicted"."""
    for token in (word, *word.ancestors):
        opened = any(c.dep_ == "mark" or c.lower_ in ("when", "while") for c in token.children)
        later = token.dep_ == "pcomp" and token.head.lower_ in ("after", "before", "since")
        if later or (token.dep_ == "advcl" and opened):
            return True
    return False


def related(verb: Token) -> frozenset[str]:
    """Return the relations of a verb; of one whose "out" is no sure particle, those without it too."""
    forms = {whole(verb), *([] if any(c.dep_ == "prt" for c in verb.children) else [verb.lemma_.casefold()])}
    return frozenset(name for form in sorted(forms) for name, _ in verb_classes(form))


def whole(verb: Token) -> str:
    """Return a verb's lemma with its particle."""
    loose = (c for c in verb.children if c.i == verb.i + 1 and c.lower_ in ("away", "back", "down", "off", "out", "up"))
    bare = next((c.lower_ for c in loose if all(g.dep_ != "pobj" for g in c.children)), "")
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), bare)
    return f"{verb.lemma_} {particle}".strip().casefold()
