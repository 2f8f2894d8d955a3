from __future__ import annotations

import pytest

from firsthand.language.attribution.attributions import attributions
from firsthand.language.attribution.quotes import runs
from firsthand.language.coreference.cast import coreference
from firsthand.language.naming.names import names

BEFORE = '"We thank Ben for his work," chairman Tom Reed said in a statement.\n\n'


@pytest.fixture
def last_speaker(parse):
    def found(text: str) -> str | None:
        parsed = parse(text)
        marks = runs(parsed)
        cast = coreference(parsed, names(parsed), marks)
        speaker = cast.by_id.get(attributions(parsed, marks, cast)[-1].quote.speaker or "")
        return speaker and speaker.name

    return found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Captain Ivo Marsh was stunned. "Nobody told us," he said.', "Ivo Marsh"),
        ("Mayor Ivo Marsh, for his part, sounded unworried, when he noted that the vote was near.", "Ivo Marsh"),
        ('Police found that Ivo Marsh was drunk. "It was awful," he said.', "Tom Reed"),
    ],
)
def test_he_who_speaks_is_the_one_his_paragraph_opened_with(last_speaker, text, name):
    assert last_speaker(BEFORE + text) == name
