#!/usr/bin/env python3
"""Conflicts of long stories as agencies and newspapers told them, against what two readers wrote down.

    wire.py [--shared ../shared] [--show STORY…]

Six stories of AQUAINT and TimeBank (TempEval-3), three to twenty-five articles each, some of them over a year and a
half. Two readers read every article of a story and wrote down, without seeing each other's or the program's, what the
articles disagree on as matters of fact: what both called a disagreement is one, what one of them did, or called
doubtful, is open and counts neither way. `wire_gold.jsonl` holds where it stands, by article and character of the text
as it is set here, and no text. Stories marked "kept" are read by totals alone.

Found and real are counted as in conflicts.py.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import xml.etree.ElementTree as ET
from hashlib import sha256
from pathlib import Path

from conflicts import SHARED, Labelled, report
from firsthand.model import Article, Part

GOLD = Path(__file__).resolve().with_name("wire_gold.jsonl")
CORPUS = Path("data", "tempeval3", "Training", "TBAQ-cleaned")
SET = (("``", '"'), ("''", '"'), (" _ ", " – "))
"""Marks of a teleprinter, and what is printed for them."""
_CODES = re.compile(r"&[A-Z]{2};")
OUTLETS = {
    "AP": "The Associated Press",
    "NYT": "The New York Times",
    "XIE": "Xinhua",
    "CNN": "CNN",
    "PRI": "PRI",
    "WSJ": "The Wall Street Journal",
}
"""By how the name of a file begins."""


def article_of(path: Path) -> Article:
    """Return a file of the corpus as an article: its title, and its text in paragraphs."""
    root = ET.parse(path).getroot()
    told, issued = root.find("TEXT"), root.find("DCT/TIMEX3")
    assert told is not None
    assert issued is not None
    title = " ".join(plain(root.findtext("TITLE") or "").split())
    body = "\n\n".join(
        p for p in (" ".join(p.split()) for p in re.split(r"\n\s*\n", plain("".join(told.itertext())))) if _worded(p)
    )
    begins = len(title) + 2 if title else 0
    text = f"{title}\n\n{body}" if title else body
    head = (Part(kind="title", start=0, end=len(title)),) if title else ()
    return Article(
        id=path.stem,
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        title=title or None,
        published=issued.get("value", "")[:10],
        outlet=next(name for begin, name in OUTLETS.items() if path.stem.startswith(begin)),
        parts=(*head, Part(kind="body", start=begins, end=len(text))),
    )


def plain(text: str) -> str:
    text = _CODES.sub(" ", html.unescape(text))
    for mark, printed in SET:
        text = text.replace(mark, printed)
    return text


def _worded(paragraph: str) -> bool:
    return any(c.isalpha() for c in paragraph)


def labelled(shared: Path) -> list[Labelled]:
    """Return the stories and what their readers wrote down."""
    files = {path.stem: path for path in (shared / CORPUS).glob("*/*.tml")}
    found: dict[str, Labelled] = {}
    for row in map(json.loads, GOLD.read_text(encoding="utf8").splitlines()):
        story = found.setdefault(row["story"], Labelled(row["story"], row.get("kept", False)))
        if "check" in row:
            story.checks.append(row)
        else:
            story.articles.append(article_of(files[row["article"]]))
    return list(found.values())


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--show", nargs="*", default=[], metavar="STORY")
    options = parser.parse_args()
    found = labelled(options.shared)
    report((("kept out" if one.kept else "looked into", one) for one in found), options.show)


if __name__ == "__main__":
    main()
