"""Marks over a text: any spans, made to nest so that a page can show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked: its anchor (empty for none), its look, and the number that leads back from its end."""

    start: int
    end: int
    look: str
    anchor: str = ""
    back: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of marked text: words, the opening or the close of a mark, or the number that leads back."""

    kind: Literal["text", "open", "close", "back"]
    text: str = ""
    mark: Mark | None = None
    first: bool = True


def clip(marks: Iterable[Mark], start: int, end: int) -> Iterator[tuple[Mark, int, int, bool, bool]]:
    """Give marks cut to a stretch: the mark, its ends there, and whether it begins and ends in it."""
    for mark in marks:
        low, high = max(mark.start, start), min(mark.end, end)
        if low < high:
            yield mark, low, high, mark.start >= start, mark.end <= end


class _Writer:
    def __init__(self, text: str) -> None:
        self.text, self.at, self.tokens = text, 0, list[Token]()

    def upto(self, end: int) -> None:
        if end > self.at:
            self.tokens.append(Token("text", self.text[self.at : end]))
            self.at = end

    def close(self, mark: Mark, *, done: bool) -> None:
        self.tokens.append(Token("close", mark=mark))
        if done and mark.back:
            self.tokens.append(Token("back", mark=mark))


def nested(text: str, marks: Sequence[Mark], start: int, end: int) -> tuple[Token, ...]:
    """Give a stretch of text as tokens whose marks nest; one that crosses another is closed and opened again.

    Args:
        text: the whole text.
        marks: spans over the whole text, in any order.
        start: where the stretch begins, in code points.
        end: where it ends.
    """
    writer = _Writer(text)
    writer.at = start
    open_: list[tuple[int, bool, Mark]] = []
    waiting = sorted(clip(marks, start, end), key=lambda m: (m[1], -m[2], m[0].look, m[0].anchor))

    def close_until(position: int) -> None:
        while open_ and min(stop for stop, _, _ in open_) <= position:
            stop = min(stop for stop, _, _ in open_)
            writer.upto(stop)
            again: list[tuple[int, bool, Mark]] = []
            while any(entry[0] == stop for entry in open_):
                entry = open_.pop()
                writer.close(entry[2], done=entry[0] == stop and entry[1])
                if entry[0] != stop:
                    again.append(entry)
            for entry in reversed(again):
                writer.tokens.append(Token("open", mark=entry[2], first=False))
                open_.append(entry)

    for mark, low, high, begins, ends in waiting:
        close_until(low)
        writer.upto(low)
        writer.tokens.append(Token("open", mark=mark, first=begins))
        open_.append((high, ends, mark))
    close_until(end)
    writer.upto(end)
    return tuple(writer.tokens)
