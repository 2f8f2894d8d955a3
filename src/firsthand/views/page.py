"""The report as one record: everything a view shows, computed here, so that templates compute nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Claim, Story
from firsthand.views.changes import Change, changes
from firsthand.views.decided import decided
from firsthand.views.disputes import Dispute, Reconciliation, disputes, reconciliations
from firsthand.views.index import Index, Item, Link, Words, claims_in_order, first_origin, fold, look_of, outlet_of
from firsthand.views.passages import ArticleView, article_views
from firsthand.views.people import People, Speaker, people, speakers
from firsthand.views.provenance import Graph, OriginRow, circles, graph, origin_rows, spread
from firsthand.views.timeline import Timeline, timelines
from firsthand.views.wording import clean, day, days, listing, plural, short

_NAMES = 3
_LONG = 40
"""Above so many articles, a browser lays out the one in view only, and makes the addresses of single words itself."""
_MANY, _SHOWN = 1500, 8
"""Above so many claims on one word, each origin shows this many; the others are numbers that lead to their words."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of the opening: what it counts, the count, where it opens."""

    label: str
    value: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stub:
    """A claim of a long list: its number alone, leading to its words."""

    anchor: str
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that rest on one origin."""

    origin: Link
    items: tuple[Item, ...]
    more: tuple[Stub, ...]
    counted: str


@dataclass(frozen=True, slots=True)
class Following:
    """An inference: what follows from which words, and by which rule."""

    anchor: str
    about: Link
    text: str
    rule: str
    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the contents."""

    href: str
    label: str
    count: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet and how many articles it has; the number is what filters go by."""

    number: int
    name: str
    href: str
    counted: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report."""

    title: str
    span: str
    lead: str
    first_headline: Words | None
    facts: tuple[Fact, ...]
    tally: tuple[Fact, ...]
    contents: tuple[Section, ...]
    outlets: tuple[Outlet, ...]
    disputes: tuple[Dispute, ...]
    also_disputed: tuple[Item, ...]
    reconciled: tuple[Reconciliation, ...]
    established: tuple[Item, ...]
    unsure: tuple[Item, ...]
    rumours: tuple[Group, ...]
    rumour_count: int
    single: tuple[Group, ...]
    single_count: int
    own_word: str
    changes: tuple[Change, ...]
    overtaken: tuple[Item, ...]
    following: tuple[Following, ...]
    timelines: tuple[Timeline, ...]
    speakers: tuple[Speaker, ...]
    graph: Graph | None
    origins: tuple[OriginRow, ...]
    spread: str
    circles: tuple[tuple[str, Link], ...]
    people: tuple[People, ...]
    articles: tuple[ArticleView, ...]
    long: bool
    decisions: tuple[str, ...]
    warnings: tuple[str, ...]
    as_of: str
    made_with: str


def _title(index: Index) -> str:
    """Who and what most articles name: a heading that takes no outlet's word for anything."""
    outlets = {name.casefold() for name in index.outlets}
    named = [
        (len({m.article for m in e.mentions}), len(e.mentions), e)
        for e in index.story.entities
        if e.type in ("person", "place", "work", "event", "organization")
        and not e.fictional
        and e.name[:1].isupper()
        and e.name.casefold() not in outlets
    ]
    named.sort(key=lambda one: (-one[0], -one[1], one[2].name))
    names = [f"“{short(e.name, 50)}”" if e.type == "work" else short(e.name, 50) for _, _, e in named[:_NAMES]]
    return listing(names) or "A story"


def _span(story: Story) -> str:
    dates = sorted(article.published[:10] for article in story.articles if article.published)
    return days(dates[0], dates[-1]) if dates else "no dates known"


def _first(index: Index) -> Words | None:
    """The earliest headline, shown as that outlet's words."""
    dated = [a for a in index.story.articles if a.title and a.published and not a.copy_of]
    if not dated:
        return None
    article = min(dated, key=lambda a: (a.published or "", a.id))
    return Words(
        href=f"#{index.anchor('a', article.id)}", before="", words=short(article.title or "", 200), after="",
        outlet=outlet_of(article), date=day(article.published), article=f"#{index.anchor('a', article.id)}",
        source="", through="", original=None,
    )  # fmt: skip


def _facts(index: Index, rows: tuple[OriginRow, ...]) -> tuple[Fact, ...]:
    story = index.story
    copies = sum(article.copy_of is not None for article in story.articles)
    first_hand = [row for row in rows if row.claims]
    reprints = plural(copies, "reprint") if copies else "none a reprint"
    return (
        Fact("articles" if len(story.articles) != 1 else "article", str(len(story.articles)), "#articles", reprints),
        _outlet_fact(story),
        Fact("first-hand origins", str(len(first_hand)), "#origins", spread(rows)),
        Fact("statements", f"{len(story.statements):,}", "#articles", f"in {plural(len(story.claims), 'claim')}"),
    )


def _outlet_fact(story: Story) -> Fact:
    known = {article.outlet for article in story.articles if article.outlet}
    nameless = sum(not article.outlet for article in story.articles)
    note = f"{plural(nameless, 'article names', 'articles name')} none" if nameless else ""
    return Fact("outlet" if len(known) == 1 else "outlets", str(len(known)), "#outlets", note)


def _tally(page: dict[str, int]) -> tuple[Fact, ...]:
    wording = (
        ("disputed", "disputed", "#disputed"),
        ("established", "on several independent words", "#established"),
        ("unsure", "by several, not surely independent", "#unsure"),
        ("rumour", "unconfirmed or rumoured", "#rumoured"),
        ("single", "on one word alone", "#single"),
        ("overtaken", "overtaken or updated", "#changed"),
    )
    shown = (row for row in wording if page[row[0]] or row[0] != "unsure")
    return tuple(Fact(label, f"{page[look]:,}", href, look) for look, label, href in shown)


def _groups(index: Index, claims: list[Claim]) -> tuple[Group, ...]:
    by: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by[first_origin(claim)].append(claim)
    groups = []
    for ident, these in by.items():
        origin = index.origin_links([ident])
        most = len(these) if len(claims) <= _MANY else _SHOWN
        items = tuple(index.item(claim) for claim in these[:most])
        more = tuple(_stub(index, claim) for claim in these[most:])
        groups.append(
            Group(origin[0] if origin else Link("an origin not known"), items, more, plural(len(these), "claim"))
        )
    return tuple(groups)


def _own_word(index: Index, claims: Sequence[Claim]) -> str:
    """Say how many claims an article gives on nobody's word but its own outlet's."""
    outlets = {o.id for o in index.story.origins if o.kind == "outlet"}
    alone = sum(first_origin(claim) in outlets for claim in claims)
    return (
        f"{plural(alone, 'claim')} of these: the articles name nobody for {'it' if alone == 1 else 'them'}."
        if alone
        else ""
    )


def _stub(index: Index, claim: Claim) -> Stub:
    number = index.numbers[claim.id]
    anchors = (index.anchor("s", ident) for ident in claim.statements)
    return Stub(f"c{number}", number, "#" + next((anchor for anchor in anchors if anchor), "single"))


def _following(index: Index) -> tuple[Following, ...]:
    found = []
    for n, inference in enumerate(index.story.inferences, 1):
        claim = index.claims.get(inference.about)
        if claim:
            about = Link(index.claim_text(claim), f"#c{index.numbers[claim.id]}")
        else:
            about = index.link("e", inference.about, index.entity_name(inference.about, inference.about))
        lines = [line for ident in inference.statements if (line := index.statement_words(ident, context=True))]
        text = f"{clean(inference.what)}: {days(inference.earliest, inference.latest)}"
        found.append(Following(f"i{n}", about, text, clean(inference.rule), fold(lines)))
    return tuple(found)


def _contents(parts: dict[str, tuple[str, int]]) -> tuple[Section, ...]:
    return tuple(Section(f"#{ident}", label, f"{many:,}") for ident, (label, many) in parts.items() if many)


def page(story: Story) -> Page:
    """Compute the report of a story.

    Args:
        story: a Story, of any size; ids nobody defined are passed over.
    """
    index = Index(story)
    ordered = claims_in_order(story)
    by: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in ordered:
        by[look_of(claim)].append(claim)
    contested, moved = disputes(index), changes(index)
    shown = {item.anchor for dispute in contested if (item := dispute.item)}
    also = tuple(item for claim in by["disputed"] if (item := index.item(claim)).anchor not in shown)
    rows, reconciled, follow, times = origin_rows(index), reconciliations(index), _following(index), timelines(index)
    voices, groups, texts = speakers(index), people(index), article_views(index)
    counts = {
        "disputed": len(contested) + len(also), "established": len(by["established"]),
        "unsure": len(by["unsure"]), "rumour": len(by["rumour"]), "single": len(by["single"]),
        "overtaken": len(by["overtaken"]) + len(moved),
    }  # fmt: skip
    contents = _contents({
        "disputed": ("Disputed", counts["disputed"] + len(reconciled)),
        "established": ("On several words", counts["established"]),
        "one-word": ("On one word or rumour", counts["unsure"] + counts["rumour"] + counts["single"]),
        "changed": ("What changed", counts["overtaken"]),
        "timeline": ("Timeline", sum(len(t.entries) for t in times) + len(follow)),
        "quotes": ("Who said what", len(index.said)),
        "provenance": ("Where it comes from", len(rows)),
        "people": ("People, places, works", len(story.entities)),
        "decisions": ("What editors decided", len(story.decisions)),
        "articles": ("The articles", len(texts)),
    })  # fmt: skip
    made, facts = story.made_with, _facts(index, rows)
    return Page(
        title=_title(index), span=_span(story), lead=_lead(facts, index), first_headline=_first(index), facts=facts,
        tally=_tally(counts), contents=contents, outlets=_outlets(index), disputes=contested, also_disputed=also,
        reconciled=reconciled, established=tuple(index.item(claim) for claim in by["established"]),
        unsure=tuple(index.item(claim) for claim in by["unsure"]),
        rumours=_groups(index, by["rumour"]), rumour_count=counts["rumour"],
        single=_groups(index, by["single"]), single_count=counts["single"],
        own_word=_own_word(index, by["single"]),
        changes=moved, following=follow, timelines=times, speakers=voices,
        overtaken=tuple(index.item(claim) for claim in by["overtaken"]), graph=graph(index), origins=rows,
        spread=spread(rows), circles=circles(index), people=groups, articles=texts, long=len(texts) > _LONG,
        decisions=tuple(decided(one) for one in story.decisions),
        warnings=tuple(clean(line) for line in story.warnings),
        as_of=day(story.as_of), made_with=f"firsthand {made.version}, {made.pipeline}"
        + (f", tagger {made.tagger[:12]}" if made.tagger else "")
        + (f", outlets {made.outlets[:12]}" if made.outlets else ""),
    )  # fmt: skip


def _lead(facts: tuple[Fact, ...], index: Index) -> str:
    articles, outlets, origins = (int(fact.value) for fact in facts[:3])
    copies = sum(article.copy_of is not None for article in index.story.articles)
    text = plural(articles, "article") + (f" by {plural(outlets, 'outlet')}" if outlets else "")
    text += f", {copies} of them reprinted from another" if copies else ""
    return text + f". As far as the texts show, {plural(origins, 'origin')} have something of it first-hand."


def _outlets(index: Index) -> tuple[Outlet, ...]:
    found = []
    for name, number in index.outlets.items():
        these = [article for article in index.story.articles if outlet_of(article) == name]
        found.append(Outlet(number, name, f"#{index.anchor('a', these[0].id)}", plural(len(these), "article")))
    return tuple(found)
