"""What somebody or something is, who made it, how many live there: read off the sentences that say so.

"X is an American linebacker", "a film directed by Y", "a population of 1,066", "Z, 66, of Burnsville": such words stand
beside a name rather than in a clause of their own. Each document that has them gives an answer, so that several of one
name have one each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from firsthand.asking.parsing.question import Question, listed
from firsthand.asking.scenes import Scenes
from firsthand.asking.wording import Ledger
from firsthand.model import Answer, Article, Evidence, Statement
from firsthand.story.naming import fold

MOST = 5
"""Answers of this kind given at most: there are as many as there are bearers of the name."""
_ASIDE = r"(?:\s*\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))?(?:,[^,.\n]{1,40},)?"
_BE = r"\s+(?:is|was|are|were)\s+"
_NUMBER = r"\d[\d,]*(?:\.\d+)?(?:\s+(?:million|thousand))?"
_CAPITAL = r"(?:[A-Z][\w'’.-]*|[A-Z]\.)"
_NAME = rf"{_CAPITAL}(?:\s+(?:(?:de|van|von|der|da|di|la|le|of|the|and|&)\s+)*{_CAPITAL})*"

Found = tuple[str, Evidence]


def defined(question: Question, scenes: Scenes, ledger: Ledger) -> Iterator[Answer]:
    """Answer what somebody's trade, sport or party is with what the documents say they are."""
    yield from _worded(_definitions(question, scenes), scenes, ledger)


def made(question: Question, scenes: Scenes, ledger: Ledger) -> Iterator[Answer]:
    """Answer who directed, wrote or recorded something with the name after "directed by"."""
    deeds = "|".join(sorted(question.makers, key=len, reverse=True))
    after = re.compile(rf"\b(?:{deeds})s?\b[^.\n]{{0,25}}?\s(?i:by)\s+((?:[a-z][\w-]*\s+){{0,5}}{_NAME})")
    yield from _worded(_beside(question, scenes, after), scenes, ledger, people=True)


def peopled(question: Question, scenes: Scenes, ledger: Ledger) -> Iterator[Answer]:
    """Answer how many live in a place."""
    says = re.compile(
        rf"\bpopulation\b[^.\n\d]{{0,40}}?\b(?:of|was|is|to|at|about|approximately|estimated)[^.\n\d]{{0,40}}?({_NUMBER}(?:\s+(?:people|persons|"
        rf"inhabitants|residents))?)|\bthere (?:were|are) ({_NUMBER} (?:people|persons|inhabitants|residents))"
        rf"|({_NUMBER} (?:inhabitants|residents))|\b(?:town|city|village|county|island|suburb) of ({_NUMBER} people)",
        re.IGNORECASE,
    )
    yield from _worded(_beside(question, scenes, says), scenes, ledger)


def lives(question: Question, scenes: Scenes, ledger: Ledger) -> Iterator[Answer]:
    """Answer where somebody lives or is from, by what stands beside the name: "Z, 66, of Burnsville"."""
    aged = r"^(?:['’]s)?(?:\s*\([^)]*\))?(?:,\s*(?:aged\s+)?\d{1,3})?,?\s+"
    from_ = [rf"{aged}(?:who\s+(?:is|was|comes)\s+|originally\s+)?(?:of|from)\s+$"]
    from_ += [r"^,\s+(?:an?|the)\s[^,.\n]{1,40}\s(?:from|of)\s+$"]
    from_ += [r"^[^.\n]{0,60}\b(?:originally|born|hails?|comes?|came)\s+(?:from|in)\s+$"]
    living = [r"^[^.\n]{0,90}\b(?:lives?|lived|living|based|home)\s+in\s+$", rf"{aged}(?:of|in)\s+$"]
    lived = "live" in question.text or "reside" in question.text
    tests = [re.compile(p) for p in (living if lived else from_)]
    yield from _worded(_placed(question, scenes, tests), scenes, ledger)


def _placed(question: Question, scenes: Scenes, tests: Sequence[re.Pattern[str]]) -> Iterator[Found]:
    for id_ in sorted(question.given):
        for mention in scenes.entities[id_].mentions:
            text = scenes.articles[mention.article].text
            for start, end, place in scenes.places(mention.article, mention.end, mention.end + 120, loosely=True):
                between = text[mention.end : start]
                hits = (t for t in tests if t.match(between))
                # "The mayor of Norvik" need not be from there; one who "lives in" it is, whatever he is called.
                if any(mention.kind == "name" or "lives" in t.pattern for t in hits):
                    yield place, Evidence(article=mention.article, start=start, end=end, text=text[start:end])
                    break


def _definitions(question: Question, scenes: Scenes) -> Iterator[Found]:
    """Yield what each document says the thing asked about is, from its first sentence that does."""
    for article, named in _bearers(question, scenes):
        found = re.search(rf"(?:{named}){_ASIDE}{_BE}((?:an?|the|one of the)\s[^.\n]*)", article.text)
        if found:
            yield _found(article, found)
    if not question.given:
        return
    for s in scenes.story.statements:
        if s.predicate == "be" and s.subject in question.given and s.polarity == "affirmed" and s.object_text:
            place = Evidence(article=s.article, start=s.start, end=s.end, text=s.text)
            yield s.object_text.strip(" ,"), place


def _beside(question: Question, scenes: Scenes, pattern: re.Pattern[str]) -> Iterator[Found]:
    """Yield what a pattern finds in each document, soon after the thing's name or where the document opens with it."""
    for article, named in _bearers(question, scenes):
        for hit in islice(pattern.finditer(article.text), 3):
            before = article.text[max(0, hit.start() - 300) : hit.end()]
            if re.search(named, before) or re.search(named, article.text[:200]):
                yield _found(article, hit)
                break


def _found(article: Article, hit: re.Match[str]) -> Found:
    group = next(n for n in range(1, (hit.re.groups or 0) + 1) if hit.group(n))
    start, end = hit.span(group)
    text = article.text[start:end].rstrip(" ,;:—–-")
    return text, Evidence(article=article.id, start=start, end=start + len(text), text=text)


def _bearers(question: Question, scenes: Scenes) -> Iterator[tuple[Article, str]]:
    """Yield the documents that name the thing asked about, each with a pattern of its name."""
    forms = "|".join(_names(question))
    for article in scenes.story.articles:
        if re.search(forms, article.text):
            yield article, forms


def _names(question: Question) -> Iterator[str]:
    """Yield patterns of the name asked about: quoted, or capitals in a row; one of two words may have a middle name."""
    quoted = re.findall(r"[\"“”]([^\"“”]+)[\"“”]", question.text)
    plain = re.sub(r"^\W*\w+", "", question.text)
    found = quoted or [n for n in re.findall(_NAME, plain) if n.casefold() not in listed("words.light")]
    for name in sorted(set(found), key=lambda n: (-len(n), n))[:1]:
        words = re.sub(r"['’]s$", "", name.strip(" .?")).split()
        between = rf"\s+(?:(?:{_CAPITAL}|[\"“(][\w ]+[\"”)])\s+){{0,2}}" if len(words) == 2 else r"\s+"
        yield r"\b" + between.join(map(re.escape, words)) + r"\b"


def _worded(found: Iterator[Found], scenes: Scenes, ledger: Ledger, people: bool = False) -> Iterator[Answer]:
    """Word what was found, the same words once, each with every place that has them."""
    places: dict[tuple[str, ...], list[Found]] = {}
    for text, place in found:
        key = fold(text)
        known = next((k for k in places if _within(key, k) or _within(k, key)), None)
        places.setdefault(known or key, []).append((text, place))
    ranked = sorted(places.values(), key=lambda some: -len({p.article for _, p in some}))
    for some in ranked[:MOST]:
        evidence = list(dict.fromkeys(place for _, place in some))
        over = [s for place in evidence if (s := _over(place, scenes))]
        text = _person(some[0], scenes) if people else some[0][0]
        yield ledger.answer(text[:1].upper() + text[1:], over, evidence)


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return bool(short) and set(short) <= set(long)


def _person(found: Found, scenes: Scenes) -> str:
    text, place = found
    named = (scenes.entities[i].name for i in scenes.named(place.article, place.start, place.end + 1))
    whole = next((n for n in named if set(fold(n)) <= set(fold(text))), None)
    return whole or text


def _over(place: Evidence, scenes: Scenes) -> Statement | None:
    """Return the first statement whose words or sentence hold a place."""
    for s in scenes.by_article.get(place.article, ()):
        start, end = scenes.sentence(s)
        if start <= place.start and place.end <= end:
            return s
    return None
