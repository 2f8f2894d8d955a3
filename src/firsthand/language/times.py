"""Time expressions of an article, to TIMEX3 (ISO-TimeML), with the days each allows.

Values follow the TimeML annotation guidelines 1.2.1 (Saurí et al. 2006) as the TempEval-3 corpora apply them.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.language.parse import Parsed
from firsthand.language.timex.read import Found, Passage, dateline
from firsthand.model import Time
from firsthand.reading.dates import is_stamp


def times(parsed: Parsed) -> tuple[Time, ...]:
    """Return the time expressions of an article in order; boilerplate gives none but the dates of its stamps.

    Relative expressions are read against the article's publication date and the dates named before in the passage;
    without either they stay unresolved ("XXXX-WXX-5"), with `earliest` and `latest` None. The day in a dateline or a
    stamp ("Updated May 14, 2031") is no day told: nothing is read against it.
    """
    return tuple(_time(start, found, parsed) for start, found in _found(parsed))


def _found(parsed: Parsed) -> Iterator[tuple[int, Found]]:
    """Yield what is found, each with where the characters it counts from begin."""
    passage, told = Passage(parsed.article.published), 0
    for paragraph in parsed.paragraphs:
        if paragraph.kind == "body" and (found := dateline(parsed.text[told : paragraph.start], passage.published)):
            yield told, found
        told = paragraph.end
        if paragraph.kind != "boilerplate":
            read = passage.read(paragraph.doc, headline=paragraph.kind != "body")
        elif is_stamp(parsed.text[paragraph.start : paragraph.end]):
            read = Passage(parsed.article.published).read(paragraph.doc, headline=True)
        else:
            continue
        for one in read:
            yield paragraph.start, one


def _time(begin: int, found: Found, parsed: Parsed) -> Time:
    start, end = begin + found.start, begin + found.end
    days = found.timex.allowed()
    return Time(
        article=parsed.article.id,
        start=start,
        end=end,
        text=parsed.text[start:end],
        type=found.timex.type,
        value=found.timex.value,
        earliest=days[0].isoformat() if days else None,
        latest=days[1].isoformat() if days else None,
        mod=found.timex.mod,
        alternatives=found.timex.alternatives,
    )
