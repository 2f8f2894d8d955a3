"""The report in a terminal: what is established, disputed, resting on one word, changed, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.table import Table
from rich.text import Text

from firsthand.model import Story
from firsthand.views.changes import Change
from firsthand.views.disputes import Dispute, SideView
from firsthand.views.index import Item, Link, Words
from firsthand.views.page import Group as Alone
from firsthand.views.page import Page, page
from firsthand.views.passages import ArticleView
from firsthand.views.wording import listing, plural

_TONES = {
    "disputed": "red",
    "established": "green",
    "rumour": "yellow",
    "single": "default",
    "unsure": "default",
    "overtaken": "bright_black",
}


def _names(links: Sequence[Link], most: int = 4) -> str:
    return listing([link.text for link in links], most)


def _where(line: Words) -> Text:
    # The address is a terminal link: it takes no room and cannot be mistaken for the words.
    text = Text(f"{line.outlet}, {line.date}", Style(link=line.original, dim=True))
    if line.source:
        text.append(f", {line.source}", "dim")
    if line.also:
        text.append(f"; the same words in {_names(line.also)}", "dim")
    return text


def _words(line: Words) -> Text:
    said = Text.assemble(line.before, (line.words, "bold"), line.after)
    return Text.assemble(said, "  ", _where(line))


def _item(item: Item) -> RenderableType:
    tone = _TONES[item.look]
    head = Text.assemble((f"{item.number:>4}  ", "dim"), item.text)
    if item.fiction:
        head.append(" (fiction)", "dim")
    note = Text(item.standing, tone)
    note.append(f": according to {_names(item.origins)}" if item.origins else "", "dim")
    note.append(f"; denied by {_names(item.denied_by)}" if item.denied_by else "", "red")
    note.append(f"; first reported {item.first}; {item.counted}", "dim")
    course = [Padding(Text(item.course, "dim"), (0, 0, 0, 6))] if item.course else []
    return Group(head, Padding(note, (0, 0, 0, 6)), *course)


def _grouped(groups: Sequence[Alone], count: int, most: int) -> list[RenderableType]:
    """Claims under whose word they are; each with its first article, the rest only counted."""
    lines: list[RenderableType] = []
    room = most
    for group in groups:
        if room <= 0:
            break
        lines.append(Text.assemble((f"According to {group.origin.text}", "bold"), (f"  {group.counted}", "dim")))
        lines += [_brief(item) for item in group.items[:room]]
        room -= len(group.items[:room])
    shown = most - room
    return [*lines, _more(count - shown)] if count > shown else lines


def _brief(item: Item) -> RenderableType:
    line = Text.assemble((f"{item.number:>4}  ", "dim"), item.text, (" (fiction)" if item.fiction else "", "dim"))
    if item.denied_by:
        line.append(f"  denied by {_names(item.denied_by)}", "red")
    if item.lines:
        where = item.lines[0]
        through = f", {where.through}" if where.through else ""
        line.append("  ").append(f"{where.outlet}, {where.date}{through}", Style(link=where.original, dim=True))
    return Group(line, Padding(Text(item.course, "dim"), (0, 0, 0, 6))) if item.course else line


def _more(many: int) -> RenderableType:
    return Padding(Text(f"and {many:,} more, in the HTML report", "dim italic"), (0, 0, 0, 6))


def _capped(items: Sequence[RenderableType], most: int) -> Iterable[RenderableType]:
    yield from items[:most]
    if len(items) > most:
        yield _more(len(items) - most)


def _heading(title: str, count: int) -> RenderableType:
    return Padding(Rule(Text(f"{title} ({count:,})", "bold"), align="left", characters="─", style="dim"), (1, 0, 0, 0))


def _side(side: SideView) -> RenderableType:
    head = Text(side.text, "bold red")
    who = Text(f"according to {_names(side.origins)}" if side.origins else "nobody named", "dim")
    return Group(head, who, *(_words(line) for line in side.lines[:2]))


def _dispute(dispute: Dispute) -> RenderableType:
    table = Table.grid(padding=(0, 3), expand=True)
    for _ in dispute.sides:
        table.add_column(ratio=1, overflow="fold")
    table.add_row(*(_side(side) for side in dispute.sides))
    settle = Text.assemble(("What would settle it: ", "bold"), " ".join(dispute.settle))
    body = Group(Text(f"Conflict {dispute.scope}; sure: {dispute.sure}", "dim"), table, settle)
    return Group(Text(dispute.heading, "bold"), Padding(body, (0, 0, 1, 2)))


def _change(change: Change) -> RenderableType:
    steps = [
        Text.assemble((f"{step.date}  ", "dim"), (step.value, "bold"), "  ", _step_words(step.lines, step.origins))
        for step in change.steps
    ]
    return Group(Text(f"{change.heading} {change.why}."), Padding(Group(*steps), (0, 0, 1, 2)))


def _step_words(lines: Sequence[Words], origins: Sequence[Link]) -> Text:
    said = Text(f"“{lines[0].words}” " if lines else "")
    return said.append(f"according to {_names(origins)}" if origins else "", "dim")


def _opening(report: Page) -> RenderableType:
    tally = Text("   ").join(
        Text.assemble((fact.value, f"bold {_TONES[fact.note]}"), f" {fact.label}") for fact in report.tally
    )
    first = report.first_headline
    headline = f" The earliest headline: “{first.words}”, {first.outlet}, {first.date}." if first else ""
    return Group(Text(report.title, "bold"), Text(report.span, "dim"), Text(report.lead + headline), tally)


def _timeline(report: Page, most: int) -> Iterable[RenderableType]:
    for timeline in report.timelines:
        yield Text(timeline.heading, "bold dim")
        table = Table.grid(padding=(0, 2))
        table.add_column(justify="right", style="dim", no_wrap=True)
        table.add_column(overflow="fold")
        for entry in timeline.entries[:most]:
            who = f"  according to {_names(entry.origins)}" if entry.origins else ""
            table.add_row(Text(entry.when), Text.assemble(entry.text, (who, "dim")))
        yield table
        if len(timeline.entries) > most:
            yield _more(len(timeline.entries) - most)


def _sections(report: Page, most: int) -> Iterable[tuple[str, int, Sequence[RenderableType]]]:
    disputes = [*map(_dispute, report.disputes), *map(_item, report.also_disputed)]
    yield "What is disputed", len(disputes), list(_capped(disputes, most))
    even = [
        Group(Text(one.rule), *(Padding(_side(side), (0, 0, 0, 2)) for side in one.sides)) for one in report.reconciled
    ]
    yield "Looks at odds, and is not", len(even), list(_capped(even, most))
    yield "Reported on several independent words", len(report.established), _lines(report.established, most)
    if report.unsure:
        yield "By several, not surely independent", len(report.unsure), _lines(report.unsure, most)
    yield "Unconfirmed or rumoured", report.rumour_count, _grouped(report.rumours, report.rumour_count, most)
    yield "On one word alone", report.single_count, _grouped(report.single, report.single_count, most)
    moved = [*map(_change, report.changes), *map(_item, report.overtaken)]
    yield "What changed, and when", len(moved), list(_capped(moved, most))
    dated = sum(len(timeline.entries) for timeline in report.timelines)
    yield "Timeline", dated, list(_timeline(report, most * 2))
    follow = [Text.assemble(one.about.text, f" – {one.text}  ", (one.rule, "dim")) for one in report.following]
    yield "What follows from the words taken together", len(follow), list(_capped(follow, most))
    voices: list[RenderableType] = [
        Text.assemble((one.who.text, "bold"), (f" {one.counted}  ", "dim"), f"“{one.sayings[0].text}”")
        for one in report.speakers
    ]
    yield "Who said what", len(voices), list(_capped(voices, most))
    rows: list[RenderableType] = [
        Text.assemble((row.name, "bold"), (f" {row.kind}", "dim"), f"  first-hand for {row.counted}",
                      (f", through {_names(row.via)}" if row.via else "", "dim"))
        for row in report.origins if row.claims
    ]  # fmt: skip
    loops = [
        Text.assemble(("In a circle  ", "bold"), f"{text} ", (claim.text, "dim")) for text, claim in report.circles
    ]
    yield "Where it comes from", len(rows), [*_capped(rows, most), *loops]
    decided: list[RenderableType] = [Text(line) for line in report.decisions]
    yield "What editors decided", len(decided), decided
    texts = [_text(article) for article in report.articles]
    yield "The articles", len(texts), list(_capped(texts, most * 2))


def _text(article: ArticleView) -> RenderableType:
    reprint = f"  reprint of {article.copy_of.text}" if article.copy_of else ""
    head = Text.assemble((f"{article.date}  ", "dim"), (article.outlet, "bold"), f"  {article.title}", (reprint, "dim"))
    if not article.linked:
        return head
    ways = (f"{way.label}: {', '.join(who.text for who in way.whom)}" for way in article.linked)
    return Group(head, *(Padding(Text(way, "dim"), (0, 0, 0, 6)) for way in ways))


def _lines(items: Sequence[Item], most: int) -> list[RenderableType]:
    return list(_capped([_item(item) for item in items], most))


def to_terminal(story: Story, console: Console, *, most: int = 12) -> None:
    """Print the report of a story.

    Args:
        story: a Story; control characters in its texts are shown as signs and do nothing.
        console: where to print.
        most: lines shown in a section before the rest is only counted.
    """
    report = page(story)
    console.print(_opening(report))
    for title, count, lines in _sections(report, most):
        if lines:
            console.print(_heading(title, count))
            for line in lines:
                console.print(line)
    for warning in report.warnings:
        console.print(Text(f"Note: {warning}", "yellow"))
    console.print(
        Text(f"\nWho reports what, on whose word; not what is true. As of {report.as_of}, "
             f"{plural(len(story.articles), 'article')}. {report.made_with}.", "dim")
    )  # fmt: skip
