from __future__ import annotations

import pytest

from firsthand.language.attribution.quotes import runs


@pytest.fixture
def quoted(parse):
    def found(text: str) -> list[tuple[str, int]]:
        return [(text[r.start : r.end], r.depth) for r in runs(parse(text))]

    return found


@pytest.mark.parametrize("marks", ['""', "“”", "‘’", "''", "«»"])
def test_every_kind_of_mark_opens_and_closes_a_quotation(quoted, marks):
    left, right = marks
    assert quoted(f"{left}The bridge is closed,{right} she said.") == [("The bridge is closed,", 0)]


def test_doubled_single_marks_are_double_marks(quoted):
    assert quoted("''The bridge is closed,'' she said.") == [("The bridge is closed,", 0)]


def test_a_quotation_inside_a_quotation_is_deeper(quoted):
    found = quoted("“She told me, ‘I quit,’ and left,” Quill said.")
    assert found == [("She told me, ‘I quit,’ and left,", 0), ("I quit,", 1)]


def test_apostrophes_are_no_marks(quoted):
    assert quoted("The players' union didn't like the '90s, and the clubs' owners don't either.") == []
    assert quoted("“It isn’t the workers’ fault,” he said.") == [("It isn’t the workers’ fault,", 0)]


def test_a_possessive_does_not_close_single_marks(quoted):
    assert quoted("He called it ‘the miners’ own house’ twice.")[0] == ("the miners’ own house", 0)


def test_a_speech_over_paragraphs_is_a_run_in_each(parse):
    text = "“We waited for hours.\n\n“Nobody came,” said Ada Quill."
    first, second = runs(parse(text))
    assert (first.opens, first.closes, first.paragraph) == (True, False, 0)
    assert (second.opens, second.closes, second.paragraph) == (True, True, 1)


def test_paragraphs_between_an_opening_mark_and_its_end_are_inside(parse):
    text = '"The pier burned.\n\nTwo boats sank.\n\nNobody was hurt." (Harbour News article)'
    assert [(text[r.start : r.end], r.opens, r.closes) for r in runs(parse(text))] == [
        ("The pier burned.", True, False),
        ("Two boats sank.", False, False),
        ("Nobody was hurt.", False, True),
    ]


def test_an_opening_mark_that_nothing_closes_runs_to_the_end_of_its_paragraph(parse):
    text = 'She said: "We will rebuild.\n\nThe council meets on Monday.'
    (only,) = runs(parse(text))
    assert text[only.start : only.end] == "We will rebuild."
    assert not only.closes


def test_inches_and_stray_marks_make_no_quotation(quoted):
    assert quoted('The board is 6" wide.') == []


def test_a_mark_set_apart_closes_what_the_paragraph_before_left_open(quoted):
    text = '"The pier burned.\n\nNobody was hurt, " Ada Quill said.\n\n"We are glad. "'
    assert [words for words, _ in quoted(text)] == ["The pier burned.", "Nobody was hurt, ", "We are glad. "]


def test_a_mark_behind_a_comma_closes_though_the_next_word_touches_it(quoted):
    assert quoted('"The pier burned, "said Ada Quill.') == [("The pier burned, ", 0)]


def test_a_single_mark_set_apart_behind_a_comma_closes(quoted):
    assert quoted("'We're looking for him, ' Ada Quill said.") == [("We're looking for him, ", 0)]
    assert quoted("The players ' union met.") == []


def test_a_mark_that_opens_again_what_is_open_is_passed_over(quoted):
    found = quoted("“He hid in a shed. “Nobody saw him,” Quill said.")
    assert found == [("He hid in a shed. “Nobody saw him,", 0)]


def test_a_speech_in_single_marks_may_run_over_paragraphs(quoted):
    text = "‘It was like a film.\n\n‘I was shaking.’"
    assert quoted(text) == [("It was like a film.", 0), ("I was shaking.", 0)]
    text = "'I've done it.\nTrust me.\nIt is over, ' she told the magazine.\nOld habits die hard."
    assert quoted(text) == [("I've done it.", 0), ("Trust me.", 0), ("It is over, ", 0)]
