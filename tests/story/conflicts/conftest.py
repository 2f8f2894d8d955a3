"""Stories of a sentence or two, read and built as real ones are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.desk import Desk
from firsthand.model import Article, Story
from firsthand.reading import Intake

DAY = "2031-05-14"


@pytest.fixture(scope="session")
def tell(desk: Desk, article: Callable[..., Article]) -> Callable[..., Story]:
    """The story of articles of one text each, published on one day unless `days` says otherwise."""

    def told(*texts: str, days: tuple[str, ...] = ()) -> Story:
        on = days or (DAY,) * len(texts)
        made = [article(t, id=f"a{n}", published=day) for n, (t, day) in enumerate(zip(texts, on, strict=True))]
        return desk.story(Intake(tuple(made)))

    return told
