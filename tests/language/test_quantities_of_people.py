"""Numbers that stand for people with no noun beside them, and words that are a number of people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.language.layers import Cast
from firsthand.language.parse import Parsed
from firsthand.language.quantities import quantities
from firsthand.language.times import times
from firsthand.model import Value

Parse = Callable[..., Parsed]


@pytest.fixture
def told(parse: Parse) -> Callable[[str], list[str]]:
    def found(text: str) -> list[str]:
        parsed = parse(text)
        return [_line(q.value) for q in quantities(parsed, times(parsed), Cast(())) if q.value.kind == "count"]

    return found


def _line(value: Value) -> str:
    """A count on one line: its words, role, what is counted, how many, and what narrows it."""
    return " ".join((value.text, "=", value.role, value.counted or "-", f"{value.low:g}", *value.restrictors))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Police said 26 are now in custody.", ["26 = arrested - 26"]),
        ("Six were taken to hospital.", ["Six = person person 6"]),
        ("Police led eleven away.", ["eleven = person person 11"]),
        ("Nine are in intensive care.", ["Nine = person person 9"]),
        ("Two remain in hospital.", ["Two = person person 2"]),
        ("Fourteen escaped unhurt.", ["Fourteen = person person 14"]),
        ("The other four were released.", ["four = person person 4"]),
        ("The four are due in court.", ["four = person person 4"]),
        ("Rescuers found 12 alive.", ["12 = person person 12"]),
        ("Twelve were found alive.", ["Twelve = person person 12"]),
        ("The bug has made 60 ill.", ["60 = person person 60"]),
        ("Police charged four with fraud.", ["four = person person 4"]),
        ("Paramedics treated nine at the scene.", ["nine = person person 9"]),
        ("The firm laid off 300.", ["300 = person person 300"]),
        ("Three were stabbed.", ["Three = person person 3"]),
        ("Several were taken to hospital.", ["Several = person person 3"]),
        ("Two dead, four in custody after raid", ["Two = killed - 2", "four = person person 4"]),
        ("The blast left six in a serious condition.", ["six = injured - 6"]),
    ],
)
def test_a_number_alone_counts_people_by_what_only_people_do_or_undergo(told, text, wanted):
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "She shot 68 in the first round.",
        "Police charged 40 for the tickets.",
        "The band released three in spring.",
        "The plane, a 737, was released.",
        "Flight 12 was evacuated.",
        "Room 12 was found alive with rats.",
        "He died at 26 in custody.",
        "The 1914 were taken to jail.",
        "He was 26 when he was charged.",
    ],
)
def test_a_score_a_price_an_age_and_a_name_count_nobody(told, text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("At least 40 are missing.", ["At least 40 = missing - 40"]),
        ("Four crew members were still missing.", ["Four = missing member 4 crew"]),
        ("The number of those killed rose to 14.", ["14 = killed - 14"]),
        ("The blast took the number of dead to 12.", ["12 = killed - 12"]),
    ],
)
def test_the_missing_and_those_a_number_is_told_of_have_a_role(told, text, wanted):
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two of the men were arrested.", ["Two = arrested man 2 some of the men"]),
        ("Three of her children died.", ["Three = killed child 3 some of the children"]),
        ("Two of its planes were damaged.", ["Two = damaged plane 2 some of the planes"]),
        ("Seven of the crew are missing.", ["Seven = missing person 7 some of the crew"]),
        ("Three of those on board survived.", ["Three = survivor - 3 some of those"]),
        (
            "Eleven of the 30 passengers were hurt.",
            ["Eleven = injured passenger 11 some of the passengers", "30 = passenger passenger 30"],
        ),
        ("All 900 of our workers are safe.", ["All 900 = worker worker 900"]),
    ],
)
def test_some_of_more_have_what_befell_them_and_all_of_them_are_no_part(told, text, wanted):
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A gang of four robbed the bank.", ["four = person person 4"]),
        ("A family of five was killed in the crash.", ["five = killed person 5"]),
        ("A team of eight searched the lake.", ["eight = person person 8"]),
        ("The 200-strong crowd cheered.", ["200-strong = person person 200"]),
        ("She drew crowds of hundreds.", ["hundreds = person person 200"]),
        ("He lives in a town of 14,000.", ["14,000 = person person 14000"]),
        ("He lives in a town of 14 farms.", ["14 = farm farm 14"]),
        ("She painted with the Group of Seven.", []),
        ("A fleet of nine was sent.", []),
    ],
)
def test_so_many_are_the_people_of_a_group(told, text, wanted):
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The duo were arrested on Monday.", ["duo = arrested - 2"]),
        ("The trio was found guilty.", ["trio = person person 3"]),
        ("A pair of climbers were rescued.", ["pair = climber climber 2"]),
        ("The couple were found dead.", ["couple = killed - 2"]),
        ("Both men were charged.", ["Both = man man 2"]),
        ("Both of the pilots died.", ["Both = killed pilot 2"]),
        ("Both were taken to hospital.", ["Both = person person 2"]),
        ("They were both killed in the crash.", ["both = killed - 2"]),
        ("Her parents were both killed.", ["both = killed parent 2"]),
        ("The duo released an album.", []),
        ("The pair collided in the first lap.", []),
        ("She bought a pair of shoes.", []),
        ("A couple of people were hurt.", ["A couple of = injured person 2"]),
        ("Both sides agreed.", []),
        ("Both men and women were hurt.", []),
        ("Both the driver and his wife died.", []),
    ],
)
def test_a_duo_a_trio_a_couple_and_both_are_so_many_people(told, text, wanted):
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They stretched their winning streak to twelve.", ["twelve = game game 12"]),
        ("They have won eight in a row.", ["eight = game game 8"]),
        ("They have won eight straight.", ["eight = game game 8"]),
        ("They lost their last three.", ["three = game game 3"]),
        ("They won four straight matches.", ["four = match match 4 straight"]),
        ("The party won four in a row.", []),
        ("They lost eight of their last 10.", []),
    ],
)
def test_a_streak_is_so_many_games(told, text, wanted):
    assert told(text) == wanted


def test_a_people_is_counted_by_one_of_it(told):
    assert told("Six Liberal Democrats voted against it.") == ["Six = democrat democrat 6 liberal"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Marn scored a hat-trick in the first half.", ["hat-trick = goal goal 3"]),
        ("Veldane netted a brace.", ["brace = goal goal 2"]),
        ("Marn scored twice.", ["twice = goal goal 2"]),
        ("Marn scored a hat-trick of tries.", ["hat-trick = try try 3"]),
        ("Marn scored two tries and then a brace.", ["two = try try 2"]),
        ("The brace of the door broke.", []),
    ],
)
def test_a_hat_trick_and_a_brace_are_goals_where_nothing_speaks_of_another_game(told, text, wanted):
    assert told(text) == wanted
