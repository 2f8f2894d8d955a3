"""Speech set off by paragraphs: "She wrote:" with the words below it, transcripts ("DOE: Yes."), lifted-out quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from firsthand.language.attribution.cues import Found, act_of, of_colon, of_verb
from firsthand.language.attribution.outer import View, speaks
from firsthand.language.layers import Place
from firsthand.language.parse import Parsed
from firsthand.language.syntax import subject

SPEAKER = re.compile(r"(?P<who>[A-Z][A-Z.'’\- ]{2,30}):\s+(?=\S)")
# "READ MORE:" opens a link, not a turn.
INVITING = frozenset(
    {
        "ALSO",
        "GALLERY",
        "LISTEN",
        "LOOK",
        "MORE",
        "NOTE",
        "PHOTOS",
        "READ",
        "RELATED",
        "SEE",
        "UPDATE",
        "VIDEO",
        "WATCH",
    }
)
# "It is very bad for us. Jane Doe, mayor", set between paragraphs with no marks and no full stop.
SIGNED = re.compile(
    r"(?P<words>[^\"“”«»]{20,}[.!?])\s+[—–-]*\s?"
    r"(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})(?:, [^.!?\"“”:;]{3,60})?$"
)
OURSELVES = re.compile(r"\b(?:I|I[’']\w+|we|us|our|my|me)\b")
SILENT = frozenset({"caption", "credit", "boilerplate", "title"})


def below(views: Sequence[View]) -> Iterator[Found]:
    """Yield what stands in the paragraph below a sentence that ends in a colon and says who speaks."""
    spoken = [v for v in views if v.paragraph.kind not in SILENT]
    for view, following in pairwise(spoken):
        doc = view.paragraph.doc
        if not _leads(view, following) or len(doc) < 3:
            continue
        sentence = view.sentences[-1]
        for verb in reversed(list(doc[sentence.start : sentence.end])):
            who = subject(verb) if speaks(verb) and not view.boxed(verb) else None
            if who is None or view.boxed(who):
                continue
            words = _words_of(following)
            if not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
                yield of_verb(view, verb, who, (words,), act_of(verb.lemma_.lower()) or "speech", beside=True)
            elif any((run.start, run.end) == words for run in following.runs):
                yield of_colon(view, doc[sentence.end - 1], who, words)  # "She says it will fall:" says that already
            break


def _leads(view: View, following: View) -> bool:
    """Whether a paragraph ends in a colon, or in a verb of saying or a comma before a quotation that stands alone."""
    text = view.paragraph.text.rstrip()
    last = view.paragraph.doc[-1]
    if text.endswith(":"):
        return True
    whole = any((run.start, run.end) == _words_of(following) for run in following.runs)
    own = bool(view.sentences[-1].runs)
    return whole and not own and (text.endswith(",") or speaks(last))


def _words_of(view: View) -> Place:
    runs = view.runs
    if runs and runs[0].start - view.paragraph.start <= 2 and view.paragraph.end - runs[0].end <= 2:
        return runs[0].start, runs[0].end
    return view.paragraph.start, view.paragraph.end


def signed(parsed: Parsed, views: Sequence[View]) -> Iterator[Found]:
    """Yield words lifted out of a speech, with who speaks behind them: a name known from elsewhere in the article."""
    for view in views:
        match = SIGNED.match(view.paragraph.text)
        if match is None or view.paragraph.kind != "body" or match["who"].endswith("."):
            continue
        start = view.paragraph.start
        source = (start + match.start("who"), start + match.end("who"))
        head = view.paragraph.doc[view.index(source[1] - 1)]
        named = head.ent_type_ in {"PERSON", "ORG", "GPE"} or head.pos_ == "PROPN"
        known = len(re.findall(rf"\b{re.escape(match['who'].split()[-1])}\b", parsed.text)) > 1
        if named and (known or OURSELVES.search(match["words"])):
            yield Found(
                cue=None,
                head=source[0],
                lemma="signed",
                act="speech",
                content=((start, start + match.end("words")),),
                at=view.at,
                source=source,
                source_head=head,
                beside=True,
            )


def transcript(parsed: Parsed, views: Sequence[View]) -> Iterator[Found]:
    """Yield the turns of a transcript: two speakers or more with two turns or more, in capitals before a colon."""
    turns = [(v, m) for v in views if (m := SPEAKER.match(v.paragraph.text)) and v.paragraph.kind not in SILENT]
    count = Counter(m["who"] for _, m in turns)
    turns = [(v, m) for v, m in turns if count[m["who"]] > 1 and not INVITING & set(m["who"].split())]
    if len({m["who"] for _, m in turns}) < 2:
        return
    for view, match in turns:
        start = view.paragraph.start
        source = (start + match.start("who"), start + match.end("who"))
        yield Found(
            cue=(source[1], source[1] + 1),
            head=source[1],
            lemma=":",
            act="speech",
            content=((start + match.end(), view.paragraph.end),),
            at=view.at,
            source=source,
            source_head=view.paragraph.doc[view.index(source[1] - 1)],
            beside=True,
        )
