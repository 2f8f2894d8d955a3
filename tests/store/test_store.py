from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from firsthand.errors import StoreUnusable
from firsthand.model import Decision, MadeWith, Story
from firsthand.store import is_store, open_store

AT = "2031-05-14T09:00:00+00:00"


def test_what_was_added_comes_back_as_it_was(store, add, reading):
    one = reading("flood hits Arden", id="a", outlet="Courier", url="https://courier.example/1")
    add(one)
    assert store.readings() == (one,)


def test_the_same_article_twice_is_once(store, add, reading):
    add(reading("flood hits Arden", id="a"))
    again = add(reading("flood hits Arden", id="a"))
    assert (again.new, again.known) == ((), ("a",))
    assert len(store.readings()) == 1


def test_another_text_under_one_url_is_a_new_version(store, add, reading):
    add(reading("flood hits Arden", id="a", url="https://courier.example/1", published="2031-05-14"))
    add(reading("flood hits Arden and Vell", id="b", url="https://courier.example/1", published="2031-05-15"))
    assert [r.article.id for r in store.readings()] == ["b"]
    assert [r.article.id for r in store.readings(as_of="2031-05-14")] == ["a"]


def test_another_text_under_one_id_is_a_new_version_with_a_number(store, add, reading):
    add(reading("flood hits Arden", id="a"))
    second = add(reading("flood hits Arden and Vell", id="a"))
    assert second.new == ("a-2",)
    assert [(v.article, v.replaces) for v in second.versions] == [("a-2", "a")]
    third = add(reading("flood hits Arden, Vell and Ost", id="a"))
    assert [(v.article, v.replaces) for v in third.versions] == [("a-3", "a-2")]
    assert add(reading("flood hits Arden and Vell", id="a")).known == ("a-2",)


def test_another_article_under_a_name_already_taken_is_no_version(store, add, reading):
    add(reading("flood hits Arden at dawn and two are dead", id="a"))
    second = add(reading("mayor resigns over stadium loan row", id="a"))
    assert second.new == ("a-2",)
    assert second.versions == ()
    assert len(store.readings()) == 2


def test_articles_join_the_story_they_tell(store, add, reading):
    add(reading("flood hits Arden", id="a", outlet="Courier"))
    add(reading("flood kills two", id="b", outlet="Herald"), reading("mayor resigns", id="c"))
    cards = {c.id: c for c in store.stories()}
    assert cards["a"].articles == ("a", "b")
    assert cards["a"].outlets == ("Courier", "Herald")
    assert cards["c"].articles == ("c",)
    assert [m.kind for m in store.moves()] == ["begun", "begun"]


def test_regrouping_tells_what_merged_and_what_parted(store, add, reading):
    add(reading("flood hits Arden", id="a"), reading("flood kills two", id="b"), reading("mayor resigns", id="c"))
    moves = store.regroup({"a": "a", "b": "b", "c": "a"}, AT)
    assert [(m.kind, m.story, m.other) for m in moves] == [("split", "a", "b"), ("merged", "a", "c")]
    assert {c.id: c.articles for c in store.stories()} == {"a": ("a", "c"), "b": ("b",)}


def test_a_new_article_makes_its_story_stale_and_forgets_what_was_built(store, add, reading):
    add(reading("flood hits Arden", id="a"))
    built = Story(made_with=MadeWith(version="1", pipeline="p"))
    store.keep("a", None, "f", built)
    assert store.built("a", None, "f") == built
    assert not store.stories()[0].stale
    add(reading("flood kills two", id="b"))
    assert store.built("a", None, "f") is None
    assert store.stories()[0].stale


def test_an_as_of_view_leaves_out_later_and_undated_articles(store, add, reading):
    add(reading("flood one", id="a", published="2031-05-14"), reading("flood two", id="b", published="2031-05-15"))
    add(reading("flood three", id="c", published=None))
    assert [r.article.id for r in store.readings(as_of="2031-05-14")] == ["a"]


def test_search_finds_articles_by_their_terms(store, add, reading):
    add(reading("flood hits Arden", id="a"), reading("mayor resigns in Arden", id="b"))
    assert store.search(["arden"]) == ("a", "b")
    assert store.search(["mayor", "nothing"]) == ("b",)
    assert store.search(['"; DROP TABLE article']) == ()


def test_decisions_are_numbered_and_kept(store, add, reading):
    add(reading("flood hits Arden", id="a"))
    said = Decision(n=0, at=AT, who="mq", kind="dismiss-conflict", about=("x:1",), reason="two bridges")
    assert store.decide(said).n == 1
    assert store.decide(msgspec.structs.replace(said, kind="undo", about=("1",))).n == 2
    assert [d.n for d in store.decisions()] == [1, 2]


def test_two_writers_at_once_lose_nothing(place, reading, placing, take_in):
    open_store(place, create=True).close()

    def write(number: int) -> None:
        with open_store(place) as mine:
            for n in range(5):
                take_in(mine, placing, reading(f"w{number} text {n}", id=f"{number}-{n}x"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    with open_store(place) as found:
        assert len(found.readings()) == 20
        assert len(found.stories()) == 4


def test_a_batch_that_fails_leaves_nothing(store, reading, placing, take_in, monkeypatch):
    calls = []

    def fail(article, described, pool):
        calls.append(article)
        if len(calls) == 2:
            raise RuntimeError("out of luck")
        return {article: article}

    monkeypatch.setattr(placing, "place", fail)
    with pytest.raises(RuntimeError):
        take_in(store, placing, reading("flood one", id="a"), reading("flood two", id="b"))
    assert store.readings() == ()
    assert store.search(["flood"]) == ()


def test_a_database_of_another_make_is_refused(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE something (x)")
    with pytest.raises(StoreUnusable, match="not a store of Firsthand"):
        open_store(path)


def test_a_store_that_is_missing_is_named(tmp_path):
    with pytest.raises(StoreUnusable, match="no such store"):
        open_store(tmp_path / "none.db")


def test_a_store_of_a_later_version_is_refused(tmp_path):
    path = tmp_path / "news.db"
    open_store(path, create=True).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE about SET value = '99' WHERE key = 'schema'")
    with pytest.raises(StoreUnusable, match="later version"):
        open_store(path)


def test_an_older_store_is_brought_up_to_date(tmp_path):
    path = tmp_path / "news.db"
    open_store(path, create=True).close()
    with sqlite3.connect(path) as raw:
        raw.execute("ALTER TABLE decision DROP COLUMN reason")
        raw.execute("UPDATE about SET value = '0' WHERE key = 'schema'")
    with open_store(path) as found:
        said = Decision(n=0, at=AT, who="mq", kind="undo", about=("1",), reason="a slip")
        assert found.decide(said).reason == "a slip"


def test_a_file_of_articles_is_no_store(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Flood hits Arden.")
    assert not is_store(path)
    open_store(tmp_path / "news.db", create=True).close()
    assert is_store(tmp_path / "news.db")
