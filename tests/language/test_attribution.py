from __future__ import annotations

import pytest

from firsthand.language.attribution.attributions import attributions
from firsthand.language.attribution.quotes import runs
from firsthand.language.coreference.cast import coreference
from firsthand.language.naming.names import names
from firsthand.language.tagger.model import Tagged
from firsthand.language.times import times

SPOKEN = {"speech", "writing"}


class Proposing:
    """A tagger that proposes what it is told, by words of the paragraph."""

    def __init__(self, cue: str, source: str | None, content: str, score: float = 0.9) -> None:
        self.proposed = cue, source, content, score

    def tag(self, text: str) -> tuple[Tagged, ...]:
        cue, source, content, score = self.proposed
        if cue not in text or content not in text:
            return ()
        return (Tagged(_span(text, cue), _span(text, source) if source else None, _span(text, content), score),)


def _span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


@pytest.fixture
def attributed(parse):
    def found(text: str, tagger=None, **fields: str):
        parsed = parse(text, **fields)
        marks = runs(parsed)
        cast = coreference(parsed, names(parsed), marks)
        return attributions(parsed, marks, cast, times(parsed), tagger)

    return found


@pytest.fixture
def told(attributed):
    """Speaker's words, cue and content of what is on record."""

    def found(text: str):
        on_record = [a for a in attributed(text) if a.quote.act in SPOKEN]
        return [(a.quote.speaker_text, a.quote.cue, [text[b:e] for b, e in a.content]) for a in on_record]

    return found


def test_every_record_is_the_exact_words_of_its_article(attributed):
    text = (
        'The pier, Quill said, "is gone." According to Ada Quill, it burned.\n\n"We saw it," Ada Quill told the Post.'
    )
    for one in attributed(text):
        quote = one.quote
        assert text[quote.start : quote.end] == quote.text
        if quote.cue_span is not None:
            assert text[quote.cue_span.start : quote.cue_span.end] == quote.cue
        if quote.speaker_span is not None:
            assert text[quote.speaker_span.start : quote.speaker_span.end] == quote.speaker_text


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ('"The bridge is closed," Ada Quill said.', "Ada Quill", "said", "The bridge is closed,"),
        (
            '"The bridge is closed," said Ada Quill, 48, a nurse.',
            "Ada Quill, 48, a nurse",
            "said",
            "The bridge is closed,",
        ),
        ('Ada Quill said: "The bridge is closed."', "Ada Quill", "said", "The bridge is closed."),
        ('Ada Quill replied, "No."', "Ada Quill", "replied", "No."),
        ('"The bridge is closed," Ada Quill tweeted.', "Ada Quill", "tweeted", "The bridge is closed,"),
        ('"The bridge is closed," she was quoted as saying.', "she", "was quoted as saying", "The bridge is closed,"),
        ("Ada Quill said the bridge is closed.", "Ada Quill", "said", "the bridge is closed"),
        ("Ada Quill said that the bridge is closed.", "Ada Quill", "said", "the bridge is closed"),
        ("The bridge was closed on Monday, Ada Quill said.", "Ada Quill", "said", "The bridge was closed on Monday"),
        (
            "The bridge was closed, said Ada Quill of the council.",
            "Ada Quill of the council",
            "said",
            "The bridge was closed",
        ),
        ("According to Ada Quill, the bridge is closed.", "Ada Quill", "According to", "the bridge is closed"),
        ("The bridge is closed, according to the council.", "the council", "according to", "The bridge is closed"),
    ],
)
def test_a_cue_has_its_speaker_and_its_content(told, text, speaker, cue, content):
    assert (speaker, cue, [content]) in told(text)


def test_quoted_words_inside_a_clause_are_mixed(attributed):
    (one,) = [a for a in attributed('Ada Quill said the plan was "a gift to nobody."') if a.quote.act in SPOKEN]
    assert one.quote.kind == "mixed"
    assert one.quote.text == 'the plan was "a gift to nobody'


def test_a_quotation_broken_by_its_cue_is_one_quote_with_pieces(attributed):
    text = '"The bridge," Ada Quill said, "is closed for good."'
    (one,) = attributed(text)
    assert [text[p.start : p.end] for p in one.quote.pieces] == ["The bridge,", "is closed for good"]


def test_a_clause_broken_by_its_cue_is_one_quote_with_pieces(told):
    ((speaker, _, pieces),) = told("The bridge, Ada Quill said, will be closed for a year.")
    assert speaker == "Ada Quill"
    assert pieces == ["The bridge", "will be closed for a year"]


def test_a_sentence_behind_the_cue_continues_the_quotation(attributed):
    first, second = attributed('"We waited for hours," Ada Quill said. "Nobody came to help us."')
    assert second.quote.continues == first.quote.id
    assert second.quote.speaker == first.quote.speaker
    assert second.quote.cue is None


def test_a_quotation_without_a_cue_is_the_last_speakers(attributed):
    text = '"We waited for hours," said Ada Quill.\n\n"It was cold. Nobody came to help us."'
    first, second = attributed(text)
    assert second.quote.speaker == first.quote.speaker is not None
    assert second.quote.speaker_span is None
    assert second.chain == first.chain


def test_a_caption_between_two_quotations_changes_nothing(parser, article):
    from firsthand.model import Part

    text = '"We waited," said Ada Quill.\n\nThe pier after the fire\n\n"It was cold. Nobody came to help us."'
    made = article(text)
    at = text.index("The pier")
    ends = (at, at + len("The pier after the fire"))
    parts = (
        Part(kind="body", start=0, end=ends[0]),
        Part(kind="caption", start=ends[0], end=ends[1]),
        Part(kind="body", start=ends[1], end=len(text)),
    )
    import msgspec

    parsed = parser.parse_one(msgspec.structs.replace(made, parts=parts))
    marks = runs(parsed)
    found = attributions(parsed, marks, coreference(parsed, names(parsed), marks))
    assert found[-1].quote.speaker == found[0].quote.speaker is not None


def test_a_speech_over_paragraphs_continues(attributed):
    text = 'Ada Quill said: "We waited for hours.\n\n"Nobody came to help us."'
    first, second = attributed(text)
    assert second.quote.continues == first.quote.id
    assert second.quote.speaker == first.quote.speaker


@pytest.mark.parametrize(
    "text",
    [
        '"The pier burned.\n\nTwo boats sank.\n\nNobody was hurt," Ada Quill told reporters.',
        'Asked about the fire, Ada Quill said, "The pier burned.\n\nTwo boats sank.\n\nNobody was hurt."',
        '"It was dark," Ada Quill said.\n\n"The pier burned.\n\nTwo boats sank.\n\nNobody was hurt."',
    ],
)
def test_a_speech_over_lines_with_no_marks_of_their_own_is_one_speakers(attributed, text):
    spoken = [a for a in attributed(text) if a.quote.text.strip(".,") in ("The pier burned", "Two boats sank")]
    assert [a.quote.speaker for a in spoken] == ["e:person:ada-quill"] * 2


def test_who_tells_somebody_something_inside_a_quotation_does_not_speak_it(attributed):
    text = '"It is over," Ada Quill said.\n\n"I told Tom we needed to go in a different direction."'
    spoken = [a for a in attributed(text) if a.quote.text.startswith("I told")]
    assert [a.quote.speaker for a in spoken] == ["e:person:ada-quill"]


def test_the_speaker_may_be_named_two_paragraphs_later(attributed):
    text = '"We waited for hours in the cold."\n\n"Nobody came."\n\n"We gave up at dawn," said Ada Quill, a nurse.'
    found = attributed(text)
    assert len({a.quote.speaker for a in found}) == 1
    assert found[0].quote.speaker is not None


def test_two_speakers_in_one_sentence_have_their_own_words(told):
    found = told("Ada Quill said the bridge was safe, but Ilan Ostrow said it would fall.")
    assert [(speaker, content[0].split()[-1]) for speaker, _, content in found] == [
        ("Ada Quill", "safe"),
        ("Ilan Ostrow", "fall"),
    ]


def test_a_speech_opened_by_a_colon_needs_no_marks(told):
    text = "Speaking to the Harbour Post, Ada Quill said: I have thought about it for years. There is no answer."
    assert told(text)[-1][2] == ["I have thought about it for years. There is no answer."]


def test_a_quotation_in_a_quotation_has_its_own_speaker(told):
    found = told("\"My sister told me, 'I quit today,' and left,\" Ada Quill said.")
    assert ("My sister", "told", ["I quit today,"]) in found


@pytest.mark.parametrize(
    "text", ["So-called 'experts' came to the harbour.", 'The "experts" left. The film "A Long Night" opened.']
)
def test_scare_quotes_and_titles_attribute_nothing(attributed, text):
    assert attributed(text) == ()


def test_a_hypothetical_attributes_nothing(told):
    assert told("If she says that the bridge is closed, the town will wait.") == []


def test_a_denial_is_marked(attributed):
    (one,) = [a for a in attributed("Ada Quill denied that the bridge was closed.") if a.lemma == "deny"]
    assert one.denied
    assert one.quote.text == "the bridge was closed"


def test_a_question_is_marked(attributed):
    (one,) = [a for a in attributed("Ada Quill asked whether the bridge was closed.") if a.lemma == "ask"]
    assert one.asked


@pytest.mark.parametrize("verb", ["claimed", "alleged"])
def test_a_hedging_cue_makes_a_rumour(attributed, verb):
    assert attributed(f"Ada Quill {verb} that the bridge was closed.")[0].rumour


def test_an_attitude_is_no_speech(attributed):
    (one,) = attributed("Ada Quill opposed the new bridge.")
    assert one.quote.act == "attitude"
    assert one.quote.text == "the new bridge"


def test_a_document_shows_evidence(attributed):
    (one,) = attributed("A survey showed that the bridge was unsafe.")
    assert one.quote.act == "evidence"
    assert one.chain[0].kind == "document"


def test_the_day_it_was_said_is_that_of_the_cue(attributed):
    (one,) = attributed("The bridge had been closed in March, Ada Quill said Tuesday.")
    assert one.quote.said is not None
    assert one.quote.said.earliest == "2031-05-13"


def test_a_headline_names_its_source_before_or_behind_a_colon(told):
    assert told("Police: Two hurt as pier burns down")[0][0] == "Police"
    assert told("Two are hurt as pier burns down: report")[0][0] == "report"


def test_nothing_hangs_on_the_order_of_runs(attributed):
    text = '"We waited," said Ada Quill. "Nobody came." The pier, she said, was closed.'
    assert attributed(text) == attributed(text)


def test_the_tagger_adds_what_the_rules_lack(attributed):
    text = "Ada Quill turned her back on the new bridge."
    tagger = Proposing("turned her back on", "Ada Quill", "the new bridge")
    (one,) = attributed(text, tagger)
    assert one.quote.cue == "turned her back on"
    assert one.quote.act == "attitude"


def test_an_unsure_proposal_of_the_tagger_is_left_out(attributed):
    tagger = Proposing("turned her back on", "Ada Quill", "the new bridge", score=0.5)
    assert attributed("Ada Quill turned her back on the new bridge.", tagger) == ()


def test_quotation_marks_win_over_the_tagger(attributed):
    text = '"The bridge is closed," Ada Quill said.'
    (one,) = attributed(text, Proposing("said", "Ada Quill", "bridge is"))
    assert one.quote.text == "The bridge is closed,"


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ('"I am not leaving," the 38-year-old told the Harbour Post.', "the 38-year-old", "I am not leaving,"),
        ("Quill told police Ostrow had left.", "Quill", "Ostrow had left"),
        ('In addition, Quill said, "The pier is gone."', "Quill", "The pier is gone."),
        ("Police said the person hurt was a nurse from Arden.", "Police", "the person hurt was a nurse from Arden"),
    ],
)
def test_a_parse_gone_astray_is_set_right(told, text, speaker, content):
    assert (speaker, [content]) in [(s, c) for s, _, c in told(text)]


def test_what_a_speaker_does_next_is_no_part_of_what_she_said(told):
    found = told("Quill said the pier was gone and added that nobody was hurt, saying it had been empty.")
    assert [c for _, _, c in found] == [["the pier was gone"], ["nobody was hurt"], ["it had been empty"]]


def test_words_below_a_colon_are_on_the_word_of_whom_it_names(told):
    text = "Quill wrote on her page:\n\nWe will rebuild the pier and the town will help."
    assert [(s, c) for s, _, c in told(text)] == [("Quill", ["We will rebuild the pier and the town will help."])]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ('The plan is "a casino," as Ada Quill put it on Monday.', "Ada Quill", "a casino,"),
        ('"The Beast", as local fishermen call it, has sunk two boats.', "local fishermen", "The Beast"),
    ],
)
def test_words_in_marks_are_whose_word_it_is(told, text, speaker, content):
    assert [(who, said) for who, _, said in told(text)] == [(speaker, [content])]


def test_a_quotation_below_a_colon_is_told_once(told):
    text = 'Asked whether she would go, Ada Quill replied:\n\n"Would you leave five minutes before the end?"'
    assert [said for said in told(text) if said[1] != "Asked"] == [
        ("Ada Quill", "replied", ["Would you leave five minutes before the end?"])
    ]


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_quotation_behind_a_stand_is_whose_stand_it_is(attributed, between):
    text = f'"It was late," said Tom Reed.\n\nMayor Ada Lind welcomed the ruling.{between}"We are glad. It is time."'
    last = attributed(text)[-1].quote
    assert (last.speaker, last.act) == ("e:person:ada-lind", "speech")


def test_what_leads_up_to_a_quotation_behind_a_dash_is_no_part_of_it(told):
    text = 'The airline disagreed – "we do not know yet," Ana Bell said – and called for patience.'
    assert told(text) == [("Ana Bell", "said", ["we do not know yet,"])]


@pytest.mark.parametrize("end", [":", ",", ""])
def test_a_verb_of_saying_at_the_end_of_a_line_leads_to_the_quotation_below(told, end):
    assert told(f'In a statement Ada Quill said{end}\n\n"We ask for privacy."') == [
        ("Ada Quill", "said", ["We ask for privacy."])
    ]


def test_a_verb_of_saying_that_has_its_quotation_leads_to_no_other(told):
    text = '"It was late," Ada Quill said\n\n"We ask for privacy."'
    assert told(text)[0] == ("Ada Quill", "said", ["It was late,"])


def test_two_roles_before_one_name_are_one_speaker(attributed):
    (one,) = attributed('"They lost money," said Port Hale businessman and blogger Tom Orr, a critic.')
    assert one.quote.speaker == "e:person:tom-orr"


def test_what_critics_say_a_thing_does_is_on_their_word(told):
    text = "Quill overturned a last-minute council regulation that many critics claim weakened the Harbour Safety Act."
    assert ("many critics", "claim", ["weakened the Harbour Safety Act"]) in told(text)


def test_the_tagger_keeps_both_halves_of_what_is_said(attributed):
    text = "Ada Quill told reporters she went to the clinic on Tuesday and that her family supported her."
    tagger = Proposing("told", "Ada Quill", "her family supported her")
    (one,) = attributed(text, tagger)
    assert one.quote.text == "she went to the clinic on Tuesday and that her family supported her"


def test_a_transcript_gives_each_turn_to_its_speaker(told):
    text = "QUILL: Is it safe?\n\nOSTROW: Yes.\n\nQUILL: Why?\n\nOSTROW: We tested it.\n\nREAD MORE: Pier burns"
    assert [s for s, _, _ in told(text)] == ["QUILL", "OSTROW", "QUILL", "OSTROW"]


def test_a_pronoun_nobody_can_place_goes_on_with_the_last_speaker(attributed):
    text = '"We waited," said Ada Quill.\n\n"It was cold," she said.'
    assert len({a.quote.speaker for a in attributed(text)}) == 1
