from __future__ import annotations

import json

import msgspec
import pier

from firsthand.model import Story
from firsthand.views.json import to_json


def test_a_story_comes_back_as_it_was_written() -> None:
    assert msgspec.json.decode(to_json(pier.story()), type=Story) == pier.story()


def test_the_fields_stand_in_the_order_of_the_contract_and_the_file_ends_its_line() -> None:
    text = to_json(pier.story())
    assert list(json.loads(text))[:4] == ["schema", "as_of", "made_with", "articles"]
    assert text.endswith(b"}\n")


def test_letters_are_written_as_they_are() -> None:
    assert "–".encode() in to_json(pier.story())
