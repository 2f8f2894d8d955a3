"""What is running text and what is not."""

from __future__ import annotations

import pytest

from firsthand.reading.parts import byline, headline, mark

BODY = "The bridge at Marrow was closed on Tuesday, the city said."


def kinds_of(line: str) -> list[str]:
    return [p.kind for p in mark(f"{BODY}\n\n{line}\n\n{BODY}")]


def pieces(line: str, **given) -> list[tuple[str, str]]:
    text = f"{BODY}\n\n{line}\n\n{BODY}"
    parts = mark(text, **given)
    assert "".join(text[p.start : p.end] for p in parts) == text
    return [(p.kind, text[p.start : p.end].strip()) for p in parts if text[p.start : p.end].strip() != BODY]


@pytest.mark.parametrize(
    ("line", "credit", "caption"),
    [
        ("© Getty Ana Ruiz will leave the council in May", "© Getty", "Ana Ruiz will leave the council in May"),
        ("© Getty Images Ana Ruiz at the bridge", "© Getty Images", "Ana Ruiz at the bridge"),
        ("© Provided by Marrow News The bridge in 1931", "© Provided by Marrow News", "The bridge in 1931"),
        ("© Lo Tan/AFP The bridge in 1931", "© Lo Tan/AFP", "The bridge in 1931"),
        ("Image: Reuters", "Image: Reuters", None),
        ("Photograph: Lo Tan/Marrow Press", "Photograph: Lo Tan/Marrow Press", None),
        ("AFP", "AFP", None),
        ("(Reuters)", "(Reuters)", None),
        ("By Ana Bell", "By Ana Bell", None),
        ("By ANA BELL, Associated Press", "By ANA BELL, Associated Press", None),
        ("Ana Bell, The Associated Press", "Ana Bell, The Associated Press", None),
        ("Reporting by Ana Bell; Editing by Jo Roe", "Reporting by Ana Bell; Editing by Jo Roe", None),
        ("Ana Bell contributed to this report.", "Ana Bell contributed to this report.", None),
        ("With files from The Canadian Press", "With files from The Canadian Press", None),
    ],
)
def test_a_credit_is_cut_from_its_caption(line, credit, caption):
    wanted = [("credit", credit)] + ([("caption", caption)] if caption else [])
    assert pieces(line) == wanted


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The bridge in 1931. (Photo by Lo Tan/AFP)", "The bridge in 1931.", "(Photo by Lo Tan/AFP)"),
        ("The bridge in 1931. (AP Photo/Lo Tan, File)", "The bridge in 1931.", "(AP Photo/Lo Tan, File)"),
        ("Ana Ruiz at her desk. (Lo Tan/MBC)", "Ana Ruiz at her desk.", "(Lo Tan/MBC)"),
        ("Ana Ruiz at her desk. (Submitted by Jo Roe)", "Ana Ruiz at her desk.", "(Submitted by Jo Roe)"),
        ("The bridge in 1931. Photograph: Lo Tan/Getty", "The bridge in 1931.", "Photograph: Lo Tan/Getty"),
        ("FILE PHOTO: The bridge in 1931. REUTERS/Lo Tan", "FILE PHOTO: The bridge in 1931.", "REUTERS/Lo Tan"),
        ("Mayor Ana Ruiz opens the bridge Getty Images", "Mayor Ana Ruiz opens the bridge", "Getty Images"),
    ],
)
def test_a_signed_line_is_a_caption(line, caption, credit):
    assert pieces(line) == [("caption", caption), ("credit", credit)]


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Bridges of the north",
        "More from Marrow Post: The city's bridges",
        "ON THE SPOT: Live updates and pictures",
        "Related: How bridges age",
        "WATCH: The bridge from above",
        "https://marrow.example/live",
        "View this post on Instagram",
        "We will keep you posted — City of Marrow (@marrow) May 5, 2031",
    ],
)
def test_a_line_that_leads_elsewhere_is_an_embed(line):
    assert pieces(line) == [("embed", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Share this article",
        "Advertisement",
        "Sign up for our newsletter",
        "Story continues below advertisement",
        "Follow Ana Bell on Twitter @anabell.",
        "Copyright 2031 Marrow Post. All rights reserved.",
        "Published: May 5, 2031",
        "3 min read",
    ],
)
def test_a_line_every_page_has_is_boilerplate(line):
    assert pieces(line) == [("boilerplate", line)]


@pytest.mark.parametrize(
    "line",
    [
        "MARROW: The bridge was closed on Tuesday after a crack was found.",
        "BREAKING: Bridge closed",
        "Q: Was the bridge safe?",
        "By Tuesday, the bridge had been closed for a week.",
        "By then the police had left.",
        "Reuters reported that the bridge was closed.",
        "Photo shops near the bridge lost their customers.",
        "The photo, taken on Monday, shows a crack.",
        "The inquiry is said to have contributed to her decision.",
        "Sources: Bridge May Not Open This Year",
        "More than 300 people watched.",
        "Read it again, she said: the bridge is closed.",
        "“Print it,” the mayor said.",
        "Share prices fell by 3 percent.",
        "He came home (or so he said).",
        "The mayor (Labour/Green) resigned.",
        "Video of the crack was shown to the council on Monday.",
        "Follow the money, Mayor Ana Ruiz told reporters in Marrow.",
    ],
)
def test_running_text_is_left_alone(line):
    assert kinds_of(line) == ["body"]


def test_a_line_of_the_articles_own_outlet_is_credited_to_it():
    found = pieces("© Marrow Courier The bridge in 1931", outlet="Marrow Courier")
    assert found == [("credit", "© Marrow Courier"), ("caption", "The bridge in 1931")]


def test_an_agency_in_brackets_behind_a_sentence_is_a_credit_and_the_sentence_stays():
    text = f"{BODY}\n\nThe bridge will open in May, she said. (AFP)"
    parts = mark(text)
    assert [(p.kind, text[p.start : p.end]) for p in parts][-1] == ("credit", "(AFP)")
    assert parts[0].kind == "body"


def test_paragraphs_known_to_be_captions_are():
    assert pieces("The bridge in 1931", captions=frozenset({"The bridge in 1931"})) == [
        ("caption", "The bridge in 1931")
    ]


def test_a_headline_above_running_text_is_the_title():
    text = f"Bridge closed after crack found\n\nBy Ana Bell\n\n{BODY}\n\n{BODY}"
    parts = mark(text)
    assert headline(text, parts) == "Bridge closed after crack found"
    assert byline(text, parts) == "Ana Bell"


def test_a_first_sentence_is_no_title():
    text = f"{BODY}\n\n{BODY}\n\n{BODY}"
    assert headline(text, mark(text)) is None


def test_lines_inside_a_hand_wrapped_paragraph_are_not_looked_at_alone():
    text = "The bridge was closed and the report signed\nby Ana Bell\nand the mayor, who said nobody was\nat fault.\n"
    assert [p.kind for p in mark(text)] == ["body"]
