"""What a word does as a cue, by the lexicon, and what a cue found in the text comes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from firsthand.language.attribution.outer import View
from firsthand.language.attribution.rebutted import refuses_claim
from firsthand.language.layers import Place
from firsthand.language.lexicon import words
from firsthand.language.syntax import agent, antecedent, child, nobody, phrase, quoting, titled, verb_group, withholds
from firsthand.model import Act

ACTS: tuple[Act, ...] = ("speech", "writing", "thought", "attitude", "evidence")
AHEAD = frozenset({"'ll", "may", "might", "shall", "should", "will", "’ll"})
PRONOUNS = frozenset({"it", "so", "that", "them", "these", "this", "those", "what", "which"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True)
class Found:
    """A cue, its source and its content as places in the article.

    `head` is the offset of the cue's token, `at` the number of its paragraph. `beside` says that the content stands
    before the cue, round it or behind a colon, where a quotation stands.
    """

    cue: Place | None
    head: int
    lemma: str
    act: Act
    content: tuple[Place, ...]
    at: int
    source: Place | None = None
    source_head: Token | None = field(default=None, compare=False)
    cue_token: Token | None = field(default=None, compare=False)
    beside: bool = False
    asked: bool = False
    denied: bool = False
    rumour: bool = False
    unnamed: bool = False


def act_of(lemma: str) -> Act | None:
    """Return what kind of putting on record a verb is, by the first list that has it."""
    for act in ACTS:
        if lemma in words("cues", f"verbs.{act}"):
            return act
    return "speech" if lemma in words("cues", "verbs.asking") or lemma in words("cues", "verbs.manner") else None


@cache
def listed(lemma: str) -> bool:
    """Return whether a word is known to put something on record or to tell what somebody holds, by any list."""
    lists = ("object", "infinitive", "figures", "trailing", "judging", "learning", "passive", "voicing")
    nouns = (f"nouns.{act}" for act in ACTS if act != "writing")
    named = any(lemma in words("cues", key) for key in (*(f"verbs.{name}" for name in lists), *nouns, "adverbs.rumour"))
    return named or act_of(lemma) is not None or bool(prepositions(lemma)) or lemma in ("accord", "according", ":")


@cache
def prepositions(lemma: str) -> frozenset[str]:
    """Return the prepositions with which a verb has its content ("call": for)."""
    pairs = (pair.split() for pair in words("cues", "verbs.with_preposition"))
    return frozenset(preposition for verb, preposition in pairs if verb == lemma)


def of_colon(view: View, colon: Token, who: Token, content: Place) -> Found:
    """Return what a colon puts on somebody's account: `Jane was more blunt: "…"`."""
    return Found(
        cue=view.place(colon, colon),
        head=view.paragraph.place(colon)[0],
        lemma=":",
        act="speech",
        content=(content,),
        at=view.at,
        source=source_place(view, who),
        source_head=who,
        cue_token=colon,
        beside=True,
    )


def of_verb(
    view: View,
    verb: Token,
    who: Token | None,
    content: tuple[Place, ...],
    act: Act,
    *,
    beside: bool = False,
    until: Token | None = None,
) -> Found:
    """Return what a verb puts on somebody's account; `until` is the preposition that belongs to the cue."""
    first, last = verb_group(verb)
    if (quoted := quoting(verb)) is not None:
        first = verb_group(quoted)[0]
    if until is not None and until.i == last.i + 1:
        last = until
    lemma = verb.lemma_.lower()
    withheld = withholds(verb) or (who is not None and nobody(who))
    asking = lemma in words("cues", "verbs.asking")
    ahead = any(c.dep_ == "aux" and c.lower_ in AHEAD for c in verb.children)
    if (withheld or ahead or (asking and who is None)) and act in {"speech", "writing"} and not beside:
        act = "attitude"
    return Found(
        cue=view.place(first, last),
        head=view.paragraph.place(verb)[0],
        lemma=lemma,
        act=on_record(view, _by_source(act, lemma, who), lemma, content),
        content=content,
        at=view.at,
        source=_short_of(source_place(view, who), view.place(first, last)) if who is not None else None,
        source_head=titled(antecedent(who)) if who is not None else None,
        cue_token=verb,
        beside=beside,
        asked=asking or withheld,
        denied=denies(verb),
        rumour=lemma in words("cues", "verbs.rumour") or (who is not None and _unconfirmed(who)),
        unnamed=who is None and child(verb, "nsubjpass") is not None and agent(verb) is None,
    )


def denies(verb: Token) -> bool:
    """Whether a verb of saying denies what it governs: "denied that", "ruled out that", "pleaded not guilty to".

    One of rebutting does where a claim is its object: "dismissed reports that".
    """
    lemma = verb.lemma_.lower()
    if lemma == "plead":
        plea = child(verb, "acomp", "oprd")
        return plea is not None and (plea.lower_ == "innocent" or child(plea, "neg") is not None)
    ruled_out = lemma == "rule" and any(c.dep_ == "prt" and c.lower_ == "out" for c in verb.children)
    return ruled_out or lemma in words("cues", "verbs.denying") or refuses_claim(verb)


def _unconfirmed(who: Token) -> bool:
    """ "unconfirmed reports said"."""
    return any(c.dep_ == "amod" and c.lower_ in {"unconfirmed", "unverified"} for c in who.children)


def on_record(view: View, act: Act, lemma: str, content: tuple[Place, ...]) -> Act:
    """Return the act of a cue by its content: "that" is nobody's words, what is concluded without marks is thought."""
    if act not in {"speech", "writing"} or any(r.start < b and a < r.end for a, b in content for r in view.runs):
        return act
    text, offset = view.paragraph.text, view.paragraph.start
    if all(text[a - offset : b - offset].lower() in PRONOUNS for a, b in content):
        return "attitude"
    return "thought" if lemma in words("cues", "verbs.judging") else act


def _short_of(source: Place, cue: Place) -> Place:
    """A source ends where its cue begins ("a statement saying")."""
    return (source[0], cue[0] - 1) if source[0] < cue[0] - 1 < source[1] else source


def _by_source(act: Act, lemma: str, who: Token | None) -> Act:
    """A poll that suggests is evidence; a minister who suggests speaks."""
    if who is None or lemma not in words("cues", "verbs.evidence"):
        return act
    noun = antecedent(who)
    return "evidence" if noun.pos_ == "NOUN" and noun.lemma_.lower() in words("sources", "document.heads") else act


def source_place(view: View, who: Token) -> Place:
    """Return the words of a source: its whole phrase, cut off at quotations; a relative pronoun alone."""
    if who.tag_ in {"WP", "WDT", "WP$"}:
        return view.place(who, who)
    start, end = phrase(who)
    name = titled(who)
    if name.i != who.i:
        end = max(end, name.idx + len(name))
    low, high = view.paragraph.start + start, view.paragraph.start + end
    own = view.paragraph.place(who)[0]
    for run in view.runs:
        if low < run.end and run.start < high:
            low, high = (run.end + 1, high) if run.end < own else (low, run.start - 1)
    return view.strip(low, high) or view.place(who, who)
