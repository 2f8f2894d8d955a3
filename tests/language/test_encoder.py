"""The encoder of sentences: what is near, what is kept, what happens without the model."""

from pathlib import Path

import numpy as np
import pytest

from firsthand.language.encoder import Encoder, load_encoder


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    loaded = load_encoder()
    if loaded is None:
        pytest.skip("onnxruntime or tokenizers is absent")
    return loaded


def test_other_words_for_one_thing_are_nearer_than_the_same_words_for_another(encoder: Encoder) -> None:
    said = "The mayor was fatally shot outside her home."
    assert encoder.likeness(said, "Somebody shot the mayor dead at her house.") > 0.7
    assert encoder.likeness(said, "The mayor opened a home for the elderly.") < 0.6


def test_words_count_by_the_nearest_word_of_the_other_text(encoder: Encoder) -> None:
    asked = encoder.read("Who raised the alarm?")
    told = encoder.read("The smoke was spotted by a guard, who alerted the brigade.")
    other = encoder.read("Two men were given life in prison.")
    assert asked.near(4, 20, told) > asked.near(4, 20, other) + 0.2


def test_offsets_are_places_in_the_text(encoder: Encoder) -> None:
    text = "Zoë’s café burnt."
    found = encoder.read(text)
    assert found.pieces.shape == (len(found.offsets), 384)
    assert text[found.offsets[-2][0] : found.offsets[-2][1]] == "burnt"


def test_vectors_have_length_one_and_never_depend_on_another_text(encoder: Encoder) -> None:
    alone = encoder.read("The bridge fell.").whole
    encoder.read("Nothing of the kind, said the harbour master, who had been asked twice about it.")
    assert np.array_equal(alone, encoder.read("The bridge fell.").whole)
    assert np.linalg.norm(alone) == pytest.approx(1.0, abs=1e-3)


def test_nothing_to_read_is_near_to_nothing(encoder: Encoder) -> None:
    empty = encoder.read("")
    assert empty.near(0, 5, encoder.read("The bridge fell.")) == 0.0
    assert encoder.read("The bridge fell.").near(0, 3, empty) == 0.0


def test_a_long_text_is_cut(encoder: Encoder) -> None:
    assert len(encoder.read("bridge " * 1000).offsets) == 200


def test_no_model_file_means_no_encoder(tmp_path) -> None:
    assert load_encoder(tmp_path / "absent.onnx") is None


def test_the_card_names_the_shipped_file(encoder: Encoder) -> None:
    card = Path(__file__).parents[2] / "training" / "MODEL_CARD.md"
    assert encoder.sha256 in card.read_text(encoding="utf8")
