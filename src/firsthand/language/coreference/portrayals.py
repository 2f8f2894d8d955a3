"""Who plays whom: parts in works of fiction, and the people who play them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from firsthand.language.coreference.figures import Figure, Who
from firsthand.language.lexicon import words
from firsthand.language.naming.spotting import titled
from firsthand.language.naming.stage import speaks_of_stage
from firsthand.language.naming.types import person_noun
from firsthand.language.parse import Paragraph, Parsed

BETWEEN = frozenset(("and", ",", "who", "to", "used", "the", "also", "respectively", "both"))
Pair = tuple[list[Figure], list[Figure]]


def portrayals(parsed: Parsed, who: Who) -> None:
    """Link the players and parts the article names, and mark the parts as fictional.

    who: the person meant at a character of the article, pronouns included once they are resolved. Lists are paired in
    order where they are equally long and no pair is of two sexes; crossed by sex where that alone fits.
    """
    if not speaks_of_stage(parsed):
        return
    for players, characters in _pairs(parsed, who):
        for player, character in _matched(players, characters):
            _link(player, character)
    for character in (*_bare_parts(parsed, who), *_told_of(parsed, who)):
        character.fictional = True


def _link(player: Figure, character: Figure) -> None:
    if (
        player is character
        or player.fictional
        or character.portrays
        or character.type != "person"
        or player.type != "person"
    ):
        return
    character.fictional = True
    if character not in player.portrays:
        player.portrays.append(character)
        character.portrayed_by.append(player)


def _matched(players: Sequence[Figure], characters: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    if not players or len(players) != len(characters):
        return []
    orders = [list(characters), list(reversed(characters))] if len(characters) == 2 else [list(characters)]
    for order in orders:
        if all(
            a.gender is None or b.gender is None or a.gender == b.gender for a, b in zip(players, order, strict=True)
        ):
            return list(zip(players, order, strict=True))
    return []


def _pairs(parsed: Parsed, who: Who) -> Iterator[Pair]:
    for paragraph in parsed.paragraphs:
        for token in paragraph.doc:
            yield from _from_verb(paragraph, token, who)
            yield from _from_noun(paragraph, token, who)
            yield from _in_brackets(paragraph, token, who)


def _from_verb(paragraph: Paragraph, token: Token, who: Who) -> Iterator[Pair]:
    yield from _in_line(paragraph, token, who)
    if token.lemma_ in words("portrayals", "joining"):
        for noun in _as_below(token):
            yield _people(paragraph, _subjects(token), who), _named_apart(paragraph, noun, who)
    if token.pos_ != "VERB":
        return
    if token.lemma_ in words("portrayals", "playing"):
        objects = _people(paragraph, _children(token, "dobj"), who)
        agents = [t for by in _children(token, "agent", "prep") if by.lower_ == "by" for t in _children(by, "pobj")]
        if token.tag_ == "VBN" and agents:
            played = _children(token, "nsubjpass") or ([token.head] if token.dep_ in ("acl", "relcl") else [])
            yield _people(paragraph, agents, who), _people(paragraph, played, who)
        elif objects and _works_or_parts(token, objects):
            yield _people(paragraph, _subjects(token), who), objects
    if token.lemma_ in words("portrayals", "appearing"):
        for noun in _as(token):
            named = _people(paragraph, [noun], who)
            if token.lemma_ in ("star", "cast", "appear", "debut") or any(_is_part(p) for p in named):
                yield _people(paragraph, _subjects(token), who), named


def _in_line(paragraph: Paragraph, verb: Token, who: Who) -> Iterator[Pair]:
    """Names in a row right before and right after "play" or "star as", however the parse takes them."""
    doc, after, lemma = verb.doc, verb.i + 1, verb.lemma_.lower()
    if lemma in ("star", "cast", "debut") and after < len(doc) and doc[after].lower_ == "as":
        after += 1
    elif lemma not in words("portrayals", "playing") or verb.tag_ == "VBN":
        return
    players = _row(paragraph, range(verb.i - 1, verb.sent.start - 1, -1), who)[::-1]
    characters = _row(paragraph, range(after, verb.sent.end), who)
    if players and characters:
        yield players, characters


def _as_below(verb: Token) -> list[Token]:
    """ "joins the cast as X", "will be back as nurse X": what "as" brings in, wherever the parse hangs it."""
    near = [verb, *(t for t in verb.children if t.dep_ in ("dobj", "advmod", "acomp", "prt", "xcomp"))]
    return [noun for one in near for noun in _as(one) if noun.ent_type_ == "PERSON" or noun.pos_ == "PROPN"]


def _named_apart(paragraph: Paragraph, noun: Token, who: Who) -> list[Figure]:
    """Somebody brought in by "as", unless the article speaks of them as a person in their own right."""
    return [f for f in _people(paragraph, [noun], who) if not _lives(f)]


def _lives(figure: Figure) -> bool:
    """Whether something said of somebody is said of people alone, not of parts: an age, a trade of the stage."""
    return bool(figure.portrays) or any(
        r in words("portrayals", "players") or r in words("portrayals", "makers") for r in figure.roles
    )


def _in_brackets(paragraph: Paragraph, token: Token, who: Who) -> Iterator[Pair]:
    """ "the banker Ed Voss (Ray Conn)": the part, and who plays it, both by their full names."""
    doc = paragraph.doc
    if token.text != "(" or token.i == 0:
        return
    close = next((t for t in doc[token.i + 1 : token.i + 6] if t.text == ")"), None)
    if close is None or close.i - token.i < 3:
        return
    part, player = who(paragraph.place(doc[token.i - 1])[0]), who(paragraph.place(doc[token.i + 1])[0])
    if part is None or player is None or part is player or who(paragraph.place(doc[close.i - 1])[0]) is not player:
        return
    if part.type == player.type == "person" and " " in player.name and not _lives(part):
        yield [player], [part]


def _told_of(parsed: Parsed, who: Who) -> Iterator[Figure]:
    """Who does something "on the show", "in that episode", "in season 3": somebody in the tale."""
    for paragraph in parsed.paragraphs:
        for sentence in paragraph.doc.sents:
            verb = sentence.root
            if _opens_in_tale(verb) and verb.lemma_ not in words("portrayals", "offstage"):
                yield from (f for f in _people(paragraph, _subjects(verb), who) if not _lives(f))


def _opens_in_tale(verb: Token) -> bool:
    first = next((t for t in verb.sent if not t.is_quote and not t.is_space), None)
    if first is None or first.lower_ not in ("in", "on", "onscreen", "on-screen") or not _told(first, verb):
        return False
    if first.lower_ not in ("in", "on"):
        return True
    noun = next((t for t in first.children if t.dep_ == "pobj"), None)
    if noun is None or noun.i - first.i > 4:
        return False
    if (
        noun.lemma_.lower() == "season"
        or any(c.lower_ == "season" for c in noun.children)
        or noun.nbor(-1).lower_ == "season"
    ):
        return verb.tag_ in ("VBZ", "VBP")  # "in season 3 he escapes": the tale; "he joined in season 3": the player
    return noun.lemma_.lower() in words("portrayals", "tales")


def _told(first: Token, verb: Token) -> bool:
    return first.head == verb and first.i < verb.i


def _row(paragraph: Paragraph, order: range, who: Who) -> list[Figure]:
    found: list[Figure] = []
    for at in order:
        token = paragraph.doc[at]
        figure = who(paragraph.place(token)[0])
        if figure is not None and figure.type == "person" and token.pos_ != "PRON":
            if figure not in found:
                found.append(figure)
        elif not (
            token.lower_ in BETWEEN
            or token.like_num
            or person_noun(token)
            or titled(token)
            or token.pos_ in ("AUX", "ADV")
        ):
            break
    return found


def _works_or_parts(verb: Token, objects: list[Figure]) -> bool:
    """Playing a person is playing a part, unless it is a match ("the Reds play Leeds")."""
    return all(o.type == "person" for o in objects)


def _is_part(figure: Figure) -> bool:
    return figure.fictional


def _from_noun(paragraph: Paragraph, token: Token, who: Who) -> Iterator[Pair]:
    """ "Her character, X"; "his role as X"; "her on-screen husband, X"."""
    if token.pos_ != "NOUN":
        return
    lemma = token.lemma_.lower()
    owners = _children(token, "poss")
    if lemma in words("portrayals", "parts") or lemma in words("portrayals", "stints"):
        named = list(_as(token)) if lemma in words("portrayals", "stints") else []
        if lemma in words("portrayals", "parts"):
            named += _children(token, "appos")
            named += [t for of in _children(token, "prep") if of.lower_ == "of" for t in _children(of, "pobj")]
        yield _people(paragraph, owners, who) or _subject_above(paragraph, token, who), _people(paragraph, named, who)


def _bare_parts(parsed: Parsed, who: Who) -> Iterator[Figure]:
    """People named in apposition to a word for a part, or as on-screen kin."""
    for paragraph in parsed.paragraphs:
        for token in paragraph.doc:
            if token.pos_ != "NOUN":
                continue
            onscreen = any(
                t.lower_ in words("portrayals", "onscreen") or t.text.lower() == "screen" for t in token.lefts
            )
            if token.lemma_.lower() == "character" or onscreen:
                nearby = [*_children(token, "appos"), *([token.head] if token.dep_ in ("appos", "compound") else [])]
                yield from _people(paragraph, nearby, who)


def _subject_above(paragraph: Paragraph, token: Token, who: Who) -> list[Figure]:
    verb = token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    return _people(paragraph, _subjects(verb), who)


def _children(token: Token, *relations: str) -> list[Token]:
    return [t for t in token.children if t.dep_ in relations]


def _subjects(verb: Token) -> list[Token]:
    """The subjects of a verb: its own, the noun its clause hangs on, or those of the verb it goes with."""
    own = _children(verb, "nsubj", "nsubjpass")
    if own and own[0].tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        return [verb.head]
    if own:
        return own
    if verb.dep_ in ("conj", "xcomp", "advcl") and verb.head != verb:
        return _subjects(verb.head)
    return [verb.head] if verb.dep_ in ("acl", "relcl") else []


def _as(token: Token) -> list[Token]:
    return [
        t
        for p in token.children
        if p.lower_ == "as"
        for t in p.children
        if t.dep_ in ("pobj", "pcomp", "nsubj", "dobj")
    ]


def _people(paragraph: Paragraph, tokens: list[Token], who: Who) -> list[Figure]:
    """The people named by tokens and their conjuncts; by the names in apposition where a token is a noun."""
    found: list[Figure] = []
    for token in tokens:
        for one in (token, *token.conjuncts):
            figure = _named(paragraph, one, who)
            if figure is not None and figure not in found:
                found.append(figure)
    return found


def _named(paragraph: Paragraph, token: Token, who: Who) -> Figure | None:
    for one in (token, *(t for t in token.children if t.dep_ == "appos")):
        figure = who(paragraph.place(one)[0])
        if figure is not None and figure.type == "person":
            return figure
    return None
