"""The algebra of regions: laws that hold for any numbers, and the conventions by example."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from firsthand.regions import (
    Clock,
    Days,
    Region,
    age_on,
    agree,
    agree_clocks,
    agree_days,
    began,
    born,
    clock,
    contains,
    convert,
    days_apart,
    ended,
    grain,
    growth,
    holds_days,
    hull,
    hull_days,
    meet,
    meet_all,
    meet_all_days,
    meet_days,
    month_end,
    offsets,
    rounded,
    total,
)

numbers = st.one_of(st.none(), st.integers(-1000, 1000))
regions = st.builds(Region, low=numbers, high=numbers, low_closed=st.booleans(), high_closed=st.booleans()).filter(
    lambda r: not r.empty
)
days_only = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
stretches = st.builds(Days, first=days_only, last=days_only).filter(
    lambda d: not (d.first and d.last and d.first > d.last)
)
ZONES = ["AEST", "CET", "EDT", "GMT", "JST", "PST", "UTC", "WIB"]
lengths = st.sampled_from(["km", "mile", "m", "ft", "cm", "inch"])
said = st.one_of(st.integers(1, 10**6), st.decimals(min_value="0.1", max_value=1000, places=1).map(float))


def same(a: Region | None, b: Region | None) -> bool:
    """Whether two regions hold the same numbers: an open end has nothing to close."""
    if a is None or b is None:
        return a is b
    ends = (a.low, a.high, a.low is None or a.low_closed, a.high is None or a.high_closed)
    return ends == (b.low, b.high, b.low is None or b.low_closed, b.high is None or b.high_closed)


def maybe(a: Region | None, b: Region | None) -> Region | None:
    return meet(a, b) if a and b else None


@given(regions, regions)
def test_meeting_is_commutative(a: Region, b: Region) -> None:
    assert same(meet(a, b), meet(b, a))


@given(regions, regions, regions)
def test_meeting_is_associative(a: Region, b: Region, c: Region) -> None:
    assert same(maybe(maybe(a, b), c), maybe(a, maybe(b, c)))


@given(regions)
def test_meeting_is_idempotent(a: Region) -> None:
    assert same(meet(a, a), a)


@given(regions, regions, regions)
def test_meeting_is_monotone(a: Region, b: Region, c: Region) -> None:
    assume(contains(b, a))
    assert not agree(a, c) or agree(b, c)


@given(regions, regions)
def test_a_meeting_lies_in_both(a: Region, b: Region) -> None:
    found = meet(a, b)
    assert found is None or (contains(a, found) and contains(b, found))


@given(regions, regions)
def test_a_hull_holds_both(a: Region, b: Region) -> None:
    assert contains(hull(a, b), a)
    assert contains(hull(a, b), b)


@settings(deadline=None)  # the first conversion loads the registry of units
@given(said, lengths, lengths)
def test_a_conversion_there_and_back_is_the_same(number: float, unit: str, other: str) -> None:
    there = convert(Region(number, number, unit), other)
    assert there is not None
    back = convert(there, unit)
    assert back is not None
    assert back.low == pytest.approx(number, rel=1e-9)


@settings(deadline=None)  # the first conversion loads the registry of units
@given(said, lengths, lengths)
def test_a_number_agrees_with_its_own_conversion(number: float, unit: str, other: str) -> None:
    turned = convert(Region(number, number, unit), other)
    assert turned is not None
    assert agree(Region.of(number, number, unit=unit), Region(turned.low, turned.high, other))


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_wider_hedge_never_turns_agreement_into_conflict(a: int, b: int) -> None:
    exact = Region.of(a, a, kind="count")
    other = Region.of(b, b, kind="count")
    wider = [
        Region.of(*rounded(a), hedge="about"),
        Region.of(a, None, hedge="at-least"),
        Region.of(None, a, hedge="at-most"),
    ]
    if a == b:
        assert agree(exact, other)
        assert all(agree(w, other) for w in wider)
    assert all(agree(w, exact) for w in wider)


@given(st.lists(regions, min_size=1, max_size=5), st.randoms())
def test_the_order_of_many_does_not_matter(many: list[Region], random) -> None:  # type: ignore[no-untyped-def]
    turned = list(many)
    random.shuffle(turned)
    assert same(meet_all(many), meet_all(turned))


@given(stretches, stretches, stretches)
def test_days_meet_like_numbers(a: Days, b: Days, c: Days) -> None:
    assert meet_days(a, b) == meet_days(b, a)
    assert meet_days(a, a) == a
    assert meet_all_days([a, b, c]) == meet_all_days([c, a, b])
    assert holds_days(hull_days(a, b), a)


@given(st.dates(date(1930, 1, 1), date(2020, 1, 1)), st.dates(date(2020, 1, 2), date(2050, 1, 1)))
def test_the_age_on_a_day_leads_back_to_the_birthday(birthday: date, on: date) -> None:
    years = on.year - birthday.year - ((on.month, on.day) < (birthday.month, birthday.day))
    window = born(years, years, Days(on, on))
    assert window.first is not None
    assert window.last is not None
    # a birthday on 29 February is kept on the 28th or the 1st, so a day of slack
    assert window.first - timedelta(days=1) <= birthday <= window.last + timedelta(days=1)


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 400), st.sampled_from("DWMY"))
def test_what_ended_so_long_after_it_began_began_so_long_before_it_ended(start: date, count: int, unit: str) -> None:
    after = ended(Days(start, start), count / 10, count / 10, unit)
    assert after.last is not None
    before = began(after, count / 10, count / 10, unit)
    assert before.last is not None
    assert abs((before.last - start).days) <= 3  # months of unlike length


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=4), st.randoms())
def test_parts_sum_to_a_whole_that_holds_every_sum_of_theirs(ends, random) -> None:  # type: ignore[no-untyped-def]
    parts = [Region(min(a, b), max(a, b)) for a, b in ends]
    whole = total(parts)
    some = sum(random.randint(int(p.low or 0), int(p.high or 0)) for p in parts)
    assert contains(whole, Region(some, some))
    assert total(random.sample(parts, len(parts))) == whole


@given(regions, regions, regions)
def test_a_wider_part_makes_no_narrower_whole(a: Region, b: Region, c: Region) -> None:
    assert contains(total([hull(a, b), c]), total([a, c]))


@given(st.integers(0, 1439), st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_an_hour_agrees_with_itself_in_any_zone(minute: int, here: str, there: str) -> None:
    (ours,), (theirs,) = offsets(here), offsets(there)
    moved = (minute - ours + theirs) % 1440
    assert agree_clocks(Clock(minute, minute, here), Clock(moved, moved, there))
    assert agree_clocks(Clock(moved, moved, there), Clock(minute, minute, here))


@given(st.integers(0, 1439), st.integers(1, 1439), st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_another_hour_agrees_in_no_zone(minute: int, later: int, here: str, there: str) -> None:
    (ours,), (theirs,) = offsets(here), offsets(there)
    moved = (minute + later - ours + theirs) % 1440
    assert not agree_clocks(Clock(minute, minute, here), Clock(moved, moved, there))


@given(regions, regions, regions)
def test_a_wider_report_never_makes_what_grows_fall(earlier: Region, later: Region, wider: Region) -> None:
    if growth(earlier, later) != "fell":
        assert growth(earlier, hull(later, wider)) != "fell"


@given(st.integers(-400, 400))
def test_a_temperature_there_and_back_is_the_same(number: int) -> None:
    there = convert(Region(number, number, "degC"), "degF")
    assert there is not None
    back = convert(there, "degC")
    assert back is not None
    assert back.low == pytest.approx(number, abs=1e-6)


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 60), st.integers(0, 60), st.sampled_from("DWMY"))
def test_a_longer_stretch_of_lengths_leaves_more_days(end: date, low: int, more: int, unit: str) -> None:
    there = Days(end, end)
    assert holds_days(began(there, low, low + more, unit), began(there, low, low, unit))
    assert holds_days(began(there, low, None, unit), began(there, low, low + more, unit))


@pytest.mark.parametrize(
    ("number", "place"),
    [(6.1, 0.1), (55, 1), (10, 1), (120, 10), (170_000, 10_000), (1500, 100), (300, 10), (7.25, 0.01), (0, 1)],
)
def test_a_number_is_as_precise_as_it_is_written(number: float, place: float) -> None:
    assert grain(number) == pytest.approx(place)


@pytest.mark.parametrize(
    ("number", "low", "high"), [(300, 250, 350), (50, 45, 55), (1500, 1350, 1650), (2, 1, 3), (7.5, 6.75, 8.25)]
)
def test_about_is_half_the_last_place_or_a_tenth(number: float, low: float, high: float) -> None:
    assert rounded(number) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        ((34, "mile"), (55, "km"), True),
        ((6.2, "mile"), (10, "km"), True),
        ((6, "mile"), (10, "km"), True),
        ((193, "km/h"), (120, "mph"), True),
        ((170_000, "ft²"), (15_800, "m²"), True),
        ((34, "mile"), (60, "km"), False),
        ((6.1, None), (6.2, None), False),
        ((6.1, None), (6.12, None), True),
        ((40, "degC"), (104, "degF"), True),
        ((80, "kg"), (176, "lb"), True),
    ],
)
def test_measures_agree_at_the_precision_given(a: tuple[float, str], b: tuple[float, str], together: bool) -> None:
    assert agree(Region.of(a[0], a[0], unit=a[1]), Region.of(b[0], b[0], unit=b[1])) is together


def test_units_of_different_things_leave_the_question_open() -> None:
    assert agree(Region.of(3, 3, unit="km"), Region.of(70, 70, unit="kg"))
    assert convert(Region(3, 3, "km"), "kg") is None
    assert convert(Region(3, 3, "km"), "smoot-ish") is None


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        (("at-least", 22, None), ("exact", 21, 21), False),
        (("at-least", 22, None), ("exact", 22, 22), True),
        (("more-than", 22, None), ("exact", 22, 22), False),
        (("at-most", None, 50), ("exact", 50, 50), True),
        (("less-than", None, 50), ("exact", 50, 50), False),
        (("about", 250, 350), ("exact", 260, 260), True),
    ],
)
def test_bounds_stay_where_they_were_said(
    a: tuple[str, float | None, float | None], b: tuple[str, float | None, float | None], together: bool
) -> None:
    assert agree(Region.of(a[1], a[2], a[0], kind="count"), Region.of(b[1], b[2], b[0], kind="count")) is together


def test_ages_and_ordinals_are_exact() -> None:
    assert not agree(Region.of(35, 35, kind="age"), Region.of(36, 36, kind="age"))
    assert not agree(Region.of(110, 110, kind="ordinal"), Region.of(111, 111, kind="ordinal"))


def test_what_can_only_grow_is_at_odds_only_when_it_falls() -> None:
    five, eleven, at_least_three = (Region.of(n, n, kind="count") for n in (5, 11, 3))
    assert growth(five, eleven) == "grew"
    assert growth(eleven, five) == "fell"
    assert growth(Region.of(3, None, "at-least"), five) == "same"
    assert growth(at_least_three, at_least_three) == "same"


def test_parts_sum_to_the_whole() -> None:
    one, two = Region.of(1, 1, kind="count"), Region.of(2, 2, kind="count")
    assert agree(total([one, two]), Region.of(3, 3, kind="count"))
    assert not agree(total([one, two]), Region.of(4, 4, kind="count"))
    assert total([one, Region.of(2, None, "at-least", kind="count")]) == Region(3, None)
    with pytest.raises(ValueError, match="different units"):
        total([one, Region.of(1, 1, unit="km")])


def test_an_age_and_a_date_give_a_birth_interval() -> None:
    assert born(36, 36, Days.of("2024-05-22", "2024-05-22")).iso() == ("1987-05-23", "1988-05-22")
    assert born(30, 39, Days.of("2020-02-29", "2020-02-29")).iso() == ("1980-03-01", "1990-02-28")


def test_two_ages_of_unlike_days_meet_in_a_birthday() -> None:
    window = meet_days(
        born(35, 35, Days.of("2024-01-11", "2024-01-11")), born(36, 36, Days.of("2024-05-22", "2024-05-22"))
    )
    assert window is not None
    assert window.iso() == ("1988-01-12", "1988-05-22")
    assert age_on(window, date(2025, 12, 31)) == (37, 37)


def test_more_than_a_year_up_to_a_month_began_a_year_before_its_end() -> None:
    assert began(Days.of("2015-06-01", "2015-06-30"), 1, None, "Y").iso() == (None, "2014-06-30")


def test_a_slack_of_a_day_bridges_the_date_line() -> None:
    monday, tuesday = Days.of("2031-03-03", "2031-03-03"), Days.of("2031-03-04", "2031-03-04")
    assert not agree_days(monday, tuesday)
    assert agree_days(monday, tuesday, slack=1)


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        (("07:37", "UTC"), ("03:37", "EDT"), True),
        (("07:37", "UTC"), ("04:37", "EDT"), False),
        (("23:30", "EST"), ("04:30", "UTC"), True),
        (("22:00", "ET"), ("21:00", "CT"), True),
        (("10:00", None), ("10:30", None), False),
        (("14:37", None), ("07:37", "UTC"), True),
        (("10:00", "XYZ"), ("11:00", "UTC"), True),
    ],
)
def test_clocks_agree_in_one_zone_and_stay_open_in_an_unknown_one(
    a: tuple[str, str], b: tuple[str, str], together: bool
) -> None:
    first, second = clock(*a), clock(*b)
    assert first is not None
    assert second is not None
    assert agree_clocks(first, second) is together
    assert agree_clocks(second, first) is together


def test_parts_of_the_day_are_stretches_of_hours() -> None:
    afternoon, early, half_past_two = clock("AF"), clock("START"), clock("14:30")
    assert afternoon is not None
    assert early is not None
    assert half_past_two is not None
    assert agree_clocks(afternoon, half_past_two)
    assert not agree_clocks(early, half_past_two)
    assert clock("soon") is None
    about_ten, about_half_past = clock("10:00", hedge="about"), clock("10:30", hedge="about")
    assert about_ten == Clock(586, 614)
    assert about_half_past is not None
    assert not agree_clocks(about_ten, about_half_past)
    assert clock("10:10", hedge="about") == Clock(600, 620)


def test_days_lie_apart_by_what_is_between_them() -> None:
    month = Days.of("2031-02-01", month_end(date(2031, 2, 1)).isoformat())
    assert month.last == date(2031, 2, 28)
    assert days_apart(month, Days.of("2031-03-02", "2031-03-04")) == 2
    assert days_apart(month, Days.of("2031-02-14", None)) == 0
