"""Attribution through the whole reading: what a reader of the contract sees for the hard cases, tagger included."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from firsthand.language.annotate import annotate, annotate_one
from firsthand.language.parse import Parser
from firsthand.language.tagger.model import Tagger, load_tagger
from firsthand.model import Reading

Read = Callable[..., Reading]
RECORD = {"speech", "writing"}


@pytest.fixture(scope="module")
def tagger() -> Tagger | None:
    return load_tagger()


@pytest.fixture
def read(parser: Parser, article: Callable[..., object], tagger: Tagger | None) -> Read:
    def reading(text: str, **fields: str) -> Reading:
        return annotate_one(article(text, **fields), parser, tagger)  # type: ignore[arg-type]

    return reading


def on_record(reading: Reading) -> list[tuple[str | None, str]]:
    return [(q.speaker_text, q.text.rstrip(",.")) for q in reading.quotes if q.act in RECORD]


def links(reading: Reading, words: str) -> list[tuple[str, str]]:
    """The chain of the statement whose evidence begins with these words."""
    one = next(s for s in reading.statements if s.text.startswith(words))
    return [(s.name, s.kind) for s in one.sources]


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "The dam has burst, the Harbour Post reported, citing two officials briefed on the matter.",
            "The dam has burst",
            [("Harbour Post", "outlet"), ("two officials briefed on the matter", "anonymous")],
        ),
        (
            "The dam has burst, according to the agency AFP, which cited state media.",
            "The dam has burst",
            [("AFP", "outlet"), ("state media", "outlet")],
        ),
        (
            "The Harbour Post, citing a police report seen by its reporters, said the driver had fled.",
            "the driver had fled",
            [("Harbour Post", "outlet"), ("police report", "document")],
        ),
        (
            "The bridge was unsafe, Ada Quill said, according to the Harbour Post.",
            "The bridge was unsafe",
            [("Harbour Post", "outlet"), ("Ada Quill", "person")],
        ),
        (
            "The mayor was quoted by the Harbour Post as saying that the bridge was unsafe.",
            "the bridge was unsafe",
            [("Harbour Post", "outlet"), ("mayor", "anonymous")],
        ),
        (
            "Reuters reported that the Harbour Post had said the ship was seized.",
            "the ship was seized",
            [("Reuters", "outlet"), ("Harbour Post", "outlet")],
        ),
        (
            "The Harbour Post said the BBC had reported that Reuters, citing a diplomat, said the envoy was dead.",
            "the envoy was dead",
            [("Harbour Post", "outlet"), ("BBC", "outlet"), ("Reuters", "outlet"), ("diplomat", "anonymous")],
        ),
        (
            "Asked by the Harbour Post about the fire, Ada Quill said it had started in the kitchen.",
            "it had started",
            [("Harbour Post", "outlet"), ("Ada Quill", "person")],
        ),
        (
            "State television, quoting the defence ministry, said that ten soldiers had fled.",
            "ten soldiers had fled",
            [("State television", "outlet"), ("defence ministry", "organization")],
        ),
        (
            "The deal is near, the Harbour Post understands.",
            "The deal is near",
            [("Harbour Post", "outlet")],
        ),
        (
            "Court documents obtained by the Harbour Post show that the banker paid two million dollars.",
            "the banker paid",
            [("Harbour Post", "outlet"), ("Court documents", "document")],
        ),
        (
            "Ada Quill told Beat Weekly magazine in an interview published on Monday that she was leaving.",
            "she was leaving",
            [("Beat Weekly", "outlet"), ("Ada Quill", "person")],
        ),
        (
            "Tom Reed told officers he acted alone, an affidavit says.",
            "he acted alone",
            [("affidavit", "document"), ("Tom Reed", "person")],
        ),
        ("Per multiple reports, the tour is off.", "Per multiple reports", [("multiple reports", "document")]),
        ("The dam had burst, it was claimed on Monday.", "The dam had burst", [("unnamed source", "anonymous")]),
        ("The coach is said to be leaving.", "The coach is said", [("unnamed source", "anonymous")]),
        ("There were reports that the dam had burst.", "the dam had burst", [("unnamed source", "anonymous")]),
        ("Officials feared that the dam had burst.", "the dam had burst", [("Officials", "anonymous")]),
    ],
)
def test_a_chain_is_read_to_its_end(read: Read, text: str, words: str, chain: list[tuple[str, str]]) -> None:
    assert links(read(text), words) == chain


@pytest.mark.parametrize(
    ("text", "words", "certainty"),
    [
        ("If she says the bridge is safe, the council will open it.", "the bridge is safe", "possible"),
        ("Ada Quill denied saying that the fund was empty.", "the fund was empty", "asked"),
        ("Ada Quill refused to say that the bridge was safe.", "the bridge was safe", "asked"),
        ("Nobody has claimed that the bridge is safe.", "the bridge is safe", "asked"),
        ("Did the mayor say the bridge was safe?", "the bridge was safe", "asked"),
        ("There is no confirmation that the dam has burst.", "the dam has burst", "possible"),
        ("Unconfirmed reports say the dam has burst.", "the dam has burst", "rumoured"),
        ("He allegedly took the money.", "He allegedly took the money", "rumoured"),
    ],
)
def test_what_nobody_asserts_is_not_asserted(read: Read, text: str, words: str, certainty: str) -> None:
    one = next(s for s in read(text).statements if s.text.startswith(words))
    assert one.certainty == certainty


@pytest.mark.parametrize(
    "text",
    [
        "When you say you hate it, think of him.",
        "Tell him why the bridge is closed.",
        "If she says the bridge is safe, the council will open it.",
        "Ada Quill declined to say why the bridge was closed.",
        "Ada Quill will argue that the bridge is safe.",
        "The town paid more for it than its papers say it did.",
        'The so-called "experts" arrived at noon.',
    ],
)
def test_words_nobody_put_on_record_are_nobodys(read: Read, text: str) -> None:
    assert on_record(read(text)) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "\"He told me, 'Run,' and I ran,\" Ada Quill recalled.",
            [("Ada Quill", "He told me, 'Run,' and I ran"), ("He", "Run")],
        ),
        (
            "Quill said the bridge was closed, but Ostrow said it was open.",
            [("Quill", "the bridge was closed"), ("Ostrow", "it was open")],
        ),
        ('"We will rebuild," the mayor was quoted as saying by Reuters.', [("the mayor", "We will rebuild")]),
        ('"Please help us," they sign off as a group.', [("they", "Please help us")]),
        ("Trade talks, Ada Quill said, are over.", [("Ada Quill", "Trade talks, Ada Quill said, are over")]),
        (
            "LOWTON (AP) — The bridge was closed on Friday, engineers said.",
            [("engineers", "The bridge was closed on Friday")],
        ),
        (
            "It makes a difference, she said, that they came.",
            [("she", "It makes a difference, she said, that they came")],
        ),
        ("Sources tell TMZ the tour is off.", [("Sources", "the tour is off")]),
        ("The storm led the town to urge people to stay at home.", [("the town", "to stay at home")]),
        (
            "Three people who asked not to be named said a deal was near.",
            [("Three people who asked not to be named", "a deal was near")],
        ),
    ],
)
def test_each_has_their_own_words(read: Read, text: str, quotes: list[tuple[str, str]]) -> None:
    found = on_record(read(text))
    assert [(w, c) for w, c in found if w is not None and any(c == q for _, q in quotes)] == quotes or found == quotes


@pytest.mark.parametrize(
    ("title", "quote"),
    [
        ("Minister to quit: report", ("report", "Minister to quit")),
        ("EXCLUSIVE: Banker's yacht seized, sources say", ("sources", "Banker's yacht seized")),
        ("'I feared for my life': survivor tells court", ("survivor", "I feared for my life")),
        ("Mayor resigns, says he will sue paper", ("Mayor", "he will sue paper")),
    ],
)
def test_a_headline_speaks_for_whom_it_names(read: Read, title: str, quote: tuple[str, str]) -> None:
    assert on_record(read(title)) == [quote]


def test_a_lifted_out_quotation_is_its_signers(read: Read) -> None:
    text = "Ada Quill spoke at noon.\n\nIt is very bad for our town if it stays shut. Ada Quill, mayor\n\nShe left."
    assert ("Ada Quill", "It is very bad for our town if it stays shut") in on_record(read(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # What is told of a subject in passing, beside the deed or of its day is on no unnamed word.
        ("Ada Quill, who led the choir for nine years, was named director in May.", "led the choir"),
        ("Tom Reed, on parole for theft, was charged with murder and faces a long trial.", "faces a long trial"),
        ("Tom Reed had worked for the mill for nine years and was known as a hard worker.", "had worked for the mill"),
        ("Guards looked for the man, who allegedly struck Ada Quill, 35, as she left the hall.", "Ada Quill, 35"),
        (
            "Thousands took to the streets and youths clashed with police, who responded with gas.",
            "took to the streets",
        ),
        ("Though the crew had come in for some criticism for sinking the boat, it went on.", "sinking the boat"),
    ],
)
def test_what_no_verb_puts_on_record_is_on_no_unnamed_word(read: Read, text: str, words: str) -> None:
    assert all(not s.sources for s in read(text).statements if words in s.text and "allegedly" not in s.text)


def test_who_is_expected_to_do_something_has_not_said_it(read: Read) -> None:
    text = "Ada Quill will lead the choir at Arden on Friday and is expected to stay for the rest of the season."
    assert all(link.name != "Ada Quill" for s in read(text).statements for link in s.sources)


@pytest.mark.parametrize(
    "title",
    [
        "'There was so much anger here': Riot breaks out in Arden after vigil for boy",
        "'It sounds like the end of the world': Chaos in Arden as boats collide",
    ],
)
def test_what_a_headline_goes_on_with_has_not_said_its_quotation(read: Read, title: str) -> None:
    assert not any(who for who, _ in on_record(read(title)))


@pytest.mark.parametrize(
    ("text", "continues"),
    [
        ('"No," Ada Quill said. "But we waited there until the boats came back and the lamps were lit."', True),
        ('"No," Ada Quill says. "We waited there until the boats came back and the lamps were lit."', False),
        ('"No," Ada Quill said. "We waited there until the boats came back and the lamps were lit."', False),
        ('"The boats came back," said Ada Quill, who keeps the lamps on the old pier at Lowton. "We waited."', True),
    ],
)
def test_a_sentence_behind_the_cue_stands_alone_where_it_outweighs_the_rest(
    read: Read, text: str, continues: bool
) -> None:
    first, second = [q for q in read(text).quotes if q.act in RECORD]
    assert (second.continues == first.id) is continues
    assert second.speaker == first.speaker


def test_what_hangs_on_a_cue_ends_with_its_sentence(read: Read) -> None:
    text = '"It is late," said Ada Quill, referring to the boat that brings the post. "Nobody told us."'
    speakers = {q.text: q.speaker_text for q in read(text).quotes}
    assert speakers["Nobody told us."] == "Ada Quill"


def test_readings_are_the_same_bytes_in_any_company(
    parser: Parser, article: Callable[..., object], tagger: Tagger | None
) -> None:
    texts = [
        '"The bridge is closed," Ada Quill told the Harbour Post.\n\nNobody was hurt, police said.',
        "Nobody was hurt, police said.\n\nThe town feared that the dam had burst.",
        '"We waited," said Tom Ostrow. "Nobody came."',
    ]
    articles = [article(text, id=f"a{n}") for n, text in enumerate(texts)]
    alone = [
        msgspec.json.encode(annotate_one(a, Parser(parser.nlp, keep=0, batch_size=size), tagger))  # type: ignore[arg-type]
        for a, size in zip(articles, (1, 2, 64), strict=True)
    ]
    together = Parser(parser.nlp, batch_size=3)
    for order in (articles, articles[::-1], [articles[1], articles[0], articles[2], articles[1]]):
        read = {r.article.id: msgspec.json.encode(r) for r in annotate(order, together, tagger)}  # type: ignore[arg-type]
        assert [read[a.id] for a in articles] == alone  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "The inquiry published its report on Friday. It found that the walkway fell at noon.",
            "the walkway fell",
            [("inquiry", "organization")],
        ),
        (
            "A nurse saw the crash. She said the driver was asleep.",
            "the driver was asleep",
            [("nurse", "anonymous")],
        ),
        (
            "Residents fled. They said the water rose fast.",
            "the water rose",
            [("Residents", "anonymous")],
        ),
    ],
)
def test_a_pronoun_that_says_something_is_the_subject_before(
    read: Read, text: str, words: str, chain: list[tuple[str, str]]
) -> None:
    assert links(read(text), words) == chain


def test_it_was_reported_leaves_the_certainty(read: Read) -> None:
    found = next(s for s in read("It was reported that the mine closed in May.").statements if "closed" in s.text)
    assert (found.certainty, [s.kind for s in found.sources]) == ("asserted", ["anonymous"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mill was sold, Ilan Ostrow was quoted by Reuters as saying.", "The mill was sold"),
        ("Reuters quoted Ilan Ostrow as saying that the mill was sold on Friday.", "the mill was sold"),
        ("Reuters reported on Friday, quoting the mayor, Ilan Ostrow, that the mill was sold.", "the mill was sold"),
    ],
)
def test_who_is_quoted_by_an_agency_stands_behind_it(read: Read, text: str, words: str) -> None:
    assert links(read(text), words) == [("Reuters", "outlet"), ("Ilan Ostrow", "person")]


def test_whom_a_report_cites_is_no_statement(read: Read) -> None:
    made = read("The Orsk bridge will close, Reuters reported, citing two officials.")
    assert [s.text for s in made.statements] == ["The Orsk bridge will close"]


def test_a_he_that_goes_on_with_the_one_who_spoke_is_on_his_word(read: Read) -> None:
    text = "A spokesman for Oren Vask, Neil Castor, called the report “pure invention.” He added that Vask was in Orsk."
    assert links(read(text), "Vask was in Orsk") == [("Neil Castor", "person")]


def test_what_an_unnamed_source_says_by_name_is_a_rumour(read: Read) -> None:
    made = read("The Arden Courier reported, citing an unnamed source, that the mill was sold.")
    assert [s.certainty for s in made.statements if "mill" in s.text] == ["rumoured"]


def test_a_he_that_goes_on_with_an_officer_without_a_name_is_on_the_officers_word(read: Read) -> None:
    text = '"Six rifles were found," the officer said.\n\nHe said the crew also found ladders and ropes.'
    assert links(read(text), "the crew also found") == [("officer", "anonymous")]


def test_what_somebody_did_not_specify_is_not_on_their_word(read: Read) -> None:
    text = "Jack Ketso, her agent, spoke on Friday. He did not specify what she was treated for."
    found = [(s.text, s.polarity, s.certainty) for s in read(text).statements if "treated" in s.text]
    assert found == [
        ("He did not specify what she was treated for", "denied", "asserted"),
        ("what she was treated for", "affirmed", "asked"),
    ]


def test_a_number_in_what_somebody_estimates_is_on_their_word(read):
    found = read("Ada Quill owns the mill. She estimated the size of the mill at 12,000 square feet.")
    assert links(found, "She estimated") == [("Ada Quill", "person")]


def test_who_has_learned_it_from_others_passes_it_on(read):
    found = read("Arden News has learned from people in the street that the victim is from Port Vell.")
    one = next(s for s in found.statements if s.text.endswith("the victim is from Port Vell"))
    assert [s.name for s in one.sources] == ["Arden News", "people in the street"]


def test_what_is_said_before_a_colon_is_said_too(read):
    text = "Ada Quill, head of the port, says her office will sue:\n\n“This council has given up on us.”"
    found = read(text)
    assert links(found, "her office will sue") == [("Ada Quill", "person")]
    assert links(found, "This council has given up") == [("Ada Quill", "person")]


def test_a_curly_not_denies(read):
    statement = next(
        s for s in read("The ferry sank on Monday. She didn’t live in Arden.").statements if "didn" in s.text
    )
    assert statement.polarity == "denied"


def test_a_statement_takes_along_what_says_nothing_alone(read):
    found = read("“We were not progressing the way we wanted,” Ada Quill said. She left the house she had bought.")
    texts = [s.text for s in found.statements]
    assert "We were not progressing the way we wanted" in texts
    assert "She left the house she had bought" in texts


def test_see_says_what_somebody_did(read):
    assert any(
        s.text == "we will see them in court"
        for s in read("“I think we will see them in court,” Quill said.").statements
    )
