from __future__ import annotations

from datetime import date

import pier

from firsthand.model import Event
from firsthand.views.calendar_scale import scale, ticks
from firsthand.views.index import Index
from firsthand.views.timeline import timelines


def _day(text: str) -> tuple[date, date]:
    return date.fromisoformat(text), date.fromisoformat(text)


def test_days_keep_their_distances_on_an_unbroken_axis() -> None:
    axis = scale([_day("2023-03-01"), _day("2023-03-11"), _day("2023-03-31")], 0, 100)
    first, second, third = (axis.x(date(2023, 3, day)) for day in (1, 11, 31))
    assert axis.breaks() == ()
    assert abs((second - first) * 2 - (third - second)) < 0.3


def test_a_long_empty_time_breaks_the_axis() -> None:
    axis = scale([_day("1894-05-01"), _day("2023-03-01"), _day("2023-03-31")], 0, 100)
    assert len(axis.breaks()) == 1
    assert axis.x(date(1894, 5, 1)) < axis.breaks()[0] < axis.x(date(2023, 3, 1))


def test_one_day_alone_has_an_axis_and_a_label() -> None:
    axis = scale([_day("2023-03-07")], 0, 100)
    assert [tick.label for tick in ticks(axis.stretches[0])] == ["7 March 2023"]


def test_a_stretch_of_years_is_labelled_by_years() -> None:
    axis = scale([(date(2001, 1, 1), date(2020, 12, 31))], 0, 400)
    assert all(tick.label.isdigit() for tick in ticks(axis.stretches[0]))


def _drawn(*events: Event) -> Index:
    return Index(pier.story(timeline=events))


def _event(earliest: str | None, latest: str | None, frame: str = "real", text: str = "Something happened.") -> Event:
    return Event(earliest=earliest, latest=latest, text=text, claim=None, statements=(), frame=frame)  # type: ignore[arg-type]


def test_real_life_and_fiction_are_drawn_apart() -> None:
    real, fiction = timelines(_drawn(_event("2023-03-07", "2023-03-07"), _event("2022-01-01", "2022-12-31", "fiction")))
    assert (real.heading, fiction.heading) == ("In real life", "In fiction")
    assert len(real.entries) == len(fiction.entries) == 1


def test_an_event_without_a_day_is_listed_and_not_drawn() -> None:
    (real,) = timelines(_drawn(_event(None, None), _event("2023-03-07", "2023-03-07")))
    assert [entry.when for entry in real.entries] == ["no date", "7 March 2023"]
    assert real.wide is not None
    assert [stroke.number for stroke in real.wide.strokes] == [2]


def test_a_stretch_is_a_bar_and_a_day_a_dot() -> None:
    (real,) = timelines(_drawn(_event("2023-03-01", "2023-03-31"), _event("2023-03-07", "2023-03-07")))
    assert real.wide is not None
    bar, dot = real.wide.strokes
    assert bar.width > 100
    assert dot.width == 0


def test_no_stem_runs_through_a_label() -> None:
    events = [_event(f"2023-03-{day:02}", f"2023-03-{day:02}", text="A rather long sentence.") for day in range(1, 20)]
    (real,) = timelines(_drawn(*events))
    assert real.wide is not None
    for one in real.wide.strokes:
        for other in real.wide.strokes:
            if one.x < other.x < one.end:
                assert other.y > one.y


def test_a_crowded_timeline_draws_what_has_most_origins_and_says_so() -> None:
    (real,) = timelines(_drawn(*(_event(f"2023-{1 + n % 12:02}-01", f"2023-{1 + n % 12:02}-02") for n in range(200))))
    assert real.wide is not None
    assert len(real.wide.strokes) < 50
    assert real.summary.endswith("of 200 entries drawn: those with most origins")


def test_an_excerpt_that_is_no_sentence_is_not_listed() -> None:
    shown = _event("2023-03-07", "2023-03-07")
    (real,) = timelines(_drawn(_event("2023-03-01", "2023-03-01", text="“… who made the decisions”."), shown))
    assert [entry.text for entry in real.entries] == ["Something happened."]
