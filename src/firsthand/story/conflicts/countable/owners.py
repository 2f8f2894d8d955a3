"""Which place a number is of: the one named before it in its sentence, if that is plain."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from firsthand.model import Entity

_APART = re.compile(r"(?:\b(?:from|off|than|to|towards?|via)|\bof)\s+(?:the\s+)?(?:\w+\s+){0,3}?$")
"""What stands before a place that another is measured from."""
_SETTLED = re.compile(
    r"\b(?:cit(?:y|ies)|community|district|hamlet|island|port|province|suburb|town|village) of\s+$", re.I
)
"""What stands before the name of the very place."""
_WITHIN = re.compile(
    r"(?:[A-Z][\w’'-]+,?|\b(?:area|capital|city|coast|community|district|hamlet|island|municipality|neighbou?rhood|part|port"
    r"|region|resort|settlement|suburb|town|village)s?,?)\s+(?:at|in|inside|near|on|outside)\s+(?:the\s+)?(?:\w+\s+){0,2}?$"
)
"""What stands before a place that another place is part of."""
_WATER = re.compile(r"\b(?:bay|gulf|lake|ocean|river|sea|strait)\b", re.IGNORECASE)
_KIND = re.compile(r"(?:the | (?:city|island|town|village)$)", re.IGNORECASE)


class Owners:
    """The places an article names, by their names and by words that stand for them."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for entity in entities:
            for mention in entity.mentions if entity.type == "place" else ():
                if mention.kind != "pronoun":
                    found[mention.article].append((mention.start, mention.end, entity.name.casefold()))
        self.spots = {article: sorted(spots) for article, spots in found.items()}

    def of(self, article: str, text: str, start: int, value: tuple[int, int]) -> str | None:
        """Return the name of the place that a value in the sentence from `start` on is of, None where that is open."""
        owner: str | None = None
        last = start
        for begin, end, name in self.spots.get(article, ()):
            if value[1] <= begin <= value[1] + 1 and owner is None:
                return name  # "the 2,500-foot Mount Arden"
            if not start <= begin < value[0]:
                continue
            before = text[max(start, begin - 60) : begin]
            if owner and text[last:begin] == ", " and text[end : end + 1] == ",":
                continue  # "Arden, Ohio,"
            if _WATER.search(name) or text[end : end + 2] in ("’s", "'s") or _measured_from(before):
                continue
            owner, last = None if _WITHIN.search(before) else name, end
        return owner


def _measured_from(before: str) -> bool:
    return bool(_APART.search(before)) and not _SETTLED.search(before)


def one_place(a: str | None, b: str | None) -> bool:
    """Whether two names are one place's, one of them perhaps without its kind."""
    return bool(a and b) and (a == b or bare(a or "") == b or a == bare(b or ""))


def bare(name: str) -> str:
    """Return a name without the word for what kind of place it is."""
    return _KIND.sub("", name)
