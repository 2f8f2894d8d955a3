"""Public names of a room, whose modules are loaded when one of them is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any


def lazily(package: str, homes: Mapping[str, Sequence[str]]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package (PEP 562) that finds its public names where they live.

    Args:
        package: its name.
        homes: of every module, named from `package` on ("desk.cards"), what it makes public; the module itself
            where that is called so.
    """

    def found(name: str) -> Any:
        home = next((home for home, names in homes.items() if name in names), None)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module = import_module(f"{package}.{home}")
        return module if home.rpartition(".")[2] == name else getattr(module, name)

    return found
