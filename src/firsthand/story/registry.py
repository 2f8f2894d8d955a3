"""Outlets and agencies: what they are called, where they are found, whose wire they carry."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from firsthand.errors import FirsthandError
from firsthand.model import Article

Kind = Literal["agency", "outlet"]

_CREDIT = re.compile(r"^[^\n]{0,60}?\(([^()\n]{2,40})\)\s*[—–-]", re.MULTILINE)
_LISTS = frozenset({"short", "hosts", "carries"})
_EDGES = " \t\n.,;:()[]*–—-/|"


class RegistryUnreadable(FirsthandError):
    """A registry of outlets that is not TOML, or not of the form of outlets.toml."""


@dataclass(frozen=True)
class Outlet:
    """One outlet or agency of the registry."""

    name: str
    kind: Kind
    short: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    owner: str | None = None
    carries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Registry:
    """The outlets known, found by any name or host; `sha256` is that of a user's own file, if there is one."""

    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    sha256: str | None = None

    @cached_property
    def _names(self) -> Mapping[str, Outlet]:
        return {_key(form): o for o in self.outlets.values() for form in (o.name, *o.short)}

    @cached_property
    def _hosts(self) -> Mapping[str, Outlet]:
        return {host: o for o in self.outlets.values() for host in o.hosts}

    def find(self, name: str | None) -> Outlet | None:
        """Return the outlet called so ("AFP", "the Associated Press", "CNN.com"), or None."""
        if not name:
            return None
        plain = name.strip(_EDGES)
        if plain.islower() and "." not in plain:  # "people" said so, not the magazine
            return None
        return self._names.get(_key(plain)) or self._hosts.get(plain.casefold())

    def at(self, url: str | None) -> Outlet | None:
        """Return the outlet whose host an address has, subdomains included, or None."""
        host = host_of(url)
        while host:
            if host in self._hosts:
                return self._hosts[host]
            host = host.partition(".")[2]
        return None

    def of(self, article: Article) -> str:
        """Name the outlet of an article: the one given, else its URL's host, else the article itself."""
        known = self.find(article.outlet) or (None if article.outlet else self.at(article.url))
        if known:
            return known.name
        return article.outlet or host_of(article.url) or article.id

    def credited(self, article: Article) -> tuple[str, ...]:
        """Name the agencies an article credits: in its byline, a credit line, or a dateline ("LIMA (Reuters) –")."""
        lines = [article.text[p.start : p.end] for p in article.parts if p.kind == "credit"]
        lines += [m.group(1) for m in _CREDIT.finditer(article.text[:1500])]
        lines += [article.byline or ""]
        lines += [line for line in article.text[:400].split("\n") if len(line) < 40]
        pieces = [p for line in lines for p in re.split(r"[/,|;]| and |\bby\b|\bBy\b", line)]
        found = (self.find(piece) for piece in pieces)
        own = self.of(article)
        return tuple(dict.fromkeys(o.name for o in found if o and o.kind == "agency" and o.name != own))


def _key(name: str) -> str:
    """Fold a name, but for one of capitals alone: "AP" is an agency, "ap" a word, "PEOPLE" a shout."""
    plain = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    return plain if plain.isupper() and len(plain) <= 5 else plain.casefold()


def host_of(url: str | None) -> str:
    """Return the host of an address without "www.", or "" where there is none."""
    if not url:
        return ""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


@cache
def default_registry() -> Registry:
    """Return the registry that comes with the package."""
    text = resources.files("firsthand.story").joinpath("outlets.toml").read_text(encoding="utf8")
    return Registry(_parsed(tomllib.loads(text)))


def load_registry(extra: Path | None = None) -> Registry:
    """Return the package's registry, extended and overridden by a user's own file of the same form.

    Raises:
        RegistryUnreadable: where that file cannot be read or is not of the form.
    """
    registry = default_registry()
    if extra is None:
        return registry
    try:
        found = extra.read_bytes()
        own = _parsed(tomllib.loads(found.decode()))
    except OSError as error:
        raise RegistryUnreadable(f"{extra}: {(error.strerror or str(error)).lower()}") from None
    except (ValueError, TypeError) as error:
        raise RegistryUnreadable(f"{extra}: not a registry of outlets: {' '.join(str(error).split())}") from None
    digest = hashlib.sha256(found).hexdigest()
    return replace(registry, outlets={**registry.outlets, **own}, sha256=digest)


def _parsed(tables: Mapping[str, Any]) -> dict[str, Outlet]:
    kinds: tuple[Kind, ...] = get_args(Kind)
    for kind, rows in tables.items():
        if kind not in kinds or not isinstance(rows, dict):
            raise ValueError(f"{kind!r} is no table of it; those are {' and '.join(f'[{k}]' for k in kinds)}")
        for name, row in rows.items():
            _checked(name, row)
    return {
        name: Outlet(
            name=name,
            kind=kind,
            short=tuple(row.get("short", ())),
            hosts=tuple(row.get("hosts", ())),
            owner=row.get("owner"),
            carries=tuple(row.get("carries", ())),
        )
        for kind in kinds
        for name, row in tables.get(kind, {}).items()
    }


def _checked(name: str, row: Any) -> None:
    """Raise ValueError where a row of the registry says what a row cannot say."""
    if not isinstance(row, dict):
        raise ValueError(f'{name!r} is no row like {{ hosts = ["gazette.example"] }}')
    for key, value in row.items():
        if key not in _LISTS | {"owner"}:
            raise ValueError(f"{name!r} has {key!r}; known are {', '.join(sorted(_LISTS | {'owner'}))}")
        whole = isinstance(value, list) and all(isinstance(v, str) for v in value)
        if not (whole if key in _LISTS else isinstance(value, str)):
            raise ValueError(f"{key} of {name!r} is no {'list of texts' if key in _LISTS else 'text'}")
