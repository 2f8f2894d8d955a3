from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from first_word import BATCH

from firsthand.store import open_store

WRITER = Path(__file__).with_name("first_word.py")


@pytest.mark.parametrize("after_ms", [0, 3, 11, 29, 53, 101])
def test_a_kill_at_any_moment_loses_nothing_acknowledged_and_leaves_nothing_half_done(place, after_ms):
    said = _killed(place, "w", after_ms)
    acknowledged = [int(line) for line in said.split()[1:]]
    with open_store(place, create=True) as store:
        batches = Counter(int(r.article.id.split("-")[1]) for r in store.readings())
        assert set(acknowledged) <= set(batches)
        assert set(batches.values()) <= {BATCH}
        for card in store.stories():
            assert len(card.articles) == sum(batches.values())
        assert store.search(["batch"]) == tuple(sorted(r.article.id for r in store.readings()))


def test_a_writer_goes_on_where_one_was_killed(place):
    _killed(place, "first", 20)
    said = _killed(place, "second", 20)
    with open_store(place) as store:
        assert len(store.readings()) >= BATCH * max(0, len(said.split()) - 1)


def _killed(place: str, name: str, after_ms: int) -> str:
    """Start a writer, kill it so long after it opened the store, and return what it acknowledged."""
    command = [sys.executable, str(WRITER), place, name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        opened = writer.stdout.readline()
        time.sleep(after_ms / 1000)
        writer.kill()
        return opened + writer.stdout.read()
