"""What would answer a question: the kind, the roles of values, the types of entities, the noun asked with."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from firsthand.asking.parsing.question import Asked, befallen, listed, table
from firsthand.asking.parsing.sentence import Sentence


def sought(sentence: Sentence) -> tuple[Asked, tuple[str, ...], tuple[str, ...], str]:
    """Return what would answer: the kind, the roles of values, the types of entities, the noun asked with."""
    wh = sentence.wh
    if wh is None:
        return "polar", (), (), ""
    after = [t for t in sentence.doc[wh.i + 1 :] if not t.is_punct]
    following = after[0].lower_ if after else ""
    if wh.lower_ == "how":
        return _how(sentence, following, after)
    if wh.lower_ in ("what", "which") or wh.lower_ == "whose":
        return _which(sentence, after)
    plain: dict[str, Asked] = {"when": "when", "where": "where", "why": "why"}
    asked = plain.get(wh.lower_, "who")
    return asked, (), ("person", "group", "organization") if asked == "who" else (), ""


def _how(
    sentence: Sentence, following: str, after: Sequence[Token]
) -> tuple[Asked, tuple[str, ...], tuple[str, ...], str]:
    if following in table("how"):
        sentence.spent.add(after[0].i)
        return "value", tuple(table("how")[following]), (), ""
    if following in ("many", "much"):
        sentence.spent.add(after[0].i)
        noun = sentence.noun(after[1:])
        if noun is not None:
            sentence.spent.add(noun.i)
        if following == "much" and (noun is None or noun.lemma_ in ("money", "dollar", "euro", "pound")):
            return "money", (), (), ""
        return "count", _counted(sentence), (), noun.lemma_.casefold() if noun is not None else ""
    return "how", (), (), ""


def _counted(sentence: Sentence) -> tuple[str, ...]:
    wanted = sentence.relations()
    return tuple(role for role, classes in befallen().items() if classes & wanted)


def _sort(sentence: Sentence, noun: Token) -> Token | None:
    """Return the noun whose kind is asked for: "what kind of *gun*", "what *weapon* did he use"."""
    lemma, after = noun.lemma_.casefold(), sentence.doc[noun.i + 1 :]
    if lemma in ("kind", "sort", "type") and after[0].lower_ == "of":
        return sentence.noun(list(after[1:]))
    return noun if lemma in table("kinds") and noun.i == (sentence.wh.i if sentence.wh else 0) + 1 else None


def _which(sentence: Sentence, after: Sequence[Token]) -> tuple[Asked, tuple[str, ...], tuple[str, ...], str]:
    noun = sentence.noun(after) or sentence.subject_noun()
    if noun is None and sentence.verb is not None and sentence.verb.lemma_ == "drive" and not sentence.passive():
        return "kind", (), (), "vehicle"
    if noun is None:
        return "what", (), (), ""
    sort = _sort(sentence, noun)
    if sort is not None:
        sentence.spent |= {noun.i, sort.i}
        if sentence.verb is not None and sentence.verb.lemma_ in listed("words.leading"):
            sentence.spent.add(sentence.verb.i)
        return "kind", (), (), sort.lemma_.casefold()
    lemma = noun.lemma_.casefold()
    kind = next((k for k, nouns in table("types").items() if lemma in nouns), None)
    if kind and sentence.verb is not None and sentence.verb.lemma_ in ("call", "name") and sentence.noun(after) is None:
        sentence.spent.add(sentence.verb.i)
        return "name", (), (kind,), ""
    if lemma == "name":
        sentence.spent.add(noun.i)
        return "name", (), _types_of_named(sentence), ""
    if lemma in ("day", "date", "month", "year"):
        sentence.spent.add(noun.i)
        return "when", (), (), ""
    if lemma in ("moment", "point", "stage"):
        sentence.spent.add(noun.i)
        return "when", (), (), "point"
    if lemma in ("time", "hour"):
        sentence.spent.add(noun.i)
        return "clock", (), (), ""
    if lemma in table("nouns"):
        sentence.spent.add(noun.i)
        return "value", tuple(table("nouns")[lemma]), (), lemma
    if lemma in sentence.roles:
        sentence.spent.add(noun.i)
        return "value", (lemma,), (), lemma
    if lemma in ("reason", "cause"):
        sentence.spent.add(noun.i)
        return "why", (), (), ""
    direct = noun.i == (after[0].i if after else -1) or sentence.noun(after) is not None
    kinds = tuple(k for k, nouns in table("types").items() if lemma in nouns) if direct else ()
    if direct:
        sentence.spent.add(noun.i)
    return ("who" if kinds == ("person",) else "what"), (), kinds, lemma if direct else ""


def _types_of_named(sentence: Sentence) -> tuple[str, ...]:
    lemmas = {t.lemma_.casefold() for t in sentence.doc}
    kinds = tuple(k for k, nouns in table("types").items() if lemmas & set(nouns))
    return kinds or ("person",)
