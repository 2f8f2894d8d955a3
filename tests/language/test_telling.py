"""How a clause is told as a sentence of its own."""

from __future__ import annotations

import pytest

from firsthand.language.annotate import annotate_one
from firsthand.language.clauses.verbs import past, present


@pytest.fixture(scope="module")
def tellings(parser, article):
    def told(text: str) -> list[str]:
        return ["".join(p.text for p in s.told) for s in annotate_one(article(text), parser).statements]

    return told


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        # A participle gets its subject and a tense.
        ("The slope gave way on Monday, killing two climbers.", "The slope killed two climbers"),
        ("A man named Ilan Ostrow left Arden.", "A man was named Ilan Ostrow"),
        ("The bridge, built in 1904, fell on Monday.", "The bridge was built in 1904"),
        # Who "who" is.
        ("The council thanked the nurse who found the boy.", "The nurse found the boy"),
        (
            "The pier is unsafe, said a person familiar with the plans who asked not to be named.",
            "A person familiar with the plans asked not to be named",
        ),
        ("Ilan Ostrow set fire to the mill from which he was fired last week.", "He was fired last week from the mill"),
        # Auxiliaries are lent by the verb before.
        ("Ilan Ostrow was arrested on Monday and charged with theft.", "Ilan Ostrow was charged with theft"),
        ("Mara Quill will retire in May and open a bakery.", "Mara Quill will open a bakery"),
        # What a clause is not whole without comes along.
        ("The council allowed the firm to film on the pier.", "The council allowed the firm to film on the pier"),
        ("The US sent two ships to Arden on Monday.", "The US sent two ships to Arden on Monday"),
        # A saying set into it is left out.
        ("The strike, said Paul Dorn, would go on.", "The strike would go on"),
        ("The mine, said the inspector, was closed in May.", "The mine was closed in May"),
        ("The bridge, the mayor said on Monday, will reopen in June.", "The bridge will reopen in June"),
        # What only stands beside it does not, nor its commas.
        ("The ferry, which sank in 2019, was raised on Monday.", "The ferry was raised on Monday"),
        # What ties it to the clause above is left.
        ("Mara Quill said that the bridge fell at noon.", "The bridge fell at noon"),
        # A participle after "…, she said," goes on with what was said.
        ("The wall fell at noon, police said, crushing three cars.", "The wall crushed three cars"),
        ("The slope gave way on Monday, police said, killing two climbers.", "The slope killed two climbers"),
        ("A bomb exploded in Arden, officials said, wounding a guard.", "A bomb wounded a guard"),
        ("Ana Bell left at noon, she said, adding that she was tired.", "She was tired"),
        # By how much it is before or after another is no part of it.
        ("Just six weeks before Ana Bell takes office, the council met.", "Ana Bell takes office"),
        ("The man was found some hours after the guard was shot.", "The guard was shot"),
        # A relative that tells of something in particular is a sentence of its own.
        ("A crowd that left the square threw bottles.", "A crowd left the square"),
        ("The fire destroyed a mill that employs 40 people.", "A mill employs 40 people"),
    ],
)
def test_a_clause_is_told_with_its_subject_and_a_finite_verb(tellings, text, sentence):
    assert sentence in [s[:1].upper() + s[1:] for s in tellings(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“I have loved this town for years,” said Mara Quill.", "“I have loved this town for years”"),
        ("Will Mara Quill leave Arden?", "“Will Mara Quill leave Arden?”"),
        ("Police could not say whether anyone had left the building.", "“whether anyone had left the building”"),
        # Two clauses stand before it, and it may go on with either.
        ("The island sits on a ridge where two plates collide, causing many quakes.", "“causing many quakes”"),
        ("The quakes were caused by disputes over drilling deep wells.", "“drilling deep wells”"),
    ],
)
def test_what_is_somebodys_own_or_open_is_quoted_word_for_word(tellings, text, quoted):
    assert quoted in tellings(text)


def test_a_pronoun_that_is_the_subject_is_bound_to_whom_it_means(parser, article):
    text = "Mara Quill left Arden on Monday. She opened a bakery in Lisle."
    reading = annotate_one(article(text), parser)
    names = {e.id: e.name for e in reading.entities}
    found = next(s for s in reading.statements if "bakery" in s.text)
    assert [(p.text, names.get(p.entity or "")) for p in found.told][:1] == [("She", "Mara Quill")]


@pytest.mark.parametrize(
    ("lemma", "was", "is_"),
    [
        ("shoot", "shot", "shoots"),
        ("plan", "planned", "plans"),
        ("deny", "denied", "denies"),
        ("play", "played", "plays"),
        ("seize", "seized", "seizes"),
        ("transfer", "transferred", "transfers"),
        ("offer", "offered", "offers"),
        ("fix", "fixed", "fixes"),
        ("crush", "crushed", "crushes"),
        ("go", "went", "goes"),
        ("have", "had", "has"),
        ("be", "was", "is"),
        ("rain", "rained", "rains"),
    ],
)
def test_verbs_have_their_english_forms(lemma, was, is_):
    assert (past(lemma), present(lemma)) == (was, is_)


def test_of_several_the_verb_is_plural():
    assert (past("be", plural=True), present("be", plural=True), present("leave", plural=True)) == (
        "were",
        "are",
        "leave",
    )


def test_what_is_denied_is_told_as_denied(tellings):
    assert "It is denied that they were warned" in tellings("The owners denied that they were warned.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The minister denied having sold the mill.", "It is denied that the minister had sold the mill"),
        ("She denies ever having sold the mill.", "It is denied that she had sold the mill"),
        ("The army has denied sending men across the Isgel.", "It is denied that the army sent men across the Isgel"),
        ("The club denied that it had made an offer.", "It is denied that it had made an offer"),
    ],
)
def test_what_somebody_denies_having_done_is_told_as_denied(tellings, text, sentence):
    assert tellings(text) == [sentence]


def test_whose_word_it_is_need_not_be_told_twice(tellings):
    assert "The ferry sank at noon" in tellings("The ferry sank at noon, according to the harbour office.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It's been a hard year for the mill.", "It has been a hard year for the mill"),
        ("They've worked on the bridge.", "They have worked on the bridge"),
    ],
)
def test_short_verbs_are_told_in_full(tellings, text, sentence):
    assert sentence in tellings(text)


def test_a_subject_that_does_not_fit_its_verb_is_not_told(tellings):
    assert not any(
        t.startswith("The coach are") for t in tellings("The coach of the Arden club who are last resigned.")
    )


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("The firm sold land where the bears live.", "where the bears live"),
        ("A man suspected of theft at an office where he had worked was held.", "where he had worked"),
        ("Agencies that run a project need not ask.", "that run a project"),
        ("She is someone who had a great name in Arden.", "who had a great name in Arden"),
        ("At least two other mills, one used by town officials, caught fire.", "used by town officials"),
        ("Police said Ana Bell never told them that Rudi Marsh was running.", "Rudi Marsh was running"),
    ],
)
def test_a_clause_that_only_tells_things_apart_or_was_never_said_is_quoted(tellings, text, quoted):
    found = [t for t in tellings(text) if quoted in t and t.startswith(("“", "‘"))]
    assert found
