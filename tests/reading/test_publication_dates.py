"""Dates of publication: to ISO, never guessed."""

from __future__ import annotations

import pytest

from firsthand.reading.dates import published_date, stamp


@pytest.mark.parametrize(
    ("given", "iso"),
    [
        ("2031-05-04", "2031-05-04"),
        ("20310504", "2031-05-04"),
        ("2031-05-04T10:30:00+07:00", "2031-05-04T10:30:00+07:00"),
        ("2031-05-04T10:30:00Z", "2031-05-04T10:30:00+00:00"),
        ("2031-05-04 10:30", "2031-05-04"),
        ("Sun, 04 May 2031 10:30:00 +0700", "2031-05-04T10:30:00+07:00"),
        ("May 4, 2031", "2031-05-04"),
        ("4 May 2031", "2031-05-04"),
        ("Sunday, 4th May 2031", "2031-05-04"),
        ("Sept. 4, 2031", "2031-09-04"),
        ("04/05/2031", None),
        ("2031-13-45", None),
        ("last Tuesday", None),
        ("2031", None),
        ("1935691200", None),
    ],
)
def test_a_date_is_read_or_left_unknown(given, iso):
    assert published_date(given) == iso


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Published May 4, 2031", "2031-05-04"),
        ("Posted on 4 May 2031 10:30 GMT", "2031-05-04"),
        ("Sunday, May 4, 2031", "2031-05-04"),
        ("4 May 2031 Last updated at 12:42 GMT", "2031-05-04"),
        ("On May 4, 2031, the bridge fell.", None),
        ("May 4", None),
    ],
)
def test_a_line_that_is_only_a_date_is_the_pages_own(line, iso):
    assert stamp(line) == iso
