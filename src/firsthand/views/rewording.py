"""What a new version of an article says otherwise, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from firsthand.views.wording import clean

AROUND = 3
"""Words shown on either side of a change."""
LONGEST = 24
"""Words of a change shown at most."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words taken out and words put in at one place, with a few words before and after."""

    before: str
    out: str
    put: str
    after: str


def edits(old: str, new: str) -> Iterator[Edit]:
    """Yield what was changed between two texts, in their order."""
    a, b = old.split(), new.split()
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind != "equal":
            before, after = a[max(0, i - AROUND) : i], a[j : j + AROUND]
            yield Edit(clean(" ".join(before)), _cut(a[i:j]), _cut(b[k:m]), clean(" ".join(after)))


def _cut(words: list[str]) -> str:
    text = clean(" ".join(words[:LONGEST]))
    return f"{text} … ({len(words) - LONGEST} more words)" if len(words) > LONGEST else text


def line(edit: Edit) -> str:
    """Return a change as one line: [-taken out-] {+put in+}."""
    parts = (
        edit.before,
        f"[-{edit.out}-]" if edit.out else "",
        f"{{+{edit.put}+}}" if edit.put else "",
        edit.after,
    )
    return " ".join(part for part in parts if part)
