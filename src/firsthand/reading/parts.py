"""What of an article's text is title, running text, caption, credit, embed or boilerplate."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from firsthand.model import Part, PartKind
from firsthand.reading.blocks import blocks
from firsthand.reading.dates import is_stamp

INLINE_DATE = re.compile(r"\s*date:?[ \t]+(\d{4}-\d{2}-\d{2})(?=\s)\s*", re.IGNORECASE)
COPYRIGHT_NOTICE = re.compile(r"(?:copyright\b|©\s*(?:copyright\s*)?(?:19|20)\d\d)", re.IGNORECASE)
LONGEST_ASIDE = 400
"""Characters; a longer paragraph is running text, whatever it opens with."""
HEADLINE_WORDS = 22
JOINED = frozenset({"body", "boilerplate"})
"""Neighbouring paragraphs of these kinds are one part; captions, credits and embeds stay apart."""

Piece = tuple[PartKind, int, int]


def mark(
    text: str, title: int = 0, captions: frozenset[str] = frozenset(), outlet: str | None = None
) -> tuple[Part, ...]:
    """Return the parts of a text, in order, covering every character of it.

    `title` is how many characters at the start are the title given apart; `captions` the paragraphs
    known to be captions; `outlet` the name the article's own pictures are credited to.
    """
    pieces: list[Piece] = [("title", 0, title)] if title else []
    at = title
    if not title and (dated := INLINE_DATE.match(text)):
        pieces.append(("boilerplate", 0, dated.end()))
        at = dated.end()
    for start, end in blocks(text, at):
        pieces += _pieces(text, start, end, captions, outlet)
    if not title:
        pieces = _headline(text, pieces)
    return tuple(_covering(text, pieces))


def inline_date(text: str) -> str | None:
    """Return the date of an inline `date YYYY-MM-DD` in front of a text."""
    found = INLINE_DATE.match(text)
    return found[1] if found else None


def byline(text: str, parts: tuple[Part, ...]) -> str | None:
    """Return who wrote an article, by a line of it that says only that."""
    for part in parts:
        if part.kind == "credit" and (found := _rules().byline.fullmatch(text[part.start : part.end].strip())):
            return found["who"].strip(" .")
    return None


def headline(text: str, parts: tuple[Part, ...]) -> str | None:
    """Return the title an article has in its own text."""
    return next((text[p.start : p.end].strip() for p in parts if p.kind == "title"), None)


def _pieces(text: str, start: int, end: int, captions: frozenset[str], outlet: str | None) -> list[Piece]:
    line = text[start:end]
    if len(line) <= LONGEST_ASIDE:
        known = " ".join(line.split()) in captions
        found = _known_caption(line) if known else _copyright_sign(line, text, outlet) or _aside(line)
        if found:
            return [(kind, start + low, start + high) for kind, low, high in found]
    return [("body", start, end)]


def _known_caption(line: str) -> list[Piece]:
    found = _signed(line) or [("caption", 0, len(line))]
    return [("caption" if kind == "body" else kind, low, high) for kind, low, high in found]


def _aside(line: str) -> list[Piece] | None:
    """The pieces of a paragraph that is not plain running text, None for one that is."""
    rules = _rules()
    if is_stamp(line) or any(p.match(line) for p in rules.boilerplate):
        return [("boilerplate", 0, len(line))]
    if any(p.match(line) for p in rules.embed) and _one_line(line):
        return [("embed", 0, len(line))]
    if _is_label(line):
        return [("embed", 0, len(line))]
    if any(p.fullmatch(line) for p in (rules.alone, rules.byline, rules.signed_off, *rules.credit)):
        return [("credit", 0, len(line))]
    return _labelled(line) or _signed(line)


def _one_line(line: str) -> bool:
    return len(re.findall(r"[.!?][\"”’']?\s+[\"“‘']?[A-Z]", line)) <= 1


def _is_label(line: str) -> bool:
    """A heading of two words or more in capitals, a colon, and a headline: a link to another article."""
    found = re.match(r"([A-Z][A-Z’'&]+(?: [A-Z’'&]+){1,4}): (?=\S)", line)
    if not found or found[1] in _rules().not_labels or _rules().caption_label.match(line):
        return False
    rest = line[found.end() :]
    return len(rest.split()) <= 16 and not re.search(r"[.!?;][\"”’']?$|[“\"]", rest)


def _copyright_sign(line: str, text: str, outlet: str | None) -> list[Piece] | None:
    """ "© House The caption", and the sign and a name behind a caption."""
    if COPYRIGHT_NOTICE.match(line):
        return None
    opening = re.match(r"©\s*(?:Provided by )?", line)
    if opening:
        cut = _house_end(line, opening.end(), text, outlet)
        gap = re.compile(r"[\s:.,–—-]*").match(line, cut)
        return _two("credit", "caption", line, gap.end() if gap else cut)
    closing = re.search(r"\s©\s*[^©.]{2,60}\.?$", line)
    return _two("caption", "credit", line, closing.start() + 1) if closing else None


def _house_end(line: str, at: int, text: str, outlet: str | None) -> int:
    """Where the name behind the sign ends: the article's own outlet, an agency, the shape of a house's name.

    Else its first word, and the next ones while the article has them nowhere else and has the one after them.
    """
    if outlet and (own := re.compile(rf"(?:[^/]{{2,40}}/)?{re.escape(outlet)}(?!\w)").match(line, at)):
        return own.end()
    name = _rules().house.match(line, at)
    if name is None:
        return len(line)
    if name[0] in _rules().agencies:
        return name.end()
    end, run = name.end(), name.end()
    while "/" not in name[0] and (word := re.compile(r" ([A-Z][\w’'-]*)").match(line, run)):
        if text.count(line[at : word.end()]) > 1:
            end = word.end()
        elif len(re.findall(rf"\b{re.escape(word[1])}\b", text)) > 1:
            return run if run > end else end
        run = word.end()
    return end


def _labelled(line: str) -> list[Piece] | None:
    """ "Image: Somewhere Press", "FILE PHOTO: the caption", "Image caption, …"."""
    rules = _rules()
    opening = rules.caption_label.match(line)
    if opening:
        inside = _signed(line) or [("caption", 0, len(line))]
        return [("caption" if kind == "body" else kind, low, high) for kind, low, high in inside]
    credit = rules.credit_label.match(line)
    if not credit or len(line.split()) > 14 or line.endswith(("!", "?")) or len(line) == credit.end():
        return None
    house = rules.house.match(line, credit.end())
    if house and house.end() < len(line) and re.match(r"[\s.|–—-]+\S", line[house.end() :]):
        return _two("credit", "caption", line, house.end() + 1)
    return [("credit", 0, len(line))]


def _signed(line: str) -> list[Piece] | None:
    """A caption and who took the picture, in brackets, behind a label, or as "Jo Doe/Somewhere Press"."""
    rules = _rules()
    for pattern in (rules.bracketed, rules.trailing, rules.slashed, rules.picture):
        found = pattern.search(line)
        if found:
            kind: PartKind = "caption" if line[: found.start()].strip() else "credit"
            return _two(kind, "credit", line, found.start("who"))
    found = rules.bracketed_agency.search(line)
    return _two("body", "credit", line, found.start("who")) if found else None


def _two(first: PartKind, second: PartKind, line: str, cut: int) -> list[Piece]:
    halves: list[Piece] = [(first, 0, cut), (second, cut, len(line))]
    return [(kind, low, high) for kind, low, high in halves if line[low:high].strip()]


def _headline(text: str, pieces: list[Piece]) -> list[Piece]:
    """The first paragraph is the title where it reads like one and running text follows."""
    bodies = [i for i, piece in enumerate(pieces) if piece[0] == "body"]
    if len(bodies) < 3 or any(kind not in ("boilerplate", "credit") for kind, _, _ in pieces[: bodies[0]]):
        return pieces
    first = bodies[0]
    _, start, end = pieces[first]
    line = text[start:end]
    fits = (
        len(line.split()) <= HEADLINE_WORDS and line[-1] not in '.:,;!?…"”—-' and line[0].isupper() | line[0].isdigit()
    )
    following = text[pieces[bodies[1]][1] : pieces[bodies[1]][2]]
    if not fits or (text[:start].strip() and inline_date(text)) or not re.search(r"[.!?][\"”’')]*$", following):
        return pieces
    return [*pieces[:first], ("title", start, end), *pieces[first + 1 :]]


def _covering(text: str, pieces: list[Piece]) -> Iterator[Part]:
    """Stretch the pieces over the white space behind them, and join neighbours that are one."""
    merged: list[list[Any]] = []
    for kind, start, end in pieces:
        if merged and merged[-1][0] == kind and kind in JOINED:
            merged[-1][2] = end
        else:
            merged.append([kind, start, end])
    for i, (kind, start, _) in enumerate(merged):
        low = 0 if i == 0 else start
        high = merged[i + 1][1] if i + 1 < len(merged) else len(text)
        yield Part(kind=kind, start=low, end=high)


@dataclass(frozen=True)
class Rules:
    """The patterns of parts.toml, compiled."""

    boilerplate: tuple[re.Pattern[str], ...]
    embed: tuple[re.Pattern[str], ...]
    credit: tuple[re.Pattern[str], ...]
    agencies: frozenset[str]
    not_labels: frozenset[str]
    house: re.Pattern[str]
    alone: re.Pattern[str]
    byline: re.Pattern[str]
    signed_off: re.Pattern[str]
    caption_label: re.Pattern[str]
    credit_label: re.Pattern[str]
    bracketed: re.Pattern[str]
    bracketed_agency: re.Pattern[str]
    trailing: re.Pattern[str]
    slashed: re.Pattern[str]
    picture: re.Pattern[str]


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


@cache
def _rules() -> Rules:
    with resources.files("firsthand.reading").joinpath("parts.toml").open("rb") as file:
        table = tomllib.load(file)
    agency, label, house_word = _any(table["agencies"]), _any(table["labels"]), _any(table["houses"])
    pictures = _any(table["pictures"])
    some = rf"(?:{agency}(?!\w)(?:\s*(?:/|,|&|and|via|with|–|-)\s*(?:{agency})(?!\w))*)"
    word = r"[A-Z](?:[\w’'-]*\w|\.)"
    name = rf"{word}(?: (?:[a-z]{{1,3}} )?{word}){{0,3}}"
    person = rf"{word}(?: [A-Z]\.)? {word}"
    house = (
        rf"(?:(?:The )?{some}|(?:The )?{word}(?: {word}){{0,2}} {house_word}"
        rf"|{word}(?: {house_word})?)"
    )
    signer = (
        rf"(?:{name}\s*(?:/|,|, for|for|via|–|-|\|)\s*)?(?:{house}|[A-Z]{{2,6}})"
        rf"(?:\s*(?:/|via|,)\s*{house})*(?:, File)?"
    )
    people = rf"{name}(?:,? (?:and|&) {name}|, {name})*"
    desk_word = r"(?:[A-Z]\S*|of|the|in|for|at|and|staff|writer|reporter|correspondent|editor|special|to)"
    desk = rf"(?:(?:,? (?:in|of|for|at) |[ \n]?[,|/–-]* ?){desk_word}(?: {desk_word}){{0,7}})?"
    photo_label = r"(?i:photo|photograph|photos|image|picture|pic|credit|(?:photo|image|picture) credit)"
    given = (
        r"(?i:(?:photo )?courtesy(?: of)?|submitted by|supplied(?: by)?|handout"
        r"|screenshot|screengrab|contributed)"
    )
    return Rules(
        boilerplate=_compiled(table["boilerplate"]["patterns"]),
        embed=_compiled(table["embed"]["patterns"]),
        credit=_compiled(table["credit"]["patterns"]),
        agencies=frozenset(table["agencies"]),
        not_labels=frozenset(table["embed"]["not_labels"]),
        house=re.compile(rf"(?:{name}/)?{house}(?:/{house})*(?!\w)"),
        alone=re.compile(rf"[(\[–—-]*\s*(?:(?:by|from|source:?|by:) )?(?:{some})[)\]]?\.?", re.IGNORECASE),
        byline=re.compile(rf"(?:By|BY|by):? (?P<who>(?:{people}|[A-Z][A-Z.’' -]+){desk})\.?"),
        signed_off=re.compile(rf"(?:{people})(?:, | \||/ ?| - )(?:The )?{agency}\.?"),
        caption_label=re.compile(
            r"(?:(?i:(?:file|handout|undated|library|stock) (?:photo|image|picture|photograph)"
            r"|(?:photo|image|picture) caption|caption)[:,]|FILE ?[-–—:]|PHOTO:|Open this photo in gallery)"
        ),
        credit_label=re.compile(rf"(?i:{label})(?: by:?|:|, (?=[A-Z])| / ) ?"),
        bracketed=re.compile(
            rf"(?P<who>[(\[](?:(?i:file )?(?i:{label})s?(?: by|/|:|,|\s*[–-]| courtesy)[^()\[\]]{{2,100}}"
            rf"|{given}\b[^()\[\]]{{0,80}}|AP Photo[^()\[\]]{{0,80}}"
            rf"|{name}\s*/\s*(?:The )?{agency}[^()\[\]]{{0,60}}|{pictures}"
            rf"|{person}\s*/\s*(?:{house}|[A-Z]{{2,6}})[^()\[\]]{{0,60}})[)\]])\.?$"
        ),
        bracketed_agency=re.compile(rf"(?P<who>[(\[](?:(?:with|and|by|source:?|via) )?{some}[)\]])\.?$"),
        trailing=re.compile(rf"(?<=\S)\s+(?P<who>{photo_label}(?::| by:?) ?{signer})\.?$"),
        slashed=re.compile(
            rf"(?<=[.!?”\")\w])\s+(?P<who>(?:(?:REUTERS|AP Photo|AFP|EPA)\s*/\s*{name}"
            rf"|{person}\s*/\s*(?:(?:The )?{agency}|(?:The )?{name} {house_word}))(?:, File)?)\.?$"
        ),
        picture=re.compile(rf"(?<=[\w.”\")])\s+(?P<who>(?:{agency}/)?{pictures})$"),
    )


def _compiled(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for p in patterns)
