"""Rules and tagger joined: the tagger proposes cue, source and content, quotation marks and the parse decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.language.attribution.cues import ACTS, Found, act_of, denies, on_record, source_place
from firsthand.language.attribution.governed import against
from firsthand.language.attribution.outer import View
from firsthand.language.layers import Place
from firsthand.language.lexicon import words
from firsthand.language.syntax import agent, child, hypothetical, quoting, said_of, titled, withholds
from firsthand.language.tagger.model import Tagged, Tagger, may_attribute
from firsthand.model import Act

SAME = 0.5
"""Jaccard by which two contents are the same."""
ALONE = 0.55
"""The score from which the tagger is believed where no rule agrees."""
PLAIN = frozenset({"according", "say"})
# Said to the reporter about the reporting.
ASIDE = re.compile(
    r"(?:not to be|to not be|never to be) (?:further )?(?:identified|named|quoted)|(?:to remain )?anonymous|anonymity"
)
SECOND = re.compile(r",? (?:and|but|or) that $")
BARE = " \t\r\n,;:.–—-\"'“”‘’`«»"
SPOKEN_END = frozenset(".,!?")
_REASONS = frozenset({"about", "against", "at", "for", "on", "over"})
ON_RECORD = frozenset({"speech", "writing"})


def joined(view: View, found: Sequence[Found], tagger: Tagger) -> list[Found]:
    """Return the attributions of a paragraph, those of the rules repaired and filled up by the tagger's."""
    text = view.paragraph.text
    tagged = tagger.tag(text) if may_attribute(text) else ()
    proposals = [(_ended(view, p, found), score) for t in tagged for p, score in _proposal(view, t)]
    out: list[Found] = []
    for one in found:
        match = _match(one, [p for p, _ in proposals], [f for f in found if f is not one])
        if match is not None:
            proposals = [(p, score) for p, score in proposals if p is not match]
            out.append(_repaired(view, one, _unnested(one, _with_both(view, one, match), found)))
        elif one.act in ON_RECORD or _clausal(one):
            out.append(one)
    out = [_in_its_relative(view, one) for one in out]
    sure = [_in_its_relative(view, p) for p, score in proposals if score >= ALONE]
    out += [p for p in sure if not any(_jaccard(_hull(o), _hull(p)) >= SAME for o in out)]
    out = [_up_to_another(view, one) for one in out]
    return sorted(out, key=lambda f: (f.head, f.content))


def _in_its_relative(view: View, one: Found) -> Found:
    """What the cue of a relative clause brings in ends with that clause: "Lind, who hopes [to win], left on Friday"."""
    cue = one.cue_token
    if cue is None or cue.dep_ != "relcl" or said_of(cue) is not None or len(one.content) != 1:
        return one
    start, end = one.content[0]
    last = view.place(cue, cue.right_edge)[1]
    runs_on = view.paragraph.place(cue)[0] < start < last < end and cue.head.i < cue.i
    main = cue.head.head
    if not runs_on or cue.head.dep_ not in ("nsubj", "nsubjpass") or not cue.right_edge.i < main.i:
        return one
    place = view.strip(start, last)
    return replace(one, content=(place,)) if place is not None else one


def _up_to_another(view: View, one: Found) -> Found:
    """What somebody says ends where another is set against it: "said 200 came, while police put it at 90"."""
    cue = one.cue_token
    if cue is None or one.beside or len(one.content) != 1:
        return one
    start, end = one.content[0]
    tokens = view.paragraph.tokens(start, end) or ()
    other = next((t for t in tokens if against(view, cue, t)), None)
    place = view.strip(start, view.place(other, other)[0]) if other is not None else None
    return replace(one, content=(place,)) if place is not None else one


def _clausal(one: Found) -> bool:
    """Whether a cue has somebody for its subject and a whole clause for its content: "officials feared that …"."""
    cue = one.cue_token
    if cue is None or one.source is None or cue.pos_ != "VERB" or one.act == "evidence":
        return False
    if one.beside:
        return True
    return any(c.dep_ == "ccomp" and c.i > cue.i and any(m.lower_ == "that" for m in c.lefts) for c in cue.children)


def _match(one: Found, proposals: Sequence[Found], others: Sequence[Found]) -> Found | None:
    """The proposal with the same cue, else with the same content; "X said, according to Y" is two of one content."""
    same_cue = [p for p in proposals if _same_cue(one, p)]
    twice = [o for o in others if "according" in {o.lemma, one.lemma}]
    free = [p for p in proposals if not any(_same_cue(other, p) for other in twice)]
    ranked = sorted(same_cue or free, key=lambda p: -_jaccard(_hull(one), _hull(p)))
    if not ranked or (not same_cue and _jaccard(_hull(one), _hull(ranked[0])) < SAME):
        return None
    return ranked[0]


def _same_cue(one: Found, other: Found) -> bool:
    return bool(one.cue and other.cue and one.cue[0] < other.cue[1] and other.cue[0] < one.cue[1])


def _unnested(one: Found, proposal: Found, found: Sequence[Found]) -> Found:
    """What the tagger proposes, set right where one attribution stands in another's content: it was taught one level.

    The inner one keeps the source it has inside, the outer one its content to the end.
    """
    low, high = _hull(one)
    outer = any(_holds(other, one.cue) for other in found if other is not one)
    if outer and one.source is not None and proposal.source is not None and proposal.source[1] <= one.source[0]:
        proposal = replace(proposal, source=one.source, source_head=one.source_head)
    end = _hull(proposal)[1]
    cut = any(
        _holds(one, other.cue) and _holds(one, other.source) and _within(other, end, high)
        for other in _below(one, found)
    )
    return replace(proposal, content=one.content) if cut and low <= _hull(proposal)[0] else proposal


def _with_both(view: View, one: Found, proposal: Found) -> Found:
    """ "told them he had left and that he was well": the tagger begins at the second "that"."""
    (low, high), (start, end) = _hull(one), _hull(proposal)
    between = view.paragraph.text[low - view.paragraph.start : start - view.paragraph.start]
    second = low < start and end <= high and SECOND.search(between) is not None
    return replace(proposal, content=one.content) if second and _same_cue(one, proposal) else proposal


def _below(one: Found, found: Sequence[Found]) -> Iterator[Found]:
    """Those whose cue is the verb of a clause that this one's cue governs, at any depth."""
    for other in found:
        token = other.cue_token
        if token is None or one.cue_token is None or token.dep_ != "ccomp":
            continue
        while token.dep_ == "ccomp" and token.head.i != token.i:
            token = token.head
            if token.i == one.cue_token.i:
                yield other
                break


def _holds(one: Found, place: Place | None) -> bool:
    return place is not None and any(a <= place[0] and place[1] <= b for a, b in one.content)


def _within(other: Found, end: int, high: int) -> bool:
    """Whether an inner cue and its content lie between where the tagger ends and where the rules do."""
    return other.cue is not None and end <= other.cue[0] and _hull(other)[1] <= high


def _repaired(view: View, one: Found, proposal: Found) -> Found:
    """The rules' content where it stands beside its cue, else the tagger's; cue and source as the tagger has them."""
    if one.cue_token is not None and said_of(one.cue_token) is not None:
        return one  # "Marsh, who police say left"
    if one.cue_token is not None and one.cue_token.pos_ == "NOUN" and _owns(one):
        return one  # "threw her weight behind Lind's advice that …"
    if one.cue_token is not None and quoting(one.cue_token) is not None:
        # "was quoted by the Post as saying": the one quoted speaks, not the Post.
        proposal = replace(proposal, source=one.source, source_head=one.source_head)
    if not _same_cue(one, proposal) and one.cue is not None and act_of(proposal.lemma) in ON_RECORD:
        # Two cues of one content: the tagger's is the one that says it.
        return replace(
            proposal,
            content=one.content if one.beside else proposal.content,
            act=act_of(proposal.lemma) or one.act if one.act in ON_RECORD else one.act,
            beside=one.beside,
        )
    same = one.source and proposal.source and one.source[0] < proposal.source[1] and proposal.source[0] < one.source[1]
    return replace(
        one,
        cue=proposal.cue,
        content=one.content if one.beside else proposal.content,
        source=proposal.source or one.source,
        source_head=one.source_head if same or proposal.source is None else proposal.source_head,
    )


def _owns(one: Found) -> bool:
    """Whether a source is whose word the cue is: "Lind's claim that …", "a claim by Lind that …"."""
    owner = one.source_head
    if owner is None or owner.head == one.cue_token:
        return owner is not None and owner.dep_ in ("amod", "compound", "nmod", "poss")
    by = owner.head
    return owner.dep_ == "pobj" and one.cue_token in (by.head, by.head.head if by.dep_ == "agent" else None)


def _hull(one: Found) -> Place:
    return min(a for a, _ in one.content), max(b for _, b in one.content)


def _jaccard(a: Place, b: Place) -> float:
    common = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return common / (a[1] - a[0] + b[1] - b[0] - common)


def _ended(view: View, one: Found, found: Sequence[Found]) -> Found:
    """`"A," Jane said, referring to Tom. "B."`: what hangs on a cue in a sentence of Jane's ends with the sentence."""
    at = view.index(one.head)
    sentence = next((s for s in view.sentences if s.start <= at < s.end), None)
    if sentence is None or len(one.content) != 1 or one.content[0][0] < one.head:
        return one
    leads = any(f.beside and f.head < one.head and sentence.start <= view.index(f.head) for f in found)
    end = view.place(*(view.paragraph.doc[i] for i in (sentence.start, sentence.end - 1)))[1]
    start = one.content[0][0]
    if not leads or not start < end < one.content[0][1] or not any(end <= r.start for r in view.runs):
        return one
    place = view.strip(start, end)
    return replace(one, content=(place,)) if place is not None else one


def _proposal(view: View, tagged: Tagged) -> Iterator[tuple[Found, float]]:
    """What the tagger found as the rules would put it, with its score."""
    doc, start = view.paragraph.doc, view.paragraph.start
    cue = doc.char_span(*tagged.cue, alignment_mode="expand")
    if cue is None or not len(cue) or tagged.content is None:
        return
    head = _cue_head(cue)
    lemma = head.lemma_.lower()
    source = doc.char_span(*tagged.source, alignment_mode="expand") if tagged.source else None
    if source is not None and any(t.i == listener.i for listener in _told(head) for t in source):
        source = None
    if source is not None and (_undergoes(head, lemma, source) or (len(source) == 1 and source[0].dep_ == "det")):
        source = None
    if source is not None and head.tag_ == "VBN" and source.root.dep_ == "pobj" and source.root.head.lower_ in _REASONS:
        source = None  # "was held on several counts"
    source = _named(source) if source is not None else None
    if source is not None and len(source) == 1 and source[0].lower_ == "whom":
        source = _doer(head)
    by = agent(head) if source is None and head.tag_ == "VBN" else None
    content = _past_listener(view, head, _pieces(view, tagged))
    if not content or hypothetical(head) or ASIDE.match(view.paragraph.text[tagged.content[0] : tagged.content[1]]):
        return
    place = source_place(view, by) if by is not None else None
    if source is not None:
        place = view.place(source[0], source[-1])
    found = Found(
        cue=(start + tagged.cue[0], start + tagged.cue[1]),
        head=view.paragraph.place(head)[0],
        lemma=lemma,
        act=on_record(view, _on_record(view, _act(head, lemma), lemma, content), lemma, content),
        content=content,
        at=view.at,
        source=place,
        source_head=_head(source) if source is not None and len(source) else by,
        cue_token=head,
        asked=lemma in words("cues", "verbs.asking") or withholds(head),
        denied=denies(head),
        rumour=lemma in words("cues", "verbs.rumour"),
        unnamed=source is None and by is None and head.tag_ == "VBN",
    )
    yield found, round(tagged.score, 4)


def _doer(verb: Token) -> Tokens | None:
    """Who does it, of a verb whose object stands before it: "whom [she] has accused of lying"."""
    doer = child(verb, "nsubj")
    return verb.doc[doer.left_edge.i : doer.i + 1] if doer is not None else None


def _named(source: Tokens) -> Tokens:
    """A role with the name right behind it: "the former secretary and party front-runner [Mara Quill]"."""
    doc, end = source.doc, source.end
    if not len(source) or source[-1].pos_ != "NOUN":
        return source
    while end < source.sent.end and doc[end].pos_ == "PROPN" and doc[end].ent_type_ == "PERSON":
        end += 1
    return doc[source.start : end]


def _undergoes(verb: Token, lemma: str, source: Tokens) -> bool:
    """Whether a source is whom others say it of: "Ana Bell is expected to stay"."""
    passive = verb.tag_ == "VBN" and lemma in words("cues", "verbs.passive")
    return passive and any(t.dep_ == "nsubjpass" and t.head.i == verb.i for t in source)


def _head(source: Tokens) -> Token:
    """The word of a source that says who it is; a parse gone astray may hang its parts side by side."""
    if source[-1].ent_type_ == "PERSON" and source[-1].pos_ == "PROPN" and source.root.pos_ == "NOUN":
        before = [t for t in source if t.ent_type_ == "PERSON"]
        if len(before) < len(source) and before[0].i and before[0].nbor(-1).pos_ == "NOUN":
            return source[-1]
    if source.root.dep_ == "npadvmod":  # "the officer in charge [that night]"
        first = next((t for t in source if t.dep_ in {"nsubj", "pobj"} and t.head not in source), None)
        if first is not None:
            return titled(first)
    if source.root.pos_ in {"DET", "ADJ", "NUM", "ADP"}:
        nouns = [t for t in source if t.pos_ in {"NOUN", "PROPN", "PRON"}]
        return titled(nouns[-1]) if nouns and source.root.i < nouns[-1].i else titled(source.root)
    return titled(source.root)


def _told(head: Token) -> list[Token]:
    """Who in "they were told that …" hears it; no source, though the subject."""
    if head.tag_ != "VBN" or head.lemma_.lower() not in words("cues", "verbs.ditransitive"):
        return []
    return [c for c in head.children if c.dep_ == "nsubjpass"]


def _cue_head(cue: Tokens) -> Token:
    """The word of a cue that says what is done: its last verb we know, else its root."""
    known = [t for t in cue if t.pos_ in {"VERB", "NOUN"} and (act_of(t.lemma_.lower()) or _noun_act(t.lemma_.lower()))]
    return known[-1] if known else cue.root


def _noun_act(lemma: str) -> Act | None:
    return next((a for a in ACTS if a != "writing" and lemma in words("cues", f"nouns.{a}")), None)


def _act(head: Token, lemma: str) -> Act:
    if head.lower_ in {"according", ":"}:
        return "speech"
    return (act_of(lemma) if head.pos_ in {"VERB", "AUX"} else _noun_act(lemma)) or "attitude"


def _on_record(view: View, act: Act, lemma: str, content: tuple[Place, ...]) -> Act:
    """What the tagger alone finds is speech where quoted words or a plain "said" show it, else an attitude."""
    voiced = lemma in words("cues", "verbs.voicing") and any(
        r.start < b and a < r.end for a, b in content for r in view.runs
    )
    if act == "attitude" and (voiced or _direct(view, content)):
        return "speech"
    quoted = any(r.start < b and a < r.end for a, b in content for r in view.runs)
    return act if act not in ON_RECORD or quoted or lemma in PLAIN else "attitude"


def _direct(view: View, content: tuple[Place, ...]) -> bool:
    """Whether a content is whole sentences between quotation marks, whatever verb stands beside them."""
    return all(
        any(
            abs(r.start - a) <= 1
            and abs(r.end - b) <= 1
            and view.text(r)[0].isupper()
            and view.text(r)[-1] in SPOKEN_END
            for r in view.runs
        )
        for a, b in content
    )


def _pieces(view: View, tagged: Tagged) -> tuple[Place, ...]:
    """A content without the cue and source that stand in it.

    A quotation that is a sentence of its own behind the cue is left for those that have none of their own.
    """
    start = view.paragraph.start
    assert tagged.content is not None
    low, high = tagged.content
    inside = [s for s in (tagged.cue, tagged.source) if s is not None and low <= s[0] and s[1] <= high]
    if not inside:
        place = view.strip(start + low, start + high)
        return (place,) if place else ()
    cut = min(a for a, _ in inside), max(b for _, b in inside)
    before, behind = _bare(view, low, cut[0]), _bare(view, cut[1], high)
    anew = behind is not None and any(abs(r.start - behind[0]) <= 1 for r in view.runs)
    if before is not None and behind is not None and anew:
        between = view.paragraph.text[cut[1] : behind[0] - start].rstrip(BARE.replace(".", ""))
        behind = None if between.endswith(".") and not between.endswith("..") else behind
    return tuple(p for p in (before, behind) if p is not None)


def _past_listener(view: View, head: Token, content: tuple[Place, ...]) -> tuple[Place, ...]:
    """ "tell TMZ the tour is off": who is told is no part of what is said."""
    if head.lemma_.lower() not in words("cues", "verbs.ditransitive") or len(content) != 1:
        return content
    told, said = child(head, "dobj", "dative"), child(head, "ccomp")
    if told is None or said is None or content[0][0] != view.place(told, told)[0] or said.left_edge.i != told.i + 1:
        return content
    place = view.strip(view.place(said.left_edge, said)[0], content[0][1])
    return (place,) if place is not None else content


def _bare(view: View, low: int, high: int) -> Place | None:
    """A piece of a content without marks at its edges."""
    text, start = view.paragraph.text, view.paragraph.start
    while low < high and text[low] in BARE:
        low += 1
    while low < high and text[high - 1] in BARE.replace(".", ""):
        high -= 1
    return view.strip(start + low, start + high)
