from __future__ import annotations

from firsthand.model import Conflict, Decision, Entity, Mention, Reading, Side
from firsthand.story.entities.resolving import resolve
from firsthand.story.rulings import dismissal, rulings

AT = "2031-05-14T09:00:00+00:00"


def decided(n: int, kind: str, *about: str, reason: str | None = None) -> Decision:
    return Decision(n=n, at=AT, who="Mara Quill", kind=kind, about=about, reason=reason)


def person(article, name: str, id: str) -> Reading:
    slug = name.lower().replace(" ", "-")
    mention = Mention(article=id, start=0, end=len(name), text=name)
    entity = Entity(id=f"e:person:{slug}", name=name, type="person", aliases=(name,), mentions=(mention,))
    return Reading(article=article(f"{name} spoke.", id=id), entities=(entity,))


def test_an_undone_decision_does_not_hold():
    assert rulings([decided(1, "dismiss-conflict", "x:1"), decided(2, "undo", "1")]).dismissed == {}


def test_an_undoing_can_itself_be_undone():
    found = rulings([decided(1, "dismiss-conflict", "x:1"), decided(2, "undo", "1"), decided(3, "undo", "2")])
    assert list(found.dismissed) == ["x:1"]


def test_the_last_word_on_two_names_holds():
    found = rulings([decided(1, "same-entity", "A Bell", "B Bell"), decided(2, "different-entity", "B Bell", "A Bell")])
    assert found.same == ()
    assert len(found.apart) == 1


def test_two_names_an_editor_holds_for_one_are_one(article):
    readings = [person(article, "Ilan Ostrow", "a"), person(article, "Ivo Maren", "b")]
    assert len(resolve(readings).entities) == 2
    said = rulings([decided(1, "same-entity", "Ilan Ostrow", "Ivo Maren")])
    assert len(resolve(readings, rulings=said).entities) == 1


def test_one_name_an_editor_holds_for_two_is_two(article):
    readings = [person(article, "Ilan Ostrow", "a"), person(article, "Ilan Ostrowe", "b")]
    assert len(resolve(readings).entities) == 1
    said = rulings([decided(1, "different-entity", "Ilan Ostrow", "Ilan Ostrowe")])
    assert len(resolve(readings, rulings=said).entities) == 2


def test_a_dismissed_conflict_is_reconciled_with_who_and_why():
    conflict = Conflict(
        id="x:1",
        claim="c:1",
        role="killed",
        scope="between-articles",
        kind="value",
        confidence=0.9,
        explanation="…",
        sides=(Side(text="two"), Side(text="three")),
    )
    found = dismissal(conflict, decided(1, "dismiss-conflict", "x:1", reason="two bridges"))
    assert found.rule == "Dismissed by Mara Quill on 14 May 2031: two bridges."
