"""The framework as it comes with a release: its version, areas, competences and role profiles."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from vivaio.kernel.text import Text

#: The bands in which somebody grows, two levels each: foundation, intermediate, advanced, expert.
BANDS = ("F", "I", "A", "X")
#: The levels of one competence.
LEVELS = range(1, 2 * len(BANDS) + 1)


def band_of(level: int) -> str:
    """The band of a level: 1 and 2 are the foundation."""
    return BANDS[(level - 1) // 2]


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement of what somebody can do, or a step that leads into a band; `code` as in F2."""

    code: str
    band: str
    words: Text


@dataclass(frozen=True, slots=True)
class Written:
    """A competence with what is said of it."""

    code: str
    name: Text
    definition: Text
    statements: Sequence[Piece]
    steps: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Area:
    """Competences that belong together; its code begins theirs."""

    code: str
    name: Text
    definition: Text


@dataclass(frozen=True, slots=True)
class Profile:
    """A role, with the level that it asks for in each competence."""

    code: str
    name: Text
    targets: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Framework:
    """All of it, under the number and the day of its edition."""

    version: str
    dated: date
    areas: Sequence[Area]
    competences: Sequence[Written]
    profiles: Sequence[Profile]

    def profile(self, code: str) -> Profile | None:
        """One role profile, if there is one of this code."""
        return next((one for one in self.profiles if one.code == code), None)


def _text(given: Mapping[str, str]) -> Text:
    return Text("en", dict(given))


def pieces(given: Sequence[Mapping[str, Any]]) -> tuple[Piece, ...]:
    """Statements or steps as files write them: numbered within their band."""
    counted: dict[str, int] = {}
    made = []
    for one in given:
        band = one["band"]
        counted[band] = counted.get(band, 0) + 1
        made.append(Piece(f"{band}{counted[band]}", band, _text(one["words"])))
    return tuple(sorted(made, key=lambda one: (BANDS.index(one.band), one.code)))


def _competence(given: Mapping[str, Any]) -> Written:
    return Written(
        given["code"], _text(given["name"]), _text(given["definition"]),
        pieces(given["statement"]), pieces(given["step"]),
    )  # fmt: skip


def read(tables: Sequence[Mapping[str, Any]]) -> Framework:
    """The framework from its tables, whichever file each of them stood in."""
    found: dict[str, list[Mapping[str, Any]]] = {"area": [], "competence": [], "profile": []}
    edition: Mapping[str, Any] = {}
    for one in tables:
        edition = one.get("edition") or edition
        for name, several in found.items():
            several += one.get(name, ())
    areas = [Area(one["code"], _text(one["name"]), _text(one["definition"]))
             for one in found["area"]]  # fmt: skip
    profiles = [Profile(one["code"], _text(one["name"]), dict(one["targets"]))
                for one in found["profile"]]  # fmt: skip
    competences = sorted(map(_competence, found["competence"]), key=lambda one: one.code)
    return Framework(edition["version"], edition["dated"], areas, competences, profiles)


@cache
def released() -> Framework:
    """The framework of this release."""
    folder = files("vivaio.contexts.competences").joinpath("framework")
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml"))
    texts = [folder.joinpath(name).read_text(encoding="utf-8") for name in names]
    return read([tomllib.loads(text) for text in texts])
