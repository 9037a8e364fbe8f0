"""Concepts as somebody wrote them, in our own files or in a file of SKOS, before they are rows."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from vivaio.kernel.text import Text

#: The schemes in the order shown; each is a file of `data/`.
SCHEMES = ("kind", "sector", "level", "theme", "target_group", "method")


@dataclass(frozen=True, slots=True)
class Scheme:
    """A list of concepts: what it is called and what it is for."""

    code: str
    label: Text
    definition: Text


@dataclass(frozen=True, slots=True)
class Written:
    """A concept as written: `matches` are pairs of a relation of SKOS and an address."""

    scheme: str
    code: str
    label: Text
    definition: Text = field(default_factory=lambda: Text("en"))
    broader: str = ""
    alternative: Mapping[str, list[str]] = field(default_factory=dict)
    matches: tuple[tuple[str, str], ...] = ()
    deprecated: bool = False
    replaced_by: str = ""


@cache
def _file(scheme: str) -> Mapping[str, Any]:
    name = f"{scheme.replace('_', '-')}.toml"
    path = files("vivaio.ground.taxonomy").joinpath("data", name)
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def scheme(code: str) -> Scheme:
    """One of `SCHEMES`."""
    head = _file(code)["scheme"]
    return Scheme(code, Text("en", head["label"]), Text("en", head["definition"]))


def released() -> Iterator[Written]:
    """All concepts that come with this release, scheme by scheme in the order shown."""
    for code in SCHEMES:
        for one in _file(code)["concept"]:
            yield Written(
                scheme=code,
                code=one["code"],
                label=Text("en", one["label"]),
                definition=Text("en", one.get("definition", {})),
                broader=one.get("broader", ""),
                alternative=one.get("alternative", {}),
                matches=tuple((m["relation"], m["target"]) for m in one.get("matches", ())),
                deprecated=one.get("deprecated", False),
                replaced_by=one.get("replaced_by", ""),
            )
