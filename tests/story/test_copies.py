from __future__ import annotations

import random

from makers import article

from firsthand.story.origins.copies import copies

WIRE = (
    "A ferry with forty people on board ran aground off the island of Norvik on Monday evening. "
    "Rescue boats brought everyone ashore within two hours, the coast guard said. "
    "Captain Ine Storli told reporters that fog had hidden the harbour lights until it was too late. "
    "The ferry line said it would pay for new tickets and for a night in a hotel. "
    "Divers will look at the hull as soon as the wind drops, which may take until Thursday. "
    "The island has been without a second ferry since the spring, when the old one was sold for scrap."
)
OTHER = (
    "The town council of Ostrava Falls voted on Tuesday to keep the swimming pool open through the winter. "
    "Heating it will cost about ninety thousand crowns, which members of three parties called worth the money. "
    "Pupils from four schools had written letters and sung on the steps of the hall before the vote was taken."
)


def test_a_reprint_under_another_outlet_is_a_copy_of_the_earlier_article() -> None:
    found = copies([article("b", WIRE, "2031-03-02"), article("a", WIRE, "2031-03-01"), article("c", OTHER)])
    assert found.copy_of == {"b": "a"}


def test_of_two_reprints_on_one_date_the_lower_id_is_the_original() -> None:
    assert copies([article("2", WIRE), article("1", WIRE)]).copy_of == {"2": "1"}


def test_a_shortened_reprint_is_still_a_copy() -> None:
    short = " ".join(WIRE.split()[:50])
    assert copies([article("a", WIRE), article("b", short, "2031-03-02")]).copy_of == {"b": "a"}


def test_a_second_stage_that_shares_half_is_no_copy_but_has_passages() -> None:
    words = WIRE.split()
    later = " ".join(words[: len(words) // 2]) + " " + OTHER
    found = copies([article("a", WIRE), article("b", later, "2031-03-02")])
    assert found.copy_of == {}
    assert {(p.article, p.source) for p in found.passages} == {("b", "a")}


def test_a_passage_goes_on_over_a_changed_word_and_its_offsets_are_exact() -> None:
    changed = "Elsewhere it was calm. " + WIRE[WIRE.index("Rescue") :].replace("reporters", "journalists")
    first, second = article("a", WIRE), article("b", changed, "2031-03-02")
    (passage,) = copies([first, second]).passages
    assert second.text[passage.start : passage.end].startswith("Rescue boats brought")
    assert first.text[passage.source_start : passage.source_end].startswith("Rescue boats brought")
    assert second.text[passage.start : passage.end].endswith("for scrap")


def test_a_set_phrase_is_no_passage() -> None:
    first = article("a", "The police said on Monday that a man had been arrested in the north of the city.")
    second = article(
        "b", "The police said on Monday that three boats were missing and the search goes on.", "2031-03-02"
    )
    assert copies([first, second]).passages == ()


def test_the_order_of_articles_changes_nothing() -> None:
    articles = [article(str(i), WIRE if i % 2 else OTHER, f"2031-03-0{i}") for i in range(1, 8)]
    expected = copies(articles)
    for seed in range(3):
        shuffled = random.Random(seed).sample(articles, len(articles))
        assert copies(shuffled) == expected


def test_an_article_of_four_words_has_no_runs_and_is_no_copy() -> None:
    assert copies([article("a", "Too short to say"), article("b", "Too short to say")]).copy_of == {}
