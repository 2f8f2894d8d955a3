"""When something was said: the time expression of the cue's own clause."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.language.attribution.cues import Found
from firsthand.language.attribution.outer import Sentence, View
from firsthand.model import Interval, Time

NEAR = 60
"""Characters between a cue and a time that dates it, at most."""


def said_on(view: View, sentence: Sentence, found: Found, times: Sequence[Time]) -> Interval | None:
    """Return the days on which something was said, from the time nearest to the cue outside the words said."""
    if found.lemma == "article":
        return None
    doc = view.paragraph.doc
    low, high = view.place(doc[sentence.start], doc[sentence.end - 1])
    best: tuple[int, Time] | None = None
    cue = found.cue or (found.head, found.head)
    for time in times:
        if not (low <= time.start and time.end <= high and time.earliest and time.latest):
            continue
        if time.type not in {"DATE", "TIME"} or any(a < time.end and time.start < b for a, b in found.content):
            continue
        if found.source is not None and found.source[0] <= time.start < found.source[1]:
            continue
        distance = time.start - cue[1] if time.start >= cue[1] else cue[0] - time.end
        if distance <= NEAR and (best is None or distance < best[0]):
            best = (distance, time)
    if best is None:
        return None
    return Interval(earliest=best[1].earliest, latest=best[1].latest)
