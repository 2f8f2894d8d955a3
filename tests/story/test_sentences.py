"""How sources without a name are called in a sentence."""

from __future__ import annotations

import pytest

from firsthand.model import Origin, SourceKind
from firsthand.story.sentences import called


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("anonymous", "unnamed source", "an unnamed source"),
        ("anonymous", "source close to the production", "a source close to the production"),
        ("anonymous", "Officials", "officials"),
        ("anonymous", "officials briefed on the matter", "officials briefed on the matter"),
        ("anonymous", "Two people", "two people"),
        ("anonymous", "three people familiar with the plans", "three people familiar with the plans"),
        ("anonymous", "local official", "a local official"),
        ("anonymous", "official of the county's schools", "an official of the county's schools"),
        ("document", "call log", "the call log"),
        ("document", "one report", "one report"),
        ("person", "Ana Bell", "Ana Bell"),
        ("organization", "police", "police"),
        ("outlet", "Arden Courier", "Arden Courier"),
    ],
)
def test_a_source_without_a_name_is_called_as_a_sentence_does(kind: SourceKind, name: str, said: str) -> None:
    assert called(Origin(id="o:1", name=name, kind=kind)) == said
