from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.views.marks import Mark, Token, nested

TEXT = "abcdefghijklmnopqrstuvwxyz"


def _shown(tokens: tuple[Token, ...]) -> str:
    signs = {"open": lambda t: "(" if t.first else "[", "close": lambda t: ")", "back": lambda t: f"^{t.mark.back}"}
    return "".join(t.text if t.kind == "text" else signs[t.kind](t) for t in tokens)


def test_marks_inside_marks_nest() -> None:
    marks = [Mark(1, 9, "s", "s1", "1"), Mark(3, 5, "odds")]
    assert _shown(nested(TEXT[:10], marks, 0, 10)) == "a(bc(de)fghi)^1j"


def test_a_mark_that_crosses_another_is_closed_and_opened_again() -> None:
    marks = [Mark(1, 5, "s", "s1", "1"), Mark(3, 8, "q", "q1")]
    assert _shown(nested(TEXT[:10], marks, 0, 10)) == "a(bc(de))^1[fgh)ij"


def test_a_mark_over_two_stretches_leads_back_from_its_end_only() -> None:
    mark = Mark(1, 8, "s", "s1", "1")
    assert _shown(nested(TEXT, [mark], 0, 4)) == "a(bcd)"
    assert _shown(nested(TEXT, [mark], 4, 10)) == "[efgh)^1ij"


@given(st.lists(st.tuples(st.integers(0, 25), st.integers(1, 8)), max_size=12))
def test_any_marks_nest_and_leave_the_text_as_it_is(spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, min(26, start + length), "s", f"s{n}") for n, (start, length) in enumerate(spans)]
    tokens = nested(TEXT, marks, 0, 26)
    assert "".join(t.text for t in tokens if t.kind == "text") == TEXT
    open_: list[Mark] = []
    at, held, begun = 0, dict.fromkeys(marks, ""), []
    for token in tokens:
        if token.kind == "open":
            open_.append(token.mark)
            begun += [token.mark] if token.first else []
        elif token.kind == "close":
            assert open_.pop() == token.mark
        elif token.kind == "text":
            at += len(token.text)
            for mark in open_:
                held[mark] += token.text
    assert not open_
    assert sorted(begun, key=lambda m: m.anchor) == sorted(marks, key=lambda m: m.anchor)
    assert all(held[mark] == TEXT[mark.start : mark.end] for mark in marks)
