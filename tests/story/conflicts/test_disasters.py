"""What a quake, a storm, a fall, a crash or a place has once, told in two numbers, and what only looks like that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.desk import Desk
from firsthand.model import Article, Story
from firsthand.reading import Intake
from firsthand.story.conflicts.countable.slots import countables

Tell = Callable[..., Story]


def sides(story: Story) -> set[str]:
    return {s.text for c in story.conflicts if c.kind == "value" for s in c.sides}


AT_ODDS = [
    (
        "population",
        "The quake shook Kerrin, home to 120,000 people, on Monday.",
        "A strong quake hit Kerrin, which has about 200,000 residents, on Monday.",
        {"120,000", "about 200,000"},
    ),
    (
        "distance",
        "Kerrin, located 1,150 kilometres (700 miles) south of Tarn, was cut off on Monday.",
        "The storm hit Kerrin, 1,500 kilometres south of Tarn.",
        {"1,150 kilometres", "1,500 kilometres"},
    ),
    (
        "quake depth",
        "The earthquake struck Kerrin on Monday at a depth of 10 kilometres.",
        "Monday's earthquake in Kerrin was 45 km deep, the survey said.",
        {"10 kilometres", "45 km"},
    ),
    (
        "tremor",
        "The earthquake that hit Kerrin on Monday lasted 15 seconds.",
        "The quake shook Kerrin for 40 seconds on Monday.",
        {"15 seconds", "40 seconds"},
    ),
    (
        "aftershocks",
        "The quake in Kerrin on Monday was followed by three strong aftershocks.",
        "There were seven powerful aftershocks in Kerrin on Monday.",
        {"three", "seven"},
    ),
    (
        "villages",
        "Help has reached the five worst-hit villages on the island of Kerrin.",
        "Tents were sent to the 12 hardest-hit villages on the island of Kerrin.",
        {"five", "12"},
    ),
    (
        "waves",
        "Waves of six metres hit the harbour at Kerrin on Monday.",
        "A nine-metre wave smashed into the harbour at Kerrin on Monday.",
        {"six metres", "nine-metre"},
    ),
    (
        "temperature",
        "The climbers spent Monday on the ledge in temperatures of minus 12 degrees, rescuers said.",
        "They waited on the ledge on Monday in temperatures of minus 20 degrees, a guide said.",
        {"minus 12 degrees", "minus 20 degrees"},
    ),
    (
        "homes without power",
        "The storm left 12,000 homes without power in Kerrin on Monday.",
        "In Kerrin on Monday the storm knocked out power to 30,000 homes.",
        {"12,000", "30,000"},
    ),
    (
        "outage",
        "Kerrin was without power for six hours on Monday.",
        "The blackout in Kerrin on Monday lasted two hours.",
        {"six hours", "two hours"},
    ),
    (
        "evacuees",
        "About 60 residents were moved out of their homes in Kerrin on Monday.",
        "Police in Kerrin evacuated 140 people on Monday.",
        {"About 60", "140"},
    ),
    (
        "homeless",
        "The flood on Monday left 300 people homeless in Kerrin.",
        "Monday's flood in Kerrin made 900 people homeless.",
        {"300", "900"},
    ),
    (
        "flights",
        "Kerrin Airport cancelled 40 flights on Monday because of the snow.",
        "At Kerrin Airport 75 flights were cancelled on Monday because of the snow.",
        {"40", "75"},
    ),
    (
        "fall",
        "The climber Rudi Marsh fell 300 metres to his death on Monday.",
        "The climber Rudi Marsh was killed in a 120-metre fall on Monday.",
        {"300 metres", "120-metre"},
    ),
    (
        "plunge",
        "The bus plunged 60 metres into a ravine near Kerrin on Monday.",
        "On Monday the bus fell 200 metres into a gorge near Kerrin.",
        {"60 metres", "200 metres"},
    ),
    (
        "mountain",
        "Rudi Marsh died on the 4,478-metre Mount Kerrin on Monday.",
        "Mount Kerrin is 4,102 metres high.",
        {"4,478-metre", "4,102 metres"},
    ),
    (
        "speed",
        "The train was travelling at 140 km/h when it derailed near Kerrin on Monday.",
        "The train derailed near Kerrin on Monday at 95 km/h.",
        {"140 km/h", "95 km/h"},
    ),
    (
        "cars off the rails",
        "Seven cars of the freight train derailed near Kerrin on Monday.",
        "The freight train derailed near Kerrin on Monday; 11 cars left the tracks.",
        {"Seven", "11"},
    ),
    (
        "trapped",
        "Rudi Marsh was trapped for 12 hours in the wreck.",
        "Rudi Marsh was rescued after spending 20 hours in the wreck.",
        {"12 hours", "20 hours"},
    ),
    (
        "off the coast",
        "The ferry Marlin sank three miles off the coast of Tarn on Monday.",
        "The ferry Marlin went down 12 miles off the Tarn coast on Monday.",
        {"three miles", "12 miles"},
    ),
    (
        "area burned",
        "The fire near Kerrin has burned 12,000 acres.",
        "The 4,000-acre fire near Kerrin was still growing on Monday.",
        {"12,000 acres", "4,000-acre"},
    ),
    (
        "control",
        "It took firefighters three hours to bring the blaze at the mill in Kerrin under control on Monday.",
        "The blaze at the mill in Kerrin was brought under control after six hours on Monday.",
        {"three hours", "six hours"},
    ),
    (
        "alarm",
        "Firefighters were called to the mill in Kerrin at 2.15 a.m. on Monday.",
        "The alarm was raised at the mill in Kerrin at 4:30 a.m. on Monday.",
        {"2.15 a.m. on Monday", "4:30 a.m. on Monday"},
    ),
]


@pytest.mark.parametrize(("what", "one", "other", "told"), AT_ODDS, ids=[a[0] for a in AT_ODDS])
def test_what_a_disaster_has_once_is_at_odds_in_two_numbers(
    tell: Tell, what: str, one: str, other: str, told: set[str]
) -> None:
    assert told <= sides(tell(one, other)), what


APART = [
    (
        "two places",
        "The quake shook Kerrin, home to 120,000 people.",
        "The quake shook Velden, home to 200,000 people.",
    ),
    (
        "a place in another",
        "The quake hit a village in Kerrin, home to 300 people.",
        "Kerrin, home to 120,000 people, shook.",
    ),
    (
        "in bigger measure",
        "The quake shook Kerrin, home to 120,000 people.",
        "Greater Kerrin has a population of 400,000.",
    ),
    ("rounded", "Kerrin, 58 km south of Tarn, was cut off on Monday.", "Kerrin, 60 km south of Tarn, was cut off."),
    ("from two towns", "Kerrin, 50 km south of Tarn, was cut off.", "Kerrin, 300 km south of Velden, was cut off."),
    (
        "another shock",
        "The quake in Kerrin on Monday was 10 km deep.",
        "An aftershock of the quake in Kerrin was 45 km deep.",
    ),
    ("strong ones", "Three strong aftershocks were felt in Kerrin.", "There were 80 aftershocks in Kerrin on Monday."),
    (
        "restored",
        "The storm left 30,000 homes without power in Kerrin.",
        "Power was restored to 12,000 homes in Kerrin.",
    ),
    (
        "homes and people",
        "Some 12,000 homes in Kerrin lost power.",
        "Some 30,000 people in Kerrin lost power on Monday.",
    ),
    (
        "more of them",
        "Police in Kerrin evacuated 60 people.",
        "Police in Kerrin evacuated another 140 people on Monday.",
    ),
    ("allowed", "The train derailed near Kerrin at 140 km/h.", "Trains near Kerrin have a speed limit of 80 km/h."),
    (
        "two climbers",
        "A climber fell 300 metres to his death in Kerrin.",
        "The climber Olga Pine fell 120 metres in Kerrin.",
    ),
    ("two fires", "The Pine Fire has burned 12,000 acres.", "The Birch Fire has burned 4,000 acres."),
    ("all fires", "The fire near Kerrin burned 4,000 acres.", "Fires near Kerrin have burned 12,000 acres this year."),
    (
        "two services",
        "Firefighters were called to the mill in Kerrin at 2 a.m. on Monday.",
        "Police were called to the mill in Kerrin at 1 a.m. on Monday.",
    ),
    (
        "two houses",
        "Police in Kerrin evacuated 60 people from the hotel on Monday.",
        "Police in Kerrin evacuated 400 people from the school on Monday.",
    ),
    (
        "part of a town",
        "Power was cut to 900 homes in the north of Kerrin on Monday.",
        "Some 7,000 homes in Kerrin lost power on Monday.",
    ),
    ("two people", "Rudi Marsh was trapped for 12 hours.", "Olga Pine was trapped for 20 hours."),
    (
        "put out",
        "The blaze in Kerrin was under control after three hours.",
        "It took six hours to put out the blaze in Kerrin.",
    ),
    (
        "by day",
        "It was minus 20 degrees at night in Kerrin.",
        "The temperature in Kerrin on Monday was minus 5 degrees.",
    ),
]

ONE_AFTER_ALL = [
    ("rounded", "Kerrin, 58 km south of Tarn, was cut off on Monday.", "Kerrin, 60 km south of Tarn, was cut off."),
    ("two fires", "The Pine Fire has burned 12,000 acres.", "The Birch Fire has burned 4,000 acres."),
    (
        "put out",
        "The blaze in Kerrin was under control after three hours.",
        "It took six hours to put out the blaze in Kerrin.",
    ),
]


@pytest.mark.parametrize(("what", "one", "other"), ONE_AFTER_ALL, ids=[a[0] for a in ONE_AFTER_ALL])
def test_numbers_that_their_slots_part_are_not_reported_at_all(tell: Tell, what: str, one: str, other: str) -> None:
    assert not sides(tell(one, other)), what


@pytest.mark.parametrize(("what", "one", "other"), APART, ids=[a[0] for a in APART])
def test_numbers_of_two_things_leave_each_other_be(tell: Tell, what: str, one: str, other: str) -> None:
    asked = [c.asks for c in countables()]
    assert not [c for c in tell(one, other).conflicts if any(a in c.explanation for a in asked)], what


def test_a_toll_of_homeless_may_grow(desk: Desk, article: Callable[..., Article]) -> None:
    first = article("The flood left 300 people homeless in Kerrin.", id="a1", published="2031-05-14")
    later = article("The flood left 900 people homeless in Kerrin.", id="a2", published="2031-05-16")
    assert not sides(desk.story(Intake((first, later))))
