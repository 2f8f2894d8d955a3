"""How sure a clause is of itself, and whether it affirms or denies; who says so comes elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from firsthand.language.clauses.commitment import called_false, instead, left_open
from firsthand.language.clauses.tree import Clause, foretold, joined_right_behind, raising_kind, ruling, yet_to
from firsthand.language.lexicon import words
from firsthand.language.syntax import inverted_if, negated, opens_content
from firsthand.model import Certainty, Polarity

AWAITED = frozenset({"after", "before", "once", "until", "when"})
DASHES = frozenset({"--", "–", "—"})
DOUBLE = frozenset({'"', "``", "''", "“", "”", "‘"})
OPENS = frozenset({"``", "“", "‘"})
ENDS = frozenset({".", "!", "?"})
HELD_OUT = frozenset({"about", "for", "in", "of", "to"})
STRENGTH: tuple[Certainty, ...] = ("asked", "possible", "expected", "rumoured", "asserted")


def certainty(clause: Clause, *, hung: bool = True) -> Certainty:
    """Return the clause's own certainty: asked > possible > expected > asserted; "rumoured" where it hedges.

    hung: whether the word it hangs on counts; who denies "suggestions that it leaked" suggests nothing.
    """
    found = set(_signs(clause, hung))
    return next((kind for kind in STRENGTH if kind in found), "asserted")


def polarity(clause: Clause) -> Polarity:
    """Return whether the clause denies: plain negation, a negated subject or object, or a verb that refuses."""
    negations = sum(negated(t) for t in (*clause.governors, clause.head))
    negations += any(
        _negated_noun(t) for t in clause.tokens if t.head in (clause.head, *clause.governors) or t.dep_ == "attr"
    )
    negations += any(_kept_from(g) or _left_off(g) or yet_to(g) for g in clause.governors)
    negations += _prevented(clause) or _carried_over(clause) or _of_no_plan(clause) or _disbelieved(clause)
    negations += _opens_with_nor(clause) or _at_no_time(clause) or _no_longer(clause)
    negations += called_false(clause.top)
    return "denied" if negations % 2 else "affirmed"


def _kept_from(governor: Token) -> bool:
    """ "failed to pay", "was unable to pay": did not."""
    adjectives = (c for c in governor.children if c.dep_ == "acomp")
    return raising_kind(governor) == "denied" or any(raising_kind(c) == "denied" for c in adjectives)


def _left_off(governor: Token) -> bool:
    """ "stopped paying": no longer pays."""
    return governor.lemma_ in words("certainty", "negation.ending") and any(
        c.dep_ == "xcomp" and c.tag_ == "VBG" for c in governor.children
    )


def _of_no_plan(clause: Clause) -> bool:
    """ "has no plans to sell", "its failure to sell": what the noun keeps from being done."""
    noun, verb = clause.top.head, clause.top
    infinitive = verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB"
    if verb.dep_ == "pcomp" and noun.lower_ == "of":
        infinitive, noun = True, noun.head
    if not infinitive:
        return False
    if noun.lemma_.lower() in words("certainty", "negation.nouns"):
        return True
    return noun.lemma_.lower() in words("certainty", "open.nouns") and any(c.lower_ == "no" for c in noun.children)


def _at_no_time(clause: Clause) -> bool:
    """ "At no time did she leave", "in no way was it closed"."""
    phrases = (p for v in (*clause.governors, clause.head) for p in v.children if p.dep_ == "prep" and p.i < v.i)
    nouns = (n for p in phrases for n in p.children if n.dep_ == "pobj")
    none = (n for n in nouns if any(c.lower_ == "no" for c in n.children))
    return any(n.lemma_.lower() in words("certainty", "negation.never") for n in none)


def _no_longer(clause: Clause) -> bool:
    """ "The car she came in [no longer is] there": right before the verb, whatever a parse hangs it on."""
    first = min((clause.head, *(c for c in clause.head.children if c.dep_ in ("aux", "auxpass"))), key=lambda t: t.i)
    said = [t.lower_ for t in first.doc[max(first.sent.start, first.i - 2) : first.i]]
    return not clause.nominal and said == ["no", "longer"] and not negated(clause.head)


def _leading(top: Token) -> Token:
    """The first of participles joined by "and": "without going over the line and [insulting] anyone"."""
    while top.dep_ == "conj" and top.tag_ == "VBG" and top.head.tag_ == "VBG":
        top = top.head
    return top


def _leading_infinitive(top: Token) -> Token:
    """The first of infinitives joined by "and": "asked them to come forward and [clear] his name"."""
    while top.dep_ == "conj" and top.head.tag_ == "VB" and not any(c.dep_ == "aux" for c in top.children):
        top = top.head
    return top


def _disbelieved(clause: Clause) -> bool:
    """ "does not believe he left", "would not allow it to be used": what is neither believed nor let happen."""
    verb, top = clause.top.head, clause.top
    believed = top.dep_ == "ccomp" and verb.lemma_ in words("certainty", "negation.believing")
    allowed = top.dep_ in ("ccomp", "xcomp") and verb.lemma_ in words("certainty", "negation.allowing")
    return (believed or allowed) and negated(verb)


def _prevented(clause: Clause) -> bool:
    """ "without naming her", "barred them from marching": what the preposition keeps from happening."""
    top = _leading(clause.top)
    preposition = top.head
    if instead(top):
        return True
    if top.dep_ != "pcomp":
        return False
    if preposition.lower_ == "against":
        return preposition.head.lemma_ in words("certainty", "negation.deciding")
    if preposition.lower_ == "from":
        verb = preposition.head
        failed = negated(verb) or (verb.dep_ == "xcomp" and raising_kind(verb.head) == "denied")
        return verb.lemma_ in words("certainty", "negation.preventing") and not failed
    if preposition.lower_ == "in":
        return preposition.head.lemma_ in words("certainty", "negation.achieving") and negated(preposition.head)
    return preposition.lower_ == "without"


def _carried_over(clause: Clause) -> bool:
    """What is denied of the first verb is denied of the second.

    "has not admitted the theft or named anyone", "neither of them paid or left", "failed to visit the mill or pay".
    """
    top, first = clause.top, clause.top.head
    if top.dep_ != "conj" or any(c.dep_ in ("aux", "nsubj", "neg") for c in top.children):
        return False
    if not any(c.lower_ in ("or", "nor") for c in first.children if c.dep_ == "cc"):
        return False
    nobody = any(_negated_noun(c) for c in first.children if c.dep_ in ("nsubj", "nsubjpass"))
    return negated(first) or nobody or (first.dep_ == "xcomp" and raising_kind(first.head) == "denied")


def _opens_with_nor(clause: Clause) -> bool:
    """ "Nor does she have any plans", "…, nor has it found one": what the word before the verb denies."""
    opens = clause.head.sent[0]
    if opens.lower_ == "nor" and opens.head == clause.top:
        return not negated(clause.head)
    top = clause.top
    joined = top.dep_ == "conj" and any(c.lower_ == "nor" and c.i < top.i for c in top.head.children if c.dep_ == "cc")
    helped = any(c.dep_ in ("aux", "auxpass") for c in top.children) and any(
        c.dep_ in ("nsubj", "nsubjpass") for c in top.children
    )
    return joined and helped and not negated(clause.head)


def _signs(clause: Clause, hung: bool) -> Iterator[Certainty]:
    verbs = (*clause.governors, clause.head)
    if _asked(clause):
        yield "asked"
    if hung:
        yield from _hung_on(clause)
    if _scheduled(clause):
        yield "expected"
    for verb in verbs:
        yield from _modal(verb)
    for governor in clause.governors:
        yield from _raised(governor)
    if not clause.nominal and (clause.top.tag_ == "VB" or _in_the_passive(clause.top)):
        yield from _bare(_leading_infinitive(clause.top))
    for token in clause.tokens:
        if (
            token.dep_ == "advmod"
            and token.lower_ in words("certainty", "adverb.possible")
            and _of_the_verb(token, clause.head)
        ):
            yield "possible"
        if token.dep_ == "advmod" and token.lower_ in words("certainty", "adverb.rumoured"):
            yield "rumoured"
    if _part_of_open(clause.top) or _conditional(clause.top) or _unproved(clause.top) or left_open(clause):
        yield "possible"
    if clause.nominal:
        yield from _called(clause.head)
    if _to_come(clause.top):
        yield "expected"
    elif _waited_for(clause.top):
        yield "possible" if _marked(clause.top, "once") else "expected"
    if _follows(clause.top):
        yield from _modal(clause.top.head)
        if _left_open(_leading(clause.top.head)):
            yield "possible"  # "accused of shooting three, killing two of them"
    if _shares_hedge(clause.top):
        yield "rumoured"
    if clause.parent is not None and clause.head.dep_ == "conj" and not clause.nominal:
        yield from (
            s for s in _modal(clause.parent) if not any(c.dep_ in ("aux", "nsubj") for c in clause.head.children)
        )


def _scheduled(clause: Clause) -> bool:
    """ "A vigil is planned for Tuesday", "The hearing is set for May": what is laid down is to come."""
    if not clause.passive or clause.head.lemma_ not in words("certainty", "scheduling.verbs"):
        return False
    now = any(c.dep_ == "auxpass" and c.lower_ in ("is", "are", "'s", "’s") for c in clause.head.children)
    if clause.head.lemma_ not in words("certainty", "scheduling.dated"):
        return now
    ahead = (n for p in clause.head.children if p.dep_ == "prep" and p.lower_ == "for" for n in p.children)
    return now and any(n.ent_type_ in ("DATE", "TIME") for n in ahead)


def _called(noun: Token) -> Iterator[Certainty]:
    """What the adjective of a happening makes of it: "a possible sale", "the attempted murder"."""
    for child in noun.children:
        if child.dep_ == "amod" and child.lower_ in words("certainty", "adjective.possible"):
            yield "possible"
        elif child.dep_ == "amod" and child.lower_ in words("certainty", "adjective.expected"):
            yield "expected"
        elif child.dep_ == "amod" and child.lower_ in words("certainty", "adjective.rumoured"):
            yield "rumoured"


def _to_come(top: Token) -> bool:
    """ "will stay until the siege ends": what is waited for is to come too."""
    waited = any(c.lower_ in AWAITED and c.dep_ in ("advmod", "mark") for c in top.children)
    now = top if top.tag_ != "VBN" else next((c for c in top.children if c.dep_ == "auxpass"), top)
    return top.dep_ == "advcl" and now.tag_ in ("VBP", "VBZ") and waited and _ahead(top.head)


def _waited_for(top: Token) -> bool:
    """ "must act before she takes office", "on hold until they finish": the present tense there is one to come."""
    now = top if top.tag_ != "VBN" else next((c for c in top.children if c.dep_ == "auxpass"), top)
    waiting = top.dep_ == "advcl" and now.tag_ in ("VBP", "VBZ") and _marked(top, "before", "once", "till", "until")
    often = any(c.dep_ == "advmod" and c.lower_ in words("certainty", "adverb.often") for c in top.head.children)
    return waiting and not often and not negated(top.head)  # "are not let in until they are vetted" is always so


def _marked(top: Token, *by: str) -> bool:
    return any(c.lower_ in by and c.dep_ in ("advmod", "mark") for c in top.children)


def _shares_hedge(top: Token) -> bool:
    """Whether a verb is joined to one that is hedged, with nothing between: "allegedly shot and [killed] two men"."""
    first = top.head
    return joined_right_behind(top, first) and any(
        c.dep_ == "advmod" and c.i < first.i and c.lower_ in words("certainty", "adverb.rumoured")
        for c in first.children
    )


def _follows(top: Token) -> bool:
    """ "could close the mill, leaving dozens without work": what comes of a deed is no surer than it."""
    set_off = top.left_edge.i > 0 and top.left_edge.nbor(-1).text == ","
    return top.dep_ == "advcl" and top.tag_ == "VBG" and top.i > top.head.i and set_off and not _has_said(top.head)


def _has_said(verb: Token) -> bool:
    return any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)


def _ahead(verb: Token) -> bool:
    """Whether a verb tells what is to come: "will stay", "to stay"."""
    return any(
        c.dep_ == "aux" and (c.lower_ in words("certainty", "modal.expected") or c.tag_ == "TO") for c in verb.children
    )


def _part_of_open(top: Token) -> bool:
    """ "would break the law by attacking": a deed that is a part of one that is not done."""
    done = top.head.lower_ in words("certainty", "open.done")  # "after winning, she must …"
    verb = top.head.head if top.dep_ == "pcomp" and top.tag_ == "VBG" and not done else top
    return verb != top and verb.pos_ == "VERB" and any(True for _ in _modal(verb))


def _conditional(top: Token) -> bool:
    """Whether a clause stands under "if" or "unless", itself, with a verb it is joined to or one above it."""
    if (first := top.left_edge).i > 1 and (first.nbor(-2).lower_, first.nbor(-1).lower_) == ("in", "case"):
        return True  # "in case they are needed"
    while (top.dep_ == "conj" and top.head.dep_ in ("advcl", "conj")) or (
        top.dep_ in ("ccomp", "xcomp") and top.head.pos_ in ("VERB", "AUX") and top.head.i < top.i
    ):
        top = top.head
    marked = any(c.lower_ in ("if", "unless") and c.dep_ == "mark" for c in top.children)
    return top.dep_ == "advcl" and (marked or inverted_if(top) or top.head.lower_ == "long")  # "as long as they pay"


def _unproved(top: Token) -> bool:
    """Whether what is said is neither said nor denied.

    "No confirmation that …", "found no evidence that …", "nothing to show that …", "is not sure that …".
    """
    noun = top.head
    if top.dep_ == "ccomp" and noun.dep_ == "acomp" and noun.lemma_ in words("certainty", "negation.sure"):
        return negated(noun.head)
    if top.dep_ == "ccomp" and noun.lemma_ in words("certainty", "negation.showing"):
        shown = noun.dep_ in ("acl", "relcl") and noun.head.lower_ in words("certainty", "negation.pronoun")
        return shown or negated(noun)
    if top.dep_ not in ("acl", "ccomp", "relcl") or noun.lemma_.lower() not in words("certainty", "negation.proofs"):
        return False
    none = any(c.dep_ == "det" and c.lower_ in ("no", "little", "any") for c in noun.children)
    return none or (noun.head.pos_ == "VERB" and negated(noun.head))


def _hung_on(clause: Clause) -> Iterator[Certainty]:
    """What the word a clause hangs on makes of it: "chances of winning", "wants him freed", "rumours that he left"."""
    top = _leading(clause.top)
    above = top.head
    if above == top:
        return
    if _left_open(top) or _made_sure(top) or _required(top) or _hoped(top):
        yield "possible"
    elif _unconfirmed(top):
        yield "rumoured"
    elif top.dep_ == "pcomp" and top.tag_ == "VBG" and above.lower_ == "about":  # "spoke about leaving"
        yield "possible"
    elif top.dep_ in ("pcomp", "pobj") and above.pos_ in ("ADP", "SCONJ"):
        verb = above.head
        if _prevented(clause) and any((c.lower_ == "to" and c.dep_ == "aux") or c.tag_ == "MD" for c in verb.children):
            yield "possible"
        if above.lower_ == "against" and verb.lemma_ in words("tree", "handling.warning"):
            yield "possible"  # whether they do it is left to those who are warned
        if verb.lemma_.lower() in words("certainty", "open.nouns") and above.lower_ in HELD_OUT:
            yield "possible"
    elif top.dep_ in ("acl", "relcl") and opens_content(top):
        if above.lemma_.lower() in words("certainty", "open.rumours"):
            yield "rumoured"
        elif above.lemma_.lower() in words("certainty", "open.nouns"):
            yield "possible"
    elif clause.nominal and top.dep_ == "dobj" and above.lemma_ in words("certainty", "open.verbs"):
        yield "possible"
    elif top.dep_ == "acl" and top.tag_ == "VBN" and above.dep_ == "dobj":
        if above.head.lemma_ in words("certainty", "open.wishing"):  # "wants the mill sold"
            yield "possible"
    elif top.dep_ == "ccomp" and top.tag_ == "VBN" and above.lemma_ in words("certainty", "open.wishing"):
        helped = [c for c in top.children if c.dep_ in ("aux", "auxpass")]
        if not helped or (len(helped) == 1 and helped[0].tag_ == "VB"):  # "wants him freed", "that he be freed"
            yield "possible"


def _made_sure(top: Token) -> bool:
    """ "must make sure she wins", "meant to ensure that nobody was cheated": what is to be so."""
    verb = top.head
    if top.dep_ != "ccomp":
        return False
    sure = [c for c in (verb, *verb.children) if c.lemma_ in words("certainty", "ensuring.adjectives")]
    if sure and "make" in (verb.lemma_, verb.head.lemma_):
        verb = verb if verb.lemma_ == "make" else verb.head
    elif verb.lemma_ not in words("certainty", "ensuring.verbs"):
        return False
    return verb.tag_ == "VB" or any(c.tag_ == "MD" for c in verb.children if c.dep_ == "aux")


def _hoped(top: Token) -> bool:
    """ "hopes that they will win"."""
    return top.dep_ == "ccomp" and top.i > top.head.i and top.head.lemma_ in words("certainty", "open.hoping")


def _required(top: Token) -> bool:
    """ "It is essential that you explain this", not "… that you explained it"."""
    present = top.tag_ in ("VB", "VBP", "VBZ") and not any(c.dep_ == "aux" for c in top.children)
    if top.dep_ not in ("ccomp", "acl") or not present:
        return False
    above = [top.head, *(c for c in top.head.children if c.dep_ in ("acomp", "attr"))]
    above += [n for p in top.head.children if p.dep_ == "prep" for n in p.children if n.dep_ == "pobj"]
    return any(t.lemma_.lower() in words("certainty", "ensuring.required") for t in above)


def _alleged(top: Token) -> bool:
    """ "charged with lying", "on suspicion of murder": what somebody is said to have done."""
    preposition = top.head
    charge = ruling(preposition)
    return (
        top.dep_ in ("pcomp", "pobj")
        and top.lemma_.lower() not in words("certainty", "open.results")
        and preposition.lower_ in ("for", "of", "on", "over", "with")
        and charge.lemma_.lower() in words("certainty", "open.alleging")
    )


def _charged_too(top: Token) -> bool:
    """ "charged with manslaughter, driving drunk and leaving the scene": what a list of charges goes on with.

    The parse hangs such a gerund on the verb, as it does "charged with murder, ending a hunt"; a list has an "and".
    """
    if not _gerund(top):
        return False
    first = top
    while first.dep_ == "conj" and _gerund(first.head):
        first = first.head
    above = first.head
    listed = first.dep_ == "conj" or any(c.dep_ == "conj" and _gerund(c) for c in first.children)
    if first.dep_ not in ("advcl", "conj") or not listed or above.i > first.i:
        return False
    nouns = (c for p in (above, *above.children) for c in p.children if c.dep_ in ("dobj", "pobj") and c.i < first.i)
    return any(w.lemma_.lower() in words("certainty", "open.alleging") for w in (above, *nouns))


def _gerund(token: Token) -> bool:
    return token.tag_ == "VBG" and not any(c.dep_ in ("aux", "auxpass") for c in token.children)


def _aimed_at(top: Token) -> bool:
    """ "cuts aimed at saving the mill"."""
    return top.dep_ == "pcomp" and top.head.lower_ == "at" and top.head.head.lemma_ == "aim"


def _of_a_chance(top: Token) -> bool:
    """ "the prospect of stars staying away": a participle that hangs on the noun before it."""
    noun = top.head
    return (
        top.dep_ == "acl"
        and top.tag_ == "VBG"
        and noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and noun.head.head.lemma_.lower() in words("certainty", "open.nouns")
    )


def _unconfirmed(top: Token) -> bool:
    """ "unconfirmed reports the store was looted"."""
    noun = top.head
    return top.dep_ in ("acl", "ccomp", "relcl") and any(
        c.dep_ == "amod" and c.lower_ in words("certainty", "open.unconfirmed") for c in noun.children
    )


def _left_open(top: Token) -> bool:
    """Whether the word a clause hangs on leaves open what it says."""
    return _alleged(top) or _charged_too(top) or _aimed_at(top) or _of_a_chance(top)


def told_by_another(clause: Clause, *, rebutted: bool = False) -> bool:
    """Return whether words outside a clause say that it is denied or open, so that it cannot be told alone.

    rebutted: whether it is told as claimed by one and denied by another, whatever the claim is called.
    """
    denied = _prevented(clause) or _disbelieved(clause) or (called_false(clause.top) and not rebutted)
    unsure = _unproved(clause.top) or (not rebutted and _unconfirmed(clause.top)) or _left_open(_leading(clause.top))
    return denied or unsure or left_open(clause)


def _of_the_verb(adverb: Token, head: Token) -> bool:
    """Whether an adverb colours the clause; "in possibly the biggest theft ever" colours the superlative alone."""
    if adverb.head.dep_ == "appos" or _in_dashes(adverb, head):  # "Marsh -- perhaps the most likely winner -- left"
        return False
    if adverb.head.dep_ == "amod" and adverb.head.i < adverb.head.head.i:
        return False  # "the seemingly endless war ended"
    return adverb.head.dep_ not in ("prep", "pobj") or adverb.head.pos_ in ("VERB", "AUX")


def _in_dashes(adverb: Token, head: Token) -> bool:
    """Whether an adverb stands between two dashes and the verb of its clause does not."""
    doc, sent = adverb.doc, adverb.sent
    before = next((i for i in range(adverb.i - 1, sent.start - 1, -1) if doc[i].text in DASHES), None)
    after = next((i for i in range(adverb.i + 1, sent.end) if doc[i].text in DASHES), None)
    return before is not None and after is not None and not before < head.i < after


def _asked(clause: Clause) -> bool:
    if clause.nominal and clause.parent is not None:
        return False
    sentence = clause.head.sent
    last = next((t for t in reversed(sentence) if not t.is_space and not t.is_quote), None)
    mark = last if last is not None and last.text == "?" else _inner_mark(clause)
    if mark is not None and clause.top.dep_ in ("ROOT", "conj", "ccomp"):
        return not (_before_colon(clause, mark) or _tagged(mark) or _before_quote(clause, mark))
    top = clause.top
    while top.dep_ == "conj" and any(c.lower_ == "or" for c in top.head.children if c.dep_ == "cc"):
        top = top.head  # "whether he paid or left"
    marked = any(c.dep_ == "mark" and c.lower_ in words("certainty", "asking.marks") for c in top.children)
    if any(c.dep_ == "mark" and c.lower_ == "whether" for c in top.children) and top.dep_ != "advcl":
        return True  # "Whether he paid is disputed", "a vote on whether to go"
    above = top.head
    if top.dep_ == "advcl" and top.i < above.i:  # "if she wins, we will see"
        return False
    asking = [above, *(c for c in above.children if c.dep_ == "acomp")]
    return marked and any(t.lemma_.lower() in words("certainty", "asking.verbs") for t in asking)


def _inner_mark(clause: Clause) -> Token | None:
    """The question mark that ends the quoted words a clause stands in: "See that man?" she said."""
    doc, end = clause.head.doc, clause.head.sent.end
    stop = next((t for t in doc[clause.head.i + 1 : end] if t.text in ENDS or t.is_quote), None)
    if stop is None or stop.text != "?" or stop.i + 1 >= end or not stop.nbor().is_quote:
        return None
    opened = any(t.is_quote for t in doc[clause.head.sent.start : clause.head.i])
    return stop if opened else None


def _before_quote(clause: Clause, mark: Token) -> bool:
    """Whether a question is put in words quoted behind the clause: "She heard him yell, “Who is there?”"."""
    doc, opened = clause.head.doc, False
    for token in doc[clause.head.sent.start : mark.i]:
        if token.text in DOUBLE:
            opened = token.text in OPENS if token.text != '"' else not opened
            if opened and token.i > clause.head.i:
                return True
    return False


def _before_colon(clause: Clause, mark: Token) -> bool:
    """Whether a question is put behind a colon that stands behind the clause: "She faces a choice: is he a liar?"."""
    opens = clause.head.sent[0]
    if opens.tag_ in ("WDT", "WP", "WP$", "WRB") or opens.dep_ in ("aux", "auxpass"):
        return False  # "Who won: Lind or Marsh?"
    return any(t.text == ":" for t in clause.head.doc[clause.head.i + 1 : mark.i])


def _tagged(mark: Token) -> bool:
    """ "She is experienced, right?": said, and agreement asked for."""
    tag = mark.nbor(-1) if mark.i > mark.sent.start else mark
    return tag.lower_ in words("certainty", "asking.tags") and tag.i > mark.sent.start and tag.nbor(-1).text == ","


def _modal(verb: Token) -> Iterator[Certainty]:
    auxiliaries = [c for c in verb.children if c.dep_ == "aux"]
    for aux in auxiliaries:
        if aux.lower_ in words("certainty", "modal.expected"):
            if aux.lower_ == "would" and any(a.lower_ in ("have", "'ve", "’ve") for a in auxiliaries):
                yield "possible"  # "would have closed it"
            elif aux.lower_ != "would" or not negated(verb):  # "would not name her": he did not
                yield "expected"
        elif aux.lower_ in words("certainty", "modal.possible") and not (aux.lower_ == "could" and _was_so(verb)):
            yield "possible"
    to_do = any(c.dep_ == "xcomp" and any(t.tag_ == "TO" for t in c.children) for c in verb.children)
    going = verb.lemma_ == "go" or verb.lower_ == "gon"  # not "going after them"
    if going and verb.tag_ == "VBG" and to_do and any(a.lemma_ == "be" or a.text[:1] in "'’" for a in auxiliaries):
        yield "expected"


def _was_so(verb: Token) -> bool:
    """Whether "could" tells what was: "could not come", "shots could be heard"."""
    perceived = verb.tag_ == "VBN" and verb.lemma_ in words("certainty", "modal.perceiving")
    return negated(verb) or (perceived and any(c.dep_ == "auxpass" and c.lower_ == "be" for c in verb.children))


def _raised(governor: Token) -> Iterator[Certainty]:
    judged = any(c.dep_ == "acomp" and raising_kind(c) for c in governor.children)  # "was unable to pay"
    kind = "expected" if governor.lemma_ == "be" and not judged else raising_kind(governor)
    if (
        kind == "expected"
        and governor.tag_ == "VBN"
        and any(c.dep_ == "aux" and c.lower_ == "had" for c in governor.children)
    ):
        kind = "possible"  # "had hoped to win"
    if kind in ("expected", "possible"):
        yield kind  # type: ignore[misc]
    elif kind == "rumoured" and any(c.dep_ == "auxpass" for c in governor.children):
        yield "rumoured"
    for child in governor.children:
        if child.dep_ == "acomp" and raising_kind(child) in ("expected", "possible"):
            past = child.lower_ == "about" and governor.tag_ == "VBD"  # "were about to leave": whether they did is open
            yield "possible" if past else raising_kind(child)  # type: ignore[misc]


def _bare(verb: Token) -> Iterator[Certainty]:
    """ "Mayor to leave in May" is a headline's future; "to pay the rent", "demanded that he be freed" are wishes."""
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if verb.dep_ == "ROOT":
        if to:
            yield "expected"
    elif to and _ranked(verb):
        return
    elif to and verb.dep_ == "xcomp" and verb.head.lemma_ in words("certainty", "bare.done"):
        yield from _modal(verb.head)
    elif foretold(verb):
        yield "expected"
    elif not to and _witnessed(verb) and _is_content(verb):
        yield from _modal(verb.head)  # "would have him leave"
        if verb.head.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.head.children):
            yield "possible"
    elif to or (_is_content(verb) and not any(c.dep_ == "aux" for c in verb.children)):
        yield "expected" if verb.dep_ == "ccomp" and raising_kind(verb.head) == "expected" else "possible"


def _in_the_passive(verb: Token) -> bool:
    """ "called for him to be freed", "a demand that he be freed": an infinitive or a wish in the passive."""
    helped = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    to = any(c.lower_ == "to" for c in helped)
    be = len(helped) == 1 and helped[0].lower_ == "be" and helped[0].tag_ == "VB"
    return verb.tag_ == "VBN" and (to or be)


def _is_content(verb: Token) -> bool:
    """Whether a bare verb is what another word says: "demanded he leave", "the demand that he leave [and she stay]"."""
    first = verb
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if first.dep_ == "ccomp" and first.i < first.head.i:
        return False  # "They no longer fear us," she said: the parse takes "fear" for an infinitive
    return first.dep_ == "ccomp" or (first.dep_ in ("acl", "relcl") and opens_content(first))


def _witnessed(verb: Token) -> bool:
    """ "the finale saw Nora quit", "made him pay": it happened."""
    return verb.head.lemma_ in words("certainty", "bare.facts")


def _ranked(verb: Token) -> bool:
    """ "the second technician to die": he did."""
    noun = verb.head
    leads = any(c.lower_ in words("certainty", "asking.ranks") for c in (noun, *noun.children))
    return leads and verb.dep_ in ("acl", "relcl", "advcl", "xcomp")


def _negated_noun(noun: Token) -> bool:
    """ "nobody", "no boat", "not a single boat", "hardly anyone"; "no fewer than nine" is nine at least."""
    if noun.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr", "pobj"):
        return False
    if noun.lower_ in words("certainty", "negation.pronoun"):
        but = noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in words("certainty", "negation.but")
        met = (noun.head, *noun.head.children)
        return not but or any(t.lemma_.lower() in words("certainty", "negation.sufficing") for t in met)
    first = noun.left_edge
    if first.lower_ in words("certainty", "negation.determiner"):  # the parse hangs "no" on any of them
        return first.nbor().lower_ not in words("certainty", "negation.bounds")
    hardly = first.head == noun and first.lower_ in ("hardly", "scarcely") and noun.lower_.startswith("any")
    single = first.lower_ == "not" and any(c.lower_ in ("one", "single") for c in noun.children)
    return hardly or single
