from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from firsthand.language.tagger import model as module
from firsthand.language.tagger.model import Tagged, Tagger, load_tagger, may_attribute

FOLDER = Path(module.__file__).with_name("tagger_model")
CARD = Path(__file__).resolve().parents[2] / "training" / "MODEL_CARD.md"


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    loaded = load_tagger()
    assert loaded is not None
    return loaded


def only(tagger: Tagger, text: str) -> tuple[str, str | None, str | None]:
    """The one attribution of a text, in words."""
    (found,) = tagger.tag(text)
    source, content = (text[slice(*span)] if span else None for span in (found.source, found.content))
    return text[slice(*found.cue)], source, content


def test_without_a_model_file_there_is_no_tagger(tmp_path: Path):
    assert load_tagger(tmp_path) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“The mill is closed,” Ostrow said.", ("said", "Ostrow", "The mill is closed")),
        ('Mayor Tilda Ostrow said that "the mill is closed."', ("said", "Mayor Tilda Ostrow", "the mill is closed")),
        ("The mill is closed, according to Ostrow.", ("according to", "Ostrow", "The mill is closed")),
        ("“The mill,” Ostrow said, “is closed.”", ("said", "Ostrow", "The mill,” Ostrow said, “is closed")),
    ],
)
def test_an_attribution_has_its_source_cue_and_content(tagger: Tagger, text: str, wanted: tuple[str, str, str]):
    assert only(tagger, text) == wanted


def test_two_speakers_in_one_sentence_are_two_attributions(tagger: Tagger):
    text = "Ostrow said the mill would close, but Varga said it would stay open."
    sources = [text[slice(*found.source)] for found in tagger.tag(text) if found.source]
    assert sources == ["Ostrow", "Varga"]


@pytest.mark.parametrize("text", ["", " ", "Ostrow", "The mill closed in May."])
def test_a_plain_text_attributes_nothing(tagger: Tagger, text: str):
    assert tagger.tag(text) == ()


def test_what_is_found_depends_on_the_paragraph_alone(tagger: Tagger):
    texts = ["“It is shut,” Ostrow said.", "Varga denied that the mill had closed.", "According to Ostrow, it closed."]
    first: list[tuple[Tagged, ...]] = [tagger.tag(text) for text in texts]
    assert [tagger.tag(text) for text in reversed(texts)] == first[::-1]


def test_a_very_long_paragraph_is_read_to_its_end(tagger: Tagger):
    text = "The mill closed in May. " * 120 + "“It is shut,” Ostrow said."
    assert text[slice(*tagger.tag(text)[-1].cue)] == "said"


def test_spans_are_inside_the_text_and_in_order(tagger: Tagger):
    text = "Ostrow told the Nørrevik Courier “it is shut” and Varga – asked in May – replied: “No.”"
    found = tagger.tag(text)
    assert [f.cue for f in found] == sorted(f.cue for f in found)
    spans = [span for f in found for span in (f.cue, f.source, f.content) if span]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize("text", ["Ostrow said so.", "“Shut.”", "Ostrow: closed", "According to Ostrow it closed."])
def test_a_paragraph_with_a_mark_or_a_word_of_saying_may_attribute(text: str):
    assert may_attribute(text)


@pytest.mark.parametrize("text", ["", "The mill closed in May", "Nørrevik, 14 May 2031"])
def test_a_paragraph_without_either_may_not(text: str):
    assert not may_attribute(text)


def test_the_card_names_the_shipped_file():
    shipped = hashlib.sha256((FOLDER / "tagger.onnx").read_bytes()).hexdigest()
    assert re.findall(r"\b[0-9a-f]{64}\b", CARD.read_text(encoding="utf8"))[0] == shipped


def test_the_shipped_files_stay_below_25_megabytes():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 25_000_000
