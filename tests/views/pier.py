"""A story of the example's articles put together by hand, with records of every kind."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from firsthand.model import (
    Article,
    Claim,
    ClaimValue,
    Conflict,
    Entity,
    Event,
    Evidence,
    Inference,
    Interval,
    MadeWith,
    Mention,
    Origin,
    Part,
    Quote,
    Reconciled,
    Side,
    Source,
    Span,
    Statement,
    Step,
    Story,
    Time,
    Update,
    Value,
)

EXAMPLE = Path(__file__).parents[2] / "examples" / "pier.jsonl"

MORAN = Source(name="Aled Moran", kind="person", entity="e:person:aled-moran")
POLICE = Source(name="Estmere Coastal Police", kind="organization", entity="e:organization:coastal-police")
COMPANY = Source(name="Lantern House", kind="organization", entity="e:organization:lantern-house")
COLDWELL = Source(name="Priya Coldwell", kind="person", entity="e:person:priya-coldwell")
INQUIRY = Source(name="inquiry", kind="organization", entity=None)
LOG = Source(name="call log of the harbour office", kind="document")
STAR = Source(name="Estmere Star", kind="outlet", entity="e:organization:estmere-star")
INSIDER = Source(name="source close to the production", kind="anonymous")
FAMILIAR = Source(name="person familiar with the broadcaster's plans", kind="anonymous")
VELDANE = Source(name="Nora Veldane", kind="person", entity="e:person:nora-veldane")
HOSPITAL = Source(name="St Brede's Hospital", kind="organization", entity="e:organization:st-brede-s-hospital")


def _article(line: dict[str, Any]) -> Article:
    text = line["title"] + "\n\n" + line["text"]
    digest = hashlib.sha256(text.encode()).hexdigest()
    title, body = Part(kind="title", start=0, end=len(line["title"])), len(line["title"]) + 2
    parts = [title]
    at = text.find("© ")
    if at < 0:
        parts.append(Part(kind="body", start=body, end=len(text)))
    else:
        end = text.index("\n", at)
        parts.append(Part(kind="body", start=body, end=at - 2))
        parts.append(Part(kind="caption", start=at, end=end))
        parts.append(Part(kind="body", start=end + 2, end=len(text)))
    return Article(
        id=line["id"], sha256=digest, text=text, title=line["title"], outlet=line["outlet"],
        byline=line.get("byline"), url=line["url"], published=line["published"], parts=tuple(parts),
        copy_of={"02-post-collapse": "01-ena-collapse", "04-gazette-collapse": "01-ena-collapse"}.get(line["id"]),
    )  # fmt: skip


ARTICLES = tuple(_article(json.loads(line)) for line in EXAMPLE.read_text(encoding="utf-8").splitlines())
BY_NUMBER = {article.id[:2]: article for article in ARTICLES}


def _at(number: str, words: str) -> tuple[str, int, int]:
    article = BY_NUMBER[number]
    start = article.text.index(words)
    return article.id, start, start + len(words)


def evidence(number: str, words: str, inside: str | None = None) -> Evidence:
    """The words in an article; the first time they come, or the first time inside other words of it."""
    article, start, end = _at(number, words)
    if inside is not None:
        start = _at(number, inside)[1] + inside.index(words)
        end = start + len(words)
    return Evidence(article=article, start=start, end=end, text=words)


def _sentence(number: str, start: int, end: int) -> Span:
    text = BY_NUMBER[number].text
    first = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start) + 1) + 1
    stop = min(i for i in (text.find(". ", end - 1), text.find(".\n", end - 1), len(text) - 1) if i >= 0) + 1
    return Span(start=first, end=max(stop, end))


def statement(number: str, words: str, predicate: str, *sources: Source, **more: Any) -> Statement:
    """A statement on these words; `value` is (text, role, low, high) of a number in them."""
    article, start, end = _at(number, words)
    values: tuple[Value, ...] = ()
    if "value" in more:
        text, role, low, high = more.pop("value")
        at = start + words.index(text)
        values = (Value(kind="count", role=role, text=text, start=at, end=at + len(text), low=low, high=high),)
    return Statement(
        id=f"s:{article}:{start}-{end}", article=article, start=start, end=end, text=words, predicate=predicate,
        sources=sources, values=values, sentence=_sentence(number, start, end), **more,
    )  # fmt: skip


KILLED = "At least three people were killed and 11 injured on Tuesday when a walkway on Brannock Pier collapsed"
FORTY = "about 40 people had been on the walkway when it fell"
STATEMENTS = {
    "killed1": statement("01", KILLED, "kill", POLICE, value=("three", "killed", 3.0, None)),
    "killed2": statement("02", KILLED, "kill", POLICE, value=("three", "killed", 3.0, None)),
    "killed4": statement("04", KILLED, "kill", POLICE, value=("three", "killed", 3.0, None)),
    "killed3": statement(
        "03", "Five people are now known to have died in the collapse on Brannock Pier", "die", POLICE,
        value=("Five", "killed", 5.0, 5.0),
    ),
    "killed5": statement(
        "05", "The death toll rose to seven on Friday", "rise", MORAN, value=("seven", "killed", 7.0, 7.0)
    ),
    "killed8": statement(
        "08", "Eight people died as a result of the collapse on 7 March", "die", INQUIRY,
        value=("Eight", "killed", 8.0, 8.0),
    ),
    "forty1": statement("01", FORTY, "be", MORAN, value=("40", "person", 39.0, 41.0)),
    "forty2": statement("02", FORTY, "be", MORAN, value=("40", "person", 39.0, 41.0)),
    "forty4": statement("04", FORTY, "be", MORAN, value=("40", "person", 39.0, 41.0)),
    "forty5": statement("05", "about 40 people were on it", "be", POLICE, value=("40", "person", 39.0, 41.0)),
    "twentyfour": statement("05", "There were 24", "be", COLDWELL, value=("24", "person", 24.0, 24.0)),
    "thirtyeight": statement(
        "08", "The inquiry put the number of people on the walkway at 38", "put", INQUIRY,
        value=("38", "person", 38.0, 38.0),
    ),
    "clock1": statement(
        "01", "The walkway, on the north side of the pier, gave way shortly after 9:40 a.m.", "give way", POLICE
    ),
    "clock5": statement("05", "The accident happened at 9:15 a.m.", "happen", LOG),
    "clock8": statement("08", "the walkway fell at 9:41 a.m.", "fall", INQUIRY),
    "opened": statement("03", "The pier was opened in 1894", "open"),
    "caption": statement("03", "The pier, which opened in 1898,", "open"),
    "denied": statement("05", "We did not receive this report", "receive", COLDWELL, polarity="denied"),
    "received": statement(
        "08", "the e-mail from the town council was received on 22 February and read on 1 March", "receive", INQUIRY
    ),
    "accepted": statement("08", "the document reached us", "reach", COLDWELL),
    "passed": statement(
        "05", "it had been passed on to Lantern House by e-mail on 22 February", "pass on",
        Source(name="Judith Amsel", kind="person", entity="e:person:judith-amsel"),
    ),
    "rumour": statement(
        "06", "Veldane will leave the drama at the end of season six", "leave", STAR, INSIDER, certainty="expected"
    ),
    "nodecision": statement("06", "no decision had been taken", "take", FAMILIAR, polarity="denied"),
    "leaves": statement(
        "07", 'Nora Veldane is to leave "Saltmarsh" at the end of its sixth season', "leave", VELDANE,
        certainty="expected",
    ),
    "unhurt": statement("01", "was on the pier but was not hurt", "be", COMPANY),
    "water": statement("03", "had jumped in to help a colleague", "jump in",
                       Source(name="Tobias Renn", kind="person", entity="e:person:tobias-renn")),
    "landward": statement("07", "She was standing at the landward end of Brannock Pier", "stand", VELDANE),
    "admitted": statement("01", "it had admitted 11 patients", "admit", HOSPITAL),
    "suspended": statement("01", "filming had been suspended", "suspend", COMPANY),
    "resume": statement("06", "Filming of the fifth season will not resume before June", "resume", COMPANY,
                        polarity="denied", certainty="expected"),
    "shot": statement("06", "Ashdown was shot by her own sergeant", "shoot", frame="fiction"),
    "retires": statement(
        "07", "Ruth retires", "retire",
        Source(name="Greta Winslade", kind="person", entity="e:person:greta-winslade"), frame="fiction",
    ),
}  # fmt: skip


def ids(*names: str) -> tuple[str, ...]:
    """The ids of the statements named."""
    return tuple(STATEMENTS[name].id for name in names)


def _claim(first: str, text: str, origins: tuple[str, ...], *others: str, **more: Any) -> Claim:
    statements = (first, *others)
    when = min(BY_NUMBER[STATEMENTS[name].article[:2]].published or "" for name in statements)
    return Claim(
        id="c:" + STATEMENTS[first].id, text=text, statements=ids(*statements), origins=origins,
        first_reported=when, **more,
    )  # fmt: skip


CLAIMS = {
    "killed": _claim(
        "killed1", "Eight people were killed in the collapse on Brannock Pier.",
        ("o:organization:coastal-police", "o:organization:inquiry"),
        "killed2", "killed4", "killed3", "killed5", "killed8", status="corroborated",
        about=("e:place:brannock-pier",), values=(ClaimValue(role="killed", low=8.0, high=8.0),),
    ),
    "people": _claim(
        "forty1", "About 40 people were on the walkway when it fell.",
        ("o:organization:coastal-police", "o:organization:inquiry", "o:person:priya-coldwell"),
        "forty2", "forty4", "forty5", "twentyfour", "thirtyeight", status="disputed",
        about=("e:place:brannock-pier",),
    ),
    "clock": _claim(
        "clock1", "The walkway collapsed at 9:40 on 7 March 2023.",
        ("o:document:call-log", "o:organization:coastal-police", "o:organization:inquiry"),
        "clock5", "clock8", status="disputed", about=("e:place:brannock-pier",),
    ),
    "opened": _claim("opened", "Brannock Pier opened in 1894.", ("o:outlet:brannock-courier",), "caption",
                     status="disputed", about=("e:place:brannock-pier",)),
    "received": _claim(
        "denied", "Lantern House received the engineer's report.",
        ("o:organization:inquiry", "o:person:judith-amsel", "o:person:priya-coldwell"), "received", "accepted",
        "passed", status="corroborated", about=("e:organization:lantern-house",),
    ),
    "leaves": _claim(
        "rumour", 'Nora Veldane will leave "Saltmarsh" at the end of its sixth season.',
        ("o:anonymous:insider", "o:person:nora-veldane"), "leaves", status="corroborated",
        about=("e:person:nora-veldane", "e:work:saltmarsh"),
    ),
    "nodecision": _claim("nodecision", "No decision had been taken about Nora Veldane's future.",
                         ("o:anonymous:familiar",), status="unconfirmed", about=("e:person:nora-veldane",)),
    "unhurt": _claim("unhurt", "Nora Veldane was on Brannock Pier and was not hurt.",
                     ("o:organization:lantern-house",), status="single-source", about=("e:person:nora-veldane",)),
    "water": _claim("water", "Nora Veldane jumped into the harbour to help a colleague.",
                    ("o:person:tobias-renn",), status="single-source", about=("e:person:nora-veldane",)),
    "landward": _claim("landward", "Nora Veldane was standing at the landward end of Brannock Pier.",
                       ("o:person:nora-veldane",), status="single-source", about=("e:person:nora-veldane",)),
    "admitted": _claim("admitted", "St Brede's Hospital admitted 11 patients.",
                       ("o:organization:st-brede-s-hospital",), status="single-source"),
    "suspended": _claim("suspended", 'The filming of "Saltmarsh" was suspended.',
                        ("o:organization:lantern-house",), status="single-source", about=("e:work:saltmarsh",)),
    "resume": _claim("resume", 'Filming of the fifth season of "Saltmarsh" will not resume before June 2023.',
                     ("o:organization:lantern-house",), status="single-source", about=("e:work:saltmarsh",)),
    "shot": _claim("shot", "Ruth Ashdown was shot by Tom Leary.", ("o:outlet:screen-signal",),
                   status="single-source", frame="fiction", about=("e:person:ruth-ashdown",)),
    "retires": _claim("retires", "Ruth Ashdown retires.", ("o:person:greta-winslade",), status="single-source",
                      frame="fiction", about=("e:person:ruth-ashdown",)),
}  # fmt: skip


def _side(text: str, low: Any, names: tuple[str, ...], origins: tuple[str, ...], *spans: Evidence) -> Side:
    return Side(text=text, low=low, high=low, statements=ids(*names), origins=origins, spans=spans)


_FORTY = ("forty1", "forty2", "forty4", "forty5")
CONFLICTS = (
    Conflict(
        id="x:1", claim=CLAIMS["people"].id, role="person", scope="between-articles", kind="value", confidence=0.86,
        about=("e:place:brannock-pier",),
        explanation="Sources differ on how many people were on the walkway when it fell: about 40, 24 or 38.",
        sides=(
            _side("about 40", 40.0, _FORTY, ("o:organization:coastal-police",),
                  *(evidence(n, "about 40") for n in ("01", "02", "04", "05"))),
            _side("24", 24.0, ("twentyfour",), ("o:person:priya-coldwell",), evidence("05", "24", "There were 24")),
            _side("38", 38.0, ("thirtyeight",), ("o:organization:inquiry",), evidence("08", "38")),
        ),
    ),
    Conflict(
        id="x:2", claim=CLAIMS["clock"].id, role="time", scope="between-articles", kind="date", confidence=0.91,
        about=("e:place:brannock-pier",),
        explanation="Sources differ on when the walkway collapsed: 9:15 or 9:41 in the morning of 7 March 2023.",
        sides=(
            _side("9:15 a.m.", "09:15", ("clock5",), ("o:document:call-log",), evidence("05", "9:15 a.m.")),
            _side("9:41 a.m.", "09:41", ("clock8", "clock1"),
                  ("o:organization:coastal-police", "o:organization:inquiry"),
                  evidence("08", "9:41 a.m."), evidence("01", "shortly after 9:40 a.m.")),
        ),
    ),
    Conflict(
        id="x:3", claim=CLAIMS["opened"].id, role="open", scope="within-article", kind="date", confidence=0.95,
        about=("e:place:brannock-pier",),
        explanation="The same article of the Brannock Courier gives two years for the opening of Brannock Pier.",
        sides=(
            _side("1894", "1894", ("opened",), ("o:outlet:brannock-courier",), evidence("03", "1894")),
            _side("1898", "1898", ("caption",), ("o:outlet:brannock-courier",), evidence("03", "1898")),
        ),
    ),
)  # fmt: skip

ENTITIES = (
    ("e:person:nora-veldane", "Nora Veldane", "person", {"aliases": ("Veldane",), "gender": "female",
     "portrays": ("e:person:ruth-ashdown",), "description": "actress"}, ("Nora Veldane", "Veldane")),
    ("e:person:ruth-ashdown", "Ruth Ashdown", "person", {"aliases": ("Inspector Ruth Ashdown", "Ashdown"),
     "fictional": True, "portrayed_by": ("e:person:nora-veldane",)}, ("Ruth Ashdown", "Ashdown")),
    ("e:person:tom-leary", "Tom Leary", "person", {"fictional": True, "portrayed_by": ("e:person:felix-auberon",)},
     ("Tom Leary",)),
    ("e:person:felix-auberon", "Felix Auberon", "person", {"portrays": ("e:person:tom-leary",)},
     ("Felix Auberon",)),
    ("e:person:aled-moran", "Aled Moran", "person", {"description": "superintendent"}, ("Aled Moran",)),
    ("e:person:priya-coldwell", "Priya Coldwell", "person", {"description": "spokeswoman"}, ("Priya Coldwell",)),
    ("e:person:tobias-renn", "Tobias Renn", "person", {"description": "harbourmaster"}, ("Tobias Renn",)),
    ("e:person:judith-amsel", "Judith Amsel", "person", {"description": "council leader"}, ("Judith Amsel",)),
    ("e:person:greta-winslade", "Greta Winslade", "person", {}, ("Greta Winslade",)),
    ("e:organization:lantern-house", "Lantern House", "organization", {}, ("Lantern House",)),
    ("e:organization:coastal-police", "Estmere Coastal Police", "organization", {"aliases": ("Coastal Police",)},
     ("Coastal Police",)),
    ("e:organization:st-brede-s-hospital", "St Brede's Hospital", "organization", {}, ("St Brede's Hospital",)),
    ("e:organization:estmere-star", "Estmere Star", "organization", {}, ("Estmere Star",)),
    ("e:place:brannock-pier", "Brannock Pier", "place", {}, ("Brannock Pier",)),
    ("e:place:calder", "Calder", "place", {}, ("Calder",)),
    ("e:work:saltmarsh", "Saltmarsh", "work", {}, ("Saltmarsh",)),
)  # fmt: skip


def _entity(ident: str, name: str, kind: Any, more: dict[str, Any], words: tuple[str, ...]) -> Entity:
    found: list[Mention] = []
    for article in ARTICLES:
        at = 0
        for word in words:
            while (start := article.text.find(word, at)) >= 0:
                at = start + len(word)
                found.append(Mention(article=article.id, start=start, end=at, text=word))
    return Entity(id=ident, name=name, type=kind, mentions=tuple(found), **more)


def _quote(number: str, words: str, speaker: str, name: str, cue: str = "said", **more: Any) -> Quote:
    article, start, end = _at(number, words)
    return Quote(id=f"q:{article}:{start}-{end}", article=article, start=start, end=end, text=words, kind="direct",
                 speaker=speaker, speaker_text=name, cue=cue, **more)  # fmt: skip


QUOTES = (
    _quote("01", "We heard a crack like a rifle shot, and then the boards simply went,", "e:person:tobias-renn",
           "Tobias Renn"),
    _quote("01", "The first boat was there within four minutes. I do not know how it could have been quicker.",
           "e:person:tobias-renn", "Tobias Renn"),
    _quote("03", "Nobody from this council ever agreed to people standing on the north walkway,",
           "e:person:judith-amsel", "Judith Amsel", "told"),
    _quote("05", "We did not receive this report, and nobody told us that the walkway was unsafe,",
           "e:person:priya-coldwell", "Priya Coldwell"),
    _quote("08", "We now accept that the document reached us,", "e:person:priya-coldwell", "Priya Coldwell"),
    _quote("06", "She has told the people who need to know,", None, "the source"),  # type: ignore[arg-type]
    _quote("07", "Season six will be my last. I made up my mind in the ambulance.", "e:person:nora-veldane",
           "Veldane", "told", audience="e:organization:estmere-star",
           said=Interval(earliest="2023-04-20", latest="2023-04-20")),
    _quote("07", "People call me brave. I was not brave,", "e:person:nora-veldane", "she"),
    _quote("07", "Ruth retires,", "e:person:greta-winslade", "Winslade"),
)  # fmt: skip


def _origin(ident: str, name: str, kind: Any, numbers: str, *via: str) -> Origin:
    articles = tuple(BY_NUMBER[number].id for number in numbers.split())
    return Origin(id=ident, name=name, kind=kind, articles=articles, via=via)


ENA = "o:outlet:estmere-news-agency"
ORIGINS = (
    _origin("o:anonymous:familiar", "person familiar with the broadcaster's plans", "anonymous", "06"),
    _origin("o:anonymous:insider", "source close to the production", "anonymous", "06", "o:outlet:estmere-star"),
    _origin("o:document:call-log", "call log of the harbour office", "document", "05"),
    _origin("o:organization:coastal-police", "Estmere Coastal Police", "organization", "01 02 03 04 05", ENA),
    _origin("o:organization:inquiry", "the inquiry", "organization", "08"),
    _origin("o:organization:lantern-house", "Lantern House", "organization", "01 02 06", ENA),
    _origin("o:organization:st-brede-s-hospital", "St Brede's Hospital", "organization", "01 02", ENA),
    _origin("o:outlet:brannock-courier", "Brannock Courier", "outlet", "03 08"),
    _origin(ENA, "Estmere News Agency", "outlet", "01 02 04"),
    _origin("o:outlet:estmere-star", "Estmere Star", "outlet", "06 07"),
    _origin("o:outlet:screen-signal", "Screen & Signal", "outlet", "06"),
    _origin("o:person:greta-winslade", "Greta Winslade", "person", "06 07"),
    _origin("o:person:judith-amsel", "Judith Amsel", "person", "03 05 08"),
    _origin("o:person:nora-veldane", "Nora Veldane", "person", "07"),
    _origin("o:person:priya-coldwell", "Priya Coldwell", "person", "05 08"),
    _origin("o:person:tobias-renn", "Tobias Renn", "person", "01 02 03 04", ENA),
)

UPDATES = (
    Update(id="u:1", claim=CLAIMS["killed"].id, role="killed", why="grew", steps=(
        Step(low=3.0, high=None, as_of="2023-03-07", statements=ids("killed1", "killed2", "killed4"),
             origins=("o:organization:coastal-police",)),
        Step(low=5.0, high=5.0, as_of="2023-03-08", statements=ids("killed3"),
             origins=("o:organization:coastal-police",)),
        Step(low=7.0, high=7.0, as_of="2023-03-10", statements=ids("killed5"),
             origins=("o:organization:coastal-police",)),
        Step(low=8.0, high=8.0, as_of="2023-05-12", statements=ids("killed8"), origins=("o:organization:inquiry",)),
    )),
    Update(id="u:2", claim=CLAIMS["leaves"].id, role="leave", why="happened", steps=(
        Step(as_of="2023-03-24", statements=ids("rumour"), origins=("o:anonymous:insider",)),
        Step(as_of="2023-04-20", statements=ids("leaves"), origins=("o:person:nora-veldane",)),
    )),
    Update(id="u:3", claim=CLAIMS["received"].id, role="receive", why="withdrawn", steps=(
        Step(as_of="2023-03-10", statements=ids("denied"), origins=("o:person:priya-coldwell",)),
        Step(as_of="2023-05-12", statements=ids("accepted"), origins=("o:person:priya-coldwell",)),
    )),
)  # fmt: skip


def _event(earliest: str, latest: str, claim: str, text: str | None = None) -> Event:
    record = CLAIMS[claim]
    return Event(earliest=earliest, latest=latest, text=text or record.text, claim=record.id,
                 statements=record.statements, frame=record.frame)  # fmt: skip


TIMELINE = (
    _event("1894-01-01", "1894-12-31", "opened"),
    _event("2023-02-22", "2023-02-22", "received"),
    _event("2023-03-07", "2023-03-07", "killed", "A walkway on Brannock Pier collapsed."),
    _event("2023-03-07", "2023-03-07", "suspended"),
    _event("2023-03-07", "2023-03-07", "water"),
    _event("2023-04-20", "2023-04-20", "leaves", "Nora Veldane announced that she would leave."),
    _event("2023-06-01", None, "resume"),  # type: ignore[arg-type]
    _event("2022-01-01", "2022-12-31", "shot"),
    _event("2024-01-01", "2024-12-31", "retires"),
)


def story(**changes: Any) -> Story:
    """The whole story, with any fields replaced."""
    fields: dict[str, Any] = {
        "as_of": "2023-05-12",
        "made_with": MadeWith(version="0.1.0", pipeline="en_core_web_sm 3.8.0", tagger=None),
        "articles": ARTICLES,
        "entities": tuple(_entity(*entity) for entity in ENTITIES),
        "times": (Time(article="01-ena-collapse", **_time("01", "Tuesday"), type="DATE", value="2023-03-07",
                       earliest="2023-03-07", latest="2023-03-07"),),
        "quotes": QUOTES,
        "statements": tuple(STATEMENTS.values()),
        "claims": tuple(CLAIMS.values()),
        "conflicts": CONFLICTS,
        "reconciled": (Reconciled(
            id="r:1", about=("e:person:nora-veldane",), role="age",
            sides=(
                Side(text="41", low=41.0, high=41.0, statements=ids("water"), origins=("o:person:tobias-renn",),
                     spans=(evidence("03", "41", "Nora Veldane, 41"),)),
                Side(text="42", low=42.0, high=42.0, statements=ids("leaves"), origins=("o:person:nora-veldane",),
                     spans=(evidence("07", "42", "Veldane, 42"),)),
            ),
            rule="Both ages hold if Nora Veldane was born between 9 March 1981 and 20 April 1981.",
        ),),
        "updates": UPDATES,
        "inferences": (Inference(
            id="i:1", about="e:person:nora-veldane", what="born", earliest="1981-03-09", latest="1981-04-20",
            rule="She was 41 on 8 March 2023 and 42 on 20 April 2023.", statements=ids("water", "leaves"),
        ),),
        "origins": ORIGINS,
        "timeline": TIMELINE,
        "warnings": ("05-ledger-warning: two bylines read as one.",),
    }  # fmt: skip
    return Story(**{**fields, **changes})


def _time(number: str, words: str) -> dict[str, Any]:
    _, start, end = _at(number, words)
    return {"start": start, "end": end, "text": words}
