"""Reading the demonstration's files: tables become texts, sources and evidence."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from vivaio.kernel.text import Text
from vivaio.platform.records import queries as records
from vivaio.platform.records.operations import Evidence, Said
from vivaio.platform.tenancy.viewer import Viewer

Table = Mapping[str, Any]


@cache
def table(name: str) -> Table:
    """One file of `data/`."""
    path = files("vivaio.lobby.demo").joinpath("data", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def text(given: Table | None) -> Text:
    """Words by language; `source` is the language of the original (English when not given)."""
    if not given:
        return Text("en", {})
    words = {key: value for key, value in given.items() if key not in ("source", "stale")}
    return Text(given.get("source", "en"), words, stale=frozenset(given.get("stale", ())))


@cache
def checked_on(source: str) -> date | None:
    """The day a source was last compared with what is stored here."""
    for one in table("sources")["source"]:
        if one["key"] == source:
            return day(one.get("checked_on"))
    raise LookupError(source)


def day(value: str | None) -> date | None:
    """A day as the files write it."""
    return date.fromisoformat(value) if value else None


def evidence(given: Table) -> Evidence:
    """What one citation says."""
    source = given["source"]
    return Evidence(source.lower(), given.get("quotation", ""), checked_on(source))


def by_field(
    provenance: Sequence[Table], names: Mapping[str, str] | None = None
) -> dict[str, list[Evidence]]:
    """Evidence by field, under the names our models give to fields."""
    found: dict[str, list[Evidence]] = {}
    for one in provenance:
        field = (names or {}).get(one["field"], one["field"])
        found.setdefault(field, []).append(evidence(one))
    return found


def said(given: Table, subject: str = "") -> Said:
    """One assertion."""
    return Said(
        subject=subject or given["subject"],
        text=text(given["text"]),
        evidence=evidence(given),
        on=given.get("on", ""),
        standing=given.get("status", "in_force"),
        stated_on=given.get("stated_on", ""),
    )


def record(named: str) -> UUID:
    """The identity of a record that is there already, named by kind and slug: `need:a-slug`."""
    kind, _, slug = named.partition(":")
    for one in records.of_kind(Viewer.system(), kind):
        if one.address.rstrip("/").endswith(f"/{slug}"):
            return one.uid
    raise LookupError(named)
