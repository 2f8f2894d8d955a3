"""Which days a clause is of: one end of a stretch, the day itself, or the day of something else."""

from __future__ import annotations

import pytest

from firsthand.language.annotate import annotate_one

PUBLISHED = "2031-05-12"  # a Monday

STRETCHES = [
    ("They have elected their own mayors since 1998.", "elected", ("1998-01-01", PUBLISHED)),
    ("Output doubled from 2020 to 2025.", "doubled", ("2020-01-01", "2025-12-31")),
    ("Ida Marsh was mayor from 2009-2013.", "was mayor", ("2009-01-01", "2013-12-31")),
    ("The contests between Tuesday and May 20 will settle it.", "settle", ("2031-05-13", "2031-05-20")),
    ("The firm will close the mine by August.", "close", (PUBLISHED, "2031-08-31")),
    ("The firm had closed both mines by Friday.", "closed", (None, "2031-05-09")),
    ("The ferry was out of service until May 8.", "was out", (None, "2031-05-08")),
    ("Ida Marsh kept the town safe after 2020.", "kept", ("2021-01-01", None)),
    ("Ida Marsh resigned after Thursday's crash.", "resigned", ("2031-05-08", None)),
    ("Ida Marsh led the field before the caucuses May 1.", "led", (None, "2031-05-01")),
    ("Ida Marsh campaigned in Kerrin ahead of Tuesday's vote.", "campaigned", (None, "2031-05-13")),
    ("Ida Marsh has held the belt since beating Lind in May 2029.", "held", ("2029-05-01", PUBLISHED)),
    ("Ida Marsh died after falling from a roof on Thursday.", "died", ("2031-05-08", None)),
]
"""Text, words of a statement, its first and last day."""

CLIPPED = [
    ("Ida Marsh has sold a handful of boats this year.", ("2031-01-01", PUBLISHED)),
    ("Ida Marsh will sell a handful of boats this year.", (PUBLISHED, "2031-12-31")),
]

OTHERS = [
    ("Ida Marsh urged them to sell on Thursday.", "urged"),
    ("Ida Marsh, the nominee in 2028, sold the ferry.", "sold"),
    ("Ida Marsh is reflecting on her parents' death in 1987.", "reflecting"),
    ("Sales rose 4% from a year ago to $40 million.", "rose"),
    ("It fell to levels not seen since 2017.", "fell to levels"),
    ("The firm declared a dividend payable on Aug. 15, 2031.", "declared"),
    ("Ida Marsh was charged in Thursday's crash.", "charged"),
    ("Famous 1990s pin-up star Ida Marsh has died in Kerrin.", "died"),
]
"""The day in it is that of something else."""

OCCASIONS = [
    ("Ida Marsh was killed in the 2028 attack on the consulate.", "killed", "2028-01-01"),
    ("Ida Marsh spoke at last month's convention.", "spoke", "2031-04-01"),
    ("The blast on Thursday killed nine people.", "killed", "2031-05-08"),
    ("The 2028 attacks, which killed nine people, shocked Kerrin.", "which killed", "2028-01-01"),
    ("Ida Marsh died when her boat sank on Friday.", "died", "2031-05-09"),
    ("Ida Marsh was hit while walking home on Friday.", "was hit", "2031-05-09"),
    ("Arraigned on Friday, Ida Marsh was ordered held on $2,000 bail.", "ordered", "2031-05-09"),
    ("A coastguard ship patrolling the strait on Friday rescued nine sailors.", "rescued", "2031-05-09"),
    ("Ida Marsh quit on Friday, with two ministers dismissed.", "dismissed", "2031-05-09"),
    ("A man shot a guard and wounded two drivers on Friday, then fled.", "shot", "2031-05-09"),
    ("A man shot and killed a guard and hurt a boy Friday, then led officers on a chase.", "shot", "2031-05-09"),
    ("The government announced Friday drastic spending cuts.", "announced", "2031-05-09"),
    ("The list was published in the May 5 edition of the Kerrin Review.", "published", "2031-05-05"),
    ("The changes are scheduled to appear in the May 20 Federal Register.", "appear", "2031-05-20"),
    ("The ferry will leave on Nov. 16 with goods due March 1, 2032.", "leave", "2031-11-16"),
]


@pytest.fixture
def read(parser, article):
    return lambda text: annotate_one(article(text, published=PUBLISHED), parser).statements


def when(found):
    return (found.when.earliest, found.when.latest) if found.when else None


def on(statements, words):
    return next(s for s in statements if words in s.text)


@pytest.mark.parametrize(("text", "words", "days"), STRETCHES)
def test_a_word_before_a_time_makes_it_one_end_of_a_stretch(read, text, words, days):
    assert when(on(read(text), words)) == days


@pytest.mark.parametrize(("text", "days"), CLIPPED)
def test_what_is_past_ends_on_the_day_of_publication_and_what_is_to_come_begins_there(read, text, days):
    assert when(on(read(text), "boats")) == days


@pytest.mark.parametrize(("text", "words"), OTHERS)
def test_the_day_of_something_else_is_not_the_clauses(read, text, words):
    assert when(on(read(text), words)) is None


@pytest.mark.parametrize(("text", "words", "first"), OCCASIONS)
def test_who_acts_at_a_happening_acts_on_its_day(read, text, words, first):
    assert when(on(read(text), words))[0] == first


def test_a_joined_verb_of_another_tense_has_no_day_of_the_first(read):
    found = read("Ida Marsh left the council last week and will now teach in Kerrin.")
    assert when(on(found, "left")) is not None
    assert when(on(found, "teach")) is None


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("Ida Marsh has held the belt since beating Lind in May 2029.", "beating", ("2029-05-01", "2029-05-31")),
        ("Ida Marsh died after falling from a roof on Thursday.", "falling", ("2031-05-08", "2031-05-08")),
    ],
)
def test_a_deed_that_bounds_another_is_on_its_own_day(read, text, words, days):
    assert when(min((s for s in read(text) if words in s.text), key=lambda s: len(s.text))) == days


def test_what_is_first_since_a_deed_did_not_begin_with_it(read):
    assert when(on(read("Kerrin saw the first win since Ida Marsh left in 2029."), "first win")) is None


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("Crowds stormed the hall on Friday, a day after Ida Marsh quit.", "Marsh quit", ("2031-05-08", "2031-05-08")),
        ("Ida Marsh died two days before her ship sank on Friday.", "Marsh died", ("2031-05-07", "2031-05-07")),
        ("Ida Marsh was jailed on Friday, two years after she fled.", "she fled", ("2029-01-01", "2029-12-31")),
        ("Ida Marsh left the firm two years after joining it in 2019.", "Marsh left", ("2021-01-01", "2021-12-31")),
    ],
)
def test_so_long_before_or_after_another_deed_is_counted_from_it(read, text, words, days):
    assert when(min((s for s in read(text) if words in s.text), key=lambda s: len(s.text))) == days
