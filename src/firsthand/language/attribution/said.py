"""Everything a paragraph puts on somebody's account, whatever its cue is."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from firsthand.language.attribution.beside import beside, inverted
from firsthand.language.attribution.cues import FINITE, Found, act_of, of_colon, of_verb, prepositions, source_place
from firsthand.language.attribution.governed import clause, infinitive, objects, of_noun, refused
from firsthand.language.attribution.outer import Sentence, View, direct_verbs, is_mark
from firsthand.language.attribution.reckoned import reckoned, reckons
from firsthand.language.attribution.sources import cites, is_document
from firsthand.language.attribution.unnamed import adverb, passive
from firsthand.language.layers import Place
from firsthand.language.lexicon import words
from firsthand.language.syntax import child, hypothetical, phrase, subject, titled

BREAKS = frozenset({",", "—", "–", "--"})
LONGEST_SUBJECT = 6
"""Tokens between a quotation and a verb that is no verb of saying, at most."""
CUEING = frozenset({"ADV", "AUX", "NOUN", "VERB"})
ITS = frozenset({"her", "him", "it", "them"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
# "Words of a tweet — Jane Doe (@janedoe) May 1, 2020", as embeds are flattened to text.
TWEET = re.compile(r"(?P<words>.{12,}?)\s[—–-]+\s?(?P<who>[^—–()]{2,60}?)\s\(@\w+\)(?:\s+[A-Z]\w+ \d+, \d{4})?\W*$")


def sayings(view: View) -> list[Found]:
    """Return what the verbs, nouns and set phrases of a paragraph put on somebody's account, in order of the cues."""
    shown = post(view)
    if shown is not None:
        return [shown]
    found = [
        one
        for sentence in view.sentences
        for token in view.paragraph.doc[sentence.start : sentence.end]
        if not view.boxed(token) and (one := _of_token(view, sentence, token)) is not None
    ]
    found = [_held_in(view, _sharing(view, f, found), found) for f in found]
    found += [c for s in view.sentences if (c := _colon(view, s, found)) is not None]
    found += [m for s in view.sentences if (m := _any_verb(view, s, found)) is not None]
    return sorted(found, key=lambda f: (f.head, f.content))


def _sharing(view: View, one: Found, found: list[Found]) -> Found:
    """ "…," he said, adding that …": a participle with no subject found is the doing of the cue before it."""
    cue = one.cue_token
    if one.source is not None or cue is None or cue.tag_ != "VBG":
        return one
    before = [f for f in found if f.source is not None and f.head < one.head and f.cue_token is not None]
    if not before:
        return one
    last = max(before, key=lambda f: f.head)
    near = any(s.start <= cue.i < s.end and s.start <= last.cue_token.i < s.end for s in view.sentences)  # type: ignore[union-attr]
    return replace(one, source=last.source, source_head=last.source_head) if near else one


def _held_in(view: View, one: Found, found: list[Found]) -> Found:
    """ "Reed told them he was alone, a memo says": what Reed told ends where the memo's words do."""
    if one.beside or len(one.content) != 1 or one.cue is None:
        return one
    start, end = one.content[0]
    for other in found:
        if (
            other.beside
            and other is not one
            and any(a <= one.cue[0] and one.cue[1] <= b < end for a, b in other.content)
        ):
            place = view.strip(start, min(b for a, b in other.content if a <= one.cue[0] < b))
            return replace(one, content=(place,)) if place is not None else one
    return one


def _of_token(view: View, sentence: Sentence, token: Token) -> Found | None:
    if token.lower_ == "according" or (token.lower_ == "per" and _per(sentence, token)):
        return _according(view, sentence, token)
    if token.pos_ not in CUEING:
        return None
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and not _compound(token):
        return _of_verb(view, sentence, token, lemma)
    if token.pos_ == "ADV":
        return adverb(view, token, lemma)
    return of_noun(view, sentence, token, lemma) if token.pos_ == "NOUN" else None


def _compound(token: Token) -> bool:
    """Whether a verb is half of a word with a hyphen ("opioid-related"), or stands as an adjective before a noun."""
    return (token.i > 0 and token.doc[token.i - 1].text == "-") or (token.dep_ == "amod" and token.tag_ != "VBD")


def _of_verb(view: View, sentence: Sentence, verb: Token, lemma: str) -> Found | None:
    worded = _worded(view, verb, lemma) or refused(view, verb)
    if worded is not None:
        return worded
    act = act_of(lemma)
    if act is None and not (
        lemma in words("cues", "verbs.object")
        or lemma in words("cues", "verbs.infinitive")
        or prepositions(lemma)
        or reckons(lemma)
    ):
        return None
    on_nobody = passive(view, verb, lemma)
    if on_nobody is not None:
        return on_nobody
    if hypothetical(verb) or cites(verb):
        return None
    who = _who(view, sentence, verb)
    if (
        lemma in direct_verbs()
        or (lemma in words("cues", "verbs.trailing") and (who or _it_was(verb)) and child(verb, "dobj") is None)
    ) and act is not None:
        content = beside(view, sentence, verb, who)
        if lemma in words("cues", "verbs.manner") and not _direct(view, content):
            content = ()
        if content and (who is not None or _it_was(verb) or (_quoted(view, content) and verb.i > sentence.start + 1)):
            return of_verb(view, verb, who, content, act, beside=True)
    if act is not None and lemma not in words("cues", "verbs.manner"):
        held = clause(view, sentence, verb)
        if held is not None:
            return of_verb(view, verb, who, (held,), act)
    if who is None:
        return None
    return infinitive(view, verb, who, lemma) or reckoned(view, verb, who, lemma) or objects(view, verb, who, lemma)


def _worded(view: View, verb: Token, lemma: str) -> Found | None:
    """Return `"a casino," as she put it`: the words before are hers."""
    if lemma not in words("cues", "verbs.wording") or verb.i + 1 >= len(verb.doc):
        return None
    who, thing = child(verb, "nsubj"), verb.nbor()
    opener = verb.left_edge
    if who is None or view.boxed(who) or thing.lower_ not in ITS or opener.lower_ != "as" or opener.i < 2:
        return None
    before = opener.nbor(-2) if opener.nbor(-1).text in BREAKS else opener.nbor(-1)
    run = view.box(before)
    return of_verb(view, verb, who, ((run.start, run.end),), "speech", beside=True) if run is not None else None


def _it_was(verb: Token) -> bool:
    """ "…, it was claimed": on nobody's name."""
    subject_ = child(verb, "nsubjpass")
    return verb.tag_ == "VBN" and subject_ is not None and subject_.lower_ == "it"


def _quoted(view: View, content: tuple[Place, ...]) -> bool:
    return any(r.start < b and a < r.end for a, b in content for r in view.runs)


def _direct(view: View, content: tuple[Place, ...]) -> bool:
    """Whether every piece is between quotation marks from end to end."""
    return all(any(r.start <= a + 1 and b <= r.end + 1 for r in view.runs) for a, b in content)


def _who(view: View, sentence: Sentence, verb: Token) -> Token | None:
    """Whose verb it is; behind a quotation also "said Jane Doe", and in "was quoted as saying" who was quoted."""
    who = subject(verb)
    if who is not None and not view.boxed(who):
        return who
    between = _behind_box(view, sentence, verb)
    if between is not None:
        return between
    behind = inverted(view, sentence, verb)
    if behind is not None:
        return behind
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return child(verb.head.head, "nsubjpass", "nsubj", "dobj")
    return None


def _behind_box(view: View, sentence: Sentence, verb: Token) -> Token | None:
    """Jane Doe in `"…," Jane Doe, 58, told them`, where the parse has lost her."""
    doc = view.paragraph.doc
    low = verb.i
    while low > sentence.start and not view.boxed(doc[low - 1]):
        low -= 1
    if low == sentence.start or verb.i - low > 25:
        return None
    head = next((t for t in doc[low : verb.i] if t.pos_ in {"PROPN", "PRON", "NOUN"}), None)
    if head is not None and head.i + 2 < verb.i and doc[head.i + 2].lower_ == "old":
        # "the 38-year-old"
        return doc[head.i + 2]
    if head is None or doc[low].tag_ in {"VBD", "VBZ"}:
        return None
    while (
        low <= head.head.i < verb.i
        and head.head.i != head.i
        and head.dep_ in {"compound", "nmod", "amod", "poss", "det"}
    ):
        head = head.head
    return head if head.pos_ in {"PROPN", "PRON", "NOUN"} else None


def _according(view: View, sentence: Sentence, token: Token) -> Found | None:
    doc = token.doc
    if token.i + 1 >= sentence.end or (token.lower_ != "per" and doc[token.i + 1].lower_ != "to"):
        return None
    to = token if token.lower_ == "per" else doc[token.i + 1]
    who = child(to, "pobj") or child(token, "pobj")
    if who is None:
        return None
    last = max(titled(who).i, view.index(view.paragraph.start + phrase(who)[1] - 1))
    pieces = _around(view, sentence, token, _past_time(doc, last, sentence.end))
    if not pieces:
        return None
    return Found(
        cue=view.place(token, to),
        head=view.paragraph.place(token)[0],
        lemma="according",
        act="speech",
        content=pieces,
        at=view.at,
        source=source_place(view, who),
        source_head=titled(who),
        cue_token=token,
        beside=True,
    )


def _past_time(doc: Doc, last: int, end: int) -> int:
    """The last word of a source with the time behind it: "according to the officer on duty [that night], …"."""
    at = last + 1
    while at < end and doc[at].text not in BREAKS and at - last <= 3:
        at += 1
    timed = at < end and doc[at].text in BREAKS and at - 1 > last and doc[at - 1].dep_ == "npadvmod"
    return at - 1 if timed else last


def _per(sentence: Sentence, token: Token) -> bool:
    """ "…, per the Post", "Per two reports, …": a source, no rate ("per day")."""
    parted = token.i == sentence.start or token.nbor(-1).text in BREAKS
    who = child(token, "pobj")
    return parted and who is not None and (who.pos_ == "PROPN" or is_document(who))


def _around(view: View, sentence: Sentence, token: Token, last: int) -> tuple[Place, ...]:
    """What stands before and behind an "according to X" in its sentence."""
    doc = token.doc
    start = view.opening(sentence)
    before = None
    if token.i > start:
        stop = token.i - 1 if doc[token.i - 1].text in BREAKS else token.i
        before = view.stretch(doc[start], doc[stop - 1]) if stop > start else None
    if last + 2 >= sentence.end or not (doc[last + 1].text in BREAKS or (view.boxed(doc[last + 1]) and before is None)):
        return (before,) if before is not None else ()
    rest = doc[last + 2 : sentence.end] if doc[last + 1].text in BREAKS else doc[last + 1 : sentence.end]
    behind = view.stretch(rest[0], rest[-1])
    if behind is None or (before is not None and not _one_clause(view, doc[start : token.i], rest)):
        return (before,) if before is not None else ()
    linked = before is None or (len(doc[start : token.i]) <= 2 and doc[start].pos_ in {"ADV", "CCONJ", "SCONJ"})
    return (behind,) if linked or before is None else (before, behind)


def _one_clause(view: View, before: Tokens, rest: Tokens) -> bool:
    """Whether what stands on both sides of an "according to X" is one clause: "Doe, according to police, fled"."""
    if rest[0].tag_ in {"VBG", "VBN", "WDT", "WP"}:
        return False
    if any(t.head.i < before.end for t in rest if not t.is_punct and not view.boxed(t)):
        return True
    split = any(t.dep_ in SUBJECTS and t.head.i >= rest.start for t in before)
    return split or not any(t.tag_ in FINITE for t in before)


def _colon(view: View, sentence: Sentence, found: list[Found]) -> Found | None:
    """`Jane was more blunt: "…"`: a quotation behind a colon is its sentence's subject's."""
    doc = view.paragraph.doc
    for run in sentence.runs:
        start = view.index(run.start)
        mark = start - 1 if is_mark(doc[start - 1]) else start
        colon = doc[mark - 1] if mark > sentence.start else None
        if (
            colon is None
            or colon.text != ":"
            or any(a < run.end and run.start < b for f in found for a, b in f.content)
        ):
            continue
        before = doc[sentence.start : colon.i]
        content = (run.start, run.end)
        who = next((t for t in before if t.dep_ == "nsubj" and t.pos_ in {"PROPN", "PRON", "NOUN"}), None)
        if who is None and 0 < len(before) <= 6 and before.root.pos_ == "PROPN":
            who = before.root
            content = view.stretch(doc[colon.i + 1], doc[sentence.end - 1]) or content
        if who is None or (who.text.isupper() and who.pos_ != "PRON" and len(before) == 1):
            continue
        return of_colon(view, colon, who, content)
    return None


def _any_verb(view: View, sentence: Sentence, found: list[Found]) -> Found | None:
    """ "…," they beam: behind a quotation that opens its sentence and ends in a comma any verb is one of saying."""
    run = sentence.runs[0] if sentence.runs else None
    if run is None or not run.closes or view.text(run)[-1:] != "," or view.index(run.start) > sentence.start + 1:
        return None
    if any(a < run.end and run.start < b for f in found for a, b in f.content):
        return None
    doc = view.paragraph.doc
    behind = [t for t in doc[view.index(run.end - 1) + 1 : sentence.end] if not view.boxed(t)][:LONGEST_SUBJECT]
    verb = next((t for t in behind if t.pos_ == "VERB" and t.tag_ in FINITE), None)
    who = _who(view, sentence, verb) if verb is not None else None
    if verb is None or any(f.head == view.paragraph.place(verb)[0] for f in found):
        return None
    if who is None or view.boxed(who) or not behind[0].i <= who.i <= verb.i + LONGEST_SUBJECT:
        return None
    return of_verb(view, verb, who, ((run.start, run.end),), "speech", beside=True)


def post(view: View) -> Found | None:
    """Return a post shown in the page, by whoever signs it."""
    match = TWEET.match(view.paragraph.text)
    if match is None:
        return None
    start = view.paragraph.start
    source = (start + match.start("who"), start + match.end("who"))
    return Found(
        cue=None,
        head=source[0],
        lemma="tweet",
        act="writing",
        content=((start + match.start("words"), start + match.end("words")),),
        at=view.at,
        source=source,
        source_head=view.paragraph.doc[view.index(source[1] - 1)],
        beside=True,
    )
