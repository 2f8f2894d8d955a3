"""Whom a pronoun means: a score by nearness, place in the clause and who is speaking; silence where two come close.

The score follows Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994), with what news adds:
whoever spoke last goes on speaking, and words inside a quotation are another's.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from firsthand.language.coreference.discourse import DECAY, REACH, SUBJECT, Seen, Walk, speaks
from firsthand.language.coreference.figures import Figure, Gender
from firsthand.language.lexicon import words
from firsthand.language.parse import Paragraph

Fit = Callable[[Figure], float]
LEAST = 10.0
MARGIN = 0.8
"""A second candidate with more than this share of the first's score leaves the pronoun open."""
QUOTED_MARGIN = 0.6
FAR_MARGIN = 0.5
FAR = 15
UNKNOWN_SEX = 0.8
ACROSS_QUOTES = 0.3
OTHERS = 0.4
"""What is left of the last speaker's advantage for each other person named since."""
SPEAKER, ASIDE, SAME_SENTENCE, REPORTED = 40.0, 60.0, 20.0, 80.0
CLAUSE = frozenset(("ccomp", "advcl", "xcomp", "conj", "relcl", "acl", "pcomp"))


def sex_of_pronoun(token: Token) -> Gender | None:
    """Return the sex a pronoun tells."""
    if token.lower_ in words("pronouns", "female"):
        return "female"
    return "male" if token.lower_ in words("pronouns", "male") else None


def antecedent(walk: Walk, paragraph: Paragraph, token: Token) -> Figure | None:
    """Return whom a pronoun of the third person means, None where nobody or more than one fits."""
    sex = sex_of_pronoun(token)
    if sex is not None:
        return _choose(walk, paragraph, token, lambda f: 0.0 if f.plural else _one(f, sex))
    found = None
    if token.lower_ in words("pronouns", "plural"):
        found = _choose(walk, paragraph, token, _many)
        if found is None or found.type != "organization":
            return found
    elif token.lower_ in words("pronouns", "thing") and not _empty(token):
        found = _choose(walk, paragraph, token, _thing)
    return found if found is not None and _in_view(walk, paragraph, token, found) else None


def _empty(token: Token) -> bool:
    """Whether "it" may stand for nothing: "it is clear", "it was said that"; objects are left open too."""
    if token.lower_ == "its":
        return False
    verb = token.head
    clause = any(t.dep_ in ("ccomp", "csubj", "csubjpass") for t in verb.children)
    return token.dep_ != "nsubj" or verb.lemma_ in words("pronouns", "empty") or (clause and not speaks(token))


def _in_view(walk: Walk, paragraph: Paragraph, token: Token, figure: Figure) -> bool:
    """Whether an institution or thing is what the sentence, or the one before, is about."""
    if figure.type not in ("organization", "place", "work") or (
        figure.type != "organization" and token.lower_ != "its"
    ):
        return False
    quote = walk.quote(paragraph.place(token)[0])
    near = walk.recent(0 if figure.type != "organization" else 1)
    return any(s.figure is figure and s.weight >= SUBJECT - 10 and s.quote == quote for s in near)


def _one(figure: Figure, sex: Gender) -> float:
    if figure.type != "person":
        return 0.0
    if figure.gender is None:
        return UNKNOWN_SEX
    return 1.0 if figure.gender == sex else 0.0


def _many(figure: Figure) -> float:
    if figure.type == "organization" and figure.named:
        return 0.9 if figure.name.endswith("s") and not figure.name.isupper() else 0.5
    if figure.plural or figure.type == "group":
        return 0.6 if figure.type == "other" else 1.0
    return 0.5 if figure.type == "organization" else 0.0


def _thing(figure: Figure) -> float:
    return 1.0 if figure.type not in ("person", "group") and not figure.plural else 0.0


def _choose(walk: Walk, paragraph: Paragraph, token: Token, fit: Fit) -> Figure | None:
    scores = _scores(walk, paragraph, token, fit, REACH)
    if not scores and token.lower_ not in words("pronouns", "thing"):
        scores = _scores(walk, paragraph, token, fit, FAR)
        alone = len(scores) == 1 or (scores and scores[1][0] < FAR_MARGIN * scores[0][0])
        return scores[0][1] if scores and alone and scores[0][1].named else None
    if not scores or scores[0][0] < LEAST:
        return None
    quoted = walk.quote(paragraph.place(token)[0]) is not None
    if len(scores) > 1 and scores[1][0] > (QUOTED_MARGIN if quoted else MARGIN) * scores[0][0]:
        return None
    return scores[0][1]


def _scores(walk: Walk, paragraph: Paragraph, token: Token, fit: Fit, reach: int) -> list[tuple[float, Figure]]:
    """Every candidate with its score, best first."""
    quote = walk.quote(paragraph.place(token)[0])
    barred = _barred(walk, token, quote)
    best: dict[tuple[int, int], float] = {}
    candidates: dict[int, Figure] = {}
    for seen in walk.recent(reach):
        if fit(seen.figure) <= 0 or any(seen.figure is b for b in barred):
            continue
        away = walk.sentence - seen.sentence
        score = seen.weight * DECAY**away * (ACROSS_QUOTES if seen.quote is not None and seen.quote != quote else 1.0)
        if away == 0 and seen.weight >= SUBJECT - 10 and token.dep_ in ("nsubj", "nsubjpass", "poss"):
            score += SAME_SENTENCE
        candidates.setdefault(id(seen.figure), seen.figure)
        slot = (id(seen.figure), seen.sentence)
        best[slot] = max(best.get(slot, 0.0), score)
    total = {k: sum(v for (i, _), v in best.items() if i == k) for k in candidates}
    for key, extra in _bonuses(walk, token, quote, candidates).items():
        total[key] += extra
    ranked = [(round(total[k] * fit(f), 3), f) for k, f in candidates.items()]
    return sorted(ranked, key=lambda r: -r[0])


def _bonuses(walk: Walk, token: Token, quote: int | None, candidates: dict[int, Figure]) -> dict[int, float]:
    extra: dict[int, float] = {}
    if quote is not None:
        return extra
    if speaks(token):
        last = next((s for s in walk.recent(FAR) if s.speaks and id(s.figure) in candidates), None)
        if last is not None:
            since = {
                id(s.figure) for s in walk.recent(FAR) if s.start > last.start and s.quote is None and s.figure.named
            }
            others = len(since & set(candidates) - {id(last.figure)})
            extra[id(last.figure)] = (
                (ASIDE if _aside(token) else SPEAKER) * 0.8 ** (walk.paragraph - last.paragraph) * OTHERS**others
            )
    verb = None if _has_doer_between(walk, token) else _matrix(token)
    for seen in walk.recent(0):
        known = seen.figure.named or seen.figure.gender is not None  # "one witness said that she …" of another
        if verb is not None and known and seen.speaks and seen.token.head == verb and id(seen.figure) in candidates:
            extra[id(seen.figure)] = extra.get(id(seen.figure), 0.0) + REPORTED
    return extra


def _aside(token: Token) -> bool:
    """Whether the words reported stand before their "he said"."""
    return token.i > token.sent.start + 1 and any(t.dep_ == "ccomp" and t.i < token.i for t in token.head.children)


def _has_doer_between(walk: Walk, token: Token) -> bool:
    """Whether the clause reported has a person for its subject already: "Ana warned that Bo knows where [he] …"."""
    at = token.head
    while at.dep_ not in ("ROOT", "ccomp") and at.head != at:
        at = at.head
    doer = next((c for c in at.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if at.dep_ != "ccomp" or doer is None or doer == token:
        return False
    return any(s.token == doer and s.figure.type == "person" for s in walk.recent(0))


def _matrix(token: Token) -> Token | None:
    """The verb that governs the clause a pronoun stands in: "Bo said [he …]"."""
    at = token.head
    while at.dep_ not in ("ROOT", "ccomp") and at.head != at:
        at = at.head
    return at.head if at.dep_ == "ccomp" else None


def _barred(walk: Walk, token: Token, quote: int | None) -> list[Figure]:
    """Who stands beside a pronoun in one clause cannot be meant by it, nor who speaks the words it stands in."""
    barred: list[Figure] = []
    reflexive = token.lower_.endswith(("self", "selves"))
    for seen in walk.recent(0):
        if (
            quote is None
            and speaks(token)
            and any(t.dep_ == "ccomp" and t.is_ancestor(seen.token) for t in token.head.children)
        ):
            barred.append(seen.figure)  # who speaks is not named in the words reported
        if token.dep_ != "poss" and not reflexive and _same_clause(seen, token):
            barred.append(seen.figure)
    if quote is not None and (speaker := walk.speaker(quote)) is not None:
        barred.append(speaker)
    return barred


def _same_clause(seen: Seen, token: Token) -> bool:
    roles = ("nsubj", "nsubjpass", "dobj", "dative")
    if token.dep_ == "pobj":
        return seen.token.dep_ in roles and token.head.head == seen.token.head
    return seen.token.dep_ in roles and token.dep_ in roles and token.head == seen.token.head
