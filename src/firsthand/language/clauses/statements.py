"""Statements: the clauses somebody put on record, with who, what, when, how many, how sure, and on whose word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.language.attribution.chains import UNNAMED as NAMELESS
from firsthand.language.attribution.cues import act_of, listed
from firsthand.language.attribution.rebutted import Pointing, Rebuttal, pointing, rebuttal, says_no, truth_in
from firsthand.language.attribution.sources import DETERMINER, cites, source_of
from firsthand.language.clauses import tree as grammar
from firsthand.language.clauses.certainty import certainty, polarity, told_by_another
from firsthand.language.clauses.commitment import called_false
from firsthand.language.clauses.descriptions import descriptions
from firsthand.language.clauses.notices import notice
from firsthand.language.clauses.telling import tell
from firsthand.language.clauses.tree import Clause
from firsthand.language.clauses.when import mine, when_of
from firsthand.language.coreference.frames import frame, of_a_part
from firsthand.language.layers import Attribution, Cast, Quantity
from firsthand.language.lexicon import words
from firsthand.language.naming.twofold import twofold
from firsthand.language.parse import Paragraph, Parsed
from firsthand.language.syntax import CONTRASTS, gerund, opens_content, said_of
from firsthand.model import Argument, Certainty, Entity, Interval, Polarity, Source, Span, Statement, Time, Value

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
LONGEST_STRETCH = 60
"""Words a statement stands on at most where what hangs on it is taken along."""
HANGING = frozenset({"relcl", "acl", "advcl", "appos", "ccomp", "parataxis"})
DEPENDENT = frozenset({"acl", "advcl", "ccomp", "pcomp", "relcl", "xcomp"})
"""How a clause hangs on the words it may complete."""
PARTING = frozenset({",", ";", ":", "-", "–", "—", "(", "--"})
"""What sets off a clause that only stands beside another."""
QUESTION_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
EXPLAINING = frozenset({"although", "as", "because", "since", "though"})
NOBODY = "unnamed source"
"""What a source is called of whom the article says nothing at all."""
_TAKING_PART = frozenset({"attr", "dobj", "nsubj", "nsubjpass"})
UNNAMED = frozenset({"anonymous", "undisclosed", "unidentified", "unnamed"})
SPEAKING_PARTS = frozenset({"title", "body", "caption"})


@dataclass(frozen=True)
class Scene:
    """All that is known of an article when its clauses become statements."""

    parsed: Parsed
    cast: Cast
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]

    def __post_init__(self) -> None:
        widest_first = sorted(self.attributions, key=lambda a: (a.quote.start - a.quote.end, a.quote.start, a.quote.id))
        object.__setattr__(self, "attributions", tuple(widest_first))


def statements(
    parsed: Parsed,
    cast: Cast,
    times: tuple[Time, ...],
    quantities: tuple[Quantity, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Statement, ...]:
    """Return the statements of an article, in order of the text; each stands on one clause."""
    scene = Scene(parsed, cast, times, quantities, attributions)
    drafts: list[Statement] = []
    for paragraph in parsed.paragraphs:
        if paragraph.kind in SPEAKING_PARTS:
            for sentence in paragraph.doc.sents:
                drafts += _of_sentence(scene, paragraph, sentence)
    return _with_ids(drafts)


def _of_sentence(scene: Scene, paragraph: Paragraph, sentence: Tokens) -> Iterator[Statement]:
    if notice(sentence.text):
        return
    start, end = paragraph.place(sentence)
    found = grammar.clauses(sentence)
    inside = [q for q in scene.quantities if start <= q.value.start < end]
    described = list(descriptions(scene.parsed, paragraph, sentence, scene.cast, inside))
    taken = {(v.start, v.end) for d in described for v in d.values}
    times = [t for t in scene.times if start <= t.start < end]
    free = [q for q in inside if _spot(q) not in taken]
    silent = [clause for clause in found if not _says_something(clause)]
    for clause in found:
        if clause not in silent and not _only_cue(scene, paragraph, clause, found):
            for standing in _standings(scene, paragraph, clause):
                yield _statement(
                    scene, paragraph, clause, standing, found, free, times, _stretch(clause, silent, found)
                )
    for d in described:
        yield _on_record(scene, d)


def _short_of_denial(clause: Clause, stretch: Tokens) -> Tokens:
    """The words of a clause without what takes it up behind it: "the mill was sold[, a claim the firm rejects]"."""
    behind = _pointed_at(clause)
    end = behind.noun.left_edge.i - 1 if behind is not None else stretch.end
    return stretch.doc[stretch.start : end] if clause.head.i < end < stretch.end else stretch


def _completes(clause: Clause) -> bool:
    """Whether a clause is a part of the one it hangs on, not set off from it.

    "The house [he had bought]", "kept them [from reaching the mill]", "was hit [while walking to work]"; what happened
    meanwhile to somebody else is a clause of its own.
    """
    first = clause.tokens[0]
    parted = first.i > 0 and first.nbor(-1).text in PARTING
    dated = any(c.dep_ in ("advmod", "mark") and c.lower_ in words("tree", "dating.words") for c in clause.top.children)
    aside = clause.top.dep_ == "advcl" and dated and any(c.dep_ in grammar.SUBJECT for c in clause.top.children)
    return clause.top.dep_ in DEPENDENT and not (parted or aside or clause.nominal)


def _sets_against(clause: Clause) -> bool:
    """Whether a clause brings in what somebody else says: "the dam held, [while engineers say] it had cracked"."""
    first = clause.tokens[0]
    return first.dep_ == "mark" and first.lower_ in CONTRASTS and clause.head.lemma_ in words("cues", "verbs.speech")


def _stretch(clause: Clause, silent: Sequence[Clause], found: Sequence[Clause]) -> Tokens:
    """The words a clause stands on, with those behind it that hang on it and say nothing alone.

    "We did not progress [the way we wanted]", "He will see them [when they come]".
    """
    hull = clause.hull
    held, end = set(clause.tokens), hull[-1].i
    for other in found:
        needed = other in silent or _completes(other) or grammar.leans(clause.head, other.top)
        if not needed or _sets_against(other):
            continue
        opens, last = other.tokens[0].i, other.hull[-1].i
        if other.top.head in held and end < opens <= end + 2 and last - hull[0].i < LONGEST_STRETCH:
            held.update(other.tokens)
            end = last
    return hull.doc[hull[0].i : end + 1]


def _says_something(clause: Clause) -> bool:
    """Whether a clause has two words of its own that mean something; "which is", "Asked" do not."""
    if _wish(clause) or cites(clause.head) or _only_places(clause) or _compared(clause):
        return False
    if _let_us(clause) or _known_thing(clause):
        return False
    meaning = [t for t in clause.tokens if t.pos_ in CONTENT and (t.pos_ == "NUM" or not _empty(t))]
    full = len(meaning) >= 2 or any(t.pos_ == "PROPN" for t in meaning) or _short_but_full(clause, meaning)
    return full or _to_be_done(clause)


def _empty(token: Token) -> bool:
    """Whether a word says little; "see" and "show" do not, though they are as frequent as those that do."""
    return token.is_stop and not (token.pos_ == "VERB" and token.lemma_ in words("tree", "telling.frequent"))


def _only_places(clause: Clause) -> bool:
    """Whether a participle does what a preposition does: "was fired *following the defeat*"."""
    participle = clause.head.lower_ in words("tree", "placing.participles") and clause.head.dep_ in ("advcl", "prep")
    return participle and not any(c.dep_ in ("aux", "auxpass", "nsubj") for c in clause.head.children)


def _compared(clause: Clause) -> bool:
    """Whether a clause only names what is held against something: "than the police first said", "than she was"."""
    verb = clause.top
    than = any(c.lower_ == "than" and c.dep_ in ("mark", "prep") for c in verb.children)
    behind = any(c.i > verb.i and c.dep_ not in ("punct", "neg") for c in verb.children)
    if than and verb.pos_ == "AUX" and not behind:
        return True  # "than either of them was"
    said = act_of(verb.lemma_.lower()) is not None and not any(
        c.dep_ in ("ccomp", "dobj", "xcomp") for c in verb.children
    )
    return (than or (verb.dep_ == "pcomp" and verb.head.lower_ == "than")) and said


def _let_us(clause: Clause) -> bool:
    """ "let's be clear": says nothing of anybody."""
    doer = clause.subject
    return doer is not None and doer.lower_ in ("'s", "’s") and doer.i > 0 and doer.nbor(-1).lower_ == "let"


def _known_thing(clause: Clause) -> bool:
    """Whether a clause is a thing that somebody knows: "did not know [what he was talking about]".

    One that is asked, or that has the thing for its doer ("what caused the fire"), says something.
    """
    top, first = clause.top, clause.tokens[0]
    if clause.nominal or first.lower_ != "what" or top.dep_ not in ("ccomp", "pcomp"):
        return False
    if top.head.lemma_ not in words("tree", "known.verbs"):
        return False
    return first.dep_ not in ("nsubj", "nsubjpass", "det") and certainty(clause) != "asked" and not _numbered(clause)


def _numbered(clause: Clause) -> bool:
    return any(t.like_num or t.pos_ == "PROPN" for t in clause.tokens)


def _wish(clause: Clause) -> bool:
    """Whether a clause is a purpose alone, without a figure, a name or a date: "to mend the mill", "how to answer"."""
    infinitive = clause.top.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.top.children)
    hangs = clause.top.dep_ in ("advcl", "acl", "relcl", "pcomp", "ccomp")
    return (
        infinitive
        and hangs
        and not grammar.foretold(clause.top)
        and not any(t.pos_ in ("NUM", "PROPN") or t.like_num or t.ent_type_ for t in clause.tokens)
    )


def _short_but_full(clause: Clause, meaning: list[Token]) -> bool:
    """Whether a clause of one such word has a doer of its own ("He resigned"), not just "I know" or "that we love".

    What was not tells something at once: "No one was hurt", "… but had no children".
    """
    doer = clause.subject
    if doer is None:
        return False
    if _denies_a_thing(clause):
        return True
    if not meaning:
        return False
    if grammar.owned_up(clause.top) or _claimed(clause.top):
        return True
    if any(t.lower_ == "no" and t.dep_ == "det" and t.head.dep_ in _TAKING_PART for t in clause.tokens):
        return True
    empty = clause.head.lemma_.lower() in words("tree", "empty.verbs") and polarity(clause) == "affirmed"
    if doer.lower_ in ("it", "we") and _a_deed(clause):
        return True
    return doer in clause.tokens and doer.lower_ not in words("tree", "empty.doers") and not empty


def _claimed(top: Token) -> bool:
    """ "a report that [it had intervened]": what a claim says is told, however short."""
    return top.dep_ == "acl" and top.head.lemma_.lower() in words("cues", "nouns.claimed") and opens_content(top)


def _a_deed(clause: Clause) -> bool:
    """ "it had made an offer", "we took the decision": a deed that a noun names, past or done."""
    done = clause.head.tag_ in ("VBD", "VBN") and clause.head.lemma_.lower() in words("tree", "deeds.verbs")
    return done and any(
        c.dep_ == "dobj" and c.pos_ == "NOUN" and not c.is_stop and any(d.dep_ in ("det", "nummod") for d in c.children)
        for c in clause.head.children
    )


def _to_be_done(clause: Clause) -> bool:
    """ "which was due to be sold": a verb in the passive alone, with a word that looks ahead."""
    return clause.passive and any(grammar.raising_kind(t) == "expected" for t in clause.tokens if t != clause.head)


def _denies_a_thing(clause: Clause) -> bool:
    """ "said it wasn't safe", "who hasn't done anything": no more than a word, and yet it tells what is not so."""
    doer = next((c for c in clause.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if doer is None or polarity(clause) != "denied":
        return False
    if any(c.dep_ == "dobj" and c.lower_ == "anything" for c in clause.head.children):
        return clause.head.lemma_ not in words("tree", "empty.verbs")
    return doer.lower_ not in words("tree", "empty.pointers") and any(
        c.dep_ == "acomp" and c.pos_ == "ADJ" and not c.is_stop for c in clause.head.children
    )


def _spot(quantity: Quantity) -> tuple[int, int]:
    return quantity.value.start, quantity.value.end


def _statement(
    scene: Scene,
    paragraph: Paragraph,
    clause: Clause,
    standing: _Standing,
    others: list[Clause],
    quantities: list[Quantity],
    times: list[Time],
    words_of: Tokens,
) -> Statement:
    start, end = paragraph.place(words_of)
    light = grammar.light_object(clause)
    predicate = light or clause.head
    obj = None if clause.nominal else _object(clause)
    subjects = _entities(scene.cast, paragraph, clause.subject)
    subject = subjects[0] if subjects and not _one_of_several(scene.cast, paragraph, clause.subject) else None
    values = tuple(q.value for q in quantities if mine(paragraph, clause, others, q.value.start))
    when = when_of(scene.parsed.article.published, paragraph, clause, others, times)
    held = standing.held
    sources = _chain([*(a for a in held if not a.withheld), *_telling(scene, paragraph, clause, values)])
    sources += tuple(s for s in standing.own if not sources or not _same(s, sources[-1]))
    sources += tuple(s for s in _agent(scene, paragraph, clause) if not sources or not _same(s, sources[-1]))
    head = _offset(paragraph, clause.subject)
    return Statement(
        id="",
        article=scene.parsed.article.id,
        start=start,
        end=end,
        text=scene.parsed.text[start:end],
        subject=subject.id if subject else None,
        subjects=tuple(dict.fromkeys(i for e in subjects for i in (e.members or (e.id,)))),
        subject_text=_words(paragraph, clause.subject, clause) if clause.subject is not None else None,
        predicate=_predicate(predicate),
        predicate_span=Span(start=paragraph.place(predicate)[0], end=paragraph.place(predicate)[1]),
        object=_entity_id(scene.cast, paragraph, obj),
        object_text=_words(paragraph, obj, clause) if obj is not None and obj is not light else None,
        arguments=tuple(_arguments(scene, paragraph, clause)),
        polarity=standing.polarity,
        certainty=_certainty(scene, clause, standing, sources, when),
        frame="fiction" if of_a_part(clause.top) else frame(scene.parsed, scene.cast, head, start, end),
        nominal=clause.nominal or light is not None,
        passive=clause.passive,
        when=when,
        values=values,
        sources=sources,
        sentence=_sentence(paragraph, clause.head.sent),
        told=tell(
            paragraph,
            clause,
            scene.cast,
            denied=standing.denied,
            sourced=bool(sources),
            whole=not (
                told_by_another(clause, rebutted=standing.rebutted)
                or any(a.asked for a in held)
                or (clause.nominal and standing.denied)
            ),
        ),
    )


def _sentence(paragraph: Paragraph, sentence: Tokens) -> Span:
    start, end = paragraph.place(sentence)
    return Span(start=start, end=end)


def _predicate(head: Token) -> str:
    particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), None)
    lemma = head.lemma_.lower()
    return f"{lemma} {particle}" if particle else lemma


def _offset(paragraph: Paragraph, token: Token | None) -> int | None:
    return None if token is None else paragraph.place(token)[0]


def _entities(cast: Cast, paragraph: Paragraph, head: Token | None) -> list[Entity]:
    """The entities a noun phrase stands for, its conjuncts too."""
    if head is None:
        return []
    head = twofold(head) or head
    found = (cast.at(paragraph.place(t)[0]) for t in (head, *head.conjuncts) if t.i >= head.i)
    return list({e.id: e for e in found if e is not None}.values())


def _one_of_several(cast: Cast, paragraph: Paragraph, head: Token | None) -> bool:
    """Whether a subject begins with somebody who has no record: "Bell's family and Marsh" is not Marsh."""
    if head is not None and twofold(head) is not None:
        return False
    others = head is not None and any(t.i > head.i and t.dep_ == "conj" for t in head.conjuncts)
    return head is not None and others and head.pos_ == "NOUN" and cast.at(paragraph.place(head)[0]) is None


def _entity_id(cast: Cast, paragraph: Paragraph, head: Token | None) -> str | None:
    found = _entities(cast, paragraph, head)
    return found[0].id if found else None


def _words(paragraph: Paragraph, head: Token, clause: Clause) -> str:
    return _phrase(head, clause).text.strip(' ,;:—–-"“”')


def _phrase(head: Token, clause: Clause) -> Tokens:
    """A noun phrase as written, cut before the clauses that hang on it, in this clause or an outer one."""
    inside = {t.i for t in clause.tokens}
    borrowed = head.i not in inside
    below = {t.i for t in clause.top.subtree} if borrowed and clause.top.dep_ == "pcomp" else set[int]()
    below |= {clause.top.head.i} if below else set()  # "[her colleagues] of lying"
    if below and clause.top.head.head.pos_ == "ADJ":
        below |= {clause.top.head.head.i}  # "the man [responsible for killing him]"
    if head in clause.head.ancestors and head.i < clause.head.i:
        below |= {t.i for t in clause.head.subtree}  # "thieves [made off with it]"
    own = {t.i for t in head.subtree if (not _hangs_on(t, head) if borrowed else t.i in inside)} - below | {head.i}
    left = right = head.i
    while left - 1 in own:
        left -= 1
    while right + 1 in own:
        right += 1
    return head.doc[left : right + 1]


def _hangs_on(token: Token, head: Token) -> bool:
    while token != head:
        if token.dep_ in HANGING:
            return True
        token = token.head
    return False


def _object(clause: Clause) -> Token | None:
    judged = grammar.judged(clause.head)
    if judged:
        return judged[0]
    for wanted in (grammar.OBJECT, grammar.COMPLEMENT, frozenset({"dative"})):
        found = next((c for c in clause.head.children if c.dep_ in wanted), None)
        if found is not None:
            return found
    return clause.shared


def _arguments(scene: Scene, paragraph: Paragraph, clause: Clause) -> Iterator[Argument]:
    if clause.subject is not None:
        yield _argument(scene, paragraph, clause, "subject", clause.subject)
    for token in clause.tokens:
        relation = _relation(clause, token)
        if relation:
            yield _argument(scene, paragraph, clause, relation, token)


def _relation(clause: Clause, token: Token) -> str | None:
    if token == clause.shared:
        return "object"
    judged = None if clause.nominal else grammar.judged(clause.head)
    if judged and token in judged:
        return "object" if token == judged[0] else "complement"
    if token.dep_ == "pobj":
        return "agent" if token.head.dep_ == "agent" else token.head.lower_
    if token.head == clause.head and not clause.nominal:
        if token.dep_ in grammar.OBJECT:
            return "object"
        if token.dep_ in grammar.COMPLEMENT:
            return "complement"
        if token.dep_ == "dative" and token.pos_ in ("NOUN", "PROPN", "PRON"):
            return "to"
        if token.dep_ in ("xcomp", "ccomp"):
            return "clause"
    if _able(clause, token):
        return "clause"
    aim = token.head
    if token.dep_ in grammar.OBJECT and ((aim.dep_ == "xcomp" and aim.head == clause.head) or _able(clause, aim)):
        return "clause object"  # "agreed to buy the mill"
    if token.dep_ in ("nmod", "amod", "compound") and token.head == clause.head and clause.nominal:
        return "modifier"
    return None


def _able(clause: Clause, token: Token) -> bool:
    """Whether a verb says what the subject is able, due or ready to do."""
    state = token.head
    states = token.dep_ == "xcomp" and state.dep_ in grammar.COMPLEMENT and state.head == clause.head
    return states and state.lemma_ in words("tree", "able.words")


def _argument(scene: Scene, paragraph: Paragraph, clause: Clause, relation: str, head: Token) -> Argument:
    start, end = paragraph.place(_phrase(head, clause))
    return Argument(
        relation=relation,
        lemma=grammar.whole(head).lemma_.lower(),
        text=scene.parsed.text[start:end],
        start=start,
        end=end,
        entity=_entity_id(scene.cast, paragraph, head),
    )


def _holding(scene: Scene, paragraph: Paragraph, clause: Clause) -> list[Attribution]:
    """The attributions whose content holds the clause, the outermost first."""
    start, end = paragraph.place(grammar.said_before(clause.top) or clause.head)
    held = (a for a in scene.attributions if a.holds(start, end) and not _cue_of(a, paragraph, clause))
    held = (a for a in held if not _tells_of(a, paragraph, clause))
    held = (a for a in held if not (_agentless(a) and _not_put(paragraph, clause, a)))
    held = (a for a in held if not (a.quote.act == "attitude" and _told_of(paragraph, clause, a)))
    held = (a for a in held if not (a.quote.act == "attitude" and _only_does(a) and not _that_clause(clause)))
    kept = [a for a in held if not (a.denied and _beside_the_point(paragraph, clause, a))]
    return [a for a in kept if not any(_judges(paragraph, a, said) for said in kept if said is not a)]


def _tells_of(attribution: Attribution, paragraph: Paragraph, clause: Clause) -> bool:
    """Whether a clause tells of the claim whose words are taken to hold it: "[reports that it fell] were denied"."""
    noun = _noun_cue(paragraph, attribution)
    return noun is not None and attribution.lemma in words("cues", "nouns.claimed") and clause.head in noun.ancestors


def _noun_cue(paragraph: Paragraph, attribution: Attribution) -> Token | None:
    """The noun that an attribution goes by: "claim" of "his claim that …"."""
    place = attribution.cue_head
    cue = paragraph.tokens(place, place + 1) if place is not None else None
    return cue[0] if cue is not None and len(cue) and cue[0].pos_ == "NOUN" else None


def _only_does(attribution: Attribution) -> bool:
    """Whether a verb that no list has for saying or thinking only does something: "arrested a man in the theft"."""
    plain = attribution.quote.kind == "indirect" and not (attribution.denied or attribution.asked)
    return plain and not listed(attribution.lemma)


def _that_clause(clause: Clause) -> bool:
    """Whether a clause, or one around it, says what somebody thinks or makes known: "bets [that she will win]"."""
    above = (clause.top, *clause.top.ancestors)
    return not clause.nominal and any(t.dep_ == "ccomp" and t.pos_ in ("AUX", "VERB") for t in above)


def _judges(paragraph: Paragraph, attribution: Attribution, said: Attribution) -> bool:
    """Whether an attribution only says what somebody makes of another's words: "dismissed [Lind's claim that …]"."""
    if attribution.denied or attribution.asked or said.cue_head is None or attribution.cue_head is None:
        return False
    cue, above = (paragraph.tokens(place, place + 1) for place in (said.cue_head, attribution.cue_head))
    if cue is None or above is None or not len(cue) or not len(above):
        return False
    noun, verb = cue[0], above[0]
    if verb.lemma_.lower() in words("tree", "repeating.verbs"):
        return False
    if says_no(verb) and noun.head == verb and noun.dep_ == "dobj":
        return True  # "the court dismissed the charge that she lied" is not what the court says
    if noun.pos_ != "NOUN" or not attribution.holds(*paragraph.place(noun)) or not said.chain:
        return False
    owned = any(c.dep_ == "poss" for c in noun.children) or said.chain[0] != NAMELESS
    thing = noun.dep_ in ("dobj", "pobj", "nsubj") and verb.pos_ == "VERB"
    return thing and owned and verb in noun.ancestors and not any(c.dep_ == "ccomp" for c in verb.children)


def _agentless(attribution: Attribution) -> bool:
    """Whether a verb or an adverb alone says that somebody says so: "is said to", "was charged with", "reportedly"."""
    return attribution.chain == (NAMELESS,) and attribution.quote.speaker_text is None


def _not_put(paragraph: Paragraph, clause: Clause, attribution: Attribution) -> bool:
    """Whether a clause is not what the verb of an agentless attribution puts on record.

    Of "Ana Bell, who left in May, was charged with theft and faces a trial" that is none: not what is told of its
    subject in passing, nor what is told beside it, nor when it was.
    """
    place = attribution.cue_head
    tokens = paragraph.tokens(place, place + 1) if place is not None else None
    if tokens is None or not len(tokens):
        return False
    verb = tokens[0]
    while verb.pos_ not in ("VERB", "AUX", "NOUN") and verb.head.i != verb.i:
        verb = verb.head
    if clause.head.i == verb.i or verb in clause.governors:
        return False
    if tokens[0].pos_ == "ADV" and grammar.joined_right_behind(clause.top, verb):
        return False  # "allegedly shot and killed two men"
    joint = {verb.i, *(t.i for t in verb.conjuncts)}
    if {clause.head.i, clause.top.i} & (joint - {verb.i}):
        return True
    for token in (clause.top, *clause.top.ancestors):
        if token.i == verb.i:
            return False
        if token.dep_ in ("nsubj", "nsubjpass", "relcl", "acl", "appos", "advcl"):
            said = verb.pos_ == "NOUN" and token.head.i == verb.i  # "reports that the dam had burst"
            return not said and any(above.i in joint for above in token.ancestors)
    return False


def _telling(scene: Scene, paragraph: Paragraph, clause: Clause, values: tuple[Value, ...]) -> list[Attribution]:
    """The attribution that the clause makes of its own numbers: "She estimated the size at 200 square feet"."""
    place = paragraph.place(clause.head)[0]
    return [
        a
        for a in scene.attributions
        if a.cue_head == place
        and a.lemma in words("cues", "verbs.figures")
        and not (a.denied or a.asked)
        and (
            any(v.kind not in ("date", "clock") and a.holds(v.start, v.end) for v in values)
            or (a.lemma in words("cues", "verbs.putting") and _with_figure(paragraph, clause, a))
        )
    ][:1]


def _with_figure(paragraph: Paragraph, clause: Clause, attribution: Attribution) -> bool:
    """Whether a clause has a number in what is attributed: of what, no word need say ("put the figure at 300").

    Days and hours are when somebody says it, but for what is put at them ("put the time of death at 9 p.m.").
    """
    timed = attribution.lemma in words("cues", "verbs.reckoning")
    return any(
        t.pos_ == "NUM" and (timed or t.ent_type_ not in ("DATE", "TIME")) and attribution.holds(*paragraph.place(t))
        for t in clause.tokens
    )


def _agent(scene: Scene, paragraph: Paragraph, clause: Clause) -> tuple[Source, ...]:
    """By whom a clause says that somebody is called something: "was described by police as a tall man"."""
    if not clause.passive or clause.head.lemma_ not in words("cues", "verbs.agents"):
        return ()
    conferred = clause.head.lemma_ in words("cues", "verbs.conferring")
    if conferred and all(t.lower_ != "as" for t in clause.tokens):
        return ()  # "was named man of the year by the paper" is what the paper did
    by = next((c for c in clause.head.children if c.dep_ == "agent"), None)
    whom = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if whom is None:
        return ()
    source = source_of(paragraph, whom, scene.cast)
    if source.entity is None:  # a parse hangs "as the driver" on "police"
        called = paragraph.doc[whom.left_edge.i : whom.i + 1].text
        source = msgspec.structs.replace(source, name=DETERMINER.sub("", called))
    return (source,)


def _cue_of(attribution: Attribution, paragraph: Paragraph, clause: Clause) -> bool:
    cue = next((t for t in (clause.head, *clause.governors) if attribution.cue_head == paragraph.place(t)[0]), None)
    if cue is None or said_of(cue) is not None:  # "Marsh, who police say left"
        return False
    # "The coach is said to be leaving": the cue stands in the midst of what is said.
    amid = clause.subject is not None and attribution.holds(*paragraph.place(clause.subject))
    return not amid or attribution.lemma == ":"


def _only_cue(scene: Scene, paragraph: Paragraph, clause: Clause, others: list[Clause]) -> bool:
    """Whether a clause does nothing but bring in what somebody says elsewhere ("police said")."""
    if clause.nominal:
        return False
    place = paragraph.place(clause.head)[0]
    cued = [a for a in scene.attributions if a.cue_head == place]
    if not cued:
        return False  # "is expected to leave" says that somebody leaves, whoever expects it
    if clause.head.lemma_ in words("tree", "granting.verbs"):
        return False  # "a provision allows the minister to end it"
    if _answers(clause) or not any(_says_apart(paragraph, clause, a, others) for a in cued):
        return False
    if clause.passive and not any(c.dep_ in ("ccomp", "xcomp") for c in clause.head.children):
        return clause.subject is None or (clause.subject.pos_ == "PRON" and clause.subject.lower_ == "it")
    told = next((c for c in clause.head.children if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")), None)
    speaks = any(c.dep_ == "ccomp" and c.pos_ != "ADJ" for c in clause.head.children)  # "found him guilty"
    return told is None or speaks or clause.head.lemma_ in words("tree", "telling.verbs")


def _says_apart(paragraph: Paragraph, clause: Clause, attribution: Attribution, others: list[Clause]) -> bool:
    """Whether what is attributed says something of its own.

    "fell in love with a smuggler" tells what its own verb does, and "voted to sell the mill" holds no other clause.
    Quoted words are somebody's whether they hold a verb or not; what stands in another paragraph is taken to speak.
    """
    if attribution.quote.kind != "indirect":
        return True
    if any(c.dep_ == "xcomp" and c.i > clause.head.i for c in clause.head.children):
        heads = (paragraph.place(c.head) for c in others if not c.nominal and c.head != clause.head)
        return any(attribution.holds(*place) for place in heads)
    inside = [
        paragraph.tokens(start, end) for start, end in attribution.content if paragraph.start <= start < paragraph.end
    ]
    return len(inside) < len(attribution.content) or any(
        t.pos_ in ("VERB", "AUX") and t.dep_ != "amod" for s in inside if s for t in s
    )


def _answers(clause: Clause) -> bool:
    """ "did not respond to questions", "both have denied it": what is done with a question or a report.

    So it is with what nobody would say ("would not say who called") and what is demanded ("ruled that he be freed").
    """
    said = [c for c in clause.head.children if c.dep_ in ("ccomp", "xcomp")]
    if said:
        left_open = polarity(clause) == "denied" and any(map(_left_open, said))
        return left_open or any(map(_demanded, said)) or any(_asked_of(clause.head, c) for c in said)
    taken = any(c.dep_ == "dobj" and c.pos_ == "PRON" for c in clause.head.children)
    return polarity(clause) == "denied" or (taken and clause.head.lemma_ in words("tree", "answering.verbs"))


def _left_open(said: Token) -> bool:
    """Whether what is said is a question: "what she was treated for", "whether it was open"."""
    first = said.left_edge
    return first.tag_ in QUESTION_TAGS or first.lower_ in ("if", "whether")


def _demanded(said: Token) -> bool:
    """Whether what is said is a deed asked for, in the subjunctive: "that he be freed", "that the mine close"."""
    first = next((c for c in said.children if c.dep_ == "auxpass"), said)
    helped = any(c.dep_ == "aux" for c in said.children)
    has_doer = any(c.dep_ in ("nsubj", "nsubjpass") for c in said.children)
    return said.dep_ == "ccomp" and first.tag_ == "VB" and has_doer and not helped


def _asked_of(verb: Token, said: Token) -> bool:
    """Whether somebody is asked to do something: "called on the board to close the mine", "urged them to leave"."""
    infinitive = said.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in said.children)
    whom = any(c.i < said.i and (c.dep_ == "dobj" or (c.dep_ == "prep" and c.lower_ == "on")) for c in verb.children)
    return (
        said.dep_ == "xcomp"
        and infinitive
        and whom
        and not any(c.dep_ in ("nsubj", "nsubjpass") for c in said.children)
    )


@dataclass(frozen=True)
class _Standing:
    """On whose word a clause stands, and whether they deny it.

    held: the attributions that hold it, the outermost first. rebutted: whether it is what one claims and another
    denies, of which each is a standing of its own. own: who denies it where no attribution says so.
    """

    held: list[Attribution]
    polarity: Polarity
    denied: bool
    rebutted: bool = False
    own: tuple[Source, ...] = ()


def _standings(scene: Scene, paragraph: Paragraph, clause: Clause) -> list[_Standing]:
    """How a clause stands: once, or for whoever claims it and against it by whoever denies the claim."""
    held = _holding(scene, paragraph, clause)
    said, against = next(((a, r) for a in held if (r := _rebutted(paragraph, a))), (None, None))
    if said is not None and against is not None:
        return _both_ways(scene, paragraph, clause, held, said, against)
    behind = _pointed_at(clause)
    if behind is not None:
        held = [a for a in held if a.cue_head != paragraph.place(behind.verb)[0]]
    denied, own = _disowned(clause, held), polarity(clause)
    once = _Standing(held, _turned(own) if denied else own, denied)
    denier = source_of(paragraph, behind.who, scene.cast) if behind is not None else NAMELESS
    if denier == NAMELESS or any(_same(denier, s) for a in held for s in a.chain):
        return [once]
    return [once, _Standing([], _turned(once.polarity), denied=True, rebutted=True, own=(denier,))]


def _both_ways(
    scene: Scene, paragraph: Paragraph, clause: Clause, held: list[Attribution], said: Attribution, against: Rebuttal
) -> list[_Standing]:
    """How what is claimed stands: on the word of who claims it, where anybody is named for it, and of who denies it.

    said: the claim, by its noun. against: what denies it.
    """
    own = polarity(clause)
    own = _turned(own) if called_false(clause.top) else own
    rest = [a for a in held if a is not said]
    place = paragraph.place(against.verb)[0]
    judging = [a for a in rest if a.cue_head == place] or (rest[-1:] if against.who is None else [])
    if _beside_the_point(paragraph, clause, said):  # "the claim that the ship, [which was old], sank"
        return [_Standing([a for a in held if a not in judging], own, denied=False)]
    known = bool(judging) or said.denied or against.who is None
    denier = source_of(paragraph, against.who, scene.cast) if against.who is not None and not known else NAMELESS
    denies = _Standing(
        held=held if said.denied and not judging else rest,
        polarity=_turned(own),
        denied=True,
        rebutted=True,
        own=(denier,) if denier != NAMELESS else (),
    )
    against_it = (*(s for a in denies.held for s in a.chain), *denies.own)
    one_voice = bool(said.chain and against_it) and _same(said.chain[-1], against_it[-1])
    if said.denied or one_voice or said.chain in ((), (NAMELESS,)):
        return [denies]
    return [_Standing([a for a in held if a not in judging], own, denied=False, rebutted=True), denies]


def _pointed_at(clause: Clause) -> Pointing | None:
    """Who denies a clause behind it: "…, a claim the firm rejects", "…, which the owner denied"."""
    verbs, sentence = (clause.head, *clause.governors), clause.head.sent
    behind = (t for t in sentence if t.i > clause.head.i and t.pos_ in ("NOUN", "PRON"))
    found = (p for t in behind if (p := pointing(t)) is not None and p.told in verbs)
    return None if clause.nominal else next(found, None)


def _rebutted(paragraph: Paragraph, attribution: Attribution) -> Rebuttal | None:
    """How what a noun of saying holds is denied: "rejected [Lind's claim that …]"."""
    noun = _noun_cue(paragraph, attribution)
    return rebuttal(noun) if noun is not None and not attribution.asked else None


def _turned(polarity_of: Polarity) -> Polarity:
    return "affirmed" if polarity_of == "denied" else "denied"


def _disowned(clause: Clause, held: list[Attribution]) -> bool:
    """Whether somebody denies what a clause says, known by name or by the verb that governs it alone."""
    if any(a.denied and not a.asked for a in held):
        return True
    verb, top = clause.top.head, clause.top
    return (
        verb.lemma_ in words("cues", "verbs.denying")
        and not clause.nominal
        and (top.dep_ == "ccomp" or (gerund(top) and top.dep_ in ("dobj", "xcomp")))
        and not any(c.dep_ == "neg" for c in verb.children)
    )


def _below(paragraph: Paragraph, clause: Clause, attribution: Attribution) -> Iterator[Token]:
    """The words from a clause up to the cue of an attribution."""
    for token in (clause.top, *clause.top.ancestors):
        if attribution.cue_head is not None and paragraph.place(token)[0] <= attribution.cue_head:
            return
        yield token


def _told_of(paragraph: Paragraph, clause: Clause, attribution: Attribution) -> bool:
    """Whether a clause only tells of somebody in what is attributed: "praised the crew [who got him out]"."""
    pictured = attribution.lemma in words("tree", "handling.seeing")
    return any(_in_passing(t, pictured) for t in _below(paragraph, clause, attribution))


def _in_passing(token: Token, pictured: bool) -> bool:
    """ "the deal [reached last week]", "the crew [who got him out]", not "the report [that he left]".

    What somebody is pictured as is no aside: "described him as a man [weighing 180 pounds]".
    """
    participle = token.dep_ == "acl" and token.tag_ in ("VBG", "VBN") and not pictured
    return (token.dep_ == "relcl" or participle) and not opens_content(token)


def _beside_the_point(paragraph: Paragraph, clause: Clause, denial: Attribution) -> bool:
    """Whether a clause only dates or explains what is denied, or tells of somebody in it.

    "denied they were warned before the roof fell", "denied that the woman who sold it was ill". A date goes by the
    order of the words, since a parse often takes such a "before" for a preposition.
    """
    verbs, cue = 0, denial.cue_head
    if _of_a_wish(paragraph, clause, denial) or _of_a_claim(paragraph, clause, denial):
        return True
    if _told_of(paragraph, clause, denial) or (clause.nominal and not _named_itself(paragraph, clause, denial)):
        return True
    for token in _below(paragraph, clause, denial):
        if token.dep_ == "advcl" and any(c.lower_ in EXPLAINING for c in token.children):
            return True
    for token in clause.head.sent:
        if cue is None or token == clause.head:
            return False
        if paragraph.place(token)[0] <= cue:
            continue
        if verbs and token.lower_ in words("tree", "dating.words"):
            return True
        verbs += token.pos_ in ("VERB", "AUX")
    return False


def _of_a_wish(paragraph: Paragraph, clause: Clause, denial: Attribution) -> bool:
    """ "rejected a proposal that taxes be raised", "a call to resign": what is turned down is no claim."""
    noun = clause.top.head
    if clause.top.dep_ not in ("acl", "relcl") or noun.dep_ != "dobj" or noun.pos_ != "NOUN":
        return False
    claimed = noun.lemma_.lower() in words("cues", "nouns.claimed")
    return not claimed and paragraph.place(noun.head)[0] == denial.cue_head


def _of_a_claim(paragraph: Paragraph, clause: Clause, denial: Attribution) -> bool:
    """ "denied knowing of his claim that it fell": what is denied is not the claim, unless there is no truth in it."""
    claims = [t.head for t in _below(paragraph, clause, denial) if t.dep_ in ("acl", "relcl") and opens_content(t)]
    noun = next((n for n in claims if n.lemma_.lower() in words("cues", "nouns.claimed")), None)
    if noun is None or rebuttal(noun) is not None or paragraph.place(noun)[0] == denial.cue_head:
        return False
    return noun.dep_ == "pobj" and truth_in(noun) is None


def _named_itself(paragraph: Paragraph, clause: Clause, denial: Attribution) -> bool:
    """Whether a happening is what is denied, or what was said: "denied [the sale]", "rejected claims of [a sale]".

    Of "denied any part in the sale" that is none: the mill was sold.
    """
    said = frozenset().union(*(words("cues", f"nouns.{kind}") for kind in ("accusing", "speech", "thought")))
    token = clause.head
    while token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in said:
        token = token.head.head
    above = paragraph.place(token.head)[0]
    return token.dep_ not in ("pobj", "poss", "pcomp") and (denial.cue_head is None or above <= denial.cue_head)


def _certainty(
    scene: Scene, clause: Clause, standing: _Standing, sources: tuple[Source, ...], when: Interval | None
) -> Certainty:
    own, held = certainty(clause, hung=not (standing.rebutted and standing.denied)), standing.held
    if any(a.asked for a in held):
        return "asked"
    published = scene.parsed.article.published
    if own == "asserted" and _future(clause, when, published):
        return "expected"
    # "It was reported" names nobody and leaves the certainty; so does a "she" whom nobody is known for.
    nameless = bool(sources) and sources[-1].kind == "anonymous" and (sources[-1].name != NOBODY or _unnamed(clause))
    hedged = nameless or any(a.rumour for a in held)
    return "rumoured" if own == "asserted" and hedged else own


def _unnamed(clause: Clause) -> bool:
    """Whether the sentence itself says that a source is not named."""
    doc = clause.head.sent
    return any(t.lemma_.lower() == "source" and t.i > doc.start and t.nbor(-1).lower_ in UNNAMED for t in doc)


def _future(clause: Clause, when: Interval | None, published: str | None) -> bool:
    """ "The show returns on Friday": the present tense of a timetable."""
    if not (when and when.earliest and published and when.earliest > published[:10]):
        return False
    return clause.head.tag_ in ("VBZ", "VBP", "VBG") or clause.nominal


def _on_record(scene: Scene, statement: Statement) -> Statement:
    """Give a description the sources its words stand under."""
    held = [a for a in scene.attributions if a.holds(statement.start, statement.end) and not _agentless(a)]
    if not statement.values and not _in_marks(scene.parsed.text, statement.start):
        held = [a for a in held if a.quote.kind == "direct"]  # who somebody is, the article adds
    return msgspec.structs.replace(statement, sources=_chain(held))


def _in_marks(text: str, place: int) -> bool:
    """Whether a place stands between quotation marks opened in its paragraph."""
    before = text[text.rfind("\n", 0, place) + 1 : place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _chain(held: Iterable[Attribution]) -> tuple[Source, ...]:
    """On whose word the attributions have it together, nearest first, nobody twice running."""
    links = [link for a in held for link in a.chain]
    return tuple(link for n, link in enumerate(links) if n == 0 or not _same(link, links[n - 1]))


def _same(a: Source, b: Source) -> bool:
    return a.name == b.name if a.entity is None else a.entity == b.entity


def _with_ids(drafts: Iterable[Statement]) -> tuple[Statement, ...]:
    ordered = sorted(drafts, key=lambda s: (s.start, s.end, s.predicate, s.subject or "", s.polarity))
    seen: Counter[tuple[int, int]] = Counter()
    found = []
    for draft in ordered:
        seen[draft.start, draft.end] += 1
        n = seen[draft.start, draft.end]
        if n > 3:  # three readings of one stretch of words are the most a reader can use
            continue
        tail = f":{n}" if n > 1 else ""
        found.append(msgspec.structs.replace(draft, id=f"s:{draft.article}:{draft.start}-{draft.end}{tail}"))
    return tuple(found)
