"""The same articles give the same bytes: in any order, with any number of workers, in any process."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest

from firsthand.desk import Desk, read, to_html, to_json


@pytest.fixture(scope="module")
def once(pier, desk) -> bytes:
    return to_json(desk.story(read(pier)))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_articles_changes_nothing(pier, desk, once, seed):
    paths = sorted(pier.iterdir())
    random.Random(seed).shuffle(paths)
    assert to_json(desk.story(read(paths))) == once


def test_the_number_of_workers_changes_nothing(pier, once):
    assert to_json(Desk(workers=2).story(read(pier))) == once


def test_the_hashing_of_a_process_changes_nothing(pier, desk):
    few = sorted(pier.iterdir())[:4]  # a process reads their sentences anew
    command = [sys.executable, "-m", "firsthand", "export", *map(str, few), "-q"]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": "4"})
    story = desk.story(read(few))
    assert story.conflicts
    assert done.stdout == to_json(story)


def test_a_page_is_the_same_twice(pier, desk):
    story = desk.story(read(pier))
    assert to_html(story) == to_html(desk.story(read(pier)))


def test_an_article_read_before_does_not_change_the_next(pier, desk):
    articles = read(pier).articles
    alone = list(Desk().annotate(articles[-1:]))
    assert list(desk.annotate(articles))[-1:] == alone


def test_every_offset_is_the_exact_slice(pier, desk):
    story = desk.story(read(pier))
    texts = {a.id: a.text for a in story.articles}
    records = [*story.times, *story.quotes, *story.statements, *(m for e in story.entities for m in e.mentions)]
    assert records
    for record in records:
        assert texts[record.article][record.start : record.end] == record.text
    for statement in story.statements:
        for value in statement.values:
            assert texts[statement.article][value.start : value.end] == value.text
    for conflict in story.conflicts:
        for span in (span for side in conflict.sides for span in side.spans):
            assert texts[span.article][span.start : span.end] == span.text
