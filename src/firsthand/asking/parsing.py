"""A question read: what it asks for, and what a passage must speak of to answer it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc, Token

from firsthand.language.lexicon import lexicon, words
from firsthand.model import Entity, Story
from firsthand.story.claims.facets import stem
from firsthand.story.claims.relations import noun_class, noun_event, verb_classes
from firsthand.story.naming import fold

PACKAGE = "firsthand.asking"
Asked = Literal[
    "who",
    "what",
    "title",
    "describe",
    "play",
    "name",
    "when",
    "clock",
    "where",
    "why",
    "how",
    "count",
    "value",
    "money",
    "polar",
    "attribute",
    "maker",
    "home",
    "population",
    "said",
    "with",
]
Slot = Literal["actor", "patient", "other"]
WH = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@dataclass(frozen=True)
class Term:
    """One thing a passage must speak of: an entity under any of its names, or a word under any of its kin.

    `proper` terms must stand in the sentence or go without saying; `core` ones, that do or undergo what is asked, must
    stand there.
    """

    text: str
    entities: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    verb: bool = False
    proper: bool = False
    core: bool = False


@dataclass(frozen=True)
class Question:
    """What is asked for, under which relation, and the terms given.

    `roles` are those of the values that answer; `types` the kinds of entity; `noun` the word asked with ("which
    *city*"); `doers` and `undergoers` the entities given in those slots; `stranded` the preposition it ends on
    ("charged *with*"); `makers` what somebody did who made the thing ("directed"); `speaker` the stems of who is asked
    to have said it.
    """

    text: str
    asked: Asked
    terms: tuple[Term, ...] = ()
    relations: frozenset[str] = frozenset()
    slot: Slot = "other"
    roles: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    noun: str = ""
    earlier: bool = False
    doers: frozenset[str] = frozenset()
    undergoers: frozenset[str] = frozenset()
    given: frozenset[str] = field(default=frozenset())
    stranded: str = ""
    makers: tuple[str, ...] = ()
    speaker: frozenset[str] = frozenset()

    @cached_property
    def about(self) -> tuple[Term, ...]:
        """The entities the question names."""
        return tuple(t for t in self.terms if t.entities)


def listed(key: str) -> frozenset[str]:
    """Return one list of questions.toml."""
    return words("questions", key, PACKAGE)


def table(key: str) -> Mapping[str, Sequence[str]]:
    """Return one table of questions.toml."""
    found: Mapping[str, Sequence[str]] = lexicon("questions", PACKAGE)[key]
    return found


@cache
def befallen() -> Mapping[str, frozenset[str]]:
    """Return the relation classes of what befell those counted under each role."""
    rows = lexicon("questions", PACKAGE)["befallen"]
    return {role: frozenset(name for name, _ in verb_classes(verb)) for role, verb in rows.items()}


class Names:
    """Every name of a story's entities, found again in a question."""

    def __init__(self, story: Story) -> None:
        self.by_words: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for entity in story.entities:
            for form in _named_forms(entity):
                if key := _spelt_out(fold(form)):
                    self.by_words[key][entity.id] = None
        self.counts = {e.id: len(e.mentions) for e in story.entities}
        self.longest = max(map(len, self.by_words), default=0)

    def by_part(self, word: str) -> frozenset[str]:
        """Return the entity, named oftener than any other, that has a word in its name."""
        found = [i for name, ids in self.by_words.items() if word in name and len(name) > 1 for i in ids]
        most = max(dict.fromkeys(found), key=lambda i: self.counts[i], default=None)
        return frozenset({most} if most else ())

    def find(self, doc: Doc) -> list[tuple[int, int, frozenset[str]]]:
        """Return the names in a question, as (first token, token after it, entities), the longest at each place."""
        found: list[tuple[int, int, frozenset[str]]] = []
        start = 0
        while start < len(doc):
            hit = self._at(doc, start)
            if hit:
                found.append(hit)
            start = hit[1] if hit else start + 1
        return found

    def _at(self, doc: Doc, start: int) -> tuple[int, int, frozenset[str]] | None:
        if doc[start].is_punct or doc[start].is_space or (doc[start].is_stop and doc[start].text.islower()):
            return None
        for end in range(min(len(doc), start + self.longest + 3), start, -1):
            text = doc[start:end].text
            ids = self.by_words.get(_spelt_out(fold(text)))
            if ids and (any(c.isupper() for c in text) or end - start > 1) and not doc[end - 1].is_punct:
                return start, end, frozenset(ids)
        part = self.by_part("".join(fold(doc[start].text))) if doc[start].text[0].isupper() and start else None
        return (start, start + 1, part) if part else None


def _spelt_out(key: tuple[str, ...]) -> tuple[str, ...]:
    short = {"mt": "mount", "ft": "fort", "st": "saint"}
    return tuple(short.get(word, word) for word in key) if len(key) > 1 else key


def _named_forms(entity: Entity) -> Iterator[str]:
    for form in (entity.name, *entity.aliases):
        owned = re.search(r"['’]s?\s+[a-z]", form)
        if entity.type != "group" and not owned and any(c.isupper() for c in form):
            yield form


def parse(question: str, nlp: Language, story: Story) -> Question:
    """Read a question about a story.

    Args:
        nlp: the pipeline that parses it.
        story: whose entities its names are looked up among.
    """
    doc = nlp(" ".join(question.rstrip("?! ").split()) + " ?")
    names = Names(story).find(doc)
    roles = frozenset(v.role for s in story.statements for v in s.values if v.kind in ("ordinal", "measure"))
    return _Reader(question, doc, names, {e.id: e for e in story.entities}, roles).question()


class _Reader:
    """The steps of reading one question."""

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
        self.wh = next((t for t in doc if t.lower_ in WH and t.i not in self.named), None)
        self.spent: set[int] = {self.wh.i} if self.wh is not None else set()
        self.verb = self._verb()

    def question(self) -> Question:
        asked, roles, types, noun = self._sought()
        self._spend_light()
        relations = self._relations()
        terms = tuple(self._terms())
        lowers = {t.lower_ for t in self.doc}
        if asked in ("who", "what") and not relations and len(terms) == 1 and terms[0].entities:
            asked = "describe"
        being = any(t.lemma_ == "be" for t in self.doc)
        if asked == "who" and not relations and being and any(not t.verb and not t.entities for t in terms):
            asked = "title"
        if asked in ("who", "what") and self.verb is not None and self.verb.lemma_ in listed("words.playing"):
            persons = [t for t in terms if any(self._is(e, "person") for e in t.entities)]
            asked = "play" if persons else asked
        asked, makers = self._turned(asked, noun, terms)
        return Question(
            text=self.text,
            asked=asked,
            terms=terms,
            relations=relations,
            slot=self._slot(),
            roles=roles,
            types=types,
            noun=noun,
            doers=self._slots()[0],
            undergoers=self._slots()[1],
            earlier=bool(lowers & listed("words.earlier")),
            given=frozenset(e for t in terms for e in t.entities),
            stranded=self._stranded(),
            makers=makers,
            speaker=self._speaker(),
        )

    def _speaker(self) -> frozenset[str]:
        """Return the stems of the subject of the verb asked about."""
        subjects = [c for c in self.verb.children if c.dep_ in ("nsubj", "nsubjpass")] if self.verb is not None else []
        found = {stem(t.lemma_.casefold()) for c in subjects for t in c.subtree if t.pos_ in CONTENT}
        return frozenset(found if WH.isdisjoint(c.lower_ for c in subjects) else ())

    def _turned(self, asked: Asked, noun: str, terms: Sequence[Term]) -> tuple[Asked, tuple[str, ...]]:
        """Return what is asked where it is no deed but what somebody or something is, and by whom it was made."""
        lemmas = {t.lemma_.casefold() for t in self.doc if t.i not in self.named}
        named = [t for t in terms if t.entities or t.proper]
        made = [d for n, deeds in table("makers").items() if n in lemmas for d in deeds]
        if asked in ("who", "what", "title") and made and named:
            return "maker", tuple(made)
        if asked in ("who", "what") and self.verb is not None and named and not self._slots()[0]:
            deed = _participle(self.verb)
            made = [d for deeds in table("makers").values() if deed in deeds for d in deeds]
            if made:
                return "maker", tuple(made)
        if ("population" in lemmas and named) or (asked == "count" and self._lives()):
            return "population", ()
        if asked == "what" and self.verb is not None and self.verb.lemma_ in listed("words.saying"):
            return "said", ()
        if asked == "where" and self._lives():
            return "home", ()
        if named and asked in ("what", "who", "describe") and lemmas & listed("words.attributes"):
            return "attribute", ()
        if asked == "what" and self._stranded() and self.verb is not None:
            return "with", ()
        if asked == "describe" and any(t.pos_ == "ADP" and t.i not in self.named | self.spent for t in self.doc):
            return ("what" if self._stranded() else "who"), ()
        return asked, ()

    def _lives(self) -> bool:
        """Whether a question asks where somebody lives or is from."""
        lemma = self.verb.lemma_ if self.verb is not None else "be"
        return lemma in ("live", "reside", "hail") or (lemma in ("be", "come") and self._stranded() == "from")

    def _stranded(self) -> str:
        """Return the preposition a question ends on, as in "charged with?"."""
        last = next((t for t in reversed(self.doc) if not t.is_punct), None)
        earlier = last is not None and last.lower_ in listed("words.earlier")
        ends = last is not None and last.pos_ in ("ADP", "PART", "SCONJ") and last.i not in self.named and not earlier
        return last.lower_ if ends and last is not None and last.dep_ != "prt" else ""

    def _spend_light(self) -> None:
        """Leave out "take place", which says no more than "be"."""
        for token in self.doc[1:]:
            if token.lower_ == "place" and token.nbor(-1).lemma_ == "take":
                self.spent |= {token.i, token.i - 1}

    def _is(self, id_: str, kind: str) -> bool:
        return self.entities[id_].type == kind

    def _verb(self) -> Token | None:
        """Return the verb asked about: the last content verb of the root's chain."""
        light = listed("words.light")
        verbs = [t for t in self.doc if t.pos_ in ("VERB", "AUX") and t.i not in self.named]
        strong = [t for t in verbs if t.lemma_ not in light and t.pos_ == "VERB" and not _takes_place(t)]
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

    def _sought(self) -> tuple[Asked, tuple[str, ...], tuple[str, ...], str]:
        """Return what would answer: the kind, the roles of values, the types of entities, the noun asked with."""
        wh = self.wh
        if wh is None:
            return "polar", (), (), ""
        after = [t for t in self.doc[wh.i + 1 :] if not t.is_punct]
        following = after[0].lower_ if after else ""
        if wh.lower_ == "how":
            return self._how(following, after)
        if wh.lower_ in ("what", "which") or wh.lower_ == "whose":
            return self._which(after)
        plain: dict[str, Asked] = {"when": "when", "where": "where", "why": "why"}
        asked = plain.get(wh.lower_, "who")
        return asked, (), ("person", "group", "organization") if asked == "who" else (), ""

    def _how(self, following: str, after: Sequence[Token]) -> tuple[Asked, tuple[str, ...], tuple[str, ...], str]:
        if following in table("how"):
            self.spent.add(after[0].i)
            return "value", tuple(table("how")[following]), (), ""
        if following in ("many", "much"):
            self.spent.add(after[0].i)
            noun = self._noun(after[1:])
            if noun is not None:
                self.spent.add(noun.i)
            if following == "much" and (noun is None or noun.lemma_ in ("money", "dollar", "euro", "pound")):
                return "money", (), (), ""
            return "count", self._counted(), (), noun.lemma_.casefold() if noun is not None else ""
        return "how", (), (), ""

    def _counted(self) -> tuple[str, ...]:
        wanted = self._relations()
        return tuple(role for role, classes in befallen().items() if classes & wanted)

    def _noun(self, after: Sequence[Token]) -> Token | None:
        """Return the head of the noun phrase that follows at once, before any verb."""
        head: Token | None = None
        for token in after:
            if token.i in self.named or token.pos_ in ("AUX", "VERB", "PRON", "DET", "ADP", "PUNCT"):
                break
            if token.pos_ in ("NOUN", "PROPN"):
                head = token
        return head

    def _which(self, after: Sequence[Token]) -> tuple[Asked, tuple[str, ...], tuple[str, ...], str]:
        noun = self._noun(after) or self._subject_noun()
        if noun is None:
            return "what", (), (), ""
        lemma = noun.lemma_.casefold()
        kind = next((k for k, nouns in table("types").items() if lemma in nouns), None)
        if kind and self.verb is not None and self.verb.lemma_ in ("call", "name") and self._noun(after) is None:
            self.spent.add(self.verb.i)
            return "name", (), (kind,), ""
        if lemma == "name":
            self.spent.add(noun.i)
            return "name", (), self._types_of_named(), ""
        if lemma in ("day", "date", "month", "year"):
            self.spent.add(noun.i)
            return "when", (), (), ""
        if lemma in ("time", "hour"):
            self.spent.add(noun.i)
            return "clock", (), (), ""
        if lemma in table("nouns"):
            self.spent.add(noun.i)
            return "value", tuple(table("nouns")[lemma]), (), lemma
        if lemma in self.roles:
            self.spent.add(noun.i)
            return "value", (lemma,), (), lemma
        if lemma in ("reason", "cause"):
            self.spent.add(noun.i)
            return "why", (), (), ""
        direct = noun.i == (after[0].i if after else -1) or self._noun(after) is not None
        kinds = tuple(k for k, nouns in table("types").items() if lemma in nouns) if direct else ()
        if direct:
            self.spent.add(noun.i)
        return ("who" if kinds == ("person",) else "what"), (), kinds, lemma if direct else ""

    def _subject_noun(self) -> Token | None:
        """Return N of "what is/was the N …", where nothing but the noun is asked for."""
        after = list(self.doc[self.wh.i + 1 :]) if self.wh is not None else []
        if after and after[0].lemma_ == "be":
            rest = [t for t in after[1:] if t.pos_ != "DET"]
            return self._noun(rest)
        return None

    def _types_of_named(self) -> tuple[str, ...]:
        lemmas = {t.lemma_.casefold() for t in self.doc}
        kinds = tuple(k for k, nouns in table("types").items() if lemmas & set(nouns))
        return kinds or ("person",)

    def _relations(self) -> frozenset[str]:
        if self.verb is None or self.verb.i in self.spent:
            return frozenset()
        return frozenset(name for name, _ in verb_classes(_whole(self.verb)))

    def _slot(self) -> Slot:
        """Return whether the one asked for does it or undergoes it."""
        wh, verb = self.wh, self.verb
        if wh is None or verb is None:
            return "other"
        passive, affected = self._passive(), self._affected()
        own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        asked_head = self._noun(list(self.doc[wh.i + 1 :])) if wh.lower_ in ("what", "which") else wh
        subject = asked_head is not None and (asked_head in own or wh in own)
        if not own:
            subject = wh.lower_ != "whom"
        if verb.dep_ == "relcl":
            subject = any(t.lower_ in ("who", "that", "which") for t in own)
        if wh.lower_ == "whom" or not subject:
            return "patient"
        return "patient" if passive or affected == "subject" else "actor"

    def _passive(self) -> bool:
        return self.verb is not None and any(c.dep_ in ("auxpass", "nsubjpass") for c in self.verb.children)

    def _affected(self) -> str | None:
        lemma = self.verb.lemma_.casefold() if self.verb is not None else ""
        return next((a for _, a in verb_classes(lemma) if a), None)

    def _given(self, *dependencies: str) -> frozenset[str]:
        """Return the entities named as subject or object of the verb asked about."""
        if self.verb is None:
            return frozenset()
        heads = {c.i for c in self.verb.children if c.dep_ in dependencies}
        heads |= {c.i for t in self.verb.children if t.i in heads for c in t.conjuncts}
        return frozenset(i for start, end, ids in self.names if heads & set(range(start, end)) for i in ids)

    def _slots(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the entities given as doing it, and as undergoing it."""
        subjects, objects = self._given("nsubj", "nsubjpass"), self._given("dobj", "obj")
        if self.verb is not None and self.verb.pos_ != "VERB":
            before = [(end, ids) for _, end, ids in self.names if end <= self.verb.i]
            subjects = before[-1][1] if before else frozenset()
        if self._passive() or self._affected() == "subject":
            return frozenset(), subjects
        return subjects, objects

    def _undergone(self, token: Token) -> bool:
        """Whether a noun is what it was done to in "who did it?": it must stand where the answer does."""
        who = self.wh is not None and self.wh.lower_ in ("who", "whom")
        return who and token.dep_ in ("dobj", "obj") and token.head == self.verb and token.pos_ == "NOUN"

    def _titles(self, token: Token) -> bool:
        """Whether a word is a title of the name it stands before."""
        return token.i + 1 in self.named and token.lower_.rstrip(".") in words("naming", "titles", "firsthand.story")

    def _terms(self) -> Iterator[Term]:
        for start, end, ids in self.names:
            text = self.doc[start:end].text
            core = bool(ids & (self._slots()[0] | self._slots()[1]))
            yield Term(text, entities=ids, stems=frozenset(map(stem, re.findall(r"\w+", text))), core=core)
        for token in self.doc:
            if token.i in self.named or token.i in self.spent or token.is_punct or token.pos_ not in CONTENT:
                continue
            if len(token) == 1 and token.is_alpha:
                continue
            if token.lower_ in listed("words.ordinals"):
                yield Term(token.text, stems=frozenset({stem(token.lower_)}), proper=True)
                continue
            lemma = token.lemma_.casefold()
            if (
                self._titles(token)
                or lemma in listed("words.light")
                or lemma in listed("words.earlier")
                or token.is_stop
            ):
                continue
            verb = token.pos_ == "VERB" or token == self.verb
            yield _term(token, lemma, verb=verb, core=not verb and (self._undergone(token) or self._asked_about(token)))

    def _asked_about(self, token: Token) -> bool:
        """Whether a noun is what is asked about: the object of the verb, or the wedding of "when is the wedding"."""
        if token.pos_ != "NOUN" or self.wh is None:
            return False
        if self.verb is not None and self.verb.i not in self.spent:
            return token.head.i == self.verb.i and token.dep_ in ("dobj", "obj")
        return token.head.lemma_ == "be" and token.dep_ in ("nsubj", "attr")


def _participle(verb: Token) -> str:
    """Return the past participle a regular verb has."""
    lemma = verb.lemma_.casefold()
    irregular = {"write": "written", "sing": "sung", "make": "made"}
    return irregular.get(lemma, f"{lemma}d" if lemma.endswith("e") else f"{lemma}ed")


def _takes_place(verb: Token) -> bool:
    return verb.lemma_ == "take" and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "place"


def _term(token: Token, lemma: str, *, verb: bool, core: bool) -> Term:
    stems = frozenset({stem(token.lower_), stem(lemma)})
    if verb:
        return Term(token.text, stems=stems, relations=frozenset(n for n, _ in verb_classes(_whole(token))), verb=True)
    event = noun_event(lemma) if token.pos_ == "NOUN" else None
    kin = frozenset({noun_class(lemma)}) if token.pos_ == "NOUN" else frozenset()
    known = frozenset({event} if event else ())
    proper = token.pos_ in ("PROPN", "NUM")
    return Term(token.text, stems=stems, kin=kin, relations=known, proper=proper, core=core)


def _whole(verb: Token) -> str:
    """Return a verb's lemma with its particle."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return f"{verb.lemma_} {particle}".strip().casefold()
