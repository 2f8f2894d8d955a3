from __future__ import annotations

import pier

from firsthand.model import Quote
from firsthand.views.index import Index
from firsthand.views.people import speakers


def test_what_somebody_only_sought_is_no_saying() -> None:
    sought = Quote(
        id="q:sought", article="01-ena-collapse", start=0, end=4, text="a loan", kind="indirect", act="attitude"
    )
    said = Quote(id="q:said", article="01-ena-collapse", start=0, end=4, text="a loan", kind="indirect", act="speech")
    index = Index(pier.story(quotes=(*pier.QUOTES, sought, said)))
    assert said in index.said
    assert sought not in index.said
    told = {saying.text for speaker in speakers(index) for saying in speaker.sayings}
    assert "a loan" in told
    assert set(pier.QUOTES) <= set(index.said)
