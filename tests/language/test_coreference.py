from __future__ import annotations

import pytest

from firsthand.language.annotate import annotate_one
from firsthand.language.attribution.quotes import runs
from firsthand.language.coreference.cast import coreference
from firsthand.language.layers import Cast
from firsthand.language.naming.names import names
from firsthand.model import Entity


@pytest.fixture
def cast(parse):
    def found(text: str) -> Cast:
        parsed = parse(text)
        return coreference(parsed, names(parsed), runs(parsed))

    return found


def one(cast: Cast, name: str) -> Entity:
    return next(e for e in cast.entities if e.name == name)


def said_of(cast: Cast, name: str) -> list[str]:
    return [m.text for m in one(cast, name).mentions]


def test_every_mention_is_the_exact_words_of_its_article(cast):
    text = "Sarah Quill, 41, a doctor, left Oslo. “I’m glad,” she said.\n\nThe doctor and her son met police."
    for entity in cast(text).entities:
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.text


def test_ids_are_type_and_name_and_the_later_of_two_gets_a_number(cast):
    ids = [e.id for e in cast("Witnesses said no.\n\nSome witnesses said yes.").entities]
    assert len(ids) == len(set(ids))
    assert one(cast("Zoë O’Hara spoke."), "Zoë O’Hara").id == "e:person:zoe-ohara"


def test_a_family_name_a_given_name_and_initials_are_one_person(cast):
    found = cast("Robert J. Quill spoke. Quill said no. Robert Quill left. Mr. Quill smiled.")
    assert set(one(found, "Robert J. Quill").aliases) == {"Robert J. Quill", "Quill", "Robert Quill"}


def test_relatives_who_share_a_family_name_are_kept_apart(cast):
    found = cast("Robert Quill was shot on Monday. His wife, Mary Quill, wept. Quill died at noon.")
    assert said_of(found, "Robert Quill").count("Quill") == 1
    assert "Quill" not in said_of(found, "Mary Quill")


def test_kin_under_a_given_name_may_bear_the_family_name(cast):
    found = cast('Mary Quill died on Monday. "She was our mother," Quill\'s son, Charlie, said.')
    assert "Charlie Quill" in one(found, "Charlie").aliases


def test_an_abbreviation_stands_for_its_institution(cast):
    found = cast(
        "The Arden Harbour Authority (AHA) met. The AHA said no ships would sail. U.S. Fishery Survey staff left."
    )
    assert "AHA" in one(found, "Arden Harbour Authority").aliases


def test_dots_and_capitals_do_not_make_two_names(cast):
    found = cast("The U.S. Geological Survey measured it. The US Geological Survey and USGS agree.")
    assert len([e for e in found.entities if "Survey" in e.name or "USGS" in e.aliases]) == 1


def test_a_pronoun_means_the_subject_before_it(cast):
    found = cast("Michael Ostrow opened the bridge on Monday. He said it would last.")
    assert "He" in said_of(found, "Michael Ostrow")


def test_a_pronoun_fits_the_sex_a_given_name_tells(cast):
    found = cast("Sarah Quill met Michael Ostrow in Oslo. She gave him a book.")
    assert "She" in said_of(found, "Sarah Quill")
    assert "him" in said_of(found, "Michael Ostrow")


def test_a_pronoun_two_people_fit_alike_is_left_open(cast):
    found = cast("Michael Ostrow and Robert Quill met in May. He is ill.")
    assert not any(m.text == "He" for e in found.entities for m in e.mentions)


def test_an_object_cannot_mean_the_subject_of_its_verb(cast):
    found = cast("Michael Ostrow left. Robert Quill called him.")
    assert "him" not in said_of(found, "Robert Quill")


def test_whoever_spoke_last_goes_on_speaking(cast):
    text = (
        'Michael Ostrow said the bridge was safe. "We tested it twice. Robert Quill saw the tests. He signed them."\n\n'
        '"It will last," he said.'
    )
    found = cast(text)
    assert "he" in said_of(found, "Michael Ostrow")


def test_who_speaks_is_not_meant_by_he_inside_the_words(cast):
    found = cast('Robert Quill left. "He was tired," said Michael Ostrow.')
    assert "He" not in said_of(found, "Michael Ostrow")


def test_a_possessive_may_look_ahead_to_nobody(cast):
    assert cast("His house burned down.").entities == ()


def test_a_role_said_of_somebody_comes_back_with_the(cast):
    found = cast("Sheriff Robert Quill met Sarah Ostrow, a doctor at the clinic. The doctor left. The sheriff stayed.")
    assert "The doctor" in said_of(found, "Sarah Ostrow")
    assert "The sheriff" in said_of(found, "Robert Quill")


def test_two_who_hold_one_role_leave_it_open(cast):
    found = cast("Detective Robert Quill and Detective Sarah Ostrow met in May.\n\nThe detective left.")
    assert not any(m.text == "The detective" for e in found.entities for m in e.mentions if e.aliases)


def test_an_age_comes_back_as_the_year_old(cast):
    found = cast("Robert Quill, 38, was held. Michael Ostrow, 51, was not. The 38-year-old said nothing.")
    assert "The 38-year-old" in said_of(found, "Robert Quill")


def test_an_apposition_describes_and_tells_the_sex(cast):
    found = one(cast("Rin Vell, a spokeswoman for the port, said ships would sail."), "Rin Vell")
    assert found.description == "a spokeswoman for the port"
    assert found.gender == "female"


def test_the_couple_is_the_two_just_named(cast):
    found = cast("Sarah Quill and Michael Ostrow live in Oslo. The couple married in May.")
    group = one(found, "Sarah Quill and Michael Ostrow")
    assert group.type == "group"
    assert {found.by_id[i].name for i in group.members} == {"Sarah Quill", "Michael Ostrow"}
    assert "The couple" in [m.text for m in group.mentions]


def test_the_newspaper_is_the_outlet_just_named(cast):
    found = cast("The Arden Courier reported the sale. The newspaper did not name the buyer.")
    assert "The newspaper" in said_of(found, "Arden Courier")


def test_somebody_unnamed_who_speaks_has_an_entity_without_aliases(cast):
    found = one(cast("A harbour official said the ship had sunk. The harbour official left."), "harbour official")
    assert found.aliases == ()
    assert found.type == "other"


def test_police_are_one_body_all_through(cast):
    found = cast("Police arrested a man. The bridge was closed, police said. A driver called police.")
    assert [m.text for m in one(found, "Police").mentions] == ["Police", "police", "police"]


def test_an_unnamed_man_is_not_somebody_named_before(cast):
    found = cast("Robert Quill runs the port. A man was killed by a falling crane. His body was found at noon.")
    assert "His" not in said_of(found, "Robert Quill")


def test_a_sergeant_of_the_opening_is_the_one_named_later(cast):
    text = (
        "A police sergeant said on Monday that a bank was robbed.\n\nArden police Sgt. Robert Quill said two men fled."
    )
    assert "A police sergeant" in said_of(cast(text), "Robert Quill")


def test_a_man_of_the_opening_may_be_anybody(cast):
    text = "A man said on Monday that he was robbed.\n\nRobert Quill, a man of 40, left the bank."
    assert "A man" not in said_of(cast(text), "Robert Quill")


def test_an_institution_in_small_letters_before_a_noun_has_an_entity(cast):
    found = one(cast("The lake froze, national fishery agency spokesman Robert Quill said."), "national fishery agency")
    assert found.type == "organization"


@pytest.mark.parametrize(
    "text",
    ["It is clear that the bridge will close.", "It was said that the bridge will close.", "The council saw it fall."],
)
def test_an_it_that_may_stand_for_nothing_is_left_open(cast, text):
    found = cast(f"The Arden Courier reported the sale. {text}")
    assert not any(m.text in ("It", "it") for e in found.entities for m in e.mentions)


def test_the_nominee_somebody_will_become_is_nobody_named_before(cast):
    found = cast("Sarah Quill, the nominee, spoke. Robert Ostrow hopes to become the nominee in May.")
    assert said_of(found, "Sarah Quill").count("the nominee") <= 1


def test_i_in_direct_speech_is_who_speaks(parser, article):
    text = '"I opened my shop in May," said Sarah Quill. "We sell rope."'
    cast = Cast(annotate_one(article(text), parser).entities)
    assert said_of(cast, "Sarah Quill") == ["I", "my", "Sarah Quill"]


def test_the_one_person_charged_is_the_suspect(cast):
    found = cast("Police arrested Robert Quill on Friday. Ann Lohm saw it.\n\nThe suspect said nothing.")
    assert "The suspect" in said_of(found, "Robert Quill")


def test_of_two_people_charged_none_is_the_suspect(cast):
    found = cast("Police arrested Robert Quill and Ann Lohm on Friday.\n\nThe suspect said nothing.")
    assert "The suspect" not in said_of(found, "Robert Quill") + said_of(found, "Ann Lohm")


def test_the_one_person_killed_is_the_victim(cast):
    found = cast("Robert Quill was killed on Friday. Ann Lohm saw it.\n\nThe victim lived in Arden.")
    assert "The victim" in said_of(found, "Robert Quill")


def test_whom_an_opening_means_is_who_comes_next_with_an_age(cast):
    text = "A convicted robber walked out of jail on Monday, police said.\n\nRobert Quill, 49, left through a window."
    assert "A convicted robber" in said_of(cast(text), "Robert Quill")


def test_an_opening_of_another_sex_is_somebody_else(cast):
    text = "A woman saw the theft on Monday.\n\nRobert Quill, 49, was caught by her dog."
    assert "A woman" not in said_of(cast(text), "Robert Quill")


def test_an_offender_and_the_inmate_of_the_next_line_are_one(cast):
    text = (
        "A convicted sex offender fled on Monday.\n\nAt that time, the inmate was in a wheelchair.\n\n"
        "Robert Quill, 49, took two guns."
    )
    assert "the inmate" in said_of(cast(text), "Robert Quill")


def test_a_studio_is_the_only_company_just_spoken_of(cast):
    found = cast("Lohmgate Pictures hired him. Last year, the studio chose a date.")
    assert "the studio" in said_of(found, "Lohmgate Pictures")


def test_a_star_of_a_work_is_the_only_one_just_spoken_of(cast):
    text = "Sarah Quill left the drama Larch Lane in May.\n\n“I am glad of it,” the Larch Lane star joked."
    assert "the Larch Lane star" in said_of(cast(text), "Sarah Quill")


def test_an_age_not_yet_told_is_that_of_the_only_one_just_spoken_of(cast):
    assert "the 39-year-old" in said_of(
        cast("Robert Quill hit back. “It is false,” the 39-year-old told the Courier."), "Robert Quill"
    )


def test_a_team_is_known_by_its_last_word(cast):
    found = cast("The New York Yankees lost on Monday. The Yankees had won before.")
    assert [m.text for m in one(found, "New York Yankees").mentions] == ["New York Yankees", "Yankees"]


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for Mara Lohm, Robert Quill, called the report false. He added that she was in Oslo.",
        "The driver, 43-year-old Robert Quill, was unhurt. He walked home.",
    ],
)
def test_a_name_set_between_commas_is_whom_the_noun_before_it_means(cast, text):
    assert "He" in said_of(cast(text), "Robert Quill")


def test_who_reports_is_not_whom_the_clause_reported_goes_on_about(cast):
    found = cast("Ann Lohm warned that Robert Quill knows the area where he escaped well.")
    assert "he" in said_of(found, "Robert Quill")


def test_the_one_person_of_that_age_is_the_teen(cast):
    found = cast(
        "Robert Quill, 16, was hurt on Friday. Ann Lohm saw it.\n\nThe teen was taken to a hospital but he left."
    )
    assert {"The teen", "he"} <= set(said_of(found, "Robert Quill"))


def test_somebody_unnamed_whom_a_pronoun_takes_up_again_is_kept(cast):
    found = cast("A retired baker was hurt when he fell off a bridge.")
    assert [m.text for m in one(found, "retired baker").mentions] == ["A retired baker", "he"]


def test_a_pronoun_that_speaks_is_whom_its_quotation_is_given_to(parse, parser, article):
    text = (
        "A spokesman for Mara Lohm, Robert Quill, called it false. He added that the actor was in Wales with his son."
    )
    reading = annotate_one(article(text), parser)
    speaker = next(e for e in reading.entities if e.name == "Robert Quill")
    assert "He" in [m.text for m in speaker.mentions]


def test_a_supporter_of_somebody_is_not_whose_name_he_bears(cast):
    found = cast("Tomas Quill spoke in Arden on Monday. Police held the 78-year-old Quill supporter who punched a man.")
    assert said_of(found, "Tomas Quill") == ["Tomas Quill", "Quill"]


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("The Arden navy says it has arrested 23 pirates.", "Arden navy", "it"),
        ("Kerrin Foods said on Friday that it was cutting 300 jobs.", "Kerrin Foods", "it"),
        ("Officials at the ministry said they have reimposed the rule.", "Officials", "they"),
    ],
)
def test_a_body_that_says_a_thing_of_itself_is_meant(cast, text, name, word):
    assert word in said_of(cast(text), name)


@pytest.mark.parametrize(
    "text",
    [
        "Kerrin Foods said it was clear that the mill had closed.",
        "Kerrin Foods said the mill burned because it was old.",
    ],
)
def test_an_it_for_a_clause_or_for_another_thing_is_not(cast, text):
    assert "it" not in said_of(cast(text), "Kerrin Foods")


def test_an_age_is_of_who_is_spoken_of_before_it_is_of_who_speaks(cast):
    found = cast(
        'Tom Bensen was operated on for a tumour on Monday. "We expect a full recovery, and he will not need any '
        'drugs," said Dr. Ned Amory. The 81-year-old is at home.'
    )
    assert "The 81-year-old" in said_of(found, "Tom Bensen")


def test_what_stands_right_before_a_bodys_name_is_no_second_body(cast):
    found = cast("The international fishery agency Seawatch has begun counting its boats. Seawatch is based in Arden.")
    assert "its" in said_of(found, "Seawatch")
    assert not [e.name for e in found.entities if "agency" in e.name]


def test_a_mans_name_from_elsewhere_tells_his_sex(cast):
    found = cast("Ioannis Lorn met Ana Bell on Monday. She thanked him. Lorn said he was glad.")
    assert one(found, "Ioannis Lorn").gender == "male"
