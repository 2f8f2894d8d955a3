from __future__ import annotations

import pytest

from firsthand.language.clauses.tree import Clause, clauses, whole


def of(parse, text: str) -> list[Clause]:
    doc = parse(text).paragraphs[0].doc
    return [c for sentence in doc.sents for c in clauses(sentence)]


def by_head(parse, text: str, lemma: str) -> Clause:
    return next(c for c in of(parse, text) if c.head.lemma_ == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "subject"),
    [
        ("The flood killed two miners and destroyed a bridge.", "destroy", "flood"),
        ("A storm hit Arden on Monday, killing two miners.", "kill", "storm"),
        ("A man who was fired last week returned to the mill.", "fire", "man"),
        ("The guard, wounded in the leg, was taken to Arden.", "wound", "guard"),
        ("After leaving the mill, Ostrow drove to Arden.", "leave", "Ostrow"),
        ("Ostrow is set to leave the mill in May.", "leave", "Ostrow"),
        ("There were no reports of damage in Arden.", "be", "reports"),
        ("Ostrow denied shooting at the guards.", "shoot", "Ostrow"),
        ("A male co-worker fled.", "flee", "co-worker"),
        ("Ostrow was charged in a hit and run that killed a miner.", "kill", "hit and run"),
        ("His ex-wife left the mill.", "leave", "ex-wife"),
        ("There's got to be something wrong with the mill.", "be", "something"),
        ("She accused her co-workers of spraying her with scent.", "spray", "co-workers"),
        ("A jury found her guilty of killing her husband.", "kill", "her"),
        ("The court held the firm responsible for polluting the river.", "pollute", "firm"),
        ("She was found guilty of killing her husband.", "kill", "She"),
        ("A police ship guarding the bay sank two boats.", "sink", "ship"),
        ("Courtesy of the Courier: A woman has been charged with theft.", "charge", "woman"),
        ("Thieves made off with 12 paintings from a museum in a raid, officials said.", "make", "Thieves"),
        ("A quake struck, with no tsunami warning issued.", "issue", "warning"),
        ("She was struck in the car park of the store, located off the boulevard.", "locate", "store"),
    ],
)
def test_a_clause_has_its_own_subject_or_inherits_one(parse, text, lemma, subject):
    assert by_head(parse, text, lemma).subject.text == subject


def test_a_raising_verb_hands_its_meaning_down(parse):
    found = of(parse, "Ostrow began neglecting the mill.")
    assert [c.head.lemma_ for c in found] == ["neglect"]
    assert [g.lemma_ for g in found[0].governors] == ["begin"]


def test_a_clause_does_not_hold_the_clauses_that_hang_on_it(parse):
    main = by_head(parse, "A man who was fired last week returned to the mill.", "return")
    assert all(t.text != "fired" for t in main.tokens)


def test_a_happening_of_somebody_is_a_clause_without_a_verb(parse):
    found = [c for c in of(parse, "Viewers mourned Ostrow's departure in May.") if c.nominal]
    assert [(c.head.text, c.subject.text) for c in found] == [("departure", "Ostrow")]


def test_a_light_verb_and_its_noun_are_one_clause(parse):
    found = of(parse, "Ostrow will make her exit in May.")
    assert len(found) == 1


def test_a_headline_without_a_verb_is_a_clause_where_it_counts_something(parse):
    assert len(of(parse, "Five dead, dozens hurt in mill fire")) == 1
    assert of(parse, "Photo gallery") == []


def test_an_abbreviated_rank_does_not_end_a_sentence(parse):
    sentences = list(parse("The door was locked, Arden police Sgt. Mara Quill said.").paragraphs[0].doc.sents)
    assert len(sentences) == 1


def test_a_part_stands_for_its_whole(parse):
    doc = parse("Thieves took almost all of the stock.").paragraphs[0].doc
    assert whole(next(t for t in doc if t.text == "all")).text == "stock"


def test_the_words_of_a_clause_stand_in_the_order_of_the_text(parser):
    """Also where the arcs of the parse cross, as in this made-up one."""
    from spacy.tokens import Doc

    words = ["Divers", "left", "who", "knew", "Monday"]
    doc = Doc(
        parser.nlp.vocab,
        words=words,
        heads=[1, 1, 3, 0, 1],
        deps=["nsubj", "ROOT", "nsubj", "relcl", "npadvmod"],
        tags=["NNS", "VBD", "WP", "VBD", "NNP"],
        pos=["NOUN", "VERB", "PRON", "VERB", "PROPN"],
        lemmas=["diver", "leave", "who", "know", "Monday"],
        sent_starts=[True, False, False, False, False],
    )
    for clause in clauses(doc[:]):
        assert [t.i for t in clause.tokens] == sorted(t.i for t in clause.tokens)
        assert clause.hull.text


@pytest.mark.parametrize(
    ("text", "lemma", "words"),
    [
        ("Two officers shot and killed a boy in Arden.", "shoot", "Two officers shot and killed a boy"),
        (
            "Arden police have arrested and charged Mara Quill.",
            "arrest",
            "Arden police have arrested and charged Mara Quill",
        ),
        ("He came and took the car.", "come", "He came"),
    ],
)
def test_two_verbs_with_nothing_between_share_their_object(parse, text, lemma, words):
    assert by_head(parse, text, lemma).hull.text == words


def test_what_something_comes_with_is_done_to_it(parse):
    assert by_head(parse, "The board met on Monday, with two members dismissed.", "dismiss").passive


def test_a_noun_with_an_object_is_a_verb(parse):
    found = of(
        parse, "The three-story office building houses other tenants, and appeared to have no alarm, Quill said."
    )
    assert [c.head.lower_ for c in found][:2] == ["houses", "have"]
