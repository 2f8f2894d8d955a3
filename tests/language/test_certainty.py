from __future__ import annotations

import pytest

from firsthand.language.clauses.certainty import certainty, polarity
from firsthand.language.clauses.tree import clauses


def first(parse, text: str, lemma: str):
    doc = parse(text).paragraphs[0].doc
    return next(c for s in doc.sents for c in clauses(s) if c.head.lemma_ == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "wanted"),
    [
        ("Ostrow left the mill in May.", "leave", "asserted"),
        ("Ostrow will leave the mill in May.", "leave", "expected"),
        ("Ostrow is set to leave the mill in May.", "leave", "expected"),
        ("Ostrow is expected to leave the mill in May.", "leave", "expected"),
        ("Ostrow is going to leave the mill in May.", "leave", "expected"),
        ("Ostrow may leave the mill in May.", "leave", "possible"),
        ("Ostrow appears to have left the mill.", "leave", "possible"),
        ("Perhaps Ostrow left the mill.", "leave", "possible"),
        ("Ostrow reportedly left the mill.", "leave", "rumoured"),
        ("Did Ostrow leave the mill?", "leave", "asked"),
        ("It is unclear whether Ostrow left the mill.", "leave", "asked"),
        ("The board met to sell the mill.", "sell", "possible"),
        ("The board demanded that Ostrow leave the mill.", "leave", "possible"),
        ("The board saw Ostrow leave the mill.", "leave", "asserted"),
        ("Ostrow is to leave the mill in May.", "leave", "expected"),
        ("Ostrow expects Lohm to leave the mill in May.", "leave", "expected"),
        ("Ostrow is the second chairman to leave the mill.", "leave", "asserted"),
        ("Ostrow would not leave the mill.", "leave", "asserted"),
        ("If Ostrow leaves the mill, it closes.", "leave", "possible"),
        ("If Ostrow is out, we will see a new board.", "be", "possible"),
        ("Ostrow would have left the mill.", "leave", "possible"),
        ("Ostrow tends to leave the mill early.", "leave", "asserted"),
        ("Ostrow -- perhaps the most likely buyer -- left the mill.", "leave", "asserted"),
        ("After leaving the mill, Ostrow must find a new one.", "leave", "asserted"),
        ("The board must act before Ostrow leaves the mill.", "leave", "expected"),
        ("The rule is on hold until the board finishes a review.", "finish", "expected"),
        ("Once Ostrow leaves the mill, it closes.", "leave", "possible"),
        ("Screams could be heard as the mill burned.", "hear", "asserted"),
        ("The mill could be sold.", "sell", "possible"),
        ("The government is to cut bonus pay.", "cut", "expected"),
        ("Thieves were about to board the boat when they were caught.", "board", "possible"),
        ("I hope Ostrow will leave the mill.", "leave", "possible"),
        ("The seemingly endless row has closed the mill.", "close", "asserted"),
        ("The board was forced to raise prices and cut wages.", "cut", "asserted"),
        ("Tents were ready in case they were needed.", "need", "possible"),
        ("The man who allegedly shot and wounded two guards fled.", "wound", "rumoured"),
        ("They are accused of shooting three guards, killing two of them.", "kill", "possible"),
        ("She accused her colleagues of spraying her with scent.", "spray", "possible"),
        ("Ostrow said a guard heard him yell, “Who is there?”", "hear", "asserted"),
        ("“See that guard?” said Ostrow.", "see", "asked"),
        ("Ostrow must make sure that Lohm leaves the mill.", "leave", "possible"),
        ("Ostrow made sure that Lohm left the mill.", "leave", "asserted"),
        ("It is essential that you leave the mill.", "leave", "possible"),
        ("It is essential that you left the mill.", "leave", "asserted"),
        ("Ostrow is in favour of leaving the mill.", "leave", "possible"),
        ("Ostrow repeated his support for closing the mill.", "close", "possible"),
        ("Ostrow blamed the board for the death of his son.", "death", "asserted"),
        ("Ostrow weighs a hard choice: is he to stay?", "weigh", "asserted"),
        ("Who left the mill: Ostrow or Lohm?", "leave", "asked"),
        ("Ostrow runs the mill, right?", "run", "asserted"),
        ("A vigil is planned for Tuesday.", "plan", "expected"),
        ("The hearing is set for May 20.", "set", "expected"),
        ("The match was to be played on Saturday.", "play", "expected"),
        ("The show was meant to air on Sunday.", "air", "possible"),
        ("The board was unwilling to leave the mill.", "leave", "asserted"),
        ("The film is set in 1950.", "set", "asserted"),
        ("The theft was planned for months.", "plan", "asserted"),
        ("“They no longer fear us,” Ostrow said.", "fear", "asserted"),
    ],
)
def test_a_clause_is_as_sure_as_its_own_words(parse, text, lemma, wanted):
    assert certainty(first(parse, text, lemma)) == wanted


@pytest.mark.parametrize(
    ("text", "lemma", "wanted"),
    [
        ("Ostrow left the mill.", "leave", "affirmed"),
        ("Ostrow did not leave the mill.", "leave", "denied"),
        ("Ostrow never left the mill.", "leave", "denied"),
        ("Ostrow was unable to leave the mill.", "leave", "denied"),
        ("Ostrow is no longer a member of the board.", "be", "denied"),
        ("No warnings were issued in Arden.", "issue", "denied"),
        ("It has not sold the mill, nor has it found a partner.", "find", "denied"),
        ("No flood warning was issued.", "issue", "denied"),
        ("There has been no confirmation from Ostrow.", "be", "denied"),
        ("Ostrow declined to name her.", "name", "denied"),
        ("Ostrow left without naming her.", "name", "denied"),
        ("Police barred Ostrow from entering the mill.", "enter", "denied"),
        ("Ostrow has not sold the mill or paid the board.", "pay", "denied"),
        ("Nobody left the mill.", "leave", "denied"),
        ("Ostrow not only left the mill, he sold it.", "leave", "affirmed"),
    ],
)
def test_plain_negation_denies(parse, text, lemma, wanted):
    assert polarity(first(parse, text, lemma)) == wanted


@pytest.mark.parametrize(
    ("text", "lemma", "wanted"),
    [
        ("If Ostrow stays and pays the rent, the mill is safe.", "pay", "possible"),
        ("Unless Ostrow pays the rent, the mill is lost.", "pay", "possible"),
        ("Ostrow spoke of his hopes of selling the mill.", "sell", "possible"),
        ("Ostrow heard the rumour that Lohm sold the mill.", "sell", "rumoured"),
        ("Ostrow wants the mill sold by May.", "sell", "possible"),
        ("Ostrow demanded that the mill be sold.", "sell", "possible"),
        ("Ostrow called for the mill to be sold.", "sell", "possible"),
        ("The panel's demand that the mill be sold was read out.", "sell", "possible"),
        ("The mill needs to be sold.", "sell", "possible"),
        ("They ought to sell the mill.", "sell", "possible"),
        ("Ostrow spoke about selling the mill.", "sell", "possible"),
        ("Ostrow warned the council against selling the mill.", "sell", "possible"),
        ("Nobody knows whether Ostrow pays the rent or sells the mill.", "sell", "asked"),
        ("Ostrow is going after the miller.", "go", "asserted"),
        ("Ostrow says he’s gonna sell the mill.", "sell", "expected"),
        ("Ostrow is about to sell the mill.", "sell", "expected"),
        ("The storm could close the mill, leaving dozens without work.", "leave", "possible"),
        ("The law would help the court sell the mill.", "sell", "expected"),
        ("The mill was the first to be sold.", "sell", "asserted"),
        ("The mill runs as long as Ostrow pays the rent.", "pay", "possible"),
        ("Ostrow was charged with theft, driving drunk and leaving the scene.", "leave", "possible"),
        ("Ostrow was charged with theft, driving drunk and leaving the scene.", "drive", "possible"),
        ("Ostrow faces charges of fraud, driving drunk and leaving the scene.", "leave", "possible"),
        ("Ostrow was charged with theft, ending a long hunt.", "end", "asserted"),
    ],
)
def test_the_word_a_clause_hangs_on_colours_it(parse, text, lemma, wanted):
    assert certainty(first(parse, text, lemma)) == wanted


@pytest.mark.parametrize(
    ("text", "lemma", "wanted"),
    [
        ("Ostrow stopped paying the rent in May.", "pay", "denied"),
        ("Ostrow has yet to pay the rent.", "pay", "denied"),
        ("Ostrow has no plans to sell the mill.", "sell", "denied"),
        ("Ostrow regrets his failure to sell the mill.", "sell", "denied"),
        ("Ostrow has plans to sell the mill.", "sell", "affirmed"),
        ("Neither of the owners paid the rent or sold the mill.", "sell", "denied"),
        ("Ostrow failed to pay the rent or sell the mill.", "sell", "denied"),
        ("Nor does Ostrow own the mill.", "own", "denied"),
        ("Rather than closing the mill, Ostrow sold it.", "sell", "affirmed"),
        ("Ostrow never succeeded in selling the mill.", "sell", "denied"),
        ("At no time did Ostrow own the mill.", "own", "denied"),
        ("Ostrow did not just own the mill.", "own", "affirmed"),
        ("Ostrow cautioned against selling the mill.", "sell", "denied"),
    ],
)
def test_what_ends_or_never_came_about_is_denied(parse, text, lemma, wanted):
    assert polarity(first(parse, text, lemma)) == wanted


@pytest.mark.parametrize(
    ("text", "lemma", "wanted"),
    [
        ("There was nothing to show that the mill was unsafe.", "be", "possible"),
        ("There is no evidence the officers acted badly.", "act", "possible"),
        ("Ostrow was charged with burning the mill.", "burn", "possible"),
        ("Ostrow was accused of lying to the board.", "lie", "possible"),
        ("The cuts were aimed at rescuing the mill.", "rescue", "possible"),
        ("There were unconfirmed reports the mill was looted.", "loot", "rumoured"),
        ("The strike raises the prospect of workers boycotting the fair.", "boycott", "possible"),
        ("Ostrow is not sure that all of them were hurt.", "hurt", "possible"),
        ("Ostrow will stay until the siege ends.", "end", "expected"),
        ("The firm spoke of the possible sale of the mill.", "sale", "possible"),
        ("Ostrow saw the planned closure of the mill.", "closure", "expected"),
    ],
)
def test_what_is_open_by_words_outside_a_clause_is_open(parse, text, lemma, wanted):
    doc = parse(text).paragraphs[0].doc
    found = [c for s in doc.sents for c in clauses(s) if c.head.lemma_ == lemma]
    assert certainty(found[-1]) == wanted


@pytest.mark.parametrize(
    ("text", "lemma", "wanted"),
    [
        ("Some do not believe that Ostrow had a gun.", "have", "denied"),
        ("Ostrow would not allow the mill to be sold.", "sell", "denied"),
        ("Ostrow has decided against selling the mill.", "sell", "denied"),
        ("Ostrow was funny without insulting anyone.", "insult", "denied"),
        ("Ostrow was funny without going too far and insulting them.", "insult", "denied"),
        ("The rule exempts farms from reporting leaks.", "report", "denied"),
        ("Ostrow let the mill be sold.", "sell", "affirmed"),
    ],
)
def test_what_is_denied_by_words_outside_a_clause_is_denied(parse, text, lemma, wanted):
    assert polarity(first(parse, text, lemma)) == wanted


@pytest.mark.parametrize(
    ("text", "lemma", "wanted"),
    [
        ("Nothing less than the future of the mill is at stake.", "be", "affirmed"),
        ("Nothing of the mill is left.", "leave", "denied"),
        ("No-one was hurt in the fire.", "hurt", "denied"),
        ("They failed to dissuade unions from closing the port.", "close", "affirmed"),
        ("They dissuaded unions from closing the port.", "close", "denied"),
    ],
)
def test_what_only_looks_like_a_denial_affirms(parse, text, lemma, wanted):
    assert polarity(first(parse, text, lemma)) == wanted
