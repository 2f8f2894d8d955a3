"""A story whose every text tries to be more than text, and one of three hundred articles."""

from __future__ import annotations

import hashlib
from typing import Any

import pier

from firsthand.model import (
    Article,
    Claim,
    Conflict,
    Entity,
    Event,
    Evidence,
    Mention,
    Origin,
    Part,
    Quote,
    Side,
    Source,
    Statement,
    Step,
    Story,
    Update,
)

SCRIPT = "<script>document.title='owned'</script>"
ATTRIBUTE = '" onmouseover="document.title=\'owned\'" x="'
TEMPLATE = "{{ 7 * 191 }}{% raw %}"
CLOSING = "</style></script></svg></details>--><img src=x onerror=\"document.title='owned'\">"
DIRECTION = "\u202egnihton dias reyam eht\u202c \u2067left\u2069"
CONTROL = "null\x00 bell\x07 escape\x1b[31mred\x1b[0m"
EMOJI = "👩🏽\u200d🚒🧯🇪🇸"
ENDLESS = "x" * 10_000
ALL = " ".join((SCRIPT, ATTRIBUTE, TEMPLATE, CLOSING, DIRECTION, CONTROL, EMOJI))


def _article(number: int, text: str, **more: Any) -> Article:
    title = f"{SCRIPT} {DIRECTION}"
    whole = f"{title}\n\n{text}"
    return Article(
        id=f'{number}"><b>', sha256=hashlib.sha256(whole.encode()).hexdigest(), text=whole, title=title,
        outlet=f"The {SCRIPT}{number}", byline=ATTRIBUTE, published="2031-05-14",
        parts=(Part(kind="title", start=0, end=len(title)),
               Part(kind="caption", start=len(title) + 2, end=len(title) + 12)),
        **more,
    )  # fmt: skip


def story() -> Story:
    """Markup, templates, direction overrides, control characters and endless words in every field that holds text."""
    one = _article(1, f"{ALL}\n\n{ENDLESS} said {SCRIPT}.", url="javascript:document.title='owned'")
    two = _article(2, f"{ALL} {ENDLESS}", url='https://a.example/"><script>alert(1)</script>', copy_of=one.id)
    statements = tuple(
        Statement(id=f"s:{a.id}:0-{len(a.text)}", article=a.id, start=0, end=len(a.text), text=a.text, predicate=SCRIPT,
                  sources=(Source(name=ALL, kind="anonymous"),), subject_text=ALL)
        for a in (one, two)
    )  # fmt: skip
    ids = tuple(statement.id for statement in statements)
    origin = Origin(id="o:<b>", name=ALL, kind="person", articles=(one.id, two.id))
    claim = Claim(
        id="c:1", text=ALL + ENDLESS, statements=ids, origins=(origin.id,), denied_by=(origin.id,), status="disputed"
    )
    spans = tuple(Evidence(article=a.id, start=3, end=40, text=a.text[3:40]) for a in (one, two))
    side = Side(text=ALL, statements=ids, origins=(origin.id,), spans=spans)
    return Story(
        made_with=pier.story().made_with, articles=(one, two), statements=statements, claims=(claim,),
        origins=(origin,),
        conflicts=(Conflict(id="x", claim="c:1", role=ALL, scope="between-articles", kind="name", confidence=1.0,
                            explanation=ALL, sides=(side, side)),),
        entities=(Entity(id="e:1", name=ALL, type="person", aliases=(SCRIPT, ENDLESS),
                         mentions=(Mention(article=one.id, start=5, end=9, text=one.text[5:9]),)),),
        quotes=(Quote(id="q:1", article=one.id, start=0, end=30, text=ALL, kind="direct", speaker_text=ALL,
                      cue=SCRIPT),),
        updates=(Update(id="u", claim="c:1", role=ALL, why="grew",
                        steps=(Step(low=1.0, as_of="2031-05-14", statements=ids), Step(low=2.0, as_of="nonsense"))),),
        timeline=(Event(earliest="2031-05-14", latest=None, text=ALL, claim="c:1", statements=ids, frame="real"),
                  Event(earliest="not a date", latest=None, text=ALL, claim="c:none", statements=("s:none",),
                        frame="real")),
        warnings=(ALL,),
    )  # fmt: skip


def many(articles: int = 300) -> Story:
    """A story of so many articles, every sentence of each a statement and a claim."""
    made: list[Article] = []
    statements: list[Statement] = []
    claims: list[Claim] = []
    kinds = ("single-source", "single-source", "single-source", "corroborated", "unconfirmed")
    for n in range(articles):
        base = pier.ARTICLES[n % len(pier.ARTICLES)]
        ident = f"{n:03}-{base.id}"
        made.append(Article(**{**{f: getattr(base, f) for f in base.__struct_fields__}, "id": ident, "copy_of": None}))
        at = 0
        for sentence in base.text.replace("\n", ". ").split(". "):
            start = base.text.find(sentence, at)
            if len(sentence) < 20 or start < 0:
                continue
            at = start + len(sentence)
            k = len(statements)
            one = Statement(id=f"s:{k}", article=ident, start=start, end=at, text=sentence, predicate="say",
                            sources=pier.STATEMENTS["killed1"].sources)  # fmt: skip
            statements.append(one)
            origins = tuple(o.id for o in pier.ORIGINS[k % 14 : k % 14 + (2 if k % 5 == 3 else 1)])
            claims.append(Claim(id=f"c:s:{k}", text=sentence + ".", statements=(one.id,), origins=origins,
                                status=kinds[k % 5],  # type: ignore[arg-type]
                                first_reported=base.published))  # fmt: skip
    timeline = tuple(
        Event(earliest=f"2023-{1 + k % 12:02}-{1 + k % 28:02}", latest=f"2023-{1 + k % 12:02}-28", text=c.text,
              claim=c.id, statements=c.statements, frame="real")
        for k, c in enumerate(claims[::12])
    )  # fmt: skip
    origins = tuple(
        Origin(id=o.id, name=o.name, kind=o.kind, via=o.via, articles=tuple(a.id for a in made[k::16]))
        for k, o in enumerate(pier.ORIGINS)
    )
    empty = dict.fromkeys(("quotes", "entities", "conflicts", "updates", "reconciled", "inferences"), ())
    return pier.story(
        articles=tuple(made),
        statements=tuple(statements),
        claims=tuple(claims),
        origins=origins,
        timeline=timeline,
        **empty,
    )
