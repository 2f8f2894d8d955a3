"""When what is told took place, against the events TimeBank and AQUAINT link to times, and SemEval's timelines.

    python benchmarks/dated.py ../shared [--rest] [--show KIND] [--timelines]

An event stands for the statement whose predicate holds it. A link to a time of the text or to the day of publication
says what the days of that statement may be: inside those of the time, before them, after them, from them on or up to
them. `right` the days lie wholly where they may, `wrong` wholly where they may not, `loose` partly, `silent` none are
given. `--rest` measures the files that rules are written on, else those listed in `times_heldout.txt`; of these only
totals are read. `--timelines` takes the 30 articles of SemEval-2015 task 4: (event, date) by day or month.
"""

from __future__ import annotations

import argparse
import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from firsthand.language.annotate import annotate_one
from firsthand.language.parse import Parser, load_pipeline
from firsthand.language.timex.calendar import Days, days_of, parse_day
from firsthand.model import Article, Interval, Reading, Statement
from times import CORPUS, HELD_OUT, article

TIMELINES = Path("data/semeval2015-timeline")
INVERSE = {
    "AFTER": "BEFORE",
    "BEFORE": "AFTER",
    "BEGINS": "BEGUN_BY",
    "BEGUN_BY": "BEGINS",
    "ENDED_BY": "ENDS",
    "ENDS": "ENDED_BY",
    "IAFTER": "IBEFORE",
    "IBEFORE": "IAFTER",
    "INCLUDES": "IS_INCLUDED",
    "IS_INCLUDED": "INCLUDES",
}
INSIDE = ("IS_INCLUDED", "DURING", "SIMULTANEOUS", "IDENTITY", "BEGINS", "ENDS")
KIND = {
    **dict.fromkeys(INSIDE, "in"),
    **dict.fromkeys(("BEFORE", "IBEFORE"), "before"),
    **dict.fromkeys(("AFTER", "IAFTER"), "after"),
    "BEGUN_BY": "since",
    "ENDED_BY": "until",
    "INCLUDES": "over",
}


@dataclass(frozen=True)
class Link:
    """What the gold says of one event: how it lies to the days of a time, and whether that is the day of issue."""

    start: int
    kind: str
    days: Days
    time: str
    issue: bool


def places(root: ET.Element) -> dict[str, tuple[int, int, str]]:
    """Return where each event and time of a TimeML text stands, by its id."""
    found: dict[str, tuple[int, int, str]] = {}

    def walk(node: ET.Element, at: int) -> int:
        start, at = at, at + len(node.text or "")
        for child in node:
            at = walk(child, at) + len(child.tail or "")
        name = node.get("eid") or node.get("tid")
        if name:
            found[name] = (start, at, "".join(node.itertext()))
        return at

    text = root.find("TEXT")
    assert text is not None
    walk(text, 0)
    return found


def links(root: ET.Element) -> Iterator[Link]:
    """Yield what a TimeML file says of its events beside times whose days are known."""
    where, issue = places(root), root.find("DCT/TIMEX3")
    assert issue is not None
    days = {
        t.get("tid", ""): days_of(t.get("value", "")) for t in root.iter("TIMEX3") if t.get("type") in ("DATE", "TIME")
    }
    event = {i.get("eiid", ""): i.get("eventID", "") for i in root.iter("MAKEINSTANCE")}
    for link in root.iter("TLINK"):
        relation = link.get("relType", "")
        told, time = link.get("eventInstanceID"), link.get("relatedToTime")
        if not told or not time:
            told, time = link.get("relatedToEventInstance"), link.get("timeID")
            relation = INVERSE.get(relation, relation)
        kind, lies = KIND.get(relation), days.get(time or "")
        if not told or not kind or not lies or event.get(told) not in where:
            continue
        first = time == issue.get("tid")
        yield Link(where[event[told]][0], kind, lies, issue.get("value", "") if first else where[time][2], first)  # type: ignore[index]


def verdict(link: Link, when: Interval | None) -> str:
    """Return how the days of a statement lie to what the gold allows."""
    if when is None or (when.earliest is None and when.latest is None):
        return "silent"
    low, high = parse_day(when.earliest), parse_day(when.latest)
    first, last = link.days
    if link.kind == "in":
        inside = low is not None and high is not None and first <= low and high <= last
        apart = (low is not None and low > last) or (high is not None and high < first)
    elif link.kind == "before":
        inside, apart = (
            high is not None and high < first,
            low is not None and low >= first and last - first < timedelta(2),
        )
        inside = inside or (link.issue and high is not None and high <= first and low is not None and low < first)
    elif link.kind == "after":
        inside, apart = (
            low is not None and low > last,
            high is not None and high <= last and last - first < timedelta(2),
        )
        inside = inside or (link.issue and low is not None and low >= last and high is not None and high > last)
    elif link.kind == "since":
        inside = low is not None and first <= low <= last and (high is None or high > last)
        apart = (high is not None and high < first) or (low is not None and low > last)
        apart = apart or (high is not None and high <= last)
    elif link.kind == "until":
        inside = high is not None and first <= high <= last and (low is None or low < first)
        apart = (low is not None and low > last) or (high is not None and high < first)
        apart = apart or (low is not None and low >= first)
    else:
        inside = (low is None or low <= first) and (high is None or high >= last)
        apart = (low is not None and low > last) or (high is not None and high < first)
    return "right" if inside else "wrong" if apart else "loose"


def telling(reading: Reading, start: int) -> Statement | None:
    """Return the statement whose predicate holds a character, the shortest where several do."""
    holding = [
        s for s in reading.statements if s.predicate_span and s.predicate_span.start <= start < s.predicate_span.end
    ]
    return min(holding, key=lambda s: (s.predicate_span.end - s.predicate_span.start, s.end - s.start), default=None)  # type: ignore[union-attr]


def files(shared: Path, held_out: bool) -> Iterator[tuple[Article, ET.Element]]:
    """Yield the TimeML files of one side of the split."""
    listed = set(HELD_OUT.read_text().split())
    for path in sorted((shared / CORPUS).glob("*/*.tml")):
        if path.parent.name in ("AQUAINT", "TimeBank") and (f"{path.parent.name}/{path.name}" in listed) is held_out:
            root = ET.parse(path).getroot()
            text, issue = root.find("TEXT"), root.find("DCT/TIMEX3")
            assert text is not None
            assert issue is not None
            yield article(path.name, "".join(text.itertext()), issue.get("value", "")[:10]), root


def shown(link: Link, one: Statement, text: str) -> str:
    """Return a line on one event, for reading."""
    days = f"{one.when.earliest}..{one.when.latest}" if one.when else "-"
    sentence, deed = one.sentence or one, one.predicate_span or one
    told = " ".join(text[sentence.start : sentence.end].split())
    allowed = f"{link.kind} {link.time!r} {link.days[0]}..{link.days[1]}"
    return f"{allowed} | {days} | «{text[deed.start : deed.end]}» {told}"


def timebank(shared: Path, parser: Parser, held_out: bool, show: str | None) -> None:
    """Print how the days of statements lie to the links of TimeBank and AQUAINT."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for one, root in files(shared, held_out):
        reading, seen = annotate_one(one, parser), set[tuple[int, str, Days]]()
        for link in links(root):
            statement = telling(reading, link.start)
            if statement is None or (link.start, link.kind, link.days) in seen:
                continue
            seen.add((link.start, link.kind, link.days))
            side = "the day of issue" if link.issue else "a time of the text"
            found = verdict(link, statement.when)
            tally[f"{side}, {link.kind}"][found] += 1
            tally[side][found] += 1
            if (
                show == found
                or show == f"{link.kind}-{found}"
                or show == f"{'issue' if link.issue else 'text'}-{found}"
            ):
                print(one.id, shown(link, statement, one.text))
    for name in sorted(tally):
        t = tally[name]
        dated = t["right"] + t["loose"] + t["wrong"]
        share = 100 * t["wrong"] / max(1, dated)
        print(
            f"{name}: right {t['right']} · loose {t['loose']} · wrong {t['wrong']} ({share:.1f}%)"
            f" · silent {t['silent']}"
        )


def wikinews(path: Path) -> tuple[Article, dict[tuple[int, int], tuple[int, str]]]:
    """Return an article of the timelines, and where and what its tokens are by sentence and order."""
    text, place, last = "", dict[tuple[int, int], tuple[int, str]](), 0
    root = ET.parse(path).getroot()
    issued = None
    for token in root.iter("token"):
        sentence, word = int(token.get("sentence", 0)), token.text or ""
        if sentence != last:
            text, last = text + "\n\n", sentence
        elif text and not re.match(r"[.,;:!?%')\]]|'s|n't", word) and not text.endswith(("(", "[", "$", "``")):
            text += " "
        place[(sentence, int(token.get("t_id", 0)))] = (len(text), word)
        text += word
    lines = text.split("\n\n")
    issued = days_of_line(lines[1]) if len(lines) > 1 else None
    return article(root.get("doc_id", path.stem), text, issued), place


def days_of_line(line: str) -> str | None:
    """Return the day a line such as "September 7 , 2005" gives, as ISO date."""
    found = re.match(r"(?:\w+day,? )?(\w+) (\d{1,2}) ?,? (\d{4})", line.replace(" ,", ","))
    try:
        return datetime.strptime(" ".join(found.groups()), "%B %d %Y").date().isoformat() if found else None
    except ValueError:
        return None


def timelines(shared: Path, parser: Parser, show: str | None) -> None:
    """Print (event, date) of the timelines."""
    gold: dict[tuple[str, int, str], str] = {}
    for path in sorted((shared / TIMELINES / "TimeLines_trial_data_task4_v1.2").glob("*.txt")):
        for line in path.read_text().splitlines()[1:]:
            _, when, *events = line.split("\t")
            for event in events:
                for mention in event.split(","):
                    doc, sentence, word = mention.strip().split("-", 2)
                    gold[(doc, int(sentence), word)] = when
    tally: Counter[str] = Counter()
    for path in sorted((shared / TIMELINES / "Corpus-trial-data_task4").glob("*.xml")):
        one, place = wikinews(path)
        reading = annotate_one(one, parser)
        for (doc, sentence, word), when in sorted(gold.items()):
            if doc != one.id or not when[:4].isdigit():
                continue
            starts = [s for (n, _), (s, w) in place.items() if n == sentence and w == word.split()[0]]
            statement = next((s for s in (telling(reading, start) for start in starts) if s), None)
            if statement is None:
                tally["no statement"] += 1
                continue
            lies = days_of(when.replace("-XX", ""))
            if lies is None:
                continue
            found = verdict(Link(starts[0], "in", lies, when, False), statement.when)
            tally[found] += 1
            if show == found:
                print(doc, one.published, shown(Link(starts[0], "in", lies, when, False), statement, one.text))
    print("timelines: " + " · ".join(f"{k} {tally[k]}" for k in ("right", "loose", "wrong", "silent", "no statement")))


def main() -> None:
    """Print the figures asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--rest", action="store_true", help="the files rules are written on")
    options.add_argument("--timelines", action="store_true", help="SemEval-2015 task 4 instead")
    options.add_argument(
        "--show", metavar="KIND", help="print those of one verdict: wrong, silent, since-wrong, text-wrong"
    )
    args = options.parse_args()
    parser = Parser(load_pipeline(), keep=0)
    if args.timelines:
        timelines(args.shared, parser, args.show)
    else:
        timebank(args.shared, parser, not args.rest, args.show)


if __name__ == "__main__":
    main()
