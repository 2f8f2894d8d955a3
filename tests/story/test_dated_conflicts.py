from __future__ import annotations

from collections.abc import Callable

import msgspec
from made import MADE, Said, reading

from firsthand.desk import Desk
from firsthand.model import Article, Reading, Story, Time
from firsthand.reading import Intake
from firsthand.story.build import build
from firsthand.story.sentences import amount, in_words, listed

NAMES = {"Ana Bell": "person", "Rudi Marsh": "person", "Lodge Bank": "organization"}


def dated(
    article: str, published: str | None, said: Said, words: str, earliest: str | None, latest: str | None, value: str
) -> Reading:
    """A reading of one statement with one date in it."""
    found = reading(article, published, [said], NAMES)
    start = found.article.text.index(words)
    time = Time(article=article, start=start, end=start + len(words), text=words, type="DATE", value=value,
                earliest=earliest, latest=latest)  # fmt: skip
    return msgspec.structs.replace(found, times=(time,))


def hired(words: str) -> Said:
    return Said(f"Lodge Bank hired Ana Bell on {words}", "hire", "Lodge Bank", "Ana Bell")


def story(*readings: Reading) -> Story:
    return build(list(readings), made_with=MADE)


def one(article: str, day: int) -> Reading:
    words, iso = f"{day} June 2030", f"2030-06-{day:02}"
    return dated(article, "2031-05-14", hired(words), words, iso, iso, iso)


def test_one_event_on_two_days_is_at_odds() -> None:
    (found,) = story(one("a", 13), one("b", 27)).conflicts
    assert (found.kind, [s.text for s in found.sides]) == ("date", ["13 June 2030", "27 June 2030"])


def test_a_month_holds_its_days() -> None:
    month = dated("b", "2031-05-14", hired("June 2030"), "June 2030", "2030-06-01", "2030-06-30", "2030-06")
    assert story(one("a", 13), month).conflicts == ()


def test_days_of_undated_articles_are_compared_by_the_calendar() -> None:
    first = dated("a", None, hired("June 13"), "June 13", None, None, "XXXX-06-13")
    second = dated("b", None, hired("June 27"), "June 27", None, None, "XXXX-06-27")
    assert [c.kind for c in story(first, second).conflicts] == ["date"]


def test_what_ended_after_a_time_began_that_long_before() -> None:
    text = "The two split in June 2031 after dating for more than a year"
    split = Said("The two split in June 2031", "split", "two", when=("2031-06-01", "2031-06-30"))
    made = reading("a", "2033-01-01", [Said(text, "split", "two")], NAMES)
    whole = made.statements[0]
    during = msgspec.structs.replace(
        reading("a", None, [Said(text, "date", "two", values=[
            {"text": "more than a year", "kind": "duration", "role": "duration", "low": 1.0, "high": None,
             "unit": "year", "hedge": "more-than"}])], NAMES).statements[0],
        id="s:a:32-60", start=32, text=text[32:],
    )  # fmt: skip
    end = msgspec.structs.replace(whole, when=reading("a", None, [split], NAMES).statements[0].when)
    found = story(msgspec.structs.replace(made, statements=(end, during))).inferences
    assert [(i.what, i.earliest, i.latest) for i in found] == [("began", None, "2030-06-30")]


def test_days_are_said_at_their_own_precision() -> None:
    assert in_words("2031-08-01", "2031-08-31") == "August 2031"
    assert in_words("2031-01-01", "2031-12-31") == "2031"
    assert in_words("2031-01-17", "2031-01-17") == "17 January 2031"
    assert in_words(None, "2031-01-17") == "on or before 17 January 2031"


def test_amounts_are_said_as_bounds() -> None:
    assert [amount(24.0, 24.0), amount(22, None), amount(None, 50.0)] == ["24", "at least 22", "up to 50"]


def test_a_long_list_counts_its_rest() -> None:
    assert listed(["a", "b", "c", "d", "e"]) == "a, b, c and 2 others"


def test_one_weekday_told_in_two_weeks_is_no_quarrel(desk: Desk, article: Callable[..., Article]) -> None:
    text = "The chapel in Kerrin normally seats Sunday congregations of 300 people, the mayor said."
    made = [article(text, id="a", published="2031-05-14"), article(text[:-17] + ".", id="b", published="2031-05-23")]
    assert not desk.story(Intake(tuple(made))).conflicts


def on_dates(desk: Desk, article: Callable[..., Article], *texts: str) -> list[set[str]]:
    made = [article(t, id=f"a{n}") for n, t in enumerate(texts)]
    found = desk.story(Intake(tuple(made))).conflicts
    return [{s.text for s in c.sides} for c in found if c.kind == "date"]


def test_two_years_of_one_thing_in_one_verb_are_at_odds(desk: Desk, article: Callable[..., Article]) -> None:
    first = "In 1957, Ana Bell disappeared from the stage in Kerrin."
    assert on_dates(desk, article, first, "Ana Bell disappeared from the stage in Kerrin in 1958.") == [
        {"1957", "1958"}
    ]


def test_what_comes_again_has_many_years(desk: Desk, article: Callable[..., Article]) -> None:
    first = "In 1957, Ana Bell won the harbour race in Kerrin."
    assert not on_dates(desk, article, first, "Ana Bell won the harbour race in Kerrin in 1958.")


def test_the_years_of_a_name_are_not_those_of_what_is_told(desk: Desk, article: Callable[..., Article]) -> None:
    first = "The famous 1950s singer Ana Bell has died in Kerrin."
    assert not on_dates(desk, article, first, "Ana Bell died in Kerrin on Tuesday.")


def test_two_falls_of_one_article_leave_open_which_another_means(desk: Desk, article: Callable[..., Article]) -> None:
    two = "A climber fell near Kerrin yesterday. The first of the deaths was that of one who fell on Friday morning."
    assert not on_dates(desk, article, two, "A climber fell near Kerrin on Monday.", "The climber fell on Monday.")
