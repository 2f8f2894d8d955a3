"""What speaks for an antecedent: the signs by which whoever was met before is weighed against a pronoun or "the …".

Nearness, place in the clause and who is speaking are those of Lappin and Leass, "An Algorithm for Pronominal Anaphora
Resolution" (1994); the subjects of the clauses around are Hobbs's walk, "Resolving Pronoun References" (1978).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from firsthand.language.coreference.candidates import FAR, Pointer, Trace, ahead_of, described, in_name
from firsthand.language.coreference.discourse import SUBJECT, Seen, Walk, speaks
from firsthand.language.coreference.figures import Figure
from firsthand.language.coreference.nominals import AGED, like
from firsthand.language.lexicon import lexicon, words
from firsthand.language.naming.types import key

PLACES = frozenset(("nsubj", "nsubjpass", "poss", "dobj", "pobj"))
"""Places in a clause that are told apart."""
LEVELS = (1, 2, 3, 5, 8)
"""Numbers from which on one counts as more."""


def signs(walk: Walk, asked: Pointer, met: Sequence[Trace]) -> Iterator[list[str]]:
    """Yield the signs of each candidate, in their order."""
    up = dict(_subjects_around(walk, asked.token))
    speaker = next((s for s in walk.recent(FAR) if s.speaks), None)
    most = max((len(t.figure.places) for t in met), default=0)
    for rank, trace in enumerate(met):
        found = list(_nearness(walk, asked, trace, rank))
        found += _standing(walk, asked, trace, most)
        found += _syntax(asked, trace, up, speaker, walk)
        found += _description(asked, trace, met) if not asked.pronoun else ()
        yield found


def signs_of_nobody(asked: Pointer, met: Sequence[Trace]) -> list[str]:
    """Return what speaks for nobody met before."""
    token = asked.token
    found = ["none", f"none of {min(len(met), 3)}"]
    if asked.quote is not None:
        found.append("none, quoted")
    if not asked.pronoun:
        deps = {t.dep_ for t in token.rights}
        if deps & {"relcl", "acl"}:
            found.append("none, clause behind")
        behind = next((t.lower_ for t in token.rights if t.dep_ == "prep"), None)
        if behind:
            found.append(f"none, {behind if behind in ('of', 'in', 'for', 'at', 'from', 'with') else 'prep'} behind")
        found.append(f"none, {len(asked.extra) if len(asked.extra) < 3 else 3} words before")
        if not any(described(asked, t.figure) for t in met):
            found.append("none, new word")
        if asked.extra & words("roles", "others.words"):
            found.append("none, another")
        found.append(f"none, {token.dep_}")
    elif asked.kind == "thing":
        verb = token.head
        found.append(f"none, {token.dep_ if token.dep_ in ('nsubj', 'poss', 'dobj', 'pobj') else 'other'}")
        if token.lower_ != "its" and verb.lemma_ in words("pronouns", "empty"):
            found.append("none, empty verb")
        if any(t.dep_ in ("ccomp", "csubj", "csubjpass", "xcomp") for t in verb.children):
            found.append("none, clause")
    return found


def _level(number: int) -> int:
    return sum(number >= level for level in LEVELS)


def _nearness(walk: Walk, asked: Pointer, trace: Trace, rank: int) -> Iterator[str]:
    last = trace.last
    ahead = asked.pronoun and ahead_of(walk, asked)
    if ahead:
        yield "subject ahead" if ahead is trace.figure else "another subject ahead"
    if last is None:
        yield "later"
        return
    away = _level(walk.sentence - last.sentence)
    part = last.token.dep_ if last.token.dep_ in ("dobj", "poss") else "other"
    if last.weight >= SUBJECT - 10:
        part = "subject"
    yield f"away {away}"
    yield f"rank {min(rank, 4)}"
    yield f"{part} {min(away, 2)}"
    yield f"paragraphs {min(walk.paragraph - last.paragraph, 3)}"
    yield f"met {_level(trace.count)}"
    yield f"rank {min(rank, 3)}, away {min(away, 2)}"
    first = asked.token.sent.start == 0
    yield f"paragraph's {'first' if first else 'later'} sentence, paragraphs {min(walk.paragraph - last.paragraph, 2)}"
    if trace.opens == walk.paragraph:
        yield "opened the paragraph"
    elif trace.opens == walk.paragraph - 1:
        yield "opened the paragraph before"
    yield f"last a {last.token.pos_ if last.token.pos_ in ('PRON', 'PROPN', 'NOUN') else 'other'} {min(away, 1)}"
    for back in (0, 1, 2):
        if back in trace.subjects:
            yield f"subject {back} back"
    if away == 0:
        here = asked.token.dep_
        yield f"{part}, same sentence, {here if here in PLACES else 'other'}"


def _standing(walk: Walk, asked: Pointer, trace: Trace, most: int) -> Iterator[str]:
    figure = trace.figure
    yield f"type {figure.type}{'s' if figure.plural else ''}{'' if figure.named else ' unnamed'}"
    if figure.members:
        yield f"members {len(figure.members)}"
    if asked.sex is not None and figure.type == "person":
        yield "sex known" if figure.gender == asked.sex else "sex unknown"
    names = sum(kind == "name" for _, _, kind in figure.places)
    yield f"named {_level(names)}"
    if len(figure.places) == most and most > 2:
        yield "most spoken of"
    if figure.places and min(figure.places)[0] < _lead_end(walk):
        yield "in the lead"
    if asked.kind == "many" and figure.type == "organization" and figure.named:
        yield "plural name" if figure.name.endswith("s") and not figure.name.isupper() else "singular name"


def _lead_end(walk: Walk) -> int:
    paragraphs = walk.parsed.paragraphs
    return paragraphs[min(1, len(paragraphs) - 1)].end if paragraphs else 0


def _syntax(asked: Pointer, trace: Trace, up: dict[int, int], speaker: Seen | None, walk: Walk) -> Iterator[str]:
    figure, last, token = trace.figure, trace.last, asked.token
    if id(figure) in up:
        owner = "own " if token.dep_ == "poss" else ""
        yield f"{owner}subject {min(up[id(figure)], 3)} up"
        if up[id(figure)] and _reported_by(token, figure, walk):
            yield f"says it, {figure.type}{'' if figure.named or figure.gender else ' unnamed'}"
    if last is None:
        return
    if asked.quote is not None:
        other = "outside the quote" if last.quote is None else "another quote"
        yield "same quote" if last.quote == asked.quote else other
    elif last.quote is not None:
        yield "quoted before" if not trace.outside else "quoted last"
    yield from _speaking(asked, trace, last, speaker, walk)
    if last.token.dep_ == token.dep_ and walk.sentence - last.sentence <= 1:
        yield f"parallel {token.dep_}" if token.dep_ in PLACES else "parallel"


def _speaking(asked: Pointer, trace: Trace, last: Seen, speaker: Seen | None, walk: Walk) -> Iterator[str]:
    """Who spoke last, and who did nothing else."""
    figure, token = trace.figure, asked.token
    person = asked.pronoun or asked.kind == "person"
    if person and asked.quote is None and speaks(token):
        aside = " aside" if _aside(token) else ""
        yield f"speaks{aside} {'spoke' if last.speaks else ''}{min(walk.paragraph - last.paragraph, 2)}"
        if speaker is not None and speaker.figure is figure:
            yield f"last speaker{aside}"
            since = {
                id(s.figure)
                for s in walk.recent(FAR)
                if s.start > speaker.start and s.quote is None and s.figure.named and s.figure.type == "person"
            }
            yield f"last speaker, {min(len(since - {id(figure)}), 2)} since"
    elif speaker is not None and speaker.figure is figure:
        yield "last spoke"
    if person:
        how = "speaks" if speaks(token) else "acts"
        if trace.sourced:
            yield f"{how}, {'only ' if trace.sourced == trace.count else ''}{'last ' if last.speaks else ''}a source"
        yield f"{how}, of late {min(trace.late, 4)}"


def _aside(token: Token) -> bool:
    """Whether the words reported stand before their "he said"."""
    return token.i > token.sent.start + 1 and any(t.dep_ == "ccomp" and t.i < token.i for t in token.head.children)


def _subjects_around(walk: Walk, token: Token) -> Iterator[tuple[int, int]]:
    """The subjects of the clauses a token stands in, by how many clauses up."""
    here = {s.token.i: id(s.figure) for s in walk.recent(0)}
    at, up = token, 0
    told: set[int] = set()
    while at.head != at:
        at = at.head
        if at.pos_ not in ("VERB", "AUX"):
            continue
        for child in at.children:
            whose = at.head if at.dep_ == "relcl" and child.tag_ in ("WP", "WDT") else child  # "Bo Lind, who …"
            figure = here.get(whose.i)
            if child.dep_ in ("nsubj", "nsubjpass") and child != token and figure is not None and figure not in told:
                told.add(figure)
                yield figure, up
        up += at.dep_ != "conj"


def _reported_by(token: Token, figure: Figure, walk: Walk) -> bool:
    """Whether somebody is the subject of the verb that governs the clause a token stands in: "Bo said [he …]"."""
    at = token.head
    while at.dep_ not in ("ROOT", "ccomp") and at.head != at:
        at = at.head
    return at.dep_ == "ccomp" and any(
        s.figure is figure and s.speaks and s.token.head == at.head for s in walk.recent(0)
    )


def _description(asked: Pointer, trace: Trace, met: Sequence[Trace]) -> Iterator[str]:
    figure = trace.figure
    exact = asked.role in figure.roles
    name = in_name(asked, figure)
    alike = not exact and any(like(r) == like(asked.role) for r in figure.roles)
    said = "said" if exact else "in the name" if name else "alike" if alike else "not said"
    yield said
    yield f"{said}, {asked.kind}{'' if figure.named else ', unnamed'}"
    yield f"{said}, {figure.type}"
    if asked.role in words("roles", "bridging.nouns"):
        yield f"{said}, may be new"
    if exact or name or alike:
        others = sum(described(asked, t.figure) for t in met if t is not trace)
        yield f"{said}, with {min(others, 2)} others"
    else:
        if figure.roles:
            yield "described otherwise"
        so_called = sum(asked.role in t.figure.roles for t in met)
        if so_called:
            yield f"{min(so_called, 2)} others so called"
    if asked.role in figure.deeds:
        yield "by deed"
        if sum(asked.role in t.figure.deeds for t in met) == 1:
            yield "by deed alone"
    yield from _modified(asked, figure, said)
    if not exact and asked.kind == "body":
        yield from _in_line(asked, figure)
    if asked.sex is not None:
        yield "sex fits" if figure.gender == asked.sex else "sex open"
    if aged := AGED.search(asked.tokens.text):
        another = "another" if any(AGED.search(w) for w in figure.words) else "open"
        yield f"age {'known' if f'{aged[1]}-year-old' in figure.words else another}"


def _modified(asked: Pointer, figure: Figure, said: str) -> Iterator[str]:
    """What stands before the noun: words known of somebody, or new."""
    if asked.tokens[0].lower_ in ("this", "that"):
        yield "this"
    if not asked.extra:
        yield f"bare, {said}"
        return
    missing = asked.extra - figure.words - {w for form in figure.forms for w in key(form).split()}
    some = "half known" if missing != asked.extra else "new"
    yield f"modifiers {some if missing else 'known'}"
    if asked.extra & words("roles", "others.words"):
        yield "another"


def _in_line(asked: Pointer, figure: Figure) -> Iterator[str]:
    """Whether a body's name says that it is what the noun says: a paper, a company, a department."""
    marks = lexicon("roles")["institution"].get(asked.token.lemma_.lower())
    held = {w for form in figure.forms for w in key(form).split()}
    if marks is not None:
        yield "marked" if held & set(marks) else "unmarked" if marks else "any body"
    press = asked.role in words("roles", "outlets.nouns")
    yield f"outlet {bool(held & words('roles', 'outlets.words'))} for press {press}"
    told = asked.role if asked.role in ("agency", "company", "party", "team") else "other"
    yield f"public {bool(held & words('roles', 'outlets.public'))} for {told}"
