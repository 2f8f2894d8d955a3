"""Word lists, kept as data beside the modules that read them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def lexicon(name: str, package: str = "firsthand.language") -> dict[str, Any]:
    """Return the tables of `<name>.toml` in a package or, beside the module that reads it, in a room of it."""
    home = resources.files(package)
    rooms = sorted((room for room in home.iterdir() if room.is_dir()), key=lambda room: room.name)
    found = next((file for room in (home, *rooms) if (file := room.joinpath(f"{name}.toml")).is_file()), None)
    if found is None:
        raise FileNotFoundError(f"{package} has no lexicon {name!r}")
    return tomllib.loads(found.read_text(encoding="utf8"))


@cache
def words(name: str, key: str, package: str = "firsthand.language") -> frozenset[str]:
    """Return one list of a lexicon as a set, for membership tests; `key` may be dotted ("saying.plain")."""
    table: Any = lexicon(name, package)
    for step in key.split("."):
        table = table[step]
    return frozenset(table)
