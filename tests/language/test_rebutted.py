"""What one claims and another denies in the same breath: two people put the clause on record, for it and against it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.language.annotate import annotate_one
from firsthand.language.parse import Parser
from firsthand.language.tagger.model import load_tagger
from firsthand.model import Reading

Article = Callable[..., object]
Standing = tuple[str, tuple[str, ...]]


@pytest.fixture
def stands(parser: Parser, article: Article) -> Callable[[str, str], list[Standing]]:
    """How the clause of these words stands: its polarity and the names of its sources, for every statement of it."""
    tagger = load_tagger()

    def told(text: str, words: str) -> list[Standing]:
        reading: Reading = annotate_one(article(text), parser, tagger)  # type: ignore[arg-type]
        return [(s.polarity, tuple(x.name for x in s.sources)) for s in reading.statements if s.text == words]

    return told


FIRED = "officers had fired first"


@pytest.mark.parametrize(
    ("text", "words", "claims", "denies"),
    [
        (f"Police rejected a claim by the dockers' union that {FIRED}.", FIRED, "dockers' union", "Police"),
        (f"Police denied the claim of two witnesses that {FIRED}.", FIRED, "two witnesses", "Police"),
        (f"Police said Garrick's claim that {FIRED} was false.", FIRED, "Garrick", "Police"),
        (f"The union's claim that {FIRED} is untrue, police said.", FIRED, "union", "police"),
        (f"A spokesman called the union's claim that {FIRED} a lie.", FIRED, "union", "spokesman"),
        (f"The mayor described Lund's claim that {FIRED} as false.", FIRED, "Lund", "mayor"),
        (f"Dismissing the union's claim that {FIRED}, Garrick left the room.", FIRED, "union", "Garrick"),
        (
            "Mayor Tom Garrick dismissed the opposition's charge that the vote was rigged.",
            "the vote was rigged",
            "opposition",
            "Tom Garrick",
        ),
        (
            "Kessler denied the prosecutor's claim she had fled the country.",
            "she had fled the country",
            "prosecutor",
            "Kessler",
        ),
        (
            "The general denied accusations from Lund that his men had fired on the boat.",
            "his men had fired on the boat",
            "Lund",
            "general",
        ),
        (
            "Officials disputed a statement by the rebels that they had shot down a helicopter.",
            "they had shot down a helicopter",
            "rebels",
            "Officials",
        ),
        ("Garrick refuted a Times report that he resigned.", "he resigned", "Times", "Garrick"),
        (
            "Orla Venn dismissed a report in the Harbour Herald that she had sold the mill.",
            "she had sold the mill",
            "Harbour Herald",
            "Orla Venn",
        ),
    ],
)
def test_a_claim_and_its_denial_are_two(
    stands: Callable[[str, str], list[Standing]], text: str, words: str, claims: str, denies: str
) -> None:
    assert stands(text, words) == [("affirmed", (claims,)), ("denied", (denies,))]


SOLD = "the mill had been sold"


@pytest.mark.parametrize(
    ("text", "claims", "denies"),
    [
        (f"Tenants say {SOLD}, something the council denies.", "Tenants", "council"),
        (f"Tenants say {SOLD}, a claim the council rejects.", "Tenants", "council"),
        (f"Tenants say {SOLD}, which the council denied.", "Tenants", "council"),
        (f"The airline took issue with the union's assertion that {SOLD}.", "union", "airline"),
        (f"Officials poured cold water on Lund's contention that {SOLD}.", "Lund", "Officials"),
        (f"Lund's boast that {SOLD} was called a fantasy by the ministry.", "Lund", "ministry"),
        (
            f"Contrary to the Herald's report that {SOLD}, Brennock Water said it stood empty.",
            "Herald",
            "Brennock Water",
        ),
        (f"Accusations by fishers that {SOLD} were brushed aside by the owner.", "fishers", "owner"),
        (f"Police rubbished a claim by the family that {SOLD}.", "family", "Police"),
        (f"The minister called the union's statement that {SOLD} untrue.", "union", "minister"),
        (f"A spokesman shot down a rumour spread by local campaigners that {SOLD}.", "local campaigners", "spokesman"),
        (f"The claim, made by Lund on Wednesday, that {SOLD} was rejected by the owner.", "Lund", "owner"),
    ],
)
def test_a_claim_is_denied_by_many_a_turn(
    stands: Callable[[str, str], list[Standing]], text: str, claims: str, denies: str
) -> None:
    assert stands(text, SOLD) == [("affirmed", (claims,)), ("denied", (denies,))]


def test_what_is_told_of_a_claim_in_passing_is_not_denied(stands: Callable[[str, str], list[Standing]]) -> None:
    text = "Police rejected the union's claim that the guards fired at the mill, in which two men had died."
    assert [p for p, _ in stands(text, "in which two men had died")] == ["affirmed"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lund asked the council for a permit, which it denied.", "Lund asked the council for a permit"),
        ("Lund made an offer for the mill, which the owner rejected.", "Lund made an offer for the mill"),
        ("Lund brought a plan that the board rejected.", "Lund brought a plan"),
    ],
)
def test_what_is_refused_is_not_untrue(stands: Callable[[str, str], list[Standing]], text: str, words: str) -> None:
    assert all(polarity == "affirmed" for polarity, _ in stands(text, words))


def test_what_is_denied_abroad_is_claimed_by_a_people(stands: Callable[[str, str], list[Standing]]) -> None:
    text = "Israeli claims that the school was empty were denied by the United Nations."
    assert stands(text, "the school was empty") == [("affirmed", ("Israeli",)), ("denied", ("United Nations",))]


def test_both_stand_on_the_word_of_who_tells_of_them(stands: Callable[[str, str], list[Standing]]) -> None:
    text = f"The Herald reported that police rejected a claim by the union that {FIRED}."
    assert stands(text, FIRED) == [("affirmed", ("Herald", "union")), ("denied", ("Herald", "police"))]


@pytest.mark.parametrize(
    ("text", "words", "denies"),
    [
        ("The bank denied reports that it would close 40 branches.", "it would close 40 branches", ("bank",)),
        ("The ministry dismissed suggestions that the dam was unsafe.", "the dam was unsafe", ("ministry",)),
        ("The firm denied media reports it was planning to cut jobs.", "it was planning to cut jobs", ("firm",)),
        ("Reports that the dam had burst were denied by officials.", "the dam had burst", ("officials",)),
        ("Reports that the dam had burst were false.", "the dam had burst", ()),
        ("There is no truth to claims that the mill was sold, his lawyer said.", "the mill was sold", ("lawyer",)),
        ("Police found no truth in the rumour that the mill was sold.", "the mill was sold", ("Police",)),
    ],
)
def test_what_nobody_is_named_for_is_denied_alone(
    stands: Callable[[str, str], list[Standing]], text: str, words: str, denies: tuple[str, ...]
) -> None:
    assert stands(text, words) == [("denied", denies)]


@pytest.mark.parametrize(
    ("text", "words", "standing"),
    [
        (f"Police did not dispute the union's claim that {FIRED}.", FIRED, ("affirmed", ("union",))),
        (f"Police neither confirmed nor denied claims by the union that {FIRED}.", FIRED, ("affirmed", ("union",))),
        (f"The chief stopped short of denying the union's allegation that {FIRED}.", FIRED, ("affirmed", ("union",))),
        (f"Nobody has contradicted the Bugle's story that {FIRED}.", FIRED, ("affirmed", ("Bugle",))),
        (f"Police confirmed a claim by villagers that {FIRED}.", FIRED, ("affirmed", ("Police", "villagers"))),
        (f"Police declined to comment on a report by the Herald that {FIRED}.", FIRED, ("affirmed", ("Herald",))),
        (f"Lund denied knowing of Vale's claim that {FIRED}.", FIRED, ("affirmed", ("Vale",))),
        ("Voters rejected a proposal by Lund that taxes be raised.", "taxes be raised", ("affirmed", ("Lund",))),
        ("A report by the agency that the dam was unsafe came out.", "the dam was unsafe", ("affirmed", ("agency",))),
        (
            "The court dismissed the charge that Lund had stolen the boat.",
            "Lund had stolen the boat",
            ("affirmed", ("unnamed source",)),
        ),
    ],
)
def test_who_only_speaks_of_a_claim_does_not_deny_it(
    stands: Callable[[str, str], list[Standing]], text: str, words: str, standing: Standing
) -> None:
    assert stands(text, words) == [standing]


def test_where_something_is_said_is_no_claim(stands: Callable[[str, str], list[Standing]]) -> None:
    text = "Lund said in a statement to the court that she had never owned the boat."
    assert stands(text, "she had never owned the boat") == [("denied", ("Lund",))]
