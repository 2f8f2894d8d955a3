"""A clause told as a sentence of its own: with its subject, a finite verb and what it cannot do without.

"…, killing two" becomes "The slide killed two". Only words of the article are used, but for the form of a verb; where
that takes more than a surely read parse gives, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from firsthand.language.clauses.tree import EDGE, OPENING, RELATIVE, SUBJECT, Clause, leans
from firsthand.language.clauses.verbs import past, present
from firsthand.language.clauses.wording import Piece, phrases, trimmed
from firsthand.language.layers import Cast
from firsthand.language.lexicon import words
from firsthand.language.parse import Paragraph
from firsthand.model import DENIED, Phrase

NEEDED = frozenset({"ccomp", "xcomp", "pcomp", "acl", "relcl"})
"""Clauses below a clause that it is not whole without."""
LONGEST_NEEDED = 28
"""Words such a clause may have to be taken along."""
LOOSE = frozenset({"relcl", "acl", "appos", "advcl", "parataxis"})
"""What is left off a subject that is told anew."""
LONGEST_GOVERNING = 12
"""Words that may stand between where what governs a quoted clause begins and the clause."""
_GOVERNING = SUBJECT | {"aux", "auxpass", "neg", "preconj", "det", "amod", "advmod"}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LEADING = frozenset({"CC", "DT", "MD", "PRP$", "TO", "WDT"})
_PLURAL = frozenset({"NNS", "NNPS"})
_MARKS = str.maketrans("", "", '"“”')
_SPACE = re.compile(r"\s+")


def tell(
    paragraph: Paragraph, clause: Clause, cast: Cast, *, denied: bool, sourced: bool, whole: bool = True
) -> tuple[Phrase, ...]:
    """Return a clause as a sentence without its full stop, its names and pronouns bound to whom they mean.

    A question, a condition, a clause in the first or second person and one without a subject or verb to be told by are
    quoted word for word, in quotation marks.

    whole: its own words say whether it was so; else, as "without naming her", it is quoted. denied: whoever the
    article has it from denies what the words say. sourced: it is known whose word it is, so that "according to …" need
    not be told.
    """
    if not whole:
        return _quoted(clause, _governing(clause))
    said = _said(paragraph, _unsourced(clause) if sourced else clause, cast)
    return (Phrase(text=DENIED), *_lowered(said)) if denied else said


def _lowered(said: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The phrases without the capital that a word has from the beginning of a sentence alone: "The minister"."""
    first, opens = said[0], said[0].text.split(" ", 1)[0]
    plain = opens.casefold() in words("telling", "lowered.words") and not (first.entity or "").startswith("e:work")
    return (
        (Phrase(text=first.text[0].lower() + first.text[1:], entity=first.entity, owns=first.owns), *said[1:])
        if plain
        else said
    )


def _unsourced(clause: Clause) -> Clause:
    """The clause without the "according to …" that its sources have."""
    said = {t.i for head in clause.tokens if head.lower_ == "according" for t in head.subtree}
    kept = tuple(t for t in clause.tokens if t.i not in said)
    return replace(clause, tokens=kept) if said and clause.head in kept else clause


def _said(paragraph: Paragraph, clause: Clause, cast: Cast) -> tuple[Phrase, ...]:
    own = _own_words(clause) or (paragraph.kind == "title" and clause.head.tag_ == "VBG")
    pieces = [] if own else _noun(clause) if clause.nominal else _sentence(clause)
    pieces = trimmed(pieces)
    pieces = [] if pieces and not clause.nominal and _breaks_off(pieces[-1]) else pieces
    return tuple(phrases(paragraph, pieces, cast, clause.subject)) if pieces else _quoted(clause)


def _breaks_off(last: Piece) -> bool:
    """Whether what a sentence ends with leads to words that are not there: "Three motors were", "it was the"."""
    return isinstance(last, Token) and (last.tag_ in _LEADING or (last.pos_ == "AUX" and last.lemma_ == "be"))


def _agree(subject: Token, group: Sequence[Piece]) -> bool:
    """Whether a subject lent from elsewhere fits the number of the verb; if not, the verb is another's."""
    if subject.lower_ in words("telling", "collective.nouns") or subject.pos_ == "PRON":
        return True
    finite = next((t for t in group if isinstance(t, Token) and t.tag_ in _FINITE), None)
    if finite is None or finite.tag_ == "MD" or (finite.tag_ == "VBD" and finite.lemma_ != "be"):
        return True
    several = finite.tag_ == "VBP" or finite.lower_ == "were"
    return several == _plural(subject)


def _own_words(clause: Clause) -> bool:
    """Whether a clause loses its sense when another tells it: "I did", "if it falls", "Will it fall?"."""
    first = clause.hull[0]
    opens = first.lower_ in OPENING - {"when"} and not clause.nominal
    names = first.lower_ in words("telling", "own.openers") and first.dep_ not in SUBJECT
    own = words("telling", "own.words")
    spoken = any(t.lower_ in own and t.pos_ == "PRON" for t in clause.tokens)
    return opens or names or spoken or _bound(clause) or _asks(clause)


def _bound(clause: Clause) -> bool:
    """Whether a clause only says which things are meant, and nothing of anybody: "agencies that run a project".

    So does one that has its place in what it hangs on: "an office where he had worked".
    """
    top, noun = clause.top, clause.top.head
    if top.dep_ == "acl" and top.tag_ in ("VBG", "VBN"):
        return noun.pos_ == "NUM" or noun.lower_ == "one"  # "two more, one used by officials"
    opens = top.left_edge.i
    if top.dep_ != "relcl" or (opens and top.doc[opens - 1].is_punct):
        return False
    if any(c.lower_ == "where" and c.tag_ == "WRB" for c in top.children):
        return True
    if noun.lower_ in words("telling", "own.any"):
        return True
    tags = {top.tag_, *(c.tag_ for c in top.children if c.dep_ in ("aux", "auxpass"))}
    any_one = noun.tag_ == "NNS" and not any(c.dep_ in ("det", "poss", "nummod") for c in noun.children)
    return any_one and bool(tags & {"MD", "VBP", "VBZ"})


def _asks(clause: Clause) -> bool:
    """Whether the clause's sentence ends with a question mark; found without asking the parse for the sentence."""
    doc, last = clause.head.doc, clause.tokens[-1].i
    while last + 1 < len(doc) and not doc[last + 1].is_sent_start:
        last += 1
    while last > clause.head.i and doc[last].text in words("telling", "marks.closing"):
        last -= 1
    return bool(doc[last].text == "?")


def _quoted(clause: Clause, opens: int | None = None) -> tuple[Phrase, ...]:
    hull = clause.hull
    stretch = hull if opens is None else hull.doc[opens : hull[-1].i + 1]
    text = _SPACE.sub(" ", stretch.text).strip(' "“”.,;:?!-–—')
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        text = text.translate(_MARKS)
    last = clause.hull[-1].i + 1
    asked = last < len(clause.head.doc) and clause.head.doc[last].text == "?"
    return (Phrase(text=f"“{text}{'?' if asked else ''}”"),)


def _governing(clause: Clause) -> int | None:
    """Where the words begin that say whether a clause is so, which it must not be quoted without.

    "[nobody told us that] it was unsafe", "[kept them from] leaving"; "whether she would go" shows itself to be open.
    """
    first, anchor = clause.hull[0].i, clause.top.head
    shown = clause.hull[0].lower_ in OPENING or clause.hull[0].tag_ in ("WDT", "WP", "WP$", "WRB")
    if shown or anchor.i >= first or anchor == clause.top:
        return None
    if anchor.lower_ == "without":
        return anchor.i
    while anchor.pos_ in ("ADP", "SCONJ") or (anchor.dep_ in ("pcomp", "xcomp") and anchor.head.i < anchor.i):
        if anchor.head == anchor:
            return None
        anchor = anchor.head
    if anchor.pos_ == "NOUN" and anchor.head.pos_ in ("AUX", "VERB") and anchor.head.i < anchor.i:
        anchor = anchor.head
    lead = [t for c in anchor.lefts if c.dep_ in _GOVERNING for t in c.subtree]
    opens = min((t.i for t in (anchor, *lead)), default=anchor.i)
    return opens if first - opens <= LONGEST_GOVERNING and anchor.sent == clause.head.sent else None


def _noun(clause: Clause) -> list[Piece]:
    """A happening named by a noun ("the death of six children"), with no word of the clause around it."""
    head = clause.head
    if head.dep_ == "ROOT" and not any(c.dep_ == "poss" for c in head.children):
        return list(clause.tokens)
    return [t for t in _whole(head, clause.tokens) if t.i >= head.left_edge.i]


def _sentence(clause: Clause) -> list[Piece]:
    verb = (*clause.governors, clause.head)[0]
    subject = _subject(clause)
    if subject is None:
        return []
    kept = [
        t
        for t in _whole(clause.top, clause.tokens)
        if not (_binds(t, clause, verb) or _measures(t, clause) or _links(t, clause))
    ]
    if clause.shared is not None:  # "shot and killed a boy": the boy was shot
        kept = [t for t in kept if not clause.head.i < t.i <= clause.shared.head.i]
    shared = _shared(clause) if clause.shared is None else []
    while shared and kept and (kept[-1].is_punct or kept[-1].dep_ == "cc"):
        kept.pop()
    kept += shared
    if kept and kept[0].lower_ == "that" and kept[0].tag_ == "IN":
        kept = kept[1:]
    if any(t.i == subject.i for t in kept):
        return _declared(clause, verb, subject, *_by_preposition(clause, kept))
    if _of_which(verb):
        return []
    rest = [t for t in kept if not _relative(t, verb) and not (t.i < verb.i and t.is_punct)]
    group = _finite(verb, rest, plural=_plural(subject))
    return [*_who(subject), *group] if group and _agree(subject, group) else []


def _shared(clause: Clause) -> list[Token]:
    """The object that a verb has in common with the one right behind it: "shot and killed [a boy]"."""
    verb = clause.head
    if any(c.dep_ in ("dobj", "ccomp", "xcomp", "prt") for c in verb.children) or verb.i + 2 >= len(verb.doc):
        return []
    joint, next_verb = verb.nbor(1), verb.nbor(2)
    if joint.dep_ != "cc" or next_verb.dep_ != "conj" or next_verb.head != verb or next_verb.tag_ != verb.tag_:
        return []
    thing = next((c for c in next_verb.children if c.dep_ == "dobj"), None)
    return [t for t in thing.subtree if not _loose(t, thing)] if thing is not None else []


def _by_preposition(clause: Clause, kept: list[Token]) -> tuple[list[Token], list[Piece]]:
    """A relative's words without "from which", and the "from the mill" that it stands for."""
    opens = len(kept) > 2 and kept[0].pos_ == "ADP" and kept[1].lower_ in RELATIVE and clause.top.dep_ == "relcl"
    return (kept[2:], [kept[0], *_who(clause.top.head)]) if opens else (kept, [])


def _declared(clause: Clause, verb: Token, subject: Token, kept: list[Token], more: list[Piece]) -> list[Piece]:
    """A clause with a subject of its own, as it stands, or with a finite verb: "with the crew posting daily".

    more: what a relative with a preposition is told to end with.
    """
    if subject.i > verb.i and not _there(verb):
        return []
    headed = clause.top.dep_ == "ROOT" or any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    if headed or verb.tag_ in _FINITE or verb.pos_ not in ("VERB", "AUX"):
        return [*kept, *more]
    leads = subject.left_edge.i == kept[0].i and verb.i < kept[-1].i
    return _finite(verb, kept, plural=_plural(subject)) if verb.tag_ == "VBG" and leads else []


def _of_which(verb: Token) -> bool:
    """Whether a participle may be of more than one: "It lies where plates collide, causing …".

    So may what a preposition brings to a noun: "caused by friction between shifting plates".
    """
    if verb.dep_ == "pcomp":
        return verb.head.head.pos_ in ("NOUN", "PROPN")
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.i < verb.head.i:
        return False
    between = verb.doc[verb.head.i + 1 : verb.i]
    return any(t.dep_ in ("relcl", "advcl", "ccomp") and any(c.dep_ in SUBJECT for c in t.children) for t in between)


def _binds(token: Token, clause: Clause, verb: Token) -> bool:
    """Whether a word only ties the clause to the one it leans on: "that", "while", "where"."""
    chain = {verb.i, clause.top.i, clause.head.i, *(g.i for g in clause.governors)}
    ties = token.dep_ in EDGE - {"punct"} and token.head.i in chain and token.i < verb.i
    return ties or (token.tag_ == "WRB" and token.i < verb.i and token.head.i in chain)


def _links(token: Token, clause: Clause) -> bool:
    """Whether an adverb only ties a clause to what was told before it: "[Then] he left", "she [also] said"."""
    chain = {clause.top.i, clause.head.i, *(g.i for g in clause.governors)}
    behind = token.i > token.head.i and not token.nbor(-1).is_punct  # "he left then": at that time
    alone = token.dep_ == "advmod" and not behind and not any(True for _ in token.children)
    return alone and token.head.i in chain and token.lower_ in words("telling", "linking.adverbs")


def _measures(token: Token, clause: Clause) -> bool:
    """Whether a word says by how much a clause is before or after another: "[just six weeks] before she left"."""
    tie = next((c for c in clause.top.children if c.dep_ == "mark" and c.lower_ in ("after", "before")), None)
    return tie is not None and token.i < tie.i


def _relative(token: Token, verb: Token) -> bool:
    return token.dep_ in SUBJECT and token.lower_ in RELATIVE and token.head.i == verb.i


def _there(verb: Token) -> bool:
    return any(c.dep_ == "expl" for c in verb.children)


def _subject(clause: Clause) -> Token | None:
    """The clause's subject; None where it is a relative whose noun is not known, a clause, or a date."""
    subject = clause.subject
    if subject is None or subject.pos_ in ("VERB", "AUX") or subject.tag_ in ("WP", "WDT", "WP$"):
        return None
    if any(c.tag_ == "WP$" for c in subject.children) or (subject.ent_type_ in ("DATE", "TIME") and clause.passive):
        return None
    return subject


def _who(subject: Token) -> list[Piece]:
    """The subject's noun phrase less what only hangs on it."""
    own = [t for t in subject.subtree if t.i == subject.i or not _loose(t, subject)]
    run = [t for t in own if t.i <= subject.i or all(u in own for u in subject.doc[subject.i : t.i])]
    while run and (run[-1].is_punct or run[-1].dep_ == "cc"):
        run.pop()
    return list(run)


def _loose(token: Token, head: Token) -> bool:
    while token.i != head.i:
        if token.dep_ in LOOSE:
            return True
        token = token.head
    return False


def _plural(subject: Token) -> bool:
    if any(c.dep_ == "conj" for c in subject.children):
        return True
    if subject.tag_ in _PLURAL or subject.lower_ in ("they", "we", "both", "many", "some"):
        return True
    counts = [subject, *(c for c in subject.children if c.dep_ == "nummod" and subject.pos_ == "NOUN")]
    return any(c.like_num and c.lower_ not in ("one", "1") for c in counts)


def _finite(verb: Token, rest: Sequence[Token], *, plural: bool) -> list[Piece]:
    """The clause's words with a finite verb: as they are, with auxiliaries lent by the verb before, or inflected."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if verb.tag_ in ("VBD", "VBZ", "VBP") or any(h.tag_ in _FINITE for h in helpers):
        return list(rest)
    if any(h.lower_ == "to" for h in helpers):
        return []
    lent = _lent(verb) if verb.dep_ == "conj" else []
    if lent or verb.tag_ == "VB":
        return [*lent, *rest] if lent else []
    if any(h.lower_ == "having" for h in helpers):  # "having left the firm"
        told = [t for t in rest if not (t.lower_ == "ever" and t.head.i == verb.i)]
        return ["had" if t.lower_ == "having" and t.head.i == verb.i else t for t in told]
    if verb.tag_ == "VBN" and not helpers:
        plain = [t.lower_ if t.i == verb.i and t.is_sent_start else t for t in rest]
        return [past("be", plural=plural), *plain]  # "Born in Kerrin, …"
    if verb.tag_ != "VBG" or helpers:
        return []
    form = (present if _present(verb) else past)(verb.lemma_.lower(), plural=plural)
    return [form if t.i == verb.i else t for t in rest]


def _lent(verb: Token) -> list[Piece]:
    """The auxiliaries of the verb this one goes on from: "was arrested and charged", "will retire and get a dog"."""
    first = verb
    while first.dep_ == "conj":
        first = first.head
        helpers = [
            c for c in first.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < first.i and c.lower_ != "to"
        ]
        if helpers:
            same = first.tag_ == verb.tag_ or {first.tag_, verb.tag_} <= {"VBN", "VBD"}
            return list(helpers) if same else []
    return []


def _present(verb: Token) -> bool:
    """Whether the sentence around a verb without a tense is told in the present."""
    for above in verb.ancestors:
        if above.pos_ not in ("VERB", "AUX"):
            continue
        tags = {above.tag_, *(c.tag_ for c in above.children if c.dep_ in ("aux", "auxpass"))}
        if "VBD" in tags or _perfect(above):
            return False
        if tags & {"VBZ", "VBP", "MD"}:
            return True
    return False


def _perfect(verb: Token) -> bool:
    """ "has denied selling it": what was sold is past."""
    return verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def _whole(root: Token, own: Iterable[Token]) -> list[Token]:
    """The clause's own words and the clauses below them that it is not whole without, in order."""
    kept = {t.i: t for t in own}
    for token in list(kept.values()):
        for child in token.children:
            if child.i in kept or child.i == root.i or not _needed(child, token):
                continue
            below = list(child.subtree)
            if len(below) <= LONGEST_NEEDED and all(root.i != t.i for t in below):
                kept.update((t.i, t) for t in below)
    return [kept[i] for i in sorted(kept) if not _astray(kept[i], kept)]


def _astray(token: Token, kept: Mapping[int, Token]) -> bool:
    """Whether a word is of an apposition that stands behind words left out: the parse has it for another noun's."""
    while token.i in kept and token.dep_ not in ("appos", "ROOT"):
        token = token.head
    before = token.left_edge.i - 1
    while token.dep_ == "appos" and before > token.head.i and token.doc[before].is_punct:
        before -= 1
    return token.dep_ == "appos" and before > token.head.i and before not in kept


def _needed(child: Token, token: Token) -> bool:
    if child.dep_ in ("acl", "relcl"):
        before = child.left_edge.i - 1
        return before >= 0 and child.i > token.i and not child.doc[before].is_punct
    if child.dep_ == "advcl":
        return leans(token, child) or any(c.dep_ == "mark" and c.lower_ in OPENING for c in child.children)
    return child.dep_ in NEEDED and child.i > token.i and not child.doc[child.left_edge.i - 1].is_punct
