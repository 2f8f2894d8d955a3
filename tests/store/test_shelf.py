"""Stories told from a store, by both engines: as they stand, as they stood, and as an editor decided."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from firsthand.desk import Desk, Kept, Pile, Shelf, changes, check, read, to_json
from firsthand.errors import NothingToRead, StoreUnusable
from firsthand.model import Answers, Article, Reading, Story
from firsthand.store import open_store

AT = "2031-05-14T09:00:00+00:00"
QUESTIONS = (
    "How many people were on the walkway?",
    "Who denied receiving the report?",
    "When did the walkway collapse?",
    "Who painted the ceiling of the town hall?",
)


class Remembering(Desk):
    """A desk that reads the same article once."""

    def annotate(self, articles: Sequence[Article], progress=None) -> Iterator[Reading]:
        known = self.__dict__.setdefault("known", {})
        for article in articles:
            key = msgspec.json.encode(article)
            if key not in known:
                known[key] = next(iter(super().annotate([article])))
            yield known[key]


@pytest.fixture(scope="module")
def at_hand() -> Remembering:
    return Remembering(tagger=False)


@pytest.fixture(scope="module")
def files(pier: Path) -> list[Path]:
    """The articles about the collapse: one story."""
    return [p for p in sorted(pier.iterdir()) if p.name[:2] in ("01", "02", "03", "04", "05", "08")]


@pytest.fixture(scope="module")
def pile(at_hand: Desk, files: list[Path]) -> Pile:
    return Pile(at_hand, read(files))


@pytest.fixture
def shelf(place: str, at_hand: Desk, pile: Pile) -> Iterator[Shelf]:
    """A store that holds the story."""
    with open_store(place, create=True) as store:
        found = Shelf(store, at_hand)
        found.add(pile.intake.articles, at=AT)
        yield found


@pytest.fixture
def empty(tmp_path: Path, at_hand: Desk) -> Iterator[Shelf]:
    with open_store(tmp_path / "empty.db", create=True) as store:
        yield Shelf(store, at_hand)


def conflicts(story: Story) -> set[str]:
    return {c.id for c in story.conflicts}


def test_a_story_is_the_same_bytes_from_a_store_and_from_files(shelf, pile):
    assert to_json(shelf.story()) == to_json(pile.story())
    assert to_json(shelf.story()) == to_json(pile.story()), "built before, and kept"


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_alike_from_a_store_and_from_files(shelf, pile, question):
    wanted = msgspec.json.encode(pile.answer(question)[1])
    assert msgspec.json.encode(shelf.ask(question, shelf.stories()[0].id)) == wanted
    assert msgspec.json.encode(shelf.ask(question)) == wanted


def test_the_order_of_arrival_changes_nothing_in_a_story(tmp_path, at_hand, pile):
    articles = list(pile.intake.articles)
    random.Random(5).shuffle(articles)
    with open_store(tmp_path / "news.db", create=True) as store:
        shelf = Shelf(store, at_hand)
        for article in articles:
            shelf.add([article], at=AT)
        shelf.regroup(AT)
        assert to_json(shelf.story()) == to_json(pile.story())


def test_what_is_added_twice_is_there_once(shelf, pile):
    before = to_json(shelf.story())
    again = shelf.add(pile.intake.articles, at=AT)
    assert again.new == ()
    assert len(again.known) == 6
    assert to_json(shelf.story()) == before


def test_a_store_as_of_a_date_has_what_was_published_by_then(shelf, pile):
    assert [c.articles for c in shelf.stories("2023-03-07")] == [("01-ena-collapse", "02-post-collapse")]
    assert to_json(shelf.story(as_of="2023-03-08")) == to_json(pile.story("2023-03-08"))
    with pytest.raises(NothingToRead, match="no article of it was published by 2001-01-01"):
        shelf.story(as_of="2001-01-01")


def test_a_new_version_takes_the_place_of_the_old_from_its_day_on(empty, article):
    first = "Three people were hurt in a fire at the mill of Osk, Mayor Jo Roe said."
    url = "https://osk.example/fire"
    empty.add([article(first, id="a", url=url, published="2031-05-14")], at=AT)
    second = article(first.replace("Three", "Four"), id="b", url=url, published="2031-05-15")
    added = empty.add([second], at=AT)
    assert [(v.article, v.replaces) for v in added.versions] == [("b", "a")]
    assert [a.id for a in empty.story().articles] == ["b"]
    assert [a.id for a in empty.story(as_of="2031-05-14").articles] == ["a"]


def test_a_question_to_a_whole_store_is_answered_by_the_story_it_is_about(empty, article):
    fire = "Four people were hurt in a fire at the mill of Osk on Monday, Mayor Jo Roe said."
    vote = "The council of Tarn voted to close nine libraries on Tuesday, councillor Ana Bell said."
    empty.add([article(fire, id="fire"), article(vote, id="vote")], at=AT)
    assert len(empty.stories()) == 2
    found = empty.ask("How many libraries will be closed in Tarn?")
    assert {e.article for a in found.answers for e in a.evidence} <= {"vote"}
    assert empty.ask("Who founded the opera of Bellmouth?") == Answers(question="Who founded the opera of Bellmouth?")


def test_a_story_that_answers_by_its_words_comes_before_one_that_comes_near(empty, article):
    near = "The Velm ferry Orsina was late on Monday. Pilot Ivo Marek rang the harbour bell to warn swimmers in Velm."
    told = "Chef Lida Horak raised the alarm on Monday when the Dolm bakery burnt. Velm sent two engines to Dolm."
    empty.add([article(near, id="a"), article(told, id="b")], at=AT)
    assert "Lida Horak" in empty.ask("Who raised the alarm?").answers[0].text


def test_of_several_stories_one_has_to_be_named(empty, article):
    empty.add([article("A fire destroyed the mill of Osk.", id="a"), article("Tarn won the cup.", id="b")], at=AT)
    with pytest.raises(StoreUnusable, match="2 stories; name one with --story"):
        empty.story()
    with pytest.raises(StoreUnusable, match="no story 'c'"):
        empty.story("c")


def test_two_names_decided_to_be_one_are_one_until_that_is_undone(shelf):
    def people() -> set[str]:
        return {e.name for e in shelf.story().entities if e.type == "person"}

    assert {"Judith Amsel", "Priya Coldwell"} <= people()
    said = shelf.decide("same-entity", ["Judith Amsel", "Priya Coldwell"], who="Mara Quill", reason="a test", at=AT)
    assert not {"Judith Amsel", "Priya Coldwell"} <= people()
    assert [d.n for d in shelf.story().decisions] == [said.n]
    shelf.decide("undo", [str(said.n)], who="Mara Quill", at=AT)
    assert {"Judith Amsel", "Priya Coldwell"} <= people()
    assert shelf.story().decisions == ()


def test_outlets_decided_to_share_a_source_are_one_origin(empty, article):
    text = "A fire destroyed the mill of Osk on Monday."
    other = "The mill of Osk was destroyed by a fire on Monday."
    empty.add([article(text, id="a", outlet="Osk Herald"), article(other, id="b", outlet="Tarn Post")], at=AT)
    before = {c.text: len(c.origins) for c in empty.story().claims}
    assert max(before.values()) == 2
    empty.decide("shared-source", ["Osk Herald", "Tarn Post"], who="Mara Quill", reason="one stringer", at=AT)
    assert max(len(c.origins) for c in empty.story().claims) == 1


def test_a_dismissed_conflict_is_reconciled_with_who_and_why(empty, article):
    one = article(
        "The old mill of Osk fell on Monday. There were 40 people in the mill when it fell, police said.",
        id="a",
        outlet="Osk Herald",
    )
    other = article(
        "The old mill of Osk fell on Monday. There were 24 people in the mill when it fell, the owner said.",
        id="b",
        outlet="Tarn Post",
    )
    empty.add([one, other], at=AT)
    conflict = empty.story().conflicts[0]
    empty.decide("dismiss-conflict", [conflict.id], who="Mara Quill", reason="two counts", at=AT)
    story = empty.story()
    assert conflict.id not in conflicts(story)
    assert any("Mara Quill" in r.rule and "two counts" in r.rule for r in story.reconciled)
    assert [d.about for d in story.decisions] == [(conflict.id,)]


def test_a_corrected_date_is_the_date_an_article_is_read_under(empty, article):
    empty.add([article("A fire destroyed the mill of Osk on Monday.", id="a", published="2031-05-14")], at=AT)
    empty.decide("correct-date", ["a"], value="2031-05-07", who="Mara Quill", at=AT)
    story = empty.story()
    assert story.articles[0].published == "2031-05-07"
    assert [t.value for t in story.times if t.text == "Monday"] == ["2031-05-05"]
    assert [a.id for a in empty.story(as_of="2031-05-08").articles] == ["a"]


@pytest.mark.parametrize(
    ("kind", "about", "value", "reason"),
    [
        ("correct-date", ["01-ena-collapse"], "soon", "'soon' is not a date"),
        ("correct-date", ["nobody"], "2031-05-14", "no article 'nobody'"),
        ("same-entity", ["Judith Amsel"], None, "takes two names"),
        ("undo", ["7"], None, "no decision 7"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(shelf, kind, about, value, reason):
    with pytest.raises(StoreUnusable, match=reason):
        shelf.decide(kind, about, value=value, who="Mara Quill", at=AT)
    assert shelf.store.decisions() == ()


def test_changes_and_verdicts_are_alike_from_a_store_and_from_files(shelf, pile, article):
    kept = Kept(shelf, None)
    assert changes(kept, "2023-03-07", "2023-03-10") == changes(pile, "2023-03-07", "2023-03-10")
    draft = article("Eight people died as a result of the collapse. There were 90 people on the walkway.", id="d")
    assert check(kept, draft) == check(pile, draft)
