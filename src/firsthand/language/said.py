"""Cues and what they put on somebody's account: verbs of saying with their clauses, "according to", nouns, headlines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from firsthand.language.clauses import (
    COMPLEMENTS,
    agent,
    antecedent,
    child,
    phrase,
    subject,
    verb_group,
)
from firsthand.language.layers import Place
from firsthand.language.lexicon import words
from firsthand.language.outer import Sentence, View, direct_verbs, is_mark
from firsthand.model import Act

TRIM = " \t\r\n\u00a0,;:–—-"


@dataclass(frozen=True)
class Found:
    """A cue, its source and its content as places in the article; heads are offsets of tokens."""

    cue: Place
    head: int
    lemma: str
    act: Act
    content: tuple[Place, ...]
    source: Place | None = None
    source_head: Token | None = field(default=None, compare=False)
    cue_token: Token | None = field(default=None, compare=False)
    at: int = 0
    beside: bool = False
    """The content stands beside the cue (before it, round it, or behind a colon), so that a quotation may be it."""
    passive: bool = False
    asked: bool = False
    denied: bool = False
    rumour: bool = False


def act_of(lemma: str) -> Act | None:
    """Return what kind of putting on record a verb is, the first list that has it."""
    for act in ("speech", "writing", "thought", "attitude", "evidence"):
        if lemma in words("cues", f"verbs.{act}"):
            return act  # type: ignore[return-value]
    return "speech" if lemma in words("cues", "verbs.asking") | words("cues", "verbs.manner") else None


def sayings(view: View) -> list[Found]:
    """Return what the verbs, nouns and set phrases of a paragraph put on somebody's account."""
    found: list[Found] = []
    for sentence in view.sentences:
        for token in view.paragraph.doc[sentence.start : sentence.end]:
            if view.boxed(token):
                continue
            one = _of_token(view, sentence, token)
            if one is not None:
                found.append(one)
    return found


def _of_token(view: View, sentence: Sentence, token: Token) -> Found | None:
    lemma = token.lemma_.lower()
    if token.lower_ == "according":
        return _according(view, sentence, token)
    if token.pos_ in {"VERB", "AUX"}:
        return _verb(view, sentence, token, lemma)
    if token.pos_ == "NOUN":
        return _noun(view, token, lemma)
    if token.pos_ == "ADV" and lemma in words("cues", "adverbs.rumour"):
        return None
    return None


# --- verbs


def _verb(view: View, sentence: Sentence, verb: Token, lemma: str) -> Found | None:
    act = act_of(lemma)
    if act is None and not _takes_object(lemma) and lemma not in words("cues", "verbs.infinitive"):
        return None
    who = _who(view, sentence, verb)
    beside = _beside(view, sentence, verb, who) if lemma in direct_verbs() else ()
    if beside:
        return _found(view, verb, who, beside, act or "speech", beside=True)
    if act is not None:
        after = _clause(view, verb, who)
        if after is not None:
            return _found(view, verb, who, (after,), _non_human(act, lemma, who), beside=False)
    return _object(view, verb, who, lemma)


def _non_human(act: Act, lemma: str, who: Token | None) -> Act:
    if lemma in words("cues", "verbs.evidence") and who is not None:
        noun = antecedent(who)
        if noun.lemma_.lower() in words("sources", "document.heads") and noun.pos_ == "NOUN":
            return "evidence"
    return act


def _takes_object(lemma: str) -> bool:
    return lemma in words("cues", "verbs.object") or any(
        p.split()[0] == lemma for p in words("cues", "verbs.with_preposition")
    )


def _who(view: View, sentence: Sentence, verb: Token) -> Token | None:
    """Whose verb it is; behind a quotation also "said Jane Doe", which parses often take for an object."""
    who = subject(verb)
    inverted = _inverted(view, sentence, verb)
    if inverted is not None and (who is None or who.i < verb.i and view.boxed(who)):
        return inverted
    if who is not None and view.boxed(who):
        return inverted
    return who if who is not None else inverted


def _inverted(view: View, sentence: Sentence, verb: Token) -> Token | None:
    before = _previous(view, verb)
    if before is None or verb.i + 1 >= sentence.end:
        return None
    if not (before.text in {",", "—", "–", "--", "-"} or view.boxed(before)):
        return None
    following = verb.doc[verb.i + 1]
    if following.pos_ not in {"PROPN", "PRON", "NOUN", "DET", "ADJ", "NUM"}:
        return None
    head = following
    while (
        head.head.i > verb.i
        and head.head.i != head.i
        and head.head.i < sentence.end
        and head.head.pos_ in {"PROPN", "NOUN", "PRON"}
    ):
        head = head.head
    if head.pos_ not in {"PROPN", "PRON", "NOUN"} or head.tag_ in {"PRP$", "WP", "WDT"} and False:
        return None
    return head


def _previous(view: View, token: Token) -> Token | None:
    """The token before, quotation marks aside."""
    i = token.i - 1
    while i >= 0 and (is_mark(token.doc[i]) or token.doc[i].is_space):
        if view.boxed(token.doc[i]):
            break
        i -= 1
    return token.doc[i] if i >= 0 else None


def _beside(view: View, sentence: Sentence, verb: Token, who: Token | None) -> tuple[Place, ...]:
    """The content of a cue that has it before ("…, X said"), round it ("…, X said, …") or behind a colon."""
    doc = verb.doc
    first, last = _cue_edges(view, verb, who)
    before = doc[first - 1] if first > sentence.start else None
    pieces: list[Place] = []
    right = _right_of_cue(view, sentence, verb, who, last)
    parted = before is not None and (before.text in {",", "–", "—", "--", "-"} or view.boxed(before))
    if parted and before is not None and not _own_clause(view, verb, first, last):
        left = _left_piece(view, sentence, before)
        if left is not None:
            pieces.append(left)
    if pieces:
        tail = _tail(view, sentence, verb, first, last)
        if tail is not None:
            pieces.append(tail)
    elif right is not None:
        pieces.append(right)
    return tuple(pieces)


def _cue_edges(view: View, verb: Token, who: Token | None) -> tuple[int, int]:
    """First and last token of the cue with its source."""
    first, last = verb_group(verb)
    low, high = first.i, last.i
    if who is not None and who.i < verb.i and not view.boxed(who) and who.head.i == verb.i:
        start, _ = phrase(who)
        low = min(low, _token_at(view, start))
        while low < who.i and (
            verb.doc[low].text in {",", ";"} or is_mark(verb.doc[low]) or view.boxed(verb.doc[low])
        ):
            low += 1
    elif who is not None and who.i > verb.i:
        _, end = phrase(who)
        high = max(high, _token_at(view, end - 1))
    return low, high


def _token_at(view: View, index: int) -> int:
    span = view.paragraph.doc.char_span(index, index + 1, alignment_mode="expand")
    return int(span.start) if span is not None else 0


def _own_clause(view: View, verb: Token, first: int, last: int) -> bool:
    """Whether the cue has a clause of its own behind it, so that what stands before it is not its content."""
    for c in verb.children:
        if c.dep_ in COMPLEMENTS and c.i > last and not view.boxed(c):
            own = child(c, "nsubj", "nsubjpass", "expl", "csubj")
            if own is None and c.dep_ == "ccomp":
                return True
            if (
                own is not None
                and own.i > last
                and (c.left_edge.i <= last + 2 or verb.doc[last + 1].text != ",")
            ):
                return True
            if c.dep_ == "xcomp":
                return True
    return False


def _left_piece(view: View, sentence: Sentence, before: Token) -> Place | None:
    doc = before.doc
    end = before.i
    box = view.box(before)
    if box is not None:
        start = view.paragraph.place(doc[sentence.start])[0]
        first_run = min(r.start for r in sentence.runs)
        return (min(start, first_run), box.end)
    tokens = doc[sentence.start : end]
    if not any(t.pos_ in {"VERB", "AUX"} for t in tokens):
        return None
    root = next(
        (t for t in tokens if t.pos_ in {"VERB", "AUX"} and t.tag_ in {"VBD", "VBZ", "VBP", "MD"}), None
    )
    if root is None or len(tokens) < 2:
        return None
    if doc[sentence.start].dep_ in {"mark"} or doc[sentence.start].lower_ in {
        "as",
        "when",
        "while",
        "if",
        "after",
        "although",
        "though",
        "because",
        "before",
        "since",
    }:
        if not _independent(tokens):
            return None
    return _trimmed(view, doc[sentence.start], doc[end - 1])


def _independent(tokens: object) -> bool:
    finite = [t for t in tokens if t.tag_ in {"VBD", "VBZ", "VBP", "MD"} and t.dep_ not in {"aux", "auxpass"}]  # type: ignore[attr-defined]
    return sum(1 for t in finite if t.dep_ not in {"advcl", "relcl", "acl"}) >= 1


def _tail(view: View, sentence: Sentence, verb: Token, first: int, last: int) -> Place | None:
    """What goes on behind an inserted cue: ", he says, and …"."""
    doc = verb.doc
    for run in sentence.runs:
        start = _token_at(view, run.start - view.paragraph.start)
        if start > last and doc[start - 1 if not is_mark(doc[start - 1]) else start - 2].text == ",":
            lead = [t for t in doc[last + 1 : start] if not is_mark(t)]
            if not any(t.pos_ == "VERB" for t in lead):
                return (run.start, _sentence_end(view, sentence))
    comma = next((t.i for t in doc[last + 1 : sentence.end] if t.text == ","), None)
    if comma is None or comma + 1 >= sentence.end:
        return None
    rest = [t for t in doc[comma + 1 : sentence.end] if not t.is_punct]
    joined = any(t.head.i < first and t.head.i >= sentence.start for t in rest)
    left_subject = any(
        c.dep_ == "ccomp"
        and c.i > comma
        and any(s.dep_ in {"nsubj", "nsubjpass"} and s.i < first for s in c.children)
        for c in verb.children
    )
    if not (joined or left_subject):
        return None
    return _trimmed(view, doc[comma + 1], doc[sentence.end - 1])


def _sentence_end(view: View, sentence: Sentence) -> int:
    last = view.paragraph.doc[sentence.end - 1]
    box = view.box(last)
    end = box.end if box is not None else view.paragraph.place(last)[1]
    return end if box is not None or last.text not in {".", "!", "?"} else end - len(last)


def _right_of_cue(view: View, sentence: Sentence, verb: Token, who: Token | None, last: int) -> Place | None:
    """A quotation or a speech behind the cue: `said: "…"`, `said, "…"`, `he said: I am …`."""
    doc = verb.doc
    for token in doc[last + 1 : sentence.end]:
        box = view.box(token)
        lead = token.doc[token.i - 1]
        if box is not None:
            if token.i == last + 1 or lead.text in {",", ":", "–", "—", "--", "-"} or lead.i <= last + 1:
                return (box.start, _last_box_end(view, sentence, box.end))
            return None
        if token.text == ":":
            rest = doc[token.i + 1 : sentence.end]
            if len(rest) and not view.boxed(rest[0]):
                end = view.paragraph.end if token.i + 1 < sentence.end else 0
                return (view.paragraph.place(rest[0])[0], end)
        if (
            token.pos_ == "VERB"
            and token.lemma_.lower() in direct_verbs()
            and token.dep_ in {"advcl", "conj"}
        ):
            return None
        if token.dep_ in {"mark"} or token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return None
    return None


def _last_box_end(view: View, sentence: Sentence, end: int) -> int:
    return max([end, *(r.end for r in sentence.runs if r.start <= end + 3)])


def _clause(view: View, verb: Token, who: Token | None) -> Place | None:
    """The clause a verb governs: "that …", "whether …", or bare."""
    for c in verb.children:
        if c.dep_ != "ccomp" or c.i < verb.i:
            continue
        if (
            child(c, "nsubj", "nsubjpass", "expl", "csubj", "csubjpass") is None
            and child(c, "mark", "aux") is None
            and c.tag_ not in {"VBD", "VBZ", "VBP"}
        ):
            continue
        return _from_edges(view, c, verb)
    return None


def _from_edges(view: View, head: Token, verb: Token) -> Place | None:
    low, high = head.left_edge.i, head.right_edge.i
    if low <= verb.i <= high:
        low = verb.i + 1
    doc = verb.doc
    while low < head.i and (doc[low].text == "," or doc[low].lower_ == "that"):
        low += 1
    start, end = view.place(doc[low], doc[high])
    for run in view.runs:
        if run.start < end <= run.end:
            end = run.end
        if run.start < start < run.end:
            start = run.start
    return _strip(view, start, end)


def _object(view: View, verb: Token, who: Token | None, lemma: str) -> Found | None:
    """An object or an infinitive as content: an attitude ("opposed the plan", "vowed to fight")."""
    if who is None:
        return None
    infinitive = child(verb, "xcomp")
    if infinitive is not None and infinitive.i > verb.i and lemma in words("cues", "verbs.infinitive"):
        place = _from_edges(view, infinitive, verb)
        if place:
            return _found(view, verb, who, (place,), "attitude", beside=False)
    if lemma in words("cues", "verbs.object"):
        thing = child(verb, "dobj")
        if (
            thing is not None
            and thing.i > verb.i
            and thing.lower_ not in {"it", "himself", "herself", "themselves"}
        ):
            start, _ = view.paragraph.place(thing.left_edge)
            high = max(
                [
                    thing.right_edge.i,
                    *(
                        c.right_edge.i
                        for c in verb.children
                        if c.i > thing.i
                        and c.dep_ in {"oprd", "prep", "xcomp", "ccomp"}
                        and c.left_edge.i <= thing.right_edge.i + 1
                    ),
                ]
            )
            place = _widen(view, start, view.paragraph.place(verb.doc[high])[1])
            if place:
                return _found(
                    view,
                    verb,
                    who,
                    (place,),
                    act_of(lemma) if act_of(lemma) == "thought" else "attitude",
                    beside=False,
                )
    for preposition in verb.children:
        if (
            preposition.dep_ == "prep"
            and preposition.i > verb.i
            and f"{lemma} {preposition.lemma_.lower()}" in words("cues", "verbs.with_preposition")
        ):
            thing = child(preposition, "pobj", "pcomp")
            if thing is not None:
                start, end = view.place(thing.left_edge, thing.right_edge)
                place = _widen(view, start, end)
                if place:
                    return _found(view, verb, who, (place,), "attitude", beside=False, until=preposition)
    return None


def _widen(view: View, start: int, end: int) -> Place | None:
    for run in view.runs:
        if run.start < end <= run.end:
            end = run.end
        if run.start < start < run.end:
            start = run.start
    return _strip(view, start, end)


def _found(
    view: View,
    verb: Token,
    who: Token | None,
    content: tuple[Place, ...],
    act: Act | None,
    *,
    beside: bool,
    until: Token | None = None,
) -> Found:
    first, last = verb_group(verb)
    last = until if until is not None and until.i == last.i + 1 else last
    lemma = verb.lemma_.lower()
    return Found(
        cue=view.place(first, last),
        head=view.paragraph.place(verb)[0],
        lemma=lemma,
        act=act or "speech",
        content=content,
        source=_source_place(view, who) if who is not None else None,
        source_head=antecedent(who) if who is not None else None,
        cue_token=verb,
        at=view.at,
        beside=beside,
        passive=child(verb, "nsubjpass") is not None and agent(verb) is None,
        asked=lemma in words("cues", "verbs.asking"),
        denied=lemma in words("cues", "verbs.denying"),
        rumour=lemma in words("cues", "verbs.rumour"),
    )


def _source_place(view: View, who: Token) -> Place:
    if who.tag_ in {"WP", "WDT"}:
        return view.place(who, who)
    start, end = phrase(who)
    low, high = view.paragraph.start + start, view.paragraph.start + end
    for run in view.runs:
        if low < run.end and run.start < high:
            low, high = (
                (run.end + 1, high) if run.end < view.paragraph.place(who)[0] else (low, run.start - 1)
            )
    return _strip(view, low, high) or view.place(who, who)


# --- set phrases and nouns


def _according(view: View, sentence: Sentence, token: Token) -> Found | None:
    doc = token.doc
    if token.i + 1 >= sentence.end or doc[token.i + 1].lower_ != "to":
        return None
    to = doc[token.i + 1]
    who = child(to, "pobj") or (child(token, "pobj"))
    if who is None:
        return None
    _, end = phrase(who)
    last = _token_at(view, end - 1)
    pieces = []
    before = doc[token.i - 1] if token.i > sentence.start else None
    if before is not None:
        stop = before if before.text in {",", "—", "–", "--"} else token
        box = view.box(doc[stop.i - 1]) if stop.i > sentence.start else None
        if box is not None and stop.i > sentence.start:
            start = min(view.paragraph.place(doc[sentence.start])[0], box.start)
            if is_mark(doc[sentence.start]):
                start = sentence.runs[0].start
            pieces.append((start, box.end))
        elif stop.i > sentence.start:
            place = _trimmed(view, doc[sentence.start], doc[stop.i - 1])
            if place:
                pieces.append(place)
    if last + 2 < sentence.end and doc[last + 1].text in {",", "—", "–", "--"}:
        rest = doc[last + 2 : sentence.end]
        tail = any(t.head.i < token.i for t in rest if not t.is_punct) or not pieces
        if tail and (not pieces or rest[0].tag_ not in {"VBG", "VBN", "WDT", "WP"}):
            place = _trimmed(view, rest[0], rest[-1])
            if place:
                pieces.append(place)
    if not pieces:
        return None
    return Found(
        cue=view.place(token, to),
        head=view.paragraph.place(token)[0],
        lemma="according",
        act="speech",
        content=tuple(pieces),
        source=_source_place(view, who),
        source_head=who,
        cue_token=token,
        at=view.at,
        beside=True,
    )


def _noun(view: View, noun: Token, lemma: str) -> Found | None:
    """A noun of saying with its clause: "his claim that …", "a sign that …"."""
    acts = ("speech", "thought", "attitude", "evidence")
    act: Act | None = next((a for a in acts if lemma in words("cues", f"nouns.{a}")), None)  # type: ignore[misc]
    if act is None:
        return None
    clause = next(
        (
            c
            for c in noun.children
            if c.dep_ in {"acl", "ccomp"} and c.i > noun.i and child(c, "mark") is not None
        ),
        None,
    )
    if clause is None or child(clause, "mark").lower_ not in {"that", "whether", "if"}:  # type: ignore[union-attr]
        return None
    place = _from_edges(view, clause, noun)
    owner = child(noun, "poss")
    if owner is None:
        by = next((c for c in noun.children if c.lemma_ in {"by", "from", "of", "among"}), None)
        owner = child(by, "pobj") if by is not None else None
    if place is None:
        return None
    return Found(
        cue=view.place(noun, noun),
        head=view.paragraph.place(noun)[0],
        lemma=lemma,
        act=act,
        content=(place,),
        source=_source_place(view, owner) if owner is not None else None,
        source_head=owner,
        cue_token=noun,
        at=view.at,
        rumour=lemma in words("cues", "nouns.rumour"),
        denied=lemma in words("cues", "nouns.denying"),
    )


# --- places


def _trimmed(view: View, first: Token, last: Token) -> Place | None:
    start, end = view.place(first, last)
    for run in view.runs:
        if is_mark(first) and run.start - 2 <= start < run.end:
            start = run.start
        if run.start < end <= run.end + 2 and end >= run.end:
            end = run.end if is_mark(last) else end
    return _strip(view, start, end)


def _strip(view: View, start: int, end: int) -> Place | None:
    text, offset = view.paragraph.doc.text, view.paragraph.start
    while start < end and text[start - offset] in TRIM:
        start += 1
    while end > start and text[end - 1 - offset] in TRIM + ".":
        if text[end - 1 - offset] == "." and _abbreviated(text, end - 1 - offset):
            break
        end -= 1
    return (start, end) if start < end else None


def _abbreviated(text: str, at: int) -> bool:
    """Whether a full stop belongs to an abbreviation ("a.m.", "U.S.", "Jan.")."""
    word = text[:at].split()[-1:] or [""]
    return "." in word[0] or word[0] in {
        "Jan",
        "Feb",
        "Aug",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
        "Inc",
        "Corp",
        "Co",
        "Jr",
        "Sr",
    }


def iterate(view: View) -> Iterator[Found]:
    """Yield what a paragraph puts on somebody's account, in order of the cues."""
    yield from sorted(sayings(view), key=lambda f: (f.cue, f.content))
