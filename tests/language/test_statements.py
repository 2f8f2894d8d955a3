from __future__ import annotations

import pytest

from firsthand.language.annotate import annotate_one
from firsthand.model import Statement


@pytest.fixture
def read(parser, article):
    def statements(text: str, **fields: str) -> tuple[Statement, ...]:
        return annotate_one(article(text, **fields), parser).statements

    return statements


def on(statements: tuple[Statement, ...], words: str) -> Statement:
    """The shortest statement that holds these words."""
    return min((s for s in statements if words in s.text), key=lambda s: len(s.text))


def test_every_statement_is_the_exact_words_of_its_article(read):
    text = "Mara Quill left Arden on Monday.\n\n“We are sad,” the mayor, Ilan Ostrow, said. “She built it.”"
    for statement in read(text):
        assert text[statement.start : statement.end] == statement.text


def test_a_clause_inside_a_quotation_stands_on_the_speakers_word(read):
    found = on(read('"The bridge fell at noon," said Mara Quill, an engineer.'), "bridge fell")
    assert [s.name for s in found.sources] == ["Mara Quill"]


def test_what_an_outlet_was_told_stands_on_the_outlet_and_then_the_source(read):
    found = on(read("A source revealed to the Arden Courier that Mara Quill will leave the council."), "will leave")
    assert [(s.name, s.kind) for s in found.sources] == [("Arden Courier", "outlet"), ("source", "anonymous")]


def test_a_denial_denies_what_stands_below_it(read):
    found = on(read("Mara Quill denied that she left the council in May."), "left the council")
    assert found.polarity == "denied"
    assert [s.name for s in found.sources] == ["Mara Quill"]


def test_a_word_that_nobody_named_stands_behind_is_a_rumour(read):
    found = on(read("A source told the Arden Courier that Mara Quill left the council."), "left the council")
    assert found.certainty == "rumoured"


def test_a_present_tense_with_a_date_to_come_is_expected(read):
    assert on(read("The Arden mill reopens on May 30."), "reopens").certainty == "expected"


def test_a_clause_is_dated_by_its_own_expressions(read):
    found = on(read("Mara Quill joined the council in June 2029 after the flood."), "joined")
    assert (found.when.earliest, found.when.latest) == ("2029-06-01", "2029-06-30")


def test_a_second_verb_happens_when_the_first_does(read):
    found = on(read("A man walked into the mill on Monday and smashed two windows."), "smashed")
    assert found.when.earliest == "2031-05-12"


def test_an_age_in_apposition_is_a_statement_of_its_own(read):
    found = on(read("Mara Quill, 36, left the council in May."), "36")
    age = found.values[0]
    assert (age.kind, age.low, age.high) == ("age", 36, 36)
    assert found.predicate == "be"


def test_an_apposition_says_what_somebody_is(read):
    found = [s for s in read("Mara Quill, a teacher from Arden, left the council.") if s.predicate == "be"]
    assert found[0].object_text == "a teacher from Arden"


@pytest.mark.parametrize(
    "text",
    [
        "The Gulls sent home Rudi Marsh (knee) on Monday.",
        "The work is half done, said Ana Bell of the Center for Wild Rivers, an advocacy group.",
    ],
)
def test_what_ails_somebody_or_is_their_body_is_not_what_they_are(read, text):
    assert not [s for s in read(text) if s.predicate == "be" and s.nominal]


def test_a_light_verb_says_what_its_noun_says(read):
    assert on(read("Mara Quill will make her exit in May."), "exit").predicate == "exit"


def test_who_only_says_so_is_no_statement(read):
    assert all(s.predicate != "say" for s in read("Police said the bridge fell at noon."))


@pytest.mark.parametrize("text", ["Asked.", "Which is that.", "I know.", "They claimed."])
def test_a_clause_without_meaning_of_its_own_is_dropped(read, text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mill burnt on Monday. No one was hurt.", "No one was hurt"),
        ("Mara Quill was married three times but had no children.", "had no children"),
    ],
)
def test_what_was_not_is_on_record_in_few_words(read, text, words):
    assert on(read(text), words).polarity == "denied"


def test_one_stretch_of_words_is_said_at_most_three_ways(read):
    text = "The flood that killed two miners and destroyed a bridge at Arden was the worst since the dam's collapse."
    places = [(s.start, s.end) for s in read(text)]
    assert max(places.count(p) for p in places) <= 3


def test_ids_are_made_of_the_article_and_the_characters(read):
    found = read("Mara Quill left Arden.")[0]
    assert found.id == f"s:a1:{found.start}-{found.end}"


def test_what_only_dates_a_denied_thing_is_not_denied(read):
    found = read("Hale denied that the crew was warned before the roof fell on Monday, killing two people.")
    assert on(found, "crew was warned").polarity == "denied"
    assert on(found, "killing two people").polarity == "affirmed"


def test_what_an_infinitive_dates_dates_the_deed_done_for_it(read):
    found = read(
        "Mira Ostrow beat Tomas Brandt in the sixth round to keep her title on Monday.", published="2019-05-08"
    )
    assert on(found, "beat Tomas Brandt").when.earliest == "2019-05-06"


def test_who_is_charged_is_a_statement_of_its_own(read):
    assert on(read("Mira Ostrow was charged with two counts of murder."), "charged").subject == "e:person:mira-ostrow"


def test_a_bare_purpose_is_not_on_record(read):
    assert all(s.predicate != "mend" for s in read("Mara Quill came back to mend the old mill."))


def test_what_only_dates_a_denial_is_not_on_the_deniers_word(read):
    text = "The owners denied that they were warned before the roof fell on Monday."
    assert [s.name for s in on(read(text), "were warned").sources] == ["owners"]
    assert on(read(text), "roof fell on Monday").sources == ()


def test_a_question_left_without_an_answer_is_on_record(read):
    found = on(read("Officials of the mill did not respond to requests for comment."), "did not respond")
    assert found.polarity == "denied"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The mayor denied the murder of his wife.", "denied"),
        ("The firm denied reports of the murder of its guard.", "denied"),
        ("The mayor denied any part in the murder of his wife.", "affirmed"),
    ],
    ids=["itself", "what was said", "a part in it"],
)
def test_a_happening_is_denied_where_it_is_what_is_denied(read, text, polarity):
    assert on(read(text), "the murder of").polarity == polarity


def test_a_report_denied_is_on_record_even_if_only_it_is_said(read):
    assert on(read("The paper told of a wedding. Both actors have denied it."), "denied it").predicate == "deny"


def test_a_verdict_is_what_a_judge_does(read):
    found = on(read("Judge Robert Quill found Lohm guilty of two counts of theft."), "guilty")
    assert found.predicate == "find"


def test_what_is_to_be_is_expected_of_who_does_it(read):
    found = on(read("Mara Quill is to leave the series in July."), "leave the series")
    assert (found.predicate, found.certainty) == ("leave", "expected")


def test_a_plan_is_not_who_carries_it_out(read):
    assert on(read("The plan is to leave the series in July."), "is to leave").predicate == "be"


def test_a_clause_with_when_has_the_time_before_it(read):
    found = on(read("He was free until May 7, when he was found in a barn in Arden."), "found in a barn")
    assert found.when.earliest == "2031-05-07"


def test_an_occasion_dates_what_is_done_at_it(read):
    found = on(read("Mara Quill bowed out in Monday's season finale."), "bowed out")
    assert found.when.earliest == "2031-05-12"


def test_what_a_part_does_is_fiction(read):
    found = read("In the film, the actress Mara Quill plays an officer who falls in love with a smuggler.")
    assert on(found, "falls in love").frame == "fiction"


def test_a_dateline_is_no_description(read):
    statements = read("ARDEN QUAY (RPN) – At least three people were hurt on Monday.")
    assert not [s.text for s in statements if s.predicate == "be"]


def test_a_participle_behind_a_saying_is_on_the_same_word(read):
    found = on(read("The slope gave way on Monday, police said, killing two climbers."), "killing two climbers")
    assert [s.name for s in found.sources] == ["police"]


def test_a_vote_to_do_something_is_on_record(read):
    found = on(read("Shareholders of the mill on Monday voted to approve the sale."), "voted to approve")
    assert (found.predicate, found.when.earliest) == ("vote", "2031-05-12")


def test_what_is_told_does_not_begin_with_a_dateline(read):
    found = on(read("ARDEN, Oland – Lohm Corp. shareholders on Monday approved the sale."), "approved the sale")
    assert found.text.startswith("Lohm Corp. shareholders")


@pytest.mark.parametrize(
    "text",
    [
        "Mara Quill has no plans to leave Arden.",
        "Mara Quill announced plans to leave Arden in May.",
        "Mara Quill is in talks to leave Arden in May.",
        "Mara Quill's decision to leave Arden in May came early.",
    ],
)
def test_what_a_plan_holds_out_is_done_by_whose_plan_it_is(read, text):
    assert on(read(text), "to leave Arden").subject == "e:person:mara-quill"


def test_a_rejected_plan_is_not_the_rejecters_deed(read):
    assert on(read("Mara Quill rejected a plan to sell the Arden mill for $3 million."), "to sell").subject is None


def test_a_headline_with_an_infinitive_says_what_is_to_come(read):
    found = on(read("Mara Quill to leave Arden\n\nMara Quill spoke on Monday."), "to leave Arden")
    assert (found.certainty, found.subject) == ("expected", "e:person:mara-quill")


def test_what_was_agreed_to_is_expected(read):
    found = on(read("The Arden mill agreed to buy the ferry."), "buy the ferry")
    assert (found.predicate, found.certainty) == ("buy", "expected")


@pytest.mark.parametrize(
    ("text", "words", "subject"),
    [
        ("A quake struck Velm on Tuesday at 07:37 a.m. UTC, killing nine people.", "killing nine", "A quake"),
        ("Velm was hit by a huge flood in 1931, killing 400 people in Orsk.", "killing 400", "a huge flood"),
        ("The gunman walked into the bank, killing two tellers.", "killing two", "The gunman"),
    ],
)
def test_harm_done_on_the_way_is_whose_deed_it_was(read, text, words, subject):
    assert on(read(text), words).subject_text == subject


def test_the_day_behind_an_hour_is_in_one_sentence_with_it(read):
    assert on(read("Shots rang out around 10:30 a.m. Monday in Velm."), "Monday").text.startswith("Shots rang out")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Marchers kept firefighters from reaching the mill.", "Marchers kept firefighters from reaching the mill"),
        ("Mara Quill was hit while walking to the mill.", "Mara Quill was hit while walking to the mill"),
        ("The crew had to resort to holding the rope.", "The crew had to resort to holding the rope"),
        ("Quill left the house her father had built in 1990.", "Quill left the house her father had built in 1990"),
        ("Mara Quill fell, breaking an arm.", "Mara Quill fell"),
        ("The car stood empty before Rudi Marsh was arrested.", "The car stood empty"),
    ],
)
def test_a_statement_stands_on_what_completes_it_too(read, text, words):
    assert any(s.text == words for s in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Police could not say how many shots were fired.",
        "He declined to say what the officers had found.",
        "The jury recommended that Rudi Marsh be freed.",
    ],
)
def test_what_nobody_would_say_and_what_is_demanded_is_on_record(read, text):
    assert any(s.text == text.rstrip(".") for s in read(text))


def test_what_a_parse_takes_for_said_is_the_subject_of_what_is_said(read):
    found = on(read("The lawyer argued the long illness of her client was to blame."), "was to blame")
    assert found.text == "the long illness of her client was to blame"


def test_who_calls_somebody_something_in_the_passive_is_its_source(read):
    found = on(read("The driver was described by police as a tall man of 38."), "was described")
    assert [(s.name, s.kind) for s in found.sources] == [("police", "organization")]


def test_a_participle_that_opens_a_sentence_is_told_in_small_letters(read):
    found = on(read("Born in Kerrin on April 3, 1990, Mara Quill sang for years."), "Born in Kerrin")
    assert "was born" in "".join(p.text for p in found.told)


@pytest.mark.parametrize(
    ("text", "words", "doer"),
    [
        ("Crews kept the flames from spreading to the depot.", "spreading to the depot", "the flames"),
        ("Mara Quill blasted the council for skipping the hearing.", "skipping the hearing", "the council"),
        ("The council was blasted for skipping the hearing.", "skipping the hearing", "The council"),
        ("Mara Quill spent much of her speech defending the council.", "defending the council", "Mara Quill"),
        ("“The people have spoken,” Quill said, holding back tears.", "holding back tears", "Quill"),
        ("Quill wants to leave the Old Port, also known as Kerrin.", "also known as Kerrin", "the Old Port"),
        ("The council paid Quill for skipping the hearing.", "skipping the hearing", "The council"),
        ("Quill warned the council against selling the mill.", "selling the mill", "the council"),
        ("The court charged the manager with hiding the books.", "hiding the books", "the manager"),
        ("Critics viewed the rules as eroding the shore.", "eroding the shore", "the rules"),
    ],
)
def test_whom_somebody_keeps_from_a_deed_or_charges_with_it_is_its_doer(read, text, words, doer):
    found = next(s for s in read(text) if s.text == words)
    assert found.subject_text == doer


def test_what_others_words_deny_is_quoted_not_told(read):
    found = next(
        s for s in read("Crews kept the flames from spreading to the depot.") if s.text.startswith("spreading")
    )
    assert "".join(p.text for p in found.told).startswith("“")


def test_an_object_of_two_verbs_is_told_with_the_first_too(read):
    found = on(read("Two officers shot and killed a boy in Kerrin."), "officers shot")
    assert "".join(p.text for p in found.told) == "Two officers shot a boy"


def test_the_time_of_what_a_thing_is_held_against_is_not_its_own(read):
    assert on(read("Sales fell in May, compared with 2029."), "Sales fell").when.earliest == "2031-05-01"
    assert on(read("Mara Quill won despite a fall in 2029."), "Quill won").when is None


def test_half_a_hyphenated_noun_describes_nobody(read):
    found = [s.text for s in read("Mara Quill, a co-producer of the show, resigned.") if s.predicate == "be"]
    assert found == ["Mara Quill, a co-producer of the show"]


def test_a_word_with_a_hyphen_is_one(read):
    assert "pre-empted the debate" in " ".join(s.text for s in read("Quill's remarks pre-empted the debate in Kerrin."))


def test_a_fact_that_shows_something_is_nobodys_word(read):
    found = on(read("The popularity of Mara Quill shows how the council misjudged Kerrin."), "how the council")
    assert not found.sources
    assert found.certainty == "asserted"


def test_who_was_on_duty_that_night_is_the_source_not_the_night(read):
    found = on(
        read("According to the officer in charge of the base that night, the boat had left."), "the boat had left"
    )
    assert [s.name for s in found.sources] == ["officer in charge of the base"]


@pytest.mark.parametrize(
    "text",
    [
        "Tomas Lind responded on Sunday to accusations that he exaggerated his past.",
        "Tomas Lind faced accusations that he exaggerated his past, and left.",
    ],
)
def test_what_somebody_answers_is_not_his_word(read, text):
    found = on(read(text), "he exaggerated his past")
    assert [s.kind for s in found.sources] == ["anonymous"]
    assert found.certainty == "rumoured"


@pytest.mark.parametrize(
    ("text", "words", "subject"),
    [
        ("He said those emails were not classified but would take longer.", "were not classified", "those emails"),
        ("In a letter to council members released Monday, Mara Quill quit.", "released Monday", "a letter to council"),
        ("A letter from the Harbour Legion obtained by the paper is fake.", "obtained by", "A letter from the"),
    ],
)
def test_who_or_what_a_participle_and_a_split_verb_tell_of(read, text, words, subject):
    assert on(read(text), words).subject_text.startswith(subject)


def test_a_plural_who_stands_for_all_that_are_joined(read):
    found = on(read("Rudi Marsh and Ada Lorne, who have never held office, left."), "who have")
    assert len(found.subjects) == 2


@pytest.mark.parametrize("line", ["Kerrin (AFP) – ", "KERRIN ― ", "Port Lohm, Estmere (ENA) — "])
def test_a_dateline_is_no_part_of_what_is_told(read, line):
    assert on(read(f"{line}Mara Quill left the mill on Monday."), "left the mill").text.startswith("Mara Quill")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor did not know what he was talking about.", "what he was"),
        ("Mara Quill is in a better position than either of them was.", "either of them"),
        ("When it comes to the ferry, let's be clear.", "'s be clear"),
    ],
)
def test_what_says_nothing_alone_is_no_statement(read, text, words):
    assert not any(s.text.startswith(words) for s in read(text))


def test_a_law_that_allows_something_is_told_itself(read):
    found = [s.text for s in read("A provision in the bill allows the minister to end the rule.")]
    assert found[0] == "A provision in the bill allows the minister to end the rule"


def test_a_verb_that_leans_on_another_takes_it_along(read):
    assert on(read("The other ban came after she left a message."), "ban came").text.endswith(
        "after she left a message"
    )


def test_somebody_behind_and_is_not_the_whole_subject(read):
    found = on(read("Marsh's family and Mara Quill are represented by lawyers."), "represented")
    assert found.subject is None
    assert found.subject_text == "Marsh's family and Mara Quill"


def test_an_hour_with_no_verb_before_it_ends_no_sentence(read):
    assert on(read("At around 11:30 p.m. Quill left the mill."), "Quill left").when is not None


@pytest.mark.parametrize(
    ("text", "verb"), [("She hoped to win.", "hope"), ("He hated the mill.", "hate"), ("They scared him.", "scare")]
)
def test_a_verb_keeps_the_e_of_its_lemma(parse, text, verb):
    assert any(t.lemma_ == verb for t in parse(text).paragraphs[0].doc)


@pytest.mark.parametrize("street", ["Blvd.", "Ave.", "St.", "Rd."])
def test_a_street_in_short_ends_no_sentence_before_a_small_letter(parse, street):
    doc = parse(f"She walked into the store at 200 Elm {street} with her husband. He left.").paragraphs[0].doc
    assert len(list(doc.sents)) == 2


def test_who_is_called_on_to_do_something_is_so_whatever_else_is_told(read):
    text = "More than 1,300 teachers today called on the ministers to drop rules made in January that harm pupils."
    assert on(read(text), "1,300").values[0].low == 1300


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mara Quill spoke of the report, saying it wasn't accurate and she was sad.", "it wasn't accurate"),
        ("Mara Quill, who hasn't done anything in years, was seen in Arden.", "hasn't done anything"),
    ],
)
def test_what_is_not_so_is_told_in_few_words(read, text, words):
    assert on(read(text), words).polarity == "denied"


def test_that_something_is_not_true_says_nothing_alone(read):
    assert not read('"That is not true," Mara Quill said.')


def test_whose_doing_it_is_ends_before_it(read):
    found = on(read("Two masked men made off with jewels on Tuesday after smashing a window, police said."), "made off")
    assert found.subject_text == "Two masked men"


def test_what_is_due_to_be_done_is_told_in_few_words(read):
    found = on(read("The jewels, which were due to be auctioned, vanished from Arden."), "which were due")
    assert (found.predicate, found.certainty) == ("auction", "expected")


def test_no_longer_denies_whatever_the_parse_hangs_it_on(read):
    text = "Police said it was unknown if he was there but the van he came in no longer is in the yard."
    found = on(read(text), "in the yard")
    assert found.polarity == "denied"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("My dear friend and client Mara Quill died in Arden on Monday.", "died", "Mara Quill"),
        ("Singer and actress Mara Quill died in Arden on Monday.", "died", "Mara Quill"),
        ("The mayor and Mara Quill died in Arden on Monday.", "died", None),
    ],
)
def test_who_is_called_two_things_is_one(parser, article, text, words, name):
    reading = annotate_one(article(text), parser)
    names = {e.id: e.name for e in reading.entities}
    assert names.get(on(reading.statements, words).subject) == name


def test_who_is_called_two_things_is_the_source(read):
    found = on(read('"In July alone, they lost $300,000," said Arden businessman and blogger Ilan Lind.'), "they lost")
    assert [(s.name, s.kind) for s in found.sources] == [("Ilan Lind", "person")]


@pytest.mark.parametrize("text", ["The jury found Mara Quill guilty.", "The jury found Mara Quill, a baker, guilty."])
def test_who_is_found_something_is_the_object(read, text):
    found = on(read(text), "guilty")
    assert [(a.relation, a.lemma) for a in found.arguments if a.relation != "subject"] == [
        ("object", "quill"),
        ("complement", "guilty"),
    ]
    assert found.object_text.startswith("Mara Quill")


def test_what_one_is_able_to_do_is_known(read):
    found = on(read("The council will be able to sell the mill."), "able")
    assert [a.lemma for a in found.arguments if a.relation in ("clause", "clause object")] == ["sell", "mill"]


@pytest.mark.parametrize(
    ("headline", "words", "many"),
    [
        ("Three killed in mill fire", "Three killed in mill fire", 3),
        ("Four people arrested after raid", "Four people arrested after raid", 4),
        ("Police: six hurt in mill fire", "six hurt in mill fire", 6),
        ("Three men charged with murder, police say", "Three men charged with murder", 3),
    ],
)
def test_a_headline_without_its_verb_holds_the_number_it_begins_with(read, headline, words, many):
    (found,) = (s for s in read(headline) if s.values)
    assert (found.text, found.values[0].low, found.passive) == (words, many, True)


def test_those_hurt_of_whom_more_is_told_stand_in_the_clause_that_tells_it(read):
    found = on(read("Three people hurt in the crash were treated."), "treated")
    assert [v.role for v in found.values] == ["injured"]
