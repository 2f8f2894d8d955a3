"""Time expressions of an article, to TIMEX3 (ISO-TimeML), with the days each allows.

Values follow the TimeML annotation guidelines 1.2.1 (Saurí et al. 2006) as the TempEval-3 corpora apply them.
"""

from __future__ import annotations

from firsthand.language.parse import Paragraph, Parsed
from firsthand.language.timex.read import Found, Passage
from firsthand.model import Time


def times(parsed: Parsed) -> tuple[Time, ...]:
    """Return the time expressions of an article in order; a dateline or other boilerplate gives none.

    Relative expressions are read against the article's publication date and the dates named before in the passage;
    without either
    they stay unresolved ("XXXX-WXX-5"), with `earliest` and `latest` None.
    """
    passage = Passage(parsed.article.published)
    return tuple(
        _time(found, paragraph, parsed)
        for paragraph in parsed.paragraphs
        if paragraph.kind != "boilerplate"
        for found in passage.read(paragraph.doc, headline=paragraph.kind != "body")
    )


def _time(found: Found, paragraph: Paragraph, parsed: Parsed) -> Time:
    start, end = paragraph.start + found.start, paragraph.start + found.end
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
