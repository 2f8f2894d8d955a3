"""Small questions to the parse: whose verb is this, what does it govern, how far does a phrase reach."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from firsthand.language.lexicon import words

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg", "prt"})
COMPLEMENTS = frozenset({"ccomp", "xcomp"})
INHERITING = frozenset({"advcl", "conj", "xcomp", "dep", "ccomp", "pcomp", "parataxis"})
CAUSATIVES = frozenset({"cause", "compel", "drive", "encourage", "force", "lead", "prompt", "push", "spur"})
OPENERS = frozenset({",", ";", ":", "-", "–", "—", "--", "(", ")", "."})
CONTRASTS = frozenset({"although", "though", "whereas", "while", "whilst"})
"""Words that set one clause against another."""


def sentence_of(token: Token) -> Span:
    """Return the sentence of a token; spaCy's own `Token.sent` goes through the text from its start each time."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and not doc[start].is_sent_start:
        start -= 1
    while end < len(doc) and not doc[end].is_sent_start:
        end += 1
    return doc[start:end]


def gerund(token: Token) -> bool:
    """Return whether a verb names a doing: "denied [shooting] at them", "denied having [shot] at them"."""
    having = token.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ == "having" for c in token.children)
    return token.tag_ == "VBG" or having


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child that hangs by one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the token whose doing a verb is: its subject, a passive's agent, or what it inherits; None unsure."""
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "csubj")]
    if subjects:
        # "The mine, said the inspector, was closed": of one on either side, the one behind is whose verb it is.
        # "Marsh, who police say left": of two before it, the first is whose verb the next one is.
        split = len(subjects) == 2 and subjects[0].i < verb.i < subjects[1].i
        opener = subjects[0]
        relative = len(subjects) == 2 and subjects[1].i < verb.i
        relative = relative and (opener.tag_ in {"WP", "WDT"} or opener.lower_ == "that")
        return subjects[1] if split or relative else subjects[0]
    if (quoted := quoting(verb)) is not None:
        return whom_quoted(quoted)
    if child(verb, *PASSIVE_SUBJECTS) is not None:
        return agent(verb)
    if verb.dep_ == "acl" and verb.tag_ in {"VBG", "VB"}:
        return _of_whom(verb.head)
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.dep_ == "ROOT" and child(verb, "ccomp") is not None:
        # "A source revealed to the Post that …", misread as a noun with a participle.
        return verb.head
    if verb.dep_ == "conj" and (reported := told(verb)) is not None:
        return subject(reported, depth + 1)
    if verb.dep_ in INHERITING and depth < 6 and verb.head.i != verb.i:
        if verb.dep_ == "ccomp" and verb.tag_ not in {"VBG", "VB"}:
            return None
        if verb.dep_ == "advcl" and verb.tag_ not in {"VBG", "VB"}:
            return None
        if verb.dep_ == "pcomp":
            return _through(verb.head, depth)
        if verb.dep_ == "xcomp" and (made := _made_to(verb)) is not None:
            return made
        return subject(verb.head, depth + 1) if verb.head.pos_ in {"VERB", "AUX"} else None
    return None


def _made_to(verb: Token) -> Token | None:
    """ "prompting the city to urge": it is the city that urges."""
    above = verb.head
    thing = child(above, "dobj") if above.lemma_.lower() in CAUSATIVES else None
    return thing if thing is not None and above.i < thing.i < verb.i else None


def told(verb: Token) -> Token | None:
    """Return the clause reported that a verb goes on with, where the parse joins it to the saying.

    "They say she forced the door, walked in and …": who speaks now did not walk in then.
    """
    above = verb.head
    if above.tag_ not in ("VBP", "VBZ") or verb.tag_ != "VBD":
        return None
    said = (c for c in above.children if c.dep_ == "ccomp" and above.i < c.i < verb.i)
    return next((c for c in said if c.tag_ == "VBD" or any(a.tag_ == "VBD" for a in c.children)), None)


def _of_whom(noun: Token) -> Token:
    """ "a spokesperson for the camp describing": it is the spokesperson who describes."""
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ in {"for", "of", "from"} and above.head.pos_ == "NOUN":
        return above.head if above.head.lemma_.lower() in words("sources", "people.heads") else noun
    return noun


def _through(preposition: Token, depth: int) -> Token | None:
    head = preposition.head
    while head.dep_ in {"prep", "pcomp", "advmod"} and head.head.i != head.i:
        head = head.head
    return subject(head, depth + 1) if head.pos_ in {"VERB", "AUX"} else None


def quoting(verb: Token) -> Token | None:
    """Return the verb of "was quoted as saying" and of "quoted her as saying" above its "saying"."""
    above = verb.head
    if verb.dep_ != "pcomp" or above.lower_ != "as" or above.head.lemma_.lower() not in {"cite", "quote"}:
        return None
    return above.head if whom_quoted(above.head) is not None else None


def whom_quoted(verb: Token) -> Token | None:
    """Return who is quoted: "*she* was quoted", "the agency quoted *her*"."""
    passive = child(verb, *PASSIVE_SUBJECTS)
    return passive if passive is not None else child(verb, "dobj")


def agent(verb: Token) -> Token | None:
    """Return who does what a passive says ("by …"), where that is said."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for, or the token itself."""
    if token.tag_ not in {"WP", "WDT"}:
        return token
    verb = token.head
    while verb.dep_ in {"xcomp", "ccomp", "conj"} and verb.head.i != verb.i:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else token


def said_of(verb: Token) -> Token | None:
    """Return the verb of what somebody says in a relative clause of whom it tells: "Marsh, who police say *left*"."""
    if verb.dep_ != "relcl" or verb.tag_ not in {"VBP", "VBZ", "VBD"}:
        return None
    opener = verb.left_edge
    said = next((c for c in verb.rights if c.dep_ in COMPLEMENTS), None)
    who = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.tag_ not in {"WP", "WDT"}), None)
    if said is None or who is None or opener.tag_ not in {"WP", "WDT"} or not opener.i < who.i:
        return None
    helped = any(c.tag_ == "MD" or (c.dep_ in AUXILIARIES and c.tag_ in {"VBD", "VBP", "VBZ"}) for c in said.children)
    own = child(said, "nsubj", "nsubjpass", "expl")
    finite = said.tag_ in {"VBD", "VBP", "VBZ"} or helped or said.i == verb.i + 1
    return said if finite and (own is None or own.i == opener.i) and child(said, "mark") is None else None


def said_apart(verb: Token) -> Token | None:
    """Return it as well where the parse hangs it elsewhere: "signed a rule that critics say *weakened* the law"."""
    if verb.dep_ != "relcl" or verb.left_edge.lower_ not in {"that", "which", "who"} or verb.i + 1 >= len(verb.doc):
        return None
    first = verb.nbor()
    said = first.head if first.dep_ in AUXILIARIES else first
    if first.tag_ not in {"MD", "VBD", "VBP", "VBZ"} or first.pos_ not in {"AUX", "VERB"} or said.i < first.i:
        return None
    return said if child(said, "nsubj", "nsubjpass", "expl", "csubj") is None else None


def phrase(head: Token, *, without: Iterable[str] = ()) -> tuple[int, int]:
    """Return the characters in the paragraph of a phrase: the head with all that hangs on it and touches it.

    Children by the relations `without` are left out, with what stands behind them.
    """
    left = right = head
    banned = frozenset(without)
    for token in sorted(head.lefts, key=lambda t: -t.i):
        if token.dep_ in banned or token.right_edge.i + 1 < left.i:
            break
        left = token.left_edge
    for token in head.rights:
        if (
            token.dep_ == "advcl"
            or token.dep_ in banned
            or (token.dep_ == "prep" and token.lower_ == "to" and head.ent_type_)
            or token.left_edge.i - 1 > right.i
        ):
            break
        right = token.right_edge
    return left.idx, right.idx + len(right)


def verb_group(verb: Token) -> tuple[Token, Token]:
    """Return the first and last token of a verb with the auxiliaries, negation and adverbs that touch it."""
    first = last = verb
    above = verb.head
    if verb.dep_ == "xcomp" and above.pos_ == "VERB" and 0 < verb.i - above.i <= 3 and child(above, "dobj") is None:
        first = verb_group(above)[0]
    for token in sorted(verb.lefts, key=lambda t: -t.i):
        if first.i <= token.i < verb.i:
            continue
        if token.i == first.i - 1 and (token.dep_ in AUXILIARIES or (token.dep_ == "advmod" and token.n_lefts == 0)):
            first = token
        else:
            break
    for token in verb.rights:
        if token.i == last.i + 1 and token.dep_ in {"prt", "neg"}:
            last = token
        else:
            break
    return first, last


def hypothetical(verb: Token) -> bool:
    """Whether nobody has said it yet, or not so: "if she says", "when you say", "Tell him", "more than they say"."""
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "than"} for c in verb.children):
        return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "than":
        return True
    own = child(verb, "nsubj")
    if inverted_if(verb):
        return True
    if own is not None and own.lower_ == "you":
        return any(c.dep_ == "advmod" and c.lower_ in {"when", "whenever"} for c in verb.children)
    return own is None and _imperative(verb)


def negated(verb: Token) -> bool:
    """Return whether a verb is denied by a word of its own: "not", "never", "no longer"."""
    for c in verb.children:
        if c.dep_ in ("neg", "advmod", "preconj") and c.lower_ in words("certainty", "negation.adverb"):
            return not (c.lower_ == "not" and _and_more(c))
        if c.dep_ == "advmod" and c.lower_ == "longer":
            return any(t.lower_ == "no" for t in c.children)
        if c.dep_ in ("aux", "auxpass") and c.lower_.endswith(("n't", "n’t")):
            return True  # where the words are not parted
    return False


def _and_more(no: Token) -> bool:
    """ "not only paid", "did not just pay": what is denied is that it was all."""
    behind = no.nbor().lower_ if no.i + 1 < len(no.doc) else ""
    return behind in ("just", "merely", "only", "simply", "solely") or any(
        t.lower_ in ("only", "just") for t in no.children
    )


def opens_content(top: Token) -> bool:
    """Return whether a clause is what a noun says: "that" brings it in, beside a subject, or nothing does ("bare")."""
    that = next((c for c in top.children if c.lower_ == "that"), None)
    if that is None:
        return bare(top)
    full = {"nsubj", "nsubjpass"} & {c.dep_ for c in top.children if c != that}
    return that.dep_ == "mark" or (that.dep_ not in ("nsubj", "nsubjpass", "dobj") and bool(full))


def bare(top: Token) -> bool:
    """Return whether a clause is what the claim before it says, with no "that": "denied reports it would close"."""
    who = child(top, "nsubj", "nsubjpass", "expl")
    if top.dep_ != "acl" or who is None or who.tag_ in {"WDT", "WP"} or top.head.pos_ != "NOUN":
        return False
    return finite(top) and top.head.lemma_.lower() in words("cues", "nouns.claimed")


def finite(verb: Token) -> bool:
    """Return whether a verb has a tense, of its own or by what helps it."""
    helps = (c for c in verb.children if c.dep_ in ("aux", "auxpass"))
    return any(t.tag_ in {"MD", "VBD", "VBP", "VBZ"} for t in (verb, *helps))


def withholds(verb: Token) -> bool:
    """Whether nothing is put on record: "did not say", "declined to say whether", "neither confirmed nor denied".

    "Stopped short of denying" is nothing said either.
    """
    above = verb.head
    neither = child(verb, "preconj")
    nor = verb.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "nor" for c in above.children)
    return (
        child(verb, "neg") is not None
        or nor
        or (neither is not None and neither.lower_ == "neither")
        or (verb.dep_ == "pcomp" and above.lower_ == "of" and above.i > 0 and above.nbor(-1).lower_ == "short")
        or (verb.dep_ in {"xcomp", "acl"} and above.lemma_.lower() in words("cues", "verbs.withholding"))
    )


def nobody(who: Token) -> bool:
    """Return whether a subject is no one: "nobody has said", "none of them", "no officer claimed"."""
    if who.lower_ in words("certainty", "negation.pronoun"):
        return True
    return any(c.dep_ == "det" and c.lower_ in words("certainty", "negation.determiner") for c in who.children)


def inverted_if(verb: Token) -> bool:
    """Whether a verb stands under an "if" put otherwise: "Should she say"."""
    own = child(verb, "nsubj")
    if own is None or verb.sent[-1].text == "?":
        return False
    return any(c.dep_ == "aux" and c.lower_ in {"had", "should", "were"} and c.i < own.i for c in verb.children)


def _imperative(verb: Token) -> bool:
    """ "Tell him what you think": a bare verb that opens its sentence."""
    bare = verb.tag_ in {"VB", "VBP"} and verb.dep_ == "ROOT" and child(verb, "aux", *PASSIVE_SUBJECTS) is None
    return bare and all(
        t.is_punct or t.dep_ in {"advmod", "neg", "intj"} for t in verb.sent[: verb.i - verb.sent.start]
    )


def titled(head: Token) -> Token:
    """Return Doe for "Lt" in "Lt. Jane Doe", where the parse ends a sentence at the full stop; else the token.

    Doe as well for "singer" in "singer and actress Jane Doe", one person who is both.
    """
    doc = head.doc
    if (both := _also(head)) is not None:
        return both
    if head.text.rstrip(".") not in words("sources", "people.titles"):
        return head
    last, at = head, head.i + 1
    while at < len(doc) and ((doc[at].text == "." and last.i == head.i) or doc[at].pos_ == "PROPN"):
        last = doc[at] if doc[at].pos_ == "PROPN" else last
        at += 1
    return last


def _also(role: Token) -> Token | None:
    """The name behind a second role of the same person, where neither has an article."""
    name = child(role, "conj")
    if role.tag_ != "NN" or name is None or name.pos_ != "PROPN" or child(role, "det", "poss", "nummod") is not None:
        return None
    second = _before(name)
    plain = second is not None and second.tag_ == "NN" and child(name, "det", "poss") is None
    return name if plain and name.ent_type_ == "PERSON" else None


def _before(name: Token) -> Token | None:
    """Return the word before all of a name: "blogger" in "blogger Jane Doe"."""
    first = min([name.i, *(t.i for t in name.lefts if t.pos_ == "PROPN")])
    return name.doc[first - 1] if first else None


def main_verb(token: Token) -> Token | None:
    """Return the verb a token's clause hangs on."""
    while token.pos_ not in {"VERB", "AUX"}:
        if token.head.i == token.i:
            return None
        token = token.head
    return token
