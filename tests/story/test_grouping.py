from __future__ import annotations

import random

from makers import article

from firsthand.story.grouping import group_articles

FERRY = [
    "A ferry with forty people ran aground off Norvik. Captain Ine Storli said fog had hidden the harbour lights.",
    "Norvik ferry runs aground in fog. All forty people came ashore, Captain Ine Storli told reporters.",
    "Divers looked at the hull of the Norvik ferry. Ine Storli, its captain, blamed the fog and the harbour lights.",
]
POOL = [
    "The council of Ostrava Falls voted to keep the swimming pool open. Mayor Jan Kubat called it worth the money.",
    "Ostrava Falls keeps its pool: Mayor Jan Kubat won the council vote, and swimming goes on through the winter.",
]


def pile() -> list[str]:
    return [*FERRY, *POOL]


def test_articles_of_one_story_come_together_and_are_named_by_the_earliest() -> None:
    found = group_articles(article(str(i), text, f"2031-03-0{i + 1}") for i, text in enumerate(pile()))
    assert found == {"0": "0", "1": "0", "2": "0", "3": "3", "4": "3"}


def test_the_order_of_arrival_changes_nothing() -> None:
    articles = [article(str(i), text) for i, text in enumerate(pile())]
    expected = group_articles(articles)
    for seed in range(4):
        assert group_articles(random.Random(seed).sample(articles, len(articles))) == expected


def test_an_article_alone_is_a_story_and_nothing_is_none() -> None:
    assert group_articles([article("7", FERRY[0])]) == {"7": "7"}
    assert group_articles([]) == {}


def test_empty_texts_are_stories_of_their_own() -> None:
    assert group_articles([article("1"), article("2")]) == {"1": "1", "2": "2"}


def test_two_ferries_two_years_apart_by_their_own_words_are_two_stories() -> None:
    first = "12 March 2029\nA ferry ran aground off Norvik in thick fog, Captain Ine Storli said."
    second = "4 June 2031\nA ferry caught fire off Kedirun, Captain Tomas Brandvold said."
    assert group_articles([article("1", first), article("2", second)]) == {"1": "1", "2": "2"}
