from __future__ import annotations

from collections.abc import Sequence

from makers import anonymous, article, outlet, person, statement

from firsthand.model import Article, Entity, Source, Statement
from firsthand.story.origins.copies import copies
from firsthand.story.origins.graph import Origins, origins
from firsthand.story.registry import default_registry

WORDS = "The ferry ran aground off the island with forty people on board late on Monday evening in thick fog"


def find(articles: Sequence[Article], *claims: Sequence[Statement]) -> Origins:
    return origins([[c] for c in claims], articles, copies(articles), (), default_registry())


def test_without_a_chain_the_origin_is_the_outlet_else_the_host_else_the_article() -> None:
    articles = [
        article("1", "It sank off Norvik.", outlet="Norvik Daily"),
        article("2", "It went down off Norvik.", url="http://www.ostrava-post.example/a"),
        article("3", "Off Norvik it sank."),
    ]
    found = find(articles, [statement(a, a.text) for a in articles])
    assert found.of == (("o:outlet:norvik-daily", "o:outlet:ostrava-post-example", "o:outlet:3"),)


def test_what_an_article_gives_on_someones_word_elsewhere_has_that_origin() -> None:
    a = article("1", "Ferry sinks. The ferry sank, Ine Storli said.", outlet="Norvik Daily")
    found = find([a], [statement(a, "Ferry sinks"), statement(a, "The ferry sank", person("Ine Storli"))])
    assert found.of == (("o:person:ine-storli",),)


def test_a_chain_that_ends_at_an_agency_folds_into_the_one_that_passes_through_it() -> None:
    a = article("1", "The ferry sank, AFP reported.", outlet="Norvik Daily")
    b = article("2", "It sank, Ine Storli told AFP.", outlet="Ostrava Post")
    found = find(
        [a, b],
        [statement(a, "The ferry sank", outlet("AFP")), statement(b, "It sank", outlet("AFP"), person("Ine Storli"))],
    )
    assert found.of == (("o:person:ine-storli",),)
    record = next(o for o in found.records if o.id == "o:person:ine-storli")
    assert "o:organization:agence-france-presse" in record.via
    assert record.articles == ("1", "2")


def test_anonymous_sources_of_one_paper_are_one_origin_and_of_two_papers_two() -> None:
    a = article("1", "They are dating, a source told the Norvik Daily.", outlet="Ostrava Post")
    b = article("2", "The two are a couple, the Norvik Daily claims, citing an insider.", outlet="Gull Weekly")
    c = article("3", "They have been together for years, an insider says.", outlet="Harbour News")
    told = [
        statement(a, "They are dating", outlet("Norvik Daily"), anonymous("source")),
        statement(b, "The two are a couple", outlet("Norvik Daily"), anonymous("insider")),
    ]
    assert len(find([a, b], told).of[0]) == 1
    other = statement(c, "They have been together for years", anonymous("insider"))
    assert len(find([a, b, c], [*told, other]).of[0]) == 2


def test_a_reprint_has_the_origin_of_what_it_reprints() -> None:
    a = article("1", WORDS + ". Nobody was hurt, and all of them were home by midnight.", outlet="Norvik Daily")
    b = article("2", a.text, published="2031-03-02", outlet="Ostrava Post")
    found = find([a, b], [statement(a, WORDS), statement(b, WORDS)])
    assert found.of == (("o:outlet:norvik-daily",),)


def test_a_passage_taken_over_without_its_source_keeps_that_source() -> None:
    a = article("1", f"{WORDS}, Ine Storli said on the quay.", outlet="Norvik Daily")
    b = article("2", f"All is well. {WORDS}. More follows as we get it.", published="2031-03-02", outlet="Ostrava Post")
    found = find([a, b], [statement(a, WORDS, person("Ine Storli")), statement(b, WORDS)])
    assert found.of == (("o:person:ine-storli",),)


def test_two_outlets_that_credit_one_agency_are_one_origin() -> None:
    a = article("1", "The ferry sank.", outlet="Norvik Daily", credit="Reuters")
    b = article("2", "OSTRAVA (Reuters) - A ferry went down.", outlet="Ostrava Post")
    found = find([a, b], [statement(a, "The ferry sank"), statement(b, "A ferry went down")])
    assert found.of == (("o:organization:reuters",),)


def test_outlets_that_cite_each_other_are_a_circle_with_the_earliest_as_origin() -> None:
    a = article("1", "The mayor resigns, the Ostrava Post reported.", outlet="Norvik Daily")
    b = article("2", "The mayor steps down, the Norvik Daily reported.", published="2031-03-02", outlet="Ostrava Post")
    found = find(
        [a, b],
        [
            statement(a, "The mayor resigns", outlet("Ostrava Post")),
            statement(b, "The mayor steps down", outlet("Norvik Daily")),
        ],
    )
    assert found.of == (("o:outlet:norvik-daily",),)
    assert [c.origins for c in found.circles] == [("o:outlet:norvik-daily", "o:outlet:ostrava-post")]


def test_two_named_people_are_two_origins() -> None:
    a = article("1", "The ferry sank, Ine Storli said. It sank, Tomas Brandvold said.", outlet="Norvik Daily")
    found = find(
        [a], [statement(a, "The ferry sank", person("Ine Storli")), statement(a, "It sank", person("Tomas Brandvold"))]
    )
    assert found.of == (("o:person:ine-storli", "o:person:tomas-brandvold"),)


def test_a_body_without_a_name_is_one_origin_whoever_quotes_it() -> None:
    a = article("1", "The ferry sank, authorities said.", outlet="Ostrava Post")
    b = article("2", "It went down, according to the authorities.", outlet="Gull Weekly")
    bodies = [Entity(id=f"e:group:authorities{n}", name="authorities", type="group") for n in ("", "-2")]
    told = [
        statement(article_, words, Source(name="authorities", kind="organization", entity=body.id))
        for article_, words, body in ((a, "The ferry sank", bodies[0]), (b, "It went down", bodies[1]))
    ]
    found = origins([[told]], [a, b], copies([a, b]), bodies, default_registry())
    assert found.of == (("o:organization:authorities",),)


def test_one_sentence_in_two_papers_on_one_day_with_no_source_is_one_origin() -> None:
    a = article("1", f"{WORDS}.", outlet="Norvik Daily")
    b = article("2", f"{WORDS}.", outlet="Ostrava Post")
    assert find([a, b], [statement(a, WORDS), statement(b, WORDS)]).of == (("o:outlet:norvik-daily",),)


def test_a_short_sentence_is_one_origin_where_the_papers_share_a_passage_besides() -> None:
    said = "Nobody else was hurt that night"
    a = article("1", f"{WORDS}. {said}.", outlet="Norvik Daily")
    b = article("2", f"{WORDS}. {said}.", outlet="Ostrava Post")
    c = article("3", f"{said}.", outlet="Gull Weekly")
    found = find([a, b, c], [statement(x, said) for x in (a, b, c)])
    assert found.of == (("o:outlet:norvik-daily", "o:outlet:gull-weekly"),)


def test_the_same_unnamed_words_in_two_papers_are_one_speakers() -> None:
    a = article("1", f"{WORDS}, a spokesman said.", outlet="Norvik Daily")
    b = article("2", f"{WORDS}, an official said.", outlet="Ostrava Post")
    told = [statement(a, WORDS, anonymous("spokesman")), statement(b, WORDS, anonymous("official"))]
    assert find([a, b], told).of == (("o:anonymous:spokesman-norvik-daily",),)


def test_words_of_somebody_named_are_so_where_another_paper_only_says_a_doctor() -> None:
    said = "It was over in a minute"
    a = article("1", f"“{said},” a witness said.", outlet="Norvik Daily")
    b = article("2", f"“{said},” Ine Storli said.", outlet="Ostrava Post")
    told = [statement(a, said, anonymous("witness")), statement(b, said, person("Ine Storli"))]
    assert find([a, b], told).of == (("o:person:ine-storli",),)


def test_a_paper_that_is_cited_is_the_one_that_prints() -> None:
    a = article("1", "The two are engaged, an insider says.", outlet="The Norvik Tattle")
    b = article("2", "They are engaged, the Norvik Tattle claims.", outlet="Ostrava Post")
    cited = Source(name="Norvik Tattle", kind="organization")
    told = [statement(a, "The two are engaged", anonymous("insider")), statement(b, "They are engaged", cited)]
    assert find([a, b], told).of == (("o:anonymous:insider-norvik-tattle",),)


def test_each_article_says_how_it_has_what_an_origin_says() -> None:
    a = article("1", f"{WORDS}, Ine Storli told AFP.", outlet="Norvik Daily")
    b = article("2", f"{WORDS}.", outlet="Ostrava Post")
    c = article("3", "A ferry is aground off the island.", outlet="Gull Weekly")
    told = [
        statement(a, WORDS, outlet("AFP"), person("Ine Storli")),
        statement(b, WORDS),
        statement(c, "A ferry is aground off the island"),
    ]
    links = {(link.article, link.how, link.via, link.claims) for o in find([a, b, c], told).records for link in o.links}
    afp = ("o:organization:agence-france-presse",)
    assert links == {("1", "named", afp, 1), ("2", "taken", ("o:outlet:norvik-daily", *afp), 1), ("3", "own", (), 1)}


def test_a_number_that_a_sentence_alike_does_not_say_is_not_from_there() -> None:
    early = "In 1931, a huge quake off Norvik triggered a flood that killed 300 people across Ostria"
    late = "In 1931, a magnitude-9 quake off Norvik triggered a flood that killed 300 people in 14 towns"
    a = article("1", f"{early}.", outlet="Norvik Daily", published="2031-05-01")
    b = article("2", f"{late}.", outlet="Ostrava Post", published="2031-05-02")
    same = find([a, b], [statement(a, early), statement(b, late)])
    assert same.of == (("o:outlet:norvik-daily", "o:outlet:ostrava-post"),)


def test_what_a_reprint_adds_is_not_from_what_it_reprints() -> None:
    own = "Two runners from Ostrow College were asleep in the saloon, said Ine Storli."
    wire = f"{WORDS}. Divers went down at first light and found the hull lying on its side in forty metres of water."
    a = article("1", wire, outlet="Norvik Daily", published="2031-05-01")
    b = article("2", f"{wire}\n{own}", outlet="Ostrow Post", published="2031-05-02")
    said = statement(b, "Two runners from Ostrow College were asleep in the saloon", person("Ine Storli"))
    taken = statement(b, WORDS)
    assert copies([a, b]).copy_of == {"2": "1"}
    found = find([a, b], [said], [statement(a, WORDS), taken])
    assert found.of == (("o:person:ine-storli",), ("o:outlet:norvik-daily",))


def test_a_paper_is_the_one_its_own_article_calls_by_the_end_of_its_name() -> None:
    a = article("1", "The ferry sank, Ine Storli told the Daily.", outlet="Norvik Daily")
    found = find([a], [statement(a, "The ferry sank", outlet("Daily"), person("Ine Storli"))])
    assert found.chains[f"s:1:0-{len('The ferry sank')}"] == ("o:outlet:norvik-daily", "o:person:ine-storli")


def test_an_agency_stands_for_whom_it_quotes_only_where_that_one_says_it() -> None:
    a = article("1", "A quake shook Norvik at 07:37, AFP said.", outlet="Norvik Daily")
    b = article("2", "A strong quake shook Norvik, Ine Storli told AFP.", outlet="Ostrava Post")
    timed = statement(a, "A quake shook Norvik at 07:37", outlet("AFP"))
    strong = statement(b, "A strong quake shook Norvik", outlet("AFP"), person("Ine Storli"))
    found = find([a, b], [timed, strong])
    assert found.of == (("o:person:ine-storli",),)
    assert found.said_by([timed.id]) == ("o:organization:agence-france-presse",)
    assert found.said_by([timed.id, strong.id]) == ("o:person:ine-storli",)
