"""Plain sentences composed from statements alone: names in full, dates in words, and always on whose word."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from firsthand.language.lexicon import words
from firsthand.model import Bound, Entity, Origin, Statement, Step, Time

PRONOUNS = words("relations", "words.pronouns", "firsthand.story")
_ATTRIBUTED = re.compile(r"\baccording[ -]to\b", re.IGNORECASE)
_HOME = "firsthand.story"
_HALF_DAY = re.compile(r"\b[ap]\.m$")
_POLITE = re.compile(r"\b(?:Miss|Mr|Mrs|Ms)\.? $")
_EDGE = " ,;:–—-.…"
LONGEST = 240
"""Characters a claim's clause may take before it is cut at a word."""


def in_words(earliest: str | None, latest: str | None) -> str:
    """Return days as a reader says them: "August 2022", "17 January 2024", "between … and …"."""
    if earliest and latest:
        return _between(date.fromisoformat(earliest[:10]), date.fromisoformat(latest[:10]))
    if earliest:
        return f"on or after {_day(date.fromisoformat(earliest[:10]))}"
    return f"on or before {_day(date.fromisoformat(latest[:10]))}" if latest else "at an unknown time"


def _between(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    next_month = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    if first.day == 1 and last == next_month - timedelta(days=1):
        return f"{first:%B} {first.year}"
    return f"between {_day(first)} and {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def amount(low: Bound, high: Bound) -> str:
    """Return a region as a reader says it: "24", "at least 22", "up to 50", "between 280 and 320"."""
    if low is None and high is None:
        return "an unknown number"
    if high is None:
        return f"at least {_plain(low)}"
    if low is None:
        return f"up to {_plain(high)}"
    return _plain(low) if low == high else f"between {_plain(low)} and {_plain(high)}"


def _plain(bound: Bound) -> str:
    if isinstance(bound, float | int):
        return f"{int(bound):,}" if bound == int(bound) else f"{bound:,}"
    return str(bound)


def listed(names: Sequence[str], most: int = 3) -> str:
    """Return names joined as in a sentence, those past `most` counted."""
    shown = list(names[:most])
    if len(names) > most:
        more = len(names) - most
        shown.append(f"{more} other{'s' if more > 1 else ''}")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def callings(origins: Iterable[Origin], articles: Collection[str]) -> dict[str, str]:
    """Return what sentences call origins, by their ids.

    An article that names no outlet is "article …", an unnamed source that is not described one of its outlet's.
    """
    known = {o.id: o for o in origins}
    plain = {i: f"article {o.name}" if o.name in articles else called(o) for i, o in known.items()}
    return {i: _of_outlet(o, name, plain) for (i, o), name in zip(known.items(), plain.values(), strict=True)}


def _of_outlet(origin: Origin, name: str, plain: Mapping[str, str]) -> str:
    """ "An unnamed source of the Arden Courier", where nothing more is said of it than that."""
    if origin.kind != "anonymous" or origin.name.casefold() not in _listed("bare"):
        return name
    under = [v for v in origin.via if origin.id.endswith(f"-{v.rpartition(':')[2]}") and v in plain]
    outlet = plain[max(under, key=len)] if under else ""
    return f"{name} of {_with_article(outlet)}" if outlet else name


def _with_article(outlet: str) -> str:
    """An outlet's name behind "of": "the Arden Courier", "CNN", "article 003"."""
    bare = " " not in outlet or outlet.startswith(("article ", "the ", "The ")) or "." in outlet
    return outlet.replace("The ", "the ", 1) if bare else f"the {outlet}"


def called(origin: Origin) -> str:
    """Return an origin as a sentence calls it: "an unnamed source", "a local official", "the call log"."""
    if origin.kind not in ("anonymous", "document"):
        return origin.name
    first, *rest = origin.name.split(" ")
    if not rest or _no_name(first):
        first = first.lower()
    said = " ".join((first, *rest))
    if origin.kind == "document" and first.lower() not in _listed("counting"):
        return f"the {said}"
    if first.lower() in _listed("counting") or first[:1].isdigit() or _several(said):
        return said
    return f"{'an' if first[:1].lower() in 'aeiou' else 'a'} {said}"


def _listed(key: str) -> frozenset[str]:
    return words("sentences", f"called.{key}", "firsthand.story")


def _no_name(word: str) -> bool:
    """Whether a word has its capital from the beginning of a sentence alone."""
    heads = words("sources", "people.heads") | words("sources", "document.heads")
    folded = word.lower()
    return folded in _listed("counting") or not heads.isdisjoint(
        (folded, folded.removesuffix("s"), folded.removesuffix("es"))
    )


def _several(name: str) -> bool:
    """Whether the noun of a description is a plural: "officials briefed on the matter"."""
    noun = name
    for at, word in enumerate(found := name.lower().split()):
        if at and word in _listed("ends"):
            noun = " ".join(found[:at])
            break
    last = noun.lower().split()[-1]
    return last in _listed("plural") or (last.endswith("s") and not last.endswith("ss")) or " and " in noun


def clause(statement: Statement, entities: Mapping[str, Entity]) -> str:
    """Return the clause of a statement as a sentence without its full stop, its participants' names in full.

    A clause that its reading could not tell is quoted.
    """
    said = _described(statement, entities) or _told(statement, entities)
    return _cut(said or f"“{' '.join(statement.text.split())}”")


def _described(statement: Statement, entities: Mapping[str, Entity]) -> str | None:
    """ "Ana Bell, 48" and "Ana Bell, a nurse" as sentences."""
    subject = entities.get(statement.subject or "")
    if subject is None or not statement.nominal or statement.predicate != "be" or not statement.object_text:
        return None
    said = " ".join(statement.object_text.split())
    said = said.replace('"', "") if said.count('"') % 2 else said
    if any(v.kind == "age" for v in statement.values):
        years = next((v.low for v in statement.values if v.kind == "age" and v.low == v.high), None)
        return f"{subject.name} is {said if years is None else f'aged {_plain(years)}'}"
    return f"{subject.name} is {said}"


def _told(statement: Statement, entities: Mapping[str, Entity]) -> str | None:
    """The clause as its reading composed it, whoever is meant by a short name or a pronoun named in full once."""
    named: set[str] = set()
    parts: list[str] = []
    for phrase in statement.told:
        entity = entities.get(phrase.entity or "")
        new = entity is not None and entity.id not in named and _short(phrase.text, entity)
        if new and parts:
            parts[-1] = _POLITE.sub("", parts[-1])  # "Mr. Bell": Ana Bell
        parts.append(entity.name + ("'s" if phrase.owns else "") if entity is not None and new else phrase.text)
        named |= {entity.id} if entity is not None else set()
    text = "".join(parts).strip()
    return _opened(text) if text else None


def _short(text: str, entity: Entity) -> bool:
    """Whether words stand for an entity without its full name: a pronoun, or part of the name."""
    folded = text.casefold()
    if entity.type == "group":
        return False
    return folded in PRONOUNS or (folded != entity.name.casefold() and folded in entity.name.casefold().split())


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0] + " …"


NAMED = 18
"""Words of a happening's name beyond which it is a sentence cut short."""
_OWNED = re.compile(
    r"(?:an?|the|his|her|its|their|this|that|these|those|all|some|no)\b|\S+(?: \S+){0,3}?(?:['’]s|s['’])\s", re.I
)
"""How a noun phrase begins that names one: "the arrest of …", "Ana Bell's exit"."""


TYPICAL = 0.5
"""What a statement that tells a claim must have in common with the others, beside what the most typical one has."""


def telling(statements: Sequence[Statement], voices: Callable[[Statement], int] = lambda _: 0) -> Statement:
    """Return the statement that tells a claim best: one like the others, a full clause with its subject, affirmed, on
    the word of many, and short.

    voices: how many say all that a statement tells.
    """
    shared = _shared(statements)

    def rank(statement: Statement) -> tuple[bool | int | str, ...]:
        length = len(statement.text.split())
        return (
            statement.polarity == "denied",
            bool(statement.told) and statement.told[0].text.startswith("“"),
            shared[statement.id] < TYPICAL * max(shared.values()),
            statement.nominal,
            statement.subject is None and not statement.subject_text,
            not statement.values and any(s.values for s in statements),
            _bare(statement),
            not 4 <= length <= 30,
            bool(_counted_days().search(statement.text)),
            -voices(statement),
            length,
            statement.id,
        )

    return min(statements, key=rank)


def _bare(statement: Statement) -> bool:
    """Whether the sentence of a statement begins with a pronoun for nobody with a name: "They killed seven"."""
    first = statement.told[0] if statement.told else None
    opens = first.text.split(" ", 1)[0].casefold() if first else ""
    return opens in PRONOUNS and (first is None or not first.entity or first.entity.startswith(("e:group", "e:other")))


@cache
def _counted_days() -> re.Pattern[str]:
    """Days that count from the day an article came out."""
    return re.compile(rf"\b(?:{'|'.join(sorted(words('sentences', 'times.days', _HOME)))})\b", re.IGNORECASE)


def _shared(statements: Sequence[Statement]) -> dict[str, float]:
    """The share of what it says, its verb and its nouns, that each statement has in common with the others."""
    said = {s.id: {s.predicate, *(a.lemma for a in s.arguments)} - PRONOUNS for s in statements}
    return {
        i: round(sum(len(mine & other) / len(mine | other) for o, other in said.items() if o != i and mine | other), 4)
        for i, mine in said.items()
    }


def claim_text(
    statements: Sequence[Statement],
    entities: Mapping[str, Entity],
    origins: Sequence[str],
    times: Mapping[str, Sequence[Time]] | None = None,
) -> str:
    """Return one sentence for a claim: its most telling clause, on whose word it is.

    `origins` are the names of its origins; the sentence never says that the claim is true. `times`: expressions by
    their article, so that "yesterday" is told by its date.
    """
    one = telling(statements)
    told = _HALF_DAY.sub(r"\g<0>.", clause(one, entities).rstrip(".!? "))
    said = _plainly(one, _by_date(told, one, (times or {}).get(one.article, ())))
    if not origins or _ATTRIBUTED.search(said):
        return f"{said.rstrip('.')}."
    return f"{said}, according to {listed(list(dict.fromkeys(origins)))}".rstrip(".") + "."


def _by_date(said: str, statement: Statement, times: Sequence[Time]) -> str:
    """A sentence with the days that count from the day of its article told by their dates; quoted words stay."""
    if said.startswith("“"):
        return said
    for time in times:
        within = statement.start <= time.start and time.end <= statement.end
        words_ = time.text.casefold()
        if (
            not within
            or not (time.earliest and time.latest)
            or words_ not in words("sentences", "times.counted", _HOME)
        ):
            continue
        if words_ in words("sentences", "times.days", _HOME) and time.earliest[:10] != time.latest[:10]:
            continue
        when = in_words(time.earliest, time.latest)
        if when.startswith("between"):
            continue
        found = re.search(rf"(?<![\w’'-]){re.escape(words_)}(?![\w’'-])", said, re.IGNORECASE)
        if found:
            before = said[: found.start()].rstrip().rpartition(" ")[2].casefold()
            on = (
                ""
                if before in words("sentences", "times.behind", _HOME)
                else "on "
                if when[:1].isdigit() and " " in when
                else "in "
            )
            said = f"{said[: found.start()]}{on}{when}{said[found.end() :]}"
    return said


def _plainly(statement: Statement, said: str) -> str:
    """A clause as a sentence of its own: a happening only named is mentioned, an excerpt shows that it is one."""
    said = said.lstrip(_EDGE)
    if said.startswith("“"):
        return f"“… {said[1:]}" if said[1:2].islower() else said
    if statement.nominal and statement.predicate != "be":
        if not _named_well(said):
            return f"“… {_cut(' '.join(statement.text.split()))} …”"
        said = f"{said} {'are' if _plural_head(statement) else 'is'} mentioned"
    return _opened(said)


def _named_well(said: str) -> bool:
    """Whether words name a happening as a sentence can ("the death of six", "her exit"): no headline, no fragment."""
    words = said.split()
    titled = sum(w[:1].isupper() for w in words[1:])
    return len(words) <= NAMED and titled <= len(words) / 2 and bool(_OWNED.match(said))


def _plural_head(statement: Statement) -> bool:
    span = statement.predicate_span
    word = statement.text[span.start - statement.start : span.end - statement.start].casefold() if span else ""
    return word.endswith("s") and word != statement.predicate.casefold()


_COME = {
    "possible": "called possible on",
    "rumoured": "rumoured on",
    "expected": "expected as of",
    "happened": "reported as having happened on",
    "denied": "denied on",
}
"""How a course says of each state that a report gave it."""


def course_text(steps: Sequence[Step], names: Mapping[str, str]) -> str:
    """Return one sentence for the steps of a claim that moves: what it was said to be when, and on whose word.

    `names` are those of origins by their ids.
    """
    told = []
    for step in steps:
        whose = listed(list(dict.fromkeys(names[o] for o in step.origins if o in names)))
        on = in_words(step.as_of, step.as_of)
        told.append(f"{_COME[step.state or 'happened']} {on}" + (f" ({whose})" if whose else ""))
    return f"{_opened(listed(told, len(told)))}." if told else ""


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]
