"""Content beside its cue: "…, X said", "…, X said, …", `X said: "…"`, and a speech behind a colon with no marks."""

from __future__ import annotations

from spacy.tokens import Token

from firsthand.language.attribution.cues import FINITE
from firsthand.language.attribution.outer import Sentence, View, speaks
from firsthand.language.layers import Place
from firsthand.language.lexicon import words
from firsthand.language.syntax import COMPLEMENTS, child, phrase, quoting, verb_group

BREAKS = frozenset({",", "—", "–", "--", "-", "…"})
CLAUSE_OPENERS = frozenset(
    {"although", "as", "because", "before", "after", "if", "since", "though", "when", "whenever", "while"}
)
FAR = 6
"""Tokens in which "that" opens what a cue governs, at most: "told the city's council that"."""
ADDRESSED = frozenset({"him", "her", "me", "us", "them", "reporters", "so", "this", "that", "following", "words"})
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


def beside(view: View, sentence: Sentence, verb: Token, who: Token | None) -> tuple[Place, ...]:
    """Return the pieces of a cue's content that stand beside it; nothing where it governs a clause of its own."""
    first, last = edges(view, verb, who)
    left = _left(view, sentence, verb, first, last)
    if (
        left is not None
        and who is not None
        and view.box(who) is None
        and left[0] <= view.paragraph.place(who)[0] < left[1]
    ):
        # "Mayor resigns, says he will sue": who says it is no part of what is said.
        left = None
    if left is not None and not _introduces(view, sentence, verb, first, last):
        tail = _tail(view, sentence, verb, first, last)
        return (left,) if tail is None else (left, tail)
    right = _right(view, sentence, verb, last) if not _has_object(view, verb, last) else None
    return () if right is None else (right,)


def _introduces(view: View, sentence: Sentence, verb: Token, first: int, last: int) -> bool:
    """`In addition, he said, "I …"`: what stands before the cue only leads up to the quotation behind it."""
    doc = view.paragraph.doc
    if any(view.boxed(t) for t in doc[sentence.start : first]):
        return False
    run = next((r for r in sentence.runs if view.index(r.start) > last), None)
    if run is None or any(t.pos_ == "VERB" or view.boxed(t) for t in doc[last + 1 : view.index(run.start) - 1]):
        return False
    return doc[view.index(run.start)].text[:1].isupper() and _right(view, sentence, verb, last) is not None


def edges(view: View, verb: Token, who: Token | None) -> tuple[int, int]:
    """Return the first and last token of a cue taken together with its source."""
    first, last = verb_group(verb)
    low, high = first.i, last.i
    if who is None and low and verb.doc[low - 1].lower_ == "it" and verb.doc[low - 1].dep_ == "nsubjpass":
        low -= 1  # "…, it was claimed"
    quoted = quoting(verb)
    own = {verb.i} if quoted is None else {verb.i, quoted.i}
    if who is not None and who.i < verb.i and not view.boxed(who) and who.head.i in own:
        quoter = child(quoted, "nsubj") if quoted is not None else None
        low = min(low, view.index(view.paragraph.start + phrase(quoter or who)[0]))
        while low < who.i and (verb.doc[low].text in {",", ";"} or view.boxed(verb.doc[low])):
            low += 1
        above = verb.head
        if verb.dep_ == "relcl" and above.i == low - 1:
            # "the state agency Sana reported": the parse makes a relative clause of a name behind its noun.
            low = min([above.i, *(t.i for t in above.lefts if t.dep_ in {"det", "compound", "amod", "poss"})])
    elif who is not None and who.i < verb.i and not view.boxed(who):
        low = _after_box(view, verb, low)
    elif who is not None and who.i > verb.i:
        high = max(high, view.index(view.paragraph.start + phrase(who)[1] - 1))
    return low, high


def _after_box(view: View, verb: Token, low: int) -> int:
    """The first token behind the quotation before a cue, where only the words for its speaker stand between."""
    at = verb.i
    quoted = quoting(verb)
    own = {t.i for t in (quoted, *quoted.children)} if quoted is not None else set()
    while at > 0 and not view.boxed(verb.doc[at - 1]):
        at -= 1
        if (verb.doc[at].pos_ in {"VERB", "AUX"} and at != verb.i and at not in own) or verb.i - at > 25:
            return low
    return at if at > 0 else low


def inverted(view: View, sentence: Sentence, verb: Token) -> Token | None:
    """Return Jane Doe in "…, said Jane Doe, a teacher", which parses often take for an object."""
    before = verb.doc[verb.i - 1] if verb.i > sentence.start else None
    if before is None or verb.i + 1 >= sentence.end or not (before.text in BREAKS or view.boxed(before)):
        return None
    head = verb.doc[verb.i + 1]
    if head.pos_ not in {"PROPN", "PRON", "NOUN", "DET", "ADJ", "NUM"} or view.boxed(head):
        return None
    while verb.i < head.head.i < sentence.end and head.head.i != head.i and head.head.pos_ in {"PROPN", "NOUN", "PRON"}:
        head = head.head
    governed = head.dep_ == "nsubj" and head.head.i > head.i and head.head.dep_ == "ccomp" and head.tag_ == "PRP"
    return head if head.pos_ in {"PROPN", "PRON", "NOUN"} and not governed else None


def _left(view: View, sentence: Sentence, verb: Token, first: int, last: int) -> Place | None:
    if first <= sentence.start:
        return None
    before = view.paragraph.doc[first - 1]
    box = view.box(before)
    if box is None and before.text not in BREAKS:
        return None
    if _governs(view, verb, last):
        return None
    if box is not None:
        start = view.paragraph.place(view.paragraph.doc[sentence.start])[0]
        if not _finite(verb) and not _first_words(view, sentence, box.start):
            return None
        opens = sentence.runs[0].start
        if opens - start > 2 and _set_off(view, box.start):
            opens = start = box.start
        if opens - start > 2 and (_participial(view, sentence) or _announced(view, sentence, last)):
            return None
        return (opens if opens - start <= 2 else start), box.end
    if not _finite(verb) or _has_object(view, verb, last):
        return None
    return _left_clause(view, sentence, before.i, verb, last)


def _participial(view: View, sentence: Sentence) -> bool:
    """`Recalling "…," she urged them to stay`."""
    return view.paragraph.doc[sentence.start].tag_ in {"VBG", "VBN"}


def _announced(view: View, sentence: Sentence, last: int) -> bool:
    """Whether a colon and a quotation follow the cue: `After he called it "a ruin," she said: "…"`."""
    doc = view.paragraph.doc
    return last + 2 < sentence.end and doc[last + 1].text == ":" and view.boxed(doc[last + 2])


def _set_off(view: View, start: int) -> bool:
    """Whether a quotation stands behind a colon, a bracket or a dash: what is before it only leads up to it."""
    before = view.paragraph.text[: start - view.paragraph.start].rstrip(" \"'“”‘’`«»")
    return before.endswith((":", "(", "[", "–", "—", " -", "--"))


def _first_words(view: View, sentence: Sentence, start: int) -> bool:
    return view.index(start) <= sentence.start + 1


def _finite(verb: Token) -> bool:
    """Whether a verb can carry a clause of its own; parses often take "…, said Jane Doe" for a participle."""
    if verb.tag_ in FINITE or child(verb, "aux", "auxpass") is not None:
        return verb.tag_ != "VB" or (child(verb, "aux") is not None and child(verb, "aux").tag_ != "TO")  # type: ignore[union-attr]
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return True
    return verb.tag_ == "VBN" and verb.lemma_ in {"say", "add", "tell"}


def _has_object(view: View, verb: Token, last: int) -> bool:
    """Whether the cue says something else than what stands before it ("posted a photo")."""
    if verb.lemma_.lower() in words("cues", "verbs.ditransitive"):
        return False
    thing = child(verb, "dobj")
    if thing is None or thing.i <= last or view.boxed(thing):
        return False
    return not thing.ent_type_ and thing.lower_ not in ADDRESSED


def _governs(view: View, verb: Token, last: int) -> bool:
    """Whether the cue has a clause behind it, so that what stands before it is not its content."""
    for c in verb.children:
        if c.dep_ not in COMPLEMENTS or c.i <= last or view.boxed(c):
            continue
        own = child(c, *SUBJECTS)
        if c.dep_ == "xcomp" or own is None:
            return True
        if own.i > last and (c.left_edge.i <= last + 2 or verb.doc[last + 1].text != ","):
            return True
    for token in verb.doc[last + 1 : last + FAR]:
        if token.is_punct or view.boxed(token) or token.pos_ in {"VERB", "AUX"}:
            return False
        if token.lower_ == "that" and token.tag_ == "IN":
            return True
    return False


def _left_clause(view: View, sentence: Sentence, end: int, verb: Token, last: int) -> Place | None:
    doc = view.paragraph.doc
    tokens = doc[view.opening(sentence) : end]
    if not len(tokens):
        return None
    inserted = last + 1 < sentence.end and doc[last + 1].text == ","
    finite = [t.head if t.dep_ in {"aux", "auxpass"} else t for t in tokens if t.tag_ in FINITE]
    if not finite and not (inserted and len(tokens) and _tail(view, sentence, verb, end, last) is not None):
        return None
    opener = tokens[0]
    if opener.tag_ in {"VBN", "VBG"} and not any(opener.i != t.i and not opener.is_ancestor(t) for t in finite):
        return None
    subordinate = opener.lower_ in CLAUSE_OPENERS and opener.dep_ in {"mark", "advmod"}
    if subordinate and all(t.dep_ in {"advcl", "relcl", "acl"} or t.i == verb.i for t in finite):
        return None
    return view.stretch(opener, doc[end - 1])


def _tail(view: View, sentence: Sentence, verb: Token, first: int, last: int) -> Place | None:
    """What goes on behind an inserted cue: ", he says, and …"."""
    doc = view.paragraph.doc
    comma = next((t.i for t in doc[last + 1 : sentence.end] if t.text in BREAKS or view.boxed(t)), None)
    if comma is None or comma + 1 >= sentence.end:
        return None
    between = doc[last + 1 : comma]
    if any(t.pos_ == "VERB" for t in between):
        return None
    rest = [t for t in doc[comma + 1 : sentence.end] if not t.is_punct and not t.is_space]
    if not rest:
        return None
    if view.boxed(doc[comma]) or view.boxed(rest[0]):
        box = view.box(rest[0])
        return view.strip(box.start, _end(view, sentence)) if box is not None else None
    if rest[0].tag_ == "VBG" and speaks(rest[0]):
        return None
    led = rest[0].lower_ == "that" and rest[0].tag_ == "IN"
    if led or (rest[0].lower_ in {"and", "but", "or"} and len(rest) > 1 and view.boxed(rest[1])):
        return view.stretch(rest[0], rest[-1])
    joined = any(sentence.start <= t.head.i < first and not view.boxed(t) for t in rest)
    joined = joined or any(t.head.i > comma and not t.is_punct for t in doc[sentence.start : first])
    subject_left = any(
        c.dep_ == "ccomp" and c.i > comma and any(s.dep_ in SUBJECTS and s.i < first for s in c.children)
        for c in verb.children
    )
    return view.stretch(doc[comma + 1], doc[sentence.end - 1]) if joined or subject_left else None


def _end(view: View, sentence: Sentence) -> int:
    last = view.paragraph.doc[sentence.end - 1]
    box = view.box(last)
    return box.end if box is not None else view.paragraph.place(last)[1]


def _right(view: View, sentence: Sentence, verb: Token, last: int) -> Place | None:
    """A quotation or a speech behind the cue: `said: "…"`, `said, "…"`, `he said: I am …`."""
    doc = view.paragraph.doc
    for token in doc[last + 1 : sentence.end]:
        before = doc[token.i - 1]
        box = view.box(token)
        if box is not None:
            parted = before.text in BREAKS or before.text == ":"
            touching = token.i == last + 1 or (before.dep_ in {"dobj", "dative", "pobj"} and before.i <= last + 3)
            if parted or touching:
                return _quotation(view, sentence, box.start, box.end, parted)
            return None
        if token.text == ":":
            return _unmarked(view, sentence, token.i)
        if token.i > last + 1 and token.pos_ == "VERB" and speaks(token) and token.tag_ in {"VBG", "VBD"}:
            return None
        if token.dep_ == "mark" or token.tag_ in FINITE:
            return None
    return None


def _quotation(view: View, sentence: Sentence, start: int, end: int, parted: bool) -> Place | None:
    """From the first quotation behind a cue to the last; without a comma or colon the words after it belong too."""
    more = [r for r in sentence.runs if r.start >= end]
    if not more and _rest_is_empty(view, sentence, end):
        return start, end
    if parted:
        for run in more:
            between = view.paragraph.text[end - view.paragraph.start : run.start - view.paragraph.start]
            if between.strip(" ,\"'“”‘’") not in {"", "and", "or"}:
                break
            end = run.end
        return start, end
    close = _next_cue(view, sentence, end)
    return view.whole(start, close)


def _rest_is_empty(view: View, sentence: Sentence, end: int) -> bool:
    stop = view.paragraph.place(view.paragraph.doc[sentence.end - 1])[1] - view.paragraph.start
    return not any(c.isalnum() for c in view.paragraph.text[end - view.paragraph.start : stop])


def _next_cue(view: View, sentence: Sentence, start: int) -> int:
    """Where a new clause of saying or an addition begins behind a quotation, else the end of the sentence."""
    doc = view.paragraph.doc
    for token in doc[view.index(start) : sentence.end]:
        if token.text == "," and token.i + 1 < sentence.end and not view.boxed(token):
            following = doc[token.i + 1]
            if (
                following.tag_ in {"VBG", "VBN", "WDT", "WP", "PRP"}
                or following.lower_ in CLAUSE_OPENERS
                or following.lower_ in {"and", "but", "or", "in", "with"}
            ):
                return view.paragraph.place(token)[0]
        if (
            not view.boxed(token)
            and token.lower_ in {"and", "but"}
            and any(speaks(t) for t in doc[token.i + 1 : min(token.i + 3, sentence.end)])
        ):
            return view.paragraph.place(token)[0]
    return _end(view, sentence)


def _unmarked(view: View, sentence: Sentence, colon: int) -> Place | None:
    """A speech opened by a colon with no marks runs to the end of its paragraph."""
    doc = view.paragraph.doc
    if colon + 1 >= sentence.end:
        return None
    following = doc[colon + 1]
    box = view.box(following)
    if box is not None:
        return _quotation(view, sentence, box.start, box.end, parted=True)
    if not following.text[:1].isupper() and following.pos_ != "NUM":
        return view.stretch(following, doc[sentence.end - 1])
    return view.paragraph.place(following)[0], view.paragraph.end


def spoken_words() -> frozenset[str]:
    """Return the nouns of saying, for a colon without a verb ("her message:")."""
    return words("cues", "nouns.speech")
