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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[agencies]\n", "'agencies' is no table of it"),
        ('[outlet]\n"Osk Herald" = 3\n', "'Osk Herald' is no row"),
        ('[outlet]\n"Osk Herald" = { host = ["osk.example"] }\n', "'Osk Herald' has 'host'; known are"),
        ('[outlet]\n"Osk Herald" = { hosts = "osk.example" }\n', "hosts of 'Osk Herald' is no list of texts"),
        ("[outlet", "not a registry of outlets"),
    ],
)
def test_what_a_registry_cannot_say_is_named(tmp_path: Path, text: str, said: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text)
    with pytest.raises(RegistryUnreadable, match=said) as error:
        load_registry(own)
    assert "\n" not in str(error.value)


def test_a_registry_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegistryUnreadable, match="no such file"):
        load_registry(tmp_path / "gone.toml")


def test_a_registry_of_ones_own_has_a_fingerprint(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[agency]\n"Norvik Wire" = {}\n')
    assert default_registry().sha256 is None
    assert len(load_registry(own).sha256 or "") == 64
