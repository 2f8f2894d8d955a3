from __future__ import annotations

from pathlib import Path

import pytest
from makers import article

from firsthand.story.registry import RegistryUnreadable, default_registry, load_registry


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("AFP", "Agence France-Presse"),
        ("the Associated Press", "Associated Press"),
        ("CNN.com", "CNN"),
        ("nypost.com", "New York Post"),
        ("people", None),
        ("Norvik Daily", None),
        (None, None),
    ],
)
def test_an_outlet_is_found_by_any_of_its_names(name: str | None, found: str | None) -> None:
    hit = default_registry().find(name)
    assert (hit.name if hit else None) == found


def test_an_article_without_an_outlet_has_the_one_of_its_host() -> None:
    registry = default_registry()
    assert registry.of(article("1", url="https://edition.cnn.com/a")) == "CNN"
    assert registry.of(article("1", url="https://www.norvik.example/a")) == "norvik.example"
    assert registry.of(article("1")) == "1"


def test_a_users_file_extends_the_registry(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[agency]\n"Norvik Wire" = { short = ["NW"], hosts = ["nw.example"] }\n')
    registry = load_registry(own)
    found = registry.find("NW")
    assert found is not None
    assert found.kind == "agency"
    assert registry.find("AFP") is not None


def test_a_users_file_that_is_no_registry_is_named_in_one_line(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("agency = 3")
    with pytest.raises(RegistryUnreadable, match=r"own\.toml"):
        load_registry(own)


def test_every_name_and_host_belongs_to_one_outlet_only() -> None:
    registry = default_registry()
    names = [n.casefold().removeprefix("the ") for o in registry.outlets.values() for n in {o.name, *o.short}]
    per = {o.name: {x.casefold().removeprefix("the ") for x in (o.name, *o.short)} for o in registry.outlets.values()}
    assert sum(map(len, per.values())) == len(set(names))
    carried = {c for o in registry.outlets.values() for c in o.carries}
    assert carried <= set(registry.outlets)
