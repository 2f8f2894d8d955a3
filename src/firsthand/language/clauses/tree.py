"""Clauses of a parsed sentence: who does what to whom, each clause apart from the others.

Works on spaCy's English dependency labels (CLEAR style, de Marneffe & Manning's successors as trained on OntoNotes).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.language.attribution.cues import act_of
from firsthand.language.attribution.sources import is_document
from firsthand.language.lexicon import words
from firsthand.language.naming.types import person_noun
from firsthand.language.syntax import gerund, said_of, told

CLAUSAL = frozenset(
    {"ROOT", "advcl", "relcl", "ccomp", "acl", "pcomp", "csubj", "csubjpass", "parataxis", "dep", "conj", "appos"}
)
SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECT = frozenset({"dobj", "obj", "oprd"})
COMPLEMENT = frozenset({"attr", "acomp"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
_HANDLING = {"against": "warning", "as": "seeing", "for": "judging", "from": "verbs", "of": "verbs", "with": "verbs"}
"""Which verbs make whom they have for an object the doer of what a preposition brings in."""
RAISING = ("asserted", "expected", "possible", "rumoured", "denied")
OPENING = frozenset({"if", "unless", "until", "when", "whether"})
_BESIDE = frozenset({"after", "as", "before", "when", "while"})
EDGE = frozenset({"punct", "cc", "mark", "space"})


@dataclass(frozen=True)
class Clause:
    """One clause: `head` carries the meaning, `top` stands highest in the tree (the two differ in "is set to make").

    `subject` is its grammatical subject, its own or inherited; `governors` the verbs above `head` it is merged with;
    `nominal` is True for a noun that names a happening; `tokens` are its own words, other clauses left out; `shared` is
    the object it has in common with the verb joined to it ("shot and killed [two men]").
    """

    head: Token
    top: Token
    subject: Token | None
    governors: tuple[Token, ...]
    tokens: tuple[Token, ...]
    nominal: bool = False
    parent: Token | None = None
    shared: Token | None = None

    @property
    def passive(self) -> bool:
        if self.nominal:
            return False
        marked = any(t.dep_ in ("auxpass", "nsubjpass", "csubjpass") for t in self.head.children)
        participle = self.head.tag_ == "VBN" and self.head.dep_ == "acl" and not _finite(self.head)
        return marked or participle or (accompanies(self.top) and _done_to(self.head))

    @property
    def hull(self) -> Tokens:
        """From the first to the last of its words, without punctuation, conjunctions and dangling prepositions."""
        kept = [t for t in self.tokens if t.dep_ not in EDGE or t.lower_ in OPENING]
        while len(kept) > 1 and _dangles(kept[-1]):
            kept.pop()
        kept = kept or list(self.tokens)
        return self.head.doc[kept[0].i : kept[-1].i + 1]


def accompanies(top: Token) -> bool:
    """Return whether a clause is what something comes with: "quit on Monday, [with two ministers dismissed]"."""
    if top.tag_ not in ("VBD", "VBG", "VBN") or not _has_subject(top):
        return False
    led = top.head if top.dep_ == "pcomp" else next((c for c in top.children if c.dep_ == "mark"), top)
    return led.lower_ == "with" and led.i < top.i


def _done_to(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBN") and not any(c.dep_ in OBJECT for c in verb.children)


def _dangles(token: Token) -> bool:
    """A preposition or conjunction whose object is another clause ("after" in "ended it after dating for a year").

    That of "for" in "what she was treated for" stands before it.
    """
    joining = token.pos_ in ("ADP", "SCONJ", "CCONJ") and token.dep_ != "prt" and token.i + 1 < token.sent.end
    return joining and not any(token.lefts)


def clauses(sentence: Tokens) -> list[Clause]:
    """Return the clauses of a sentence, in order of their first words."""
    heads = [t for t in sentence if _heads_clause(t)]
    if not heads:
        fragment = _fragment(sentence)
        return [fragment] if fragment else []
    tops = {t.i for t in heads} | {t.i for t in sentence if _names_event(t)}
    found = [_verbal(t, tops) for t in heads]
    taken = {t.i for clause in found for t in _light_object(clause)}
    found += [_nominal(t, tops) for t in sentence if _names_event(t) and t.i not in taken]
    return sorted(found, key=lambda c: (c.tokens[0].i, c.tokens[-1].i, c.head.i))


def merged(top: Token) -> list[Token]:
    """Return the verbs from `top` down to the one that carries the meaning: "is set to make" → [set, make]."""
    chain = [top]
    while (below := _raised(chain[-1])) is not None:
        chain.append(below)
    return chain


def raising_kind(token: Token) -> str | None:
    """Return how a governor colours the verb below it, None where it is no raising word."""
    return next((kind for kind in RAISING if token.lemma_.lower() in words("tree", f"raising.{kind}")), None)


def _raised(token: Token) -> Token | None:
    below = next((c for c in token.children if c.dep_ == "xcomp" and c.pos_ in ("VERB", "AUX")), None)
    if below is not None and said_before(below) is not None:
        return None
    if below is not None and _noun_in_ing(token, below):
        return below
    if below is None:
        adjective = next((c for c in token.children if c.dep_ == "acomp" and raising_kind(c)), None)
        return next((c for c in adjective.children if c.dep_ == "xcomp"), None) if adjective else None
    return below if raising_kind(token) or _is_to(token, below) or yet_to(token) else None


def _noun_in_ing(token: Token, below: Token) -> bool:
    """Whether a noun in "-ing" is taken for a verb before a participle: "with no tsunami [warning] issued"."""
    return accompanies(token) and token.tag_ == "VBG" and below.tag_ == "VBN" and below.i == token.i + 1


def yet_to(token: Token) -> bool:
    """ "has yet to pay": did not."""
    return token.lemma_ == "have" and any(c.lower_ == "yet" and c.dep_ == "advmod" for c in token.children)


def _is_to(token: Token, below: Token) -> bool:
    """ "Bell is to leave", of somebody or of some body; "the plan is to leave" says what the plan is."""
    subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    infinitive = (below.tag_ == "VB" or _in_passive(below)) and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in below.children
    )
    return (
        token.lemma_ == "be"
        and infinitive
        and subject is not None
        and (subject.pos_ in ("PROPN", "PRON") or person_noun(subject) or _body(subject) or _to_be(subject, below))
        and subject.lower_ not in words("tree", "empty.doers")
    )


def _to_be(subject: Token, verb: Token) -> bool:
    """ "The match is to be played", not "the plan is to be heard"."""
    return _in_passive(verb) and subject.lemma_.lower() not in words("tree", "plans.nouns")


def _in_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)


def _body(noun: Token) -> bool:
    """Whether a noun is a body of people that has aims: "the government", "the union"."""
    return noun.lemma_.lower() in words("sources", "institution.heads")


def _heads_clause(token: Token) -> bool:
    if token.dep_ == "ROOT" and token.pos_ == "NOUN" and any(c.dep_ == "aux" for c in token.children):
        return True  # a verb the tagger took for a noun ("Could his exit lead to …?")
    if _taken_for_noun(token):
        return True
    if owned_up(token) or (token.dep_ == "xcomp" and said_before(token) is not None):
        return True
    if token.pos_ not in ("VERB", "AUX") or token.dep_ not in CLAUSAL:
        return False
    beside_none = token.head.pos_ not in ("VERB", "AUX") and not _taken_for_noun(token.head)
    if token.dep_ in ("conj", "appos", "dep") and beside_none and not _has_subject(token):
        return False
    if token.dep_ == "conj" and not _has_subject(token) and _first_conjunct(token).dep_ == "xcomp":
        return True
    adjective = token.dep_ == "acl" and all(c.dep_ in EDGE for c in token.children)  # "the man accused"
    return not adjective


def _taken_for_noun(token: Token) -> bool:
    """Whether a noun with an object is a verb: "the office building houses other tenants"."""
    plural = token.tag_ in ("NNS", "NNPS") and token.dep_ in ("ROOT", "ccomp")
    return plural and any(c.dep_ == "dobj" and c.i > token.i for c in token.children)


def owned_up(token: Token) -> bool:
    """What somebody admits or denies having done: "denied [shooting at them]"."""
    doing = gerund(token) and token.dep_ in ("dobj", "xcomp")
    return doing and token.head.pos_ == "VERB" and token.head.lemma_ in words("tree", "owning.verbs")


def _has_subject(token: Token) -> bool:
    return any(c.dep_ in SUBJECT for c in token.children)


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def _verbal(top: Token, tops: set[int]) -> Clause:
    chain = merged(top)
    whole = top.head if _finite(top) or _headlined(top) else top
    lent = _lent_subject(top)
    shared = _shared_object(chain[-1])
    also = () if shared is None else (*shared.doc[chain[-1].i + 1 : shared.head.i + 1], *_own(shared, tops))
    own = _in_order({*_own(whole, tops - {t.i for t in chain}), *(lent.subtree if lent is not None else ()), *also})
    return Clause(chain[-1], top, subject_of(chain), tuple(chain[:-1]), own, parent=_parent(top, tops), shared=shared)


def _shared_object(verb: Token) -> Token | None:
    """The object that stands once for two verbs with nothing between them: "arrested and charged [two men]"."""
    if verb.lemma_.lower() not in words("tree", "sharing.verbs") or any(
        c.i > verb.i and c.dep_ not in ("cc", "conj", "punct") for c in verb.children
    ):
        return None
    if verb.dep_ == "conj" and any(c.dep_ == "auxpass" for c in verb.head.children):
        return None  # "were spotted, chased and sought refuge"
    other = next((c for c in verb.children if c.dep_ == "conj" and c.i > verb.i), None)
    if other is None or not _one_form(verb, other) or _has_subject(other) or other.i - verb.i > 3:
        return None
    between = verb.doc[verb.i + 1 : other.i]
    thing = next((c for c in other.children if c.dep_ == "dobj" and c.i > other.i), None)
    joined = all(t.dep_ in ("cc", "advmod") for t in between)
    return thing if joined and thing is not None and thing.left_edge.i == other.i + 1 else None


def _lent_subject(top: Token) -> Token | None:
    """The subject that a parse gives to the saying, behind it or before it.

    "The mine, said the inspector, was closed"; "He argued [the loss of his son] was to blame".
    """
    if (argued := _object_of_saying(top)) is not None:
        return argued
    before = top.head if top.dep_ == "ccomp" else None
    saying = next((c for c in top.children if c.dep_ == "parataxis"), before)
    if saying is None or saying.i > top.i or _has_subject(top) or act_of(saying.lemma_.lower()) != "speech":
        return None
    subjects = [c for c in saying.children if c.dep_ in ("nsubj", "nsubjpass")]
    return subjects[0] if len(subjects) == 2 and subjects[0].i < saying.i < subjects[1].i else None


def _object_of_saying(top: Token) -> Token | None:
    """What a parse takes for the object of a saying, right before the finite verb that it is the subject of."""
    above = top.head
    if top.dep_ != "ccomp" or above.i > top.i or _has_subject(top) or act_of(above.lemma_.lower()) != "speech":
        return None
    first = top.left_edge if top.left_edge.dep_ in ("aux", "neg") else top
    finite = first.tag_ in ("MD", "VBD", "VBP", "VBZ")
    thing = next((c for c in above.children if c.dep_ == "dobj" and c.i > above.i), None)
    return thing if finite and thing is not None and thing.right_edge.i + 1 == first.i else None


def joined_right_behind(top: Token, first: Token) -> bool:
    """Return whether a verb is joined to another with nothing between: "shot and [killed] two men"."""
    return top.dep_ == "conj" and top.head == first and _one_form(first, top) and top.i - first.i <= 2


def _one_form(verb: Token, other: Token) -> bool:
    """Whether two verbs stand in one form; the tagger takes many a participle for a past tense."""
    past = ("VBD", "VBN")
    return verb.tag_ == other.tag_ or (verb.tag_ in past and other.tag_ in past)


def _finite(top: Token) -> bool:
    """A verb taken for the participle of the only noun there is: "And last month thieves made off with …"."""
    noun = top.head
    alone = noun.dep_ == "ROOT" or _beside_speaker(noun)
    if top.dep_ != "acl" or top.tag_ not in ("VBN", "VBD") or not alone or top.i != noun.i + 1:
        return False
    return noun.pos_ in ("NOUN", "PROPN") and any(c.dep_ in ("ccomp", "dobj", "prt") for c in top.children)


def _headlined(top: Token) -> bool:
    """A participle behind so many people or things and no verb above: "Three killed in mill fire"."""
    noun = top.head
    if top.dep_ != "acl" or top.tag_ != "VBN" or top.i != noun.i + 1:
        return False
    if not (noun.pos_ == "NUM" or any(c.dep_ == "nummod" for c in noun.children)):
        return False
    first = noun.left_edge
    behind = noun.dep_ in ("appos", "conj") and first.i > 0 and first.nbor(-1).text in (":", ",", "and")
    return (
        noun.dep_ == "ROOT"
        or _beside_speaker(noun)
        or (behind and noun.head.dep_ == "ROOT" and noun.head.pos_ in ("NOUN", "NUM", "PROPN"))
    )


def _beside_speaker(noun: Token) -> bool:
    """Whether a noun is taken for the subject of a saying that has one: "[Thieves] made off with it, police said"."""
    saying = noun.head
    if noun.dep_ != "nsubj" or act_of(saying.lemma_.lower()) != "speech":
        return False
    return any(c.dep_ == "nsubj" and noun.i < c.i < saying.i for c in saying.children)


def _parent(top: Token, tops: set[int]) -> Token | None:
    return next((a for a in top.ancestors if a.i in tops), None)


def _own(token: Token, tops: set[int]) -> Iterator[Token]:
    """The words under a token without those of other clauses, in order; "the man who …" keeps its noun alone."""
    for child in token.lefts:
        if child.i not in tops or _names_event(child):
            yield from _own(child, tops)
    yield token
    for child in token.rights:
        if child.i not in tops or _names_event(child):
            yield from _own(child, tops)


def leans(verb: Token, other: Token) -> bool:
    """Return whether a verb says little without the clause beside it: "the ban came [after two men died]"."""
    if (
        verb.lemma_ not in words("tree", "leaning.verbs")
        or other.dep_ != "advcl"
        or other.head != verb
        or other.i < verb.i
    ):
        return False
    told = any(c.dep_ in ("acomp", "attr", "dobj", "prep", "prt", "xcomp") for c in verb.children)
    return not told and any(c.dep_ in ("mark", "advmod") and c.lower_ in _BESIDE for c in other.children)


def _in_order(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Words in the order of the text, which a parse with crossing arcs does not give."""
    return tuple(sorted(tokens, key=lambda t: t.i))


def subject_of(chain: list[Token]) -> Token | None:
    """Return the subject of a merged verb chain, its own or the one it inherits from the clause above."""
    if said_of(chain[0]) is not None and len(chain) > 1:
        return chain[0].head  # "Marsh, who police say left"
    if len(chain) > 1 and _noun_in_ing(chain[0], chain[1]):
        return chain[0]
    if _taken_for_noun(chain[0]):
        return next((c for c in reversed(list(chain[0].lefts)) if c.dep_ in ("compound", "nsubj")), None)
    for token in chain:
        helped = (c for a in token.children if a.dep_ in ("aux", "auxpass") for c in a.children)
        own = [c for c in (*token.children, *helped) if c.dep_ in ("nsubj", "nsubjpass", "csubj")]
        if own:
            return _antecedent(_doing(_behind_label(own)), chain[0])
    if (lent := _lent_subject(chain[0])) is not None:
        return lent
    if chain[0].dep_ == "ROOT" and chain[0].tag_ == "VB" and (doer := _before_to(chain[0])) is not None:
        return doer
    there = next((c for token in chain for c in token.children if c.dep_ == "expl"), None)
    if there is not None:
        return next((c for c in chain[-1].children if c.dep_ in ("attr", "nsubj", "dobj")), None)
    return _inherited(chain[0])


def _behind_label(subjects: list[Token]) -> Token:
    """The subject proper of two: "Courtesy of the paper: A [woman] was charged", "Thieves took it, [police] said"."""
    first, last = subjects[0], subjects[-1]
    labelled = any(t.text == ":" for t in first.doc[first.i : last.i]) or (last != first and _beside_speaker(first))
    return last if labelled and last.dep_ != "csubj" else first


def _doing(subject: Token) -> Token:
    """Who does something while doing another where a parse takes that for the doer: "a [ship] guarding it sank"."""
    noun = next((c for c in subject.children if c.dep_ == "nsubj" and c.i < subject.i), None)
    if subject.dep_ != "csubj" or subject.tag_ != "VBG" or noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return subject
    return subject if noun.ent_type_ == "PERSON" else noun  # "Bell leaving the show shocked her fans"


def _before_to(verb: Token) -> Token | None:
    """The doer of a headline's infinitive that a parse leaves hanging: "Bell to quit hospital drama"."""
    hanging = next((c for c in verb.lefts if c.dep_ == "dep" and c.pos_ in ("NOUN", "PROPN")), None)
    return hanging if hanging is not None and hanging.nbor().lower_ == "to" else None


def _antecedent(subject: Token, top: Token) -> Token:
    clause = top
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if subject.lower_ not in RELATIVE or subject.tag_ == "DT":
        return subject
    if clause.dep_ == "relcl":
        return _several(clause) or (_whoever(clause.head) if subject.lower_ == "who" else clause.head)
    before = (t for t in reversed(subject.doc[subject.sent.start : subject.i]) if t.pos_ in ("NOUN", "PROPN"))
    return next(before, subject)


def _several(relative: Token) -> Token | None:
    """The first of those a plural verb tells of: "Lind and Marsh, who [have] never held office"."""
    noun = relative.head
    singular = noun.tag_ in ("NN", "NNP") and noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN")
    verbs = [relative, *(c for c in relative.children if c.dep_ in ("aux", "auxpass"))]
    plural = any(v.lower_ in ("are", "do", "have", "were") or v.tag_ == "VBP" for v in verbs)
    if not singular or not plural:
        return None
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun


def _whoever(noun: Token) -> Token:
    """Whom "who" stands for: the person in "a person familiar with the plans who asked not to be named"."""
    above = noun
    while above.pos_ in ("NOUN", "ADP", "ADJ"):
        if above.pos_ == "NOUN" and above.lemma_.lower() in words("sources", "people.heads"):
            return above
        if above.dep_ == "ROOT":
            break
        above = above.head
    return noun


def _inherited(top: Token) -> Token | None:
    if (verb := _outcome_of(top)) is not None:
        return subject_of(merged(verb))
    if top.dep_ in ("acl", "relcl"):
        return _planner(top) or _spender(top) or _issued(top) or _dated(top.head)
    above = top.head
    if (named := _so_called(top)) is not None:
        return named
    if (speaker := _speaker_before(top)) is not None:
        return speaker
    if (agent := _harmed_by(top)) is not None:
        return agent
    if foretold(top):
        return above
    reported = told(top) if top.dep_ == "conj" else said_before(top)
    if reported is not None:
        return subject_of(merged(reported))
    if top.dep_ == "dobj":
        return subject_of(merged(above))
    if top.dep_ in ("conj", "advcl", "xcomp", "dep", "parataxis", "ccomp") and above.pos_ in ("VERB", "AUX"):
        if top.dep_ == "ccomp" and any(c.dep_ == "mark" for c in top.children):
            return None
        return subject_of(merged(above)) or subject_of([above])
    if top.dep_ == "pcomp":
        if (judged := _judged(top)) is not None:
            return judged
        verb = next((a for a in top.ancestors if a.pos_ in ("VERB", "AUX")), None)
        whom = _handled(top, verb) if verb is not None else None
        if whom is not None:
            return whom
        return subject_of(merged(verb)) if verb is not None else None
    return None


def _issued(top: Token) -> Token | None:
    """The paper that is issued, not who wrote it or gets it: "a letter from the union [released on Monday]"."""
    noun = top.head
    if top.tag_ != "VBN" or top.lemma_.lower() not in words("tree", "issuing.verbs") or is_document(noun):
        return None
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
        if is_document(noun):
            return noun
    return None


def _spender(top: Token) -> Token | None:
    """Who spends a time doing something: "spent much of his speech [defending them]"."""
    above = top.head
    while top.tag_ == "VBG" and above.dep_ in ("dobj", "pobj", "prep", "nummod", "npadvmod") and above.i < top.i:
        if above.head.lemma_ == "spend":
            return subject_of(merged(above.head))
        above = above.head
    return None


def _so_called(top: Token) -> Token | None:
    """What is told of right behind a comma by another name or where it lies.

    "Lived near the Old Port, also known as Lind's", "hit outside the store, located off the boulevard".
    """
    before = top.left_edge.i - 1
    told_of = words("tree", "calling.verbs") | words("tree", "calling.lying")
    if top.tag_ != "VBN" or top.dep_ != "advcl" or top.lemma_ not in told_of or before < 1:
        return None
    noun = top.doc[before - 1]
    return noun if top.doc[before].text == "," and noun.pos_ in ("NOUN", "PROPN") else None


def _speaker_before(top: Token) -> Token | None:
    """Who says the words before and does something meanwhile: "…," Lind said, [holding back tears]."""
    at = top.left_edge.i - 2
    if top.tag_ != "VBG" or top.dep_ not in ("advcl", "conj") or at < 1 or top.doc[at + 1].text != ",":
        return None
    said = top.doc[at]
    if said.tag_ != "VBD" or act_of(said.lemma_.lower()) != "speech" or said.head.i >= top.i or _has_object(said):
        return None
    quoted = any(t.is_quote for t in top.doc[max(said.sent.start, said.i - 8) : said.i])
    return subject_of([said]) if quoted else None


def _has_object(verb: Token) -> bool:
    return any(c.dep_ in OBJECT for c in verb.children)


def _dated(noun: Token) -> Token:
    """What a date is of where a parse hangs a participle on the date: "a report of 20 February, seen by the paper"."""
    of = noun.head
    dated = noun.ent_type_ == "DATE" and noun.dep_ == "pobj" and of.dep_ == "prep"
    return of.head if dated and of.head.pos_ in ("NOUN", "PROPN") else noun


def _judged(top: Token) -> Token | None:
    """Who is found to be so for a deed: "a jury found [her] guilty of killing him", "held them responsible for it"."""
    adjective = top.head.head
    verb = adjective.head
    if adjective.dep_ == "amod" and verb.i < adjective.i and verb.pos_ in ("NOUN", "PROPN"):
        return verb  # "those [responsible for killing him]"
    if adjective.pos_ != "ADJ" or adjective.dep_ not in ("acomp", "ccomp", "oprd", "xcomp") or verb.lemma_ == "be":
        return None
    own = next((c for c in adjective.children if c.dep_ == "nsubj"), None)
    return own or next((c for c in verb.children if c.dep_ == "dobj" and c.i < adjective.i), None)


def _handled(top: Token, verb: Token) -> Token | None:
    """Whom somebody blames for a deed, keeps from it or sees as doing it: "kept [the flames] from spreading"."""
    preposition = top.head
    how = _HANDLING.get(preposition.lower_)
    if ruling(preposition) != verb or how is None:
        return None
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i < preposition.i), None)
    return thing if verb.lemma_ in words("tree", f"handling.{how}") else None


def ruling(preposition: Token) -> Token:
    """Return what a preposition belongs to, the verb where a parse hangs it on the object: "accused them of lying"."""
    above = preposition.head
    whom = above.dep_ == "dobj" and above.pos_ in ("NOUN", "PROPN", "PRON") and above.i < preposition.i
    known = above.head.lemma_ in words("tree", "handling.verbs") | words("tree", "handling.judging")
    return above.head if whom and known else above


def _outcome_of(top: Token) -> Token | None:
    """The verb a participle goes on from, which a parse hangs on the last noun: "struck at 7 a.m. UTC, killing one"."""
    noun = top.head
    set_off = top.i > 0 and top.nbor(-1).text == ","
    if top.dep_ != "acl" or top.tag_ != "VBG" or not set_off or noun.dep_ not in ("npadvmod", "pobj"):
        return None
    return next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None) if _harms(top) else None


def _harmed_by(top: Token) -> Token | None:
    """Who did harm where the clause above is of whom it was done to: "was hit by a flood, killing nine"."""
    if top.dep_ != "advcl" or top.tag_ != "VBG" or not _harms(top):
        return None
    by = next((c for c in top.head.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _harms(verb: Token) -> bool:
    return verb.lemma_.lower() in words("tree", "harming.verbs")


def _planner(top: Token) -> Token | None:
    """Whose an infinitive is that a noun holds out: "has no plans to sell", "her decision to go", "in talks to buy"."""
    noun = top.head
    if top.tag_ != "VB" or noun.lemma_.lower() not in words("tree", "plans.nouns"):
        return None
    whose = next((c for c in noun.children if c.dep_ == "poss"), None)
    if whose is not None:
        return whose
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ == "in" and above.head.lemma_ in ("be", "remain"):
        return subject_of(merged(above.head))
    planned = noun.dep_ == "dobj" and above.lemma_.lower() in words("tree", "plans.verbs")
    return subject_of(merged(above)) if planned else None


def foretold(top: Token) -> bool:
    """Whether an infinitive is a headline's future: "Ana Bell to leave Harbour Row"."""
    noun = top.head
    return (
        top.tag_ == "VB"
        and top.dep_ in ("acl", "advcl", "relcl")
        and noun.dep_ == "ROOT"
        and (noun.pos_ == "PROPN" or person_noun(noun))
        and top.sent.start == noun.left_edge.i
        and noun.i + 1 < top.i
        and noun.nbor().lower_ == "to"
    )


def said_before(top: Token) -> Token | None:
    """Return the clause told before its saying that a participle goes on with: "It fell, she said, killing two"."""
    above = top.head
    if top.dep_ not in ("advcl", "xcomp") or top.tag_ != "VBG" or top.i < above.i or act_of(top.lemma_.lower()):
        return None
    if above.dep_ == "parataxis" and above.head.i < above.i and act_of(above.lemma_.lower()) == "speech":
        return above.head
    return next((c for c in above.children if c.dep_ == "ccomp" and c.i < above.i), None)


def whole(noun: Token) -> Token:
    """Return what a part is of: the stock in "almost all of the stock", the haul in "80% of the haul"."""
    if noun.lemma_.lower() not in words("tree", "parts.nouns") and not noun.like_num:
        return noun
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return next((c for c in of.children if c.dep_ == "pobj"), noun) if of is not None else noun


def judged(verb: Token) -> tuple[Token, Token] | None:
    """Return of whom a verb says what they are, and what: Marsh and guilty in "found Marsh, a plumber, guilty"."""
    said = next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ == "ADJ" and c.i > verb.i), None)
    if said is not None and not any(c.dep_ in ("aux", "auxpass", "mark") for c in said.children):
        whom = next((c for c in said.children if c.dep_ == "nsubj" and verb.i < c.i < said.i), None)
        return (whom, said) if whom is not None else None
    if verb.lemma_ not in words("tree", "judging.verbs"):
        return None
    found = ((whom, c) for whom in verb.children if whom.dep_ in OBJECT for c in whom.rights)
    return next(((whom, c) for whom, c in found if c.dep_ == "amod" and c.pos_ == "ADJ"), None)


def _names_event(token: Token) -> bool:
    """Whether a noun is a happening said of somebody: "her exit", "the death of six children"."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in words("tree", "events.nouns"):
        return False
    return owner(token) is not None and token.dep_ not in ("compound",)


def owner(noun: Token) -> Token | None:
    """Return whose happening a noun is: its possessor, else what "of" or "by" gives."""
    possessor = next((c for c in noun.children if c.dep_ == "poss" and not _is_time(c)), None)
    if possessor is not None:
        return possessor
    for prep in noun.rights:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "by"):
            return next((c for c in prep.children if c.dep_ == "pobj" and not _is_time(c)), None)
    return None


def _is_time(token: Token) -> bool:
    """ "Thursday's crash", "the attacks of Sept. 11": when it happened, to nobody."""
    return token.ent_type_ in ("DATE", "TIME")


def _nominal(noun: Token, tops: set[int]) -> Clause:
    own = _in_order(_own(noun, tops - {noun.i}))
    return Clause(noun, noun, owner(noun), (), own, nominal=True, parent=_parent(noun, tops))


def _light_object(clause: Clause) -> list[Token]:
    """The event noun a light verb hands its meaning to ("make her exit"), as a list of none or one."""
    if clause.head.lemma_ not in words("tree", "light.verbs"):
        return []
    return [c for c in clause.head.children if c.dep_ in OBJECT and c.lemma_.lower() in words("tree", "events.nouns")]


def light_object(clause: Clause) -> Token | None:
    """Return the event noun that is the real predicate of a light verb, None where there is none."""
    found = _light_object(clause)
    return found[0] if found else None


def _fragment(sentence: Tokens) -> Clause | None:
    """A headline or caption without a verb that says something of itself: "Five dead, dozens hurt in mill fire"."""
    root = sentence.root
    if not any(t.like_num or t.dep_ == "nummod" for t in sentence):
        return None
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return Clause(root, root, subject, (), tuple(sentence), nominal=True)
