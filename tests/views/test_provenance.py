from __future__ import annotations

import hostile
import pier

from firsthand.views.index import Index
from firsthand.views.layers import Edge, layout
from firsthand.views.provenance import Graph, graph, origin_rows


def _graph(**changes: object) -> Graph:
    found = graph(Index(pier.story(**changes)))
    assert found is not None
    return found


def _boxes_apart(drawn: Graph) -> bool:
    boxes = [(n.x, n.y, n.x + n.width, n.y + n.height) for n in drawn.nodes]
    return not any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for k, a in enumerate(boxes) for b in boxes[:k]
    )


def test_a_reprint_is_a_dashed_line_from_what_it_reprints() -> None:
    dashed = {line.title for line in _graph().lines if line.dashed}
    assert dashed == {
        "Calder Evening Post reprints Estmere News Agency (1 article)",
        "Westmoor Gazette reprints Estmere News Agency (1 article)",
    }


def test_a_source_stands_left_of_who_passed_it_on_and_that_left_of_who_printed_it() -> None:
    x = {node.label: node.x for node in _graph().nodes}
    assert x["Estmere Coastal Police"] < x["Estmere News Agency"] < x["Westmoor Gazette"]
    assert x["“source close to the production”"] < x["Estmere Star"] < x["Screen & Signal"]


def test_boxes_never_overlap_at_ten_or_at_sixty_articles() -> None:
    assert _boxes_apart(_graph())
    big = graph(Index(hostile.many(60)))
    assert big is not None
    assert _boxes_apart(big)
    assert len(big.nodes) < 70


def test_sources_past_those_that_can_be_read_are_counted() -> None:
    base = pier.ORIGINS[0]
    origins = tuple(
        type(base)(id=f"o:person:{n:02}", name=f"Person {n:02}", kind="person", articles=(pier.ARTICLES[n % 8].id,))
        for n in range(90)
    )
    claim = pier.CLAIMS["unhurt"]
    claims = tuple(
        type(claim)(id=f"c:{n}", text="x", statements=claim.statements, origins=(origin.id,))
        for n, origin in enumerate(origins)
    )
    drawn = _graph(origins=origins, claims=claims)
    assert len(drawn.nodes) < 40
    assert sum(node.label.endswith("further sources") for node in drawn.nodes) == 7


def test_what_a_reprint_took_over_comes_by_its_original_alone() -> None:
    post = "o:outlet:calder-evening-post"
    renn = next(origin for origin in pier.ORIGINS if origin.name == "Tobias Renn")
    others = tuple(origin for origin in pier.ORIGINS if origin is not renn)
    told = type(renn)(id=renn.id, name=renn.name, kind=renn.kind, articles=renn.articles, via=(*renn.via, post))
    outlet = type(renn)(id=post, name="Calder Evening Post", kind="outlet", articles=(pier.BY_NUMBER["02"].id,))
    titles = [line.title for line in _graph(origins=(*others, told, outlet)).lines]
    assert not any(title.startswith("Tobias Renn → Calder Evening Post") for title in titles)
    assert any(title.startswith("Tobias Renn → Estmere News Agency") for title in titles)


def test_what_a_reprint_adds_of_its_own_is_drawn_to_it() -> None:
    gazette = pier.BY_NUMBER["04"].id
    base = pier.ORIGINS[0]
    own = type(base)(id="o:person:carys-dunmore", name="Carys Dunmore", kind="person", articles=(gazette,))
    claim = pier.CLAIMS["unhurt"]
    claims = (type(claim)(id="c:1", text="x", statements=claim.statements, origins=(own.id,)),)
    titles = [line.title for line in _graph(origins=(*pier.ORIGINS, own), claims=claims).lines]
    assert "Carys Dunmore → Westmoor Gazette (1 claim)" in titles


def test_two_that_quote_each_other_are_still_drawn() -> None:
    edges = [Edge("a", "b", 1, False), Edge("b", "a", 1, False)]
    placed = layout(["a", "b"], edges, 400, set())
    assert len(placed.paths) == 2
    assert all(box.x + placed.box_width <= 400 for box in placed.boxes.values())


def test_a_line_over_several_columns_passes_between_the_boxes() -> None:
    edges = [Edge("a", "b", 1, False), Edge("b", "c", 1, False), Edge("a", "c", 1, False)]
    placed = layout(["a", "b", "c"], edges, 900, set())
    far = {f"{edge.source}{edge.target}": path for edge, path in placed.paths}["ac"]
    level = float(far.split("H")[0].rpartition(",")[2])
    box = placed.boxes["b"]
    assert not box.y < level < box.y + box.height


def test_an_origin_is_listed_with_the_claims_it_is_first_hand_for() -> None:
    rows = {row.name: row for row in origin_rows(Index(pier.story()))}
    assert rows["Priya Coldwell"].counted == "2 claims"
    assert rows["Estmere News Agency"].claims == 0
    assert rows["source close to the production"].kind == "unnamed source"
