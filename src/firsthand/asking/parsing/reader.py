"""Reading a question about a story."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from firsthand.asking.parsing.names import Names
from firsthand.asking.parsing.question import Question, listed
from firsthand.asking.parsing.sentence import Sentence
from firsthand.asking.parsing.sought import sought
from firsthand.asking.parsing.terms import terms
from firsthand.asking.parsing.titles import bearing, owners
from firsthand.asking.parsing.turned import turned
from firsthand.asking.parsing.wordings import reworded
from firsthand.model import Story


def parse(question: str, nlp: Language, story: Story) -> Question:
    """Read a question about a story.

    Args:
        nlp: the pipeline that parses it.
        story: whose entities its names are looked up among.
    """
    doc = nlp(reworded(" ".join(question.rstrip("?! ").split())) + " ?")
    names = [n for n in Names(story).find(doc) if not _only_called(n[2], doc, story)]
    roles = frozenset(v.role for s in story.statements for v in s.values if v.kind in ("ordinal", "measure"))
    return _question(Sentence(question, doc, names, {e.id: e for e in story.entities}, roles))


def _only_called(ids: frozenset[str], doc: Doc, story: Story) -> bool:
    """Whether a name is none but a title somebody bears, and the question asks for whom: "who is the Greek premier"."""
    known = (e for e in story.entities if e.id in ids)
    return doc[0].lower_ == "who" and all(m.kind != "name" for e in known for m in e.mentions)


def _question(sentence: Sentence) -> Question:
    asked, roles, types, noun = sought(sentence)
    sentence.spend_light()
    relations = sentence.relations()
    given = tuple(terms(sentence))
    lowers = {t.lower_ for t in sentence.doc}
    if asked in ("who", "what") and not relations and not noun and len(given) == 1 and given[0].entities:
        asked = "describe"
    being = any(t.lemma_ == "be" for t in sentence.doc)
    if asked == "who" and not relations and being and any(not t.verb and not t.entities for t in given):
        asked = "title"
    if asked in ("who", "what") and sentence.verb is not None and sentence.verb.lemma_ in listed("words.playing"):
        persons = [t for t in given if any(sentence.is_a(e, "person") for e in t.entities)]
        asked = "play" if persons else asked
    asked, makers = turned(sentence, asked, noun, given)
    return Question(
        text=sentence.text,
        asked=asked,
        terms=given,
        relations=relations,
        slot=sentence.slot(),
        roles=roles,
        types=types,
        noun=noun,
        doers=sentence.slots()[0],
        undergoers=sentence.slots()[1],
        earlier=bool(lowers & listed("words.earlier")),
        given=frozenset(e for t in given for e in t.entities),
        stranded=sentence.stranded(),
        makers=makers,
        speaker=sentence.speaker(),
        speaking=sentence.verb.lemma_.casefold() if asked == "sayer" and sentence.verb is not None else "",
        bearing=bearing(sentence, asked),
        owners=owners(sentence),
    )
