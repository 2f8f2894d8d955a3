"""Sentences that contradict each other: which are read, what is left to others, how sides come together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from firsthand.desk import Desk
from firsthand.language.contradiction import Contradictions, Marked, Passage
from firsthand.model import Article, Story
from firsthand.reading import Intake
from firsthand.story.claims.facets import Facets, facets
from firsthand.story.claims.meaning import Meaning
from firsthand.story.conflicts import sentences as near_in_meaning
from firsthand.story.conflicts.drafts import Draft
from firsthand.story.conflicts.opposed import opposed, weighing
from firsthand.story.conflicts.opposed.details import details
from firsthand.story.conflicts.sentences import near, sentences

Make = Callable[..., Article]
Side = Passage | Marked

NORTH = (
    "A man drowned in Lake Orle on Sunday. Police spokeswoman Dana Roth said the boat had capsized near the northern "
    "shore, by the marina at Tarn."
)
SOUTH = (
    "The boat sank within minutes. The boat went over off the southern shore, some two miles from Tarn, said the owner "
    "of the marina."
)
OTHER = "Some sixty guests of the hotel were taken to a school on Monday, where they were given breakfast."


@pytest.fixture(scope="module")
def tell(desk: Desk, article: Make) -> Callable[..., Story]:
    """The story of some texts, an article each, of one day."""
    if desk.contradictions is None:
        pytest.skip("onnxruntime or tokenizers is absent")

    def told(*texts: str) -> Story:
        return desk.story(Intake(tuple(article(t, id=f"a{n}", outlet=f"Paper {n}") for n, t in enumerate(texts))))

    return told


def accounts(story: Story) -> list[set[str]]:
    return [{e.article for s in c.sides for e in s.spans} for c in story.conflicts if c.role == "account"]


def test_two_accounts_of_one_boat_are_a_conflict_that_says_it_only_seems_one(tell: Callable[..., Story]) -> None:
    story = tell(NORTH, SOUTH, OTHER)
    assert accounts(story) == [{"a0", "a1"}]
    [conflict] = [c for c in story.conflicts if c.role == "account"]
    assert conflict.kind == "polarity"
    assert conflict.explanation.startswith("The articles seem to differ on where it was: “")
    for side in conflict.sides:
        assert side.statements
        assert all(e.text for e in side.spans)


def test_nothing_is_said_where_the_trained_models_are_left_out(article: Make) -> None:
    bare = Desk(tagger=False)
    story = bare.story(Intake((article(NORTH, id="a0"), article(SOUTH, id="a1"))))
    assert not accounts(story)
    assert story.made_with is not None
    assert story.made_with.contradictions is None


def test_one_article_is_not_held_against_itself(tell: Callable[..., Story]) -> None:
    assert not accounts(tell(f"{NORTH}\n\n{SOUTH}", OTHER))


def test_the_order_of_the_articles_does_not_matter(desk: Desk, article: Make) -> None:
    made = tuple(article(t, id=f"a{n}") for n, t in enumerate((NORTH, SOUTH, OTHER)))
    assert desk.story(Intake(made)).conflicts == desk.story(Intake(made[::-1])).conflicts


class Answers(Contradictions):
    """A model that says what it is told to."""

    def __init__(
        self,
        odds: Mapping[frozenset[str], float],
        asks: tuple[str, float] = ("what", 0.5),
        words: Mapping[tuple[str, str], float] | None = None,
    ) -> None:
        self.odds, self.asks, self.words = odds, asks, words or {}

    @property
    def for_two(self) -> Answers:  # type: ignore[override]
        return self

    def of_passages(self, a: Passage, b: Passage) -> float:
        told = (a.text, b.text)
        return next((v for pair, v in self.odds.items() if all(any(t.startswith(p) for t in told) for p in pair)), -4.0)

    def of_values(self, a: Marked, b: Marked) -> float:
        return self.words.get((a.value, b.value), 0.0)

    def at_sight(self, pairs: Sequence[tuple[Side, Side]]) -> list[float]:
        return [self.of_passages(a, b) if isinstance(a, Passage) else self.of_values(a, b) for a, b in pairs]  # type: ignore[arg-type]

    def asked(self, a: Passage, b: Passage) -> tuple[str, float]:
        return self.asks

    def whether(self, a: Passage, b: Passage) -> float:
        return 0.3


@pytest.fixture
def clauses(desk: Desk, article: Make) -> Callable[..., tuple[list[Facets], dict[str, Article]]]:
    """The statements of some texts, an article each."""

    def made(*texts: str) -> tuple[list[Facets], dict[str, Article]]:
        articles = {f"a{n}": article(t, id=f"a{n}") for n, t in enumerate(texts)}
        readings = list(desk.annotate(list(articles.values())))
        told = [s for r in readings for s in r.statements]
        return list(facets(told, {}, articles, {})), articles

    return made


RAIL = "The iron railing of the stairs gave way at the chapel in Tarn."
GATE = "A gate of the chapel in Tarn had been locked by the guards."
RUMOUR = "A rumour of fire made people run down the stairs of the chapel."


def test_a_sentence_stands_on_the_side_opposite_to_what_it_contradicts(
    clauses: Callable[..., tuple[list[Facets], dict[str, Article]]], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    every, articles = clauses(RAIL, GATE, RUMOUR)
    odds = {("The i", "A gat"): 6.0, ("A rum", "A gat"): 5.0}
    model = Answers({frozenset(pair): value for pair, value in odds.items()})
    meaning = Meaning(desk.encoder, model) if desk.encoder else None
    claims = {f.statement.id: n for n, f in enumerate(every)}
    [draft] = opposed.conflicts(every, articles, claims, meaning, [])
    assert [[e.article for e in s.spans] for s in draft.sides] in ([["a0", "a2"], ["a1"]], [["a1"], ["a0", "a2"]])
    gate, rail = ([("a1", 0, len(GATE))], [("a0", 0, len(RAIL))])
    assert all(
        {e.article for s in d.sides for e in s.spans} != {"a0", "a1"}
        for d in opposed.conflicts(every, articles, claims, meaning, [[gate, rail]])
    )


@pytest.mark.parametrize(
    ("asks", "told"),
    [(("who", 0.9), "who it was"), (("why", 0.6), "what happened"), (("what", 0.9), "what happened")],
)
def test_it_is_said_what_they_differ_on_where_that_is_sure(
    clauses: Callable[..., tuple[list[Facets], dict[str, Article]]], desk: Desk, asks: tuple[str, float], told: str
) -> None:
    every, articles = clauses(RAIL, GATE)
    model = Answers({frozenset(("The i", "A gat")): 3.0}, asks)
    meaning = Meaning(desk.encoder, model) if desk.encoder else None
    [draft] = opposed.conflicts(every, articles, {f.statement.id: n for n, f in enumerate(every)}, meaning, [])
    assert draft.asks == told


def _at_odds_with(
    every: list[Facets], articles: dict[str, Article], desk: Desk, words: str, odds: float
) -> list[Draft]:
    """What is reported where the iron railing is at odds with the sentences that begin with these words."""
    model = Answers({frozenset(("The i", f"{word} rai")): odds for word in words})
    meaning = Meaning(desk.encoder, model) if desk.encoder else None
    return opposed.conflicts(every, articles, {f.statement.id: 0 for f in every}, meaning, [])


def test_what_seems_at_odds_with_many_sentences_is_less_sure(
    clauses: Callable[..., tuple[list[Facets], dict[str, Article]]], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LIKENESS", "SHARED"):
        monkeypatch.setattr(weighing, name, 0.0)
    monkeypatch.setattr(opposed, "TOGETHER", opposed.SURE)
    told = clauses(RAIL, *(f"{word} railing of the chapel in Tarn held until five." for word in "ABCD"))
    assert _at_odds_with(*told, desk, "A", 3.3)
    assert not _at_odds_with(*told, desk, "ABCD", 3.3)


def test_what_is_not_sure_alone_is_reported_where_a_further_sentence_bears_it_out(
    clauses: Callable[..., tuple[list[Facets], dict[str, Article]]], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LIKENESS", "SHARED"):
        monkeypatch.setattr(weighing, name, 0.0)
    told = clauses(RAIL, *(f"{word} railing of the chapel in Tarn held until five." for word in "AB"), OTHER)
    assert not _at_odds_with(*told, desk, "A", 2.0)
    [draft] = _at_odds_with(*told, desk, "AB", 2.0)
    assert sorted(len(side.spans) for side in draft.sides) == [1, 2]


@pytest.mark.parametrize(
    ("one", "other", "reported"),
    [
        pytest.param(
            "Officers chased the car for 48 km along the coast road to Tarn.",
            "Deputies chased the car for about 30 miles along the coast road to Tarn.",
            False,
            id="one measure in two units",
        ),
        pytest.param(
            "More than 200 people live on the island of Orle, off the coast.",
            "Some 240 people live on the island of Orle, the county said.",
            False,
            id="a number left open",
        ),
        pytest.param(
            "The flood of 1962 killed 1,700 people in Tarn and hundreds more along the coast of Orle.",
            "In 1962 a flood killed 2,300 people in all of Orle.",
            False,
            id="a part beside which there are more",
        ),
        pytest.param(
            "The flood of 1962 killed 1,700 people along the coast of Orle.",
            "In 1962 a flood killed 2,300 people along the coast of Orle.",
            True,
            id="two numbers",
        ),
    ],
)
def test_numbers_that_agree_are_none(
    clauses: Callable[..., tuple[list[Facets], dict[str, Article]]],
    desk: Desk,
    one: str,
    other: str,
    reported: bool,
) -> None:
    every, articles = clauses(one, other)
    model = Answers({frozenset((one[:9], other[:9])): 6.0})
    meaning = Meaning(desk.encoder, model) if desk.encoder else None
    assert bool(opposed.conflicts(every, articles, {f.statement.id: 0 for f in every}, meaning, [])) == reported


def test_pairs_are_few_for_each_sentence_and_of_two_articles(
    clauses: Callable[..., tuple[list[Facets], dict[str, Article]]], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    each = 3
    monkeypatch.setattr(near_in_meaning, "EACH", each)
    texts = [f"The iron railing number {n} of the stairs gave way at the chapel in Tarn." for n in range(8)]
    every, articles = clauses(*texts)
    assert desk.encoder
    pairs = near(sentences(every, articles), desk.encoder)
    held = [s.spot for _, a, b in pairs for s in (a, b)]
    assert pairs
    assert [alike for alike, _, _ in pairs] == sorted((alike for alike, _, _ in pairs), reverse=True)
    assert all(a.article != b.article for _, a, b in pairs)
    assert max(held.count(spot) for spot in held) == each


def test_questions_cries_and_stamps_are_not_held_against_anything(
    clauses: Callable[..., tuple[list[Facets], dict[str, Article]]],
) -> None:
    every, articles = clauses(
        "Why did the railing of the stairs give way? They ran away. The railing of the stairs gave way."
    )
    assert [s.passage.text for s in sentences(every, articles)] == ["The railing of the stairs gave way."]


def test_one_dispute_told_twice_is_one_conflict(
    clauses: Callable[..., tuple[list[Facets], dict[str, Article]]], desk: Desk
) -> None:
    texts = (
        "The boy pointed a revolver at the officers, police said.",
        "Officers said that the boy had pointed a revolver at them.",
        "A woman who saw it says that the boy had nothing in his hands.",
        "The boy had nothing in his hands, says a woman who saw it.",
    )
    every, articles = clauses(*texts)
    model = Answers({frozenset(("The boy p", "A wom")): 6.0, frozenset(("Offic", "The boy h")): 5.0})
    meaning = Meaning(desk.encoder, model) if desk.encoder else None
    [draft] = opposed.conflicts(every, articles, {f.statement.id: 0 for f in every}, meaning, [])
    assert sorted(len(s.spans) for s in draft.sides) == [2, 2]


@pytest.mark.parametrize(
    ("asks", "one", "reported"),
    [
        pytest.param("where", "We're on the third floor", False, id="where somebody is who speaks"),
        pytest.param("where", "The house is situated on the coast", False, id="where a place is"),
        pytest.param("where", "They were on the third floor", True, id="where somebody was who is spoken of"),
        pytest.param("whether", "We're not on the second floor", True, id="whether it is so"),
    ],
)
def test_where_a_speaker_or_a_place_is_is_not_where_it_happened(
    clauses: Callable[..., tuple[list[Facets], dict[str, Article]]], desk: Desk, asks: str, one: str, reported: bool
) -> None:
    every, articles = clauses(
        f'"{one}," said Ola Brandt, who works for a bank in the house in Tarn.',
        "A man entered the office on the second floor of the house in Tarn and fired.",
    )
    model = Answers({frozenset(('"', "A man")): 6.0}, (asks, 0.9))
    meaning = Meaning(desk.encoder, model) if desk.encoder else None
    assert bool(opposed.conflicts(every, articles, {f.statement.id: 0 for f in every}, meaning, [])) == reported


def test_what_is_reconciled_already_is_none(
    clauses: Callable[..., tuple[list[Facets], dict[str, Article]]], desk: Desk
) -> None:
    every, articles = clauses(RAIL, GATE)
    model = Answers({frozenset(("The i", "A gat")): 6.0})
    meaning = Meaning(desk.encoder, model) if desk.encoder else None
    claims = {f.statement.id: 0 for f in every}
    sides = [[("a0", 4, 16)], [("a1", 2, 6)]]
    assert opposed.conflicts(every, articles, claims, meaning, [], [[sides[0]], [sides[1]]])
    assert not opposed.conflicts(every, articles, claims, meaning, [], [sides])


def test_the_details_of_a_sentence_are_its_values_and_whoever_and_whatever_takes_part(
    clauses: Callable[..., tuple[list[Facets], dict[str, Article]]],
) -> None:
    every, articles = clauses("On Monday a man with a bread knife wounded two guards of the bank in Tarn, and he fled.")
    [one] = sentences(every, articles)
    told = {w.text: bool(w.value) for w in details(one)}
    assert {text for text, value in told.items() if value} == {"Monday", "two"}
    assert {"a bread knife", "a man"} <= told.keys()
    assert "he" not in told
    assert all(articles["a0"].text[w.start : w.end] == w.text for w in details(one))


def test_words_that_are_at_odds_are_what_a_side_shows(
    clauses: Callable[..., tuple[list[Facets], dict[str, Article]]], desk: Desk
) -> None:
    every, articles = clauses(
        "A man stabbed the guard of the bank in Tarn with a bread knife.",
        "The guard of the bank in Tarn was stabbed with a screwdriver.",
    )
    model = Answers({frozenset(("A man", "The g")): 3.0}, ("how", 0.9), {("a bread knife", "a screwdriver"): 4.0})
    meaning = Meaning(desk.encoder, model) if desk.encoder else None
    [draft] = opposed.conflicts(every, articles, {f.statement.id: 0 for f in every}, meaning, [])
    assert [[e.text for e in s.spans] for s in draft.sides] == [["a bread knife"], ["a screwdriver"]]
    assert all(s.text in articles[s.spans[0].article].text for s in draft.sides)
    assert draft.asks == "how it happened"


def test_the_ages_of_two_people_are_no_two_numbers_of_one_thing(tell: Callable[..., Story]) -> None:
    story = tell(
        "Police sought Pavel Orsk after the shooting of Rudi Marsh, a 52-year-old doctor at the Tarn clinic.",
        "The 44-year-old Pavel Orsk emerged as the focus of the search after the shooting at the Tarn clinic.",
        OTHER,
    )
    assert not accounts(story)
