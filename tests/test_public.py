"""The names other programs use, pinned."""

from __future__ import annotations

import inspect

import pytest

import firsthand
from firsthand import desk

NAMES = [
    "Answers",
    "Article",
    "Claim",
    "Conflict",
    "Desk",
    "Entity",
    "FirsthandError",
    "Quote",
    "Reading",
    "Shelf",
    "Statement",
    "Story",
    "annotate",
    "ask",
    "changes",
    "check",
    "group",
    "open_store",
    "read",
    "read_story",
    "to_html",
    "to_json",
]


def test_the_public_names_are_these():
    assert firsthand.__all__ == NAMES
    assert dir(firsthand) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_there_and_says_what_it_is(name):
    assert inspect.getdoc(getattr(firsthand, name))


def test_another_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        firsthand.nonsense  # noqa: B018


def test_every_verb_of_the_command_line_is_a_function():
    verbs = {"annotate": "annotate", "ask": "ask", "export": "to_json", "group": "group", "report": "to_html"}
    of_a_store = {"add": "add", "decide": "decide", "regroup": "regroup", "stories": "stories"}
    of_either = {"changes": "changes", "check": "check"}
    from firsthand import cli

    known = {c.callback.__name__ for c in cli.app.registered_commands}
    assert known == {*verbs, *of_a_store, *of_either, "decisions"}
    assert all(callable(getattr(firsthand, name)) for name in verbs.values())
    assert all(callable(getattr(firsthand.Shelf, name)) for name in of_a_store.values())
    assert all(callable(getattr(desk, name)) for name in of_either.values())


def test_a_folder_becomes_a_story_a_page_and_an_answer(pier):
    story = firsthand.read_story(pier, tagger=False)
    assert isinstance(story, firsthand.Story)
    assert len(story.articles) == 8
    assert story.claims
    assert firsthand.to_html(story).startswith("<!")
    assert firsthand.ask(story, "Who wrote the constitution of Brazil?").answers == ()


def test_what_cannot_be_read_is_logged(pier, tmp_path, caplog):
    firsthand.group([pier / "01-ena-collapse.txt", tmp_path / "gone.txt"])
    assert "gone.txt: no such file or folder" in caplog.text


def test_nothing_to_read_is_an_error_of_ours(tmp_path):
    with pytest.raises(firsthand.FirsthandError, match="no article to read"):
        firsthand.read_story(tmp_path)


def test_progress_counts_the_articles(pier):
    seen: list[tuple[int, int]] = []
    firsthand.read_story(sorted(pier.glob("0[12]*")), tagger=False, progress=lambda *at: seen.append(at))
    assert seen == [(0, 2), (1, 2), (2, 2)]
    assert desk.Progress
