"""Word lists, kept as data beside the modules that read them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def lexicon(name: str, package: str = "firsthand.language") -> dict[str, Any]:
    """Return the tables of `<package>/<name>.toml`; read once, never changed."""
    with resources.files(package).joinpath(f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def words(name: str, key: str, package: str = "firsthand.language") -> frozenset[str]:
    """Return one list of a lexicon as a set, for membership tests; `key` may be dotted ("saying.plain")."""
    table: Any = lexicon(name, package)
    for step in key.split("."):
        table = table[step]
    return frozenset(table)
