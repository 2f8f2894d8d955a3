"""Content that a cue governs: "said that …", "vowed to …", "criticised …", "his claim that …"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from firsthand.language.attribution.cues import FINITE, Found, act_of, of_verb, prepositions, source_place
from firsthand.language.attribution.outer import Sentence, View, speaks
from firsthand.language.attribution.rebutted import claim_of, rebuttal, refuses_claim, says_no
from firsthand.language.attribution.sources import cites, is_document, may_say
from firsthand.language.layers import Place
from firsthand.language.lexicon import words
from firsthand.language.syntax import CONTRASTS, agent, bare, child, gerund, said_apart, said_of
from firsthand.language.syntax import subject as subject_of
from firsthand.model import Act

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
# "asked not to be named": said to the reporter about the reporting.
UNNAMED = frozenset({"identify", "name", "quote"})
NOUN_ACTS: tuple[Act, ...] = ("speech", "thought", "attitude", "evidence")


def clause(view: View, sentence: Sentence, verb: Token) -> Place | None:
    """Return the clause a verb of saying governs: "that …", "whether …", or bare."""
    if (said := said_of(verb) or said_apart(verb)) is not None and not view.boxed(said):
        first = min(t.i for t in said.subtree if t.i > verb.i)
        return view.stretch(verb.doc[first], verb.doc[max(said.right_edge.i, said.i)])
    for c in verb.children:
        if c.dep_ != "ccomp" or c.i < verb.i:
            continue
        if child(c, *SUBJECTS, "mark", "aux", "auxpass") is None and c.tag_ not in FINITE:
            continue
        if _relative(c):
            continue
        return _reach(view, sentence, verb, c)
    cited = _under_citing(verb)
    if cited is not None:
        return _reach(view, sentence, verb, cited)
    return _after_that(view, sentence, verb) or _after_listener(view, sentence, verb)


def _under_citing(verb: Token) -> Token | None:
    """The clause of "reported, citing an official, that …" which a parse hangs on the citing."""
    citing = [c for c in verb.rights if cites(c)]
    return next((c for t in citing for c in t.rights if c.dep_ == "ccomp" and _complementiser(c)), None)


def _relative(c: Token) -> bool:
    """ "said Jane Doe, who lives there": the parse hangs the relative clause on the verb."""
    first = next((t for t in c.subtree if not t.is_punct), c)
    return first.tag_ in {"WP", "WDT"} and first.dep_ in SUBJECTS and first.i > 0 and first.nbor(-1).text == ","


def _after_that(view: View, sentence: Sentence, verb: Token) -> Place | None:
    """Where the parse has no clause: from a "that" close behind the verb to the end of the sentence."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 8, sentence.end)]:
        if token.pos_ in {"VERB", "AUX"} or token.text in {",", ";", ":"} or view.boxed(token):
            return None
        if token.lower_ == "that" and token.tag_ == "IN" and token.i + 1 < sentence.end:
            rest = verb.doc[token.i + 1 : sentence.end]
            if any(t.pos_ in {"VERB", "AUX"} for t in rest):
                return view.stretch(rest[0], rest[-1])
    return None


def _after_listener(view: View, sentence: Sentence, verb: Token) -> Place | None:
    """ "told police he had left", where the parse makes one name of police and what follows."""
    if verb.lemma_.lower() not in words("cues", "verbs.ditransitive") or verb.i + 2 >= sentence.end:
        return None
    doc = verb.doc
    at = verb.i + 1
    if doc[at].tag_ == "DT":
        at += 1
    listener = doc[at] if at + 1 < sentence.end else None
    if listener is None or view.boxed(listener) or view.boxed(doc[at + 1]):
        return None
    known = listener.lemma_.lower() in words("sources", "people.listeners") or listener.tag_ == "PRP"
    opens = doc[at + 1].pos_ in {"PRON", "PROPN", "DET"} and doc[at + 1].tag_ not in {"WDT", "WP"}
    rest = doc[at + 1 : sentence.end]
    if not known or not opens or not any(t.tag_ in FINITE for t in rest):
        return None
    return view.stretch(rest[0], rest[-1])


def _reach(view: View, sentence: Sentence, verb: Token, head: Token) -> Place | None:
    low, high = head.left_edge.i, head.right_edge.i
    if low <= verb.i:
        low = verb.i + 1
    doc = verb.doc
    if low > verb.i + 1 and _lost_subject(verb, low):
        low = verb.i + 1
    if low == verb.i + 1 and _listens(verb, low):
        low += 1
    low = _behind_citing(head, low)
    while low < head.i and (doc[low].text == "," or (doc[low].lower_ == "that" and doc[low].dep_ == "mark")):
        low += 1
    high = _cut(view, verb, low, _extended(view, sentence, verb, high))
    return view.stretch(doc[low], doc[high]) if high >= low else None


def _behind_citing(head: Token, low: int) -> int:
    """Where what is said begins behind whom it is from: "reported, citing an official, that …"."""
    citing = next((c for c in head.lefts if c.i >= low and cites(c)), None)
    that = next((c for c in head.lefts if citing is not None and c.i > citing.i and c.lower_ == "that"), None)
    return that.i + 1 if that is not None else low


def _listens(verb: Token, at: int) -> bool:
    """ "told police Doe had left": police are told, they are no part of the name behind them."""
    doc = verb.doc
    told = verb.lemma_.lower() in words("cues", "verbs.ditransitive")
    if verb.lemma_.lower() == "tell" and doc[at].pos_ == "PROPN" and at + 1 < len(doc):
        # "tell TMZ the tour is off"
        return doc[at + 1].tag_ in {"DT", "PRP", "PRP$"}
    listener = doc[at].tag_ in {"NN", "NNS"} and doc[at].lemma_.lower() in words(
        "attribution/sources", "people.listeners"
    )
    return told and listener and at + 1 < len(doc) and doc[at + 1].pos_ in {"PROPN", "PRON", "DET"}


def _cut(view: View, verb: Token, low: int, high: int) -> int:
    """Where inside a clause its speaker speaks anew: "… and urged", "…, adding"."""
    doc = verb.doc
    for token in doc[low : high + 1]:
        following = doc[token.i + 1] if token.i < high else None
        if against(view, verb, token):
            return token.i - 1
        if following is None or view.boxed(token) or view.boxed(following) or not speaks(following):
            continue
        if following.lemma_.lower() not in words("cues", "verbs.speech"):
            continue
        anew = following.tag_ == verb.tag_ and following.tag_ in FINITE
        anew = anew or (following.i < high and doc[following.i + 1].lower_ == "that")
        if token.lower_ in {"and", "but"} and anew:
            return token.i - 1
        if token.text == "," and following.tag_ == "VBG":
            return token.i - 1
    return high


def against(view: View, verb: Token, token: Token) -> bool:
    """Return whether a word sets what another says against what is said: "said 200 came, while police put it at 90"."""
    other = token.head
    if token.dep_ != "mark" or token.lower_ not in CONTRASTS or view.boxed(token) or token.i <= verb.i + 1:
        return False
    who = child(other, "nsubj")
    cues = words("cues", "verbs.speech") | words("cues", "verbs.reckoning")
    says = other.lemma_.lower() in cues or (other.lemma_.lower() == "give" and _gives_figure(other))
    return says and other.tag_ in FINITE and who is not None and who.pos_ in ("NOUN", "PROPN") and may_say(who)


def _gives_figure(verb: Token) -> bool:
    thing = child(verb, "dobj")
    return thing is not None and thing.lemma_.lower() in words("cues", "verbs.figure")


def _lost_subject(verb: Token, low: int) -> bool:
    """Whether the words between a cue and its clause are the clause's subject, which the parse hung on the cue."""
    between = verb.doc[verb.i + 1 : low]
    if verb.lemma_.lower() in words("cues", "verbs.ditransitive") or between[0].pos_ in {
        "ADP",
        "ADV",
        "PUNCT",
        "SCONJ",
        "PART",
    }:
        return False
    return any(t.dep_ in {"dobj", "pobj"} and t.ent_type_ not in {"DATE", "TIME"} for t in between) and not any(
        t.is_punct for t in between
    )


def _extended(view: View, sentence: Sentence, verb: Token, high: int) -> int:
    """The last token of a clause, with what goes on by "and", "because" … where the parse hung it elsewhere."""
    doc = verb.doc
    at = high + 1
    if at >= sentence.end:
        return high
    if doc[at].text == ":" and at + 1 < sentence.end and view.boxed(doc[at + 1]):
        return sentence.end - 1
    comma = doc[at].text == ","
    first = doc[at + 1] if comma and at + 1 < sentence.end else doc[at]
    if first.dep_ == "cc" or first.lower_ in {"and", "but", "or"}:
        if not _goes_on(view, verb, doc[first.i + 1 : sentence.end]):
            return high
    elif not comma and first.tag_ in FINITE:
        pass
    elif first.lower_ not in {"because", "which", "so", "until", "unless", "that"}:
        return high
    return _stop(view, sentence, first.i)


def _goes_on(view: View, verb: Token, rest: object) -> bool:
    """Whether a verb after "and" still belongs to what is said: not a cue, and not in the tense of the cue."""
    for token in rest:  # type: ignore[attr-defined]
        if view.boxed(token):
            return True
        if token.pos_ in {"VERB", "AUX"}:
            if speaks(token) and token.lemma_.lower() in words("cues", "verbs.speech"):
                return False
            if token.head.i == verb.i and token.dep_ == "conj" and child(token, *SUBJECTS) is not None:
                return False
            return token.tag_ != verb.tag_ or token.tag_ not in FINITE
    return True


def _stop(view: View, sentence: Sentence, start: int) -> int:
    doc = view.paragraph.doc
    for token in doc[start : sentence.end]:
        if token.text == "," and token.i + 1 < sentence.end and not view.boxed(token):
            following = doc[token.i + 1]
            if following.tag_ in {"VBG", "VBN"} and speaks(following):
                return token.i - 1
    return sentence.end - 1


def infinitive(view: View, verb: Token, who: Token | None, lemma: str) -> Found | None:
    """Return what "vowed to fight", "urged them to leave" puts on somebody's account."""
    if lemma not in words("cues", "verbs.infinitive"):
        return None
    for c in verb.children:
        if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i and c.tag_ == "VB" and not view.boxed(c):
            low = c.left_edge.i if c.left_edge.i > verb.i else verb.i + 1
            subject = child(c, *SUBJECTS)
            if subject is not None:
                low = next((t.i for t in c.lefts if t.tag_ == "TO"), low)
            place = view.stretch(verb.doc[low], verb.doc[max(c.right_edge.i, low)])
            below = lemma in words("cues", "verbs.withholding") and act_of(c.lemma_.lower()) in {"speech", "writing"}
            if place is not None and c.lemma_.lower() not in UNNAMED and not (below and child(c, "ccomp") is not None):
                directing = lemma in words("cues", "verbs.directing") and (subject or child(verb, "dobj", "dative"))
                return of_verb(view, verb, who, (place,), "speech" if directing else _spoken(view, lemma, place))
    return None


def refused(view: View, verb: Token) -> Found | None:
    """Return who denies a claim in the passive: "reports that he left were denied by the club"."""
    claim, who = claim_of(verb), agent(verb)
    if claim is None or who is None or not refuses_claim(verb) or view.boxed(who):
        return None
    place = view.stretch(claim.left_edge, claim.right_edge)
    return replace(of_verb(view, verb, who, (place,), "attitude"), denied=True) if place is not None else None


def objects(view: View, verb: Token, who: Token | None, lemma: str) -> Found | None:
    """Return an attitude towards a thing: "criticised the plan", "called for a vote"."""
    if (deed := _owned(verb, lemma)) is not None:
        place = view.stretch(deed.left_edge if deed.left_edge.i > verb.i else deed, deed.right_edge)
        return of_verb(view, verb, who, (place,), act_of(lemma) or "speech") if place is not None else None
    if lemma in words("cues", "verbs.object"):
        thing = child(verb, "dobj", "oprd") or _small_clause(verb)
        if thing is not None and thing.i > verb.i and thing.tag_ not in {"WDT", "WP"} and not _reflexive(thing):
            return _of_object(view, verb, who, lemma, thing)
    for preposition in verb.children:
        if preposition.dep_ in {"prep", "prt"} and preposition.i > verb.i and preposition.lower_ in prepositions(lemma):
            thing = child(preposition, "pobj", "pcomp")
            if thing is not None:
                place = view.stretch(thing.left_edge, thing.right_edge)
                if place is not None:
                    return of_verb(view, verb, who, (place,), _spoken(view, lemma, place), until=preposition)
    return None


def _owned(verb: Token, lemma: str) -> Token | None:
    """What somebody admits or denies having done: "denied shooting at them", "confessed to shooting at them"."""
    if lemma not in words("tree", "owning.verbs"):
        return None
    to = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "to"), None)
    deed = child(verb, "dobj", "xcomp") or (child(to, "pcomp") if to is not None else None)
    return deed if deed is not None and gerund(deed) and deed.i > verb.i else None


def _small_clause(verb: Token) -> Token | None:
    """ "called the ruling unfair": the parse makes a clause of it."""
    return next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i and c.tag_ not in FINITE), None)


def _reflexive(thing: Token) -> bool:
    return thing.lower_.endswith(("self", "selves"))


def _of_object(view: View, verb: Token, who: Token | None, lemma: str, thing: Token) -> Found | None:
    high = thing.right_edge.i
    for c in verb.rights:
        touching = c.left_edge.i <= high + 1 and c.right_edge.i > high
        if touching and c.dep_ in {"oprd", "prep", "xcomp", "ccomp", "acl", "relcl", "acomp", "attr"}:
            high = c.right_edge.i
    place = view.stretch(thing.left_edge if thing.left_edge.i > verb.i else thing, verb.doc[high])
    if place is None:
        return None
    plain = verb.tag_ in FINITE and child(verb, "prt") is None and (who is None or who.tag_ != "WP")
    naming = lemma in words("cues", "verbs.naming") and plain and child(verb, "oprd", "ccomp", "prep") is not None
    return of_verb(view, verb, who, (place,), "speech" if naming else _spoken(view, lemma, place))


def _spoken(view: View, lemma: str, place: Place) -> Act:
    """An object is on record as speech where its verb says so and words of it stand in quotation marks."""
    act = act_of(lemma)
    if act in {"thought", "evidence"}:
        return act
    quoted = any(r.start < place[1] and place[0] < r.end for r in view.runs)
    return "speech" if quoted and (act == "speech" or lemma in words("cues", "verbs.voicing")) else "attitude"


def of_noun(view: View, sentence: Sentence, noun: Token, lemma: str) -> Found | None:
    """Return what a noun of saying holds: "his claim that …", "a sign that …"."""
    act = next((a for a in NOUN_ACTS if lemma in words("cues", f"nouns.{a}")), None)
    if act is None and lemma not in words("cues", "nouns.claimed"):
        return None
    held = next(
        (c for c in noun.rights if c.dep_ in {"acl", "ccomp", "relcl"} and (_complementiser(c) or bare(c))), None
    )
    held = held or _is_that(noun)
    if held is None:
        return None
    low = max(noun.i + 1, held.left_edge.i)
    while low < held.i and noun.doc[low].lower_ == "that":
        low += 1
    place = view.stretch(noun.doc[low], noun.doc[held.right_edge.i])
    if place is None:
        return None
    owner = _owner(noun)
    denied = lemma in words("cues", "nouns.denying")
    if owner is None and (against := rebuttal(noun)) is not None:
        owner, denied = against.who, denied or against.who is not None
    elif owner is None and noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        owner = None if says_no(noun.head) else subject_of(noun.head)
    owner = None if owner is not None and view.boxed(owner) else owner
    turned_down = owner is None and noun.dep_ == "dobj" and says_no(noun.head)
    return Found(
        cue=view.place(noun, noun),
        head=view.paragraph.place(noun)[0],
        lemma=lemma,
        act=act or "speech",
        content=(place,),
        at=view.at,
        source=source_place(view, owner) if owner is not None else None,
        source_head=owner,
        cue_token=noun,
        rumour=lemma in words("cues", "nouns.rumour") or turned_down,
        unnamed=owner is None and (lemma in words("cues", "nouns.rumour") or lemma == "report" or turned_down),
        denied=denied,
    )


def _is_that(noun: Token) -> Token | None:
    """ "the claim is that …"."""
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return None
    return next((c for c in noun.head.rights if c.dep_ in {"ccomp", "advcl"} and _complementiser(c)), None)


def _complementiser(clause_head: Token) -> bool:
    mark = child(clause_head, "mark")
    return mark is not None and mark.lower_ in {"that", "whether", "if"}


def _owner(noun: Token) -> Token | None:
    owner = child(noun, "poss") or _before(noun)
    if owner is not None:
        return owner
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
        return verb.head
    by = next(
        (c for c in noun.children if c.dep_ in {"prep", "agent"} and c.lower_ in {"by", "from", "of", "among"}), None
    )
    made = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and agent(c) is not None), None)
    if by is None and made is not None:  # "the suggestion, made by the board, that …"
        return agent(made)
    if by is None:
        return _printed_in(noun)
    gone_astray = child(by, "pcomp")  # "a claim by neighbouring Malakor", read as what neighbours it
    return child(by, "pobj") or (child(gone_astray, "dobj") if gone_astray is not None else None)


def _before(noun: Token) -> Token | None:
    """ "a Herald report", "Israeli claims", "a newspaper report": who or what stands before a noun of saying."""
    kinds = {"NORP", "ORG", "PERSON"} | ({"GPE"} if noun.lemma_.lower() in words("cues", "nouns.accusing") else set())
    before = [c for c in noun.lefts if c.dep_ in {"amod", "compound", "nmod"}]
    named = next((c for c in before if c.pos_ in {"ADJ", "PROPN"} and c.ent_type_ in kinds), None)
    bodies = words("sources", "institution.heads") | words("cues", "nouns.papers")
    return named or next((c for c in before if c.pos_ == "NOUN" and c.lemma_.lower() in bodies), None)


def _printed_in(noun: Token) -> Token | None:
    """ "a report in the Daily Star", "allegations in a lawsuit"."""
    within = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "in"), None)
    where = child(within, "pobj") if within is not None else None
    named = where is not None and where.pos_ == "PROPN" and where.ent_type_ not in {"DATE", "GPE", "LOC", "TIME"}
    return where if where is not None and (named or is_document(where)) else None
